"""Offices beside names, and phrases that name a person by an office alone."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
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
    for other in line.mentions:
        if other.type in ("place", "organisation") and line.after(other) == end:
            end, of = line.first(other), entities.get(other.start)
            break
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
    for other in line.mentions:
        if other.type != "person" and line.first(other) == token:
            return entities.get(other.start)
    return None


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
    people = {line.first(m) for m in line.mentions if m.type == "person"}
    others = {line.first(m): m for m in line.mentions if m.type in ("place", "organisation")}
    after = -1
    roots = (lists.nominals.root.keys(), offices().root.keys())
    for at, key in enumerate(keys):
        if at < after or (key not in roots[0] and key not in roots[1]):
            continue
        match = _phrase(keys, at)
        if match is None or lists.not_the_holder.ending(keys, at):
            continue
        end, held = match
        other = others.get(end)
        stop = line.after(other) if other else end
        after = stop
        if stop in people or (stop < len(keys) and keys[stop] in ("ông", "bà") and stop + 1 in people):
            continue
        if _named_after_comma(keys, stop, people) or _apposed(line, at):
            continue
        if other:
            yield Nominal(at, stop, held, entities.get(other.start))
        elif _clause_begins(line, at) and stop < len(keys) and lists.say.longest(keys, stop):
            yield Nominal(at, stop, held, None)


def _phrase(keys: Sequence[str], at: int) -> tuple[int, tuple[str, ...]] | None:
    found = lexicon().nominals.longest(keys, at) if keys[at] in lexicon().nominals.root else None
    office = offices().longest(keys, at) if keys[at] in offices().root else None
    if office and (not found or office[0] > found[0]):
        return office[0], (office[1],)
    return found


def _named_after_comma(keys: Sequence[str], at: int, people: set[int]) -> bool:
    return at + 1 < len(keys) and keys[at] in MARKS and (at + 1 in people or at + 2 in people)


def _apposed(line: LineContext, at: int) -> bool:
    """Whether the phrase follows a person's name and a mark: it describes that person."""
    ends = {line.after(m) for m in line.mentions if m.type == "person"}
    return at > 1 and line.keys[at - 1] in MARKS and at - 1 in ends


def _clause_begins(line: LineContext, at: int) -> bool:
    return line.tokens.initial[at] or (at > 0 and line.keys[at - 1] in (",", "”", '"', "rằng", "nhưng", "và"))


def holder(
    nominal: Nominal, roles: Sequence[tuple[str, Role]], authorities: Authorities, on: tuple[str, str] | None
) -> tuple[str | None, str]:
    """Whom a nominal means, and by which rule: by a role that the article states, else by the terms of office.

    ``roles``: the roles of the article's people, by entity. ``on``: the days on which the article may have been
    published.
    """
    stated = {
        entity
        for entity, role in roles
        if role.office in nominal.offices
        and (role.of == nominal.of or (nominal.of is None and role.of) or not role.of)
    }
    exact = {entity for entity, role in roles if role.office in nominal.offices and role.of == nominal.of}
    if len(exact) == 1:
        return next(iter(exact)), "role-stated-in-article"
    if not exact and len(stated) == 1:
        return next(iter(stated)), "role-stated-in-article"
    if on and nominal.of and not stated and len(nominal.offices) == 1:
        holders = authorities.holders(nominal.offices[0], nominal.of, on, throughout=True)
        if len(holders) == 1:
            return holders[0].id, "role-by-term-of-office"
    return None, "role-without-name"
