"""From a seed's line to the line shown: white space collapsed, replaced characters gone, and which offsets moved."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Callable, Sequence
from itertools import accumulate

from annotate.invisible import LABELLED, Piece, pieces

Gap = tuple[int, int]
"""A stretch of a line that is not shown: where it starts in the line, and its length, in code points."""

# white space that is not shown: any but single spaces within the line
SURPLUS = re.compile(r"\A\s|\s\s|\s\Z")


def clean_pieces(words: str) -> list[Piece]:
    """``words`` as text and labels; the text joined is ``comparable(words)``, to the letter."""
    out: list[Piece] = []
    spaced = True
    for piece in pieces(words):
        if piece.label:
            out.append(piece)
            continue
        text = " ".join(piece.text.split())
        if text and piece.text[0].isspace() and not spaced:
            text = " " + text
        elif not text and not spaced:
            text = " "
        if text.strip() and piece.text[-1].isspace():
            text += " "
        if text:
            out.append(Piece(text, False))
            spaced = text[-1] == " "
    return _trimmed_end(out)


def _trimmed_end(found: list[Piece]) -> list[Piece]:
    for place in range(len(found) - 1, -1, -1):
        if not found[place].label:
            text = found[place].text.rstrip(" ")
            found[place : place + 1] = [Piece(text, False)] if text else []
            if text:
                break
    return found


def gaps(words: str) -> list[Gap]:
    """What ``comparable(words)`` leaves out of ``words``; white space that becomes one space leaves its first code point."""
    if not SURPLUS.search(words) and not LABELLED.search(words):
        return []
    hidden = [False] * len(words)
    for match in LABELLED.finditer(words):
        hidden[match.start() : match.end()] = [True] * (match.end() - match.start())
    after_space = True
    for place, character in enumerate(words):
        if hidden[place]:
            continue
        space = character.isspace()
        hidden[place] = space and after_space
        after_space = space
    for place in range(len(words) - 1, -1, -1):
        if not hidden[place]:
            if not words[place].isspace():
                break
            hidden[place] = True
    return _runs(hidden)


def _runs(hidden: list[bool]) -> list[Gap]:
    out: list[Gap] = []
    for place, is_hidden in enumerate(hidden):
        if not is_hidden:
            continue
        if out and sum(out[-1]) == place:
            out[-1] = (out[-1][0], out[-1][1] + 1)
        else:
            out.append((place, 1))
    return out


def shown_offset(offset: int, moved: Sequence[Gap]) -> int:
    """Where the code point at ``offset`` of a line stands in the line shown, given the line's gaps."""
    return shown_offsets(moved)(offset)


def shown_offsets(moved: Sequence[Gap]) -> Callable[[int], int]:
    """``shown_offset`` for many places of one line with these gaps."""
    starts = [start for start, _ in moved]
    before = [0, *accumulate(length for _, length in moved)]

    def shown(offset: int) -> int:
        at = bisect_left(starts, offset) - 1
        if at < 0:
            return offset
        start, length = moved[at]
        return offset - before[at] - min(length, offset - start)

    return shown
