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

from annotate.markdown import MADE_BY
from annotate.pages.entity import EVENTS, MENTIONS, NAMES, OFFICES, TOGETHER, YEARS
from annotate.pages.event import PARALLEL, WHO
from annotate.pages.statements import BY_YEAR, SPEAKERS
from annotate.pages.writing import thousands
from annotate.schema import FileTable, file_tables
from plugins.chart import bars

FOLDERS = (
    "people", "places", "organisations", "things", "events", "chronology", "statements", "sources", "browse",
)  # fmt: skip
TEMPLATES = {"entity": "entity", "event": "event"}
"""The template of each kind of page; the others share one."""

# A backslash escape, strong emphasis, or a link. Entities are HTML as they stand.
INLINE = re.compile(
    r"\\(?P<char>[\\`*_{}\[\]()#+.!-])"
    r"|\*\*(?P<strong>(?:[^*\\]|\\.)+)\*\*"
    r"|\[(?P<words>(?:[^\\\[\]]|\\.)*)\]\((?P<href>[^\s()]+)\)"
)
MARKDOWN_PATH = re.compile(r"\.md(?=#|\Z)")
DAY = re.compile(r"\d{4}(?:-\d\d){0,2}")
# What GitHub leaves out of a heading's fragment
NO_FRAGMENT = re.compile(r"[^\w\- ]")
COUNT = re.compile(r"(?P<label>\d{4}): (?P<count>[\d.]+) ")

KEYS = {
    OFFICES: "fact", NAMES: "fact names", YEARS: "fact", TOGETHER: "fact names", EVENTS: "fact", MENTIONS: "mentions",
    WHO: "names", PARALLEL: "parallel", SPEAKERS: "names", BY_YEAR: "names",
}  # fmt: skip
"""The classes of those sections that look unlike the rest; those of an entity's page that stand in its side column."""


class Section(NamedTuple):
    """A heading of the second level with what stands below it; without a title what stands before the first."""

    title: Markup
    id: str
    html: Markup
    key: str = ""
    """Classes of those sections that look unlike the rest."""

    chart: Markup = Markup()

    @property
    def beside(self) -> bool:
        """Whether the section stands in the side column."""
        return self.key.startswith("fact")


class Read(NamedTuple):
    """A generated page: its front matter, its sections, and the links to its neighbours."""

    fields: dict[str, str]
    sections: tuple[Section, ...]
    foot: Markup


def read_page(text: str) -> Read:
    """A generated Markdown file; raises ValueError where it was not made by ``invoke annotate``."""
    head, _, body = text.removeprefix("---\n").partition("\n---\n")
    if not head.startswith(MADE_BY):
        raise ValueError("this is no page made by invoke annotate; move it to content/pages")
    fields = dict(_field(row) for row in head.split("\n")[1:])
    blocks = body.strip("\n").split("\n\n")
    rule = blocks.index("---") if "---" in blocks else len(blocks)
    foot = _html(blocks[rule + 1 :], fields["kind"])
    return Read(fields, tuple(_sections(blocks[1:rule], fields["kind"])), foot)


def _field(row: str) -> tuple[str, str]:
    key, _, value = row.partition(": ")
    return key, json.loads(value)


def _sections(blocks: Sequence[str], kind: str) -> Iterator[Section]:
    starts = [n for n, block in enumerate(blocks) if block.startswith("## ")]
    if starts[:1] != [0] and blocks:
        yield Section(Markup(), "", _html(blocks[: starts[0] if starts else None], kind))
    for start, end in pairwise([*starts, len(blocks)]):
        title, own = Markup(inline(blocks[start][3:])), blocks[start + 1 : end]
        chart = bars(_counts(own)) if title == YEARS else Markup()
        words = title.unescape()
        if DAY.fullmatch(words):
            title = Markup(_day(words))
        yield Section(title, fragment(words), _html(own, kind), KEYS.get(words, ""), chart)


def _html(blocks: Sequence[str], kind: str) -> Markup:
    """The blocks as HTML: what is no mark-up in them is escaped by the annotator, so nothing is escaped again."""
    return Markup("\n".join(_blocks(blocks, kind)))


