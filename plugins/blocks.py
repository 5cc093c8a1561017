"""The blocks of the Markdown that ``annotate.markdown`` writes, read back to plain words and labels, fast.

Python-Markdown defines what the Markdown means: the tests hold this reader to its output on tens of thousands of
hostile documents. It exists because a page takes 0.1 ms here and 2 ms there, and because each block is to be had
apart, to be joined with the line that it stands for and with that line's marks.
"""

from __future__ import annotations

import re
from html import unescape
from typing import NamedTuple

from annotate.invisible import Piece

# A backslash escape, an entity, a label in emphasis, a link (its words stay), or a footnote's number (left out).
INLINE = re.compile(
    r"\\(?P<char>[\\`*_{}\[\]()#+.!-])"
    r"|(?P<entity>&(?:\#[0-9]+|[a-z]+);)"
    r"|\*(?P<label>[^*]+)\*"
    r"|\[\^[a-z0-9]+\]"
    r"|\[(?P<words>(?:[^\\\[\]]|\\.)*)\]\((?P<href>[^\s()]+)(?: \"[^\"]*\")?\)"
)
TAGS = {"### ": "h3", "## ": "h2", "# ": "h1", "> ": "blockquote"}

Line = tuple[Piece, ...]


class Block(NamedTuple):
    """One block: its tag, and its lines (one, or one for each item of a list)."""

    tag: str
    lines: tuple[Line, ...]
    hrefs: tuple[str, ...] = ()
    """Where the links of a block of one line lead, in order."""


def blocks(markdown: str) -> list[Block]:
    """The blocks of a document (without front matter), in order; footnotes at its end are left out."""
    return [_block(source) for source in markdown.strip("\n").split("\n\n") if source and source[:2] != "[^"]


def _block(source: str) -> Block:
    if source == "---":
        return Block("hr", ())
    if source.startswith("- "):
        return Block("ul", tuple(inline(item[2:]) for item in source.split("\n")))
    tag, words = "p", source
    for prefix, name in TAGS.items():
        if source.startswith(prefix):
            tag, words = name, source[len(prefix) :]
            break
    hrefs = tuple(match["href"] for match in INLINE.finditer(words) if match["href"])
    return Block(tag, (inline(words),), hrefs)


def inline(markdown: str) -> Line:
    """One line's words and labels, neighbours of one kind joined."""
    out: list[Piece] = []
    for piece in _pieces(markdown):
        if out and not piece.label and not out[-1].label:
            out[-1] = Piece(out[-1].text + piece.text, False)
        elif piece.text:
            out.append(piece)
    return tuple(out)


def _pieces(markdown: str) -> list[Piece]:
    done, out = 0, []
    for match in INLINE.finditer(markdown):
        out.append(Piece(markdown[done : match.start()], False))
        done = match.end()
        if match["label"]:
            out.append(Piece(match["label"], True))
        elif match["words"] is not None:
            out += _pieces(match["words"])
        else:
            out.append(Piece(match["char"] or unescape(match["entity"] or ""), False))
    out.append(Piece(markdown[done:], False))
    return out
