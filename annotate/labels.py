"""Values of the data as a reader is told them: dates, lengths of time, kinds of marks, in the language spoken."""

from __future__ import annotations

import re
from datetime import date
from functools import lru_cache
from typing import Any

from annotate.language import (
    N_,
    Labels,
    N_plural,
    _,
    language,
    month_name,
    of_language,
    ordinal,
    plural,
)
from annotate.tables import entries

Record = dict[str, Any]

TYPES = Labels(
    {"person": N_("người"), "place": N_("nơi"), "organisation": N_("tổ chức"), "thing": N_("sự vật")}
)
KINDS = Labels(
    {
        "direct": N_("nguyên văn"),
        "indirect": N_("gián tiếp"),
        "mixed": N_("gián tiếp có trích nguyên văn"),
    }
)
LINES = Labels(
    {
        "title": N_("tít"),
        "lead": N_("đoạn mở đầu"),
        "heading": N_("tít phụ"),
        "paragraph": N_("đoạn văn"),
        "caption": N_("chú thích ảnh"),
        "byline": N_("dòng tác giả"),
        "teaser": N_("tin khác"),
        "furniture": N_("phần ngoài bài"),
    }
)
"""The classes of lines."""

LENGTHS = {
    "Y": N_plural("{n} năm"),
    "M": N_plural("{n} tháng"),
    "W": N_plural("{n} tuần"),
    "D": N_plural("{n} ngày"),
    "H": N_plural("{n} giờ"),
    "TM": N_plural("{n} phút"),
    "TS": N_plural("{n} giây"),
    "DE": N_plural("{n} thập niên"),
    "CE": N_plural("{n} thế kỷ"),
}
PARTS = Labels({"MO": N_("sáng"), "MI": N_("trưa"), "AF": N_("chiều"), "EV": N_("tối"), "NI": N_("đêm")})
WEEKDAYS = Labels(
    {
        "1": N_("thứ Hai"),
        "2": N_("thứ Ba"),
        "3": N_("thứ Tư"),
        "4": N_("thứ Năm"),
        "5": N_("thứ Sáu"),
        "6": N_("thứ Bảy"),
        "7": N_("Chủ nhật"),
    }
)
"""The days of the week by their ISO numbers."""

SEASONS = Labels({"SP": N_("mùa xuân"), "SU": N_("mùa hè"), "FA": N_("mùa thu"), "WI": N_("mùa đông")})
UNKNOWN = Labels(
    {
        "PAST_REF": N_("trước đây"),
        "PRESENT_REF": N_("hiện nay"),
        "FUTURE_REF": N_("sau này"),
        "XXXX-WXX": N_("một tuần, không rõ tuần nào"),
        "XXXX-WXX-WE": N_("một cuối tuần, không rõ khi nào"),
        "XXXX-QX": N_("một quý, không rõ quý nào"),
        "XXXX-HX": N_("nửa năm, không rõ khi nào"),
    }
)
"""Times that no date can be told for."""

VALUE = re.compile(r"[0-9X]{2,4}(?:-[0-9A-Z]+){0,3}(?:T[0-9:A-Z]+)?|T[0-9:A-Z]+")
DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
# A length such as P7Y6M or PT1H30M, and one part of it
LENGTH = re.compile(r"P(?:T?[0-9]{1,6}(?:[.][0-9]{1,4})?(?:DE|CE|[YMWDHS])){1,6}")
LENGTH_PART = re.compile(r"(?P<t>T)|(?P<n>[0-9.]+)(?P<unit>DE|CE|[YMWDHS])")
WEEKDAY = re.compile(r"XXXX-WXX-(?P<n>[1-7])")
WEEK = re.compile(r"(?P<year>[0-9]{4})-W(?P<n>[0-9]{2})(?P<end>-WE)?")
SEASON = re.compile(r"(?P<year>[0-9X]{4})-(?P<season>SP|SU|FA|WI)")
QUARTER = re.compile(r"(?P<year>[0-9X]{4})-(?P<part>Q|H)(?P<n>[1-4])")
SOME_DAY = "XXXX-XX-XX"
MEMORY = 10_000


def published_label(published: Record | None) -> str:
    """When an article was published, as a reader is told: a day, a span of days, or that it is not known."""
    if not published:
        return _("không rõ ngày")
    return span_label(published["earliest"], published["latest"])


def span_label(earliest: str, latest: str) -> str:
    """The days from ``earliest`` to ``latest`` (ISO), without saying twice what both share."""
    return _span_label(earliest, latest, language())


@lru_cache(MEMORY)
def _span_label(earliest: str, latest: str, _language: str) -> str:
    first, last = date.fromisoformat(earliest), date.fromisoformat(latest)
    end = day_label(latest)
    if first == last:
        return end
    if (first.year, first.month) == (last.year, last.month):
        return _filled(_("{day}–{end}"), first.day, first.month, end=end)
    if first.year == last.year:
        return _filled(_("{day}/{month}–{end}"), first.day, first.month, end=end)
    return _("{begin}–{end}").format(begin=day_label(earliest), end=end)


