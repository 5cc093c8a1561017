"""A small bar chart as static SVG: attributes and classes only, its numbers as a text beside it."""

from __future__ import annotations

from collections.abc import Sequence

from markupsafe import Markup

WIDTH, HEIGHT, BELOW = 320, 72, 18
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
    most = max(known.values())
    shapes = Markup("").join(
        Markup('<rect x="{}" y="{}" width="{}" height="{}"><title>{}: {}</title></rect>').format(
            _number(n * step + step * 0.1),
            _number(HEIGHT - _height(known[year], most)),
            _number(min(step * 0.8, 32)),
            _number(_height(known[year], most)),
            year,
            known[year],
        )
        for n, year in enumerate(years)
        if year in known
    )
    every = -(-len(years) // LABELS)
    labels = Markup("").join(
        Markup('<text x="{}" y="{}">{}</text>').format(
            _number(n * step + step * 0.1), HEIGHT + BELOW - 5, year
        )
        for n, year in enumerate(years)
        if n % every == 0
    )
    told = f"Số bài theo năm, nhiều nhất {most} bài"
    return Markup(
        '<svg class="chart" viewBox="0 0 {} {}" role="img" aria-label="{}">{}<line x1="0" x2="{}" y1="{}" y2="{}"/>{}</svg>'
    ).format(WIDTH, HEIGHT + BELOW, told, shapes, WIDTH, HEIGHT, HEIGHT, labels)


def _height(count: int, most: int) -> float:
    return max(2.0, count / most * (HEIGHT - 8))


def _number(value: float) -> str:
    return f"{value:.1f}".removesuffix(".0")
