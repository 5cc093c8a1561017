"""Proofs of the year by spans that the news tells of while they last or soon after: seasons, quarters, court terms…

Each takes the latest such span, since older ones are told of as the past.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from annotate.dates.case import Case, Proof, Seen
from annotate.dates.lexicon import table
from annotate.dates.partial import Partial, day_or_none

# A quarter, or "6 tháng đầu năm", is reported on at most so many months after its end
QUARTER_REPORTED, MONTHS_REPORTED = 4, 2
# "6 tháng đầu năm 2018", "chín tháng đầu năm 2018"
FIRST_MONTHS = re.compile(r"(\w+) tháng đầu năm (?:19|20)\d\d$", re.IGNORECASE)
# "so với quý I/2009" compares with it: the report is of another span
AGAINST = re.compile(r"(?:so với|cùng kỳ|cùng kì)\s(?:\w+\s)?$", re.IGNORECASE)
# "mùa giải 2015-2016", "mùa bóng 2015/16", not "mùa đông"
SEASON = re.compile(r"mùa\s(?:giải\s|bóng\s)?(?:19|20)\d\d", re.IGNORECASE)
# "năm học 2017-2018", "năm học mới 2017-2018"
SCHOOL_YEAR = re.compile(r"năm học\s(?:mới\s)?\(?(?:19|20)\d\d", re.IGNORECASE)
# What is told of as past: "khi giành cúp mùa 2011/12", "từ năm học 2010-2011"
PAST = re.compile(r"(?:từng|trước đó|hồi|khi|từ|trước|kể từ|đầu tiên)\s(?:[\w,]+\s){0,4}$", re.IGNORECASE)
# A season or a school year begins in August and ends in May; June and July lie between
BEGINS, ENDS = 8, 5
# So many lines of text are the head of an article
HEAD = 4
# "cáo trạng ngày 28/2/2019", "cáo trạng số 12/CT-VKS ngày 28/2/2019": a trial is held within so many days
INDICTED = re.compile(
    r"cáo trạng\s(?:(?:số\s)?\S{1,30}\s)?(?:ra\s|ký\s|ban hành\s)?(?:vào\s)?$", re.IGNORECASE
)
TRIAL_WITHIN = 150
COURT = re.compile(r"xét xử|phiên tòa|phiên toà|xử sơ thẩm|hầu tòa|hầu toà|tuyên án", re.IGNORECASE)
# "tháng 3-2016, năm ngoái": nothing but a comma or a bracket between
BESIDE = re.compile(r"\s?[,(]\s?(?:tức\s|vào\s)?")
# "Tết Kỷ Hợi", "xuân Mậu Tuất", "năm mới Đinh Dậu"
FEAST = re.compile(
    r"(?:tết|xuân|năm mới|nguyên đán)\s(?:(?:cổ truyền|nguyên đán|âm lịch|năm|con \w+)\s){0,2}"
    r"(?P<stem>giáp|ất|bính|đinh|mậu|kỷ|kỉ|canh|tân|nhâm|quý|quí)\s"
    r"(?P<branch>tý|tí|sửu|dần|mão|mẹo|thìn|tỵ|tị|ngọ|mùi|thân|dậu|tuất|hợi)(?!\w)",
    re.IGNORECASE,
)
# "Tết Nguyên đán 2018", "Tết 2018"; "năm mới 2018", "Tết Dương lịch 2019"
LUNAR_NEW_YEAR = re.compile(r"tết\s(?:cổ truyền\s|nguyên đán\s|âm lịch\s){0,2}(?:năm\s)?$", re.IGNORECASE)
NEW_YEAR = re.compile(r"(?:năm mới|tết dương lịch|tết tây)\s(?:năm\s)?$", re.IGNORECASE)
# "xét tuyển năm 2019", "thi THPT quốc gia năm 2019", "tuyển sinh vào lớp 10 năm 2019"; the season ends in September
EXAM = re.compile(
    r"(?:tuyển sinh|xét tuyển|điểm chuẩn|điểm sàn|thi THPT|tốt nghiệp THPT|thi đại học|thi vào lớp 10)\s(?:[\w,]+\s){0,4}$",
    re.IGNORECASE,
)
EXAM_MONTHS = range(6, 10)
STEMS = ("giáp", "ất", "bính", "đinh", "mậu", "kỷ", "canh", "tân", "nhâm", "quý")
BRANCHES = ("tý", "sửu", "dần", "mão", "thìn", "tỵ", "ngọ", "mùi", "thân", "dậu", "tuất", "hợi")
SPELLINGS = {"kỉ": "kỷ", "quí": "quý", "tí": "tý", "mẹo": "mão", "tị": "tỵ"}
# The first year of a cycle of sixty; "Tết Mậu Thân", "xuân Kỷ Dậu" are the battles of 1968 and 1789
CYCLE_BEGINS = 1984
BATTLES = (("mậu", "thân"), ("kỷ", "dậu"))


def latest_year(case: Case) -> int:
    """The latest year that the article names as past."""
    years = [
        seen.partial.year or 0
        for seen in case.seen
        if not seen.looks_ahead and seen.partial.direction <= 0 and not seen.partial.until
    ]
    return max(years, default=0)


def _quarter_reported(case: Case, month_day: Partial) -> Iterator[Proof]:
    """ "bằng 42% so với quý I/2009", written in the months after that quarter: the quarter's year."""
    quarters = [
        seen
        for seen in case.seen
        if seen.partial.year and (seen.partial.sub or "").startswith("Q") and not _apart(seen)
    ]
    last = max(quarters, key=lambda seen: (seen.partial.year or 0, seen.partial.sub or ""), default=None)
    if last is None or not last.partial.year:
        return
    months = (month_day.month or 1) - 3 * int((last.partial.sub or "Q0")[1])
    if 0 < months <= QUARTER_REPORTED and last.partial.year == latest_year(case):
        yield _proof("quarter-reported", last, last.partial.year)


