"""Phrase lists that lines are compared with, word by word and without case."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from annotate.tables import words

WORD = re.compile(r"\w+")


def tokens_of(text: str) -> tuple[str, ...]:
    """The words of ``text`` in lower case, without punctuation."""
    return tuple(WORD.findall(text.casefold()))


@dataclass(frozen=True)
class Phrases:
    """A set of phrases, found by their first word."""

    by_first_word: dict[str, tuple[tuple[str, ...], ...]]

    def starts(self, tokens: Sequence[str], at: int = 0) -> int:
        """How many words the longest phrase that begins at word ``at`` has; 0 where none does."""
        if at >= len(tokens):
            return 0
        for phrase in self.by_first_word.get(tokens[at], ()):
            if tuple(tokens[at : at + len(phrase)]) == phrase:
                return len(phrase)
        return 0

    def cover(self, tokens: Sequence[str], also_numbers: bool = True) -> int:
        """How many phrases the words are wholly made of; 0 where some word belongs to none.

        Numbers ("Bình luận 12", "1.2k") count as part of what they stand beside.
        """
        at = found = 0
        while at < len(tokens):
            size = self.starts(tokens, at)
            if not size and not (also_numbers and tokens[at][0].isdigit()):
                return 0
            found += bool(size)
            at += size or 1
        return found


def phrases_from(entries: Sequence[str]) -> Phrases:
    """Phrases of ``entries``; among those with the same first word the longest is tried first."""
    index: dict[str, list[tuple[str, ...]]] = {}
    for entry in entries:
        tokens = tokens_of(entry)
        if tokens:
            index.setdefault(tokens[0], []).append(tokens)
    return Phrases({first: tuple(sorted(rest, key=len, reverse=True)) for first, rest in index.items()})


@cache
def phrases(name: str) -> Phrases:
    """The phrases of ``data/structure/NAME.txt``."""
    return phrases_from(words(f"structure/{name}"))
