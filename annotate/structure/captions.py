"""Captions and picture credits: "… Ảnh: AFP/TTXVN", "(ảnh lấy từ video của …)", "Ảnh: Reuters." on its own line."""

from __future__ import annotations

import re

from annotate.model import Span
from annotate.tables import words

from .features import Features
from .names import looks_like_names
from .outlets import outlet
from .vocabulary import phrases

# The words a credit begins with.
CUE = r"(?:Nguồn hình ảnh|Nguồn ảnh|Ảnh minh họa|Ảnh minh hoạ|Ảnh chụp màn hình|Ảnh cắt từ clip|Ảnh tư liệu|Đồ họa|Đồ hoạ|Hình ảnh|Ảnh|ẢNH|Hình|Photo|Video|Clip|Photos|Infographic)"
# A credit at a line's end: ". Ảnh: AFP/TTXVN", "- Ảnh: GOOGLE MAP", "(Ảnh: Reuters)", "(Nguồn: AFP)", "Ảnh Sputnik"
BRACKETED = re.compile(
    r"[(\[]\s?(?:(?:nguồn ảnh|nguồn|hình ảnh|hình|photo|đồ họa|video|clip|ảnh)\b|image)[^()\[\]]{2,120}[)\]]\s?\.?$",
    re.IGNORECASE,
)
WITH_COLON = re.compile(
    rf"(?:^|(?<=[\s.,;:!?)\-–—|/\"”]))(?:{CUE}\s?[:：]|Nguồn hình ảnh,|Image copyright|Image caption)\s?[^:]{{1,70}}$"
)
# Without a colon the source must be a name: "Ảnh Sputnik", "Ảnh Daily Mail", "Ảnh minh họa", "Ảnh TTXVN"
# "AFP photo", "Citizen photo", "Courtesy of …", "Screenshot"
ENGLISH = re.compile(
    r"(?:\b[\w.]{2,20}(?:\s[\w.]{2,20})?\s(?:photo|PHOTO|Photo)s?|Courtesy (?:of )?[\w .]{2,30}|Screenshot)\.?$"
)
BARE = re.compile(rf"(?:^|(?<=[.!?)\-–—|…\"”]\s)){CUE}(?P<source>(?:\s+[\w.&/+\-]{{1,25}}){{0,5}})\s?\.?$")
# A caption's first words
OPENER = re.compile(
    r"(?:Trong ảnh|Ảnh trên|Ảnh dưới|Ảnh minh họa|Ảnh minh hoạ|Ảnh chụp màn hình|Chú thích ảnh)\b",
    re.IGNORECASE,
)
# A caption is a sentence or two, not a paragraph that ends in a credit by chance.
LONGEST = 110
TAIL = 260


def credit_of(words: str) -> Span | None:
    """The credit at the end of ``words`` (span within them); None without one."""
    start = max(0, len(words) - TAIL)
    tail = words[start:]
    for pattern in (BRACKETED, WITH_COLON):
        found = pattern.search(tail)
        if found:
            return Span(start + found.start(), len(words))
    found = BARE.search(tail)
    if found and is_source(found["source"]):
        return Span(start + found.start(), len(words))
    return None


def is_source(words: str) -> bool:
    """Whether the words after "Ảnh" name a source: nothing, "minh họa", an outlet, a name."""
    words = words.strip(" .")
    return (
        not words
        or outlet(words) is not None
        or words.casefold().startswith(("minh h", "chụp màn hình", "tư liệu", "cắt từ", "internet"))
        or all(outlet(part) or looks_like_names(part) for part in words.split("/"))
    )


def is_credit_only(line: Features) -> bool:
    """Whether a line is nothing but a credit: "Ảnh: Reuters."."""
    if line.size > 14:
        return False
    if ENGLISH.fullmatch(line.words):
        return True
    credit = credit_of(line.words)
    if credit is None or line.words[: credit.start].strip(" (-–—*|.") != "":
        return False
    _, colon, source = line.words.partition(":")
    if line.size == 1:
        return False
    return not colon or line.size <= 6 or is_source(source)


def has_credit(line: Features) -> bool:
    """Whether a line is a caption by its credit or its first words."""
    if line.size > LONGEST:
        return False
    if OPENER.match(line.words):
        return True
    credit = credit_of(line.words)
    # "Ảnh: Lãnh đạo Nga - Mỹ gặp nhau" is a headline of a gallery, not a credit with a caption before it.
    return credit is not None and credit.start > 0


def names_somebody(line: Features) -> bool:
    """Whether a short sentence is no sentence but a name with its office: "Thủ tướng Úc Anthony Albanese."."""
    parts = line.words.rstrip(".").split()
    if (
        not 2 <= len(parts) <= 9
        or not line.words.endswith(".")
        or any(c in line.words[:-1] for c in '.,:!?“"-')
    ):
        return False
    return 5 * sum(part[:1].isupper() for part in parts) >= 3 * len(parts)


def looks_like_caption(line: Features) -> bool:
    """Whether a short line without a credit is a caption by its words: "Hiện trường vụ việc", "… (trái) tại tòa"."""
    if line.size > 30:
        return False
    if names_somebody(line):
        return True
    if phrases("caption_openers").starts(line.tokens) and line.size <= 22:
        return True
    return line.end == "none" and any(
        place in line.words.casefold() for place in words("structure/caption_places")
    )


def credit_in(text: str, start: int, end: int) -> Span | None:
    """The credit at the end of ``text[start:end]``, as a span of ``text``."""
    while end > start and text[end - 1].isspace():
        end -= 1
    window = max(start, end - TAIL)
    found = credit_of(text[window:end])
    if found is None:
        return None
    return Span(window + found.start, window + found.end)
