"""Renders the generated pages of people, places, events, the chronology and the rest: Markdown to HTML, and templates.

Their Markdown is the one source, so that the site says what ``content/`` says. It is a small part of the language
(``annotate.pages.writing``), read here as Python-Markdown reads it, twenty times as fast; the tests compare both. All
words are escaped in the Markdown already; what is left to do is to turn escapes, links and strong emphasis into HTML.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Sequence
from html import escape
from itertools import pairwise
from pathlib import Path
from typing import Any, NamedTuple

from markupsafe import Markup
from pelican import signals
from pelican.generators import Generator

from annotate.labels import day_label
from annotate.language import N_, Labels, _, number
from annotate.markdown import MADE_BY
from annotate.pages.chronology import HAPPENED, PUBLISHED, month_heading
from annotate.pages.headings import HEADINGS
from annotate.pages.writing import fragment
from annotate.schema import FileTable, file_tables
from plugins.chart import bars
from plugins.network import Bond, Node, network
from plugins.site import edition
from plugins.timeline import Period, every_year, tracks

FOLDERS = (
    "people", "places", "organisations", "things", "events", "chronology", "statements", "sources", "browse", "network",
)  # fmt: skip
TEMPLATES = {
    "entity": "entity",
    "event": "event",
    "chronology": "chronology",
    "network": "network",
    "lists": "browse",
}
"""The template of each kind of page; the others share one."""

BESIDE = frozenset(("offices", "names", "years", "together", "events", "ids"))
"""The sections of an entity's page that stand in its side column."""

# A backslash escape, strong emphasis, or a link. Entities are HTML as they stand.
INLINE = re.compile(
    r"\\(?P<char>[\\`*_{}\[\]()#+.!-])"
    r"|\*\*(?P<strong>(?:[^*\\]|\\.)+)\*\*"
    r"|\[(?P<words>(?:[^\\\[\]]|\\.)*)\]\((?P<href>[^\s()]+)\)"
)
MARKDOWN_PATH = re.compile(r"\.md(?=#|\Z)")
DAY = re.compile(r"\d{4}(?:-\d\d){0,2}")
COLUMNS = 3
"""Of so many articles each has a column of its own among parallel passages."""

COUNT = re.compile(r"(?P<label>\d{4}): (?P<count>[\d.,]+) ")
LINK = re.compile(r"\[(?P<words>(?:[^\\\[\]]|\\.)*)\]\((?P<href>[^\s()]+)\)")


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
    fields = dict(_field(row) for row in head.split("\n")[1:])
    blocks = body.strip("\n").split("\n\n")
    rule = blocks.index("---") if "---" in blocks else len(blocks)
    foot = _html(blocks[rule + 1 :], fields["kind"])
    return Read(fields, tuple(_sections(blocks[1:rule], fields["kind"])), foot, edition(text))


def _field(row: str) -> tuple[str, str]:
    key, _colon, value = row.partition(": ")
    return key, json.loads(value)


def _sections(blocks: Sequence[str], kind: str) -> Iterator[Section]:
    keys = {words: key for key, words in HEADINGS.items()}
    starts = [n for n, block in enumerate(blocks) if block.startswith("## ")]
    if starts[:1] != [0] and blocks:
        own = blocks[: starts[0] if starts else None]
        yield Section(Markup(), "", _html(own, kind), "", _chart("", own, kind))
    for start, end in pairwise([*starts, len(blocks)]):
        title, own = Markup(inline(blocks[start][3:])), blocks[start + 1 : end]
        words = title.unescape()
        key = keys.get(words, "")
        html = _html(own, kind)
        if key == "parallel":
            html = Markup("\n".join(_side_by_side(own)))
        if DAY.fullmatch(words):
            title, key, html = Markup(_day(words)), "day", Markup("\n".join(_tracks(own, "### ")))
        yield Section(title, fragment(words), html, key, _chart(key, own, kind))


def _chart(key: str, blocks: Sequence[str], kind: str) -> Markup:
    """The drawing of a section that has one; its numbers stand in ``blocks``."""
    if key == "years":
        return bars(_counts(blocks))
    rows = [row for block in blocks if block.startswith("| ") for row in _cells(block)]
    if kind == "network" and rows:
        return _network(rows[1:])
    if kind == "chronology" and rows and rows[0][1:3] == [_(HAPPENED), _(PUBLISHED)]:
        return _timeline(rows[1:], years=not key)
    return Markup()


