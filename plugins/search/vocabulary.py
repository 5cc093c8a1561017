"""All words in order, and how each is spelled from its folded form."""

from __future__ import annotations

import unicodedata
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

import numpy as np

from plugins.search.encode import Array

MARKS = ("\u0300", "\u0301", "\u0303", "\u0309", "\u0323", "\u0302", "\u0306", "\u031b", "đ")
"""What accents are made of; the last replaces its letter, the others are added to it."""

PATTERNS = 254
WHOLE = 254
"""Stands for the accents of a list that holds all spellings of its group."""
WRITTEN = 255
"""Stands for accents that have no number: the word is written out."""

SHARED = 16
"""Neighbouring keys share at most so many bytes of a word; more gains nothing."""

END = 10
"""A byte that no word has."""

Pattern = tuple[int, ...]


@dataclass(frozen=True)
class Words:
    """The vocabulary in the order of (folded, exact); a word's rank is its place here, a group that of a folded form."""

    exact: Sequence[str]
    folded: Sequence[str]
    """The folded form of each group."""
    group: Array
    """The group of each word."""
    rank: Array
    """The rank of each word by its number in the stream; that of no word is the number of words."""

    @classmethod
    def of(cls, exact: Sequence[str], folded: Sequence[str]) -> Words:
        """Order words given by their numbers; that at place 0 is none."""
        numbers = sorted(range(1, len(exact)), key=lambda number: (folded[number], exact[number]))
        rank = np.full(len(exact), len(numbers), dtype=np.int64)
        rank[numbers] = np.arange(len(numbers))
        keys = [folded[number] for number in numbers]
        new = np.array([key != before for key, before in zip(keys, [None, *keys], strict=False)], dtype=bool)
        group = np.cumsum(new) - 1
        return cls(
            [exact[number] for number in numbers], [keys[at] for at in np.flatnonzero(new)], group, rank
        )

    @cached_property
    def first_of_group(self) -> Array:
        """The rank of the first word of each group."""
        return np.searchsorted(self.group, np.arange(len(self.folded)))

    @cached_property
    def patterns(self) -> list[Pattern]:
        """The accents that words have, most frequent first."""
        found = Counter(self._pattern)
        found.pop(None, None)
        found[()] = len(self.exact) + 1  # always the first
        return [pattern for pattern, _ in sorted(found.items(), key=lambda each: (-each[1], each[0] or ()))][
            :PATTERNS
        ]  # type: ignore[return-value]

    @cached_property
    def accents(self) -> Array:
        """The number of each word's accents among ``patterns``, or WRITTEN."""
        number: dict[Pattern | None, int] = {pattern: place for place, pattern in enumerate(self.patterns)}
        return np.array([number.get(each, WRITTEN) for each in self._pattern], dtype=np.uint8)

    @cached_property
    def _pattern(self) -> list[Pattern | None]:
        return [
            accents(exact, self.folded[group])
            for exact, group in zip(self.exact, self.group.tolist(), strict=True)
        ]

    @cached_property
    def blob(self) -> tuple[Array, Array, Array]:
        """The UTF-8 of all folded forms, where each begins, and its length; then one space and one line feed."""
        encoded = [folded.encode() for folded in self.folded]
        lengths = np.array([len(each) for each in encoded], dtype=np.int64)
        starts = np.concatenate(([0], np.cumsum(lengths))).astype(np.int64)
        return np.frombuffer(b"".join(encoded) + b" \n", dtype=np.uint8), starts, lengths

    @cached_property
    def heads(self) -> Array:
        """The first bytes of all folded forms, then their second bytes, and so on; END where a form has ended."""
        rows = b"".join(folded.encode()[:SHARED].ljust(SHARED, b"\n") for folded in self.folded)
        return np.frombuffer(rows, dtype=np.uint8).reshape(-1, SHARED).T.copy()

    def shared(self, one: Array, other: Array) -> Array:
        """How many bytes the folded forms of groups share at their beginnings (at most SHARED)."""
        shared = np.zeros(len(one), dtype=np.int64)
        same = np.arange(len(one))
        for column in self.heads:
            same = same[(column[one[same]] == column[other[same]]) & (column[one[same]] != END)]
            if not len(same):
                break
            shared[same] += 1
        return shared


def accents(exact: str, folded: str) -> Pattern | None:
    """How to spell ``exact`` from ``folded``: place and mark, in turns; None where marks cannot say it."""
    if exact == folded:
        return ()
    found: list[int] = []
    place = -1
    for char in unicodedata.normalize("NFD", exact):
        if char in MARKS[:-1]:
            found += (place, MARKS.index(char))
            continue
        place += 1
        if char == "đ" and folded[place : place + 1] == "d":
            found += (place, MARKS.index("đ"))
        elif char != folded[place : place + 1]:
            return None
    pattern = tuple(found)
    return pattern if place == len(folded) - 1 and spelled(folded, pattern) == exact else None


def spelled(folded: str, pattern: Sequence[int]) -> str:
    """The word that ``pattern`` makes of its folded form."""
    letters = list(folded)
    for place, mark in zip(pattern[::2], pattern[1::2], strict=True):
        letters[place] = MARKS[mark] if mark == len(MARKS) - 1 else letters[place] + MARKS[mark]
    return unicodedata.normalize("NFC", "".join(letters))
