"""Reads ``content/``: annotated articles joined with their records, and pages written by hand.

An article's blocks are joined with its lines by order; a count that differs stops the build. Every block carries
``data-line``, every label ``data-anno`` (the page contract).
"""

from __future__ import annotations

import hashlib
import json
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from html import escape
from itertools import groupby
from operator import itemgetter
from pathlib import Path
from typing import Any

import yaml
from markdown import Markdown
from markupsafe import Markup
from pelican import signals
from pelican.readers import BaseReader
from pelican.utils import SafeDatetime

from annotate.invisible import Piece, comparable
from annotate.labels import published_label
from annotate.markdown import MADE_BY, PREFIX
from annotate.markdown import REMOVED_HEADING as REMOVED_BLOCK
from annotate.marks import SHOWN_TIMES
from annotate.rules import reason
from plugins.blocks import Block, blocks
from plugins.joins import Joins
from plugins.marks import (
    LineMarks,
    Mark,
    in_line,
    line_html,
    marks_by_line,
    name_marks,
    note_marks,
    statement_marks,
)
from plugins.notes import Notes, notes
from plugins.records import Record, Records
from plugins.search.index import Document

MARKS = ("mentions", "dates", "statements", "notes")
NO_MARKS = LineMarks([], [])
REMOVED_HEADING = REMOVED_BLOCK.removeprefix("## ")
UNDATED = SafeDatetime(1000, 1, 1)
"""Sorts an article without a date behind all others; it is never shown."""

NO_TITLE = "[không có tiêu đề]"
PAGE_EXTENSIONS = ["footnotes", "tables", "toc", "def_list"]


@dataclass(frozen=True, slots=True)
class RemovedRun:
    """Lines left out of the article for one reason: ``lines`` are (number, HTML)."""

    reason: str
    lines: tuple[tuple[int, Markup], ...]


class ArchiveReader(BaseReader):  # type: ignore[misc]
    """Reads generated articles by the fast renderer and hand-written pages by Python-Markdown."""

    file_extensions = ("md",)

    def __init__(self, settings: Record) -> None:
        """Open the records of the content folder."""
        super().__init__(settings)
        data = Path(settings["PATH"]) / "data"
        self._records = {kind: Records(data / f"{kind}.jsonl") for kind in ("articles", *MARKS)}
        self._joins = Joins(data, self._records["articles"])
        self._markdown = Markdown(extensions=PAGE_EXTENSIONS, output_format="html")

    def read(self, source_path: str) -> tuple[str, Record]:
        """The HTML and metadata of one file; raises ValueError where it does not match its record."""
        text = Path(source_path).read_text(encoding="utf-8")
        head, _, body = text.removeprefix("---\n").partition("\n---\n")
        if head.startswith(MADE_BY):
            fields = dict(_json_field(row) for row in head.split("\n")[1:])
            return self._article(fields, body)
        return self._page(text, head, body)

    def _page(self, text: str, head: str, body: str) -> tuple[str, Record]:
        fields = yaml.safe_load(head) if text.startswith("---\n") else None
        metadata = {key.lower(): value for key, value in (fields or {}).items()}
        html = self._markdown.reset().convert(body if fields else text)
        return html.replace('.md"', '.html"'), metadata

    def _article(self, fields: Record, body: str) -> tuple[str, Record]:
        (record,) = self._records["articles"].of(fields["id"])
        marks = {kind: self._records[kind].of(record["id"]) for kind in MARKS}
        page = _Page(record, blocks(body), marks, self._joins)
        metadata = {
            "title": comparable(record["title"]["text"]) if record["title"] else NO_TITLE,
            "slug": record["id"],
            "date": _sort_date(record["published"]),
            "summary": Markup(escape(comparable(record["lead"]["text"]))) if record["lead"] else Markup(),
            "record": record,
            "head": page.head(),
            "body": page.body(),
            "notes": page.notes,
            "removed": page.removed(),
            "events": self._joins.events(record["id"]),
            "related": self._joins.related(record["id"]),
            "copies": self._joins.copies(record["id"]),
            "date_label": published_label(record["published"]),
            "edition": hashlib.sha256((json.dumps(record) + body).encode()).hexdigest()[:12],
        }
        if record["publish"] == "full":
            metadata["search_document"] = _document(metadata, page)
        return str(metadata["head"] + metadata["body"]), metadata


