"""Values of the data as a Vietnamese reader is told them: dates, lengths of time, kinds of marks."""

from __future__ import annotations

import re
from datetime import date
from typing import Any

from annotate.tables import entries

Record = dict[str, Any]

TYPES = {"person": "người", "place": "nơi", "organisation": "tổ chức", "thing": "sự vật"}
KINDS = {"direct": "nguyên văn", "indirect": "gián tiếp", "mixed": "gián tiếp có trích nguyên văn"}
UNITS = {
    "Y": "năm",
    "M": "tháng",
    "W": "tuần",
    "D": "ngày",
    "H": "giờ",
    "TM": "phút",
    "TS": "giây",
    "DE": "thập niên",
    "CE": "thế kỷ",
}
PARTS = {"MO": "sáng", "MI": "trưa", "AF": "chiều", "EV": "tối", "NI": "đêm"}
WEEKDAYS = ("thứ Hai", "thứ Ba", "thứ Tư", "thứ Năm", "thứ Sáu", "thứ Bảy", "Chủ nhật")
VALUE = re.compile(r"[0-9X]{2,4}(?:-[0-9A-Z]+){0,3}(?:T[0-9:A-Z]+)?|T[0-9:A-Z]+")
LENGTH = re.compile(r"P(?P<t>T?)(?P<n>[0-9.]+)(?P<unit>[A-Z]+)")
WEEKDAY = re.compile(r"XXXX-WXX-(?P<n>[1-7])")
WEEK = re.compile(r"(?P<year>[0-9]{4})-W(?P<n>[0-9]{2})(?P<end>-WE)?")
QUARTER = re.compile(r"(?P<year>[0-9X]{4})-(?P<part>Q|H)(?P<n>[1-4])")


def published_label(published: Record | None) -> str:
    """When an article was published, as a reader is told: a day, a span of days, or that it is not known."""
    if not published:
        return "không rõ ngày"
    return span_label(published["earliest"], published["latest"])


def span_label(earliest: str, latest: str) -> str:
    """The days from ``earliest`` to ``latest`` (ISO), without saying twice what both share."""
    first, last = date.fromisoformat(earliest), date.fromisoformat(latest)
    end = f"{last.day}/{last.month}/{last.year}"
    if first == last:
        return end
    if (first.year, first.month) == (last.year, last.month):
        return f"{first.day}–{end}"
    if first.year == last.year:
        return f"{first.day}/{first.month}–{end}"
    return f"{first.day}/{first.month}/{first.year}–{end}"


def timex_label(value: str) -> str:
    """A TIMEX3 value in words; the value itself where there are none for it."""
    if "/" in value:
        return "–".join(timex_label(end) for end in value.split("/"))
    if value[:1] == "P":
        return _length(value)
    if not VALUE.fullmatch(value):
        return value
    day, _, clock = value.partition("T")
    if weekday := WEEKDAY.fullmatch(day):
        words = f"{WEEKDAYS[int(weekday['n']) - 1]}, không rõ ngày"
    else:
        words = _day(day)
    if clock in PARTS:
        return f"{PARTS[clock]} {words}".strip()
    return f"{clock} {words}".strip()


def class_label(cue_class: str) -> str:
    """What a statement's speaker does: asserts, denies, asks…"""
    return str(entries("statements/classes")[cue_class]["vi"])


def _length(value: str) -> str:
    match = LENGTH.fullmatch(value)
    if not match:
        return value
    unit = UNITS.get(match["t"] + match["unit"]) or UNITS.get(match["unit"])
    return f"{match['n'].replace('.', ',')} {unit}" if unit else value


def _day(value: str) -> str:
    if not value:
        return ""
    if quarter := QUARTER.fullmatch(value):
        name = "quý" if quarter["part"] == "Q" else "nửa năm thứ"
        return f"{name} {int(quarter['n'])}" + ("" if "X" in quarter["year"] else f"/{quarter['year']}")
    if week := WEEK.fullmatch(value):
        return _week(int(week["year"]), int(week["n"]), bool(week["end"])) or value
    parts = value.split("-")
    if not all(part.isdigit() or set(part) == {"X"} for part in parts) or len(parts) > 3:
        return value
    year, month, day = [*parts, "", ""][:3]
    known = [str(int(part)) for part in (day, month) if part.isdigit()]
    if not year.isdigit():
        return f"{'/'.join(known)}, không rõ năm" if known else "không rõ"
    if len(year) == 2:
        return f"thế kỷ {int(year) + 1}"
    if len(year) == 3:
        return f"thập niên {year}0"
    if not known:
        return f"năm {year}"
    return "/".join([*known, year]) if len(known) == 2 else f"tháng {known[0]}/{year}"


def _week(year: int, number: int, end: bool) -> str:
    """The days of an ISO week, or of its end; "" for a week that the year does not have."""
    try:
        first, last = (date.fromisocalendar(year, number, day) for day in (6 if end else 1, 7))
    except ValueError:
        return ""
    return f"{'cuối tuần' if end else 'tuần'} {span_label(first.isoformat(), last.isoformat())}"
