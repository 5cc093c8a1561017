"""Writes a whole search index (docs/search-format.md)."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from itertools import groupby
from pathlib import Path
from typing import Any

import numpy as np

from plugins.search.common import Common
from plugins.search.documents import Document, Entity
from plugins.search.encode import gzipped, json_bytes, varint
from plugins.search.entities import Numbered, entity_files, offered
from plugins.search.gather import Gathered
from plugins.search.keys import front_coded
from plugins.search.names import Section, names
from plugins.search.postings import (
    FIELDS,
    K1,
    REMOVED,
    Lists,
    Occurrences,
    Weights,
    pair_occurrences,
    word_occurrences,
)
from plugins.search.shards import Kind, shards
from plugins.search.shown import CARDS, FURNITURE, PASSAGES
from plugins.search.stream import Stream
from plugins.search.typeahead import rows, top, typeahead_files
from plugins.search.vocabulary import Words
from plugins.search.wordlist import wordlist

VERSION = 1

BOOSTS = {"title": 4.0, "lead": 1.5, "text": 1.0, "captions": 1.0, "people": 1.0, "statements": 1.0}
"""What a hit in each field weighs (docs/search-format.md, "Weights")."""

STEPS = 32
"""How many different impacts there are: five bits of a posting."""

LEAST_IMPACT = 0.4
"""The impact of the first step; hardly any word of an article counts less."""

LEAST_WHERE = 200
"""Lists of so many postings say where their words stand, however small the archive."""


def write_index(
    documents: Iterable[Document],
    entities: Iterable[Entity],
    folder: Path,
    *,
    exact: bool = False,
) -> None:
    """Write the index of ``documents`` into ``folder``, which it makes; equal input in any order gives equal bytes.

    ``exact`` makes an index whose scores are lunr's own, for tests.
    """
    known = {entity.id: entity for entity in entities}
    gathered = Gathered(known)
    for document in documents:
        gathered.add(document)
    files = Files(folder)
    try:
        meta = _written(gathered, files, exact)
    finally:
        gathered.close()
    files.write("meta", gzipped(json_bytes({"v": VERSION, "edition": files.edition(), **meta})))


class Files:
    """Writes files by their names, and knows the hash of all."""

    def __init__(self, folder: Path) -> None:
        """Nothing is written yet."""
        self._folder = folder
        self._hashes: dict[str, bytes] = {}

    def write(self, name: str, data: bytes) -> None:
        """Write one gzipped file."""
        path = self._folder / f"{name}.bin"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(data)
        self._hashes[name] = hashlib.sha256(data).digest()

    def edition(self) -> str:
        """A short hash of all that was written."""
        whole = b"".join(name.encode() + self._hashes[name] for name in sorted(self._hashes))
        return hashlib.sha256(whole).hexdigest()[:12]


def _written(gathered: Gathered, files: Files, exact: bool) -> dict[str, Any]:
    """Write all files but ``meta``, and give back what it says."""
    order = gathered.order()
    number = np.empty(len(order), dtype=np.int64)
    number[order] = np.arange(len(order))
    days = [gathered.keys[serial] for serial in order]
    numbered = gathered.numbered(number)
    meta = {"count": len(order), "exact": exact, "fields": list(FIELDS), "boosts": list(BOOSTS.values())}
    meta |= _write_words(gathered.stream, number, numbered, files, exact)
    meta["entities"] = _write_each(files, "e", entity_files(numbered))
    sources = [each for each in numbered if each.entity.type == "source"]
    meta["sources"] = [[each.entity.name, each.number] for each in sources]
    of_source = gathered.source_numbers({each.entity.name: place for place, each in enumerate(sources)})
    _write_each(files, "c", enumerate(gathered.cards.cards(order, of_source)))
    _write_each(files, "p", enumerate(gathered.passages.files(order, PASSAGES)))
    _write_each(files, "q", enumerate(gathered.removed.files(order, FURNITURE)))
    files.write("days", gzipped(_days(days)))
    return meta | _years(days) | {"cardSize": CARDS, "passageSize": PASSAGES, "removedSize": FURNITURE}


def _write_words(
    stream: Stream, number: Any, numbered: Sequence[Numbered], files: Files, exact: bool
) -> dict[str, Any]:
    """Write words and pairs with their documents, completions and the word list."""
    words = Words.of(stream.vocabulary.exact, stream.vocabulary.folded)
    common = Common(words, stream.spellings(), len(number))
    impacts = impact_table()
    where_up_to = max(LEAST_WHERE, len(number) // 40)
    u, b, r = _occurrences(stream, words, number, exact)
    in_words, in_pairs = names(numbered, len(number))

    def write(family: str, lists: Iterator[Lists], pairs: bool, named: Section) -> str:
        kind = Kind(pairs, not pairs, exact, where_up_to, impacts)
        return front_coded(_write_each(files, family, shards(lists, words, kind, named)))

    keys = {
        "u": write("u", common.noted_words(u.lists()), False, in_words),
        "b": write("b", common.noted_pairs(b.lists()), True, in_pairs),
        "r": write("r", r.lists(), False, {}),
    }
    completions = rows(offered(numbered, len(number)), common.phrases())
    begins = _write_each(files, "t", typeahead_files(completions))
    files.write("t/top", top(completions, begins))
    files.write("w", wordlist(common.word_counts(), common.spellings()))
    return {
        "impacts": impacts,
        "accents": words.patterns,
        "whereUpTo": where_up_to,
        "shards": keys | {"t": front_coded(begins)},
    }


def impact_table() -> list[float]:
    """The values of the steps: each a little more than the one before, by the same factor."""
    most = (K1 + 1) * sum(sorted(BOOSTS.values())[-3:])
    factor = (most / LEAST_IMPACT) ** (1 / (STEPS - 1))
    return [round(LEAST_IMPACT * factor**step, 3) for step in range(STEPS)]


def _occurrences(
    stream: Stream, words: Words, number: Any, exact: bool
) -> tuple[Occurrences, Occurrences, Occurrences]:
    """All occurrences of words, of pairs, and of words of removed lines."""
    own = Weights([*BOOSTS.values()], len(number), exact)
    away = Weights([0] * REMOVED + [1], len(number), exact)
    totals = np.empty(len(words.exact), dtype=np.int64)
    totals[words.rank[1:]] = stream.totals()[1:]
    u = Occurrences(words, own, totals, pairs=False)
    b = Occurrences(words, own, totals, pairs=True)
    r = Occurrences(words, away, totals, pairs=False)
    for parts, wholes in stream.blocks():
        for block, at in word_occurrences(parts, wholes):
            gone = block.field[at] == REMOVED
            u.add(block, at[~gone], number)
            r.add(block, at[gone], number)
        for block, at in pair_occurrences(parts, wholes):
            b.add(block, at[block.field[at] != REMOVED], number)
    return u, b, r


def _write_each(files: Files, family: str, made: Iterable[tuple[Any, bytes]]) -> list[Any]:
    """Write the files of a family; what each begins with."""
    begins = []
    for place, (first, data) in enumerate(made):
        files.write(f"{family}/{place}", data)
        begins.append(first)
    return begins


Key = tuple[bool, str, str, str]


def _days(keys: Sequence[Key]) -> bytes:
    """The file ``days``, of documents in their order."""
    dated = [
        (date.fromisoformat(earliest).toordinal(), date.fromisoformat(latest).toordinal())
        for undated, earliest, latest, _ in keys
        if not undated
    ]
    first = [start for start, _ in dated]
    steps = [day - before for before, day in zip([0, *first], first, strict=False)]
    lengths = [end - start for start, end in dated]
    return b"".join(map(varint, (len(dated), *steps, *lengths)))


def _years(keys: Sequence[Key]) -> dict[str, Any]:
    """Which numbers the documents of each year have, and those without a date."""
    years = []
    first = 0
    for year, some in groupby(earliest[:4] for undated, earliest, _, _ in keys if not undated):
        end = first + len(list(some))
        years.append([int(year), first, end])
        first = end
    return {"years": years, "undated": [first, len(keys)]}
