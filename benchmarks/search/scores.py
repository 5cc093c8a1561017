"""How good and how fast answers are: numbers from lists of them."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from statistics import median
from typing import NamedTuple


class KnownItem(NamedTuple):
    """How often the article that a query is part of comes first or among ten, and the mean of 1 / its place."""

    first: float
    ten: float
    mrr: float


class Retrieved(NamedTuple):
    """What part of the found articles is right, and what part of the right ones is found, over all queries together."""

    precision: float
    recall: float


class Spread(NamedTuple):
    """The middle one of some numbers, and the one that 95 of 100 do not exceed."""

    median: float
    p95: float


def known_item(answers: Sequence[Sequence[str]], wanted: Sequence[str]) -> KnownItem:
    """Scores of the first ten of each answer."""
    places = [places_of(answer[:10], want) for answer, want in zip(answers, wanted, strict=True)]
    n = len(places) or 1
    return KnownItem(
        sum(place == 1 for place in places) / n,
        sum(place > 0 for place in places) / n,
        sum(1 / place for place in places if place) / n,
    )


def places_of(answer: Sequence[str], want: str) -> int:
    """The place of ``want``, from 1; 0 where it is missing."""
    return answer.index(want) + 1 if want in answer else 0


def retrieved(answers: Sequence[Collection[str]], truth: Sequence[Collection[str]]) -> Retrieved:
    """Precision and recall of sets of articles."""
    pairs = [(set(answer), set(right)) for answer, right in zip(answers, truth, strict=True)]
    both = sum(len(answer & right) for answer, right in pairs)
    found = sum(len(answer) for answer, _ in pairs)
    right = sum(len(right) for _, right in pairs)
    return Retrieved(both / found if found else 0.0, both / right if right else 0.0)


def spread(values: Sequence[float]) -> Spread:
    """Median and 95th percentile (the nearest that exists); zeros of nothing."""
    if not values:
        return Spread(0.0, 0.0)
    ordered = sorted(values)
    return Spread(median(ordered), ordered[min(len(ordered) - 1, int(0.95 * len(ordered)))])
