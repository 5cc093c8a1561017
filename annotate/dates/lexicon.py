"""The words and patterns of ``annotate/data/dates``, compiled once."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from itertools import groupby

from annotate.tables import entries, rows, words

# The key of patterns that may start with a number
NUMBER = "#"
# Where a fragment is put into a pattern: {{month}}
FRAGMENT = re.compile(r"\{\{(\w+)\}\}")
# Number words of two or three syllables: "mười lăm", "hai mươi", "ba mươi hai"
TENS = r"(?:{unit}\s+mươi(?:\s+{unit})?|mười(?:\s+{unit})?|{unit})"
DIGITS = r"\d{1,3}(?:[.,]\d{1,3})?"


@dataclass(frozen=True, slots=True)
class Pattern:
    """One entry of ``patterns.toml``: what it is called, its expression, its check and how it is made a value."""

    name: str
    regex: re.Pattern[str]
    when: str
    make: str
    example: str


def column(table: str, key: str = "value") -> dict[str, str]:
    """Word to value, from ``data/dates/TABLE.tsv``."""
    return {row["word"]: row[key] for row in rows(f"dates/{table}")}


@cache
def table(name: str, key: str = "value") -> dict[str, str]:
    """The same as ``column``, read once."""
    return column(name, key)


@cache
def word_set(name: str) -> frozenset[str]:
    """The entries of ``data/dates/NAME.txt``, to ask whether a word is among them."""
    return frozenset(words(f"dates/{name}"))


@cache
def patterns_by_first_word() -> dict[str, tuple[Pattern, ...]]:
    """The patterns that may start with a word (in lower case; "#" for a number), in order of the file."""
    by_word: dict[str, list[Pattern]] = {}
    for pattern, firsts in _compiled():
        for first in firsts:
            by_word.setdefault(first, []).append(pattern)
    return {word: tuple(found) for word, found in by_word.items()}


@cache
def first_word() -> re.Pattern[str]:
    """Finds, in text in lower case, the words that a pattern may start with; a trie, to look at each letter once."""
    firsts = sorted(word for word in patterns_by_first_word() if word != NUMBER)
    return re.compile(rf"\b(?:[0-9]\w*|(?:{_trie(firsts)})\b)")


@cache
def patterns() -> tuple[Pattern, ...]:
    """All patterns in order of the file."""
    return tuple(pattern for pattern, _ in _compiled())


def number(text: str) -> str:
    """The quantity that ``text`` names in digits: "hai mươi lăm" is 25, "4,5" is 4.5, "1.200" is 1200."""
    text = text.lower()
    if text[0].isdigit():
        whole, point, part = text.replace(",", ".").partition(".")
        return whole + part if len(part) == 3 else whole + point + part
    values = table("numbers")
    total = 0
    for word in text.split():
        if word == "mươi":
            total *= 10
        elif values[word] == "0.5":
            return "0.5"
        else:
            total += int(values[word])
    return str(total)


@cache
def _compiled() -> tuple[tuple[Pattern, tuple[str, ...]], ...]:
    fragments = _fragments()
    made = []
    for entry in entries("dates/patterns")["pattern"]:
        pattern = Pattern(
            entry["name"],
            re.compile(_expand(entry["regex"], fragments), re.IGNORECASE),
            entry.get("when", ""),
            entry.get("make", "fields"),
            entry["example"],
        )
        made.append((pattern, tuple(dict.fromkeys(_first_words(entry["first"])))))
    return tuple(made)


def _fragments() -> dict[str, str]:
    fragments: dict[str, str] = dict(entries("dates/patterns")["fragments"])
    unit_words = [word for word in table("numbers") if word not in ("mười", "nửa")]
    tens = TENS.format(unit=_any(unit_words))
    fragments |= {
        "month": _any(table("months")),
        "weekday": _any(table("weekdays")),
        "part": _any(table("parts", "code")),
        "unit": _any(table("units", "letter")),
        "season": _any(table("seasons", "code")),
        "dayword": _any(table("days", "offset")),
        "number": rf"(?:{DIGITS}|nửa|{tens})",
    }
    return fragments


def _expand(regex: str, fragments: dict[str, str]) -> str:
    """``regex`` with its fragments put in; fragments hold fragments at most one deep."""
    for _ in range(2):
        regex = FRAGMENT.sub(lambda found: fragments[found[1]], regex)
    return regex


def _any(choices: Iterable[str]) -> str:
    """An alternation of words, longest first, any white space between their syllables."""
    ordered = sorted(choices, key=lambda word: (-len(word), word))
    return "(?:" + "|".join(r"\s+".join(map(re.escape, word.split())) for word in ordered) + ")"


def _trie(choices: list[str]) -> str:
    """An alternation of ``choices`` that shares their common beginnings: "na[my]" for "nam" and "nay"."""
    branches = []
    for letter, group in groupby(sorted(choices), key=lambda word: word[0]):
        rests = [word[1:] for word in group]
        tail = _trie([rest for rest in rests if rest]) if any(rests) else ""
        branches.append(letter + (f"(?:{tail}){'?' if '' in rests else ''}" if tail else ""))
    return "|".join(branches)


def _first_words(firsts: list[str]) -> Iterable[str]:
    for first in firsts:
        if first == "{part}":
            yield from (word.split()[0] for word in table("parts", "code"))
        elif first == "{number}":
            yield from (word.split()[0] for word in table("numbers"))
        else:
            yield first