def _months_reported(case: Case, month_day: Partial) -> Iterator[Proof]:
    """ "6 tháng đầu năm 2018", written in June, July or August: that year."""
    for seen in case.seen:
        match = FIRST_MONTHS.search(seen.before[-16:] + seen.words)
        if match is None or not seen.partial.year or _apart(seen) or AGAINST.search(seen.before):
            continue
        word = match[1].lower()
        count = word if word.isdecimal() else table("numbers").get(word, "")
        if not count.isdecimal():
            continue
        months = (month_day.month or 1) - int(count)
        if 0 <= months <= MONTHS_REPORTED and seen.partial.year == latest_year(case):
            yield _proof("months-reported", seen, seen.partial.year)


def _season(case: Case, month_day: Partial) -> Iterator[Proof]:
    """ "mùa 2015/16": the first year from August on, the second until May."""
    yield from _running(case, month_day, SEASON, "season-under-way", anywhere=True)


def _school_year(case: Case, month_day: Partial) -> Iterator[Proof]:
    """ "năm học 2017-2018" in the head, or "năm học mới 2017-2018": the first year from August on, the second until May."""
    yield from _running(case, month_day, SCHOOL_YEAR, "school-year-under-way", anywhere=False)


def _running(
    case: Case, month_day: Partial, named: re.Pattern[str], rule: str, *, anywhere: bool
) -> Iterator[Proof]:
    month = month_day.month or 1
    if ENDS < month < BEGINS:
        return
    spans = [
        seen
        for seen in case.seen
        if _is_span(seen) and named.search(seen.before[-14:] + seen.words) and not PAST.search(seen.before)
    ]
    last = max(spans, key=lambda seen: seen.partial.year or 0, default=None)
    if last is None or not last.partial.year or last.looks_ahead:
        return
    if not (anywhere or last.order < HEAD):
        return
    year = last.partial.year + (month <= ENDS)
    if latest_year(case) <= last.partial.year + 1:
        yield _proof(rule, last, year)


def _indicted(case: Case, month_day: Partial) -> Iterator[Proof]:
    """ "cáo trạng ngày 28/2/2019" in the report of a trial: the trial is held within months."""
    own = [line for line in case.article.lines if line.in_article][:HEAD]
    if not any(COURT.search(case.article.words(line)) for line in own):
        return
    for seen in case.seen:
        indicted = seen.partial.full_day
        if indicted is None or not INDICTED.search(seen.before):
            continue
        for year in (indicted.year, indicted.year + 1):
            day = day_or_none(year, month_day.month or 1, month_day.day or 1)
            if day and 0 < (day - indicted).days <= TRIAL_WITHIN:
                yield _proof("trial-after-indictment", seen, year)


