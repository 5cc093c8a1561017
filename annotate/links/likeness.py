"""How much two passages have in common that tells of one event: the same day, what happened, who, where.

The weights are fixed numbers and not counts over the archive, so that an article that has nothing to do with either
passage changes nothing.
"""

from __future__ import annotations

from dataclasses import dataclass

from annotate.authorities import Authorities
from annotate.links.facts import Day, broad, wide
from annotate.links.happenings import happening
from annotate.links.occurrences import Occurrence

# What a shared person says, one in public life less, since the news names those every day; further people say less
PERSON, PUBLIC, MOST_PEOPLE, MORE_PEOPLE = 3.0, 2.0, 6.0, 0.5
# What a shared body, named spot, province, country says, and a country that takes part
BODY, SPOT, PROVINCE, COUNTRY, PARTY = 1.5, 1.75, 1.0, 0.5, 1.25
# The same, where only one of the two passages has it and the other's article names it elsewhere
ELSEWHERE = 0.5
SAME_DAY, NEXT_DAY, LOOSE_DAY = 1.0, 0.25, 0.5
WORDS, MOST_WORDS = 0.4, 2.4
NUMBER, MOST_NUMBERS = 0.6, 1.2
MOST_BODIES, MOST_PLACES = 3.0, 3.5
# Two that name spots of one town, and none in common, or people and none in common
OTHER_SPOTS, OTHER_PEOPLE = -1.0, -1.5
# What two passages must have in common; more where a year is not known, or where no kind of event is shared
ENOUGH, WITHOUT_YEAR, WITHOUT_KIND = 5.75, 1.0, 1.5
FEW_WORDS = 3


@dataclass(frozen=True, slots=True)
class Likeness:
    """How alike two occurrences are: a score, what is needed, and the kinds of events that they share."""

    score: float
    needed: float
    kinds: frozenset[str]

    @property
    def enough(self) -> bool:
        """Whether they tell of one event."""
        return self.score >= self.needed

    @property
    def margin(self) -> float:
        """How far above what is needed."""
        return self.score - self.needed


def likeness(one: Occurrence, other: Occurrence, known: Authorities) -> Likeness | None:
    """How alike two occurrences of different articles are; None where their days cannot be one."""
    when = _day_score(one, other)
    if when is None:
        return None
    kinds = one.kinds & other.kinds
    words = one.subject & other.subject
    who = _people_score(one, other, known)
    bodies = _shared(one, other, one.bodies, other.bodies)
    where, spots = _place_score(one, other, kinds, known)
    what = max((happening(kind).weight for kind in kinds), default=0.0)
    needed = ENOUGH
    if not kinds:
        needed += WITHOUT_KIND
        if len(words) < FEW_WORDS:
            return None
    if not all(day.year for day in (*one.days, *other.days)):
        needed += WITHOUT_YEAR
    if who <= 0 and not bodies and not spots and len(words) < FEW_WORDS:
        return None
    score = (
        when
        + who
        + min(bodies * BODY, MOST_BODIES)
        + where
        + what
        + min(len(words) * WORDS, MOST_WORDS)
        + min(len(one.numbers & other.numbers) * NUMBER, MOST_NUMBERS)
    )
    return Likeness(score, needed, kinds)


def near(one: Occurrence, other: Occurrence) -> bool:
    """Whether the days of the two may be one event's: the same, or a day apart."""
    return _day_score(one, other) is not None


def _day_score(one: Occurrence, other: Occurrence) -> float | None:
    apart = [gap for mine in one.days for others in other.days if (gap := _gap(mine, others)) is not None]
    if not apart:
        return None
    if one.loose or other.loose:
        return LOOSE_DAY
    return SAME_DAY if min(apart) == 0 else NEXT_DAY


def _gap(mine: Day, others: Day) -> int | None:
    """Days between two days if at most one; a month or year counts as its days."""
    if mine.day and others.day:
        apart = mine.apart(others)
        return apart if apart is not None and apart <= 1 else None
    if mine.year and others.year and mine.year != others.year:
        return None
    if mine.month and others.month and mine.month != others.month:
        return None
    return 1


def _people_score(one: Occurrence, other: Occurrence, known: Authorities) -> float:
    core = one.people & other.people
    beside = ((one.people & other.around) | (other.people & one.around)) - core
    if not core and not beside:
        return OTHER_PEOPLE if one.people and other.people else 0.0
    score = sum(_weight(person, known) for person in core)
    score += ELSEWHERE * sum(sorted((_weight(person, known) for person in beside), reverse=True)[:2])
    return score if score <= MOST_PEOPLE else MOST_PEOPLE + MORE_PEOPLE * (len(core) - 2)


def _weight(person: str, known: Authorities) -> float:
    return PUBLIC if known.by_id(person) else PERSON


def _shared(one: Occurrence, other: Occurrence, mine: frozenset[str], others: frozenset[str]) -> float:
    core = mine & others
    beside = ((mine & other.around) | (others & one.around)) - core
    return len(core) + ELSEWHERE * len(beside)


def _place_score(
    one: Occurrence, other: Occurrence, kinds: frozenset[str], known: Authorities
) -> tuple[float, int]:
    """What shared places say, and how many of them are no countries."""
    core = one.places & other.places
    beside = ((one.places & other.around) | (other.places & one.around)) - core
    parties = [place for place in core if wide(place, known)]
    party = len(parties) >= 2 and any(happening(kind).parties for kind in kinds)
    score, spots = 0.0, 0
    for place in sorted(core | beside):
        share = 1.0 if place in core else ELSEWHERE
        if wide(place, known):
            score += (PARTY if party else COUNTRY) * share
        else:
            score += (PROVINCE if broad(place, known) else SPOT) * share
            spots += place in core
    mine = [place for place in one.places if not wide(place, known) and not broad(place, known)]
    others = [place for place in other.places if not wide(place, known) and not broad(place, known)]
    if mine and others and not set(mine) & (set(others) | other.around) and not set(others) & one.around:
        score += OTHER_SPOTS
    return min(score, MOST_PLACES), spots
