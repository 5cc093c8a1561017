"""What editors write beside the seeds: corrections of one article, and the archive's own authority records.

A section of such a file is one function that turns its node into a value or complains; ``EDITS``, ``RECORD`` and
``OFFICE`` list the sections by their keys. Every mistake of a file is reported, each with its line.
"""

from __future__ import annotations

import calendar
import difflib
import re
from collections.abc import Callable, Iterator
from collections.abc import Mapping as MappingType
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Any, Generic, TypeAlias, TypeVar, get_args
from urllib.parse import urlsplit

from annotate import yamlfile
from annotate.invisible import LABELLED
from annotate.model import LineClass, MentionType, Publish
from annotate.problems import BadInput, Problem
from annotate.read import shown
from annotate.yamlfile import Mapping, Node, Scalar, Sequence

T = TypeVar("T")

LINE_CLASSES = get_args(LineClass)
PUBLISH = get_args(Publish)
TYPES = get_args(MentionType)
YES_OR_NO = {"true": True, "yes": True, "false": False, "no": False}
LAST_LINE = 1_000_000

# 12, 14-20, 14–20: lines of a seed, counted from 1
LINES = re.compile(r"([1-9][0-9]{0,6})(?:\s?[-–]\s?([1-9][0-9]{0,6}))?")
# 2017, 2017-04, 2017-04-12
DATE = re.compile(r"([0-9]{4})(?:-([0-9]{2})(?:-([0-9]{2}))?)?")
# 12/4/2017, 12-4-2017, 12.4.2017: right in a text, but not in these files
DAY_FIRST = re.compile(r"([0-9]{1,2})[/.-]([0-9]{1,2})[/.-]([0-9]{4})")
# the id of an entity: what may stand in its address
ID = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")


@dataclass(frozen=True, slots=True)
class Located(Generic[T]):
    """A value of an editor's file with its line there, so that later steps can say which line asks for too much."""

    value: T
    line: int


@dataclass(frozen=True, slots=True)
class GivenDate:
    """A date as an editor gives it: the ISO day where it is known, and the ISO days it lies between, included."""

    value: str | None
    earliest: str
    latest: str


@dataclass(frozen=True)
class Edits:
    """The editor's corrections of one article; what is None or empty is left to the machine.

    ``skip`` is the reason not to read the seed at all. ``lines`` gives lines of the seed, from 1, their class.
    """

    skip: str | None = None
    publish: Publish = "full"
    title: Located[str] | None = None
    date: Located[GivenDate] | None = None
    source: Located[str] | None = None
    author: Located[str] | None = None
    url: Located[str] | None = None
    rights: Located[str] | None = None
    tags: tuple[Located[str], ...] = ()
    lines: MappingType[int, Located[LineClass]] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class OfficeRecord:
    """An office that somebody held: ``of`` what, ``start`` and ``end`` as years, months or days, where known."""

    office: str
    of: str | None = None
    start: str | None = None
    end: str | None = None


@dataclass(frozen=True)
class AuthorityRecord:
    """What the archive says of one entity: a new record, or changes to the one with this id.

    ``merge`` lists ids of records that are the same entity; ``never_link`` keeps its mentions without a link.
    """

    id: str
    line: int
    type: MentionType | None = None
    name: str | None = None
    variants: tuple[str, ...] = ()
    offices: tuple[OfficeRecord, ...] = ()
    ids: MappingType[str, str] = field(default_factory=dict)
    merge: tuple[str, ...] = ()
    never_link: bool = False


def load_edits(path: Path, name: str) -> Edits:
    """The corrections in one ``STEM.yaml``, called ``name`` in messages; raises BadInput with all its problems."""
    form = _Form(name)
    node = yamlfile.load(path, name)
    fields = form.fields(node, EDITS) if node else {}
    form.refuse()
    return Edits(**fields)


def load_authorities(path: Path, name: str) -> tuple[AuthorityRecord, ...]:
    """The records in ``authorities.yaml`` in the order of the file; raises BadInput with all its problems."""
    form = _Form(name)
    node = yamlfile.load(path, name)
    records = tuple(_records(node, form)) if node else ()
    _refuse_contradictions(records, form)
    form.refuse()
    return records


class _Form:
    """A file under examination: collects what is wrong with it."""

    def __init__(self, name: str) -> None:
        self.name = name
        self.problems: list[Problem] = []

    def complain(self, line: int, cause: str, remedy: str) -> None:
        """Note a mistake and go on."""
        self.problems.append(Problem(self.name, line, cause, remedy))

    def refuse(self) -> None:
        """Raise what was found, if anything."""
        if self.problems:
            raise BadInput(self.problems)

    def fields(self, node: Node, sections: MappingType[str, Section]) -> dict[str, Any]:
        """The values of a mapping by key; None values, which were complained of, are left out."""
        if not isinstance(node, Mapping):
            expected = ", ".join(sections)
            self.complain(
                node.line, "keys with values are expected here", f"write KEY: VALUE; keys are {expected}"
            )
            return {}
        found = {}
        for key, value in node.entries:
            if key.value not in sections:
                self.complain(
                    key.line, f'unknown key "{_short(key.value)}"', _did_you_mean(key.value, sections)
                )
            elif (content := sections[key.value](value, self)) is not None:
                found[key.value] = content
        return found