def _beside_last_year(case: Case, _: Partial) -> Iterator[Proof]:
    """ "vụ tháng 3-2016, năm ngoái": the year after the one named."""
    for first, second in zip(case.seen, case.seen[1:], strict=False):
        if first.offset != second.offset:
            continue
        gap = first.text[first.partial.end - first.offset : second.partial.start - first.offset]
        for named, ago in ((first, second), (second, first)):
            shift = ago.partial.shift
            if (
                not named.partial.year
                or not shift
                or (shift.unit, shift.offset, shift.base) != ("year", -1, "now")
            ):
                continue
            if BESIDE.fullmatch(gap) and not ago.partial.month and not named.partial.until:
                yield _proof("beside-last-year", named, named.partial.year + 1)


def _feast(case: Case, month_day: Partial) -> Iterator[Proof]:
    """ "Tết Kỷ Hợi" in January or February: the one year in sixty of that name; in December, the year before it."""
    if month_day.month not in (12, 1, 2):
        return
    found: dict[int, Seen] = {}
    for line in case.article.lines:
        if not line.in_article:
            continue
        text = case.article.words(line)
        for match in FEAST.finditer(text):
            year = _year_of_cycle(match["stem"].lower(), match["branch"].lower())
            if year is not None:
                partial = Partial(line.start + match.start(), line.start + match.end(), "feast", year=year)
                found.setdefault(year, Seen(partial, line.cls, 0, text, line.start))
    if len(found) == 1:
        ((year, seen),) = found.items()
        yield _proof("lunar-year-named", seen, year - (month_day.month == 12))


def _new_year(case: Case, month_day: Partial) -> Iterator[Proof]:
    """ "Tết Nguyên đán 2018" in January or February, "năm mới 2018" in January: that year; in December, the one before."""
    month = month_day.month or 1
    for seen in case.seen:
        if not seen.partial.year or seen.partial.until or seen.partial.day or seen.partial.month:
            continue
        before = seen.before + seen.words[: -len(str(seen.partial.year))]
        lunar, solar = LUNAR_NEW_YEAR.search(before), NEW_YEAR.search(before)
        months = (12, 1, 2) if lunar else (12, 1) if solar else ()
        if month not in months:
            continue
        year = seen.partial.year - (month == 12)
        if latest_year(case) <= seen.partial.year:
            yield _proof("new-year-named", seen, year)


def _exam(case: Case, month_day: Partial) -> Iterator[Proof]:
    """ "điểm chuẩn xét tuyển năm 2019" in the head, written from June to September: that year."""
    if month_day.month not in EXAM_MONTHS:
        return
    for seen in case.seen:
        if seen.order >= HEAD or not seen.partial.year or seen.partial.until or seen.partial.month:
            continue
        before = seen.before + seen.words[: -len(str(seen.partial.year))]
        if EXAM.search(before) and seen.partial.year == latest_year(case):
            yield _proof("exam-of-year", seen, seen.partial.year)


def _year_of_cycle(stem: str, branch: str) -> int | None:
    """The year from 1984 to 2043 of a name of the cycle of sixty; None for a name that does not exist."""
    name = (SPELLINGS.get(stem, stem), SPELLINGS.get(branch, branch))
    if name in BATTLES:
        return None
    numbers = (n for n in range(60) if (STEMS[n % 10], BRANCHES[n % 12]) == name)
    return next((CYCLE_BEGINS + n for n in numbers), None)


def _proof(rule: str, seen: Seen, year: int) -> Proof:
    return Proof(year, rule, seen, {"words": seen.words, "year": str(year)})


def _is_span(seen: Seen) -> bool:
    """Whether it runs from one year into the next."""
    first, until = seen.partial.year, seen.partial.until
    return bool(first and until and until.year == first + 1)


def _apart(seen: Seen) -> bool:
    """Whether it is the edge of a span, or lies ahead."""
    return seen.bounds or seen.looks_ahead or seen.partial.direction > 0 or seen.partial.until is not None


CALENDARS: tuple[Callable[[Case, Partial], Iterator[Proof]], ...] = (
    _quarter_reported,
    _months_reported,
    _season,
    _school_year,
    _indicted,
    _beside_last_year,
    _feast,
    _new_year,
    _exam,
)
