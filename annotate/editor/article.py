"""``seeds/STEM.yaml``: the editor's corrections of one article and notes on it.

An instruction about a passage is one line: ``- "Lavrov": sergei-lavrov``, or with more to say
``- {text: "Washington", nth: 2, is: nothing}``.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from collections.abc import Mapping as MappingType
from dataclasses import dataclass, field
from pathlib import Path
from typing import TypeVar, get_args

from annotate import yamlfile
from annotate.editor.form import (
    DAY_FIRST,
    YES_OR_NO,
    Form,
    Located,
    Section,
    date_remedy,
    days,
    identifier,
    list_of,
    located,
    number,
    one_of,
    or_unknown,
    short,
    text,
    url,
    words,
)
from annotate.invisible import comparable
from annotate.model import LineClass, MentionForm, MentionType, Publish, StatementKind
from annotate.tables import entries
from annotate.yamlfile import Mapping, Node, Scalar, Sequence

T = TypeVar("T")

LINE_CLASSES = get_args(LineClass)
PUBLISH = get_args(Publish)
TYPES = get_args(MentionType)
FORMS = get_args(MentionForm)
KINDS = get_args(StatementKind)
NOTHING = "nothing"
ALL = "all"
LAST_LINE = 1_000_000

# 12, 14-20, 14–20: lines of a seed, counted from 1
LINES = re.compile(r"([1-9][0-9]{0,6})(?:\s?[-–]\s?([1-9][0-9]{0,6}))?")
# 2017-04-12, XXXX-04-12, 2017-04, 201, 19, 2017-Q1, 2017-W15, XXXX-WXX-2, 2017-04-12T15:30, T15:30, 2017-04-12TMO
POINT = re.compile(
    r"(?:(?P<year>[0-9X]{4})"
    r"(?:-(?P<month>[0-9]{2}|XX)(?:-(?P<day>[0-9]{2}|XX))?|-(?:Q[1-4X]|H[12]|SP|SU|FA|WI|W(?:[0-5][0-9]|XX)(?:-(?:[1-7]|WE))?))?"
    r"|(?P<era>[0-9]{2,3}))?"
    r"(?P<clock>T(?:[0-2][0-9]:[0-5][0-9]|MO|MI|AF|EV|NI))?"
)
# P3D, P1.5Y, PXM, PT90M, P1DE
LENGTH = re.compile(
    r"P(?:[0-9]{1,6}(?:\.[0-9]{1,3})?|X)(?:Y|M|W|D|DE|CE)|PT(?:[0-9]{1,6}(?:\.[0-9]{1,3})?|X)[HMS]"
)


@dataclass(frozen=True, slots=True)
class GivenDate:
    """A date as an editor gives it: the ISO day where it is known, and the ISO days it lies between, included."""

    value: str | None
    earliest: str
    latest: str


@dataclass(frozen=True, slots=True)
class Passage:
    """Words quoted from an article, and which of the places where they stand is meant.

    ``at`` is the line of the editor's file; ``line`` a line of the seed; ``nth`` counts from 1; ``every`` means all.
    """

    words: str
    at: int
    nth: int | None = None
    line: int | None = None
    every: bool = False


@dataclass(frozen=True, slots=True)
class EntityEdit:
    """What a passage names: an entity, something of a type without a record, or, where both are None, nothing."""

    passage: Passage
    entity: str | None = None
    type: MentionType | None = None
    form: MentionForm | None = None


@dataclass(frozen=True, slots=True)
class DateEdit:
    """What a passage means as a TIMEX3 value; None where it is no date."""

    passage: Passage
    value: str | None


@dataclass(frozen=True, slots=True)
class StatementEdit:
    """What is right of a statement; fields that are None keep what the machine found.

    ``passage`` stands in the statement's content; ``content``, where it is given, is all of its content, and there
    need not be such a statement before. ``speaker`` and ``cue`` are words of the article. ``nobody`` says that the
    speaker cannot be known, ``removed`` that this is no statement.
    """

    passage: Passage
    content: tuple[Passage, ...] = ()
    speaker: str | None = None
    entity: str | None = None
    cue: str | None = None
    cue_class: str | None = None
    kind: StatementKind | None = None
    nobody: bool = False
    removed: bool = False


@dataclass(frozen=True, slots=True)
class NoteEdit:
    """A note in Markdown on a passage, or on the whole article where ``passage`` is None."""

    passage: Passage | None
    note: str
    at: int


@dataclass(frozen=True)
class Edits:
    """The editor's corrections of one article; what is None or empty is left to the machine.

    ``skip`` is the reason not to read the seed at all. A value of None with a line says that nobody can know it.
    ``lines`` gives lines of the seed, from 1, their class.
    """

    skip: str | None = None
    publish: Publish = "full"
    title: Located[str | None] | None = None
    date: Located[GivenDate | None] | None = None
    source: Located[str | None] | None = None
    author: Located[str | None] | None = None
    url: Located[str] | None = None
    rights: Located[str] | None = None
    tags: tuple[Located[str], ...] = ()
    lines: MappingType[int, Located[LineClass]] = field(default_factory=dict)
    entities: tuple[EntityEdit, ...] = ()
    dates: tuple[DateEdit, ...] = ()
    statements: tuple[StatementEdit, ...] = ()
    notes: tuple[NoteEdit, ...] = ()


def load_edits(path: Path, name: str) -> Edits:
    """The corrections in one ``STEM.yaml``, called ``name`` in messages; raises BadInput with all its problems."""
    return _edits(yamlfile.load(path, name), name)


def parse_edits(data: bytes, name: str) -> Edits:
    """``load_edits`` for the bytes of a file."""
    return _edits(yamlfile.parse(data, name), name)


def _edits(node: Node | None, name: str) -> Edits:
    form = Form(name)
    fields = form.fields(node, EDITS) if node else {}
    form.refuse()
    return Edits(**fields)


def _reason(node: Node, form: Form) -> str | None:
    """A reason in words; "skip: no" would otherwise skip the article."""
    word = text(node, form)
    if word and word.lower() in YES_OR_NO:
        form.complain(node.line, "the reason for skipping is missing", "write it in words or remove the key")
        return None
    return word


def _date(node: Node, form: Form) -> GivenDate | None:
    """A day, month or year, or two with a slash between."""
    word = text(node, form)
    if word is None:
        return None
    begins, slash, ends = word.partition("/")
    first = days(begins.strip())
    last = days(ends.strip()) if slash else first
    if first is None or last is None:
        form.complain(node.line, f'"{short(word)}" is not a date of the calendar', date_remedy(word))
        return None
    if first[0] > last[1]:
        form.complain(node.line, f'"{short(word)}" ends before it begins', "put the earlier date first")
        return None
    return GivenDate(first[0] if first[0] == last[1] else None, first[0], last[1])


def _lines(node: Node, form: Form) -> dict[int, Located[str]] | None:
    """Line numbers and ranges of them, each with a class."""
    if not isinstance(node, Mapping):
        form.complain(node.line, "line numbers with classes are expected here", "write lines: {12: caption}")
        return None
    found: dict[int, Located[str]] = {}
    for key, value in node.entries:
        numbers = _numbers(key, form)
        cls = one_of(LINE_CLASSES)(value, form)
        if cls is None:
            continue
        if twice := next((n for n in numbers if n in found), None):
            cause = f"line {twice} of the article already has a class in line {found[twice].line}"
            form.complain(key.line, cause, "give each line one class")
            continue
        found.update((n, Located(cls, key.line)) for n in numbers)
    return found


def _numbers(key: Scalar, form: Form) -> range:
    match = LINES.fullmatch(key.value)
    if not match:
        cause, remedy = (
            f'"{short(key.value)}" is no line number',
            "write 12 or 14-20 and a space behind the colon",
        )
        form.complain(key.line, cause, remedy)
        return range(0)
    first, last = int(match[1]), int(match[2] or match[1])
    if first > last or last > LAST_LINE:
        form.complain(
            key.line, f'"{short(key.value)}" is no range of lines', "put the smaller line number first"
        )
        return range(0)
    return range(first, last + 1)


# ---- instructions about passages


def _instructions(
    key: str,
    short_form: Callable[[Passage, Node, Form], T | None],
    long_form: Callable[[Node, Form], T | None],
) -> Section:
    """A list of instructions: each ``"PASSAGE": VALUE``, or a mapping that has ``key`` (``text``) as one of its keys."""

    def instructions(node: Node, form: Form) -> tuple[T, ...]:
        return tuple(found for item in _items(node) if (found := instruction(item, form)) is not None)

    def instruction(node: Node, form: Form) -> T | None:
        if not isinstance(node, Mapping):
            cause = "a passage of the article with what is right of it is expected here"
            form.complain(node.line, cause, f'write - "PASSAGE": VALUE, or - {{{key}: "PASSAGE", …}}')
            return None
        if _is_long(node):
            return long_form(node, form)
        (passage, value), *others = node.entries
        if others:
            cause = f'"{short(passage.value)}" and "{short(others[0][0].value)}" stand in one instruction'
            form.complain(
                others[0][0].line, cause, "begin each instruction with a hyphen on a line of its own"
            )
            return None
        quoted = _quoted(passage, form)
        return None if quoted is None else short_form(quoted, value, form)

    return instructions


def _items(node: Node) -> tuple[Node, ...]:
    """The instructions of a list; the hyphens may be left out where each is one passage with its value."""
    if isinstance(node, Sequence):
        return node.items
    if isinstance(node, Mapping) and not _is_long(node):
        return tuple(Mapping((entry,), entry[0].line) for entry in node.entries)
    return (node,)


def _is_long(node: Mapping) -> bool:
    return any(key.value in ("text", "content") for key, _ in node.entries)


def _quoted(node: Node, form: Form) -> Passage | None:
    quoted = text(node, form)
    return None if quoted is None else Passage(comparable(quoted), node.line)


def _nth(node: Node, form: Form) -> int | str | None:
    if isinstance(node, Scalar) and node.value.strip() == ALL:
        return ALL
    return number(node, form)


PLACE: MappingType[str, Section] = {"text": _quoted, "nth": _nth, "line": number}


def _long(node: Node, form: Form, sections: MappingType[str, Section]) -> dict[str, object]:
    """The fields of an instruction, those of its place made into one Passage; empty where it cannot be used."""
    before = len(form.problems)
    fields = form.fields(node, {**PLACE, **sections})
    nth, line = fields.pop("nth", None), fields.pop("line", None)
    quoted = fields.pop("text", None) or next(iter(fields.get("content", ())), None)
    if len(form.problems) > before or quoted is None:
        return {}
    where = Passage(quoted.words, quoted.at, None if nth == ALL else nth, line, nth == ALL)
    return {**fields, "passage": where}


def _missing(node: Node, form: Form, what: str, remedy: str) -> None:
    form.complain(node.line, f"the instruction does not say {what}", remedy)


def _what(node: Node, form: Form) -> dict[str, object] | None:
    """An entity's id, a type, or nothing."""
    word = text(node, form)
    if word == NOTHING:
        return {}
    if word in TYPES:
        return {"type": word}
    entity = None if word is None else identifier(node, form)
    return None if entity is None else {"entity": entity}


