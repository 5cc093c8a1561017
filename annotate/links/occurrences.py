"""Where an article tells of an event: the news in its head, and paragraphs that tell of other days or people."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import cache

from annotate.links.facts import HEAD_LINES, Day, Facts, Sentence
from annotate.links.happenings import happening
from annotate.model import Span
from annotate.tables import words

# The day of the news lies at most so many days before publication; what lies farther back is recalled
NEWS_DAYS = 10
AHEAD_DAYS = 1
# What lies so many days before the day of the news is no part of it
PAST_DAYS = 2
# News that adds to an event ("nạn nhân thứ tư qua đời") comes within so many days after it
ADDING_DAYS = 7
SHORT_HEADLINE = 120
HALF_YEAR = 183
TITLE_POINTS, DAY_POINTS = 3, 2


@dataclass(frozen=True, slots=True)
class Occurrence:
    """What one article tells of one event. ``days`` are the days it may be; ``loose``: taken from publication.

    ``core`` are the people, places and bodies of the passages, ``around`` those of the whole article. ``told`` says
    how: "head" is the news, "passage" another event of the time, "recall" one of the past. ``points`` say of each kind
    how plainly it is what is told; ``scene`` are places where it is said to have happened.
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
    scene: frozenset[str] = frozenset()

    @property
    def named(self) -> frozenset[str]:
        """Everybody and everything that its passages name."""
        return self.people | self.places | self.bodies


def occurrences(facts: Facts) -> tuple[Occurrence, ...]:
    """The events that an article tells of, the news first."""
    main, loose = news_days(facts)
    if is_roundup(facts):
        return tuple(_of_sections(facts, main))
    head = [
        sentence for sentence in facts.sentences if sentence.order < HEAD_LINES and sentence.cls != "heading"
    ]
    news = _news(facts, head, main, loose)
    others = list(_dated(facts, facts.sentences, main))
    same, rest = _divided(news, others)
    if news:
        spans = {span for found in same for span in found.passages} | set(news.passages)
        kinds = news.kinds.union(*(found.kinds for found in same))
        days = _first_day(news, same)
        news = replace(news, passages=tuple(sorted(spans, key=lambda s: s.start)), kinds=kinds, days=days)
        return (news, *rest)
    return tuple(rest)


def _first_day(news: Occurrence, same: Sequence[Occurrence]) -> tuple[Day, ...]:
    """The day before that of the news, if that is when what it tells of broke out ("động đất ngày 24/8")."""
    grows = [found for found in same if any(happening(k).later == "grows" for k in found.kinds & news.kinds)]
    earlier = [found.days[0] for found in grows if found.days[0] < news.days[0]]
    return (min(earlier),) if earlier and not news.loose else news.days


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
    if not main or not own:
        return None
    lines = {sentence.line for sentence in own if any(day in main for day in sentence.days)}
    kinds = _union(s.kinds for s in own if s.order == 0 or s.line in lines)
    return _occurrence(facts, own, "head", main, loose, kinds, facts.subject, facts.numbers)


def _dated(facts: Facts, told: Sequence[Sentence], main: tuple[Day, ...]) -> Iterator[Occurrence]:
    """Every sentence that dates what happened; what was still ahead had not happened."""
    headline = _headline_kinds(told, main)
    for passage in _passages(told):
        kinds = _union(sentence.kinds for sentence in passage)
        for day in passage[0].days if kinds else ():
            if _ahead(facts, day, main):
                continue
            if day.month and (day.day == 0 or day.ordinal):
                before = not main or _before(day, main)
                adds = before and _adds(headline, kinds, day, main)
                how = "recall" if not day.day or (before and not adds) else "passage"
                found = _occurrence(facts, passage, how, (day,), False, kinds)
                yield _with_head(facts, found) if adds else found
            elif day.year and not day.month and main and day.year < main[0].year:
                yield _occurrence(facts, passage, "recall", (day,), False, kinds)


