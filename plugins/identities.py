"""Who or what an entity is, as a note on one article tells it: its name, its kind, its office at that time."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

from annotate.authorities import load
from annotate.labels import TYPES, day_label
from annotate.language import of_language
from annotate.tables import rows
from plugins.records import Record, Records

KEPT = 4096
"""So many entities are remembered, least asked for forgotten first."""


class Office(NamedTuple):
    """An office with the body it belongs to, and its term as far as the record knows it ("" where not)."""

    words: str
    since: str
    until: str
    past: bool
    """Whether it was left before the article was published."""

    by_record: bool
    """Whether the authority record says so; else the article itself does."""


class Identity(NamedTuple):
    """What is told of an entity wherever it is named; ``offices`` has those of one article's time."""

    name: str
    kind: str
    within: str
    offices: tuple[Office, ...] = ()


class Identities:
    """The entities of the archive, each read when it is asked for."""

    def __init__(self, entities: Records) -> None:
        """``entities`` are the records of ``data/entities.jsonl``."""
        self._entities = entities
        self._known = lru_cache(KEPT)(self._read)

    def _read(self, entity: str) -> Record | None:
        """A record without the long lists that no note tells."""
        found = self._entities.of(entity)
        if not found:
            return None
        record = found[0]
        offices = [
            {key: office.get(key) for key in ("office", "of", "from", "to", "source", "former")}
            | {"in": frozenset(each["article"] for each in office.get("evidence") or ())}
            for office in record["offices"]
        ]
        return {key: record.get(key) for key in ("name", "type", "kind", "within")} | {"offices": offices}

    def name(self, entity: str) -> str:
        """The preferred name of an entity of the archive or, where no article names it, of its reference record;
        "" of one that neither knows."""
        if record := self._known(entity):
            return str(record["name"])
        known = load().by_id(entity)
        return known.name if known else ""

    def of(self, entity: str, article: str, published: Record | None) -> Identity | None:
        """What a note in ``article``, published then, tells of ``entity``; None of an unknown one."""
        record = self._known(entity)
        if record is None:
            return None
        kind = next((of_language(row) for row in rows("pages/kinds") if row["kind"] == record["kind"]), "")
        within = self.name(record["within"]) if record["within"] else ""
        return Identity(
            record["name"],
            kind or TYPES[record["type"]],
            within,
            tuple(self._offices(record, article, published)),
        )

    def _offices(self, record: Record, article: str, published: Record | None) -> Iterator[Office]:
        """The offices held while the article may have been published; else the last one left; else what the article
        itself says."""
        terms = [office for office in record["offices"] if office["from"] or office["to"]]
        begun = [term for term in terms if published and _not_after(term["from"], published["latest"])]
        held = [term for term in begun if _not_after(published["earliest"], term["to"])] if published else []
        if begun:
            last = max(begun, key=lambda term: (term["to"] or "", term["from"] or ""))
            yield from (self._office(term, past=not held) for term in held or [last])
            return
        told = [office for office in record["offices"] if article in office["in"]]
        if told:
            fullest = max(told, key=lambda office: (bool(office["of"]), len(office["office"])))
            yield self._office(fullest, past=bool(fullest["former"]))

    def _office(self, office: Record, past: bool) -> Office:
        of = self.name(office["of"]) if office["of"] else ""
        label = office["office"]
        return Office(
            label if not of or of in label else f"{label} {of}",
            _day(office["from"]),
            _day(office["to"]),
            past,
            bool(office["from"] or office["to"]),
        )


def _not_after(first: str | None, second: str | None) -> bool:
    """Whether one day, month or year is not certainly later than another; an unknown one never is."""
    if not first or not second:
        return True
    length = min(len(first), len(second))
    return first[:length] <= second[:length]


def _day(value: str | None) -> str:
    """An ISO day, month or year as one writes it; "" for none."""
    return day_label(value) if value else ""