def _entity(passage: Passage, node: Node, form: Form) -> EntityEdit | None:
    what = _what(node, form)
    return None if what is None else EntityEdit(passage, **what)  # type: ignore[arg-type]


def _long_entity(node: Node, form: Form) -> EntityEdit | None:
    fields = _long(node, form, ENTITY)
    if fields and "is" not in fields:
        _missing(node, form, "what the passage names", "add is: ID, is: person (place, …) or is: nothing")
    if "is" not in fields:
        return None
    return EntityEdit(fields["passage"], form=fields.get("form"), **fields["is"])  # type: ignore[arg-type]


def _value(node: Node, form: Form) -> Located[str | None] | None:
    """A TIMEX3 value or nothing."""
    word = text(node, form)
    if word is None:
        return None
    if word == NOTHING:
        return Located(None, node.line)
    if LENGTH.fullmatch(word) or all(map(_is_point, word.split("/", 1))):
        return Located(word, node.line)
    remedy = "write a day as 2017-04-12, a month as 2017-04, a day of an unknown year as XXXX-04-12, three days as P3D"
    if DAY_FIRST.fullmatch(word):
        remedy = date_remedy(word)
    form.complain(node.line, f'"{short(word)}" is not a date', f"{remedy}, or nothing")
    return None


def _is_point(word: str) -> bool:
    match = POINT.fullmatch(word)
    if not word or not match:
        return False
    year, month, day = match["year"], match["month"], match["day"]
    if not (month and month.isdigit()):
        return True
    known_year = year if year and year.isdigit() else "2000"
    return days(f"{known_year}-{month}" + (f"-{day}" if day and day.isdigit() else "")) is not None


