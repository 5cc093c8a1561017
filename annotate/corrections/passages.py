"""Passages that an editor quotes, found in an article: exact words, all white space equal, at borders of words.

``[…]`` in a quotation stands for any words between: "Tuy nhiên, ông […] hay chưa".
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from functools import cached_property

from annotate.editor import Passage
from annotate.editor.form import short
from annotate.invisible import LABELLED, comparable
from annotate.marks import Spanned
from annotate.model import Article, Line, Span
from annotate.problems import Problem

OMISSION = re.compile(r" ?\[(?:…|\.\.\.)\] ?")
# what joins digits to one number or date: 12/4 is no passage of 12/4/2017
JOINS_DIGITS = frozenset("/.,-:")
AS_IT_STANDS = "copy the words exactly as they stand there, a whole word at both ends"


class Passages:
    """The text of an article to be searched, and what is wrong with the quotations so far."""

    def __init__(self, article: Article, name: str) -> None:
        """Search ``article``; ``name`` is what messages call the editor's file."""
        self.article = article
        self.name = name
        self.problems: list[Problem] = []

    def complain(self, at: int, cause: str, remedy: str) -> None:
        """Note what is wrong with the instruction in line ``at`` of the editor's file."""
        self.problems.append(Problem(self.name, at, cause, remedy))

    def everywhere(self, passage: Passage) -> tuple[Span, ...]:
        """All places where the passage stands, or those that it picks; none after a complaint."""
        found = self._places(passage)
        if not found:
            self._complain_of_none(passage)
        elif passage.nth is not None:
            if passage.nth > len(found):
                cause = f'"{short(passage.words)}" stands {_times(len(found))} in {self._where(passage)}, not {passage.nth}'
                self.complain(passage.at, cause, f"give nth a number from 1 to {len(found)}")
            return tuple(found[passage.nth - 1 : passage.nth])
        return tuple(found)

    def one(self, passage: Passage) -> Span | None:
        """The only place where the passage stands, or the one that it picks; None after a complaint."""
        found = self.everywhere(passage)
        if len(found) > 1:
            lines = ", ".join(str(self._line_of(span)) for span in found[:10])
            cause = f'"{short(passage.words)}" stands {_times(len(found))} in {self._where(passage)} (lines {lines})'
            self.complain(passage.at, cause, f'say which: {{text: "{short(passage.words)}", nth: 1, …}}')
            return None
        return found[0] if found else None

    def chosen(self, passage: Passage) -> tuple[Span, ...]:
        """Every place where the passage says so, else the only one."""
        if passage.every:
            return self.everywhere(passage)
        one = self.one(passage)
        return (one,) if one else ()

    def within_lines(self, passage: Passage, spans: Sequence[Span]) -> tuple[Span, ...]:
        """``spans`` of the passage, without those that run on into another line, which is complained of."""
        within = tuple(span for span in spans if span.end <= self._ends[self._index(span)])
        if len(within) < len(spans):
            cause = f'"{short(passage.words)}" runs over more than one line'
            self.complain(passage.at, cause, "quote words of one line")
        return within

    def nearest(self, words: str, at: int, to: Sequence[Span]) -> Span | None:
        """The place of ``words`` that is nearest to the spans ``to``, in their lines first."""
        found = self._places(Passage(words, at))
        if not found:
            self._complain_of_none(Passage(words, at))
            return None
        lines = {self._line_of(span) for span in to}
        return min(
            found,
            key=lambda span: (self._line_of(span) not in lines, min(_distance(span, near) for near in to)),
        )

    def _places(self, passage: Passage) -> list[Span]:
        if passage.line is not None:
            lines = [line for line in self.article.lines if line.n == passage.line]
            return list(_Text(self.article, lines).find(passage.words))
        return list(self._own.find(passage.words))

    @cached_property
    def _own(self) -> _Text:
        return _Text(self.article, [line for line in self.article.lines if line.in_article])

    def _complain_of_none(self, passage: Passage) -> None:
        cause = f'"{short(passage.words)}" stands nowhere in {self._where(passage)}'
        removed = [line for line in self.article.lines if not line.in_article]
        elsewhere = next(_Text(self.article, removed).find(passage.words), None)
        if passage.line is None and elsewhere:
            n = self._line_of(elsewhere)
            self.complain(
                passage.at, f"{cause} but in line {n}, which is removed from the page", f"add line: {n}"
            )
            return
        near = self._own.like(passage.words)
        self.complain(passage.at, cause, f'did you mean "{short(near)}"?' if near else AS_IT_STANDS)

    def _where(self, passage: Passage) -> str:
        seed = self.article.seed.path
        return f"line {passage.line} of {seed}" if passage.line is not None else seed

    def _line_of(self, span: Span) -> int:
        """The number of the line in which a span begins."""
        return self.article.lines[self._index(span)].n

    def _index(self, span: Span) -> int:
        return bisect_right(self._ends, span.start)

    @cached_property
    def _ends(self) -> list[int]:
        return [line.end for line in self.article.lines]


