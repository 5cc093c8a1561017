"""Authority records that any archive can use: places, organisations, people and their terms of office.

The tables are in ``data/authority/``; each names its source in its head. An archive adds to them and overrides them
with records of its own (``Authorities.with_archive``).
"""

from __future__ import annotations

import calendar
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from functools import cache, cached_property
from typing import TYPE_CHECKING

from annotate import tables, vietnamese
from annotate.model import MentionType
from annotate.problems import BadInput, Problem

if TYPE_CHECKING:
    from annotate.editor import AuthorityRecord

UNVERIFIED = "compiled by the project, unverified"

# Which kind of record each table of data/authority holds, in the order in which shared surfaces are answered.
TABLES: tuple[tuple[str, MentionType], ...] = (
    ("countries", "place"),
    ("vietnam", "place"),
    ("cities", "place"),
    ("regions", "place"),
    ("seats", "place"),
    ("organisations", "organisation"),
    ("clubs", "organisation"),
    ("people", "person"),
)
# Columns whose cells are identifiers given by somebody else.
ID_COLUMNS = ("iso3166-1-alpha-2", "iso3166-1-alpha-3", "iso3166-2", "geonames")

# A whole word that may be written with y or with i: Mỹ and Mĩ, Lý and Lí, quý and quí.
Y_WORD = re.compile(rf"\b{vietnamese.Y_SYLLABLE.pattern}\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Office:
    """A term of office: ``office`` is a key of data/authority/offices.tsv, ``label`` what the press calls it.

    ``of`` is the entity served. ``start`` and ``end`` are ISO days, months or years, as exact as they are known. An
    ``end`` of None means still in office on the day ``as_of``, or, where that is None too, an end that is not known.
    """

    office: str
    label: str
    of: str | None = None
    start: str | None = None
    end: str | None = None
    acting: bool = False
    as_of: str | None = None

    @property
    def known(self) -> bool:
        """Whether both ends of the term are known well enough to say who held the office on a day."""
        return self.start is not None and (self.end is not None or self.as_of is not None)

    def possibly(self, earliest: str, latest: str) -> bool:
        """Whether the term may include some day from ``earliest`` to ``latest`` (ISO days, both included)."""
        if not self.known:
            return False
        return first_day(self.start or "") <= latest and (self.end is None or earliest <= last_day(self.end))

    def surely(self, earliest: str, latest: str) -> bool:
        """Whether the term includes every day from ``earliest`` to ``latest``, at its narrowest reading."""
        if not self.known:
            return False
        end = first_day(self.end) if self.end else last_day(self.as_of or "")
        return last_day(self.start or "") <= earliest and latest <= end


@dataclass(frozen=True)
class Authority:
    """A person, place, organisation or thing that the press names, with every name it goes by.

    ``stands_for`` is the entity a seat speaks for (Washington: hoa-ky). ``within`` is the country or the whole that
    it is part of. ``ambiguous`` lists those surfaces that are common words or other names too, so that a finder of
    names must ask for context. ``inhabitants`` are words for the people who live there, not names of the place.
    ``valid_from`` and ``valid_to`` say when a place or body existed, as ISO days, months or years. ``linked`` is false
    where an archive wants no mention linked to it.
    """

    id: str
    type: MentionType
    name: str
    variants: tuple[str, ...] = ()
    offices: tuple[Office, ...] = ()
    ids: Mapping[str, str] = field(default_factory=dict, hash=False)
    stands_for: str | None = None
    kind: str = ""
    source: str = UNVERIFIED
    valid_from: str | None = None
    valid_to: str | None = None
    en: str = ""
    within: str | None = None
    ambiguous: tuple[str, ...] = ()
    inhabitants: tuple[str, ...] = ()
    linked: bool = True

    @property
    def surfaces(self) -> tuple[str, ...]:
        """Every name of it, the preferred one first, each once."""
        return tuple(dict.fromkeys((self.name, *self.variants)))


@cache
def load() -> Authorities:
    """The project's own records, read once."""
    terms = _terms()
    records: list[Authority] = []
    for table, kind in TABLES:
        records += (_record(row, kind, terms) for row in tables.rows(f"authority/{table}"))
    records += _outlets()
    return Authorities({record.id: record for record in records})


def office_keys(words: str) -> tuple[str, ...]:
    """The offices that ``words`` may name, likeliest first: "Thống đốc" is of a bank or of a state; () for none."""
    return _offices_by_name().get(canonical(words), ())


@cache
def office_names() -> Mapping[str, str]:
    """The key of each office by every way of writing it, the likeliest where several share one."""
    return {surface: keys[0] for surface, keys in _offices_by_name().items()}


def canonical(text: str) -> str:
    """``text`` with one spelling for what Vietnamese spells in two ways: hòa and hoà, Mỹ and Mĩ.

    NFC text keeps its length, so that offsets in the result are offsets in ``text``.
    """
    return Y_WORD.sub(_with_i, vietnamese.canonical(text))


def slug(name: str) -> str:
    """A readable ASCII id: "Bộ Công an" is bo-cong-an."""
    return "-".join(re.findall(r"[a-z0-9]+", vietnamese.fold(name).lower()))


def first_day(date: str) -> str:
    """The first ISO day that ``date`` (a day, month or year) may mean."""
    return date + "-01-01"[len(date) - 4 :] if len(date) < 10 else date


def last_day(date: str) -> str:
    """The last ISO day that ``date`` (a day, month or year) may mean."""
    if len(date) == 4:
        return f"{date}-12-31"
    if len(date) == 7:
        return f"{date}-{calendar.monthrange(int(date[:4]), int(date[5:]))[1]:02d}"
    return date


@dataclass(frozen=True)
class Authorities:
    """Records by id, and the ways to look them up."""

    records: Mapping[str, Authority]

    def __iter__(self) -> Iterator[Authority]:
        """The records in the order of the tables."""
        return iter(self.records.values())

    def __len__(self) -> int:
        """How many records there are."""
        return len(self.records)

    def by_id(self, id: str) -> Authority | None:  # noqa: A002 - the field's own name
        """The record with this id."""
        return self.records.get(id)

    def named(self, surface: str, *, ignore_case: bool = False) -> tuple[Authority, ...]:
        """Every record that goes by exactly this name, however its tones are placed and its i or y spelt.

        ``ignore_case`` is for text in capitals.
        """
        key = canonical(surface)
        return self._by_casefold.get(key.casefold(), ()) if ignore_case else self._by_surface.get(key, ())

    def surfaces(self) -> Iterable[str]:
        """Every name of every record, canonical, each once, for building matchers."""
        return self._by_surface.keys()

    def ambiguous(self, surface: str) -> bool:
        """Whether this surface is a common word or another kind of name too ("Anh", "Đức", "Nhật")."""
        return canonical(surface) in self._ambiguous

    def inhabitants(self, word: str) -> tuple[Authority, ...]:
        """The places whose inhabitants are called so ("người Nga", "Palestinian")."""
        key = canonical(word)
        return tuple(record for record in self if key in map(canonical, record.inhabitants))

    def holders(
        self, office: str, of: str | None, on: tuple[str, str], *, throughout: bool = False
    ) -> tuple[Authority, ...]:
        """Who may have held ``office`` of the entity ``of`` on some day of ``on`` (ISO days, both included).

        With ``throughout``, who surely held it on every one of them. Terms whose ends are not known count in
        neither; a term that is open counts beyond its ``as_of`` as possible, not as sure.
        """
        earliest, latest = on
        return tuple(
            person
            for person, term in self._by_office.get((office, of), ())
            if (term.surely(earliest, latest) if throughout else term.possibly(earliest, latest))
        )

    def terms(self, person: str, office: str | None = None) -> tuple[Office, ...]:
        """The terms of office of the person with this id, oldest first, of one office or all."""
        record = self.records.get(person)
        if record is None:
            return ()
        held = (term for term in record.offices if office in (None, term.office))
        return tuple(sorted(held, key=lambda term: term.start or ""))

    def with_archive(self, records: Iterable[AuthorityRecord], file: str) -> Authorities:
        """These records with an archive's own over them, as ``file`` (its name in messages) gives those.

        A record with a known id adds its variants and overrides what else it fills in; another is new. Records
        that it merges are gone, their names and ids kept by it. Raises BadInput with all that cannot be done.
        """
        result = dict(self.records)
        problems: list[Problem] = []
        records = tuple(records)
        for record in records:
            below = result.get(record.id)
            if below is None and (record.type is None or record.name is None):
                cause = f'no record "{record.id}" is known'
                problems.append(
                    Problem(file, record.line, cause, "correct the id, or give a type and a name")
                )
                continue
            below = below or Authority(record.id, record.type or "thing", record.name or "", source=file)
            result[record.id] = _changed(below, record, self)
        gone: dict[str, str] = {}
        for record in records:
            for other in record.merge:
                if other not in result:
                    cause = f'there is no record "{other}" to merge into "{record.id}"'
                    problems.append(
                        Problem(file, record.line, cause, "correct the id or remove it from merge")
                    )
                elif record.id in result:
                    result[record.id] = _merged(result[record.id], result.pop(other))
                    gone[other] = record.id
        if problems:
            raise BadInput(problems)
        if gone:
            result = {id_: _redirected(record, gone) for id_, record in result.items()}
        return Authorities(result)

    @cached_property
    def _by_surface(self) -> dict[str, tuple[Authority, ...]]:
        index: dict[str, tuple[Authority, ...]] = {}
        for record in self:
            for key in dict.fromkeys(map(canonical, record.surfaces)):
                index[key] = (*index.get(key, ()), record)
        return index

    @cached_property
    def _by_casefold(self) -> dict[str, tuple[Authority, ...]]:
        index: dict[str, tuple[Authority, ...]] = {}
        for key, records in self._by_surface.items():
            folded = index.get(key.casefold(), ())
            index[key.casefold()] = (*folded, *(record for record in records if record not in folded))
        return index

    @cached_property
    def _ambiguous(self) -> frozenset[str]:
        return frozenset(canonical(surface) for record in self for surface in record.ambiguous)

    @cached_property
    def _by_office(self) -> dict[tuple[str, str | None], list[tuple[Authority, Office]]]:
        index: dict[tuple[str, str | None], list[tuple[Authority, Office]]] = {}
        for record in self:
            for term in record.offices:
                index.setdefault((term.office, term.of), []).append((record, term))
        return index


@cache
def _offices_by_name() -> dict[str, tuple[str, ...]]:
    keys: dict[str, tuple[str, ...]] = {}
    for row in tables.rows("authority/offices"):
        for surface in map(canonical, (row["label"], *_split(row["variants"]))):
            keys[surface] = (*keys.get(surface, ()), row["key"])
    return keys


def _terms() -> dict[str, list[Office]]:
    labels = {row["key"]: row["label"] for row in tables.rows("authority/offices")}
    terms: dict[str, list[Office]] = {}
    for row in tables.rows("authority/terms"):
        office = Office(
            office=row["office"],
            label=labels[row["office"]],
            of=row["of"] or None,
            start=row["from"] or None,
            end=row["to"] or None,
            acting=row["acting"] == "yes",
            as_of=row["as_of"] or None,
        )
        terms.setdefault(row["person"], []).append(office)
    return terms


def _record(row: Mapping[str, str], kind: MentionType, terms: Mapping[str, list[Office]]) -> Authority:
    return Authority(
        id=row["id"],
        type=kind,
        name=row["name"],
        variants=_split(row["variants"]),
        offices=tuple(terms.get(row["id"], ())) if kind == "person" else (),
        ids={column: row[column] for column in ID_COLUMNS if row.get(column)},
        stands_for=row.get("stands_for") or None,
        kind=row.get("kind", ""),
        source=row.get("source") or UNVERIFIED,
        valid_from=row.get("from") or None,
        valid_to=row.get("to") or None,
        en=row.get("en", ""),
        within=row.get("within") or None,
        ambiguous=_split(row.get("ambiguous", "")),
        inhabitants=_split(row.get("inhabitants", "")),
    )


def _outlets() -> Iterator[Authority]:
    words = frozenset(tables.words("authority/outlet-words"))
    for row in tables.rows("outlets"):
        variants = _split(row["variants"])
        yield Authority(
            id=slug(row["name"]),
            type="organisation",
            name=row["name"],
            variants=variants,
            ids={"domain": row["domain"]} if row["domain"] else {},
            kind=row["kind"],
            ambiguous=tuple(name for name in dict.fromkeys((row["name"], *variants)) if name in words),
        )


def _changed(below: Authority, record: AuthorityRecord, known: Authorities) -> Authority:
    """``below`` with what an archive's ``record`` fills in."""
    name = record.name or below.name
    names = dict.fromkeys((*record.variants, *below.surfaces))
    offices = tuple(
        Office(
            office_names().get(canonical(term.office), slug(term.office)),
            term.office,
            _entity(term.of, known),
            term.start,
            term.end,
        )
        for term in record.offices
    )
    return replace(
        below,
        type=record.type or below.type,
        name=name,
        variants=tuple(each for each in names if each != name),
        offices=offices or below.offices,
        ids={**below.ids, **record.ids},
        linked=not record.never_link,
    )


def _merged(kept: Authority, gone: Authority) -> Authority:
    """``kept`` with the names, terms and identifiers of ``gone``."""
    names = dict.fromkeys((*kept.variants, *gone.surfaces))
    return replace(
        kept,
        variants=tuple(each for each in names if each != kept.name),
        offices=tuple(dict.fromkeys((*kept.offices, *gone.offices))),
        ids={**gone.ids, **kept.ids},
        ambiguous=tuple(dict.fromkeys((*kept.ambiguous, *gone.ambiguous))),
        inhabitants=tuple(dict.fromkeys((*kept.inhabitants, *gone.inhabitants))),
    )


def _redirected(record: Authority, gone: Mapping[str, str]) -> Authority:
    """``record`` with its references to records that are ``gone`` turned to those that keep their names."""
    if not {record.within, record.stands_for, *(term.of for term in record.offices)} & gone.keys():
        return record
    return replace(
        record,
        within=gone.get(record.within or "", record.within),
        stands_for=gone.get(record.stands_for or "", record.stands_for),
        offices=tuple(replace(term, of=gone.get(term.of or "", term.of)) for term in record.offices),
    )


def _entity(words: str | None, known: Authorities) -> str | None:
    """The id that an archive means by an id or a name; its own words where no record goes by them."""
    if words is None or words in known.records:
        return words
    named = known.named(words)
    return named[0].id if named else words


def _split(cell: str) -> tuple[str, ...]:
    return tuple(cell.split("|")) if cell else ()


def _with_i(match: re.Match[str]) -> str:
    return match[0].translate(vietnamese.Y_TO_I)