def _day(passage: Passage, node: Node, form: Form) -> DateEdit | None:
    value = _value(node, form)
    return None if value is None else DateEdit(passage, value.value)


def _long_day(node: Node, form: Form) -> DateEdit | None:
    fields = _long(node, form, DATED)
    if fields and "is" not in fields:
        _missing(node, form, "what the passage means", "add is: 2017-04-12 or is: nothing")
    if "is" not in fields:
        return None
    return DateEdit(fields["passage"], fields["is"].value)  # type: ignore[arg-type,attr-defined]


def _statement(passage: Passage, node: Node, form: Form) -> StatementEdit | None:
    word = text(node, form)
    if word is None:
        return None
    if word == NOTHING:
        return StatementEdit(passage, removed=True)
    return StatementEdit(passage, **_speaker(word))  # type: ignore[arg-type]


def _speaker(word: str) -> dict[str, object]:
    return {"nobody": True} if word == "unknown" else {"speaker": comparable(word)}


def _long_statement(node: Node, form: Form) -> StatementEdit | None:
    fields = _long(node, form, SAID)
    if not fields:
        return None
    removed, who = fields.pop("is", None), fields.pop("speaker", None)
    if "class" in fields:
        fields["cue_class"] = fields.pop("class")
    if who is not None:
        fields |= _speaker(str(who))
    if removed and len(fields) > 1:
        form.complain(node.line, "the instruction removes a statement and corrects it", "keep one of the two")
        return None
    if not removed and len(fields) == 1:
        _missing(node, form, "what is right of the statement", "add speaker: WORDS, or is: nothing")
        return None
    return StatementEdit(removed=bool(removed), **fields)  # type: ignore[arg-type]


