"""A small bar chart as static SVG: attributes and classes only, its numbers as a text beside it."""

from __future__ import annotations

from collections.abc import Sequence

from markupsafe import Markup

from annotate.language import _, counted
from plugins.drawing import element

WIDTH, HEIGHT, BELOW = 320.0, 72.0, 18.0
"""The drawing's size in its own units, and the room for the years below the bars."""

LABELS = 6
"""At most so many years are written."""


def bars(counts: Sequence[tuple[str, int]]) -> Markup:
    """A bar for each year from the first to the last of ``counts``; nothing where there are fewer than two years."""
    known = dict(counts)
    if len(known) < 2:
        return Markup()
    years = [str(year) for year in range(int(min(known)), int(max(known)) + 1)]
    step = WIDTH / len(years)
    wide = min(step * 0.8, 32.0)
    most = max(known.values())
    every = -(-len(years) // LABELS)
    shapes = [
        element(
            "rect",
            element("title", f"{year}: {counted(known[year], 'bài')}"),
            x=(n + 0.5) * step - wide / 2,
            y=HEIGHT - _height(known[year], most),
            width=wide,
            height=_height(known[year], most),
        )
        for n, year in enumerate(years)
        if year in known
    ]
    labels = [
        element("text", year, x=(n + 0.5) * step, y=HEIGHT + BELOW - 5, text_anchor="middle")
        for n, year in enumerate(years)
        if n % every == 0
    ]
    axis = element("line", x1=0.0, x2=WIDTH, y1=HEIGHT, y2=HEIGHT)
    return element(
        "svg",
        Markup("").join((*shapes, axis, *labels)),
        class_="chart",
        viewBox=f"0 0 {WIDTH:.0f} {HEIGHT + BELOW:.0f}",
        role="img",
        aria_label=_("Số bài theo năm, nhiều nhất {most}").format(most=counted(most, "bài")),
    )


def _height(count: int, most: int) -> float:
    return max(2.0, count / most * (HEIGHT - 8))
