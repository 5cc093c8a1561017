"""Reads ``content/``: annotated articles joined with their records, and pages written by hand.

An article's blocks are joined with its lines by order; a count that differs stops the build. Every line's element
carries ``data-line``, every label ``data-anno`` (the page contract); what stands beside a line is told apart from it.
"""

from __future__ import annotations

import hashlib
import json
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property, lru_cache, partial
from html import escape
from itertools import takewhile
from pathlib import Path
from typing import Any, NamedTuple

import yaml
from markdown import Markdown
from markupsafe import Markup
from pelican import signals
from pelican.contents import Article
from pelican.readers import BaseReader
from pelican.utils import SafeDatetime

from annotate.invisible import Piece, comparable
from annotate.labels import published_label
from annotate.language import N_, SOURCE, _, language
from annotate.markdown import MADE_BY, REMOVED_HEADING
from annotate.marks import SHOWN_TIMES
from annotate.rules import reason
from plugins.blocks import Block, blocks
from plugins.identities import Identities
from plugins.joins import Happening, Joins, Neighbour
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
from plugins.notes import Beside, Elsewhere, Notes, Told, notes
from plugins.parallel import Pair, elsewhere, pairs
from plugins.records import Record, Records, front_matter
from plugins.search.article import article_document
from plugins.search.documents import packed
from plugins.texts import Texts, join_lines, made_heading
from plugins.texts import words as _words

MARKS = ("mentions", "dates", "statements", "notes")
NO_MARKS = LineMarks([], [])

UNDATED = SafeDatetime(1000, 1, 1)
"""Sorts an article without a date behind all others; it is never shown."""

KEPT = 4
"""So many pages are remembered: all parts of one are asked for in a row."""

NO_TITLE = N_("[không có tiêu đề]")
PAGE_EXTENSIONS = ["footnotes", "tables", "toc", "def_list"]


@dataclass(frozen=True, slots=True)
class RemovedRun:
    """Lines left out of the article for one reason: ``lines`` are (number, HTML)."""

    reason: str
    lines: tuple[tuple[int, Markup], ...]


class Row(NamedTuple):
    """A line of the article as the page shows it, and what stands beside it."""

    n: int
    cls: str
    html: Markup
    beside: Beside | None


class Heading(NamedTuple):
    """A heading within the article: the number of its line, and its words."""

    n: int
    text: str


class Shown(NamedTuple):
    """All that an article's page shows of it, made when it is asked for: an archive of these would fill the memory."""

    made: Markup
    """The heading of an article without a title of its own, else empty."""

    above: list[Row]
    """The title and the lead."""

    rows: list[Row]
    outline: list[Heading]
    notes: Notes
    pages: dict[str, str]
    """The page of each entity that the article names."""

    removed: list[RemovedRun]
    events: list[Happening]
    related: list[Neighbour]
    copies: list[Neighbour]
    pairs: list[Pair]
    evidence: list[tuple[Record, int]]
    """What the date rests on, each with the number of the line where it stands; 0 where it is no passage."""

    edition: str

    @property
    def body(self) -> Markup:
        """The lines of the article alone."""
        return self.made + Markup("\n").join(row.html for row in [*self.above, *self.rows])


class ArchiveArticle(Article):  # type: ignore[misc]
    """An article whose page is made when one of its parts is asked for: ``article.notes``, ``article.rows``…"""

    def __getattr__(self, name: str) -> Any:
        """A part of ``Shown``."""
        if name in PARTS:
            return getattr(self.show(), name)
        raise AttributeError(name)


PARTS = frozenset([*Shown._fields, "body"])


