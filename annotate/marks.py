"""Which spans of an article are marked on its page, and how spans that overlap share it.

Names and dates become links; links never nest, so of spans that overlap only the outermost is one (inner mentions stay in
the data). A statement is marked in each line that it covers.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import pairwise
from typing import NamedTuple, Protocol, TypeVar


class Spanned(Protocol):
    """Whatever has a place in the text."""

    @property
    def start(self) -> int:
        """Its first code point."""

    @property
    def end(self) -> int:
        """The code point after its last."""


S = TypeVar("S", bound=Spanned)


def outermost(spans: Iterable[S]) -> list[S]:
    """The spans that lie in no other and cross none before them, in order of the text."""
    out: list[S] = []
    for span in sorted(spans, key=lambda span: (span.start, -span.end)):
        if not out or span.start >= out[-1].end:
            out.append(span)
    return out


SHOWN_TIMES = ("DATE", "TIME")
"""Types of dated expressions that a page marks: lengths of time and repetitions ("ba ngày") stay in the data."""


class Stretch(NamedTuple):
    """A stretch of a line with the marks that cover all of it: places in the list of marks, in order."""

    start: int
    end: int
    marks: tuple[int, ...]


def stretches(length: int, spans: Sequence[tuple[int, int]], cuts: Iterable[int] = ()) -> list[Stretch]:
    """A line of ``length`` cut at every border of ``spans`` and at every place of ``cuts``."""
    borders = {0, length, *cuts}
    for start, end in spans:
        borders |= {max(0, start), min(length, end)}
    places = sorted(place for place in borders if 0 <= place <= length)
    opening: dict[int, list[int]] = {}
    for mark, (start, end) in enumerate(spans):
        if max(0, start) < min(length, end):
            opening.setdefault(max(0, start), []).append(mark)
    out, active = [], []  # type: list[Stretch], list[int]
    for start, end in pairwise(places):
        active = sorted([mark for mark in active if spans[mark][1] > start] + opening.get(start, []))
        out.append(Stretch(start, end, tuple(active)))
    return out