def _passages(told: Sequence[Sentence]) -> Iterator[list[Sentence]]:
    """Each sentence that gives a day, with those of its line that go on without one."""
    passage: list[Sentence] = []
    for sentence in told:
        goes_on = passage and not sentence.days and sentence.line == passage[0].line
        if goes_on:
            passage.append(sentence)
            continue
        if passage:
            yield passage
        passage = [sentence] if sentence.days else []
    if passage:
        yield passage


def _with_head(facts: Facts, found: Occurrence) -> Occurrence:
    """News that adds to an event is about that event: whom its head names took part."""
    head = [sentence for sentence in facts.sentences if sentence.order < HEAD_LINES]
    return replace(
        found,
        people=found.people | _union(sentence.people for sentence in head),
        places=found.places | _union(sentence.places for sentence in head),
        bodies=found.bodies | _union(sentence.bodies for sentence in head),
        subject=facts.subject,
        numbers=facts.numbers,
    )


def _headline_kinds(told: Sequence[Sentence], main: tuple[Day, ...]) -> frozenset[str]:
    """What happened by title and lead."""
    return _union(sentence.kinds for sentence in told if sentence.order == 0 and not _past(sentence, main))


def _adds(headline: frozenset[str], kinds: frozenset[str], day: Day, main: tuple[Day, ...]) -> bool:
    """Whether the news is no event of its own but adds to one of some days ago: its head tells of nothing else."""
    apart = day.apart(main[0]) if main and day.day else None
    if apart is None or apart > ADDING_DAYS:
        return False
    if not any(happening(kind).later == "grows" for kind in headline & kinds):
        return False
    return all(kind in kinds or happening(kind).later == "adds" for kind in headline)


def _ahead(facts: Facts, day: Day, main: tuple[Day, ...]) -> bool:
    """Whether a day lies after publication, or after the day of the news where that is all that is known."""
    if not day.day:
        return False
    if facts.last and day.year:
        return day.ordinal > facts.last
    if main and not main[0].year and not day.year:
        return day.ordinal > main[0].ordinal + AHEAD_DAYS and day.ordinal - main[0].ordinal < HALF_YEAR
    return False


def _of_sections(facts: Facts, main: tuple[Day, ...]) -> Iterator[Occurrence]:
    """Each section of a roundup, or each paragraph, tells of an event of its own, and may recall others.

    Its day is the roundup's where it gives none.
    """
    for told in _sections(facts):
        kinds = _union(sentence.kinds for sentence in told)
        stated = [day for sentence in told for day in sentence.days if day.day and _fits(facts, day)]
        days = (max(stated),) if stated else main
        own = [sentence for sentence in told if not _past(sentence, days)]
        if kinds and days and own:
            yield _occurrence(facts, own, "passage", days, not stated, kinds, facts.subject, around=False)
        yield from (found for found in _dated(facts, told, days) if found.told == "recall")


def _sections(facts: Facts) -> list[list[Sentence]]:
    """The sentences of a roundup under each heading; by paragraph where it has no headings."""
    body = [sentence for sentence in facts.sentences if sentence.cls != "title"]
    headings = [sentence for sentence in body if sentence.cls == "heading"]
    sections: list[list[Sentence]] = []
    last = 0
    for sentence in body:
        starts = sentence.cls == "heading" if len(headings) > 1 else sentence.line != last
        if starts or not sections:
            sections.append([])
        sections[-1].append(sentence)
        last = sentence.line
    return sections


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
        facts.named if around else frozenset(),
        subject,
        numbers,
        tuple(Span(sentence.start, sentence.end) for sentence in told),
        _union(s.located for s in told if any(day in days for day in s.days))
        or _union(s.located for s in told),
    )


def _points(
    told: Sequence[Sentence], days: tuple[Day, ...], kinds: frozenset[str]
) -> tuple[tuple[str, int], ...]:
    """How plainly each kind is what is told: by title, by the sentence that gives the day, by each other sentence."""
    points = dict.fromkeys(sorted(kinds), 0)
    for sentence in told:
        worth = TITLE_POINTS if sentence.cls == "title" else 1
        worth += DAY_POINTS if any(day in days for day in sentence.days) else 0
        for kind in sentence.kinds & kinds:
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
