"""When an article was published, from its own page: an interval of days, and the passages that prove it.

In order: a date line of the article; "hôm nay (18/2)"; the last event that it reports. News is published on the day
of its last event or within ``NEWS_DAYS`` days; a day given with its weekday ("thứ Ba (18/2)") is less than a week
ago; an event first told far down the page proves a week. A day without a year counts only if the page proves
the year. Dates of photographs bound the day from below and never are it; stamps of related articles and of the
crawl are not used, since nothing ties them to this article. No clock is read.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta

from annotate.dates import periods
from annotate.dates.lexicon import word_set
from annotate.dates.offices import OfficeTable, tenures
from annotate.dates.partial import Partial, day_or_none
from annotate.dates.reading import LineReading, bounds_a_span
from annotate.dates.resolve import WEEKDAY_NAMES
from annotate.model import Article, Evidence, Published
from annotate.tables import entries

# An article lies so many days after the last event that it tells as news
NEWS_DAYS = 3
# … after a day that it gives with its weekday
WEEKDAY_DAYS = 6
# … after its last event where its head names no day
FEATURE_DAYS = 7
# So many lines of text are the head
HEAD_LINES = 4
# A day without a year follows a full date of the page by at most so many days to share its year
SHORTLY_AFTER = 31
# A weekday and date that fits several years: the first after the latest day told of, if that lies so near
WITHIN_A_YEAR = 366
# Later events count as the same news if they lie within so many days after the one in the head
ONE_STORY = 45
YEARS = range(1990, 2100)
# What is left of a date line without its dates
REST = re.compile(r"[^\W\d_]+")
# "của năm 2017": the year looked back upon
OF_THE_YEAR = re.compile(r"(?:của|trong) $", re.IGNORECASE)
SINCE = re.compile(r"(?:từ|kể từ|tính từ)\s$", re.IGNORECASE)
TO_NOW = re.compile(
    r"\s*(?:đến|tới|cho đến|cho tới)\s+(?:nay|giờ|thời điểm này|thời điểm hiện tại)", re.IGNORECASE
)
THIS = re.compile(r"\s+này(?!\w)")
# A picture spoken of right before a date: the date is the picture's
PHOTOGRAPH = re.compile(r"(?:ảnh|hình|clip|video)\s(?:\w+\s){0,4}$", re.IGNORECASE)
WORD = re.compile(r"\w+")
SHARED_WORDS = 4


@dataclass(frozen=True, slots=True)
class Seen:
    """One expression of the article's own lines: where it stands among them, and its words around."""

    partial: Partial
    cls: str
    order: int
    text: str
    offset: int

    @property
    def open(self) -> bool:
        """Whether it bounds a span instead of dating an event."""
        return bounds_a_span(self.text, self.partial.start - self.offset)

    @property
    def words(self) -> str:
        """The expression as written."""
        return self.text[self.partial.start - self.offset : self.partial.end - self.offset]


@dataclass
class Case:
    """The article, what it says of time, and the evidence found so far."""

    article: Article
    seen: tuple[Seen, ...]
    evidence: list[Evidence] = field(default_factory=list)

    def add(self, rule: str, seen: Seen | None = None, **blanks: str) -> None:
        """Keep one piece of evidence: the passage, the rule, and what the rule says of it."""
        says = str(entries("rules/publication")[rule]["says"]).format(**blanks)
        if seen is None:
            self.evidence.append(Evidence(self.article.id, None, None, "", rule, says))
        else:
            self.evidence.append(
                Evidence(self.article.id, seen.partial.start, seen.partial.end, seen.words, rule, says)
            )


def published(
    article: Article, reading: Sequence[LineReading], offices: OfficeTable | None = None
) -> Published | None:
    """When ``article`` was published, as far as its page proves it; None where it proves nothing.

    ``reading`` are its expressions (annotate.dates.reading.read); ``offices`` is outside knowledge and optional.
    """
    case = Case(article, tuple(_seen(article, reading)))
    stated = _stated(case, reading)
    if stated:
        return Published(stated.isoformat(), stated.isoformat(), stated.isoformat(), tuple(case.evidence))
    news = _writing_day(case) or _last_event(case)
    if news is None:
        return None
    month_day, first_offset, days = news
    year = month_day.year or _year(case, month_day, offices)
    if year is None:
        return None
    day = day_or_none(year, month_day.month or 1, month_day.day or 1)
    if day is None:
        return None
    earliest = day + timedelta(days=first_offset)
    latest = _narrowed(case, day, earliest + timedelta(days=days))
    exact = earliest.isoformat() if earliest == latest else None
    return Published(exact, earliest.isoformat(), latest.isoformat(), tuple(case.evidence))


