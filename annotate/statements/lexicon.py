"""The tables of data/statements as phrase lists that are looked up word by word."""

from __future__ import annotations

from collections.abc import Container, Iterable, Sequence
from functools import cache
from typing import Generic, TypeVar

from annotate import tables

from .tokens import Token, phrase_key

V = TypeVar("V")


class Phrases(Generic[V]):
    """Phrases of one or more words, each with a value; the longest that fits counts."""

    def __init__(self, items: Iterable[tuple[str, V]]) -> None:
        """Keep ``items``, pairs of phrase and value; the first of equal phrases counts."""
        self._singles: dict[str, V] = {}
        longer: dict[str, dict[str, dict[tuple[str, ...], V]]] = {}
        for phrase, value in items:
            words = phrase_key(phrase)
            if len(words) == 1:
                self._singles.setdefault(words[0], value)
            else:
                longer.setdefault(words[0], {}).setdefault(words[1], {}).setdefault(words, value)
        self._longer = {
            first: {
                second: sorted(found.items(), key=lambda item: -len(item[0]))
                for second, found in seconds.items()
            }
            for first, seconds in longer.items()
        }
        self._first_words = frozenset((*self._singles, *self._longer))

    @property
    def first_words(self) -> Container[str]:
        """The keys of the words that phrases begin with."""
        return self._first_words

    def at(self, tokens: Sequence[Token], start: int, limit: int) -> tuple[int, V] | None:
        """The longest phrase that starts at token ``start`` and ends by ``limit``: its length and value."""
        first = tokens[start].key
        if first not in self._first_words:
            return None
        seconds = self._longer.get(first)
        if seconds and start + 1 < limit:
            for words, value in seconds.get(tokens[start + 1].key, ()):
                size = len(words)
                if start + size > limit:
                    continue
                if size == 2 or all(tokens[start + n].key == words[n] for n in range(2, size)):
                    return size, value
        return (1, self._singles[first]) if first in self._singles else None

    def length(self, tokens: Sequence[Token], start: int, limit: int) -> int:
        """How many tokens the longest phrase at ``start`` covers; 0 where there is none."""
        found = self.at(tokens, start, limit)
        return found[0] if found else 0

    def ending(self, tokens: Sequence[Token], end: int, lo: int) -> int:
        """How many tokens the longest phrase that ends just before token ``end`` covers; 0 where there is none.

        A phrase of small words only counts: "Nam Định" does not end with "định".
        """
        if end > lo + 1 and tokens[end - 1].capital:
            return 0
        for size in range(min(4, end - lo), 0, -1):
            if self.length(tokens, end - size, end) == size:
                return size
        return 0


@cache
def words(name: str) -> Phrases[bool]:
    """The phrases of ``data/statements/NAME.txt``."""
    return Phrases((phrase, True) for phrase in tables.words(f"statements/{name}"))


@cache
def heads() -> Phrases[str]:
    """First words of a speaker's noun phrase, with their kind."""
    return Phrases((row["head"], row["kind"]) for row in tables.rows("statements/heads"))
