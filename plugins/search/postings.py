"""From the stream of words to postings: in which documents a word or a pair stands, how much that counts, and where.

All work is done on columns. Occurrences are packed into one number each, parted by their first word so that a part
fits into memory many times over, and each part is sorted.
"""

from __future__ import annotations

import tempfile
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import IO

import numpy as np

from plugins.search.encode import Array
from plugins.search.stream import BREAK, NO_PLACE, Block
from plugins.search.vocabulary import Words

K1, B = 1.2, 0.75
"""lunr's parameters of BM25: how soon repetition stops to count, and how much the length of a field counts."""

FIELDS = ("title", "lead", "text", "captions", "people", "statements")
TITLE, LEAD, TEXT, CAPTIONS, PEOPLE, STATEMENTS = range(6)
REMOVED = 6
"""The field of removed lines, which stand in files of their own."""

IN_TITLE, IN_STATEMENT, ONLY_PEOPLE = 32, 64, 128
"""The bits of a posting that stand above the step of its impact."""

PART = 3_000_000
"""About how many occurrences are sorted together."""

FIELD_BITS, PLACE_BITS = 3, 4


@dataclass(frozen=True, slots=True)
class Lists:
    """Postings, list by list, in the order of their keys.

    ``first`` and ``second`` are the ranks of a list's word or pair (``second`` is empty for words); ``whole`` tells
    lists of a whole group. ``counts`` are the lengths of the lists; the other columns have a row for each posting.
    """

    first: Array
    second: Array
    whole: Array
    counts: Array
    documents: Array
    impacts: Array
    """Sums over the fields; of an exact index in thousandths, with idf."""
    flags: Array
    where: Array
    heads: Array
    """For each list in how many documents it stands in the title or the lead."""


@dataclass(frozen=True, slots=True)
class Weights:
    """How impacts are reckoned: a boost for each field, for how many documents, exactly as lunr does or not."""

    boosts: Sequence[float]
    documents: int
    exact: bool = False


