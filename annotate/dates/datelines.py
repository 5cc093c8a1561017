"""The date line of an article: a line that holds hardly anything but the day on which it appeared."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from datetime import date, timedelta

from annotate.dates import periods
from annotate.dates.case import Case, Seen, weekday_fits
from annotate.dates.lexicon import word_set
from annotate.dates.partial import Partial
from annotate.labels import day_label

# So many lines of text are the head of an article
HEAD_LINES = 4
# A date line of the page's furniture is believed if the head's events lie at most so many days before it; above the
# headline, where pages show the day of the visit, only with an hour or with events as near as news
CREDIBLE = 14
NEWS = 3
PAGE_CLOCK = re.compile(r"hôm nay", re.IGNORECASE)
# Words beside the date that a line may hold: a byline has names and places, a line of furniture a section
BYLINE_WORDS, FURNITURE_WORDS = 8, 6
LONGEST = 100
# A signature is one of the last lines: the author's name may follow it
SIGNATURE_LINES = 3
# A date line after so many lines, and not among the last, is that of a letter quoted
MIDDLE = 6
REST = re.compile(r"[^\W\d_]+")


def stated_days(case: Case) -> tuple[date, date] | None:
    """The day on a date line of the article, as first and last.

    A date line of the page's furniture counts only above the text, and only if the events in the head of the
    article do not speak against it. The article's own lines go first.
    """
    for own in (True, False):
        for seen in _date_lines(case, own):
            day = seen.partial.full_day
            if day and (own or _credible(case, seen, day)):
                case.add("date-line", seen, date=day_label(day.isoformat()))
                return day, day
    return None


def is_date_line(text: str, offset: int, partials: Sequence[Partial], cls: str) -> bool:
    """Whether hardly anything but dates stands in ``text``."""
    if len(text) > LONGEST:
        return False
    rest = text
    for partial in reversed(partials):
        rest = rest[: partial.start - offset] + " " + rest[partial.end - offset :]
    strange = sum(word.lower() not in word_set("date-line-words") for word in REST.findall(rest))
    return strange <= {"byline": BYLINE_WORDS, "furniture": FURNITURE_WORDS}.get(cls, 0)


def _date_lines(case: Case, own: bool) -> Iterator[Seen]:
    """The date lines of the article's zone, or those of the page's furniture above its text."""
    text_lines = [line.start for line in case.article.lines if line.in_article and line.cls != "caption"]
    inside = set(text_lines[MIDDLE:-SIGNATURE_LINES])
    for read in case.reading:
        line = read.line
        if own and line.start in inside:
            continue
        if not own and (line.zone == "related" or (line.in_article and line.cls == "paragraph")):
            return
        if line.zone != ("article" if own else "furniture") or line.cls in ("title", "caption", "heading"):
            continue
        text = case.article.words(line)
        for partial in read.partials:
            if (
                partial.full_day
                and weekday_fits(partial)
                and is_date_line(text, line.start, read.partials, line.cls)
            ):
                yield Seen(partial, line.cls, 0, text, line.start)
                break


def _credible(case: Case, seen: Seen, day: date) -> bool:
    """Whether a date line of the page's furniture may be the article's and is not the day of somebody's visit."""
    if PAGE_CLOCK.search(seen.text):
        return False
    titles = [line.start for line in case.article.lines if line.zone == "article" and line.cls == "title"]
    above = not titles or seen.offset < titles[0]
    news = _days_since_news(case, day)
    if above and seen.partial.hour is None:
        return news is not None and 0 <= news <= NEWS
    return news is None or 0 <= news <= CREDIBLE


def _days_since_news(case: Case, day: date) -> int | None:
    """How long before ``day`` the first event in the head of the text lies; None where it tells none without a year."""
    for seen in case.seen:
        if seen.order >= HEAD_LINES:
            return None
        partial = seen.partial
        if seen.is_event and not partial.year and partial.month and partial.day:
            event = periods.nearest_day(day, partial.month, partial.day, -1, 0)
            return (day - event).days if event else None
    return None


def month_of_byline(case: Case) -> tuple[date, date] | None:
    """The month that signs the article ("Mèo Vạc, tháng 10-2007"), as its first and last day."""
    seen = month_of_signature(case)
    if seen is None or not (seen.partial.year and seen.partial.month):
        return None
    first = date(seen.partial.year, seen.partial.month, 1)
    last = (first + timedelta(days=31)).replace(day=1) - timedelta(days=1)
    case.add("month-of-byline", seen, month=day_label(f"{first.year}-{first.month:02}"))
    return first, last


def month_of_signature(case: Case) -> Seen | None:
    """The month that ends a byline or one of the last lines, with a place or a name before it and no sentence."""
    own = [line.start for line in case.article.lines if line.in_article and line.cls != "caption"]
    for seen in case.seen:
        partial = seen.partial
        if not partial.year or not partial.month or partial.day or partial.until:
            continue
        signs = seen.cls == "byline" or seen.offset in own[-SIGNATURE_LINES:]
        if (
            signs
            and seen.text.rstrip(" )").endswith(seen.words)
            and is_date_line(seen.text, seen.offset, [partial], "furniture")
        ):
            return seen
    return None
