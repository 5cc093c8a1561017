"""Passages of an article beside those of others that tell the same, for the section on the same event."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby
from operator import attrgetter
from typing import NamedTuple

from markupsafe import Markup

from plugins.joins import Joins, Parallel
from plugins.notes import Elsewhere
from plugins.texts import Texts

MOST = 24
"""So many passages of one article are shown beside others; the event's page has all."""


class There(NamedTuple):
    """A passage of another article: its outlet, the line it stands in, its words."""

    article: str
    source: str
    n: int
    html: Markup
    reason: str


class Pair(NamedTuple):
    """A passage of the article, and those of others that tell the same. ``id`` is its fragment on the page."""

    id: str
    start: int
    n: int
    html: Markup
    others: tuple[There, ...]


def pairs(article: str, joins: Joins, texts: Texts, most: int = MOST) -> list[Pair]:
    """The passages of ``article`` that others tell too, in order of the text, at most ``most``."""
    groups = groupby(joins.parallels(article), key=attrgetter("here"))
    made = (_pair(article, span, list(group), joins, texts) for span, group in groups)
    found = [pair for pair in made if pair]
    return [pair._replace(id=f"k{number}") for number, pair in enumerate(found[:most], 1)]


def _pair(
    article: str, span: tuple[int, int], group: Sequence[Parallel], joins: Joins, texts: Texts
) -> Pair | None:
    here = texts.passage(article, *span, [figure for each in group for figure in each.differs])
    others = [
        There(each.article, joins.source(each.article), passage.n, passage.html, each.reason)
        for each in group
        if (passage := texts.passage(each.article, *each.there, each.differs_there))
    ]
    return Pair("", span[0], here.n, here.html, tuple(others)) if here and others else None


def elsewhere(found: Sequence[Pair]) -> dict[int, list[Elsewhere]]:
    """For each line of the article, which others tell the same and where."""
    out: dict[int, dict[str, Elsewhere]] = {}
    for pair in found:
        for there in pair.others:
            known = out.setdefault(pair.n, {})
            row = known.get(there.article, Elsewhere(there.article, there.source, (), ()))
            lines = sorted({*row.lines, there.n})
            known[there.article] = row._replace(
                lines=tuple(lines), pairs=tuple(dict.fromkeys([*row.pairs, pair.id]))
            )
    return {n: sorted(rows.values()) for n, rows in out.items()}
