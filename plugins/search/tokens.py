"""Words of a text as the search knows them. ``theme/static/search/vi.js`` is the same in JavaScript.

No stemmer and no stop words: both delete or change Vietnamese syllables. A word has an exact form (lower case, one
spelling of tone placement and of y/i) and a folded one (no accents). The index holds both; a query word typed with
accents asks for the exact form, one typed without for the folded form, and so for all spellings.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import TypeVar

from annotate import tables
from annotate.vietnamese import canonical, fold, y_as_i

T = TypeVar("T")

MAX_LENGTH = 64
"""Longer words are cut, in code points; so a seed without spaces makes no giant term."""

MAX_QUERY_WORDS = 32

WORD_CLASS = "".join(
    "-".join(re.escape(chr(int(end, 16))) for end in row.split("-"))
    for row in tables.words("word_characters")
)
"""The inside of a character class: what words are made of (see ``annotate/data/word_characters.txt``)."""

# Word characters with single joiners between them: 50.000, TP.HCM, COVID-19, H’Mông. No character is both.
CHUNK = re.compile(f"[{WORD_CLASS}]+(?:[.,'’ʼ-][{WORD_CLASS}]+)*")
JOINER = re.compile("[.,'’ʼ-]")
DIGITS = frozenset("0123456789")


@dataclass(frozen=True, slots=True)
class Word:
    """A word of a text: where it stands (code points, end exclusive), its forms, and its parts if it is compound.

    ``TP.HCM`` and ``COVID-19`` are compounds: one word "tphcm" or "covid19" with the parts "tp", "hcm", "covid", "19".
    """

    start: int
    end: int
    exact: str
    folded: str
    parts: tuple[Word, ...] = ()

    @property
    def term(self) -> str:
        """What a query for this word asks the index for: always its exact form.

        Of a word without accents that is its folded form too, so it finds all spellings. No folded form has accents:
        the two kinds of term never meet.
        """
        return self.exact

    @property
    def terms(self) -> tuple[str, ...]:
        """What the index holds of the word itself: its folded form, and its exact one where that is another."""
        return (self.folded,) if self.exact == self.folded else (self.folded, self.exact)


def words(text: str) -> Iterator[Word]:
    """The words of ``text``, which need not be NFC, in order."""
    for chunk in CHUNK.finditer(text):
        for spans in _compounds(text, chunk.start(), chunk.end()):
            parts = tuple(word for word in (_word(text, start, end) for start, end in spans) if word.folded)
            if len(parts) > 1:
                exact = _cut("".join(part.exact for part in parts))
                yield Word(parts[0].start, parts[-1].end, exact, fold(exact), parts)
            else:
                yield from parts


def index_terms(text: str) -> list[str]:
    """Every term of ``text`` that the index holds, in order, repeated as often as it occurs."""
    return [term for word in words(text) for each in (*word.parts, word) for term in each.terms]


@dataclass(frozen=True, slots=True)
class Attempt:
    """One way to ask for a query: lists of terms, of which a document must match one, by all its terms or by any."""

    alternatives: tuple[tuple[str, ...], ...]
    all_required: bool


def attempts(query: str) -> tuple[Attempt, ...]:
    """How to ask for ``query``, strictest first; the first that finds something counts.

    First all words, compounds as one word or as their parts (TP.HCM finds TPHCM and TP HCM); then any word, where
    a bare number counts only if it was typed as a word: "COVID-19" shall not find every 19.
    """
    asked = [word for word, _ in zip(words(query), range(MAX_QUERY_WORDS), strict=False)]
    if not asked:
        return ()
    whole = _distinct(word.term for word in asked)
    parts = _distinct(part.term for word in asked for part in word.parts or (word,))
    some = _distinct([*whole, *(part for part in parts if not DIGITS.issuperset(part))])
    return Attempt(_distinct([whole, parts]), True), Attempt((some,), False)


def _distinct(items: Iterable[T]) -> tuple[T, ...]:
    return tuple(dict.fromkeys(items))


def _compounds(text: str, start: int, end: int) -> Iterator[list[tuple[int, int]]]:
    """The words between ``start`` and ``end``, each as the spans of its parts, by what joins them."""
    spans = [(start, end)]
    for joiner in JOINER.finditer(text, start, end):
        at = joiner.start()
        before, after = text[at - 1], text[at + 1]
        numbers = before in DIGITS, after in DIGITS
        left, right = (spans[-1][0], at), (at + 1, end)
        if joiner[0] in ".," and all(numbers):  # 50.000 and 4,5: one word as it stands
            continue
        if joiner[0] in "'’ʼ" and not any(numbers):  # H’Mông: one word; the sign is dropped with its form
            continue
        if joiner[0] == "." or (joiner[0] == "-" and numbers == (False, True)):  # TP.HCM, COVID-19
            spans[-1:] = [left, right]
            continue
        yield [*spans[:-1], left]
        spans = [right]
    yield spans


def _word(text: str, start: int, end: int) -> Word:
    exact, folded = forms(text[start:end])
    return Word(start, end, exact, folded)


@lru_cache(maxsize=100_000)
def forms(raw: str) -> tuple[str, str]:
    """The exact and the folded form of one written word; both empty where it has nothing but accents.

    Compatibility forms count as the plain ones (fullwidth letters, superscripts), final sigma as sigma.
    """
    if raw.isascii():
        plain = raw.lower().replace("'", "")
    else:
        plain = unicodedata.normalize("NFKC", unicodedata.normalize("NFKC", raw).lower())
        plain = re.sub("['’ʼ]", "", plain).replace("ς", "σ")
    exact = y_as_i(canonical(_cut(plain)))
    folded = fold(exact)
    return (exact, folded) if folded else ("", "")


def _cut(word: str) -> str:
    return word[:MAX_LENGTH]
