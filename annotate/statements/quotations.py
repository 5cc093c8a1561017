"""Quotations: pairs of quotation marks, also over several lines, nested, unbalanced or carelessly spaced."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from annotate.model import Line, Span, trimmed

# Every mark that may open or close a quotation; two single marks are one double.
MARK = re.compile(r"''|[\"“”„«»‘’']")
# Lines that one quotation may run over: a limit that keeps a forgotten closing mark from quoting the whole page.
MOST_LINES = 12
TYPE = {"“": "open", "„": "open", "«": "open", "‘": "open", "”": "close", "»": "close", "’": "close"}
SINGLE = frozenset("‘’'")
TERMINAL = frozenset(".!?…")


@dataclass(frozen=True, slots=True)
class Piece:
    """The part of a quotation that stands in one line: with its marks (``outer``) and without (``inner``).

    ``quotation`` numbers the quotations of an article; ``opens`` and ``closes`` say whether it begins and ends here.
    """

    quotation: int
    outer: Span
    inner: Span
    opens: bool
    closes: bool
    ends_sentence: bool
    words: int


@dataclass(frozen=True, slots=True)
class _Mark:
    start: int
    end: int
    side: str
    """open, close or either"""
    single: bool


def quotations(text: str, lines: Sequence[Line]) -> dict[int, tuple[Piece, ...]]:
    """The pieces of quotations by line number. ``lines`` are those of the article's text, in order.

    A heading ends what was left open. A mark without its partner counts for nothing, but an opening one at the start
    of a line quotes that line.
    """
    marks = {line.n: _marks(text, line) for line in lines}
    found: dict[int, tuple[Piece, ...]] = {}
    number, carried = 0, False
    for n, line in enumerate(lines):
        pieces: list[Piece] = []
        begin, inner, depth, opens = line.start, line.start, int(carried), not carried
        single = False
        for at, mark in enumerate(marks[line.n]):
            if not depth:
                if mark.side == "close":
                    continue
                if mark.single and not _closed_single(marks[line.n], at):
                    continue
                begin, inner, depth, opens, single = mark.start, mark.end, 1, True, mark.single
                number += 1
            elif single:
                if mark.single and mark.side != "open":
                    pieces.append(_piece(text, number, begin, mark.end, inner, mark.start, opens, True))
                    depth = 0
            elif mark.single:
                continue
            elif mark.side == "open":
                if carried and not text[line.start : mark.start].strip():
                    begin, inner = mark.start, mark.end
                else:
                    depth = min(depth + 1, 2)
            else:
                depth -= 1
                if not depth:
                    pieces.append(_piece(text, number, begin, mark.end, inner, mark.start, opens, True))
        carried = False
        if depth:
            carried = _continues(text, lines, marks, n)
            if carried or not text[line.start : begin].strip() or text[:begin].rstrip().endswith(":"):
                pieces.append(_piece(text, number, begin, line.end, inner, line.end, opens, not carried))
        found[line.n] = tuple(
            piece for piece in pieces if piece.inner.end > piece.inner.start or not piece.opens
        )
    return found


def _piece(
    text: str, number: int, begin: int, end: int, inner: int, inner_end: int, opens: bool, closes: bool
) -> Piece:
    outer, inside = trimmed(text, begin, end), trimmed(text, inner, inner_end)
    ends = inside.end > inside.start and (text[inside.end - 1] in TERMINAL or not closes)
    return Piece(number, outer, inside, opens, closes, ends, len(inside.of(text).split()))


def _marks(text: str, line: Line) -> list[_Mark]:
    marks = []
    for match in MARK.finditer(text, line.start, line.end):
        before = text[match.start() - 1] if match.start() > line.start else " "
        after = text[match.end()] if match.end() < line.end else " "
        sign = match[0]
        single = sign in SINGLE
        if single and before.isalnum() and after.isalnum():
            continue
        left_free, right_free = _free(before, '([{–-—:/“"'), _free(after, ')]}–-—:;,.!?…”"')
        if left_free and not right_free:
            side = "open"
        elif right_free and not left_free:
            side = "close"
        else:
            side = TYPE.get(sign, "either")
        marks.append(_Mark(match.start(), match.end(), side, single))
    return marks


def _free(char: str, others: str) -> bool:
    return char.isspace() or char in others


def _closed_single(marks: Sequence[_Mark], at: int) -> bool:
    """Whether a single mark has its partner further on in the line: one alone is an apostrophe."""
    return any(mark.single and mark.side != "open" for mark in marks[at + 1 : at + 8])


def _continues(text: str, lines: Sequence[Line], marks: dict[int, list[_Mark]], n: int) -> bool:
    """Whether a quotation open at the end of line ``n`` goes on: the next double mark closes it, or begins a line.

    Newspapers repeat the opening mark at each new paragraph of one quotation.
    """
    for line in lines[n + 1 : n + 1 + MOST_LINES]:
        if line.cls == "heading":
            return False
        for mark in marks[line.n]:
            if mark.single:
                continue
            if mark.side != "open":
                return True
            return (
                not text[line.start : mark.start].strip()
                and line.n == lines[n + 1].n
                and lines[n].end - lines[n].start > 0
            )
    return False
