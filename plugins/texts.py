"""Passages of any article of the archive as its page shows them, without holding the archive in memory."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from itertools import groupby
from pathlib import Path
from typing import NamedTuple

from markupsafe import Markup, escape

from annotate.layout import shown_offsets
from annotate.markdown import PREFIX
from annotate.marks import stretches
from plugins.blocks import Block, blocks
from plugins.records import Record, Records

KEPT = 256
"""So many articles are remembered: those that tell of one event are rendered one after the other."""


class Line(NamedTuple):
    """A line of an article: its number and span in the seed, and its words as shown."""

    n: int
    start: int
    end: int
    gaps: tuple[tuple[int, int], ...]
    text: str


class Passage(NamedTuple):
    """Words of an article with their line's number."""

    n: int
    html: Markup


def article_lines(lines: Sequence[Record]) -> list[Record]:
    """The records of the lines shown as the article, in the page's order (see ``annotate.markdown``)."""
    own = [
        line for line in lines if line["zone"] == "article" and line["class"] not in ("teaser", "furniture")
    ]
    return sorted(own, key=lambda line: line["class"] != "title")


def made_heading(record: Record) -> bool:
    """Whether the Markdown of an article starts with a heading that is no line of its seed."""
    return not record["title"] or record["title"]["start"] < 0 or not record["lines"]


def join_lines(record: Record, found: Sequence[Block]) -> tuple[list[tuple[Record, Block]], Sequence[Block]]:
    """The lines of an article with the blocks of its Markdown, and the blocks after them.

    Raises ValueError where the two do not match.
    """
    lines = article_lines(record["lines"])
    rest = found[made_heading(record) :] if record["lines"] else []
    own, rest = rest[: len(lines)], rest[len(lines) :]
    if [PREFIX.get(line["class"], "") for line in lines] != [_prefix(block) for block in own]:
        raise ValueError(f"{record['id']}.md does not match data/articles.jsonl; run invoke annotate")
    return list(zip(lines, own, strict=True)), rest


def words(block: Block) -> str:
    """The words of a block of one line, without labels."""
    return "".join(piece.text for piece in block.lines[0] if not piece.label)


def _prefix(block: Block) -> str:
    return {"h1": "# ", "h2": "## ", "blockquote": "> "}.get(block.tag, "")


class Texts:
    """The lines of every article, read from its Markdown when asked for."""

    def __init__(self, content: Path, articles: Records) -> None:
        """Read from ``content``/articles; ``articles`` are their records."""
        self._folder = content / "articles"
        self._articles = articles
        self.lines = lru_cache(KEPT)(self._lines)

    def _lines(self, article: str) -> tuple[Line, ...]:
        """The lines of ``article`` in the order of the seed; none of a withheld one."""
        (record,) = self._articles.of(article)
        if not record["lines"]:
            return ()
        markdown = (self._folder / f"{article}.md").read_text(encoding="utf-8").partition("\n---\n")[2]
        joined, _ = join_lines(record, blocks(markdown))
        found = (
            Line(line["n"], line["start"], line["end"], tuple(map(tuple, line.get("gaps", ()))), words(block))
            for line, block in joined
        )
        return tuple(sorted(found, key=lambda line: line.start))

    def passage(
        self, article: str, start: int, end: int, marks: Sequence[tuple[int, int]] = ()
    ) -> Passage | None:
        """The words from ``start`` to ``end`` as far as they stand in one line, ``marks`` in ``mark`` elements.

        None where ``start`` is in no line of the article.
        """
        line = next((line for line in self.lines(article) if line.start <= start < line.end), None)
        if line is None:
            return None
        shown = shown_offsets(list(line.gaps))
        first, last = shown(start - line.start), shown(min(end, line.end) - line.start)
        spans = [
            (shown(max(a, start) - line.start) - first, shown(min(b, end, line.end) - line.start) - first)
            for a, b in marks
            if a < end and start < b
        ]
        return Passage(line.n, _marked(line.text[first:last], spans))


def _marked(text: str, spans: Sequence[tuple[int, int]]) -> Markup:
    out = Markup()
    for marked, run in groupby(stretches(len(text), spans), key=lambda part: bool(part.marks)):
        parts = list(run)
        inner = escape(text[parts[0].start : parts[-1].end])
        out += Markup("<mark>{}</mark>").format(inner) if marked else inner
    return out
