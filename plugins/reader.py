"""Reads ``content/``: annotated articles joined with their records, and pages written by hand.

An article's blocks are joined with its lines by order; a count that differs stops the build. Every block carries
``data-line``, every label ``data-anno`` (the page contract).
"""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime
from html import escape, unescape
from pathlib import Path
from typing import Any

import yaml
from markdown import Markdown
from markupsafe import Markup
from pelican import signals
from pelican.readers import BaseReader
from pelican.utils import SafeDatetime

from annotate.markdown import MADE_BY, PREFIX
from annotate.model import Line
from annotate.rules import reason
from plugins.records import Records
from plugins.search.index import Document
from plugins.subset import Block, blocks

UNDATED = SafeDatetime(1000, 1, 1)
"""Sorts an article without a date behind all others; it is never shown."""

NO_TITLE = "[không có tiêu đề]"
LABEL = re.compile(r"<em>([^<]*)</em>")
TAG = re.compile(r"<span data-anno[^>]*>[^<]*</span>|<[^>]*>")
PAGE_EXTENSIONS = ["footnotes", "tables", "toc", "def_list"]


@dataclass(frozen=True, slots=True)
class RemovedRun:
    """Lines left out of the article for one reason: ``lines`` are (number, HTML)."""

    reason: str
    lines: tuple[tuple[int, Markup], ...]


class ArchiveReader(BaseReader):  # type: ignore[misc]
    """Reads generated articles by the fast renderer and hand-written pages by Python-Markdown."""

    file_extensions = ("md",)

    def __init__(self, settings: dict[str, Any]) -> None:
        """Open the records of the content folder."""
        super().__init__(settings)
        self._records = Records(Path(settings["PATH"]) / "data" / "articles.jsonl")
        self._markdown = Markdown(extensions=PAGE_EXTENSIONS, output_format="html")

    def read(self, source_path: str) -> tuple[str, dict[str, Any]]:
        """The HTML and metadata of one file; raises ValueError where it does not match its record."""
        text = Path(source_path).read_text(encoding="utf-8")
        head, _, body = text.removeprefix("---\n").partition("\n---\n")
        if head.startswith(MADE_BY):
            fields = dict(_json_field(row) for row in head.split("\n")[1:])
            return self._article(fields, body)
        return self._page(text, head, body)

    def _page(self, text: str, head: str, body: str) -> tuple[str, dict[str, Any]]:
        fields = yaml.safe_load(head) if text.startswith("---\n") else None
        metadata = {key.lower(): value for key, value in (fields or {}).items()}
        html = self._markdown.reset().convert(body if fields else text)
        return html.replace('.md"', '.html"'), metadata

    def _article(self, fields: dict[str, Any], body: str) -> tuple[str, dict[str, Any]]:
        record = self._records[fields["id"]]
        lines = [_line(line) for line in record["lines"]]
        found = blocks(body)
        shown = [line for line in lines if line.in_article]
        shown.sort(key=lambda line: line.cls != "title")
        made_heading = len(shown) == 0 or shown[0].cls != "title" or record["title"]["start"] < 0
        head = Markup() if not made_heading else _made_heading(record)
        rest = found[made_heading:]
        if record["publish"] == "metadata":
            html, body_html, removed = head, Markup(), []
        else:
            article = rest[: len(shown)]
            if [PREFIX.get(line.cls, "") for line in shown] != [_prefix(block) for block in article]:
                raise ValueError(
                    f"{fields['id']}.md does not match its record in data/articles.jsonl; run invoke annotate"
                )
            cut = sum(line.cls in ("title", "lead") for line in shown[:2])
            head += Markup("\n").join(map(_element, shown[:cut], article[:cut]))
            body_html = Markup("\n").join(map(_element, shown[cut:], article[cut:]))
            removed = list(_removed([line for line in lines if not line.in_article], rest[len(shown) :]))
            html = head + body_html
        metadata = {
            "title": record["title"]["text"] if record["title"] else NO_TITLE,
            "slug": record["id"],
            "date": _sort_date(record["published"]),
            "summary": Markup(escape(record["lead"]["text"])) if record["lead"] else Markup(),
            "record": record,
            "head": head,
            "body": body_html,
            "removed": removed,
            "removed_count": sum(len(run.lines) for run in removed),
            "date_label": date_label(record["published"]),
            "edition": hashlib.sha256((json.dumps(record) + body).encode()).hexdigest()[:12],
        }
        if record["publish"] == "full":
            metadata["search_document"] = _document(metadata, shown, article)
        return str(html), metadata


