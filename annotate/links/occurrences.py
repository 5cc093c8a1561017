"""Where an article tells of an event: the news in its head, and paragraphs that tell of other days or people."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import cache

from annotate.links.facts import HEAD_LINES, Day, Facts, Sentence
from annotate.model import Span
from annotate.tables import words

# The day of the news lies at most so many days before publication; what lies farther back is recalled
NEWS_DAYS = 10
AHEAD_DAYS = 1
# What lies so many days before the day of the news is no part of it
PAST_DAYS = 2
SHORT_HEADLINE = 120
TITLE_POINTS, DAY_POINTS = 3, 2


@dataclass(frozen=True, slots=True)
class Occurrence:
    """What one article tells of one event. ``days`` are the days it may be; ``loose``: taken from publication.

    ``core`` are the people, places and bodies of the passages, ``around`` those of the whole article. ``told`` says
    how: "head" is the news, "passage" another event of the time, "recall" one of the past. ``points`` say of each kind
    how plainly it is what is told.
    """

    article: str
    told: str
    days: tuple[Day, ...]
    loose: bool
    kinds: frozenset[str]
    points: tuple[tuple[str, int], ...]
    people: frozenset[str]
    places: frozenset[str]
    bodies: frozenset[str]
    around: frozenset[str]
    subject: frozenset[str]
    numbers: frozenset[str]
    passages: tuple[Span, ...]

    @property
    def named(self) -> frozenset[str]:
        """Everybody and everything that its passages name."""
        return self.people | self.places | self.bodies


def occurrences(facts: Facts) -> tuple[Occurrence, ...]:
    """The events that an article tells of, the news first."""
    main, loose = news_days(facts)
    if is_roundup(facts):
        return tuple(_of_paragraphs(facts, main))
    head = [
        sentence for sentence in facts.sentences if sentence.order < HEAD_LINES and sentence.cls != "heading"
    ]
    news = _news(facts, head, main, loose)
    others = list(_dated(facts, main))
    same, rest = _divided(news, others)
    if news:
        spans = {span for found in same for span in found.passages} | set(news.passages)
        kinds = news.kinds.union(*(found.kinds for found in same))
        news = replace(news, passages=tuple(sorted(spans, key=lambda s: s.start)), kinds=kinds)
        return (news, *rest)
    return tuple(rest)


def news_days(facts: Facts) -> tuple[tuple[Day, ...], bool]:
    """The day of an article's news: the first in its head that fits its publication; else its publication, loosely."""
    for sentence in facts.sentences:
        if sentence.order > HEAD_LINES:
            break
        for day in sentence.days:
            if day.day and day.ordinal and _fits(facts, day):
                return (day,), False
    if facts.first and facts.last - facts.first <= NEWS_DAYS:
        return tuple(_day(n) for n in range(facts.first - 1, facts.last + 1)), True
    return (), True


def is_roundup(facts: Facts) -> bool:
    """Whether the headline announces several events of a day ("Thế giới 24h")."""
    title = facts.article.title.text.lower() if facts.article.title else ""
    return len(title) <= SHORT_HEADLINE and any(word in title for word in _roundups())


def _fits(facts: Facts, day: Day) -> bool:
    if not facts.first:
        return True
    if not day.year:
        return False
    return facts.first - NEWS_DAYS <= day.ordinal <= facts.last + AHEAD_DAYS


def _news(facts: Facts, head: Sequence[Sentence], main: tuple[Day, ...], loose: bool) -> Occurrence | None:
    """The head's event: what its sentences tell, but for those that tell of the past."""
    own = [sentence for sentence in head if not _past(sentence, main)]
    kinds = frozenset().union(*(sentence.kinds for sentence in own)) if own else frozenset()
    if not main or not own:
        return None
    return _occurrence(facts, own, "head", main, loose, kinds, facts.subject, facts.numbers)


def _dated(facts: Facts, main: tuple[Day, ...]) -> Iterator[Occurrence]:
    """Every sentence that dates what happened."""
    for sentence in facts.sentences:
        if not sentence.kinds:
            continue
        for day in sentence.days:
            if day.month and (day.day == 0 or day.ordinal):
                told = "recall" if _before(day, main) else "passage"
                yield _occurrence(facts, [sentence], told, (day,), False, sentence.kinds)
            elif day.year and not day.month and main and day.year < main[0].year:
                yield _occurrence(facts, [sentence], "recall", (day,), False, sentence.kinds)


