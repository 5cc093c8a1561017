"""Dated expressions of an article, and the day it was published: found, valued in TIMEX3, and explained.

lines -> atoms -> compose -> reading (partial values) -> publication (the anchor) -> resolve (whole values)
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date

from annotate.dates.offices import OfficeTable
from annotate.dates.partial import Partial, value
from annotate.dates.publishing import published
from annotate.dates.reading import LineReading, read
from annotate.dates.resolve import Anchor, Context, Resolved, resolve
from annotate.labels import timex_label
from annotate.model import Article, Published, TimeExpression
from annotate.rules import says
from annotate.tables import entries

# An expression that starts so near the start of its line tells the day of the line ("Tính đến 18h ngày 3/8, …")
BEGINNING = 12
FLASHBACK = "Trước đó"
# How often a value without its year is right, on articles annotated by hand: where the page does not tell it either
OPEN_YEAR = 0.15

__all__ = ["OfficeTable", "date_article", "find_times", "publication"]


def date_article(article: Article, offices: OfficeTable | None = None) -> Article:
    """``article`` with its ``published`` and ``times`` filled in, in the order in which they need each other.

    An editor's ``published`` stays, and serves as the anchor. ``offices`` is outside knowledge; evidence from it
    has the rule "term-of-office".
    """
    reading = read(article)
    when = article.published
    if when is None or when.by == "machine":
        when = published(article, reading, offices)
    return replace(article, published=when, times=_times(article, reading, when))


def find_times(article: Article) -> tuple[TimeExpression, ...]:
    """The dated expressions of all zones, by start; counted from ``article.published`` where that is known."""
    return _times(article, read(article), article.published)


def publication(article: Article, offices: OfficeTable | None = None) -> Published | None:
    """When ``article`` was published, as its own page proves it; None where it proves nothing."""
    return published(article, read(article), offices)


def _times(
    article: Article, reading: Sequence[LineReading], when: Published | None
) -> tuple[TimeExpression, ...]:
    anchor = Anchor(date.fromisoformat(when.earliest), date.fromisoformat(when.latest)) if when else None
    own = [line for line in reading if line.line.zone == "article"]
    page = [line for line in reading if line.line.zone == "furniture"]
    related = [line for line in reading if line.line.zone == "related"]
    found = [*_resolved(article, own, anchor), *_resolved(article, page, None)]
    for block, stamp in _blocks(article, related):
        found += _resolved(article, block, stamp)
    return tuple(sorted(found, key=lambda time: time.start))


def _blocks(
    article: Article, lines: Sequence[LineReading]
) -> Iterator[tuple[list[LineReading], Anchor | None]]:
    """The blocks of a list of other articles, each with the day of its own time stamp.

    A stamp line (nothing but a date or an hour) or a line without a letter or digit begins a block; a stamp
    without a day leaves its block without an anchor.
    """
    block: list[LineReading] = []
    anchor: Anchor | None = None
    for line in lines:
        words = article.words(line.line)
        stamp = _is_stamp(line, words)
        if stamp or not any(char.isalnum() for char in words):
            yield block, anchor
            block = []
            day = next((partial.full_day for partial in line.partials if partial.full_day), None)
            anchor = Anchor(day, day) if day else None
        block.append(line)
    yield block, anchor


def _is_stamp(line: LineReading, words: str) -> bool:
    covered = sum(partial.end - partial.start for partial in line.partials)
    return covered > 0 and len(words.strip()) - covered <= 3


def _resolved(
    article: Article, lines: Sequence[LineReading], anchor: Anchor | None
) -> Iterator[TimeExpression]:
    """The expressions of one zone or block, read in order, so that "cùng ngày" finds the day told of."""
    text = article.seed.text
    rules = entries("rules/dates")
    context = Context(anchor, _stated_days(lines))
    for line in lines:
        words = article.words(line.line)
        told_before = context.told
        for partial in line.partials:
            begins = partial.start - line.line.start <= BEGINNING
            told = context.main if begins and context.main else context.told
            if not partial.dated and context.told is told_before and not _by_the_clock(told_before):
                told = context.main or context.first or told
            found = resolve(partial, replace(context, told=told))
            whole = found.partial
            rule = rules[found.rule]
            yield TimeExpression(
                whole.start,
                whole.end,
                text[whole.start : whole.end],
                whole.type,
                value(whole),
                found.rule,
                _confidence(whole, rule["confidence"]),
                str(anchor) if anchor and found.blanks.get("anchor") == str(anchor) else None,
                _why(found),
            )
            leads = begins and not words.startswith(FLASHBACK)
            context = _after(context, whole, leads)


def _why(found: Resolved) -> str:
    """What the step that gave the value says of it; days as one writes them."""
    anchor = found.blanks.get("anchor")
    blanks = {**found.blanks, "anchor": timex_label(anchor)} if anchor else found.blanks
    return says("dates", found.rule, **blanks)


def _stated_days(lines: Sequence[LineReading]) -> dict[tuple[int, int], int]:
    """The days that ``lines`` state in full, each with its year; a day stated in two years is left out."""
    years: dict[tuple[int, int], set[int]] = {}
    for line in lines:
        for partial in line.partials:
            if partial.full_day and partial.month and partial.day and partial.year:
                years.setdefault((partial.month, partial.day), set()).add(partial.year)
    return {day: min(found) for day, found in years.items() if len(found) == 1}


def _confidence(partial: Partial, of_rule: float) -> float:
    """How often a value of the rule is right; what stays without its year is seldom the whole value."""
    told = value(partial)
    open_year = told.startswith("XXXX") and not partial.fixed and partial.type in ("DATE", "TIME")
    return min(of_rule, OPEN_YEAR) if open_year else of_rule


def _by_the_clock(told: Partial | None) -> bool:
    """Whether the last day told of was told with an hour, so that the next hour goes on from it."""
    return told is not None and told.hour is not None


def _after(context: Context, told: Partial, begins: bool) -> Context:
    """``context`` after ``told`` was read, to which later words such as "cùng ngày" or "năm đó" may refer."""
    if told.type not in ("DATE", "TIME") or told.fixed or (told.shift and not told.day):
        return context
    if told.day:
        main = told if begins else context.main
        return replace(context, told=told, period=told, main=main, first=context.first or told)
    return replace(context, period=told) if told.year else context
