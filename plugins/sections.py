"""A generated Markdown file as the sections of a page, those that hold counts with a drawing of them."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

from markupsafe import Markup

from annotate.language import _
from annotate.markdown import MADE_BY
from annotate.pages.chronology import HAPPENED, PUBLISHED, month_heading
from annotate.pages.headings import HEADINGS
from annotate.pages.writing import fragment
from plugins.chart import bars
from plugins.network import NARROW, Bond, Node, network
from plugins.prose import (
    DAY,
    LINK,
    blocks_html,
    cells,
    day_link,
    days_html,
    entries_html,
    inline,
    page_path,
    side_by_side,
    tracks_html,
)
from plugins.records import front_matter
from plugins.site import edition
from plugins.timeline import Period, every_year, tracks

BESIDE = frozenset(("offices", "names", "years", "together", "events", "ids"))
"""The sections of an entity's page that stand in its side column."""

OWN_WORDS = frozenset(("years", "ids", "grounds", "acts", "by-year", "lists", "time", "sources"))
"""The sections whose rows are words of the interface, not of articles."""

COUNT = re.compile(r"(?P<label>\d{4}): (?P<count>[\d.,]+) ")


class Section(NamedTuple):
    """A heading of the second level with what stands below it; without a title what stands before the first."""

    title: Markup
    id: str
    html: Markup
    key: str = ""
    """The key of its heading (``annotate.pages.headings``), or "day"."""

    chart: Markup = Markup()
    """A drawing of what ``html`` tells."""

    @property
    def beside(self) -> bool:
        """Whether the section stands in the side column of an entity's page."""
        return self.key in BESIDE


class Read(NamedTuple):
    """A generated page: its front matter, its sections, the links to its neighbours, and the edition of all this."""

    fields: dict[str, str]
    sections: tuple[Section, ...]
    foot: Markup
    edition: str


def read_page(text: str) -> Read:
    """A generated Markdown file; raises ValueError where it was not made by ``invoke annotate``."""
    head, _rule, body = text.removeprefix("---\n").partition("\n---\n")
    if not head.startswith(MADE_BY):
        raise ValueError("this is no page made by invoke annotate; move it to content/pages")
    fields = front_matter(head)
    blocks = body.strip("\n").split("\n\n")
    rule = blocks.index("---") if "---" in blocks else len(blocks)
    foot = _joined(blocks_html(blocks[rule + 1 :]))
    return Read(fields, tuple(_sections(blocks[1:rule], fields["kind"])), foot, edition(text))


def _sections(blocks: Sequence[str], kind: str) -> Iterator[Section]:
    keys = {words: key for key, words in HEADINGS.items()}
    starts = [*(n for n, block in enumerate(blocks) if block.startswith("## ")), len(blocks)]
    if first := blocks[: starts[0]]:
        yield Section(Markup(), "", _joined(_html("", first, kind)), "", _chart("", first, kind))
    told: Counter[str] = Counter()
    for start, end in pairwise(starts):
        title, own = Markup(inline(blocks[start][3:])), blocks[start + 1 : end]
        words = title.unescape()
        key = keys.get(words, "")
        if kind == "chronology" and DAY.fullmatch(words):
            key, title = "day", Markup(day_link(words))
        name = fragment(words)
        anchor = f"{name}-{told[name]}" if told[name] else name  # as GitHub tells equal headings apart
        told[name] += 1
        yield Section(title, anchor, _joined(_html(key, own, kind)), key, _chart(key, own, kind))


def _joined(html: Iterator[str]) -> Markup:
    """What is no mark-up in the blocks is escaped by the annotator, so nothing is escaped again."""
    return Markup("\n".join(html))


def _html(key: str, blocks: Sequence[str], kind: str) -> Iterator[str]:
    if key == "day":
        return tracks_html(blocks, "### ")
    if key == "parallel":
        return side_by_side(blocks)
    if kind == "chronology":
        return days_html(blocks)
    if kind == "once":
        return entries_html(blocks)
    return blocks_html(blocks, told=key not in OWN_WORDS)


def _chart(key: str, blocks: Sequence[str], kind: str) -> Markup:
    """The drawing of a section that has one; its numbers stand in ``blocks``."""
    if key == "years":
        return bars(_counts(blocks))
    rows = [row for block in blocks if block.startswith("| ") for row in cells(block)]
    if kind == "network" and rows:
        return _network(rows[1:])
    if kind == "chronology" and rows and rows[0][1:3] == [_(HAPPENED), _(PUBLISHED)]:
        return _months(rows[1:]) if key else _years(rows[1:])
    return Markup()


def _counts(blocks: Sequence[str]) -> list[tuple[str, int]]:
    rows = (COUNT.match(row[2:]) for block in blocks for row in block.split("\n"))
    return [(row["label"], _whole(row["count"])) for row in rows if row]


def _years(rows: Sequence[Sequence[str]]) -> Markup:
    return tracks(every_year(list(_periods(rows))), _("Điều xảy ra và bài đăng theo năm"))


def _months(rows: Sequence[Sequence[str]]) -> Markup:
    """The twelve months of a year; what names no month is left out."""
    known = {each.href: each for each in _periods(rows)}
    months = []
    for month in range(1, 13):
        href = f"#{fragment(month_heading(f'{month:02}'))}"
        found = known.get(href, Period("", "", 0, 0))
        months.append(found._replace(label=str(month)))
    return tracks(months, _("Điều xảy ra và bài đăng theo tháng"))


def _periods(rows: Sequence[Sequence[str]]) -> Iterator[Period]:
    for row in rows:
        if found := LINK.fullmatch(row[0]):
            yield Period(inline(found["words"]), page_path(found["href"]), _whole(row[1]), _whole(row[2]))


def _network(rows: Sequence[Sequence[str]]) -> Markup:
    """The pairs of a table drawn: two links, and numbers that together say how strongly they are joined."""
    numbers: dict[tuple[str, str], int] = {}
    bonds = []
    for row in rows:
        ends = [(found["words"], found["href"]) for cell in row[:2] if (found := LINK.fullmatch(cell))]
        one, other = (numbers.setdefault(end, len(numbers)) for end in ends)
        bonds.append(Bond(one, other, sum(map(_whole, row[2:]))))
    nodes = [Node(Markup(inline(words)).unescape(), page_path(href)) for words, href in numbers]
    what = _("Những người được nhắc đến cùng nhau; bảng bên cạnh có cùng nội dung")
    return network(nodes, bonds, what) + network(nodes, bonds, what, NARROW)


def _whole(words: str) -> int:
    """A whole number as any language writes it."""
    return int(re.sub(r"\D", "", words) or 0)
