"""What is frequent: words for spelling corrections, words and pairs of headlines for completions."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

import numpy as np

from plugins.search.encode import Array
from plugins.search.postings import Lists
from plugins.search.vocabulary import Words

PHRASES = 20_000
"""At most so many words and pairs are offered."""

DOCUMENTS_A_WORD = 5000
"""A word is frequent that stands in one of so many documents, or in two."""


class Common:
    """Looks at postings as they pass, and keeps what is frequent."""

    def __init__(self, words: Words, spellings: Mapping[str, str], documents: int) -> None:
        """``spellings`` is how texts write words whose exact form is another."""
        self._words, self._spellings = words, spellings
        self._least = max(2, documents // DOCUMENTS_A_WORD)
        self._documents = documents
        self._counts = np.zeros(len(words.folded), dtype=np.int64)
        self._heads: list[tuple[Array, Array, Array]] = []

    def noted_words(self, parts: Iterable[Lists]) -> Iterator[Lists]:
        """The same postings."""
        for lists in parts:
            own = ~lists.whole
            counts = np.bincount(self._words.group[lists.first[own]], lists.counts[own], len(self._counts))
            self._counts += counts.astype(np.int64)
            self._note(lists, lists.first)
            yield lists

    def noted_pairs(self, parts: Iterable[Lists]) -> Iterator[Lists]:
        """The same postings."""
        for lists in parts:
            self._note(lists, lists.second)
            yield lists

    def _note(self, lists: Lists, second: Array) -> None:
        often = np.flatnonzero((lists.heads >= self._least) & ~lists.whole)
        alone = second is lists.first
        self._heads.append(
            (lists.first[often], np.full(len(often), -1) if alone else second[often], lists.heads[often])
        )

    def phrases(self) -> list[tuple[str, str, int]]:
        """Words and pairs of headlines: key, as texts write them, and how many headlines and leads have them."""
        if not self._heads:
            return []
        first, second, counts = (np.concatenate(column) for column in zip(*self._heads, strict=True))
        best = np.lexsort((second, first, -counts))[:PHRASES]
        found = []
        for one, other, count in zip(
            first[best].tolist(), second[best].tolist(), counts[best].tolist(), strict=True
        ):
            ranks = [one] if other < 0 else [one, other]
            exact = [self._words.exact[rank] for rank in ranks]
            if not all(word.isdigit() for word in exact):
                key = " ".join(self._words.folded[self._words.group[rank]] for rank in ranks)
                found.append((key, " ".join(self._spellings.get(word, word) for word in exact), count))
        return found

    def word_counts(self) -> dict[str, int]:
        """Frequent folded words with the number of documents that have them, or about."""
        often = np.flatnonzero(self._counts >= self._least)
        counts = np.minimum(self._counts[often], self._documents)
        return {
            self._words.folded[group]: count
            for group, count in zip(often.tolist(), counts.tolist(), strict=True)
        }

    def spellings(self) -> dict[str, str]:
        """How texts write frequent words whose exact form is another."""
        exact = dict(zip(self._words.exact, self._words.group.tolist(), strict=True))
        return {
            word: spelled
            for word, spelled in self._spellings.items()
            if self._counts[exact[word]] >= self._least
        }