def _seen(article: Article, reading: Iterable[LineReading]) -> Iterable[Seen]:
    order = 0
    for read in reading:
        line = read.line
        if not line.in_article:
            continue
        text = article.words(line)
        for partial in read.partials:
            yield Seen(partial, line.cls, order, text, line.start)
        if line.cls in ("lead", "paragraph"):
            order += 1


# --- a date line ------------------------------------------------------------------------------------------------


def _stated(case: Case, reading: Sequence[LineReading]) -> date | None:
    """The day on a date line of the article; one of the page's furniture counts only above the text."""
    found = [(line, seen) for line, seen in _date_lines(case.article, reading)]
    own = [seen for line, seen in found if line.line.zone == "article"]
    above = [
        seen
        for line, seen in found
        if line.line.zone == "furniture" and not _contradicted(case, seen.partial)
    ]
    for seen in [*own, *above[::-1]]:
        day = seen.partial.full_day
        if day:
            case.add("date-line", seen, date=_vi(day))
            return day
    return None


def _date_lines(article: Article, reading: Sequence[LineReading]) -> Iterable[tuple[LineReading, Seen]]:
    text_begun = False
    for read in reading:
        line = read.line
        if line.zone == "related":
            text_begun = True
            continue
        text = article.words(line)
        if line.cls not in ("title", "caption", "heading") and (line.zone == "article" or not text_begun):
            for partial in read.partials:
                day = partial.full_day
                if (
                    day
                    and _is_date_line(text, line.start, read.partials, line.cls)
                    and _weekday_fits(partial, day)
                ):
                    yield read, Seen(partial, line.cls, 0, text, line.start)
                    break
        if line.in_article and line.cls == "paragraph":
            text_begun = True


def _is_date_line(text: str, offset: int, partials: Sequence[Partial], cls: str) -> bool:
    """Whether hardly anything but the date stands there; a byline may hold names and places."""
    rest = text
    for partial in reversed(partials):
        rest = rest[: partial.start - offset] + " " + rest[partial.end - offset :]
    words = [word.lower() for word in REST.findall(rest)]
    strange = [word for word in words if word not in word_set("date-line-words")]
    if cls == "byline":
        return len(strange) <= 8
    if cls == "furniture":
        return len(strange) <= 6 and len(text) <= 90
    return not strange


def _weekday_fits(partial: Partial, day: date) -> bool:
    return partial.weekday is None or partial.weekday == day.isoweekday()


def _contradicted(case: Case, partial: Partial) -> bool:
    """Whether the events in the head of the text lie after, or long before, a date line of the page."""
    day = partial.full_day
    for seen in case.seen:
        if seen.order < HEAD_LINES and day and _is_event(seen) and not seen.partial.year:
            event = periods.nearest_day(day, seen.partial.month or 1, seen.partial.day or 1, -1, 0)
            return event is None or (day - event).days > ONE_STORY
    return False


# --- the day of writing, or the last event -----------------------------------------------------------------------

News = tuple[Partial, int, int]


def _writing_day(case: Case) -> News | None:
    """ "hôm nay (18/2)", "chiều qua 5/1": the day of writing itself, or that many days off."""
    for seen in case.seen:
        partial = seen.partial
        shift = partial.shift
        if seen.cls == "caption" or not (shift and shift.unit == "day" and shift.base == "now"):
            continue
        if partial.day and partial.month:
            case.add("day-of-writing", seen, words=seen.words)
            return partial, -shift.offset, 0
    return None


def _last_event(case: Case) -> News | None:
    """The latest day that the article tells of as past, and how far after it the article may lie."""
    events = [seen for seen in case.seen if seen.cls != "caption" and _is_event(seen)]
    if not events:
        return None
    in_head = [seen for seen in events if seen.order < HEAD_LINES]
    lead = (in_head or events)[0]
    same_story = [(_days_between(lead.partial, seen.partial), seen) for seen in events]
    _, last = max(
        ((days, seen) for days, seen in same_story if 0 <= days <= ONE_STORY), key=lambda found: found[0]
    )
    years = {seen.partial.year for seen in events if seen.partial.year}
    if last.partial.year and not (in_head and len(years) == 1 and last.partial.direction <= 0):
        return None
    days = NEWS_DAYS if in_head else FEATURE_DAYS
    if last.partial.weekday:
        days = WEEKDAY_DAYS
    case.add("last-event", last, date=f"{last.partial.day}/{last.partial.month}", days=str(days))
    return last.partial, 0, days