def _note(passage: Passage, node: Node, form: Form) -> NoteEdit | None:
    note = words(node, form)
    return None if note is None else NoteEdit(passage, note, passage.at)


def _long_note(node: Node, form: Form) -> NoteEdit | None:
    fields = _long(node, form, NOTE)
    if fields and "note" not in fields:
        _missing(node, form, "what to note", "add note: WORDS")
    if "note" not in fields:
        return None
    return NoteEdit(fields["passage"], fields["note"], node.line)  # type: ignore[arg-type]


def _notes(node: Node, form: Form) -> tuple[NoteEdit, ...]:
    """Notes on passages, and plain text for notes on the whole article."""
    found: list[NoteEdit] = []
    anchored = _instructions("text", _note, _long_note)
    for item in _items(node):
        if isinstance(item, Scalar):
            note = words(item, form)
            found += [] if note is None else [NoteEdit(None, note, item.line)]
        else:
            found += anchored(item, form)
    return tuple(found)


def _cue_class(node: Node, form: Form) -> str | None:
    return one_of(tuple(entries("statements/classes")))(node, form)


ENTITY: MappingType[str, Section] = {"is": _what, "form": one_of(FORMS)}
DATED: MappingType[str, Section] = {"is": _value}
SAID: MappingType[str, Section] = {
    "content": list_of(_quoted),
    "is": one_of((NOTHING,)),
    "speaker": text,
    "entity": identifier,
    "cue": text,
    "class": _cue_class,
    "kind": one_of(KINDS),
}
NOTE: MappingType[str, Section] = {"note": words}

EDITS: MappingType[str, Section] = {
    "skip": _reason,
    "publish": one_of(PUBLISH),
    "title": or_unknown(text),
    "date": or_unknown(_date),
    "source": or_unknown(text),
    "author": or_unknown(text),
    "url": located(url),
    "rights": located(text),
    "tags": list_of(located(text)),
    "lines": _lines,
    "entities": _instructions("text", _entity, _long_entity),
    "dates": _instructions("text", _day, _long_day),
    "statements": _instructions("text", _statement, _long_statement),
    "notes": _notes,
}
