"""The word lists and tables of ``data/names``, compiled for look-up by token."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache

from annotate import tables
from annotate.authorities import Authorities, Authority, canonical
from annotate.model import MentionType
from annotate.names.phrases import Phrases
from annotate.names.tokens import Word


def by_key(word: Word) -> str:
    """Spelling for look-up in any case."""
    return word.key


def by_form(word: Word) -> str:
    """Spelling for look-up with capitals as written."""
    return word.form


@dataclass(frozen=True, slots=True)
class PersonBefore:
    """What stands before a person: its role (honorific, kin, rank, office, job, degree) and the person's gender."""

    role: str
    gender: str


@dataclass(frozen=True, slots=True)
class PlaceHead:
    """A common noun before a place: whether it belongs to the name, whether it says little (people and bodies of
    a place), whether a number may follow, its case."""

    keep: bool
    weak: bool
    number: bool
    capital: bool


@dataclass(frozen=True, slots=True)
class OrganisationHead:
    """A head noun of organisations: its grammar, what it is alone, and whether it needs a capital."""

    grammar: str
    alone: str
    capital: bool


@dataclass(frozen=True, slots=True)
class ThingHead:
    """A head noun of named things: whether it belongs to the name, whether the name is quoted or a number, whether
    it is also a verb, so that it needs a capital before a name."""

    keep: bool
    quote: bool
    number: bool
    verb: bool


@dataclass(frozen=True, slots=True)
class Known:
    """What the authority records say of one surface."""

    type: MentionType
    ambiguous: bool
    records: tuple[Authority, ...]


@dataclass(frozen=True)
class Lexicon:
    """Every list of ``data/names``, compiled."""

    surnames: frozenset[str]
    given: frozenset[str]
    particles: frozenset[str]
    not_names: frozenset[str]
    endings: frozenset[str]
    starters: frozenset[str]
    place_syllables: frozenset[str]
    function_words: frozenset[str]
    weekdays: Phrases[bool]
    compounds: frozenset[str]
    stop: Phrases[bool]
    used: Phrases[bool]
    directions: frozenset[str]
    peoples: Phrases[bool]
    people_words: Phrases[bool]
    country_syllables: Mapping[str, str]
    head_kinds: Mapping[str, frozenset[str]]
    aliases_between: Phrases[bool]
    not_the_holder: Phrases[bool]
    nominals: Phrases[tuple[tuple[str, ...], str]]
    pronouns: Phrases[tuple[str, frozenset[str]]]
    appositions: Phrases[MentionType]
    things: Phrases[bool]
    credits: Phrases[bool]
    say: Phrases[bool]
    person_before: Phrases[PersonBefore]
    place_heads: Phrases[PlaceHead]
    place_before: Phrases[bool]
    routes: Phrases[bool]
    organisation_heads: Phrases[OrganisationHead]
    organisation_fields: Phrases[bool]
    organisation_before: Phrases[bool]
    thing_heads: Phrases[ThingHead]


@cache
def lexicon() -> Lexicon:
    """The lists, read once."""

    def forms(name: str) -> frozenset[str]:
        return frozenset(map(canonical, tables.words(f"names/{name}")))

    def phrases(name: str) -> Phrases[bool]:
        return Phrases(((phrase, True) for phrase in tables.words(f"names/{name}")), by_key)

    return Lexicon(
        surnames=forms("surnames"),
        given=forms("given-syllables"),
        particles=forms("foreign-particles"),
        not_names=forms("acronyms-not-names"),
        endings=forms("organisation-endings"),
        starters=frozenset(word.lower() for word in forms("sentence-starters")),
        place_syllables=forms("place-syllables"),
        function_words=forms("function-words"),
        weekdays=phrases("weekdays"),
        compounds=forms("head-compounds"),
        stop=phrases("organisation-stop"),
        used=phrases("used-platform"),
        directions=forms("directions"),
        peoples=Phrases(((name, True) for name in tables.words("names/peoples")), by_form),
        people_words=phrases("people-words"),
        country_syllables={row["form"]: row["id"] for row in tables.rows("names/country-syllables")},
        head_kinds={
            row["head"]: frozenset(row["kinds"].split("|")) for row in tables.rows("names/head-kinds")
        },
        aliases_between=phrases("aliases-between"),
        not_the_holder=phrases("not-the-holder"),
        nominals=Phrases(
            (
                (row["phrase"], (tuple(row["offices"].split("|")), row["of"]))
                for row in tables.rows("names/nominals")
            ),
            by_key,
        ),
        pronouns=Phrases(
            (
                (row["phrase"], (row["gender"], frozenset(row["not_before"].split("|"))))
                for row in tables.rows("names/pronouns")
            ),
            by_key,
        ),
        appositions=Phrases(_appositions(), by_key),
        things=Phrases(((name, True) for name in tables.words("names/known-things")), by_form),
        credits=phrases("credits"),
        say=phrases("say-verbs"),
        person_before=Phrases(_person_before(), by_key),
        place_heads=Phrases(_place_heads(), by_key),
        place_before=phrases("place-before"),
        routes=phrases("routes"),
        organisation_heads=Phrases(_organisation_heads(), by_key),
        organisation_fields=phrases("organisation-fields"),
        organisation_before=phrases("organisation-before"),
        thing_heads=Phrases(_thing_heads(), by_key),
    )