def _is_event(seen: Seen) -> bool:
    """Whether it dates something that has happened."""
    partial = seen.partial
    if (
        not (partial.day and partial.month)
        or partial.fixed
        or partial.type == "SET"
        or partial.shift
        or partial.until
    ):
        return False
    day = partial.full_day
    if day and not _weekday_fits(partial, day):
        return False
    before = seen.text[: partial.start - seen.offset]
    return partial.direction <= 0 and not seen.open and not PHOTOGRAPH.search(before)


def _days_between(first: Partial, second: Partial) -> int:
    """Days from one day/month to another, the short way round the year; with years, as they are."""
    if first.full_day and second.full_day:
        return (second.full_day - first.full_day).days
    if bool(first.year) != bool(second.year):
        return -1
    one, two = _in_leap_year(first), _in_leap_year(second)
    days = (two - one).days
    return days - 366 if days > 183 else days + 366 if days < -183 else days


def _in_leap_year(partial: Partial) -> date:
    return date(2000, partial.month or 1, partial.day or 1)


# --- its year ----------------------------------------------------------------------------------------------------


def _year(case: Case, month_day: Partial, offices: OfficeTable | None) -> int | None:
    """The one year that the page proves for a day and month, or None."""
    candidates = [year for year in YEARS if day_or_none(year, month_day.month or 1, month_day.day or 1)]
    named = _this_year_named(case) or _last_year_named(case) or _year_looked_back_upon(case, month_day)
    if named:
        return named if named in candidates else None
    held = _in_office(case, candidates, month_day, offices)
    if held:
        candidates = held
    if month_day.weekday and month_day.month and month_day.day:
        fitting = set(
            periods.years_with_weekday(month_day.month, month_day.day, month_day.weekday, YEARS[0], YEARS[-1])
        )
        candidates = [year for year in candidates if year in fitting]
    told = _latest_full_date(case)
    if told:
        candidates = [
            year for year in candidates if date(year, month_day.month or 1, month_day.day or 1) >= told[1]
        ]
    if not candidates:
        return None
    first = candidates[0]
    if held and len(candidates) == 1:
        _say_weekday(case, month_day, first)
        return first
    if told is None:
        return None
    gap = (date(first, month_day.month or 1, month_day.day or 1) - told[1]).days
    if gap <= (WITHIN_A_YEAR if month_day.weekday else SHORTLY_AFTER):
        case.add("not-before", told[0], date=_vi(told[1]))
        _say_weekday(case, month_day, first)
        return first
    return None


def _say_weekday(case: Case, month_day: Partial, year: int) -> None:
    if not (month_day.weekday and month_day.month and month_day.day):
        return
    seen = next(seen for seen in case.seen if seen.partial is month_day)
    near = periods.years_with_weekday(month_day.month, month_day.day, month_day.weekday, year - 12, year + 8)
    case.add(
        "weekday-fits",
        seen,
        date=f"{month_day.day}/{month_day.month}",
        weekday=WEEKDAY_NAMES[month_day.weekday],
        year=str(year),
        others=", ".join(str(other) for other in near if other != year),
    )


def _latest_full_date(case: Case) -> tuple[Seen, date] | None:
    """The latest day that the article, captions too, tells of with its year and as past."""
    found = [
        (seen, day)
        for seen in case.seen
        if (day := seen.partial.full_day) and seen.partial.direction <= 0 and not seen.open
    ]
    return max(found, key=lambda pair: pair[1], default=None)


def _this_year_named(case: Case) -> int | None:
    """ "từ đầu năm 2017 đến nay", "năm 2017 này", "năm nay (2017)"."""
    for seen in case.seen:
        partial = seen.partial
        if not partial.year or partial.day:
            continue
        before = seen.text[: partial.start - seen.offset]
        after = seen.text[partial.end - seen.offset :]
        if (SINCE.search(before) and TO_NOW.match(after)) or THIS.match(after):
            case.add("this-year-named", seen, year=str(partial.year))
            return partial.year
    return None


