"""Markdown of generated pages: a page's front matter, links, passages of articles, lists cut into pages.

The Markdown is a small part of the language: headings, paragraphs, lists of one level, tables, links and strong
emphasis. Words of a seed are escaped by ``annotate.markdown.escape``; what nobody sees in them is left out, since a
page of lists is a copy.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple, TypeVar

from annotate.addresses import nth
from annotate.invisible import LABELLED, comparable
from annotate.language import _
from annotate.markdown import MADE_BY, escape, yaml_value

T = TypeVar("T")

PARTS = " · "

# What GitHub leaves out of a heading's fragment
NO_FRAGMENT = re.compile(r"[^\w\- ]")


class Page(NamedTuple):
    """A file of ``content/``: its path there, and its text."""

    path: str
    text: str


def document(path: str, kind: str, title: str, blocks: Iterable[str], edit: str, **fields: str) -> Page:
    """A generated file. ``kind`` chooses its template, ``edit`` says which file to change instead."""
    front = {"kind": kind, "title": comparable(title), **fields}
    head = [
        "---",
        f"{MADE_BY}data/*.jsonl; {edit}, not here",
        *(f"{k}: {yaml_value(v)}" for k, v in front.items()),
        "---",
    ]
    return Page(path, "\n\n".join(["\n".join(head), f"# {plain(title)}", *filter(None, blocks)]) + "\n")


def plain(words: str) -> str:
    """Words of any origin as Markdown, fit to open a block too."""
    return escape(comparable(words))


def link(words: str, path: str) -> str:
    """A link to ``path``, counted from the top of ``content/``; generated pages stand one folder below it."""
    return f"[{plain(words) or '…'}](../{path})"


def strong(words: str) -> str:
    """``words`` with strong emphasis."""
    return f"**{plain(words)}**"


def passage(text: str, start: int, end: int, marks: Iterable[tuple[int, int]] = ()) -> str:
    """``text[start:end]`` with the spans ``marks`` strong; marks that overlap or lie outside are left out."""
    out, done = "", start
    for first, last in sorted(marks):
        if first >= done and last <= end and text[first:last].strip():
            out += _running(text[done:first], out) + f"**{plain(text[first:last])}**"
            done = last
    return (out + _running(text[done:end], out)).strip()


def _running(words: str, before: str) -> str:
    """A stretch within a passage: white space runs are one space, also at its ends."""
    shown = LABELLED.sub("", words)
    inner = " ".join(shown.split())
    if not inner:
        return " " if shown and before else ""
    lead = " " if shown[0].isspace() and before else ""
    tail = " " if shown[-1].isspace() else ""
    return lead + escape(inner, opens_block=not before) + tail


def items(rows: Iterable[str]) -> str:
    """A list; "" where there is nothing to list."""
    return "\n".join(f"- {row}" for row in rows)


def told(words: str, *of: str) -> str:
    """A row of a list: its words, and on a line of its own what is to be known of them."""
    below = joined(*of)
    return f"{words}  \n  {below}" if below else words


def section(title: str, *blocks: str) -> list[str]:
    """A heading with what stands below it; nothing where that is empty."""
    filled = [block for block in blocks if block]
    return [f"## {title}", *filled] if filled else []


def fragment(title: str) -> str:
    """The id of a heading, made as GitHub makes it, so that a fragment works there and on the site."""
    return NO_FRAGMENT.sub("", title.lower()).strip().replace(" ", "-")


def table(head: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    """A table whose cells are Markdown already."""
    lines = [head, ["---"] * len(head), *rows]
    return "\n".join(f"| {' | '.join(line)} |" for line in lines)


def joined(*parts: str) -> str:
    """The parts that are not empty, with a dot between them."""
    return PARTS.join(part for part in parts if part)


def numbered(title: str, number: int) -> str:
    """The title of page ``number`` of what has several pages."""
    return title if number == 1 else _("{title} (trang {n})").format(title=title, n=number)


def cut(rows: Sequence[T], size: int) -> Iterator[Sequence[T]]:
    """``rows`` in runs of ``size``; one empty run where there are none."""
    for start in range(0, max(1, len(rows)), size):
        yield rows[start : start + size]


def pager(path: str, number: int, pages: int) -> list[str]:
    """The last block of a page that is one of several: after a rule, links to those before and after it."""
    if pages < 2:
        return []
    before = f"[{_('Trang trước')}](../{nth(path, number - 1)})" if number > 1 else ""
    after = f"[{_('Trang sau')}](../{nth(path, number + 1)})" if number < pages else ""
    return ["---", joined(before, _("Trang {n}/{pages}").format(n=number, pages=pages), after)]
