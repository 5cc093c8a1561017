"""The year of a day that an article gives without one: proofs that name it, and bounds that leave one over.

A wrong year is worse than none: proofs that contradict one another prove nothing, and how often a year is named
proves nothing either (in news, the latest year named is that of writing in one article of five).
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from functools import cache

from annotate.dates.calendars import CALENDARS, latest_year
from annotate.dates.case import Case, Proof, Seen
from annotate.dates.compose import FAR, LONGEST_GAP
from annotate.dates.datelines import month_of_signature
from annotate.dates.lexicon import word_set
from annotate.dates.offices import OfficeTable, Tenure, tenures
from annotate.dates.partial import Partial, day_or_none
from annotate.dates.resolve import other_years
from annotate.labels import WEEKDAYS, day_in_year_label, day_label
from annotate.language import _

YEARS = range(1990, 2100)
# A day without a year that follows a full date by at most so many days shares its year; farther off, every second
# such pair in a sample of news was of different years
SHORTLY_AFTER = 10
# A day with its weekday recurs after five years at the earliest: it is the first one within so many days
WEEKDAY_REACH = 4 * 365
# "tính từ đầu năm 2017 đến nay", "năm 2017 này"
# "kể từ ngày 15/4/2023": since then; "từ 1/1/2019" may lie ahead
FROM_ON = re.compile(r"kể từ\s(?:\w+\s)?$", re.IGNORECASE)
TO_NOW = re.compile(r"\s*(?:đến|tới|cho đến|cho tới)\s+(?:nay|giờ|thời điểm (?:này|hiện tại))", re.IGNORECASE)
THIS = re.compile(r"\s+này(?!\w)")
# "Nghị định số 138/2013/NĐ-CP ngày 22-10-2013": laws are named for years
LAW = re.compile(
    r"(?:nghị định|thông tư|luật|pháp lệnh|nghị quyết)\s(?:[^\s,.;:“”]{1,24}\s){0,4}$", re.IGNORECASE
)
# A day that news of every year tells of, most of all news of its own day and month
EVER_TOLD = date(2001, 9, 11)
# "năm nay (2017)"
IN_BRACKETS = re.compile(r"\s*\(\s*$")
# "so với cùng kỳ 2010", "cao hơn cùng kỳ năm 2010", "so với cả năm 2013"
COMPARED = re.compile(r"(?:cùng kỳ|cùng kì|so với cả)\s(?:của\s)?$", re.IGNORECASE)
# Between a year and how long ago it was: "năm 1953, 46 năm trước", "cách đây 46 năm (1953)"
BESIDE = re.compile(r"\s*[,(]?\s*(?:tức\s+|vào\s+|từ\s+)?")
# "của năm 2017": the year looked back upon
OF_THE_YEAR = re.compile(r"của\s$", re.IGNORECASE)
# "kỷ niệm 70 năm … (1945-2015)"
JUBILEE = re.compile(r"(?:kỷ niệm|kỉ niệm|tròn|mừng)\s(?:\w+\s){0,3}?(\d{1,3}) năm\s", re.IGNORECASE)
# "cách đây hơn 4 năm" is no exact count
ABOUT = re.compile(r"hơn|gần|khoảng|chừng", re.IGNORECASE)
# Two passages are about one matter if they share so many of the words before their dates
SHARED_WORDS = 4
MATTER_WORDS = 7
MOST_COMPARED = 40
# Words that show that a competition is being held, and that it is still being qualified for; those of 2020 were
# put off to 2021
PLAYED = re.compile(
    r"chung kết|bán kết|tứ kết|vòng bảng|lượt về|lượt đi|khai mạc|bế mạc|đăng quang|vô địch", re.IGNORECASE
)
QUALIFYING = re.compile(r"vòng loại|chuẩn bị|hướng tới|từng|đăng cai", re.IGNORECASE)
PUT_OFF = 2020
EDITION_LINES = 4
# A teaser's stamp lies at most so many days before the day in question; a stamp line is short
SAME_DAYS = 7
LONGEST_STAMP = 60
WORD = re.compile(r"\w+")


def year_of(case: Case, month_day: Partial, offices: OfficeTable | None) -> int | None:
    """The one year that the page, with ``offices`` where given, proves for a day and month; else None."""
    possible = [year for year in YEARS if day_or_none(year, month_day.month or 1, month_day.day or 1)]
    named = _named(case, month_day)
    if named is not None:
        return named if named in possible else None
    held = _in_office(case, possible, month_day, offices)
    candidates = [year for year in held or possible if _fits_weekday(month_day, year)]
    told = _latest_told(case)
    if told:
        candidates = [year for year in candidates if _day(month_day, year) >= told.day]
    if not candidates:
        return None
    near = None if held else _near_latest_year(case, month_day)
    if near is not None:
        return near
    first = candidates[0]
    if held and len(candidates) == 1 and not _later_year_named(case, first):
        _say_weekday(case, month_day, first)
        return first
    if told is None or not _soon_after(month_day, told, first) or _later_year_named(case, first):
        return None
    case.add("not-before", told.seen, date=told.seen.words)
    _say_weekday(case, month_day, first)
    return first


def _near_latest_year(case: Case, month_day: Partial) -> int | None:
    """The latest year named as past, or the one after it, where the weekday fits it: it recurs after five at least."""
    if not month_day.weekday:
        return None
    latest = latest_year(case)
    if latest not in YEARS:
        return None
    possible = (year for year in (latest, latest + 1) if _possible_in(month_day, year))
    near = next((year for year in possible if _fits_weekday(month_day, year)), None)
    told = _latest_told(case)
    if near is not None and told and _day(month_day, near) < told.day:
        return None
    if near is not None:
        seen = next(seen for seen in case.seen if seen.partial.year == latest)
        case.add("not-before", seen, date=seen.words)
        _say_weekday(case, month_day, near)
    return near


@dataclass(frozen=True, slots=True)
class _Told:
    """A past day, or the first day of a past month, that the article dates in full."""

    day: date
    seen: Seen

    @property
    def exact(self) -> bool:
        return self.seen.partial.day is not None


def _latest_told(case: Case) -> _Told | None:
    """The latest past day or month that the article, captions too, gives with its year."""
    told = [found for seen in case.seen if (found := _told(seen))]
    return max(told, key=lambda found: found.day, default=None)


def _later_year_named(case: Case, year: int) -> bool:
    """Whether the article tells of a year after ``year`` as past."""
    named = [seen for seen in case.seen if (seen.partial.year or 0) > year and not seen.partial.until]
    return any(seen.partial.direction <= 0 and not seen.looks_ahead for seen in named)


def _told(seen: Seen) -> _Told | None:
    partial = seen.partial
    if not partial.year or not partial.month or partial.direction > 0 or partial.until or seen.looks_ahead:
        return None
    if seen.bounds and not FROM_ON.search(seen.before):
        return None
    if LAW.search(seen.before) or seen.before.endswith("("):
        return None
    day = day_or_none(partial.year, partial.month, partial.day or 1)
    return _Told(day, seen) if day and day != EVER_TOLD else None


def _soon_after(month_day: Partial, told: _Told, year: int) -> bool:
    days = (_day(month_day, year) - told.day).days
    return days <= WEEKDAY_REACH if month_day.weekday else told.exact and days <= SHORTLY_AFTER


def _day(month_day: Partial, year: int) -> date:
    return date(year, month_day.month or 1, month_day.day or 1)


def _fits_weekday(month_day: Partial, year: int) -> bool:
    return month_day.weekday is None or _day(month_day, year).isoweekday() == month_day.weekday


def _say_weekday(case: Case, month_day: Partial, year: int) -> None:
    if not (month_day.weekday and month_day.month and month_day.day):
        return
    seen = next(seen for seen in case.seen if seen.partial is month_day)
    case.add(
        "weekday-fits",
        seen,
        date=day_in_year_label(month_day.day, month_day.month),
        weekday=WEEKDAYS[str(month_day.weekday)],
        year=str(year),
        others=other_years(month_day.month, month_day.day, month_day.weekday, year),
    )


# --- proofs that name the year ------------------------------------------------------------------------------------


def _named(case: Case, month_day: Partial) -> int | None:
    """The year that all proofs name; None where there is none or they disagree."""
    told = _latest_told(case)
    found = [proof for prove in PROOFS if (proof := next(iter(prove(case, month_day)), None))]
    proofs = [proof for proof in found if _agrees(proof, month_day, told)]
    if len({proof.year for proof in proofs}) != 1:
        return None
    for proof in proofs:
        case.add(proof.rule, proof.seen, **proof.blanks)
    return proofs[0].year


def _agrees(proof: Proof, month_day: Partial, told: _Told | None) -> bool:
    """Whether neither the weekday nor the year of the latest past day told in full speaks against a proof."""
    if not _possible_in(month_day, proof.year) or not _fits_weekday(month_day, proof.year):
        return False
    return told is None or proof.year >= told.day.year


def _this_year_named(case: Case, _: Partial) -> Iterator[Proof]:
    """ "từ đầu năm 2017 đến nay", "năm 2017 này", "năm nay (2017)"."""
    for seen in case.seen:
        year = seen.partial.year
        if not year or seen.partial.day or seen.partial.until:
            continue
        if not seen.words.lower().startswith("đầu") and not THIS.match(seen.after):
            continue
        since = not seen.words.lower().startswith("đầu") and seen.bounds
        if TO_NOW.match(seen.after) or (THIS.match(seen.after) and not since):
            yield Proof(year, "this-year-named", seen, {"year": str(year)})
    for now, named in _neighbours(case.seen):
        if (
            _years_away(now) == 0
            and named.partial.year
            and not now.partial.month
            and IN_BRACKETS.fullmatch(_gap(now, named))
        ):
            yield Proof(named.partial.year, "this-year-named", named, {"year": str(named.partial.year)})


def _last_year_named(case: Case, _: Partial) -> Iterator[Proof]:
    """One matter is said to be of "năm ngoái" here and of "năm 2016" there: then this is 2017."""
    named = [(seen, _matter(seen)) for seen in case.seen if _is_year(seen)][:MOST_COMPARED]
    relative = [seen for seen in case.seen if _years_away(seen) == -1 and not seen.partial.month]
    for last_year in relative[:MOST_COMPARED]:
        matter = _matter(last_year)
        for seen, other in named:
            if seen.offset == last_year.offset or not last_year.words.lower().endswith("ngoái"):
                continue
            if len(matter & other) >= SHARED_WORDS and seen.partial.year:
                year = seen.partial.year + 1
                blanks = {"words": last_year.words, "named": seen.words, "year": str(year)}
                yield Proof(year, "last-year-named", last_year, blanks)


def _years_ago_named(case: Case, _: Partial) -> Iterator[Proof]:
    """ "năm 1953, 46 năm trước", "cách đây 46 năm (1953)": 1999; of "mùa 1994-1995" the second year counts."""
    for first, second in _neighbours(case.seen):
        for ago, named in ((first, second), (second, first)):
            away = _years_away(ago)
            if not away or away > -2 or not named.partial.year or ago.partial.month:
                continue
            if ABOUT.search(ago.words) or ABOUT.search(ago.before[-8:]):
                continue
            if BESIDE.fullmatch(_gap(first, second)):
                last = named.partial.until or named.partial
                year = (last.year or named.partial.year) - away
                yield Proof(
                    year,
                    "years-ago-named",
                    ago,
                    {"named": named.words, "words": ago.words, "year": str(year)},
                )


def _jubilee(case: Case, _: Partial) -> Iterator[Proof]:
    """ "kỷ niệm 70 năm Quốc khánh (1945-2015)": the second year is the present one."""
    for seen in case.seen:
        first, until = seen.partial.year, seen.partial.until
        if not first or until is None or not until.year:
            continue
        if str(until.year - first) in JUBILEE.findall(seen.before):
            yield Proof(until.year, "jubilee", seen, {"words": seen.words, "year": str(until.year)})


def _compared_with_last_year(case: Case, month_day: Partial) -> Iterator[Proof]:
    """ "so với cùng kỳ năm 2010", "so với cả năm 2013", written after the first quarter: the year after."""
    if (month_day.month or 1) <= 3:
        return
    found = [seen for seen in case.seen if _is_year(seen) and COMPARED.search(seen.before)]
    last = max(found, key=lambda seen: seen.partial.year or 0, default=None)
    if last and last.partial.year:
        year = last.partial.year + 1
        yield Proof(year, "compared-with-last-year", last, {"words": last.words, "year": str(year)})


def _year_looked_back_upon(case: Case, month_day: Partial) -> Iterator[Proof]:
    """ "một trong những điều đáng thất vọng của năm 2017", written in December: the year that ends."""
    if month_day.month != 12:
        return
    named = [seen for seen in case.seen if _is_year(seen)]
    last = max(named, key=lambda seen: seen.partial.year or 0, default=None)
    if last and last.partial.year and OF_THE_YEAR.search(last.before):
        yield Proof(last.partial.year, "year-looked-back-upon", last, {"year": str(last.partial.year)})


def _is_year(seen: Seen) -> bool:
    partial = seen.partial
    return bool(partial.year and not partial.month and not partial.sub and not partial.until)


def _years_away(seen: Seen) -> int | None:
    """How many years from the day of writing an expression such as "năm ngoái", "46 năm trước" lies."""
    shift = seen.partial.shift
    return shift.offset if shift and shift.unit == "year" and shift.base == "now" else None


def _neighbours(seen: Iterable[Seen]) -> Iterator[tuple[Seen, Seen]]:
    """Each two expressions that follow one another in one line."""
    before = None
    for each in seen:
        if before is not None and before.offset == each.offset:
            yield before, each
        before = each


def _gap(first: Seen, second: Seen) -> str:
    if second.partial.start - first.partial.end > LONGEST_GAP:
        return FAR
    return first.text[first.partial.end - first.offset : second.partial.start - first.offset]


def _matter(seen: Seen) -> set[str]:
    """The words right before an expression, which say what it dates."""
    words = [word.lower() for word in WORD.findall(seen.before)]
    return set([word for word in words if word not in word_set("empty-words")][-MATTER_WORDS:])


def _edition_of_year(case: Case, _: Partial) -> Iterator[Proof]:
    """ "chung kết AFF Cup 2018" in the head: a competition is played in the year of its name, but for those of 2020."""
    for line in [line for line in case.article.lines if line.in_article][:EDITION_LINES]:
        text = case.article.words(line)
        for match in _editions().finditer(text):
            year = int(match["year"])
            if year == PUT_OFF or QUALIFYING.search(text) or not PLAYED.search(text):
                continue
            partial = Partial(line.start + match.start(), line.start + match.end(), "edition", year=year)
            yield Proof(
                year,
                "edition-of-year",
                Seen(partial, line.cls, 0, text, line.start),
                {"year": str(year), "words": match[0]},
            )


@cache
def _editions() -> re.Pattern[str]:
    names = "|".join(map(re.escape, sorted(word_set("editions"), key=lambda word: (-len(word), word))))
    return re.compile(
        rf"(?<!\w)(?:{names})(?:\s[^\W\d_]+){{0,3}}?\s(?P<year>(?:19|20)\d\d)(?![\w/-])", re.IGNORECASE
    )


def _teasers_of_those_days(case: Case, month_day: Partial) -> Iterator[Proof]:
    """Related articles on the same subject are stamped with full dates of the same days: they share the year.

    The stamps of a page's other lists, which are the crawl's, lie on other days or speak of other things. Where all
    stamps of the page, of more than one day, are of those days, the subject does not matter.
    """
    subject = _subject(case)
    lines = [read for read in case.reading if read.line.zone == "related"]
    found = []
    stamps = []
    for n, read in enumerate(lines):
        text = case.article.words(read.line)
        partial = next((partial for partial in read.partials if partial.full_day), None)
        day = partial.full_day if partial else None
        if partial is None or day is None:
            continue
        stamps.append((day, Seen(partial, "teaser", 0, text, read.line.start)))
        if len(text) > LONGEST_STAMP or not _in_those_days(month_day, day):
            continue
        around = " ".join(case.article.words(near.line) for near in lines[max(0, n - 1) : n + 2])
        if len(subject & _content(around)) >= SHARED_WORDS:
            found.append((day.year, stamps[-1][1]))
    if (
        not found
        and len({day for day, _ in stamps}) > 1
        and all(_in_those_days(month_day, day) for day, _ in stamps)
    ):
        found = [(day.year, seen) for day, seen in stamps]
    if len({year for year, _ in found}) == 1:
        year, seen = found[0]
        yield Proof(year, "teaser-of-those-days", seen, {"words": seen.words, "year": str(year)})


def _in_those_days(month_day: Partial, day: date) -> bool:
    """Whether ``day`` lies shortly before the day and month, or on the day after, in one year."""
    return _possible_in(month_day, day.year) and -1 <= (_day(month_day, day.year) - day).days <= SAME_DAYS


def _subject(case: Case) -> set[str]:
    """The words of the headline and of the first lines of text."""
    own = [line for line in case.article.lines if line.in_article and line.cls != "caption"]
    return _content(" ".join(case.article.words(line) for line in own[:3]))


def _content(text: str) -> set[str]:
    return {word.lower() for word in WORD.findall(text) if not word.isdigit()} - word_set("empty-words")


def _possible_in(month_day: Partial, year: int) -> bool:
    return day_or_none(year, month_day.month or 1, month_day.day or 1) is not None


def _month_of_signature(case: Case, month_day: Partial) -> Iterator[Proof]:
    """ "Đắk Lắk, tháng 10-2001" below the text, with the news of a day of that month or the one before: its year."""
    seen = month_of_signature(case)
    if seen is None or not (seen.partial.year and seen.partial.month):
        return
    months = seen.partial.month - (month_day.month or 1)
    if months in (0, 1):
        month = day_label(f"{seen.partial.year}-{seen.partial.month:02}")
        yield Proof(seen.partial.year, "month-of-byline", seen, {"month": month})


Prove = Callable[[Case, Partial], Iterator[Proof]]
PROOFS: tuple[Prove, ...] = (
    _this_year_named,
    _last_year_named,
    _years_ago_named,
    _jubilee,
    _compared_with_last_year,
    _year_looked_back_upon,
    _teasers_of_those_days,
    _edition_of_year,
    _month_of_signature,
    *CALENDARS,
)


# --- terms of office ----------------------------------------------------------------------------------------------


def _in_office(case: Case, possible: list[int], month_day: Partial, offices: OfficeTable | None) -> list[int]:
    """The years in which all office-holders that the article names held office on that day; [] where none helps."""
    if offices is None:
        return []
    left = possible
    used: list[Tenure] = []
    for tenure in tenures(case.article, offices):
        held = [year for year in left if tenure.holds_on(_day(month_day, year))]
        if not held:
            return []
        if len(held) < len(left):
            used.append(tenure)
        left = held
    for tenure in used:
        case.add_outside(
            "term-of-office",
            case.article.seed.text[tenure.start : tenure.end],
            office=tenure.office,
            holder=tenure.holder,
            terms="; ".join(_term(*term) for term in tenure.terms),
        )
    return left if used else []


def _term(first: date, last: date | None) -> str:
    return f"{day_label(first.isoformat())} – {day_label(last.isoformat()) if last else _('nay')}"
