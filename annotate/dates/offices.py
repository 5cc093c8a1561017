"""Terms of office as evidence for a year: whoever is called "Ngoại trưởng Mỹ" in the news was that at the time."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache
from typing import Protocol

from annotate.dates.lexicon import word_set
from annotate.model import Article

# Up to six words that each start with a capital: "Nga Sergei Lavrov"
CAPITALISED = re.compile(r"\s+((?:[^\W\d_][\w.’'-]*\s+){0,5}[^\W\d_][\w.’'-]*)")
FORMER = re.compile(
    r"(?:cựu|nguyên|cố|tiền nhiệm|thời|đắc cử|tương lai|ứng viên|đề cử|ghế|chức|làm|khi còn là)\s*$",
    re.IGNORECASE,
)
COUNTERPART = re.compile(r"người đồng cấp", re.IGNORECASE)
SENTENCE_END = re.compile(r"[.!?]\s")
LONGEST_NAME = 5
# So many lines of the article, headline and captions too, are its head
HEAD_LINES = 6


class OfficeTable(Protocol):
    """Who held which office when."""

    def terms(self, office: str, holder: str) -> Sequence[tuple[date, date | None]]:
        """The terms of ``holder`` ("Rex Tillerson", "Tillerson") in ``office`` ("Ngoại trưởng Mỹ", "Ngoại trưởng").

        Both as the text has them; empty where unknown or ambiguous. The end is None for who still holds it.
        """


@dataclass(frozen=True, slots=True)
class Tenure:
    """A passage that calls somebody by an office, and the terms in which that was true."""

    start: int
    end: int
    office: str
    holder: str
    terms: tuple[tuple[date, date | None], ...]

    def holds_on(self, day: date) -> bool:
        """Whether ``day`` lies in one of the terms."""
        return any(first <= day and (last is None or day <= last) for first, last in self.terms)


def tenures(article: Article, table: OfficeTable) -> list[Tenure]:
    """The office-holders that the head of the article names, each pair of office and holder once, in order.

    Later lines recall the past and call people by offices that they held then.
    """
    found: dict[tuple[str, str], Tenure] = {}
    for line in [line for line in article.lines if line.in_article][:HEAD_LINES]:
        for tenure in _in_text(article.words(line), line.start, table):
            found.setdefault((tenure.office, tenure.holder), tenure)
    return list(found.values())


def _in_text(text: str, offset: int, table: OfficeTable) -> Iterator[Tenure]:
    title = ""
    sentence = 0
    for match in _titles().finditer(text):
        if SENTENCE_END.search(text, sentence, match.start()):
            title = ""
        sentence = match.end()
        if not COUNTERPART.fullmatch(match[0]):
            title = match[0]
        if not title or FORMER.search(text, max(0, match.start() - 16), match.start()):
            continue
        names = CAPITALISED.match(text, match.end(), match.end() + 80)
        if names:
            tenure = _split(title, names, match.start(), offset, table)
            if tenure:
                yield tenure


def _split(title: str, names: re.Match[str], start: int, offset: int, table: OfficeTable) -> Tenure | None:
    """Try where in "Nga Sergei Lavrov" the office ends and the name begins, longest name first."""
    words = []
    for word in re.finditer(r"\S+", names[1]):
        if not word[0][0].isupper():
            break
        words.append(word)
    title = title[0].upper() + title[1:].lower()
    for size in range(min(LONGEST_NAME, len(words)), 0, -1):
        for first in range(min(3, len(words) - size + 1)):
            office = " ".join([title, *(word[0] for word in words[:first])])
            holder = " ".join(word[0] for word in words[first : first + size]).rstrip(".,")
            terms = tuple(table.terms(office, holder))
            if terms:
                end = names.start(1) + words[first + size - 1].end()
                return Tenure(start + offset, end + offset, office, holder, terms)
    return None


@cache
def _titles() -> re.Pattern[str]:
    words = sorted(word_set("office-titles"), key=lambda word: (-len(word), word))
    return re.compile(rf"(?<!\w)(?:{'|'.join(map(re.escape, words))}|người đồng cấp)(?!\w)", re.IGNORECASE)