def _timeline(rows: Sequence[Sequence[str]], *, years: bool) -> Markup:
    """Years, or the months of one, on two tracks; the rest of a year that names no month is left out."""
    periods = []
    for row in rows:
        found = LINK.fullmatch(row[0])
        if found:
            href = MARKDOWN_PATH.sub(".html", found["href"])
            periods.append(Period(inline(found["words"]), href, _whole(row[1]), _whole(row[2])))
    if years:
        return tracks(every_year(periods), _("Điều xảy ra và bài đăng theo năm"))
    known = {each.href: each for each in periods}
    hrefs = [f"#{fragment(month_heading(f'{month:02}'))}" for month in range(1, 13)]
    months = [
        known[href]._replace(label=str(n)) if href in known else Period(str(n), "", 0, 0)
        for n, href in enumerate(hrefs, 1)
    ]
    return tracks(months, _("Điều xảy ra và bài đăng theo tháng"))


def _network(rows: Sequence[Sequence[str]]) -> Markup:
    """The pairs of a table drawn: two links, and numbers that together say how strongly they are joined."""
    numbers: dict[tuple[str, str], int] = {}
    bonds = []
    for row in rows:
        ends = [(found["words"], found["href"]) for cell in row[:2] if (found := LINK.fullmatch(cell))]
        one, other = (numbers.setdefault(end, len(numbers)) for end in ends)
        bonds.append(Bond(one, other, sum(map(_whole, row[2:]))))
    nodes = [
        Node(Markup(inline(words)).unescape(), MARKDOWN_PATH.sub(".html", href)) for words, href in numbers
    ]
    return network(nodes, bonds, _("Những người được nhắc đến cùng nhau; bảng bên cạnh có cùng nội dung"))


def _whole(words: str) -> int:
    """A whole number as any language writes it."""
    return int(re.sub(r"\D", "", words) or 0)


def _html(blocks: Sequence[str], kind: str) -> Markup:
    """The blocks as HTML: what is no mark-up in them is escaped by the annotator, so nothing is escaped again."""
    return Markup("\n".join(_days(blocks) if kind == "chronology" else _blocks(blocks, kind)))


def _blocks(blocks: Sequence[str], kind: str) -> Iterator[str]:
    anchor = ""
    for block in blocks:
        if kind == "once" and block.startswith("### "):
            anchor = block[4:]
            continue
        yield _block(block, anchor)
        anchor = ""


def _days(blocks: Sequence[str]) -> Iterator[str]:
    """Days of the chronology, each with its two tracks."""
    starts = [n for n, block in enumerate(blocks) if block.startswith("### ")]
    yield from map(_block, blocks[: starts[0] if starts else None])
    for start, end in pairwise([*starts, len(blocks)]):
        key = blocks[start][4:]
        yield f'<section class="day" aria-labelledby="{key}">'
        yield _block(blocks[start])
        yield from _tracks(blocks[start + 1 : end], "#### ")
        yield "</section>"


def _tracks(blocks: Sequence[str], mark: str) -> Iterator[str]:
    """What happened, and what was published, each below its heading."""
    starts = [n for n, block in enumerate(blocks) if block.startswith(mark)]
    yield from map(_block, blocks[: starts[0] if starts else None])
    for start, end in pairwise([*starts, len(blocks)]):
        track = "published" if blocks[start] == mark + _(PUBLISHED) else "happened"
        yield f'<div class="{track}">'
        yield from map(_block, blocks[start:end])
        yield "</div>"


def _side_by_side(blocks: Sequence[str]) -> Iterator[str]:
    """Groups of passages; where few articles tell them, each article has a column of its own throughout."""
    columns: dict[str, int] = {}
    for block in blocks:
        if block.startswith("- "):
            for row in block[2:].split("\n- "):
                columns.setdefault(_article(row), len(columns) + 1)
    few = 2 <= len(columns) <= COLUMNS
    for block in blocks:
        if block.startswith("- ") and few:
            rows = (_item(row, f"c{columns[_article(row)]}") for row in block[2:].split("\n- "))
            yield f'<ul class="of{len(columns)}">\n' + "\n".join(rows) + "\n</ul>"
        else:
            yield _block(block)


def _article(row: str) -> str:
    """The article that a passage's particulars lead to."""
    found = LINK.search(row.rpartition("  \n  ")[2])
    return found["href"].partition("#")[0] if found else ""


