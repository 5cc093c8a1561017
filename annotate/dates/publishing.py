"""When an article was published, from its own page: an interval of days, and the passages that prove it.

In order: a date line of the article; "hôm nay (18/2)"; the last event that it reports. **How far after its last
event an article may lie**: ``NEWS_DAYS`` where its head tells that event; ``WEEKDAY_DAYS`` where the event has its
weekday ("thứ Ba (18/2)"), since that names a day less than a week ago; ``FEATURE_DAYS`` where only later paragraphs
name a day. What was still to come, and "năm nay" in December, bring the end forward. A day without a year counts
only if the page proves the year (years.py). Dates of photographs bound the day from below and never are it; stamps
of related articles and of the crawl are not used, since nothing ties them to this article. No clock is read.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date, timedelta

from annotate.dates.case import Case, Seen
from annotate.dates.datelines import HEAD_LINES, month_of_byline, stated_days
from annotate.dates.offices import OfficeTable
from annotate.dates.partial import Partial, day_or_none
from annotate.dates.reading import LineReading
from annotate.dates.years import year_of
from annotate.labels import day_in_year_label
from annotate.model import Article, Published

NEWS_DAYS = 3
WEEKDAY_DAYS = 6
FEATURE_DAYS = 7
# Later events are of one story with that in the head if they lie within so many days after it
ONE_STORY = 45
# An expression that starts so near the start of its line begins it ("Ngày 9/5/2018, …", "Vào tối 9/5/2018, …")
BEGINNING = 12
# "cuối tuần này" in the lead announces what is to come
WEEKEND = "WXX-WE"

# "ngày 20/8 sắp tới", "hôm 20/8 tới"
COMING = re.compile(r"\s(?:sắp tới|tới đây|tới)(?!\w)", re.IGNORECASE)

# A day and month, how many days after it the article was written at the earliest, and how many days later at most
News = tuple[Partial, int, int]


def published(
    article: Article, reading: Sequence[LineReading], offices: OfficeTable | None = None
) -> Published | None:
    """When ``article`` was published, as far as its page proves it; None where it proves nothing.

    ``reading`` are its expressions (annotate.dates.reading.read); ``offices`` is outside knowledge and optional.
    """
    case = Case.of(article, reading)
    days = stated_days(case) or _told_days(case, offices) or month_of_byline(case)
    if days is None:
        return None
    earliest, latest = days
    value = earliest.isoformat() if earliest == latest else None
    return Published(value, earliest.isoformat(), latest.isoformat(), tuple(case.evidence))


def _told_days(case: Case, offices: OfficeTable | None) -> tuple[date, date] | None:
    """The first and last day that the events of the text allow."""
    news = news_of(case)
    if news is None:
        return None
    year = news[0].year or year_of(case, news[0], offices)
    if year is None:
        case.evidence.clear()
        return None
    return days_in_year(case, news, year)


def news_of(case: Case) -> News | None:
    """The day of the news as the text gives it, perhaps without its year, and the days within which it was written."""
    return _day_of_writing(case) or _last_event(case)


def days_in_year(case: Case, news: News, year: int) -> tuple[date, date] | None:
    """The first and last day on which news of that ``year`` was written; None where the year has no such day."""
    month_day, after, spread = news
    day = day_or_none(year, month_day.month or 1, month_day.day or 1)
    if day is None:
        return None
    earliest = day + timedelta(days=after)
    return earliest, _narrowed(case, day, earliest + timedelta(days=spread))


def _day_of_writing(case: Case) -> News | None:
    """ "hôm nay (18/2)", "chiều qua 5/1": the day of writing itself, or that many days off."""
    for seen in case.seen:
        partial, shift = seen.partial, seen.partial.shift
        if seen.cls == "caption" or not (shift and shift.unit == "day" and shift.base == "now"):
            continue
        if partial.day and partial.month:
            case.add("day-of-writing", seen, words=seen.words)
            return partial, -shift.offset, 0 if abs(shift.offset) <= 1 else NEWS_DAYS
    return None


def _last_event(case: Case) -> News | None:
    """The latest day that the article tells of as past, and how far after it the article may lie."""
    ahead = {(seen.partial.month, seen.partial.day) for seen in case.seen if _comes(seen)}
    events = [
        seen for seen in case.seen if seen.is_event and (seen.partial.month, seen.partial.day) not in ahead
    ]
    in_head = [seen for seen in events if seen.order < HEAD_LINES]
    if not events or not _tells_news(in_head or events) or _overtaken(case, in_head or events):
        return None
    first = (in_head or events)[0]
    story = [(_days_between(first.partial, seen.partial), seen) for seen in events]
    _, last = max(
        ((days, seen) for days, seen in story if 0 <= days <= ONE_STORY), key=lambda found: found[0]
    )
    spread = NEWS_DAYS if in_head else FEATURE_DAYS
    if last.partial.weekday:
        spread = WEEKDAY_DAYS
    case.add(
        "last-event",
        last,
        date=day_in_year_label(last.partial.day or 0, last.partial.month or 0),
        days=str(spread),
    )
    return last.partial, 0, spread


def _comes(seen: Seen) -> bool:
    """Whether the day is said to come ("ngày 20/8 sắp tới"): told again without such a word, it still lies ahead."""
    return bool(COMING.search(seen.words) or COMING.match(seen.after))


def _tells_news(events: list[Seen]) -> bool:
    """Whether the first day told may be that of the news.

    News gives no year. A day with its year is mostly background, that of a document or of a picture: it counts only
    where the lead begins with it or tells its hour, and no other event of the head is of another year.
    """
    first = events[0]
    if first.partial.year is None:
        return True
    years = {seen.partial.year for seen in events if seen.partial.year}
    begins = first.partial.start - first.offset <= BEGINNING
    return len(years) == 1 and first.order == 0 and (begins or first.partial.hour is not None)


def _overtaken(case: Case, events: list[Seen]) -> bool:
    """Whether the first day told has a year long past by another full date, or the head speaks of days still ahead."""
    year = events[0].partial.year
    for seen in case.seen:
        full, shift = seen.partial.full_day, seen.partial.shift
        if year and full and full.year > year + 1:
            return True
        if shift and shift.offset >= 0 and seen.partial.sub == WEEKEND and seen.order < 1:
            return True
    return False


def _days_between(first: Partial, second: Partial) -> int:
    """Days from one day/month to another, the short way round the year; with years, as they are."""
    if first.full_day and second.full_day:
        return (second.full_day - first.full_day).days
    if bool(first.year) != bool(second.year):
        return -1
    days = (_in_leap_year(second) - _in_leap_year(first)).days
    return days - 366 if days > 183 else days + 366 if days < -183 else days


def _in_leap_year(partial: Partial) -> date:
    return date(2000, partial.month or 1, partial.day or 1)


def _narrowed(case: Case, day: date, latest: date) -> date:
    """The end of the interval, brought forward by what the article still expects and by "năm nay"."""
    for seen in case.seen:
        shift = seen.partial.shift
        if shift and shift.unit == "year" and shift.offset == 0 and (seen.partial.month or 12) < day.month:
            end = date(day.year, 12, 31)
            if end < latest:
                case.add("within-this-year", seen, year=str(day.year), words=seen.words)
                latest = end
        expected = _expected(seen, day)
        if expected and day < expected <= latest:
            end = expected + timedelta(days=seen.bounds)
            if end < latest:
                case.add("still-to-come", seen, date=day_in_year_label(expected.day, expected.month))
                latest = end
    return latest


def _expected(seen: Seen, day: date) -> date | None:
    """The day of something ahead: told with "sẽ", or the start of a span ("có hiệu lực từ 9/7")."""
    partial = seen.partial
    if not (partial.day and partial.month) or partial.shift or partial.until or seen.cls == "caption":
        return None
    if (partial.year and partial.year != day.year) or not (partial.direction > 0 or seen.bounds):
        return None
    return day_or_none(day.year, partial.month, partial.day)