def _last_year_named(case: Case) -> int | None:
    """One matter is said to be of "năm ngoái" here and of "năm 2016" there: then this is 2017."""
    years = [
        seen for seen in case.seen if seen.partial.year and not seen.partial.day and not seen.partial.month
    ]
    shifts = [
        seen
        for seen in case.seen
        if (shift := seen.partial.shift)
        and shift.unit == "year"
        and shift.base == "now"
        and not seen.partial.month
    ]
    for relative in shifts:
        matter = _matter(relative)
        for named in years:
            shared = [word for word in _matter(named) if word in matter]
            if len(shared) >= SHARED_WORDS and relative.partial.shift and named.partial.year:
                year = named.partial.year - relative.partial.shift.offset
                case.add("last-year-named", relative, words=relative.words, named=named.words, year=str(year))
                return year
    return None


def _matter(seen: Seen) -> list[str]:
    """The words right before an expression, which say what it dates."""
    before = seen.text[max(0, seen.partial.start - seen.offset - 60) : seen.partial.start - seen.offset]
    words = [word.lower() for word in WORD.findall(before)]
    return [word for word in words if word not in word_set("empty-words")][-7:]


def _year_looked_back_upon(case: Case, month_day: Partial) -> int | None:
    """ "một trong những điều đáng thất vọng của năm 2017", written in December: the year that ends."""
    if month_day.month not in (12, 1):
        return None
    named = [
        seen
        for seen in case.seen
        if seen.partial.year
        and not seen.partial.month
        and not seen.partial.day
        and seen.partial.direction <= 0
    ]
    if not named:
        return None
    last = max(named, key=lambda seen: seen.partial.year or 0)
    before = last.text[: last.partial.start - last.offset]
    if not OF_THE_YEAR.search(before) or not last.partial.year:
        return None
    year = last.partial.year + (month_day.month == 1)
    case.add("year-looked-back-upon", last, year=str(last.partial.year))
    return year


def _in_office(
    case: Case, candidates: list[int], month_day: Partial, offices: OfficeTable | None
) -> list[int]:
    """The years in which all office-holders of the article held their offices on that day; [] where none is known."""
    if offices is None:
        return []
    left = candidates
    used = []
    for tenure in tenures(case.article, offices):
        held = [
            year for year in left if tenure.holds_on(date(year, month_day.month or 1, month_day.day or 1))
        ]
        if not held:
            return []
        if len(held) < len(left):
            used.append(tenure)
        left = held
    for tenure in used:
        says = str(entries("rules/publication")["term-of-office"]["says"]).format(
            office=tenure.office, holder=tenure.holder, terms="; ".join(_term(*term) for term in tenure.terms)
        )
        words = case.article.seed.text[tenure.start : tenure.end]
        case.evidence.append(Evidence(case.article.id, None, None, words, "term-of-office", says))
    return left if used else []


def _term(first: date, last: date | None) -> str:
    return f"{_vi(first)} – {_vi(last) if last else 'nay'}"


# --- narrowing ---------------------------------------------------------------------------------------------------


def _narrowed(case: Case, day: date, latest: date) -> date:
    """The end of the interval, brought forward by what the article still expects."""
    for seen in case.seen:
        partial = seen.partial
        shift = partial.shift
        if (
            shift
            and shift.unit == "year"
            and shift.offset == 0
            and partial.month
            and partial.month < day.month
        ):
            end_of_year = date(day.year, 12, 31)
            if latest > end_of_year:
                case.add("within-this-year", seen, year=str(day.year), words=seen.words)
                latest = end_of_year
        if not (partial.day and partial.month) or partial.shift or partial.until or seen.cls == "caption":
            continue
        if partial.year and partial.year != day.year:
            continue
        expected = day_or_none(day.year, partial.month, partial.day)
        if expected is None or not day < expected <= latest:
            continue
        if partial.direction > 0:
            end = expected
        elif seen.open:
            end = expected + timedelta(days=1)
        else:
            continue
        if end < latest:
            case.add("still-to-come", seen, date=f"{partial.day}/{partial.month}")
            latest = end
    return latest


def _vi(day: date) -> str:
    return f"{day.day}/{day.month}/{day.year}"
