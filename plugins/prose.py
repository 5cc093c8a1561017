"""The Markdown of generated pages as HTML: paragraphs, lists, tables, days on two tracks, passages side by side.

It is a small part of the language (``annotate.pages.writing``), read as Python-Markdown reads it, twenty times as fast;
the tests compare both. All words are escaped in the Markdown already; what is left to do is to turn escapes, links and
strong emphasis into HTML. On a site in another language the words of articles are marked as Vietnamese.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from html import escape
from itertools import pairwise

from annotate.labels import day_label
from annotate.language import SOURCE, _, language
from annotate.pages.chronology import PUBLISHED

LINK = re.compile(r"\[(?P<words>(?:[^\\\[\]]|\\.)*)\]\((?P<href>[^\s()]+)\)")
# A backslash escape, strong emphasis, or a link. Entities are HTML as they stand.
INLINE = re.compile(r"\\(?P<char>[\\`*_{}\[\]()#+.!-])|\*\*(?P<strong>(?:[^*\\]|\\.)+)\*\*|" + LINK.pattern)
MARKDOWN_PATH = re.compile(r"\.md(?=#|\Z)")
DAY = re.compile(r"\d{4}(?:-\d\d){0,2}")
BELOW = "  \n  "
"""Stands between the words of a row and what is to be known of them."""

COLUMNS = 3
"""Of so many articles each has a column of its own among parallel passages."""


def blocks_html(blocks: Sequence[str], *, told: bool = True) -> Iterator[str]:
    """Each of ``blocks`` as HTML. ``told`` says that the rows of lists are words of articles, not of the interface."""
    for block in blocks:
        yield _block(block, told=told)


def entries_html(blocks: Sequence[str]) -> Iterator[str]:
    """As ``blocks_html``, where a heading of the third level is the anchor of the paragraph below it."""
    anchor = ""
    for block in blocks:
        if block.startswith("### "):
            anchor = block[4:]
        elif anchor:
            yield f'<p id="{escape(anchor)}" class="entry"{_vietnamese()}>{inline(block)}</p>'
            anchor = ""
        else:
            yield _block(block)


def days_html(blocks: Sequence[str]) -> Iterator[str]:
    """Days of the chronology, each with its two tracks; what stands before the first day as it is."""
    starts = _starts(blocks, "### ")
    yield from blocks_html(blocks[: starts[0]])
    for start, end in pairwise(starts):
        yield f'<section class="day" aria-labelledby="{blocks[start][4:]}">'
        yield _block(blocks[start])
        yield from tracks_html(blocks[start + 1 : end], "#### ")
        yield "</section>"


def tracks_html(blocks: Sequence[str], mark: str) -> Iterator[str]:
    """What happened and what was published, each below its heading, which begins with ``mark``."""
    starts = _starts(blocks, mark)
    yield from blocks_html(blocks[: starts[0]])
    for start, end in pairwise(starts):
        track = "published" if blocks[start] == mark + _(PUBLISHED) else "happened"
        yield f'<div class="{track}">'
        yield from blocks_html(blocks[start:end])
        yield "</div>"


def _starts(blocks: Sequence[str], mark: str) -> list[int]:
    """Where headings that begin with ``mark`` stand, and the end."""
    return [*(n for n, block in enumerate(blocks) if block.startswith(mark)), len(blocks)]


def side_by_side(blocks: Sequence[str]) -> Iterator[str]:
    """Groups of passages; where few articles tell them, each article has a column of its own throughout."""
    lists = [_rows(block) for block in blocks if block.startswith("- ")]
    articles = dict.fromkeys(_article(row) for rows in lists for row in rows)
    columns = {article: n for n, article in enumerate(articles, 1)}
    if not 2 <= len(columns) <= COLUMNS:
        yield from blocks_html(blocks)
        return
    for block in blocks:
        if block.startswith("- "):
            rows = (_item(row, f' class="c{columns[_article(row)]}"') for row in _rows(block))
            yield f'<ul class="of{len(columns)}">\n' + "\n".join(rows) + "\n</ul>"
        else:
            yield _block(block)


def _article(row: str) -> str:
    """The article that a passage's particulars lead to."""
    found = LINK.search(row.rpartition(BELOW)[2])
    return found["href"].partition("#")[0] if found else ""


def _block(block: str, *, told: bool = True) -> str:
    if block.startswith("- "):
        rows = "\n".join(_item(row, told=told) for row in _rows(block))
        return f"<ul>\n{rows}\n</ul>"
    if block.startswith("### "):
        return _heading(block[4:])
    if block.startswith("#### "):
        return f"<h4>{inline(block[5:])}</h4>"
    if block.startswith("| "):
        return _table(cells(block))
    return f"<p>{inline(block)}</p>"


def _rows(block: str) -> list[str]:
    return block[2:].split("\n- ")


def _item(row: str, attributes: str = "", *, told: bool = True) -> str:
    words, _gap, of = row.partition(BELOW)
    marked = _vietnamese() if told else ""
    own = f' lang="{language()}"' if marked else ""
    below = f'<p class="of"{own}>{inline(of)}</p>' if of else ""
    return f"<li{attributes}{marked}>{inline(words)}{below}</li>"


def _vietnamese() -> str:
    """The attribute that marks words of an article on a page in another language."""
    return "" if language() == SOURCE else f' lang="{SOURCE}"'


def _heading(words: str) -> str:
    """A heading of the third level; a day, month or year has its own anchor, an article's title is a link."""
    if DAY.fullmatch(words):
        return f'<h3 id="{words}">{day_link(words)}</h3>'
    return f"<h3{_vietnamese() if words.startswith('[') else ''}>{inline(words)}</h3>"


def day_link(value: str) -> str:
    """A day, month or year as a link to its own anchor."""
    label = day_label(value)
    if len(value) < 10:
        label = _("cả {period}").format(period=label)
    return f'<a href="#{value}"><time datetime="{value}">{label[:1].upper()}{label[1:]}</time></a>'


def cells(block: str) -> list[list[str]]:
    """The cells of a table's rows, its head first."""
    lines = [[cell.strip() for cell in line.strip("|").split(" | ")] for line in block.split("\n")]
    return [lines[0], *lines[2:]]


def _table(rows: Sequence[Sequence[str]]) -> str:
    head, *lines = ([inline(cell) for cell in row] for row in rows)
    top = "".join(f'<th scope="col">{cell}</th>' for cell in head)
    body = "\n".join(
        f'<tr><th scope="row">{row[0]}</th>{"".join(f"<td>{cell}</td>" for cell in row[1:])}</tr>'
        for row in lines
    )
    return (
        f'<div class="wide" tabindex="0" role="region" aria-label="{_("Bảng")}"><table>'
        f"<thead><tr>{top}</tr></thead><tbody>\n{body}\n</tbody></table></div>"
    )


def inline(markdown: str) -> str:
    """The words of one block as HTML."""
    return INLINE.sub(_inline, markdown)


def _inline(match: re.Match[str]) -> str:
    if match["char"]:
        return match["char"]
    if match["strong"]:
        return f"<b>{inline(match['strong'])}</b>"
    return f'<a href="{escape(page_path(match["href"]))}">{inline(match["words"])}</a>'


def page_path(href: str) -> str:
    """The address of the page that is made from a Markdown file; other addresses as they are."""
    return MARKDOWN_PATH.sub(".html", href)
