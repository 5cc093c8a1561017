"""Authority records that any archive can use: places, organisations, people and their terms of office.

The tables are in ``data/authority/``; each names its source in its head. An archive adds to them and overrides them
with records of its own (``Authorities.with_archive``).
"""

from __future__ import annotations

import calendar
import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from functools import cache, cached_property

from annotate import tables
from annotate.model import MentionType

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

# The tone on the first vowel of an open syllable in oa, oe, uy, as older spelling has it: hòa, hòe, thủy.
OLD_TONE = re.compile(r"([ÒÓỎÕỌòóỏõọ][AEae]|[ÙÚỦŨỤùúủũụ][Yy])(?!\w)")
# A syllable of one consonant (or qu) and y, which some write with i: Mỹ and Mĩ, Lý and Lí, quý and quí.
LONE_Y = re.compile(r"(?<!\w)([HKLMSThklmst]|[Qq][Uu])([YÝỲỶỸỴyýỳỷỹỵ])(?!\w)")
TO_I = str.maketrans("YÝỲỶỸỴyýỳỷỹỵ", "IÍÌỈĨỊiíìỉĩị")


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
    ``valid_from`` and ``valid_to`` say when a place or body existed, as ISO days, months or years.
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
    taken = {record.id for record in records}
    records += (outlet for outlet in _outlets() if outlet.id not in taken)
    return Authorities({record.id: record for record in records})


@cache
def office_names() -> Mapping[str, str]:
    """The key of each office by every way of writing it ("Ngoại trưởng", "Bộ trưởng Ngoại giao")."""
    return {
        canonical(surface): row["key"]
        for row in tables.rows("authority/offices")
        for surface in (row["label"], *_split(row["variants"]))
    }


def canonical(text: str) -> str:
    """``text`` with one spelling for what Vietnamese spells in two ways: hòa and hoà, Mỹ and Mĩ.

    NFC text keeps its length, so that offsets in the result are offsets in ``text``.
    """
    if text.isascii():
        return LONE_Y.sub(_with_i, text) if "y" in text or "Y" in text else text
    text = unicodedata.normalize("NFC", text)
    return LONE_Y.sub(_with_i, OLD_TONE.sub(_tone_moved, text))


def slug(name: str) -> str:
    """A readable ASCII id: "Bộ Công an" is bo-cong-an."""
    plain = unicodedata.normalize("NFD", name.replace("đ", "d").replace("Đ", "D"))
    return "-".join(re.findall(r"[a-z0-9]+", plain.encode("ascii", "ignore").decode().lower()))


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
        return tuple(term for term in record.offices if office in (None, term.office))

    def with_archive(
        self, records: Iterable[Authority], *, merged: Mapping[str, str] | None = None
    ) -> Authorities:
        """These records with an archive's own over them; ``merged`` says which id is the same as which other.

        A record with an id that exists adds its variants and overrides every field that it fills in.
        """
        result = dict(self.records)
        for record in records:
            result[record.id] = _over(result[record.id], record) if record.id in result else record
        for gone, kept in (merged or {}).items():
            if gone in result and kept in result and gone != kept:
                result[kept] = _over(result.pop(gone), result[kept])
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
    if not (tables.FOLDER / "outlets.tsv").exists():
        return
    for row in tables.rows("outlets"):
        yield Authority(
            id=slug(row["name"]),
            type="organisation",
            name=row["name"],
            variants=_split(row["variants"]),
            ids={"domain": row["domain"]} if row["domain"] else {},
            kind=row["kind"],
        )


def _over(below: Authority, above: Authority) -> Authority:
    """``below`` with every field that ``above`` fills in; names of both are kept."""
    names = tuple(name for name in dict.fromkeys((*above.variants, *below.surfaces)) if name != above.name)
    return replace(
        above,
        variants=names,
        offices=above.offices or below.offices,
        ids={**below.ids, **above.ids},
        stands_for=above.stands_for or below.stands_for,
        kind=above.kind or below.kind,
        valid_from=above.valid_from or below.valid_from,
        valid_to=above.valid_to or below.valid_to,
        en=above.en or below.en,
        within=above.within or below.within,
        ambiguous=tuple(dict.fromkeys((*above.ambiguous, *below.ambiguous))),
        inhabitants=tuple(dict.fromkeys((*above.inhabitants, *below.inhabitants))),
    )


def _split(cell: str) -> tuple[str, ...]:
    return tuple(cell.split("|")) if cell else ()


def _tone_moved(match: re.Match[str]) -> str:
    """òa as oà: the tone mark goes from the first vowel to the second."""
    first, second = unicodedata.normalize("NFD", match[0][0]), match[0][1]
    return first[0] + unicodedata.normalize("NFC", second + first[1])


def _with_i(match: re.Match[str]) -> str:
    return match[1] + match[2].translate(TO_I)
