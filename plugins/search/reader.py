"""Reads a search index back, in the plainest way: for tests, and as the description of the format in code."""

from __future__ import annotations

import gzip
import json
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any, NamedTuple

from plugins.search.keys import front_decoded
from plugins.search.vocabulary import WHOLE, WRITTEN, spelled

EVERYWHERE = 255


class Posting(NamedTuple):
    """A document that has a word or pair: what it counts, and where it stands."""

    document: int
    impact: float
    in_title: bool
    in_statement: bool
    only_people: bool
    where: int


@dataclass(frozen=True, slots=True)
class Spelling:
    """A spelling of a group with its postings; ``exact`` is None for the group as a whole (exact indexes only)."""

    exact: str | None
    postings: tuple[Posting, ...]


class Reader:
    """An index in a folder."""

    def __init__(self, folder: Path) -> None:
        """Read ``meta``."""
        self._folder = folder
        self.meta: dict[str, Any] = self.json("meta")
        self.begins = {family: front_decoded(keys) for family, keys in self.meta["shards"].items()}

    def bytes(self, name: str) -> bytes:
        """A file, unpacked."""
        return gzip.decompress((self._folder / f"{name}.bin").read_bytes())

    def json(self, name: str) -> Any:
        """A file of JSON."""
        return json.loads(self.bytes(name))

    def group(self, family: str, key: str) -> list[Spelling]:
        """The spellings of a folded word (``u``, ``r``) or of a folded pair (``b``); none where there is no such group."""
        place = bisect_right(self.begins[family], key) - 1
        return self.shard(family, place)[0].get(key, []) if place >= 0 else []

    def groups(self, family: str) -> Iterator[tuple[str, list[Spelling]]]:
        """All groups of a family."""
        for place in range(len(self.begins[family])):
            yield from self.shard(family, place)[0].items()

    def shard(self, family: str, place: int) -> tuple[dict[str, list[Spelling]], dict[str, Any]]:
        """The groups and the names of one file."""
        data = Bytes(self.bytes(f"{family}/{place}"))
        pairs = family == "b"
        groups, spellings, postings, *lengths = (data.number() for _ in range(11))
        suffix_size, _, written_size, _, _, _, where_size, names_size = lengths
        prefixes = data.take(groups)
        suffixes = data.take(suffix_size).split(b"\n")
        shapes = [data.number() for _ in range(groups)]
        accents = [data.take(spellings) for _ in range(2 if pairs else 1)]
        written = iter(data.take(written_size).decode().split("\n"))
        counts = [data.number() for _ in range(spellings)]
        gaps = iter([data.number() for _ in range(postings)])
        impacts = iter([data.number() if self.meta["exact"] else data.take(1)[0] for _ in range(postings)])
        where = iter(data.take(where_size))
        found: dict[str, list[Spelling]] = {}
        key = b""
        at = 0
        for prefix, suffix, shape in zip(prefixes, suffixes, shapes, strict=False):
            key = key[:prefix] + suffix
            found[key.decode()] = [
                Spelling(
                    self._spelled(key.decode(), [column[nth] for column in accents], written),
                    tuple(self._postings(counts[nth], gaps, impacts, None if pairs else where)),
                )
                for nth in range(at, at + shape)
            ]
            at += shape
        names = data.take(names_size)
        return found, json.loads(names) if names else {}

    def _spelled(self, key: str, accents: list[int], written: Iterator[str]) -> str | None:
        if accents[0] == WHOLE:
            return None
        return " ".join(
            next(written) if accent == WRITTEN else spelled(word, self.meta["accents"][accent])
            for word, accent in zip(key.split(" "), accents, strict=True)
        )

    def _postings(
        self, count: int, gaps: Iterator[int], impacts: Iterator[int], where: Iterator[int] | None
    ) -> Iterator[Posting]:
        document = -1
        for _ in range(count):
            document += next(gaps) + 1
            impact = next(impacts)
            if self.meta["exact"]:
                value, flags = (impact >> 3) / 1000, impact & 7
            else:
                value, flags = self.meta["impacts"][impact & 31], impact >> 5
            stands = next(where) if where and count <= self.meta["whereUpTo"] else EVERYWHERE
            yield Posting(document, value, bool(flags & 1), bool(flags & 2), bool(flags & 4), stands)

    def entities(self) -> list[tuple[list[Any], list[int], list[int]]]:
        """All entities: what is said of each, the documents in which it occurs, and those in which it speaks."""
        found = []
        for place in range(len(self.meta["entities"])):
            data = Bytes(self.bytes(f"e/{place}"))
            rows = json.loads(data.take(data.number()))
            found += [(row, data.rising(row[3]), data.rising(row[4])) for row in rows]
        return found

    def days(self) -> list[tuple[int, int]]:
        """The earliest and the latest day of each dated document, as ``date.toordinal`` counts."""
        data = Bytes(self.bytes("days"))
        count = data.number()
        day, first = 0, []
        for _ in range(count):
            day += data.number()
            first.append(day)
        return [(day, day + data.number()) for day in first]

    def cards(self) -> list[list[Any]]:
        """The cards of all documents."""
        return self._listed("c", self.meta["cardSize"])

    def passages(self) -> list[list[Any]]:
        """The lines of all documents."""
        return self._listed("p", self.meta["passageSize"])

    def removed(self) -> list[list[Any]]:
        """The removed lines of all documents."""
        return self._listed("q", self.meta["removedSize"])

    def _listed(self, family: str, size: int) -> list[list[Any]]:
        files = range(-(-self.meta["count"] // size))
        return [row for place in files for row in self.json(f"{family}/{place}")]

    def wordlist(self) -> tuple[dict[str, int], dict[str, str]]:
        """About how many documents each frequent folded word has, and how articles write exact forms."""
        data = Bytes(self.bytes("w"))
        count, suffix_size, _ = data.number(), data.number(), data.number()
        prefixes, suffixes = data.take(count), data.take(suffix_size).split(b"\n")
        numbers = data.take(count)
        words = {}
        key = b""
        for prefix, suffix, number in zip(prefixes, suffixes, numbers, strict=False):
            key = key[:prefix] + suffix
            words[key.decode()] = round(2 ** (number / 8))
        return words, json.loads(data.rest())


class Bytes:
    """Bytes that are read from front to back."""

    def __init__(self, data: bytes) -> None:
        """Begin at the front."""
        self._data, self._at = data, 0

    def take(self, size: int) -> bytes:
        """The next bytes."""
        self._at += size
        return self._data[self._at - size : self._at]

    def rest(self) -> bytes:
        """All that is left."""
        return self.take(len(self._data) - self._at)

    def number(self) -> int:
        """The next varint."""
        value = shift = 0
        while True:
            byte = self._data[self._at]
            self._at += 1
            value |= (byte & 127) << shift
            if byte < 128:
                return value
            shift += 7

    def rising(self, count: int) -> list[int]:
        """The next rising numbers, stored as gaps."""
        last, found = -1, []
        for _ in range(count):
            last += self.number() + 1
            found.append(last)
        return found
