"""What happens in a text: event nouns and verbs by kind ("hội đàm", "cháy", "khởi tố"), from a table."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache, cached_property, lru_cache

from annotate.tables import rows, words
from annotate.vietnamese import canonical

TOKEN = re.compile(r"\w+")
# How many syllables before an event word may hold a word that leaves it undone: "sẽ sớm có hội đàm"
UNDONE_WITHIN = 3
# How many syllables behind it may say that it is still ahead, and how
AHEAD_WITHIN = 8
AHEAD = frozenset({("sẽ", "diễn"), ("sẽ", "được"), ("dự", "kiến"), ("sắp", "diễn"), ("sẽ", "bắt")})


@dataclass(frozen=True, slots=True)
class Happening:
    """A kind of event: ``name`` begins the names of such events, ``weight`` says how rare it is (1 to 3).

    ``parties``: countries count as those who take part. ``named`` tells who stands in its name: people, teams, bodies,
    parties or nobody (""). ``later`` is "grows" for what news reports for days ("cháy"), "adds" for what such news
    tells ("nạn nhân thứ tư qua đời"), else "".
    """

    kind: str
    name: str
    weight: float
    parties: bool
    named: str
    later: str


@dataclass(frozen=True)
class Words:
    """The syllables and numbers of ``text`` from ``start`` to ``end``."""

    text: str
    start: int
    end: int

    @cached_property
    def forms(self) -> list[str]:
        """The words in lower case and canonical spelling."""
        return list(map(_form, TOKEN.findall(self.text, self.start, self.end)))

    @cached_property
    def spans(self) -> list[tuple[int, int]]:
        """Where each word stands; made when first asked for, since most lines need it not."""
        return [match.span() for match in TOKEN.finditer(self.text, self.start, self.end)]


def happenings_in(found: Words, names: Sequence[tuple[int, int]] = ()) -> Iterator[tuple[int, str]]:
    """The kinds of events that ``found`` tells of as having happened, each with its place; the longest phrase counts.

    What stands in ``names`` (spans, in order) is part of a name: "Biên Hòa" is no draw.
    """
    singles, begun, forms = *_openings(), found.forms
    after, name = 0, 0
    pairs = enumerate(zip(forms, [*forms[1:], ""], strict=True))
    for n in [n for n, pair in pairs if pair in begun or pair[0] in singles]:
        if n < after:
            continue
        size, kinds = _longest(forms, n)
        if not size:
            continue
        start = found.spans[n][0]
        while name < len(names) and names[name][1] <= start:
            name += 1
        if name < len(names) and names[name][0] <= start:
            continue
        after = n + size
        if not _is_undone(forms, n) and not _is_ahead(forms, after):
            yield from ((start, kind) for kind in kinds)


def _longest(forms: Sequence[str], at: int) -> tuple[int, tuple[str, ...]]:
    """How many syllables the longest phrase at ``at`` has, and its kinds; 0 where there is none."""
    for phrase, kinds in _phrases()[forms[at]]:
        if len(phrase) == 1 or forms[at : at + len(phrase)] == phrase:
            return len(phrase), kinds
    return 0, ()


def happening(kind: str) -> Happening:
    """The row of the table for ``kind``; raises KeyError for an unknown one."""
    return _table()[kind]


def order(kind: str) -> int:
    """The place of ``kind`` in the table."""
    return list(_table()).index(kind)


@lru_cache(maxsize=1 << 16)
def _form(word: str) -> str:
    return canonical(word.lower())


def _is_undone(forms: Sequence[str], at: int) -> bool:
    undone = _undone()
    before = forms[max(0, at - UNDONE_WITHIN) : at]
    pairs = (f"{first} {second}" for first, second in itertools.pairwise(before))
    return any(word in undone for word in before) or any(pair in undone for pair in pairs)


def _is_ahead(forms: Sequence[str], after: int) -> bool:
    """Whether what was just named is still to come: "hội nghị thượng đỉnh Mỹ - Triều sẽ diễn ra ngày 27/2"."""
    window = forms[after : after + AHEAD_WITHIN]
    return any(pair in AHEAD for pair in itertools.pairwise(window))


@cache
def _table() -> dict[str, Happening]:
    return {
        row["kind"]: Happening(
            row["kind"],
            row["name"],
            float(row["weight"]),
            row["parties"] == "yes",
            row["named"],
            row["later"],
        )
        for row in rows("links/happenings")
    }


@cache
def _undone() -> frozenset[str]:
    return frozenset(canonical(word) for word in words("links/not-happened"))


@cache
def _openings() -> tuple[frozenset[str], frozenset[tuple[str, str]]]:
    """The phrases of one syllable, and the first two syllables of the longer ones."""
    phrases = [phrase for found in _phrases().values() for phrase, _ in found]
    return (
        frozenset(phrase[0] for phrase in phrases if len(phrase) == 1),
        frozenset((phrase[0], phrase[1]) for phrase in phrases if len(phrase) > 1),
    )


@cache
def _phrases() -> dict[str, list[tuple[list[str], tuple[str, ...]]]]:
    """Phrases by their first syllable, longest first, each with its kinds."""
    kinds: dict[tuple[str, ...], list[str]] = {}
    for row in rows("links/happenings"):
        for phrase in row["words"].split("|"):
            told = kinds.setdefault(tuple(canonical(word) for word in phrase.split()), [])
            if row["kind"] not in told:
                told.append(row["kind"])
    found: dict[str, list[tuple[list[str], tuple[str, ...]]]] = {}
    for phrase_, meant in sorted(kinds.items(), key=lambda item: (-len(item[0]), item[0])):
        found.setdefault(phrase_[0], []).append((list(phrase_), tuple(meant)))
    return found