class _Text:
    """Lines as one text in which all white space is one space, with the place of each letter in the seed."""

    def __init__(self, article: Article, lines: Sequence[Line]) -> None:
        letters: list[str] = []
        places: list[int] = []
        for line in lines:
            words = article.words(line)
            hidden = {match.start() for match in LABELLED.finditer(words)}
            for place, letter in enumerate(words):
                if place in hidden:
                    continue
                if letter.isspace():
                    if not letters or letters[-1] == " ":
                        continue
                    letter = " "
                letters.append(letter)
                places.append(line.start + place)
            if letters and letters[-1] != " ":
                letters.append(" ")
                places.append(line.end)
        self.text = "".join(letters)
        self.places = places

    def find(self, words: str) -> Iterator[Span]:
        """The spans of ``words`` in order; they do not overlap."""
        first, *others = OMISSION.split(words)
        place = 0
        while (start := self._next(first, place)) >= 0:
            end = start + len(first)
            for part in others:
                found = self._next(part, end)
                if found < 0:
                    return
                end = found + len(part)
            yield Span(self.places[start], self.places[end - 1] + 1)
            place = end

    def _next(self, part: str, place: int) -> int:
        """Where ``part`` stands next as whole words, -1 where it does not."""
        if not part:
            return -1
        start = self.text.find(part, place)
        while start >= 0 and not self._whole(start, start + len(part)):
            start = self.text.find(part, start + 1)
        return start

    def _whole(self, start: int, end: int) -> bool:
        """Whether no word or number goes on at either end."""
        before, after = self.text[max(0, start - 2) : start], self.text[end : end + 2]
        return not (_goes_on(self.text[start], before[::-1]) if start else False) and not _goes_on(
            self.text[end - 1], after
        )

    def like(self, words: str) -> str:
        """The first passage that differs from ``words`` in capitals alone, "" where there is none."""
        folded = self.text.casefold()
        place = folded.find(words.casefold())
        if place < 0 or len(folded) != len(self.text):
            return ""
        found = self.text[place : place + len(words)]
        return found if comparable(found) == found and self._whole(place, place + len(words)) else ""


def overlapping(spans: Sequence[Span], mark: Spanned) -> Sequence[Span]:
    """Those of ``spans``, which stand in order and apart, that share letters with ``mark``."""
    first = bisect_right(spans, mark.start, key=lambda span: span.end)
    return spans[first : bisect_left(spans, mark.end, key=lambda span: span.start)]


def _goes_on(edge: str, beyond: str) -> bool:
    """Whether the letters ``beyond``, nearest first, belong to the word or number whose last letter is ``edge``."""
    if not (edge.isalnum() and beyond):
        return False
    if beyond[0].isalnum():
        return True
    return edge.isdigit() and beyond[0] in JOINS_DIGITS and beyond[1:].isdigit()


def _distance(one: Span, other: Span) -> int:
    return max(0, other.start - one.end, one.start - other.end)


def _times(count: int) -> str:
    return {1: "once", 2: "twice"}.get(count, f"{count} times")
