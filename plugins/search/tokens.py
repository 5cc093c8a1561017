"""Words of a text as the search knows them. ``theme/static/search/vi.js`` is the same in JavaScript.

No stemmer and no stop words: both delete or change Vietnamese syllables. A word has an exact form (lower case, one
spelling of tone placement and of y/i) and a folded one (no accents): a query word typed with accents asks for the exact
form, one typed without for all forms that fold to it.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from annotate import tables
from annotate.vietnamese import canonical, fold, y_as_i

MAX_LENGTH = 64
"""Longer words are cut, in code points; so a seed without spaces makes no giant term."""

WORD_CLASS = "".join(
    "-".join(re.escape(chr(int(end, 16))) for end in row.split("-"))
    for row in tables.words("word_characters")
)
"""The inside of a character class: what words are made of (see ``annotate/data/word_characters.txt``)."""

# Word characters with single joiners between them: 50.000, TP.HCM, COVID-19, H’Mông. No character is both.
CHUNK = re.compile(f"[{WORD_CLASS}]+(?:[.,'’ʼ-][{WORD_CLASS}]+)*")
JOINER = re.compile("[.,'’ʼ-]")
WORD_CHARACTER = re.compile(f"[{WORD_CLASS}]")
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
