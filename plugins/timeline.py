"""Two tracks over time as static SVG: what happened stands above the line, what was published hangs below it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from markupsafe import Markup

from annotate.language import _, counted, number
from plugins.drawing import element

WIDTH, TALL, NAMES, AXIS, LABELS = 360.0, 52.0, 58.0, 18.0, 7
"""The drawing's width, the height of a track, the room for the tracks' names and for the axis, and how many of the
periods are written at most."""

LONGEST = 60
"""So many years are drawn: of more, those in a row of which most is told."""


class Period(NamedTuple):
    """A year or month: its name, the place that tells of it, and how much happened and was published."""

    label: str
    href: str
    happened: int
    published: int


def tracks(periods: Sequence[Period], what: str) -> Markup:
    """The ``periods`` in order of time as pairs of bars; nothing where there are fewer than two. ``what`` names the drawing."""
    if len(periods) < 2:
        return Markup()
    most = max(max(each.happened, each.published) for each in periods) or 1
    below = max(22.0, *(_height(each.published, most) for each in periods)) + 2
    step = (WIDTH - NAMES) / len(periods)
    every = -(-len(periods) // LABELS)
    shapes = [
        _period(each, NAMES + n * step, step, most, labelled=n % every == 0) for n, each in enumerate(periods)
    ]
    names = element("text", _("Xảy ra"), x=0.0, y=TALL - 8) + element(
        "text", _("Đăng"), x=0.0, y=TALL + AXIS + 16
    )
    return element(
        "svg",
        names + Markup("").join(shapes),
        class_="tracks",
        viewBox=f"0 0 {WIDTH:.0f} {TALL + AXIS + below:.0f}",
        role="group",
        aria_label=what,
    )


def _period(each: Period, left: float, step: float, most: int, *, labelled: bool) -> Markup:
    wide = min(step * 0.7, 26.0)
    start, middle = left + (step - wide) / 2, left + step / 2
    bars = element("rect", x=left, y=0.0, width=step, height=2 * TALL + AXIS, class_="room")
    if each.happened:
        tall = _height(each.happened, most)
        bars += element("rect", x=start, y=TALL - tall, width=wide, height=tall, class_="happened")
    if each.published:
        tall = _height(each.published, most)
        bars += element("rect", x=start, y=TALL + AXIS, width=wide, height=tall, class_="published")
    if labelled:
        bars += element("text", each.label, x=middle, y=TALL + AXIS - 5, text_anchor="middle")
    told = _("{period}: {happened} điều xảy ra, {published}").format(
        period=each.label, happened=number(each.happened), published=counted(each.published, "bài đăng")
    )
    return element("a", element("title", told) + bars, href=each.href) if each.href else bars


def _height(count: int, most: int) -> float:
    return max(2.0, count / most * (TALL - 6))


def every_year(periods: Sequence[Period]) -> list[Period]:
    """The years in order with the empty ones between, at most ``LONGEST``."""
    known = {int(each.label): each for each in periods}
    if not known:
        return []
    first, last = min(known), max(known)
    if last - first >= LONGEST:
        # of windows that tell as much the last, which ends with a year that tells something
        last = max(known, key=lambda year: (_told(known, year), year))
        first = last - LONGEST + 1
    return [known.get(year) or Period(str(year), "", 0, 0) for year in range(first, last + 1)]


def _told(known: Mapping[int, Period], last: int) -> int:
    """How much is told of the ``LONGEST`` years that end with ``last``."""
    return sum(
        each.happened + each.published for year, each in known.items() if last - LONGEST < year <= last
    )
