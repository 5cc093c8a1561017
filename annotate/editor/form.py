"""A YAML file that an editor wrote, under examination: every mistake is noted with its line, none stops the rest.

A section is one function that turns its node into a value, or complains and gives None.
"""

from __future__ import annotations

import calendar
import difflib
import re
from collections.abc import Callable
from collections.abc import Mapping as MappingType
from dataclasses import dataclass
from datetime import date
from typing import Any, Generic, TypeAlias, TypeVar
from urllib.parse import urlsplit

from annotate.invisible import LABELLED
from annotate.problems import BadInput, Problem
from annotate.read import shown
from annotate.yamlfile import Mapping, Node, Scalar, Sequence

T = TypeVar("T")

YES_OR_NO = {"true": True, "yes": True, "false": False, "no": False}
UNKNOWN = "unknown"
"""What an editor writes who has looked and found that nobody can know."""

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


class Form:
    """A file under examination: collects what is wrong with it."""

    def __init__(self, name: str) -> None:
        """Begin with no mistakes; ``name`` is what messages call the file."""
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
                    key.line, f'unknown key "{short(key.value)}"', did_you_mean(key.value, tuple(sections))
                )
            elif (content := sections[key.value](value, self)) is not None:
                found[key.value] = content
        return found


Section: TypeAlias = Callable[[Node, Form], Any]


def text(node: Node, form: Form) -> str | None:
    """Words on one line."""
    written = words(node, form)
    return None if written is None else " ".join(written.split())


def words(node: Node, form: Form) -> str | None:
    """Words, with their line ends."""
    if not isinstance(node, Scalar):
        form.complain(node.line, "one piece of text is expected here, not a list or keys", "put it in quotes")
        return None
    written = node.value.strip()
    if not written:
        form.complain(node.line, "the value is missing", "write it behind the colon or remove the key")
        return None
    if hidden := LABELLED.search(written.replace("\n", " ")):
        form.complain(node.line, f"the value holds the invisible U+{ord(hidden.group()):04X}", "remove it")
        return None
    return written


def located(section: Callable[[Node, Form], T | None]) -> Callable[[Node, Form], Located[T] | None]:
    """``section`` with the line of its node."""

    def with_line(node: Node, form: Form) -> Located[T] | None:
        value = section(node, form)
        return None if value is None else Located(value, node.line)

    return with_line


def or_unknown(
    section: Callable[[Node, Form], T | None],
) -> Callable[[Node, Form], Located[T | None] | None]:
    """``section`` with the line of its node, or None with it where the editor writes "unknown"."""

    def with_line(node: Node, form: Form) -> Located[T | None] | None:
        if isinstance(node, Scalar) and node.value.strip() == UNKNOWN:
            return Located(None, node.line)
        value = section(node, form)
        return None if value is None else Located(value, node.line)

    return with_line


def one_of(choices: tuple[str, ...]) -> Callable[[Node, Form], str | None]:
    """One of a few words."""

    def choice(node: Node, form: Form) -> str | None:
        word = text(node, form)
        if word is None or word in choices:
            return word
        form.complain(node.line, f'"{short(word)}" is not known here', did_you_mean(word, choices))
        return None

    return choice


def list_of(section: Callable[[Node, Form], T | None]) -> Callable[[Node, Form], tuple[T, ...]]:
    """A list, or a single value for a list of one."""

    def items(node: Node, form: Form) -> tuple[T, ...]:
        nodes = node.items if isinstance(node, Sequence) else (node,)
        return tuple(value for item in nodes if (value := section(item, form)) is not None)

    return items


def yes_or_no(node: Node, form: Form) -> bool | None:
    """Yes or no, true or false."""
    word = one_of(tuple(YES_OR_NO))(node, form)
    return None if word is None else YES_OR_NO[word]


def number(node: Node, form: Form) -> int | None:
    """A whole number from 1."""
    word = text(node, form)
    if word is None:
        return None
    if not (word.isascii() and word.isdigit() and int(word[:9]) > 0):
        form.complain(node.line, f'"{short(word)}" is not a number from 1', "write 1, 2, 3…")
        return None
    return int(word[:9])


def identifier(node: Node, form: Form) -> str | None:
    """The id of an entity."""
    word = text(node, form)
    if word is None or ID.fullmatch(word):
        return word
    remedy = "use small letters without accents, digits and single hyphens, as in sergei-lavrov"
    form.complain(node.line, f'"{short(word)}" is no id', remedy)
    return None


def url(node: Node, form: Form) -> str | None:
    """A web address."""
    word = text(node, form)
    if word is None:
        return None
    try:
        parts = urlsplit(word)
        good = parts.scheme in ("http", "https") and bool(parts.hostname) and word.isprintable()
    except ValueError:
        good = False
    if not good or " " in word:
        form.complain(
            node.line, f'"{short(word)}" is not an address', "write it with http:// or https:// in front"
        )
        return None
    return word


def part_of_time(node: Node, form: Form) -> str | None:
    """A day, month or year as written."""
    word = text(node, form)
    if word is None or days(word):
        return word
    form.complain(node.line, f'"{short(word)}" is not a date of the calendar', date_remedy(word))
    return None


def days(word: str) -> tuple[str, str] | None:
    """The first and the last ISO day of a day, month or year; None where there is none such."""
    match = DATE.fullmatch(word)
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


def date_remedy(word: str) -> str:
    """How to write what was meant by ``word``."""
    if match := DAY_FIRST.fullmatch(word):
        day, month, year = match.groups()
        iso = f"{year}-{int(month):02d}-{int(day):02d}"
        if days(iso):
            return f"write it as {iso}"
    return "write a day as 2017-04-12, a month as 2017-04, a year as 2017, a range as 2017-04-12/2017-04-15"


def did_you_mean(word: str, known: tuple[str, ...]) -> str:
    """The known word nearest to ``word``, or all of them."""
    near = difflib.get_close_matches(word[:100].lower(), known, n=1)
    return f'did you mean "{near[0]}"?' if near else f"known here: {', '.join(known)}"


def short(word: str) -> str:
    """``word`` as messages show it: on one line, at most 60 characters."""
    return shown(word if len(word) <= 60 else word[:59] + "…")
