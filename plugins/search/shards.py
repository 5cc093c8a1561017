"""Postings as files of about equal size (docs/search-format.md, "Postings")."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np

from plugins.search.encode import Array, gzipped, json_bytes, slices, varint, varints
from plugins.search.keys import separator
from plugins.search.postings import Lists
from plugins.search.vocabulary import WHOLE, WRITTEN, Words

TARGET = 5_000
"""How many bytes of gzip a file of pairs has at most, unless it holds one group."""

WORDS = 0.6
"""What part of that a file of words has: most words that people ask for fill files of their own."""

CHOICE = 0.25
"""In the last part of a file the place is chosen where it ends, so that the next one begins with a short key
(R. Bayer, K. Unterauer: Prefix B-trees, 1977)."""

FIRST_RATIO = 0.5
"""What gzip is taken to make of the first file; then it is known."""

COLUMNS = 9
"""How many columns a file has."""

LONGEST_FIRST = 200
"""After a first word of more bytes nothing of a pair is shared: one byte says how much is."""

Names = Mapping[str, Sequence[Any]]


@dataclass(frozen=True, slots=True)
class Kind:
    """What the files of a family hold."""

    pairs: bool
    where: bool
    exact: bool
    where_up_to: int
    impacts: Sequence[float]


@dataclass(slots=True)
class Shard:
    """A file in the making: its last key, how much it holds, and its columns."""

    last: str
    numbers: tuple[int, int, int]
    columns: list[bytes]

    def file(self, names: Names) -> bytes:
        """The file with the names that belong into it."""
        last = json_bytes(names) if names else b""
        _, suffixes, shapes, _, written, counts, gaps, impacts, where = self.columns
        lengths = map(len, (suffixes, shapes, written, counts, gaps, impacts, where, last))
        return b"".join((*map(varint, (*self.numbers, *lengths)), *self.columns, last))


def shards(parts: Iterable[Lists], words: Words, kind: Kind, names: Names) -> Iterator[tuple[str, bytes]]:
    """The gzipped files of a family, each with the key that it begins with; ``names`` go where their keys belong."""
    keys = sorted(names)
    begins, before, ratio = "", None, FIRST_RATIO  # type: str, Shard | None, float
    for lists in parts:
        coded = Coded(lists, words, kind)
        group = 0
        while group < coded.groups:
            if before:
                after = separator(before.last, coded.key(group))
                data = before.file(_between(names, keys, begins, after))
                packed = gzipped(data)
                yield begins, packed
                begins, ratio = after, len(packed) / len(data)
            end = coded.end(group, TARGET * (1 if kind.pairs else WORDS) / ratio)
            before, group = coded.shard(group, end), end
    if before or names:
        last = before or Shard("", (0, 0, 0), [b""] * COLUMNS)
        yield begins, gzipped(last.file(_between(names, keys, begins, None)))


def _between(names: Names, keys: Sequence[str], start: str, end: str | None) -> Names:
    some = keys[bisect_left(keys, start) : None if end is None else bisect_left(keys, end)]
    return {key: names[key] for key in some}


class Coded:
    """Postings with every column coded, of which any run of groups makes a file."""

    def __init__(self, lists: Lists, words: Words, kind: Kind) -> None:
        """Code all columns of ``lists``."""
        self._words, self._kind = words, kind
        first = words.group[lists.first]
        second = words.group[lists.second] if kind.pairs else first[:0]
        new = np.ones(len(first), dtype=bool)
        new[1:] = first[1:] != first[:-1]
        if kind.pairs:
            new[1:] |= second[1:] != second[:-1]
        self._lists = np.append(np.flatnonzero(new), len(first))
        self.groups = len(self._lists) - 1
        self._first, self._second = first[new], second[new] if kind.pairs else second
        self._rows = np.concatenate(([0], np.cumsum(lists.counts))).astype(np.int64)
        self._shapes = varints(np.diff(self._lists))
        self._code_spellings(lists)
        self._counts = varints(lists.counts)
        self._code_postings(lists)
        self._code_keys()
        self._sizes = self._size()

    def end(self, group: int, size: float) -> int:
        """Where a file that begins with ``group`` should end, if it shall have at most ``size`` bytes before compression."""
        begin = self._sizes[group]
        most = int(np.searchsorted(self._sizes, begin + size, side="right")) - 1
        most = max(most, group + 1)
        if most >= self.groups:
            return self.groups
        least = int(np.searchsorted(self._sizes, begin + size * (1 - CHOICE)))
        least = min(max(least, group + 1), most)
        return most - int(np.argmin(self._prefixes[least : most + 1][::-1]))

    def shard(self, start: int, end: int) -> Shard:
        """The groups from ``start`` to ``end`` as a file."""
        lists = slice(self._lists[start], self._lists[end])
        rows = slice(self._rows[lists.start], self._rows[lists.stop])
        prefixes = self._prefixes[start:end].copy()
        prefixes[:1] = 0
        suffixes = self.key(start).encode() + b"\n" + _some(self._suffixes, start + 1, end)
        return Shard(
            self.key(end - 1),
            (end - start, lists.stop - lists.start, rows.stop - rows.start),
            [
                prefixes.tobytes(),
                suffixes,
                _some(self._shapes, start, end),
                b"".join(column[lists].tobytes() for column in self._accents),
                b"".join(
                    self._written[
                        bisect_left(self._written_at, lists.start) : bisect_left(self._written_at, lists.stop)
                    ]
                ),
                _some(self._counts, lists.start, lists.stop),
                _some(self._gaps, rows.start, rows.stop),
                _some(self._impacts, rows.start, rows.stop),
                _some(self._where, rows.start, rows.stop),
            ],
        )

    def key(self, group: int) -> str:
        """The key of a group."""
        first = self._words.folded[self._first[group]]
        return f"{first} {self._words.folded[self._second[group]]}" if self._kind.pairs else first

    def _code_spellings(self, lists: Lists) -> None:
        columns = (lists.first, lists.second) if self._kind.pairs else (lists.first,)
        self._accents = [
            np.where(lists.whole, WHOLE, self._words.accents[column]).astype(np.uint8) for column in columns
        ]
        odd = np.flatnonzero(np.logical_or.reduce([column == WRITTEN for column in self._accents]))
        self._written_at: list[int] = []
        self._written: list[bytes] = []
        for at in odd.tolist():
            for column, accents in zip(columns, self._accents, strict=True):
                if accents[at] == WRITTEN:
                    self._written_at.append(at)
                    self._written.append(self._words.exact[column[at]].encode() + b"\n")

    def _code_postings(self, lists: Lists) -> None:
        starts = self._rows[:-1]
        gaps = lists.documents.copy()
        gaps[1:] -= lists.documents[:-1] + 1
        gaps[starts] = lists.documents[starts]
        self._gaps = varints(gaps)
        has = np.repeat(lists.counts <= self._kind.where_up_to, lists.counts)
        if self._kind.exact:
            self._impacts = varints(lists.impacts.astype(np.int64) * 8 + (lists.flags >> 5))
        else:
            step = steps(lists.impacts, self._kind.impacts)
            if self._kind.where:
                every_other = steps(lists.impacts, self._kind.impacts[1::2]) * 2 + 1
                step = np.where(has, step, every_other)
            self._impacts = ((step | lists.flags).astype(np.uint8), np.arange(len(step) + 1))
        if self._kind.where:
            self._where = (lists.where[has], np.concatenate(([0], np.cumsum(has))))
        else:
            self._where = (np.zeros(0, dtype=np.uint8), np.zeros(len(gaps) + 1, dtype=np.int64))

    def _code_keys(self) -> None:
        words, pairs = self._words, self._kind.pairs
        blob, starts, lengths = words.blob
        space, newline = len(blob) - 2, len(blob) - 1
        first, second = self._first, self._second
        changed = np.ones(self.groups, dtype=bool)
        changed[1:] = first[1:] != first[:-1]
        shared = np.zeros(self.groups, dtype=np.int64)
        shared[1:] = words.shared(first[1:], first[:-1])
        if not pairs:
            self._prefixes = shared.astype(np.uint8)
            segments = [(starts[first] + shared, lengths[first] - shared)]
        else:
            again = np.zeros(self.groups, dtype=np.int64)
            again[1:] = words.shared(second[1:], second[:-1])
            changed |= lengths[first] > LONGEST_FIRST
            again[changed] = 0
            self._prefixes = np.where(changed, shared, lengths[first] + 1 + again).astype(np.uint8)
            segments = [
                (starts[first] + shared, np.where(changed, lengths[first] - shared, 0)),
                (np.full(self.groups, space), changed.astype(np.int64)),
                (starts[second] + again, lengths[second] - again),
            ]
        segments.append((np.full(self.groups, newline), np.ones(self.groups, dtype=np.int64)))
        begins = np.stack([begin for begin, _ in segments], axis=1)
        sizes = np.stack([size for _, size in segments], axis=1)
        self._suffixes = (
            slices(blob, begins.ravel(), sizes.ravel()),
            np.concatenate(([0], np.cumsum(sizes.sum(axis=1)))),
        )

    def _size(self) -> Array:
        """Bytes of all columns before each group."""
        rows = self._rows[self._lists]
        per_list = self._counts[1] + np.arange(len(self._counts[1])) * len(self._accents)
        sizes: Array = (
            self._suffixes[1]
            + self._shapes[1]
            + per_list[self._lists]
            + self._gaps[1][rows]
            + self._impacts[1][rows]
            + self._where[1][rows]
            + np.arange(self.groups + 1)
        )
        return sizes


def steps(values: Array, impacts: Sequence[float]) -> Array:
    """The number of the nearest of ``impacts`` (rising) for each value."""
    table = np.array(impacts)
    return np.searchsorted((table[1:] + table[:-1]) / 2, values).astype(np.uint8)


def _some(column: tuple[Array, Array], start: int, end: int) -> bytes:
    data, places = column
    return data[places[start] : places[max(start, end)]].tobytes()
