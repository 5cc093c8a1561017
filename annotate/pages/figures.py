"""Figures in which articles differ that tell the same: the deaths, the sum, the hours, each with what it counts."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache
from typing import NamedTuple

from annotate import tables
from annotate.pages.index import Index, Place
from annotate.pages.writing import link, passage
from annotate.vietnamese import canonical

Spans = Sequence[tuple[int, int]]

# What a figure counts: the sign, or the next syllables up to a stop
COUNTED = re.compile(r"[^\S\n]?%|(?:[^\S\n]+[^\s.,;:!?()“”\"]{1,20}){1,3}")


class Figure(NamedTuple):
    """A number as an article has it: the first syllable of what it counts, and all as Markdown."""

    unit: str
    words: str


def figure_rows(
    index: Index, groups: Iterable[Sequence[Place]], differing: Mapping[Place, Spans]
) -> Iterator[str]:
    """A row for each of ``groups`` of passages whose figures differ, ``differing`` being the spans in each passage.

    Figures of one thing alone are told: those whose unit another passage of the group has too.
    """
    for group in groups:
        found = [(place, list(_figures(index, place, differing.get(place, ())))) for place in group]
        units = Counter(unit for _place, figures in found for unit in {figure.unit for figure in figures})
        told: dict[str, list[str]] = {}
        for place, figures in found:
            words = ", ".join(figure.words for figure in figures if figure.unit and units[figure.unit] > 1)
            if words:
                article = index.articles[place.article]
                outlet = link(article.source or article.title, article.line_path(place.start))
                told.setdefault(words, []).append(outlet)
        if len(told) > 1:
            yield " – ".join(f"{words} ({', '.join(outlets)})" for words, outlets in told.items())


def _figures(index: Index, place: Place, spans: Spans) -> Iterator[Figure]:
    text = index.articles[place.article].text
    for start, end in sorted(spans):
        if _is_number(text[start:end]):
            after = COUNTED.match(text, end, place.end)
            first = after[0].split()[0] if after else ""
            yield Figure(_unit(first), passage(text, start, after.end() if after else end, [(start, end)]))


def _is_number(words: str) -> bool:
    return words[:1].isdigit() or words.casefold().partition(" ")[0] in _number_words()


@cache
def _number_words() -> frozenset[str]:
    return frozenset(row["word"] for row in tables.rows("links/number-words"))


def _unit(word: str) -> str:
    """A unit in one of its ways of writing."""
    units = {canonical(row["word"]): canonical(row["unit"]) for row in tables.rows("links/units")}
    known = canonical(word.casefold())
    return units.get(known, known)
