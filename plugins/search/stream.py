"""The words of all texts as one stream of numbers, kept on disk.

Texts are cut at white space and each different chunk is looked at once: what words it holds, and whether a sentence
ends in it. A text is then the numbers of its chunks, which a dictionary finds as fast as Python can.
"""

from __future__ import annotations

import re
import tempfile
import unicodedata
from array import array
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np

from plugins.search.encode import Array, slices
from plugins.search.tokens import WORD_CLASS, Word, forms, words

BREAK = 0
"""Stands in a stream of words where a sentence ends; words are numbered from 1."""

NO_PLACE = 8
"""The place of a text that is no line of the article; the places of lines count modulo 8."""

BUFFER = 1 << 20
"""How many chunks are kept before they are written, and looked at together."""

# One run of word characters with other signs before and behind it
PLAIN = re.compile(f"([^{WORD_CLASS}]*)([{WORD_CLASS}]+)([^{WORD_CLASS}]*)")
SENTENCE_END = re.compile("[.!?…:;]")
SHORT_CAPITALS = 3
"""A full stop after so many capitals or fewer is one of an abbreviation: TP. HCM, B. Obama."""


@dataclass(frozen=True, slots=True)
class Block:
    """A stretch of the stream, word by word: ``words`` are numbers of words or BREAK.

    ``line`` numbers lines, ``document`` documents in the order in which they came; ``field`` is that of the line, ``said`` tells words of
    statements, ``compound`` compounds.
    """

    words: Array
    line: Array
    document: Array
    field: Array
    said: Array
    place: Array
    compound: Array


class Stream:
    """Takes texts, gives them back as blocks of words."""

    def __init__(self) -> None:
        """An empty stream, with a temporary file that goes when it is closed."""
        self.vocabulary = Vocabulary()
        self._chunks = Chunks(self.vocabulary)
        self._buffer = array("I")
        self._counts = np.zeros(0, dtype=np.int64)
        self._file = tempfile.TemporaryFile()  # noqa: SIM115 - closed by ``close``
        self._pieces = Pieces()
        self._line = 0

    def add_line(self, document: int, field: int, place: int, pieces: Sequence[tuple[str, bool]]) -> None:
        """One line of a document as its pieces: text, and whether it is part of a statement."""
        self._line += 1
        for text, said in pieces:
            before = len(self._buffer)
            self._buffer.extend(map(self._chunks.__getitem__, text.split()))
            self._pieces.add(document, self._line, field, said, place, len(self._buffer) - before)
        if len(self._buffer) > BUFFER:
            self._write()

    def close(self) -> None:
        """Delete the temporary file."""
        self._file.close()

    def blocks(self) -> Iterator[tuple[Block, Block]]:
        """The whole stream, whole lines at a time: word by word with compounds as their parts, then those lines that have
        compounds with these in place of their parts."""
        self._write()
        parts, wholes = self._chunks.tables()
        pieces = self._pieces.arrays()
        self._file.seek(0)
        for first, last in self._pieces.cuts:
            some = {name: column[first:last] for name, column in pieces.items()}
            chunks = np.frombuffer(self._file.read(4 * int(some["chunks"].sum())), dtype=np.uint32)
            piece = np.repeat(np.arange(last - first), some["chunks"])
            inside = _block(parts, chunks, piece, some)
            lines = some["line"] - some["line"][0] if last > first else some["line"]
            has = np.zeros(int(lines.max(initial=0)) + 1, dtype=bool)
            has[lines[piece[wholes.compound_chunk[chunks]]]] = True
            chosen = np.flatnonzero(has[lines[piece]])
            yield inside, _block(wholes, chunks[chosen], piece[chosen], some)

    def totals(self) -> Array:
        """How often each word of the vocabulary occurs, by its number."""
        self._write()
        wholes = self._chunks.tables()[1]
        times = np.repeat(self._counts, wholes.lengths)
        return np.bincount(wholes.words, times, minlength=len(self.vocabulary.exact)).astype(np.int64)

    def spellings(self) -> dict[str, str]:
        """How texts mostly write words whose exact form is not what they mostly write: mĩ -> mỹ."""
        totals = self.totals()
        found = {}
        for number, others in self.vocabulary.spelled.items():
            counted = {form: int(self._counts[chunks].sum()) for form, chunks in others.items()}
            best = min(counted, key=lambda form: (-counted[form], form))
            if counted[best] > totals[number] - sum(counted.values()):
                found[self.vocabulary.exact[number]] = best
        return found

    def _write(self) -> None:
        self._file.seek(0, 2)
        self._buffer.tofile(self._file)
        counts = np.bincount(np.frombuffer(self._buffer, dtype=np.uint32), minlength=len(self._chunks))
        counts[: len(self._counts)] += self._counts
        self._counts = counts
        self._buffer = array("I")
        self._pieces.cut()


class Vocabulary:
    """All words, numbered from 1 as they come."""

    def __init__(self) -> None:
        """No words yet; BREAK has the place 0."""
        self.number: dict[str, int] = {}
        self.exact = [""]
        self.folded = [""]
        self.spelled: dict[int, dict[str, list[int]]] = {}
        """Other spellings of a word in lower case (mỹ of mĩ), and in which chunks they stand."""

    def of(self, exact: str, folded: str) -> int:
        """The number of a word."""
        found = self.number.get(exact)
        if found is None:
            found = self.number[exact] = len(self.exact)
            self.exact.append(exact)
            self.folded.append(folded)
        return found


@dataclass(frozen=True, slots=True)
class Table:
    """The words of every chunk, one chunk behind the other."""

    words: Array
    compound: Array
    starts: Array
    lengths: Array
    compound_chunk: Array