Section: TypeAlias = Callable[[Node, _Form], Any]


def _text(node: Node, form: _Form) -> str | None:
    """Words on one line."""
    if not isinstance(node, Scalar):
        form.complain(node.line, "one piece of text is expected here, not a list or keys", "put it in quotes")
        return None
    text = " ".join(node.value.split())
    if not text:
        form.complain(node.line, "the value is missing", "write it behind the colon or remove the key")
        return None
    if hidden := LABELLED.search(text):
        form.complain(node.line, f"the value holds the invisible U+{ord(hidden.group()):04X}", "remove it")
        return None
    return text


def _located(section: Callable[[Node, _Form], T | None]) -> Callable[[Node, _Form], Located[T] | None]:
    """``section`` with the line of its node."""

    def located(node: Node, form: _Form) -> Located[T] | None:
        value = section(node, form)
        return None if value is None else Located(value, node.line)

    return located


def _one_of(choices: tuple[str, ...]) -> Callable[[Node, _Form], str | None]:
    """One of a few words."""

    def choice(node: Node, form: _Form) -> str | None:
        text = _text(node, form)
        if text is None or text in choices:
            return text
        form.complain(node.line, f'"{_short(text)}" is not known here', _did_you_mean(text, choices))
        return None

    return choice


def _list_of(section: Callable[[Node, _Form], T | None]) -> Callable[[Node, _Form], tuple[T, ...]]:
    """A list, or a single value for a list of one."""

    def items(node: Node, form: _Form) -> tuple[T, ...]:
        nodes = node.items if isinstance(node, Sequence) else (node,)
        return tuple(value for item in nodes if (value := section(item, form)) is not None)

    return items


def _yes_or_no(node: Node, form: _Form) -> bool | None:
    text = _one_of(tuple(YES_OR_NO))(node, form)
    return None if text is None else YES_OR_NO[text]


def _reason(node: Node, form: _Form) -> str | None:
    """A reason in words; "skip: no" would otherwise skip the article."""
    text = _text(node, form)
    if text and text.lower() in YES_OR_NO:
        form.complain(node.line, "the reason for skipping is missing", "write it in words or remove the key")
        return None
    return text


def _url(node: Node, form: _Form) -> str | None:
    text = _text(node, form)
    if text is None:
        return None
    try:
        parts = urlsplit(text)
        good = parts.scheme in ("http", "https") and bool(parts.hostname) and text.isprintable()
    except ValueError:
        good = False
    if not good or " " in text:
        form.complain(
            node.line, f'"{_short(text)}" is not an address', "write it with http:// or https:// in front"
        )
        return None
    return text


def _date(node: Node, form: _Form) -> GivenDate | None:
    """A day, month or year, or two with a slash between."""
    text = _text(node, form)
    if text is None:
        return None
    begins, slash, ends = text.partition("/")
    first = _days(begins.strip())
    last = _days(ends.strip()) if slash else first
    if first is None or last is None:
        form.complain(node.line, f'"{_short(text)}" is not a date of the calendar', _date_remedy(text))
        return None
    if first[0] > last[1]:
        form.complain(node.line, f'"{_short(text)}" ends before it begins', "put the earlier date first")
        return None
    return GivenDate(first[0] if first[0] == last[1] else None, first[0], last[1])


def _part_of_time(node: Node, form: _Form) -> str | None:
    """A day, month or year as written."""
    text = _text(node, form)
    if text is None or _days(text):
        return text
    form.complain(node.line, f'"{_short(text)}" is not a date of the calendar', _date_remedy(text))
    return None


def _days(text: str) -> tuple[str, str] | None:
    """The first and the last ISO day of a day, month or year; None where there is none such."""
    match = DATE.fullmatch(text)
    if not match:
        return None
    year, month, day = (int(part) if part else None for part in match.groups())
    try:
        first = date(year or 0, month or 1, day or 1)
    except ValueError:
        return None
    last_month = month or 12
    last = first if day else date(first.year, last_month, calendar.monthrange(first.year, last_month)[1])
    return first.isoformat(), last.isoformat()


def _date_remedy(text: str) -> str:
    if match := DAY_FIRST.fullmatch(text):
        day, month, year = match.groups()
        iso = f"{year}-{int(month):02d}-{int(day):02d}"
        if _days(iso):
            return f"write it as {iso}"
    return "write a day as 2017-04-12, a month as 2017-04, a year as 2017, a range as 2017-04-12/2017-04-15"


