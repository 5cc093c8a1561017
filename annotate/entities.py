"""Entities of the archive: people, places, organisations and things with their names, offices and dates."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from annotate.authorities import Authority
from annotate.authorities import Office as Term
from annotate.model import Evidence, MentionType

TYPES: tuple[MentionType, ...] = ("person", "place", "organisation", "thing")


@dataclass(frozen=True, slots=True)
class Variant:
    """A form of a name as the articles have it, and how often."""

    text: str
    count: int


@dataclass(frozen=True)
class FoundOffice:
    """An office as the articles tell it of somebody, oldest first.

    ``office`` are the words without the body's name, ``of`` is the entity that the office belongs to. ``first`` and
    ``last`` are the ISO days between which the articles that say so were published, None where none is dated;
    ``former`` says that all of them tell of an office that was left.
    """

    office: str
    of: str | None
    former: bool
    first: str | None
    last: str | None
    evidence: tuple[Evidence, ...]


@dataclass(frozen=True)
class Entity:
    """A person, place, organisation or thing of the archive.

    ``name`` is the record's, else the most frequent full form. ``terms`` are the offices of its authority record,
    ``offices`` those that the articles tell. ``rules`` says how many articles were joined to it by each rule of
    ``data/rules/resolve.toml``. ``first`` and ``last`` are the earliest and latest day on which an article that names
    it may have been published. ``articles`` are the ids of all of these, in order.
    """

    id: str
    type: MentionType
    name: str
    variants: tuple[Variant, ...]
    articles: tuple[str, ...]
    mentions: int
    record: Authority | None = None
    offices: tuple[FoundOffice, ...] = ()
    rules: Mapping[str, int] = field(default_factory=dict)
    first: str | None = None
    last: str | None = None

    @property
    def terms(self) -> tuple[Term, ...]:
        """The terms of office that its record knows."""
        return self.record.offices if self.record else ()


def entity_records(entities: Iterable[Entity]) -> Iterator[dict[str, Any]]:
    """The lines of ``entities.jsonl``, sorted by id, keys in the order of the data contract."""
    return (_record(entity) for entity in sorted(entities, key=lambda entity: entity.id))


def _record(entity: Entity) -> dict[str, Any]:
    record = entity.record
    return {
        "id": entity.id,
        "type": entity.type,
        "name": entity.name,
        "variants": [variant.text for variant in entity.variants],
        "offices": [*map(_term, entity.terms), *map(_office, entity.offices)],
        "ids": dict(record.ids) if record else {},
        "counts": [variant.count for variant in entity.variants],
        "articles": len(entity.articles),
        "mentions": entity.mentions,
        "first": entity.first,
        "last": entity.last,
        "kind": record.kind if record else "",
        "within": record.within if record else None,
        "stands_for": record.stands_for if record else None,
        "valid": {"from": record.valid_from, "to": record.valid_to} if record else None,
        "source": record.source if record else None,
        "rules": dict(entity.rules),
    }


def _term(term: Term) -> dict[str, Any]:
    return {"office": term.label, "of": term.of, "from": term.start, "to": term.end, "source": "record"}


def _office(office: FoundOffice) -> dict[str, Any]:
    return {
        "office": office.office,
        "of": office.of,
        "from": None,
        "to": None,
        "source": "articles",
        "former": office.former,
        "first": office.first,
        "last": office.last,
        "evidence": [
            {"article": each.article, "start": each.start, "end": each.end, "text": each.text}
            for each in office.evidence
        ],
    }
