"""All expressions of an article as partial values, line by line, with the direction that tense gives them."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from functools import cache

from annotate.dates.atoms import atoms
from annotate.dates.compose import compose
from annotate.dates.lexicon import word_set
from annotate.dates.partial import Partial, Shift
from annotate.model import Article, Line

# How far from an expression, in its own sentence, a word of tense still bears on it
REACH = 90
RIGHT_AFTER = 12
SENTENCE_END = re.compile(r"[.!?;…]\s")
# "từ", "đến", "trước" … right before a date: the end of a span, not the day of an event
# "so với tháng trước", "so với cùng kỳ năm trước"
COMPARED = re.compile(r"so với (?:cùng kỳ |cùng kì )?$", re.IGNORECASE)
# "tính đến ngày 16/4": figures of that day
COUNTED_UP_TO = re.compile(
    r"tính\s+(?:đến|tới)\s+(?:hết\s+|ngày\s+|sáng\s+|chiều\s+|tối\s+){0,2}$", re.IGNORECASE
)
LAST_WORD = re.compile(r"(?:(\w+)\s+)?(\w+)\s*$")


@dataclass(frozen=True, slots=True)
class LineReading:
    """The expressions of one line, in order."""

    line: Line
    partials: tuple[Partial, ...]


def read(article: Article) -> tuple[LineReading, ...]:
    """The expressions of every line of ``article``, of all zones, in order."""
    text = article.seed.text
    return tuple(
        LineReading(line, tuple(read_line(text[line.start : line.end], line.start))) for line in article.lines
    )


def read_line(text: str, offset: int = 0) -> list[Partial]:
    """The expressions of one line ``text`` that starts at ``offset`` of its seed."""
    found: list[Partial] = []
    for partial in compose(text, atoms(text)):
        found.append(
            replace(
                partial,
                start=partial.start + offset,
                end=partial.end + offset,
                direction=partial.direction or _direction(text, partial),
                shift=_shift(text, partial, found),
            )
        )
    return found


def bounds_a_span(text: str, start: int) -> bool:
    """Whether the expression at ``start`` of ``text`` is the edge of a span ("từ 9/7", "trước ngày 5/8")."""
    match = LAST_WORD.search(text, max(0, start - 24), start)
    if match is None:
        return False
    last = match[2].lower()
    if (match[1] or "").lower() == "tính" or COUNTED_UP_TO.search(text, max(0, start - 24), start):
        return False
    return last in word_set("span-before") or f"{(match[1] or '').lower()} {last}" in word_set("span-before")


def _direction(text: str, partial: Partial) -> int:
    """Where a word of tense in its sentence places an expression: one right after it, else the last before, else a later one."""
    if partial.year or partial.fixed or not (partial.month or partial.day or partial.weekday or partial.sub):
        return 0
    if text[partial.start : partial.start + 3].lower() == "hôm":
        return -1
    left = text[max(0, partial.start - REACH) : partial.start]
    for boundary in SENTENCE_END.finditer(left):
        left = " " * boundary.end() + left[boundary.end() :]
    right = text[partial.end : partial.end + REACH]
    boundary_after = SENTENCE_END.search(right)
    if boundary_after:
        right = right[: boundary_after.start()]
    word = ""
    for found in _tense().finditer(left):
        word = found[0]
    after = _tense().search(right)
    if after and (not word or after.start() <= RIGHT_AFTER):
        word = after[0]
    if not word:
        return 0
    return 1 if " ".join(word.lower().split()) in word_set("future") else -1


def _shift(text: str, partial: Partial, before: list[Partial]) -> Shift | None:
    """ "tháng 8/2011 tăng 0,93% so với tháng trước" counts from August 2011, not from the day of writing."""
    shift = partial.shift
    if shift is None or shift.unit not in ("month", "year") or shift.offset != -1 or partial.month:
        return shift
    if not text.endswith("trước", partial.start, partial.end) or not COMPARED.search(
        text, max(0, partial.start - 24), partial.start
    ):
        return shift
    told = next((seen for seen in reversed(before) if seen.year and not seen.until), None)
    if told is None or (shift.unit == "month" and not told.month):
        return shift
    return replace(shift, base="context")


@cache
def _tense() -> re.Pattern[str]:
    words = sorted(word_set("future") | word_set("past"), key=lambda word: (-len(word), word))
    return re.compile(rf"(?<!\w)(?:{'|'.join(map(re.escape, words))})(?!\w)", re.IGNORECASE)