def _person_before() -> Iterator[tuple[str, PersonBefore]]:
    for row in tables.rows("names/person-before"):
        yield row["phrase"], PersonBefore(row["role"], row["gender"])


def _place_heads() -> Iterator[tuple[str, PlaceHead]]:
    for row in tables.rows("names/place-heads"):
        keep = row["keep"]
        yield (
            row["phrase"],
            PlaceHead(keep == "yes", keep == "weak", row["number"] == "yes", row["case"] == "cap"),
        )


def _organisation_heads() -> Iterator[tuple[str, OrganisationHead]]:
    """Heads by key; where a head is listed with a capital and without, any case will do."""
    rows = tables.rows("names/organisation-heads")
    free = {row["phrase"].lower() for row in rows if not row["case"]}
    for row in rows:
        capital = row["phrase"].lower() not in free
        yield row["phrase"], OrganisationHead(row["grammar"], row["alone"], capital)


def _appositions() -> Iterator[tuple[str, MentionType]]:
    types: dict[str, MentionType] = {"person": "person", "place": "place", "organisation": "organisation"}
    for row in tables.rows("names/appositions"):
        yield row["phrase"], types[row["type"]]


def _thing_heads() -> Iterator[tuple[str, ThingHead]]:
    for row in tables.rows("names/thing-heads"):
        yield (
            row["phrase"],
            ThingHead(
                row["keep"] == "yes", row["quote"] == "yes", row["number"] == "yes", row["verb"] == "yes"
            ),
        )


@dataclass(frozen=True)
class Gazetteer:
    """The surfaces of all authority records, as written and without regard to case."""

    authorities: Authorities
    exact: Phrases[Known]
    any_case: Phrases[Known]


_LAST: list[Gazetteer] = []


def gazetteer(authorities: Authorities) -> Gazetteer:
    """The compiled surfaces of ``authorities``; the last one made is kept, as a build uses only one."""
    if _LAST and _LAST[0].authorities is authorities:
        return _LAST[0]
    entries = list(_known(authorities))
    made = Gazetteer(authorities, Phrases(entries, by_form), Phrases(_unambiguous(entries), by_key))
    _LAST[:] = [made]
    return made


def _known(authorities: Authorities) -> Iterator[tuple[str, Known]]:
    for surface in authorities.surfaces():
        if not any(char.isupper() for char in surface):
            continue
        records = authorities.named(surface)
        if not _usable(surface, records[0]):
            continue
        types = {record.type for record in records}
        ambiguous = authorities.ambiguous(surface) or len(types) > 1
        yield surface, Known(records[0].type, ambiguous, records)


def _usable(surface: str, record: Authority) -> bool:
    """Whether a surface has the span that a name has in text: no title, no kind, no bracket."""
    if len(surface) < 2 or (record.type != "place" and not surface[0].isupper()):
        return False
    return "(" not in surface and record.kind != "national team"


def _unambiguous(entries: Iterable[tuple[str, Known]]) -> Iterator[tuple[str, Known]]:
    return ((surface, known) for surface, known in entries if not known.ambiguous and len(surface) > 3)