def _of_paragraphs(facts: Facts, main: tuple[Day, ...]) -> Iterator[Occurrence]:
    """Each paragraph of a roundup tells of an event of its own, of the roundup's day where it gives none."""
    lines: dict[int, list[Sentence]] = {}
    for sentence in facts.sentences:
        if sentence.cls == "paragraph":
            lines.setdefault(sentence.line, []).append(sentence)
    for told in lines.values():
        kinds = frozenset().union(*(sentence.kinds for sentence in told))
        stated = [day for sentence in told for day in sentence.days if day.day and _fits(facts, day)]
        days = tuple(stated[:1]) or main
        if kinds and days:
            yield _occurrence(facts, told, "passage", days, not stated, kinds, around=False)


def _occurrence(
    facts: Facts,
    told: Sequence[Sentence],
    how: str,
    days: tuple[Day, ...],
    loose: bool,
    kinds: frozenset[str],
    subject: frozenset[str] = frozenset(),
    numbers: frozenset[str] = frozenset(),
    around: bool = True,
) -> Occurrence:
    return Occurrence(
        facts.id,
        how,
        days,
        loose,
        kinds,
        _points(told, days, kinds),
        _union(sentence.people for sentence in told),
        _union(sentence.places for sentence in told),
        _union(sentence.bodies for sentence in told),
        facts.named if around and how != "recall" else frozenset(),
        subject,
        numbers,
        tuple(Span(sentence.start, sentence.end) for sentence in told),
    )


def _points(
    told: Sequence[Sentence], days: tuple[Day, ...], kinds: frozenset[str]
) -> tuple[tuple[str, int], ...]:
    """How plainly each kind is what is told: by title, by the sentence that gives the day, by each other sentence."""
    points = dict.fromkeys(sorted(kinds), 0)
    for sentence in told:
        worth = TITLE_POINTS if sentence.cls == "title" else 1
        worth += DAY_POINTS if any(day in days for day in sentence.days) else 0
        for kind in sentence.kinds:
            points[kind] += worth
    return tuple(points.items())


def _divided(
    news: Occurrence | None, others: Iterable[Occurrence]
) -> tuple[list[Occurrence], list[Occurrence]]:
    """``others`` that belong to the news (its day, and somebody or something of it), and the rest by day and kind."""
    same, rest = [], []
    for found in others:
        of_the_day = (
            news and any((found.days[0].apart(day) or 0) <= 1 for day in news.days) and found.days[0].day
        )
        if news and of_the_day and (found.named & news.named or not found.named):
            same.append(found)
        elif found.named:
            rest.append(found)
    return same, _merged(rest)


def _merged(found: Sequence[Occurrence]) -> list[Occurrence]:
    """Sentences of one day that tell of one kind of event, as one."""
    groups: dict[tuple[tuple[Day, ...], frozenset[str]], list[Occurrence]] = {}
    for each in found:
        groups.setdefault((each.days, each.kinds), []).append(each)
    return [
        replace(
            group[0],
            people=_union(each.people for each in group),
            places=_union(each.places for each in group),
            bodies=_union(each.bodies for each in group),
            passages=tuple(dict.fromkeys(span for each in group for span in each.passages)),
        )
        for group in groups.values()
    ]


def _past(sentence: Sentence, main: tuple[Day, ...]) -> bool:
    days = [day for day in sentence.days if day.day]
    return bool(days) and all(_before(day, main) for day in days)


def _before(day: Day, main: tuple[Day, ...]) -> bool:
    """Whether ``day`` lies before the day of the news, so that it is recalled."""
    if not main:
        return False
    if day.year and main[0].year:
        if not day.day:
            return (day.year, day.month) < (main[0].year, main[0].month)
        return day.ordinal <= main[0].ordinal - PAST_DAYS
    apart = day.apart(main[0])
    return apart is None or apart >= PAST_DAYS


def _union(sets: Iterable[frozenset[str]]) -> frozenset[str]:
    return frozenset().union(*sets)


def _day(ordinal: int) -> Day:
    day = date.fromordinal(ordinal)
    return Day(day.year, day.month, day.day)


@cache
def _roundups() -> tuple[str, ...]:
    return words("links/roundups")
