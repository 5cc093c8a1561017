"""The lines of an article with their tokens, and the names on them, for the rules that ask what stands around."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

from annotate.model import Article, Line, Mention
from annotate.names.tokens import Tokens, tokenise


@dataclass(frozen=True)
class LineContext:
    """One line: its tokens, and its outermost names in order."""

    line: Line
    tokens: Tokens
    mentions: Sequence[Mention]

    @cached_property
    def keys(self) -> list[str]:
        """The tokens in lower case and canonical spelling."""
        return [w.key for w in self.tokens.words]

    @cached_property
    def starting(self) -> dict[int, Mention]:
        """The names by the token with which they begin."""
        return {self.first(mention): mention for mention in self.mentions}

    @cached_property
    def ending(self) -> dict[int, Mention]:
        """The names by the first token behind them."""
        return {self.after(mention): mention for mention in self.mentions}

    def first(self, mention: Mention) -> int:
        """The number of the token with which ``mention`` begins."""
        return bisect_left(self.tokens.starts, mention.start)

    def after(self, mention: Mention) -> int:
        """The number of the first token behind ``mention``."""
        return bisect_left(self.tokens.starts, mention.end)


def contexts(article: Article, mentions: Sequence[Mention]) -> Iterator[LineContext]:
    """The lines of the article proper, in order, with the names that lie in no other."""
    text = article.seed.text
    starts = [m.start for m in mentions]
    for line in article.lines:
        if not line.in_article:
            continue
        kept: list[Mention] = []
        for mention in mentions[bisect_left(starts, line.start) : bisect_left(starts, line.end)]:
            if mention.form == "name" and (not kept or mention.start >= kept[-1].end):
                kept.append(mention)
        yield LineContext(line, tokenise(text[line.start : line.end], line.start), kept)