class Chunks(dict[str, int]):
    """The number of each chunk of text between white space; a new one is taken apart and numbered."""

    def __init__(self, vocabulary: Vocabulary) -> None:
        """Words are numbered by ``vocabulary``."""
        super().__init__()
        self._vocabulary = vocabulary
        self._parts, self._part_ends = array("I"), array("Q")
        self._wholes, self._whole_ends, self._compound = array("I"), array("Q"), array("B")

    def __missing__(self, chunk: str) -> int:
        """The number of a chunk that comes for the first time."""
        number = self[chunk] = len(self)
        if plain := PLAIN.fullmatch(chunk):
            self._add_plain(plain, number)
        else:
            self._add(chunk, number)
        self._part_ends.append(len(self._parts))
        self._whole_ends.append(len(self._wholes))
        return number

    def _add_plain(self, chunk: re.Match[str], number: int) -> None:
        """One word with signs around it, as most chunks are: the same as ``_add``, but faster."""
        before, raw, after = chunk.groups()
        exact, folded = forms(raw)
        if not exact:
            self._add(chunk.string, number)
            return
        if SENTENCE_END.search(before):
            self._break()
        word = self._vocabulary.of(exact, folded)
        self._parts.append(word)
        self._wholes.append(word)
        self._compound.append(False)
        self._note_spelling(exact, raw, number)
        if _ends(after, raw):
            self._break()

    def _add(self, chunk: str, number: int) -> None:
        after = 0
        last: Word | None = None
        for word in words(chunk):
            if _ends(chunk[after : word.start], _last_part(chunk, last)):
                self._break()
            whole = self._vocabulary.of(word.exact, word.folded)
            self._wholes.append(whole)
            self._compound.append(bool(word.parts))
            for part in word.parts:
                self._parts.append(self._vocabulary.of(part.exact, part.folded))
            if not word.parts:
                self._parts.append(whole)
            for part in word.parts or (word,):
                self._note_spelling(part.exact, chunk[part.start : part.end], number)
            after, last = word.end, word
        if _ends(chunk[after:], _last_part(chunk, last)):
            self._break()

    def _note_spelling(self, exact: str, raw: str, number: int) -> None:
        spelled = unicodedata.normalize("NFC", raw.lower())
        if spelled == exact:
            return
        others = self._vocabulary.spelled.setdefault(self._vocabulary.number[exact], {})
        others.setdefault(spelled, []).append(number)

    def _break(self) -> None:
        self._parts.append(BREAK)
        self._wholes.append(BREAK)
        self._compound.append(False)

    def tables(self) -> tuple[Table, Table]:
        """What every chunk holds: with compounds as their parts, and with compounds as they are."""
        compound = np.frombuffer(self._compound, dtype=np.uint8).astype(bool)
        starts, lengths = _spans(self._whole_ends)
        summed = np.concatenate(([0], np.cumsum(compound)))
        has = summed[starts + lengths] > summed[starts]
        wholes = Table(np.array(self._wholes, dtype=np.uint32), compound, starts, lengths, has)
        starts, lengths = _spans(self._part_ends)
        none = np.zeros(len(self._parts), dtype=bool)
        return Table(np.array(self._parts, dtype=np.uint32), none, starts, lengths, has), wholes


class Pieces:
    """What is known of each piece of a line."""

    def __init__(self) -> None:
        """None yet."""
        self._columns = {
            "document": array("I"),
            "line": array("I"),
            "field": array("B"),
            "said": array("B"),
            "place": array("B"),
            "chunks": array("I"),
        }
        self.cuts: list[tuple[int, int]] = []
        """Which pieces belong to each stretch of the file."""
        self._appends = tuple(column.append for column in self._columns.values())

    def add(self, *values: int) -> None:
        """Document, line, field, whether said, place, and how many chunks."""
        for append, value in zip(self._appends, values, strict=True):
            append(value)

    def cut(self) -> None:
        """End a stretch here."""
        done = self.cuts[-1][1] if self.cuts else 0
        if len(self._columns["line"]) > done:
            self.cuts.append((done, len(self._columns["line"])))

    def arrays(self) -> dict[str, Array]:
        """The columns."""
        return {
            name: np.frombuffer(column, dtype=column.typecode) if column else np.zeros(0, column.typecode)
            for name, column in self._columns.items()
        }


def _block(table: Table, chunks: Array, piece: Array, pieces: dict[str, Array]) -> Block:
    lengths = table.lengths[chunks]
    starts = table.starts[chunks]
    of = np.repeat(piece, lengths)
    return Block(
        slices(table.words, starts, lengths),
        pieces["line"][of],
        pieces["document"][of],
        pieces["field"][of],
        pieces["said"][of],
        pieces["place"][of],
        slices(table.compound, starts, lengths),
    )


def _spans(ends: array[int]) -> tuple[Array, Array]:
    after = np.array(ends, dtype=np.int64)
    starts = np.concatenate((np.zeros(1, dtype=np.int64), after[:-1])) if len(after) else after
    return starts, after - starts


def _last_part(chunk: str, word: Word | None) -> str:
    part = word.parts[-1] if word and word.parts else word
    return chunk[part.start : part.end] if part else ""


def _ends(between: str, last: str) -> bool:
    """Whether a sentence ends in what stands behind the word ``last``, "" for none."""
    if not SENTENCE_END.search(between):
        return False
    if not last or not between.startswith(".") or SENTENCE_END.search(between, 1):
        return True
    return len(last) > SHORT_CAPITALS or not last.isupper()