class Occurrences:
    """Occurrences of words (or pairs), parted by their first word in temporary files."""

    def __init__(self, words: Words, weights: Weights, total: Array, *, pairs: bool) -> None:
        """``total`` says how many occurrences begin with each word of ``words``, or about."""
        self._words, self._weights, self._pairs = words, weights, pairs
        self._word_bits = max(1, len(words.exact).bit_length())
        self._document_bits = max(1, weights.documents.bit_length())
        bits = (
            self._word_bits * (2 if pairs else 1)
            + self._document_bits
            + FIELD_BITS
            + PLACE_BITS * (not pairs)
        )
        if bits > 64:
            raise ValueError(
                f"too many words for a search index: {len(words.exact)}; publish the archive in parts"
            )
        of_group = np.add.reduceat(total, words.first_of_group) if len(total) else total
        part = (np.cumsum(of_group) - of_group) // PART
        self._part = np.append(part[words.group], 0).astype(np.int32)
        self._files: list[IO[bytes]] = [
            tempfile.TemporaryFile()  # noqa: SIM115 - closed by ``lists``
            for _ in range(int(part.max(initial=0)) + 1)
        ]
        self.lengths = np.zeros((len(weights.boosts), weights.documents), dtype=np.int64)
        """How many there are in each field of each document."""

    def add(self, block: Block, at: Array, number: Array) -> None:
        """Add what stands at some places of a block; ``number`` gives the final number of each document."""
        if not len(at):
            return
        rank = self._words.rank
        first = rank[block.words[at]]
        document = number[block.document[at]]
        said = block.said[at] & block.said[at + 1] if self._pairs else block.said[at]
        field = np.where(said, STATEMENTS, block.field[at])
        columns = [(first, self._word_bits)]
        if self._pairs:
            columns.append((rank[block.words[at + 1]], self._word_bits))
        columns += [(document, self._document_bits), (field, FIELD_BITS)]
        if not self._pairs:
            columns.append((block.place[at], PLACE_BITS))
        packed = np.zeros(len(first), dtype=np.uint64)
        for values, bits in columns:
            packed = (packed << np.uint64(bits)) | values.astype(np.uint64)
        counted = np.bincount(
            field.astype(np.int64) * self._weights.documents + document, minlength=self.lengths.size
        )
        self.lengths += counted.reshape(self.lengths.shape)
        if len(self._files) == 1:
            packed.tofile(self._files[0])
            return
        part = self._part[first]
        order = np.argsort(part, kind="stable")
        packed = packed[order]
        ends = np.cumsum(np.bincount(part, minlength=len(self._files)))
        for file, start, end in zip(self._files, [0, *ends], ends, strict=False):
            packed[start:end].tofile(file)

    def lists(self) -> Iterator[Lists]:
        """All postings in the order of their keys, part by part; the temporary files go."""
        norms = _norms(self.lengths)
        for file in self._files:
            file.seek(0)
            packed = np.frombuffer(bytearray(file.read()), dtype=np.uint64)
            file.close()
            lists = self._reckoned(packed, norms)
            if self._weights.exact:
                lists = _joined(lists, self._of_groups(packed, norms))
            yield _in_order(lists, self._words)

    def _of_groups(self, packed: Array, norms: Array) -> Lists:
        """The lists of whole groups, under the first word of each."""
        shift = np.uint64(self._document_bits + FIELD_BITS + PLACE_BITS * (not self._pairs))
        mask = np.uint64((1 << self._word_bits) - 1)
        first = self._words.first_of_group[self._words.group]
        rest = packed & np.uint64((1 << int(shift)) - 1)
        high = packed >> shift
        folded = first[(high & mask).astype(np.int64)].astype(np.uint64)
        if self._pairs:
            before = first[(high >> np.uint64(self._word_bits)).astype(np.int64)].astype(np.uint64)
            folded |= before << np.uint64(self._word_bits)
        made = self._reckoned((folded << shift) | rest, norms)
        return replace(made, whole=np.ones(len(made.first), dtype=bool))

    def _reckoned(self, packed: Array, norms: Array) -> Lists:
        packed = np.sort(packed)
        place_bits = 0 if self._pairs else PLACE_BITS
        cells, begins = _runs(packed >> np.uint64(place_bits))
        tf = np.diff(np.append(begins, len(packed)))
        field = (cells & np.uint64((1 << FIELD_BITS) - 1)).astype(np.int64)
        postings = cells >> np.uint64(FIELD_BITS)
        document = (postings & np.uint64((1 << self._document_bits) - 1)).astype(np.int64)
        score = (K1 + 1) * tf / (norms[field, document] + tf)
        boosts = np.array(self._weights.boosts)[field]
        terms = postings >> np.uint64(self._document_bits)
        if self._weights.exact:
            _, of_list = _runs(terms)
            df = np.diff(np.append(of_list, len(terms)))
            idf = np.repeat(_idf(df, self._weights.documents), df)
            score = np.floor(idf * score * boosts * 1000 + 0.5)
        else:
            score = score * boosts
        found, firsts = _runs(postings)
        bits = (1 << field).astype(np.uint8)
        fields = np.bitwise_or.reduceat(bits, firsts) if len(firsts) else bits
        flags = (
            np.where(fields & (1 << TITLE), IN_TITLE, 0)
            + np.where(fields & (1 << STATEMENTS), IN_STATEMENT, 0)
            + np.where(fields == 1 << PEOPLE, ONLY_PEOPLE, 0)
        ).astype(np.uint8)
        in_head = (fields & (1 << TITLE | 1 << LEAD)) != 0
        keys, list_starts = _runs(found >> np.uint64(self._document_bits))
        where = self._where(packed, begins[firsts]) if not self._pairs else np.zeros(0, dtype=np.uint8)
        first = keys >> np.uint64(self._word_bits) if self._pairs else keys
        second = keys & np.uint64((1 << self._word_bits) - 1) if self._pairs else keys[:0]
        return Lists(
            first.astype(np.int64),
            second.astype(np.int64),
            np.zeros(len(keys), dtype=bool),
            np.diff(np.append(list_starts, len(found))),
            document[firsts],
            np.add.reduceat(score, firsts) if len(firsts) else score,
            flags,
            where,
            np.add.reduceat(in_head.astype(np.int64), list_starts) if len(keys) else list_starts,
        )

    def _where(self, packed: Array, starts: Array) -> Array:
        place = (packed & np.uint64((1 << PLACE_BITS) - 1)).astype(np.int64)
        bits = np.where(place == NO_PLACE, 0, 1 << place).astype(np.uint8)
        return np.bitwise_or.reduceat(bits, starts) if len(starts) else bits


