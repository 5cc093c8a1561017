"""Date lines and time stamps: lines made of nothing but days, hours and the words around them."""

from __future__ import annotations

import re
from typing import Literal

Stamp = Literal["dated", "day", "time"]

# 12/04/2017 · 12-4-2017 · 12.04.2017 · 2017-04-12 · 12 tháng 4 2017 · 12 Tháng Tư, 2017 · ngày 12 tháng 4 năm 2017
MONTH_WORDS = "một|hai|ba|tư|năm|sáu|bảy|tám|chín|mười một|mười hai|mười|giêng|chạp"
FULL_DATE = re.compile(
    r"\b\d{1,2}\s?[/.\-]\s?\d{1,2}\s?[/.\-]\s?(?:19|20)\d{2}\b"
    r"|\b(?:19|20)\d{2}[/.\-]\d{1,2}[/.\-]\d{1,2}(?:t\d{2}:\d{2})?"
    rf"|\b\d{{1,2}}\s+tháng\s+(?:\d{{1,2}}|{MONTH_WORDS})\s*[,/]?\s*(?:năm\s+)?(?:19|20)\d{{2}}\b"
    rf"|\btháng\s+(?:\d{{1,2}}|{MONTH_WORDS})\s+\d{{1,2}}\s*,\s*(?:19|20)\d{{2}}\b"
    r"|\b(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]{0,6}\.?\s+\d{1,2},?\s+(?:19|20)\d{2}\b"
    r"|\b\d{1,2}\s+(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]{0,6}\.?,?\s+(?:19|20)\d{2}\b"
)
# 12/4 · 12/04/17 · 12 tháng 4
SHORT_DATE = re.compile(r"\b\d{1,2}[/\-]\d{1,2}(?:[/\-]\d{2})?\b|\b\d{1,2}\s+tháng\s+\d{1,2}\b")
# 17:15 · 17:15:20 · 17h15' · 17h · 17g30 · 19:55'
HOUR = re.compile(
    r"\b\d{1,2}\s?[:hg]\s?\d{2}(?::\d{2})?\s?(?:['’′]|p\b|phút\b)?|\b\d{1,2}\s?(?:h|giờ)\b(?:\s?\d{1,2}\b(?:\s?phút\b)?)?"
)
# 3 giờ trước · một ngày trước · vừa xong
AGO = re.compile(
    r"\b(?:\d{1,3}|một|hai|ba)\s+(?:giây|phút|giờ|tiếng|ngày|tuần|tháng|năm)\s+trước\b|\bvừa xong\b|\bhôm qua\b"
)
# The words that stand around: weekdays, GMT+7, SA/CH, "cập nhật lúc", "ngày đăng"
AROUND = re.compile(
    r"\bthứ\s?(?:hai|ba|tư|năm|sáu|bảy|bẩy|[2-7])\b|\bchủ\s?nhật\b|\bt[2-7]\b|\bcn\b"
    r"|\b(?:mon|tues|wednes|thurs|fri|satur|sun)day\b|\b(?:mon|tue|wed|thu|fri|sat|sun)\b"
    r"|\b(?:gmt|utc)\s?(?:[+\-]\s?\d{1,2}(?::\d{2})?)?|\b(?:am|pm|sa|ch|ict)\b|\bgiờ (?:việt nam|vn|hà nội)\b"
    r"|\b(?:cập nhật|đăng tải|đăng|xuất bản|ngày|lúc|lần cuối|mới nhất|thời gian|giờ|published|updated|posted|last|on|at)\b"
)
DIGIT = re.compile(r"\d")
BETWEEN = re.compile(r"[\s|,.;:•·\-–—−/()\[\]'’\"+>]*")


def stamp_of(words: str) -> Stamp | None:
    """Which stamp ``words`` are: "dated" (with a year, or "3 giờ trước"), "day" (12/4), "time"; None if text is left."""
    if len(words) > 120 or (not DIGIT.search(words) and "trước" not in words.casefold()):
        return None
    kind, rest = take_stamp(words)
    return kind if kind and BETWEEN.fullmatch(rest) else None


def take_stamp(words: str) -> tuple[Stamp | None, str]:
    """The kind of the stamp somewhere in ``words`` (None without one), and ``words`` without it, in lower case."""
    rest, dated = FULL_DATE.subn(" ", words.casefold())
    rest, ago = AGO.subn(" ", rest)
    rest, hours = HOUR.subn(" ", rest)
    rest, days = SHORT_DATE.subn(" ", rest)
    rest = AROUND.sub(" ", rest)
    if dated or ago:
        return "dated", rest
    if days:
        return "day", rest
    return ("time", rest) if hours else (None, rest)


def has_full_date(words: str) -> bool:
    """Whether a date with its year stands in ``words``."""
    return FULL_DATE.search(words.casefold()) is not None