def _lines(node: Node, form: _Form) -> dict[int, Located[str]] | None:
    """Line numbers and ranges of them, each with a class."""
    if not isinstance(node, Mapping):
        form.complain(node.line, "line numbers with classes are expected here", "write lines: {12: caption}")
        return None
    found: dict[int, Located[str]] = {}
    for key, value in node.entries:
        numbers = _numbers(key, form)
        cls = _one_of(LINE_CLASSES)(value, form)
        if cls is None:
            continue
        if twice := next((n for n in numbers if n in found), None):
            cause = f"line {twice} of the article already has a class in line {found[twice].line}"
            form.complain(key.line, cause, "give each line one class")
            continue
        found.update((n, Located(cls, key.line)) for n in numbers)
    return found


def _numbers(key: Scalar, form: _Form) -> range:
    match = LINES.fullmatch(key.value)
    if not match:
        cause, remedy = (
            f'"{_short(key.value)}" is no line number',
            "write 12 or 14-20 and a space behind the colon",
        )
        form.complain(key.line, cause, remedy)
        return range(0)
    first, last = int(match[1]), int(match[2] or match[1])
    if first > last or last > LAST_LINE:
        form.complain(
            key.line, f'"{_short(key.value)}" is no range of lines', "put the smaller line number first"
        )
        return range(0)
    return range(first, last + 1)


def _id(node: Node, form: _Form) -> str | None:
    text = _text(node, form)
    if text is None or ID.fullmatch(text):
        return text
    remedy = "use small letters without accents, digits and single hyphens, as in sergei-lavrov"
    form.complain(node.line, f'"{_short(text)}" is no id', remedy)
    return None


def _identifiers(node: Node, form: _Form) -> dict[str, str] | None:
    """Identifiers elsewhere, by the name of the system that gives them."""
    if not isinstance(node, Mapping):
        form.complain(node.line, "names with identifiers are expected here", "write ids: {geonames: 524901}")
        return None
    pairs = ((key.value, _text(value, form)) for key, value in node.entries)
    return {key: value for key, value in pairs if value is not None}


def _office(node: Node, form: _Form) -> OfficeRecord | None:
    fields = form.fields(node, OFFICE)
    if "office" not in fields:
        if isinstance(node, Mapping):
            form.complain(node.line, "the office has no name", "write office: NAME")
        return None
    office = OfficeRecord(fields["office"], fields.get("of"), fields.get("from"), fields.get("to"))
    begins, ends = _days(office.start or ""), _days(office.end or "")
    if begins and ends and begins[0] > ends[1]:
        form.complain(node.line, "the office ends before it begins", "put the earlier date behind from")
        return None
    return office


def _records(node: Node, form: _Form) -> Iterator[AuthorityRecord]:
    if not isinstance(node, Sequence):
        form.complain(node.line, "a list of records is expected here", "begin each record with - id: ID")
        return
    for item in node.items:
        fields = form.fields(item, RECORD)
        if "id" in fields:
            yield AuthorityRecord(line=item.line, **fields)
        elif isinstance(item, Mapping) and not any(key.value == "id" for key, _ in item.entries):
            form.complain(item.line, "the record has no id", "write id: ID, as in sergei-lavrov")


def _refuse_contradictions(records: tuple[AuthorityRecord, ...], form: _Form) -> None:
    """Complain of ids given twice and of records merged into two others or into themselves."""
    lines: dict[str, int] = {}
    merged: dict[str, str] = {}
    for record in records:
        if record.id in lines:
            cause = f'the id "{_short(record.id)}" stands here and in line {lines[record.id]}'
            form.complain(record.line, cause, "make one record of the two or give one another id")
        lines.setdefault(record.id, record.line)
        for other in record.merge:
            if other == record.id:
                form.complain(record.line, f'"{other}" is merged into itself', "remove it from merge")
            elif merged.setdefault(other, record.id) != record.id:
                cause = f'"{other}" is merged into "{merged[other]}" and "{record.id}"'
                form.complain(record.line, cause, "keep one of the two")


def _did_you_mean(word: str, known: MappingType[str, Section] | tuple[str, ...]) -> str:
    near = difflib.get_close_matches(word[:100].lower(), known, n=1)
    return f'did you mean "{near[0]}"?' if near else f"known here: {', '.join(known)}"


def _short(text: str) -> str:
    return shown(text if len(text) <= 60 else text[:59] + "…")


EDITS: MappingType[str, Section] = {
    "skip": _reason,
    "publish": _one_of(PUBLISH),
    "title": _located(_text),
    "date": _located(_date),
    "source": _located(_text),
    "author": _located(_text),
    "url": _located(_url),
    "rights": _located(_text),
    "tags": _list_of(_located(_text)),
    "lines": _lines,
}

OFFICE: MappingType[str, Section] = {
    "office": _text,
    "of": _text,
    "from": _part_of_time,
    "to": _part_of_time,
}

RECORD: MappingType[str, Section] = {
    "id": _id,
    "type": _one_of(TYPES),
    "name": _text,
    "variants": _list_of(_text),
    "offices": _list_of(_office),
    "ids": _identifiers,
    "merge": _list_of(_id),
    "never_link": _yes_or_no,
}