class _Page:
    """An article's record joined with the blocks of its Markdown."""

    def __init__(
        self, record: Record, found: Sequence[Block], marks: dict[str, list[Record]], joins: Joins
    ) -> None:
        self.record = record
        self._joins = joins
        self.made_heading = not record["title"] or record["title"]["start"] < 0 or not record["lines"]
        self.lines = article_lines(record["lines"])
        rest = list(found[self.made_heading :]) if record["lines"] else []
        self.blocks, rest = rest[: len(self.lines)], rest[len(self.lines) :]
        if [PREFIX.get(line["class"], "") for line in self.lines] != [
            _prefix(block) for block in self.blocks
        ]:
            raise ValueError(f"{record['id']}.md does not match data/articles.jsonl; run invoke annotate")
        headings = [
            place
            for place, block in enumerate(rest)
            if block.tag == "h2" and _words(block) == REMOVED_HEADING
        ]
        self._removed = [block for block in rest[headings[-1] :] if block.tag == "ul"] if headings else []
        own = {kind: [mark for mark in rows if self._shows(mark)] for kind, rows in marks.items()}
        statements = marks["statements"]
        self.notes = notes(own["mentions"], own["dates"], statements, marks["notes"])
        every = [
            *name_marks(own["mentions"], own["dates"], self.notes.of_name),
            *statement_marks(statements),
            *note_marks(marks["notes"]),
        ]
        self._marks = marks_by_line(sorted(every), self.lines)
        self._begun: set[str] = set()

    def _shows(self, mark: Record) -> bool:
        """Whether the page marks this: the fold's lines are shown without marks, and so are lengths of time."""
        if mark.get("start") is None:
            return True
        if "value" in mark and mark["type"] not in SHOWN_TIMES:
            return False
        place = bisect_right(self._starts, (mark["start"], 1 << 60)) - 1
        return place >= 0 and self._starts[place][1] >= mark["end"]

    @cached_property
    def _starts(self) -> list[tuple[int, int]]:
        return sorted((line["start"], line["end"]) for line in self.lines)

    @cached_property
    def _cut(self) -> int:
        """How many lines stand above the particulars: the title and the lead."""
        return sum(line["class"] in ("title", "lead") for line in self.lines[:2])

    def head(self) -> Markup:
        """The title and the lead."""
        made = _made_heading(self.record) if self.made_heading else Markup()
        return made + self._elements(0, self._cut)

    def body(self) -> Markup:
        """The rest of the article."""
        return self._elements(self._cut, len(self.lines))

    def _elements(self, start: int, end: int) -> Markup:
        rows = zip(self.lines[start:end], self.blocks[start:end], strict=True)
        return Markup("\n").join(self._element(line, block) for line, block in rows)

    def _element(self, line: Record, block: Block) -> Markup:
        marks = in_line(self._marks.get(line["n"], ()), line)
        inner = line_html(block.lines[0], marks, block.hrefs)
        told = self._joins.parallels(self.record["id"], line["start"], line["end"])
        return element(line, inner) + beside(line, self._new(marks.marks), self.notes, told)

    def _new(self, marks: Sequence[Mark]) -> set[str]:
        """The notes that belong beside this line: a statement of many lines is told at its first."""
        new = {mark.note for mark in marks} - self._begun
        self._begun |= new
        return new

    def removed(self) -> list[RemovedRun]:
        """The runs of removed lines; each list of the Markdown's last section is one run."""
        shown = {line["n"] for line in self.lines}
        lines = [line for line in self.record["lines"] if line["n"] not in shown]
        if sum(len(block.lines) for block in self._removed) != len(lines):
            raise ValueError(
                f"the removed lines of {self.record['id']}.md do not match its record; run invoke annotate"
            )
        rest = iter(lines)
        runs = []
        for block in self._removed:
            of = [next(rest) for _ in block.lines]
            words = [self._removed_words(line, pieces) for line, pieces in zip(of, block.lines, strict=True)]
            numbered = zip((line["n"] for line in of), words, strict=True)
            runs.append(RemovedRun(reason("structure", of[0]["rule"]), tuple(numbered)))
        return runs

    def _removed_words(self, line: Record, pieces: Sequence[Piece]) -> Markup:
        """A removed line; a headline of an article that the archive holds leads there."""
        words = line_html(pieces, NO_MARKS)
        meant = self._joins.teaser(self.record["id"], line["start"], line["end"])
        return Markup('<a href="{}.html">{}</a>').format(meant, words) if meant else words


