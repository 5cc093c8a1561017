"""What happens in a text: event nouns and verbs by kind ("hội đàm", "cháy", "khởi tố"), from a table."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache

from annotate.tables import rows, words
from annotate.vietnamese import canonical

TOKEN = re.compile(r"\w+")
# How many syllables before an event word may hold a word that leaves it undone: "sẽ sớm có hội đàm"
UNDONE_WITHIN = 3


@dataclass(frozen=True, slots=True)
class Happening:
    """A kind of event: ``name`` begins the names of such events, ``weight`` says how rare it is (1 to 3).

    ``parties``: countries count as those who take part.
    """

    kind: str
    name: str
    weight: float
    parties: bool


@dataclass(frozen=True, slots=True)
class Token:
    """A syllable in lower case and canonical spelling, with its place in the seed."""

    form: str
    start: int
    end: int


def tokens(text: str, start: int, end: int) -> list[Token]:
    """The syllables and numbers of ``text`` from ``start`` to ``end``."""
    return [Token(_form(match[0]), match.start(), match.end()) for match in TOKEN.finditer(text, start, end)]


def happenings_in(found: Sequence[Token]) -> Iterator[tuple[int, str]]:
    """The kinds of events that ``found`` tells of as having happened, each with its place; the longest phrase counts."""
    phrases, undone = _phrases(), _undone()
    at = 0
    while at < len(found):
        candidates = phrases.get(found[at].form)
        size = 0
        if candidates:
            for phrase, kinds in candidates:
                if len(phrase) == 1 or tuple(t.form for t in found[at : at + len(phrase)]) == phrase:
                    size = len(phrase)
                    if not _is_undone(found, at, undone):
                        yield from ((found[at].start, kind) for kind in kinds)
                    break
        at += size or 1


def happening(kind: str) -> Happening:
    """The row of the table for ``kind``; raises KeyError for an unknown one."""
    return _table()[kind]


def order(kind: str) -> int:
    """The place of ``kind`` in the table."""
    return list(_table()).index(kind)


@lru_cache(maxsize=1 << 16)
def _form(word: str) -> str:
    return canonical(word.lower())


def _is_undone(found: Sequence[Token], at: int, undone: frozenset[str]) -> bool:
    before = [token.form for token in found[max(0, at - UNDONE_WITHIN) : at]]
    pairs = (f"{first} {second}" for first, second in itertools.pairwise(before))
    return any(word in undone for word in before) or any(pair in undone for pair in pairs)


@cache
def _table() -> dict[str, Happening]:
    return {
        row["kind"]: Happening(row["kind"], row["name"], float(row["weight"]), row["parties"] == "yes")
        for row in rows("links/happenings")
    }


@cache
def _undone() -> frozenset[str]:
    return frozenset(canonical(word) for word in words("links/not-happened"))


@cache
def _phrases() -> dict[str, list[tuple[tuple[str, ...], tuple[str, ...]]]]:
    """Phrases by their first syllable, longest first, each with its kinds."""
    kinds: dict[tuple[str, ...], list[str]] = {}
    for row in rows("links/happenings"):
        for phrase in row["words"].split("|"):
            kinds.setdefault(tuple(canonical(word) for word in phrase.split()), []).append(row["kind"])
    found: dict[str, list[tuple[tuple[str, ...], tuple[str, ...]]]] = {}
    for words_, told in sorted(kinds.items(), key=lambda item: (-len(item[0]), item[0])):
        found.setdefault(words_[0], []).append((words_, tuple(told)))
    return found
