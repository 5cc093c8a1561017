"""What is wrong with a file, told to readers: the software says it in English, to those who run it.

``annotate/data/problems.tsv`` has each sentence in the languages of the site; what has no entry stays English, marked so.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache
from typing import NamedTuple

from markupsafe import Markup

from annotate.language import language
from annotate.tables import rows

WRITTEN_IN = "en"
BLANK = re.compile(r"\{[1-9]\}")


class _Pattern(NamedTuple):
    """How a sentence is known, by its words or by those around its blanks, and what it is in each language."""

    known: re.Pattern[str]
    told: dict[str, str]


def problem_html(text: str) -> Markup:
    """A cause or a remedy as a reader is told, in the language spoken; marked as English where it stays so."""
    found = told(text, language())
    if found is not None:
        return Markup("{}").format(found)
    return Markup('<span lang="{}">{}</span>').format(WRITTEN_IN, text)


def told(text: str, code: str) -> str | None:
    """``text`` in the language ``code``; None where the table does not have it."""
    if code == WRITTEN_IN:
        return text
    for pattern in _patterns():
        if (match := pattern.known.fullmatch(text)) and code in pattern.told:
            return _filled(pattern.told[code], [told(blank, code) or blank for blank in match.groups()])
    return None


def _filled(sentence: str, blanks: Sequence[str]) -> str:
    return BLANK.sub(lambda blank: blanks[int(blank[0][1]) - 1], sentence)


@cache
def _patterns() -> tuple[_Pattern, ...]:
    """The sentences of the table, those that say most in their own words first."""
    entries = sorted(rows("problems"), key=lambda row: -len(BLANK.sub("", row[WRITTEN_IN])))
    return tuple(_Pattern(_pattern(row[WRITTEN_IN]), row) for row in entries)


def _pattern(sentence: str) -> re.Pattern[str]:
    return re.compile("(.{1,300}?)".join(map(re.escape, BLANK.split(sentence))), re.DOTALL)