def article_lines(lines: Sequence[Record]) -> list[Record]:
    """The records of the lines shown as the article, in the page's order (see ``annotate.markdown``)."""
    own = [
        line for line in lines if line["zone"] == "article" and line["class"] not in ("teaser", "furniture")
    ]
    return sorted(own, key=lambda line: line["class"] != "title")


def _json_field(row: str) -> tuple[str, Any]:
    key, _, value = row.partition(": ")
    return key, json.loads(value)


def _words(block: Block) -> str:
    return "".join(piece.text for piece in block.lines[0] if not piece.label)


def _prefix(block: Block) -> str:
    return {"h1": "# ", "h2": "## ", "blockquote": "> "}.get(block.tag, "")


def _elsewhere(places: Sequence[tuple[str, int, str]]) -> Markup:
    """Another article that tells the same as a line, and in which of its lines."""
    links = [Markup('<a href="{}.html#l{}">{}</a>').format(id_, n, n) for id_, n, _ in places]
    return Markup('<p class="p">Cũng trong {}, dòng {}</p>').format(places[0][2], Markup(", ").join(links))


def _made_heading(record: Record) -> Markup:
    words = record["title"]["text"] if record["title"] else NO_TITLE
    return Markup('<h1 class="title made" data-anno>{}</h1>\n').format(words)


def element(line: Record, inner: Markup) -> Markup:
    """The element of one line of the article."""
    if line["class"] == "caption":
        return Markup(
            '<figure id="l{n}" data-label="Ảnh không lưu"><figcaption data-line="{n}">{inner}</figcaption></figure>'
        ).format(n=line["n"], inner=inner)
    tag = {"title": "h1", "heading": "h2"}.get(line["class"], "p")
    return Markup('<{tag} class="{cls}" id="l{n}" data-line="{n}">{inner}</{tag}>').format(
        tag=Markup(tag), cls=line["class"], n=line["n"], inner=inner
    )


def beside(
    line: Record, new: set[str], known: Notes, parallels: Sequence[tuple[str, int, str]] = ()
) -> Markup:
    """What stands beside a line: who speaks in it, what its dates mean where the text does not say, an editor's
    notes, and which other articles (id, line, name) tell the same."""
    rows = [
        Markup('<p class="d"><a href="#{}">{}</a> → {}</p>').format(note.id, note.text, note.label)
        for note in known.dates
        if note.id in new and not note.spelled_out
    ]
    rows += [
        Markup('<p class="s"><a href="#{}">{}</a> {}</p>').format(
            note.id, note.speaker, " · ".join(filter(None, (note.cue.lower(), note.says)))
        )
        for note in known.statements
        if note.id in new
    ]
    rows += [
        Markup('<div class="e" id="{}">{}</div>').format(note.id, note.html)
        for note in known.editors
        if note.id in new
    ]
    rows += [_elsewhere(list(places)) for _, places in groupby(parallels, key=itemgetter(0))]
    if not rows:
        return Markup()
    return Markup('\n<aside class="side" data-for="{}">{}</aside>').format(line["n"], Markup().join(rows))


def _sort_date(published: Record | None) -> Any:
    if not published:
        return UNDATED
    first = date.fromisoformat(published["earliest"])
    return SafeDatetime(first.year, first.month, first.day)


def _document(metadata: Record, page: _Page) -> Document:
    """What the search knows of an article: its own lines without the removed ones and without labels."""
    record = page.record
    words = [
        _words(block)
        for line, block in zip(page.lines, page.blocks, strict=True)
        if line["class"] not in ("title", "lead")
    ]
    return Document(
        id=record["id"],
        url=f"articles/{record['id']}.html",
        title=metadata["title"] if record["title"] else "",
        lead=comparable(record["lead"]["text"]) if record["lead"] else "",
        text="\n".join(words),
        date_label=metadata["date_label"],
        source=record["source"] or "",
    )


def _use(readers: Any) -> None:
    readers.reader_classes["md"] = ArchiveReader


def register() -> None:
    """Read Markdown by this reader in place of Pelican's, which changes raw text in several ways."""
    signals.readers_init.connect(_use)
