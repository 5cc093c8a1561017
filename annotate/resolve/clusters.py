"""Sets of locals that are one entity, joined by named rules, never where what is known of them cannot be of one."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace

from annotate.resolve.beside import classes

MONTHS_APART = 2
"""Who is told to hold one office of two bodies within so many months is two people: offices pass on more slowly."""
YEARS_OFF = 1
"""Ages in the news are off by so many years: counted from the year of birth alone, or as in former times."""


@dataclass(frozen=True, slots=True)
class Tenure:
    """An office that one person at a time holds, the body it belongs to, and the month in which it was told of."""

    office: str
    of: str
    month: int


@dataclass(frozen=True, slots=True)
class Profile:
    """What is known of somebody that may speak against being somebody else; ``born`` are a first and a last year."""

    genders: frozenset[str] = frozenset()
    born: tuple[int, int] | None = None
    roles: frozenset[str] = frozenset()
    tenures: frozenset[Tenure] = frozenset()
    regions: frozenset[str] = frozenset()


NOTHING = Profile()
TWO_IDS = "two-ids"


def conflict(one: Profile, other: Profile) -> str | None:
    """The rule by which two cannot be one, or None."""
    return next((rule for rule, test in AGAINST if test(one, other)), None)


def _genders_differ(one: Profile, other: Profile) -> bool:
    return bool(one.genders and other.genders and not one.genders & other.genders)


def _ages_differ(one: Profile, other: Profile) -> bool:
    if one.born is None or other.born is None:
        return False
    return max(one.born[0], other.born[0]) - min(one.born[1], other.born[1]) > YEARS_OFF


def _parts_exclude(one: Profile, other: Profile) -> bool:
    """A suspect here and a mayor there; somebody who is both in one article is told as both."""
    return _excludes(one, other) or _excludes(other, one)


def _excludes(one: Profile, other: Profile) -> bool:
    return any(
        not classes()[role].excludes.isdisjoint(other.roles - one.roles)
        for role in one.roles - other.roles
        if role in classes()
    )


def _two_bodies_at_once(one: Profile, other: Profile) -> bool:
    """Mayor of two cities at one time."""
    return any(
        a.office == b.office and a.of != b.of and abs(a.month - b.month) <= MONTHS_APART
        for a in one.tenures
        for b in other.tenures
    )


def _regions_differ(one: Profile, other: Profile) -> bool:
    """Two places of one name, each with the region it lies in."""
    return bool(one.regions and other.regions and one.regions.isdisjoint(other.regions))


AGAINST: tuple[tuple[str, Callable[[Profile, Profile], bool]], ...] = (
    ("genders-differ", _genders_differ),
    ("ages-differ", _ages_differ),
    ("parts-exclude-each-other", _parts_exclude),
    ("one-office-of-two-bodies", _two_bodies_at_once),
    ("regions-differ", _regions_differ),
)


class Clusters:
    """Nodes 0 … n-1, each first alone; ``rule`` says by which rule each was joined to what was there before."""

    def __init__(self) -> None:
        """Begin without nodes."""
        self._parents: list[int] = []
        self._profiles: list[Profile] = []
        self._sizes: list[int] = []
        self._ids: list[str | None] = []
        self.rules: list[str | None] = []

    def add(self, profile: Profile = NOTHING, id_: str | None = None) -> int:
        """A new node; ``id_`` is the id that it surely has, so that nodes of two ids are never joined."""
        self._parents.append(len(self._parents))
        self._profiles.append(profile)
        self._sizes.append(1)
        self._ids.append(id_)
        self.rules.append(None)
        return len(self._parents) - 1

    def inform(self, node: int, profile: Profile) -> None:
        """Add ``profile`` to what is known of the set of ``node``.

        Offices tell nothing against what has an id, so they are not kept there, where there would be many.
        """
        root = self.root(node)
        if self._ids[root] and profile.tenures:
            profile = replace(profile, tenures=frozenset())
        self._profiles[root] = _both(self._profiles[root], profile)

    def root(self, node: int) -> int:
        """The node that stands for the set of ``node``."""
        parents = self._parents
        while parents[node] != node:
            parents[node] = parents[parents[node]]
            node = parents[node]
        return node

    def id_of(self, node: int) -> str | None:
        """The id that the set of ``node`` surely has."""
        return self._ids[self.root(node)]

    def against(self, one: int, other: int) -> str | None:
        """The rule by which two sets cannot be one, or None."""
        one, other = self.root(one), self.root(other)
        if one == other:
            return None
        if self._ids[one] and self._ids[other]:
            return TWO_IDS
        return conflict(self._profiles[one], self._profiles[other])

    def join(self, one: int, other: int, rule: str, *, surely: bool = False) -> bool:
        """Make one set of two by ``rule``; whether they are one now. ``surely``: whatever speaks against it."""
        first, second = self.root(one), self.root(other)
        if first == second:
            return True
        against = self.against(first, second)
        if against and not (surely and against != TWO_IDS):
            return False
        for node in (other, one):
            if self.rules[node] is None and self._ids[node] is None:
                self.rules[node] = rule
                break
        if self._sizes[first] < self._sizes[second]:
            first, second = second, first
        self._parents[second] = first
        self._sizes[first] += self._sizes[second]
        self._ids[first] = self._ids[first] or self._ids[second]
        self._profiles[first] = _both(self._profiles[first], self._profiles[second])
        return True

    def join_all(self, nodes: Sequence[int], rule: str) -> Iterable[tuple[int, int, str]]:
        """Join each of ``nodes`` to the first set among those before it that nothing speaks against.

        Yields the pairs that stay apart though they are tied, with the rule that parts them.
        """
        apart: list[tuple[int, int, str]] = []
        roots: list[int] = []
        for node in nodes:
            for other in roots:
                if self.join(other, node, rule):
                    break
                apart.append((other, node, self.against(other, node) or ""))
            else:
                roots.append(node)
        return apart


def _both(one: Profile, other: Profile) -> Profile:
    if other is NOTHING or one is other:
        return one
    if one is NOTHING:
        return other
    born = one.born or other.born
    if one.born and other.born:
        low, high = max(one.born[0], other.born[0]), min(one.born[1], other.born[1])
        born = (min(low, high), max(low, high))
    return Profile(
        one.genders | other.genders,
        born,
        one.roles | other.roles,
        one.tenures | other.tenures,
        one.regions & other.regions if one.regions and other.regions else one.regions | other.regions,
    )
