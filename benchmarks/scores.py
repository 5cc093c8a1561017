"""What every measurement counts with: right, found and wanted, clusters that agree, confidences that hold."""

from __future__ import annotations

from collections.abc import Collection, Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import TypeVar

Item = TypeVar("Item", bound=Hashable)
EDGES = (0.0, 0.5, 0.6, 0.7, 0.8, 0.9, 0.95)
"""Where the bins of confidence begin; the last ends at 1."""


@dataclass(frozen=True, slots=True)
class Score:
    """Counts: what was found and is right, what was found, what was to be found."""

    right: int = 0
    found: int = 0
    wanted: int = 0

    def __add__(self, other: Score) -> Score:
        """The counts of both."""
        return Score(self.right + other.right, self.found + other.found, self.wanted + other.wanted)

    @property
    def precision(self) -> float:
        """The share of what was found that is right, in percent; 0 where nothing was found."""
        return 100 * self.right / self.found if self.found else 0.0

    @property
    def recall(self) -> float:
        """The share of what was to be found that was found, in percent; 0 where nothing was to be found."""
        return 100 * self.right / self.wanted if self.wanted else 0.0

    @property
    def f1(self) -> float:
        """The harmonic mean of precision and recall, in percent."""
        return 200 * self.right / (self.found + self.wanted) if self.found + self.wanted else 0.0


@dataclass(frozen=True, slots=True)
class Agreement:
    """B-cubed sums (Bagga and Baldwin 1998) over ``items`` things that two groupings share."""

    precisions: float = 0.0
    recalls: float = 0.0
    items: int = 0

    def __add__(self, other: Agreement) -> Agreement:
        """The sums of both."""
        return Agreement(
            self.precisions + other.precisions, self.recalls + other.recalls, self.items + other.items
        )

    @property
    def precision(self) -> float:
        """How pure the found groups are, in percent."""
        return 100 * self.precisions / self.items if self.items else 0.0

    @property
    def recall(self) -> float:
        """How whole the wanted groups are among the found ones, in percent."""
        return 100 * self.recalls / self.items if self.items else 0.0

    @property
    def f1(self) -> float:
        """The harmonic mean of precision and recall, in percent."""
        total = self.precision + self.recall
        return 2 * self.precision * self.recall / total if total else 0.0


@dataclass(frozen=True, slots=True)
class Bin:
    """The answers with a confidence from ``low`` to below ``high`` (1 included in the last)."""

    low: float
    high: float
    count: int
    said: float
    right: float


def compare(found: Collection[Item], wanted: Collection[Item]) -> Score:
    """The counts of two sets of things that are right when they are equal."""
    return Score(len(set(found) & set(wanted)), len(found), len(wanted))


def overlapping(found: Sequence[tuple[int, int]], wanted: Sequence[tuple[int, int]]) -> dict[int, int]:
    """Which wanted span each found one stands for, by index: the one it shares most with, each taken once.

    Spans are (start, end), end exclusive.
    """
    pairs = sorted(
        (-shared, f, w)
        for f, (start, end) in enumerate(found)
        for w, (first, last) in enumerate(wanted)
        if (shared := min(end, last) - max(start, first)) > 0
    )
    taken: dict[int, int] = {}
    matched: set[int] = set()
    for _, f, w in pairs:
        if f not in taken and w not in matched:
            taken[f] = w
            matched.add(w)
    return taken


def b_cubed(found: Mapping[Item, Hashable], wanted: Mapping[Item, Hashable]) -> Agreement:
    """How well the groups of ``found`` (thing -> group) agree with ``wanted``, over the things that both hold."""
    shared = [item for item in wanted if item in found]
    precisions = recalls = 0.0
    for item in shared:
        ours = {other for other in shared if found[other] == found[item]}
        theirs = {other for other in shared if wanted[other] == wanted[item]}
        precisions += len(ours & theirs) / len(ours)
        recalls += len(ours & theirs) / len(theirs)
    return Agreement(precisions, recalls, len(shared))


def reliability(answers: Iterable[tuple[float, bool]]) -> list[Bin]:
    """Answers (confidence, right) by bins of confidence: mean confidence said, and share that is right.

    A calibrated set of rules has both alike. Bins without an answer are left out.
    """
    bins: dict[int, list[tuple[float, bool]]] = {}
    for confidence, right in answers:
        at = max(n for n, edge in enumerate(EDGES) if confidence >= edge or n == 0)
        bins.setdefault(at, []).append((confidence, right))
    ends = (*EDGES[1:], 1.0)
    return [
        Bin(
            EDGES[at],
            ends[at],
            len(held),
            sum(confidence for confidence, _ in held) / len(held),
            sum(right for _, right in held) / len(held),
        )
        for at, held in sorted(bins.items())
    ]