def word_occurrences(parts: Block, wholes: Block) -> Iterator[tuple[Block, Array]]:
    """Every word of a block, compounds as their parts and as themselves: in which block, and at which places."""
    yield parts, np.flatnonzero(parts.words != BREAK)
    yield wholes, np.flatnonzero(wholes.compound)


def pair_occurrences(parts: Block, wholes: Block) -> Iterator[tuple[Block, Array]]:
    """Every pair of adjacent words of a block, by the place of its first: of parts, then those with a compound."""
    for block in (parts, wholes):
        here, there = block.words[:-1], block.words[1:]
        chosen = (here != BREAK) & (there != BREAK) & (block.line[:-1] == block.line[1:])
        if block is wholes:
            chosen &= block.compound[:-1] | block.compound[1:]
        yield block, np.flatnonzero(chosen)


def _norms(lengths: Array) -> Array:
    """What lunr adds to a term's frequency, by field and document."""
    average = lengths.mean(axis=1, keepdims=True) if lengths.shape[1] else np.zeros((len(lengths), 1))
    return K1 * (1 - B + B * lengths / np.where(average == 0, 1, average))


def _idf(df: Array, documents: int) -> Array:
    idf: Array = np.log(1 + np.abs((documents - df + 0.5) / (df + 0.5)))
    return idf


def _runs(values: Array) -> tuple[Array, Array]:
    """The different values of a sorted column, and where each begins."""
    if not len(values):
        return values, np.zeros(0, dtype=np.int64)
    starts = np.flatnonzero(np.concatenate(([True], values[1:] != values[:-1])))
    return values[starts], starts


def _joined(spellings: Lists, groups: Lists) -> Lists:
    columns = {
        name: np.concatenate((getattr(groups, name), getattr(spellings, name))) for name in Lists.__slots__
    }
    return Lists(**columns)


def _in_order(lists: Lists, words: Words) -> Lists:
    """``lists`` by the keys of their groups, then whole groups first, then by spelling; of a whole group with one
    spelling only that."""
    first = words.group[lists.first]
    second = words.group[lists.second] if len(lists.second) else np.zeros(len(first), dtype=np.int64)
    if len(lists.second):
        order = np.lexsort((lists.second, lists.first, ~lists.whole, second, first))
    elif lists.whole.any():
        order = np.lexsort((lists.first, ~lists.whole, first))
    else:
        return lists
    if lists.whole.any():
        order = order[_needed(first[order], second[order], lists.whole[order])]
    starts = np.cumsum(lists.counts) - lists.counts
    counts = lists.counts[order]
    ends = np.cumsum(counts)
    rows = np.repeat(starts[order] - ends + counts, counts) + np.arange(int(ends[-1]) if len(ends) else 0)
    return Lists(
        lists.first[order],
        lists.second[order] if len(lists.second) else lists.second,
        lists.whole[order],
        counts,
        lists.documents[rows],
        lists.impacts[rows],
        lists.flags[rows],
        lists.where[rows] if len(lists.where) else lists.where,
        lists.heads[order],
    )


def _needed(first: Array, second: Array, whole: Array) -> Array:
    """Which lists stay: all but those of whole groups that have one spelling."""
    new = np.concatenate(([True], (first[1:] != first[:-1]) | (second[1:] != second[:-1])))
    sizes = np.diff(np.append(np.flatnonzero(new), len(first)))
    return ~whole | np.repeat(sizes > 2, sizes)
