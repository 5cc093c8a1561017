"""People, places, organisations, events and sources with the documents that they occur in: files ``e/N``."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

import numpy as np

from plugins.search.documents import Entity
from plugins.search.encode import gzipped, json_bytes, varint, varints

TARGET = 24_000
"""How many bytes a file should have before compression."""


SMALL, LARGE = 1_000, 20_000
"""Archives of more articles offer only those that several articles name."""


@dataclass(frozen=True, slots=True)
class Numbered:
    """An entity with its number, and the documents in which it occurs and in which it speaks, in order."""

    number: int
    entity: Entity
    articles: Sequence[int]
    spoken: Sequence[int]


def offered(numbered: Iterable[Numbered], documents: int) -> list[Numbered]:
    """Those that are offered to somebody who types, or asks for a part of their name: in large archives not those that
    one article names; most names are such."""
    least = 1 + (documents > SMALL) + (documents > LARGE)
    return [each for each in numbered if len(each.articles) >= least and each.entity.type != "source"]


class Occurring:
    """Collects in which documents each entity occurs."""

    def __init__(self) -> None:
        """None yet."""
        self._articles: dict[str, set[int]] = {}
        self._spoken: dict[str, set[int]] = {}

    def add(self, document: int, entities: Iterable[str], speakers: Iterable[str]) -> None:
        """Note the entities of a document."""
        for of, ids in ((self._articles, entities), (self._spoken, speakers)):
            for each in ids:
                of.setdefault(each, set()).add(document)

    def numbered(self, entities: Iterable[Entity], number: Sequence[int]) -> list[Numbered]:
        """Those of ``entities`` that occur, most frequent first; ``number`` gives the final number of each document."""
        found = [entity for entity in entities if entity.id in self._articles]
        found.sort(key=lambda entity: (-len(self._articles[entity.id]), entity.type, entity.id))
        return [
            Numbered(
                place,
                entity,
                sorted(number[each] for each in self._articles[entity.id]),
                sorted(number[each] for each in self._spoken.get(entity.id, ())),
            )
            for place, entity in enumerate(found)
        ]


def entity_files(numbered: Iterable[Numbered]) -> Iterator[tuple[int, bytes]]:
    """The gzipped files, each with the number of its first entity."""
    some: list[Numbered] = []
    size = 0
    for each in numbered:
        some.append(each)
        size += len(each.entity.name) * 2 + 40 + len(each.articles) + len(each.spoken)
        if size > TARGET:
            yield some[0].number, _file(some)
            some, size = [], 0
    if some:
        yield some[0].number, _file(some)


def _file(some: Sequence[Numbered]) -> bytes:
    rows = [
        [
            each.entity.type,
            each.entity.name,
            each.entity.address,
            len(each.articles),
            len(each.spoken),
        ]
        for each in some
    ]
    head = json_bytes(rows)
    lists = b"".join(gaps(numbers) for each in some for numbers in (each.articles, each.spoken))
    return gzipped(varint(len(head)) + head + lists)


def gaps(numbers: Sequence[int]) -> bytes:
    """Rising numbers: the first as it is, then each difference to the one before, less 1."""
    column = np.array(numbers, dtype=np.int64)
    column[1:] -= column[:-1] + 1
    return varints(column)[0].tobytes()