def day_label(value: str) -> str:
    """An ISO day, month or year: 12/4/2017, tháng 4/2017, năm 2017."""
    year, month, day = (int(part) for part in [*value.split("-"), "0", "0"][:3])
    if not month:
        return _("năm {year}").format(year=year)
    pattern = _("{day}/{month}/{year}") if day else _("tháng {month}/{year}")
    return _filled(pattern, day, month, year=str(year))


def day_in_year_label(day: int, month: int) -> str:
    """A day without its year: 12/4."""
    return _filled(_("{day}/{month}"), day, month)


def month_label(month: int) -> str:
    """A month without its year: tháng 4."""
    return _filled(_("tháng {month}"), 0, month)


def _filled(pattern: str, day: int, month: int, **blanks: str) -> str:
    """A pattern of the catalogue with a day and a month in their places."""
    name = month_name(month) if "{month_name}" in pattern else ""
    return pattern.format(day=day, month=month, month_name=name, **blanks)


def timex_label(value: str) -> str:
    """A TIMEX3 value in words; that it is not known where there are none for it."""
    return _timex_label(value, language())


@lru_cache(MEMORY)
def _timex_label(value: str, _language: str) -> str:
    if "/" in value:
        begin, end = value.split("/", 1)
        if DAY.fullmatch(begin) and DAY.fullmatch(end):
            return span_label(begin, end)
        return _("{begin}–{end}").format(begin=timex_label(begin), end=timex_label(end))
    if value in UNKNOWN:
        return UNKNOWN[value]
    if value[:1] == "P":
        return _length(value)
    if not VALUE.fullmatch(value):
        return _("không rõ")
    day, _mark, clock = value.partition("T")
    if weekday := WEEKDAY.fullmatch(day):
        words = _("{weekday}, không rõ ngày").format(weekday=WEEKDAYS[weekday["n"]])
    else:
        words = _day(day)
    time = PARTS.get(clock, clock)
    if day == SOME_DAY:
        return _("{time}, không rõ ngày").format(time=time) if time else words
    return _("{time} {day}").format(time=time, day=words) if time and words else time or words


def class_label(cue_class: str) -> str:
    """What a statement's speaker does: asserts, denies, asks…"""
    return of_language(entries("statements/classes")[cue_class])


def class_definition(cue_class: str) -> str:
    """What the class of a statement means, in a few words."""
    return of_language(entries("statements/classes")[cue_class], "definition")


def _length(value: str) -> str:
    """A length of time, its parts one after the other; a point in a number is its decimal point."""
    if not LENGTH.fullmatch(value):
        return _("không rõ")
    within_day, told = "", []
    for part in LENGTH_PART.finditer(value):
        if part["t"]:
            within_day = "T"
        elif words := LENGTHS.get(within_day + part["unit"]) or LENGTHS.get(part["unit"]):
            told.append(plural(words, float(part["n"]) if "." in part["n"] else int(part["n"])))
    return " ".join(told)


def _day(value: str) -> str:
    if not value:
        return ""
    if quarter := QUARTER.fullmatch(value):
        return _quarter(quarter["year"], quarter["part"], int(quarter["n"]))
    if season := SEASON.fullmatch(value):
        known = "X" not in season["year"]
        words = _("{season} {year}") if known else "{season}"
        return words.format(season=SEASONS[season["season"]], year=season["year"])
    if week := WEEK.fullmatch(value):
        return _week(int(week["year"]), int(week["n"]), bool(week["end"])) or _("không rõ")
    parts = value.split("-")
    if not all(part.isdigit() or set(part) == {"X"} for part in parts) or len(parts) > 3:
        return _("không rõ")
    year, month, day = [*parts, "", ""][:3]
    if not year.isdigit():
        return _without_year(month, day)
    if len(year) == 2:
        return _("thế kỷ {n}").format(n=int(year) + 1, nth=ordinal(int(year) + 1))
    if len(year) == 3:
        return _("thập niên {year}").format(year=f"{year}0")
    return day_label("-".join(part for part in (year, month, day) if part.isdigit()))


def _without_year(month: str, day: str) -> str:
    if not (month.isdigit() and 1 <= int(month) <= 12):
        return _("không rõ")
    pattern = _("{day}/{month}, không rõ năm") if day.isdigit() else _("tháng {month}, không rõ năm")
    return _filled(pattern, int(day) if day.isdigit() else 0, int(month))


def _quarter(year: str, part: str, n: int) -> str:
    """A quarter or half of a year, whose number may not be known."""
    known = "X" not in year
    if part == "Q":
        words = _("quý {n}/{year}") if known else _("quý {n}")
    else:
        words = _("nửa năm thứ {n}/{year}") if known else _("nửa năm thứ {n}")
    return words.format(n=n, nth=ordinal(n), year=year)


def _week(year: int, number: int, end: bool) -> str:
    """The days of an ISO week, or of its end; "" for a week that the year does not have."""
    try:
        first, last = (date.fromisocalendar(year, number, day) for day in (6 if end else 1, 7))
    except ValueError:
        return ""
    days = span_label(first.isoformat(), last.isoformat())
    return (_("cuối tuần {days}") if end else _("tuần {days}")).format(days=days)
