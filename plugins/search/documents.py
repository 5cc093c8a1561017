"""What the search knows of an article, and of the people, places and organisations in it."""

from __future__ import annotations

import pickle
import zlib
from dataclasses import dataclass
from typing import Literal, NamedTuple, cast

EntityType = Literal["person", "place", "organisation", "thing", "event", "source"]


class Said(NamedTuple):
    """A stretch of a line that somebody says: code points of the line's text, end exclusive; who as the text says it, and
    the id of that entity where known."""

    start: int
    end: int
    speaker: str | None = None
    entity: str | None = None


class Line(NamedTuple):
    """A line of an article as its page shows it, with its number in the seed and its class."""

    n: int
    cls: str
    text: str
    said: tuple[Said, ...] = ()


class RemovedLine(NamedTuple):
    """A line that was taken for page furniture, and why."""

    n: int
    reason: str
    text: str


@dataclass(frozen=True, slots=True)
class Document:
    """An article. Days are ISO dates or both None; ``entities`` and ``speakers`` are ids of entities and events."""

    id: str
    title: str = ""
    lead: str = ""
    lines: tuple[Line, ...] = ()
    removed: tuple[RemovedLine, ...] = ()
    date_label: str = ""
    earliest: str | None = None
    latest: str | None = None
    source: str = ""
    entities: tuple[str, ...] = ()
    speakers: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Entity:
    """Somebody or something with a page: its preferred name, the names that articles use (most frequent first), and
    names known from elsewhere under which people may search for it."""

    id: str
    type: EntityType
    name: str
    names: tuple[str, ...] = ()
    aliases: tuple[str, ...] = ()
    address: str | None = None


def packed(document: Document) -> bytes:
    """A document as it is kept in memory until all are there, at a tenth of its size."""
    return zlib.compress(pickle.dumps(document), 1)


def unpacked(data: bytes) -> Document:
    """The document that ``packed`` made of it in the same process."""
    return cast(Document, pickle.loads(zlib.decompress(data)))
