"""Offices beside names, and phrases that name a person by an office alone."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from annotate.authorities import Authorities, office_names
from annotate.model import Mention
from annotate.names.context import LineContext
from annotate.names.lexicon import by_key, lexicon
from annotate.names.phrases import Phrases

MARKS = frozenset(",-–(")


@dataclass(frozen=True, slots=True)
class Role:
    """An office (a key of data/authority/offices.tsv) and the entity it belongs to, where that is said."""

    office: str
    of: str | None = None

    def agrees(self, other: Role) -> bool:
        """Whether both may be one office: the same key, and not of two bodies."""
        return self.office == other.office and (not self.of or not other.of or self.of == other.of)


@cache
def offices() -> Phrases[str]:
    """Every way of writing an office, for look-up by token in any case."""
    return Phrases(office_names().items(), by_key)


def role_of(line: LineContext, mention: Mention, entities: Mapping[int, str]) -> Role | None:
    """The office beside a person's name: Ngoại trưởng Nga Sergei Lavrov; Rex Tillerson, Ngoại trưởng Mỹ."""
    return _before(line, mention, entities) or _after(line, mention, entities)


def _before(line: LineContext, mention: Mention, entities: Mapping[int, str]) -> Role | None:
    end, of = line.first(mention), None
    if end and line.keys[end - 1] in ("ông", "bà", "là"):
        end -= 1
    other = line.ending.get(end)
    if other and other.type in ("place", "organisation"):
        end, of = line.first(other), entities.get(other.start)
    match = offices().ending(line.keys, end)
    return Role(match[1], of) if match else None


def _after(line: LineContext, mention: Mention, entities: Mapping[int, str]) -> Role | None:
    start = line.after(mention)
    if start >= len(line.keys) or line.keys[start] not in MARKS:
        return None
    match = offices().longest(line.keys, start + 1) if start + 1 < len(line.keys) else None
    return Role(match[1], _at(line, match[0], entities)) if match else None


def _at(line: LineContext, token: int, entities: Mapping[int, str]) -> str | None:
    """The entity of the place or organisation that begins at ``token``."""
    other = line.starting.get(token)
    return entities.get(other.start) if other and other.type != "person" else None


@dataclass(frozen=True, slots=True)
class Nominal:
    """A phrase that names a person by an office: its tokens, the offices it may mean, whose office it is."""

    start: int
    end: int
    offices: tuple[str, ...]
    of: str | None


def nominals(line: LineContext, entities: Mapping[int, str]) -> Iterator[Nominal]:
    """Ngoại trưởng Nga, nhà ngoại giao Nga, and an office alone at the head of a clause (Thống đốc nhấn mạnh)."""
    lists, keys = lexicon(), line.keys
    people = {at for at, m in line.starting.items() if m.type == "person"}
    others = {at: m for at, m in line.starting.items() if m.type in ("place", "organisation")}
    after = -1
    roots = (lists.nominals.root.keys(), offices().root.keys())
    for at, key in enumerate(keys):
        if at < after or (key not in roots[0] and key not in roots[1]):
            continue
        match = _phrase(keys, at)
        if match is None:
            continue
        end, held, of = match
        other = None if of else others.get(end)
        stop = line.after(other) if other else end
        after = stop
        if lists.not_the_holder.ending(keys, at) or (other and _of_two(line, stop, others)):
            continue
        if stop in people or (stop < len(keys) and keys[stop] in ("ông", "bà") and stop + 1 in people):
            continue
        if _named_after_comma(keys, stop, people) or _apposed(line, at):
            continue
        if other or of:
            yield Nominal(at, stop, held, entities.get(other.start) if other else of)
        elif stop < len(keys) and (
            (_clause_begins(line, at) and lists.say.longest(keys, stop))
            or (at and keys[at - 1] == "theo" and keys[stop] == ",")
        ):
            yield Nominal(at, stop, held, None)


def _of_two(line: LineContext, stop: int, others: Mapping[int, Mention]) -> bool:
    """Whether a second country follows, so that two people are meant: lãnh đạo Nga - Mỹ, ngoại trưởng Nga và Mỹ."""
    return stop + 1 in others and line.keys[stop] in ("-", "–", "và") and others[stop + 1].type == "place"


def _phrase(keys: Sequence[str], at: int) -> tuple[int, tuple[str, ...], str] | None:
    """The end of a phrase for an office, the offices it may mean, and whose it is where the phrase itself says so."""
    found = lexicon().nominals.longest(keys, at) if keys[at] in lexicon().nominals.root else None
    office = offices().longest(keys, at) if keys[at] in offices().root else None
    if office and (not found or office[0] > found[0]):
        return office[0], (office[1],), ""
    return (found[0], *found[1]) if found else None


def _named_after_comma(keys: Sequence[str], at: int, people: set[int]) -> bool:
    return at + 1 < len(keys) and keys[at] in MARKS and (at + 1 in people or at + 2 in people)


def _apposed(line: LineContext, at: int) -> bool:
    """Whether the phrase follows a person's name and a mark: it describes that person."""
    before = line.ending.get(at - 1)
    return at > 1 and line.keys[at - 1] in MARKS and before is not None and before.type == "person"


def _clause_begins(line: LineContext, at: int) -> bool:
    return line.tokens.initial[at] or (at > 0 and line.keys[at - 1] in (",", "”", '"', "rằng", "nhưng", "và"))


@dataclass(frozen=True)
class Holders:
    """Who holds which office, as the article itself says: entities by office and by whose office it is."""

    by_office: Mapping[str, Mapping[str | None, Mapping[str, None]]]

    @classmethod
    def of(cls, roles: Iterable[tuple[str, Role]]) -> Holders:
        """Collect the roles of people (entity and role)."""
        index: dict[str, dict[str | None, dict[str, None]]] = {}
        for entity, role in roles:
            index.setdefault(role.office, {}).setdefault(role.of, {})[entity] = None
        return cls(index)

    def stated(self, nominal: Nominal) -> tuple[list[str], list[str]]:
        """Those who hold one of the nominal's offices of the same body, and those of whom no body is told (or
        anybody, where the nominal tells none)."""
        groups = [self.by_office[office] for office in nominal.offices if office in self.by_office]
        exact = {entity: None for group in groups for entity in group.get(nominal.of, ())}
        vague: dict[str, None] = {}
        for group in groups:
            for of in group if nominal.of is None else (None,):
                vague |= group.get(of, {})
                if len(vague) > 1:
                    break
        return list(exact), list(vague)


def holder(
    nominal: Nominal, holders: Holders, authorities: Authorities, on: tuple[str, str] | None
) -> tuple[str | None, str]:
    """Whom a nominal means, and by which rule: by a role that the article states, else by the terms of office.

    ``on``: the days on which the article may have been published, as ISO days.
    """
    exact, vague = holders.stated(nominal)
    fitting = exact or vague
    if len(fitting) == 1:
        return fitting[0], "role-stated-in-article"
    if on and nominal.of and not fitting and len(nominal.offices) == 1:
        by_term = authorities.holders(nominal.offices[0], nominal.of, on, throughout=True)
        if len(by_term) == 1:
            return by_term[0].id, "role-by-term-of-office"
    return None, "role-without-name"