def _blocks(blocks: Sequence[str], kind: str) -> Iterator[str]:
    anchor = ""
    for block in blocks:
        if kind == "once" and block.startswith("### "):
            anchor = block[4:]
            continue
        yield _block(block, anchor)
        anchor = ""


def _block(block: str, anchor: str) -> str:
    if block.startswith("- "):
        rows = "\n".join(map(_item, block[2:].split("\n- ")))
        return f"<ul>\n{rows}\n</ul>"
    if block.startswith("### "):
        return _heading(block[4:])
    if block.startswith("#### "):
        return f"<h4>{inline(block[5:])}</h4>"
    if block.startswith("| "):
        return _table(block.split("\n"))
    identity = f' id="{escape(anchor)}" class="entry"' if anchor else ""
    return f"<p{identity}>{inline(block)}</p>"


def _item(row: str) -> str:
    words, _, of = row.partition("  \n  ")
    below = f'<p class="of">{inline(of)}</p>' if of else ""
    return f"<li>{inline(words)}{below}</li>"


def _heading(words: str) -> str:
    """A heading of the third level; a day, month or year has its own anchor and is shown as one writes it."""
    return f'<h3 id="{words}">{_day(words)}</h3>' if DAY.fullmatch(words) else f"<h3>{inline(words)}</h3>"


def _day(value: str) -> str:
    """A day, month or year as a link to its own anchor."""
    label = "/".join(str(int(part)) for part in reversed(value.split("-")))
    shown = label if len(value) == 10 else ("Cả tháng " if len(value) == 7 else "Cả năm ") + label
    return f'<a href="#{value}"><time datetime="{value}">{shown}</time></a>'


def _table(lines: Sequence[str]) -> str:
    head, _, *rows = ([inline(cell.strip()) for cell in line.strip("|").split(" | ")] for line in lines)
    top = "".join(f'<th scope="col">{cell}</th>' for cell in head)
    body = "\n".join(
        f'<tr><th scope="row">{row[0]}</th>{"".join(f"<td>{cell}</td>" for cell in row[1:])}</tr>'
        for row in rows
    )
    return (
        '<div class="wide" tabindex="0" role="region" aria-label="Bảng"><table>'
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


def fragment(title: str) -> str:
    """The id of a heading, made as GitHub makes it, so that a fragment works there and here."""
    return NO_FRAGMENT.sub("", title.lower()).strip().replace(" ", "-")


def _counts(blocks: Sequence[str]) -> list[tuple[str, int]]:
    rows = (COUNT.match(row[2:]) for block in blocks for row in block.split("\n"))
    return [(row["label"], int(row["count"].replace(".", ""))) for row in rows if row]


class DataFile(NamedTuple):
    """A file of the data, for the page that describes it."""

    table: FileTable
    records: str
    size: str
    schema: bool


def _measured(path: Path) -> tuple[str, str]:
    """How many lines a file has, and its size, as one writes them."""
    content = path.read_bytes()
    kilobytes = max(1, round(len(content) / 1000))
    size = f"{thousands(kilobytes)} kB" if kilobytes < 10_000 else f"{thousands(round(kilobytes / 1000))} MB"
    return thousands(content.count(b"\n")), size


class ArchivePages(Generator):  # type: ignore[misc]
    """Renders every generated page but the articles, one at a time: none is held in memory."""

    def generate_context(self) -> None:
        """Tell other plugins which pages there are: their addresses, as ``archive_pages``."""
        self._files = [file for folder in FOLDERS for file in sorted((Path(self.path) / folder).glob("*.md"))]
        self.context["archive_pages"] = [self._url(file) for file in self._files]
        data = Path(self.path) / "data"
        self.context["data_files"] = [
            DataFile(
                table,
                *_measured(data / f"{table.name}.jsonl"),
                (data / f"schema/{table.name}.json").is_file(),
            )
            for table in file_tables()
            if (data / f"{table.name}.jsonl").is_file()
        ]

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


def _generators(_: Any) -> type[ArchivePages]:
    return ArchivePages


def register() -> None:
    """Connect to Pelican."""
    signals.get_generators.connect(_generators)