class ArchiveReader(BaseReader):  # type: ignore[misc]
    """Reads generated articles by the fast renderer and hand-written pages by Python-Markdown."""

    file_extensions = ("md",)

    def __init__(self, settings: Record) -> None:
        """Open the records of the content folder."""
        super().__init__(settings)
        data = Path(settings["PATH"]) / "data"
        self._records = {kind: Records(data / f"{kind}.jsonl") for kind in ("articles", *MARKS)}
        self._joins = Joins(data, self._records["articles"])
        self._identities = Identities(Records(data / "entities.jsonl"))
        self._texts = Texts(data.parent, self._records["articles"])
        self._content = data.parent
        self._shown = lru_cache(KEPT)(self._show)
        self._markdown = Markdown(extensions=PAGE_EXTENSIONS, output_format="html")

    def read(self, source_path: str) -> tuple[str, Record]:
        """The HTML and metadata of one file; raises ValueError where it does not match its record."""
        text = Path(source_path).read_text(encoding="utf-8")
        head, _, body = text.removeprefix("---\n").partition("\n---\n")
        if head.startswith(MADE_BY):
            fields = front_matter(head)
            return self._article(fields, body)
        return self._page(text, head, body)

    def _page(self, text: str, head: str, body: str) -> tuple[str, Record]:
        fields = yaml.safe_load(head) if text.startswith("---\n") else None
        metadata = {key.lower(): value for key, value in (fields or {}).items()}
        html = self._markdown.reset().convert(body if fields else text)
        return html.replace('.md"', '.html"'), metadata

    def _article(self, fields: Record, body: str) -> tuple[str, Record]:
        (record,) = self._records["articles"].of(fields["id"])
        metadata = {
            "title": comparable(record["title"]["text"]) if record["title"] else _(NO_TITLE),
            "slug": record["id"],
            "date": _sort_date(record["published"]),
            "summary": Markup(escape(comparable(record["lead"]["text"]))) if record["lead"] else Markup(),
            "record": record,
            "date_label": published_label(record["published"]),
            "show": partial(self._shown, record["id"]),
        }
        page = self._page_of(record, body)
        events = self._joins.events(record["id"])
        metadata["search_document"] = _document(metadata, page, page.marks, events)
        return "", metadata

    def _page_of(self, record: Record, body: str) -> _Page:
        marks = {kind: self._records[kind].of(record["id"]) for kind in MARKS}
        return _Page(record, body, marks, self._joins, self._identities, self._texts)

    def _show(self, article: str) -> Shown:
        (record,) = self._records["articles"].of(article)
        text = (self._content / "articles" / f"{article}.md").read_text(encoding="utf-8")
        return self._page_of(record, text.partition("\n---\n")[2]).shown()


class _Page:
    """An article's record joined with the blocks of its Markdown."""

    def __init__(
        self,
        record: Record,
        body: str,
        marks: dict[str, list[Record]],
        joins: Joins,
        identities: Identities,
        texts: Texts,
    ) -> None:
        self.record = record
        self.marks = marks
        self._body = body
        self._joins = joins
        self._identities = identities
        self._texts = texts
        joined, rest = join_lines(record, blocks(body))
        self.lines = [line for line, _block in joined]
        self.blocks = [block for _line, block in joined]
        headings = [
            place
            for place, block in enumerate(rest)
            if block.tag == "h2" and _words(block) == _(REMOVED_HEADING)
        ]
        self._removed = [block for block in rest[headings[-1] :] if block.tag == "ul"] if headings else []
        self._begun: set[str] = set()
        self._leads: dict[str, str] = {}

    def shown(self) -> Shown:
        """The whole page."""
        id_ = self.record["id"]
        joined = (self._joins.events(id_), self._joins.related(id_), self._joins.copies(id_))
        published = self.record["published"] or {"evidence": []}
        above, rows = self._rows(0, self._cut), self._rows(self._cut, len(self.lines))
        pages = {note.entity: self._leads[note.id] for note in self.notes.names if note.id in self._leads}
        return Shown(
            _made_heading(self.record) if made_heading(self.record) else Markup(),
            above,
            rows,
            self._outline(),
            self.notes,
            {entity: page for entity, page in pages.items() if entity and page[0] != "#"},
            self.removed(),
            *joined,
            self.pairs,
            [(item, self._line_elsewhere(item)) for item in published["evidence"]],
            _edition(self.record, self._body, self.marks, joined, self.pairs),
        )

    def _line_elsewhere(self, item: Record) -> int:
        return self._joins.line(item["article"], item["start"]) if item["start"] is not None else 0

    @cached_property
    def pairs(self) -> list[Pair]:
        """The passages that other articles tell too."""
        return pairs(self.record["id"], self._joins, self._texts)

    @cached_property
    def _elsewhere(self) -> dict[int, list[Elsewhere]]:
        return elsewhere(self.pairs)

    @cached_property
    def _own(self) -> dict[str, list[Record]]:
        return {kind: [mark for mark in rows if self._shows(mark)] for kind, rows in self.marks.items()}

    @cached_property
    def notes(self) -> Notes:
        """The notes of all marks."""
        told = Told(self.record["id"], self.record["published"], self._line_of, self._identities)
        return notes(
            self._own["mentions"], self._own["dates"], self.marks["statements"], self.marks["notes"], told
        )

    @cached_property
    def _marks(self) -> dict[int, list[Mark]]:
        every = [
            *name_marks(self._own["mentions"], self._own["dates"], self.notes.of_span),
            *statement_marks(self.marks["statements"]),
            *note_marks(self.marks["notes"]),
        ]
        return marks_by_line(sorted(every), self.lines)

    def _shows(self, mark: Record) -> bool:
        """Whether the page marks this: the fold's lines are shown without marks, and so are lengths of time."""
        if mark.get("start") is None:
            return True
        if "value" in mark and mark["type"] not in SHOWN_TIMES:
            return False
        place = bisect_right(self._starts, (mark["start"], 1 << 60)) - 1
        return place >= 0 and self._starts[place][1] >= mark["end"]

    def _line_of(self, offset: int) -> int:
        """The number of the line that holds a code point; the first after it for one between lines."""
        return self._numbers[max(0, bisect_right(self._starts, (offset, 1 << 60)) - 1)]

    @cached_property
    def _numbers(self) -> list[int]:
        return [line["n"] for line in sorted(self.lines, key=lambda line: line["start"])]

    @cached_property
    def _starts(self) -> list[tuple[int, int]]:
        return sorted((line["start"], line["end"]) for line in self.lines)

    @cached_property
    def _cut(self) -> int:
        """How many lines stand above the particulars: the title and the lead, where nothing stands before them."""
        return sum(1 for _line in takewhile(lambda line: line["class"] in ("title", "lead"), self.lines[:2]))

    def _outline(self) -> list[Heading]:
        """The headings within the article, where there are several."""
        found = [
            Heading(line["n"], _words(block))
            for line, block in zip(self.lines, self.blocks, strict=True)
            if line["class"] == "heading"
        ]
        return found if len(found) > 1 else []

    def _rows(self, start: int, end: int) -> list[Row]:
        rows = zip(self.lines[start:end], self.blocks[start:end], strict=True)
        return [self._row(line, block) for line, block in rows]

    def _row(self, line: Record, block: Block) -> Row:
        marks = in_line(self._marks.get(line["n"], ()), line)
        links = [mark for mark in marks.marks if mark.kind]
        for mark, href in zip(links, block.hrefs, strict=False):
            self._leads.setdefault(mark.note, mark.target(href))
        html = element(line, line_html(block.lines[0], marks, block.hrefs))
        beside = self.notes.beside(self._new(marks.marks), self._elsewhere.get(line["n"], ()))
        return Row(line["n"], line["class"], html, beside)

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

    def removed_lines(self) -> list[tuple[Record, Sequence[Piece]]]:
        """The removed lines with their words, in the order of the fold."""
        shown = {line["n"] for line in self.lines}
        lines = [line for line in self.record["lines"] if line["n"] not in shown]
        return list(zip(lines, (pieces for block in self._removed for pieces in block.lines), strict=True))

    def _removed_words(self, line: Record, pieces: Sequence[Piece]) -> Markup:
        """A removed line; a headline of an article that the archive holds leads there."""
        words = line_html(pieces, NO_MARKS)
        meant = self._joins.teaser(self.record["id"], line["start"], line["end"])
        return Markup('<a href="{}.html">{}</a>').format(meant, words) if meant else words