def _block(block: str, anchor: str = "") -> str:
    if block.startswith("- "):
        rows = "\n".join(map(_item, block[2:].split("\n- ")))
        return f"<ul>\n{rows}\n</ul>"
    if block.startswith("### "):
        return _heading(block[4:])
    if block.startswith("#### "):
        return f"<h4>{inline(block[5:])}</h4>"
    if block.startswith("| "):
        return _table(_cells(block))
    identity = f' id="{escape(anchor)}" class="entry"' if anchor else ""
    return f"<p{identity}>{inline(block)}</p>"


def _item(row: str, column: str = "") -> str:
    words, _gap, of = row.partition("  \n  ")
    below = f'<p class="of">{inline(of)}</p>' if of else ""
    return f"<li{f' class={column}' if column else ''}>{inline(words)}{below}</li>"


def _heading(words: str) -> str:
    """A heading of the third level; a day, month or year has its own anchor and is shown as one writes it."""
    return f'<h3 id="{words}">{_day(words)}</h3>' if DAY.fullmatch(words) else f"<h3>{inline(words)}</h3>"


def _day(value: str) -> str:
    """A day, month or year as a link to its own anchor."""
    label = day_label(value)
    if len(value) < 10:
        label = _("cả {period}").format(period=label)
    return f'<a href="#{value}"><time datetime="{value}">{label[:1].upper()}{label[1:]}</time></a>'


def _cells(block: str) -> list[list[str]]:
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
    href = MARKDOWN_PATH.sub(".html", match["href"])
    return f'<a href="{escape(href)}">{inline(match["words"])}</a>'


def _counts(blocks: Sequence[str]) -> list[tuple[str, int]]:
    rows = (COUNT.match(row[2:]) for block in blocks for row in block.split("\n"))
    return [(row["label"], _whole(row["count"])) for row in rows if row]


class DataFile(NamedTuple):
    """A file of the data, for the page that describes it: its fields, or what it holds where it has no fields."""

    name: str
    records: int | None
    size: str
    table: FileTable | None = None
    schema: bool = False
    says: str = ""


def _measured(path: Path) -> tuple[int, str]:
    """How many lines a file has, and its size, as one writes them."""
    content = path.read_bytes()
    return content.count(b"\n"), size_label(len(content))


def size_label(size: int) -> str:
    """A number of bytes as one writes it."""
    kilobytes = max(1, round(size / 1000))
    return f"{number(kilobytes)} kB" if kilobytes < 10_000 else f"{number(round(kilobytes / 1000))} MB"


OTHER_FILES = Labels(
    {
        "quality.json": N_("Điều kho chưa biết hoặc không dùng được, như trang Chất lượng dữ liệu"),
        "rules.json": N_("Mọi quy tắc chú giải: tên trong dữ liệu, nghĩa, ví dụ"),
    }
)
"""The files of the data that are no tables."""


def data_files(data: Path) -> Iterator[DataFile]:
    """The files in the folder ``data`` that readers may take away, in the order of the contract."""
    for table in file_tables():
        path = data / f"{table.name}.jsonl"
        if path.is_file():
            schema = (data / f"schema/{table.name}.json").is_file()
            yield DataFile(path.name, *_measured(path), table, schema)
    for name, says in OTHER_FILES.items():
        if (data / name).is_file():
            yield DataFile(name, None, _measured(data / name)[1], says=says)


class ArchivePages(Generator):  # type: ignore[misc]
    """Renders every generated page but the articles, one at a time: none is held in memory."""

    def generate_context(self) -> None:
        """Tell other plugins which pages there are: their addresses, as ``archive_pages``."""
        self._files = [file for folder in FOLDERS for file in sorted((Path(self.path) / folder).glob("*.md"))]
        self.context["archive_pages"] = [self._url(file) for file in self._files]
        self.context["data_files"] = list(data_files(Path(self.path) / "data"))

    def _url(self, file: Path) -> str:
        return file.relative_to(self.path).with_suffix(".html").as_posix()

    def generate_output(self, writer: Any) -> None:
        """Write the pages, and the page that describes the data."""
        relative = self.settings["RELATIVE_URLS"]
        for file in self._files:
            page = read_page(file.read_text(encoding="utf-8"))
            template = self.get_template(TEMPLATES.get(page.fields["kind"], "made"))
            writer.write_file(
                self._url(file),
                template,
                self.context,
                relative_urls=relative,
                made=page,
                folder=file.parent.name,
            )
        writer.write_file("data/index.html", self.get_template("data"), self.context, relative_urls=relative)


def _generators(_pelican: Any) -> type[ArchivePages]:
    return ArchivePages


def register() -> None:
    """Connect to Pelican."""
    signals.get_generators.connect(_generators)
