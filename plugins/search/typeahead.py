"""Completions while typing: files ``t/N`` and ``t/top``."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from plugins.search.encode import gzipped, json_bytes
from plugins.search.entities import Numbered
from plugins.search.keys import separator
from plugins.search.tokens import words

TARGET = 24_000
"""How many bytes a file should have before compression."""

TOP = 10
LONGEST_TOP = 12
"""Longer beginnings, in characters, have few completions."""

Row = list[Any]


def rows(numbered: Iterable[Numbered], phrases: Iterable[tuple[str, str, int]]) -> list[Row]:
    """Everything that can complete what is typed, sorted by its key."""
    found: dict[tuple[str, str], Row] = {}
    for each in numbered:
        keys = folded_words(each.entity.name)
        for start in range(len(keys)):
            key = " ".join(keys[start:])
            row = [key, each.entity.name, each.entity.type, len(each.articles), each.entity.address]
            found[key, each.entity.type + each.entity.id] = row
    named = {row[0] for row in found.values()}
    for key, text, count in phrases:
        if key not in named:
            found[key, text] = [key, text, "phrase" if " " in text else "word", count, None]
    return [found[key] for key in sorted(found)]


def folded_words(text: str) -> list[str]:
    """The folded words of a text, compounds as their parts."""
    return [part.folded for word in words(text) for part in word.parts or (word,)]


def typeahead_files(made: Sequence[Row]) -> Iterator[tuple[str, bytes]]:
    """The gzipped files ``t/N``, each with the key that it begins with."""
    some: list[Row] = []
    size, begins = 0, ""
    for row in made:
        if size > TARGET and row[0] != some[-1][0]:
            yield begins, gzipped(json_bytes(some))
            begins = separator(some[-1][0], row[0])
            some, size = [], 0
        some.append(row)
        size += 2 * len(row[0]) + 2 * len(row[1]) + 30
    if some:
        yield begins, gzipped(json_bytes(some))


def top(made: Sequence[Row], begins: Sequence[str]) -> bytes:
    """The gzipped file ``t/top``: the most frequent completions of every beginning that more than one file has."""
    of: defaultdict[str, list[Row]] = defaultdict(list)
    for key in begins[1:]:
        for length in range(1, min(len(key), LONGEST_TOP + 1)):
            of[key[:length]] = []
    for row in made:
        for length in range(1, LONGEST_TOP + 1):
            if row[0][:length] in of and len(row[0]) >= length:
                of[row[0][:length]].append(row)
    best = {
        prefix: [row[1:] for row in _different(sorted(found, key=lambda row: (-row[3], row[0], row[1])))]
        for prefix, found in sorted(of.items())
    }
    return gzipped(json_bytes(best))


def _different(found: Iterable[Row]) -> list[Row]:
    """The first few, each thing once."""
    firsts: dict[tuple[Any, Any], Row] = {}
    for row in found:
        firsts.setdefault((row[1], row[4]), row)
    return list(firsts.values())[:TOP]