def _made_heading(record: Record) -> Markup:
    words = record["title"]["text"] if record["title"] else _(NO_TITLE)
    return Markup('<h1 class="title made" data-anno>{}</h1>\n').format(words)


def element(line: Record, inner: Markup) -> Markup:
    """The element of one line of the article, whose language is that of the seed whatever that of the site."""
    n, cls, lang = line["n"], line["class"], "" if language() == SOURCE else f' lang="{SOURCE}"'
    if cls == "caption":
        label = escape(_("Ảnh không lưu"))
        return Markup(
            f'<figure id="l{n}" data-label="{label}"><figcaption data-line="{n}"{lang}>{inner}</figcaption></figure>'
        )
    tag = {"title": "h1", "heading": "h2"}.get(cls, "p")
    return Markup(f'<{tag} class="{cls}" id="l{n}" data-line="{n}"{lang}>{inner}</{tag}>')


def _edition(record: Record, body: str, *inputs: object) -> str:
    """A short hash of all that an article's page is made from."""
    return hashlib.sha256((json.dumps([record, *inputs]) + body).encode()).hexdigest()[:12]


def _sort_date(published: Record | None) -> Any:
    if not published:
        return UNDATED
    first = date.fromisoformat(published["earliest"])
    return SafeDatetime(first.year, first.month, first.day)


def _document(
    metadata: Record, page: _Page, marks: dict[str, list[Record]], events: Sequence[Happening]
) -> bytes:
    """What the search knows of an article: its own lines as shown but without labels, and the removed ones."""
    document = article_document(
        page.record,
        metadata["date_label"],
        [(line, _words(block)) for line, block in zip(page.lines, page.blocks, strict=True)],
        [(line, _shown_words(pieces)) for line, pieces in page.removed_lines()],
        marks,
        [event.id for event in events],
    )
    return packed(document)


def _shown_words(pieces: Sequence[Piece]) -> str:
    return "".join(piece.text for piece in pieces if not piece.label)


def _use(readers: Any) -> None:
    readers.reader_classes["md"] = ArchiveReader


def _show_late(content: Any) -> None:
    if type(content) is Article:
        content.__class__ = ArchiveArticle


def register() -> None:
    """Read Markdown by this reader in place of Pelican's, which changes raw text in several ways."""
    signals.readers_init.connect(_use)
    signals.content_object_init.connect(_show_late)