def _json_field(row: str) -> tuple[str, Any]:
    key, _, value = row.partition(": ")
    return key, json.loads(value)


def _line(record: dict[str, Any]) -> Line:
    return Line(
        record["n"],
        record["start"],
        record["end"],
        record["zone"],
        record["class"],
        record["rule"],
        record["confidence"],
        record["by"],
    )


def _prefix(block: Block) -> str:
    return {"h1": "# ", "h2": "## ", "blockquote": "> "}.get(block.tag, "")


def _made_heading(record: dict[str, Any]) -> Markup:
    words = record["title"]["text"] if record["title"] else NO_TITLE
    return Markup('<h1 class="title made" data-anno>{}</h1>\n').format(words)


def _labelled(html: str) -> Markup:
    """Labels of invisible characters as marked insertions; emphasis comes from nothing else."""
    return Markup(LABEL.sub(r'<span data-anno class="invisible">\1</span>', html))


def _element(line: Line, block: Block) -> Markup:
    inner = _labelled(block.inline[0])
    if line.cls == "caption":
        return Markup(
            '<figure id="l{n}" data-label="Ảnh không lưu"><figcaption data-line="{n}">{inner}</figcaption></figure>'
        ).format(n=line.n, inner=inner)
    tag = {"title": "h1", "heading": "h2"}.get(line.cls, "p")
    return Markup('<{tag} class="{cls}" id="l{n}" data-line="{n}">{inner}</{tag}>').format(
        tag=Markup(tag), cls=line.cls, n=line.n, inner=inner
    )


def _removed(lines: list[Line], made: list[Block]) -> Iterator[RemovedRun]:
    """The runs of removed lines; each list among ``made`` is one run."""
    items = [block.inline for block in made if block.tag == "ul"]
    if sum(map(len, items)) != len(lines):
        raise ValueError("the removed lines of an article do not match its record; run invoke annotate")
    rest = iter(lines)
    for run in items:
        of = [next(rest) for _ in run]
        yield RemovedRun(
            reason("structure", of[0].rule),
            tuple((line.n, _labelled(inner)) for line, inner in zip(of, run, strict=True)),
        )


def _sort_date(published: dict[str, Any] | None) -> datetime:
    if not published:
        return UNDATED
    first = date.fromisoformat(published["earliest"])
    return SafeDatetime(first.year, first.month, first.day)


def date_label(published: dict[str, Any] | None) -> str:
    """When an article was published, as a reader is told: a day, a span of days, or that it is not known."""
    if not published:
        return "không rõ ngày"
    first, last = (date.fromisoformat(published[key]) for key in ("earliest", "latest"))
    if first == last:
        return f"{first.day}/{first.month}/{first.year}"
    if (first.year, first.month) == (last.year, last.month):
        return f"{first.day}–{last.day}/{last.month}/{last.year}"
    if first.year == last.year:
        return f"{first.day}/{first.month}–{last.day}/{last.month}/{last.year}"
    return f"{first.day}/{first.month}/{first.year}–{last.day}/{last.month}/{last.year}"


def _document(metadata: dict[str, Any], shown: list[Line], article: list[Block]) -> Document:
    """What the search knows of an article: its own lines without the removed ones and without labels."""
    words = [
        (line, unescape(TAG.sub("", LABEL.sub("", block.inline[0]))))
        for line, block in zip(shown, article, strict=True)
    ]
    record = metadata["record"]
    return Document(
        id=record["id"],
        url=f"articles/{record['id']}.html",
        title=metadata["title"] if record["title"] else "",
        lead=record["lead"]["text"] if record["lead"] else "",
        text="\n".join(text for line, text in words if line.cls not in ("title", "lead")),
        date_label=metadata["date_label"],
        source=record["source"] or "",
    )


def _use(readers: Any) -> None:
    readers.reader_classes["md"] = ArchiveReader


def register() -> None:
    """Read Markdown by this reader in place of Pelican's, which changes raw text in several ways."""
    signals.readers_init.connect(_use)
