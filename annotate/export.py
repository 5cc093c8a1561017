"""The archive's public data, ``content/data/*.jsonl``: the contract that tests and outside tools rely on.

JSON Lines, UTF-8, one record a line, keys in the order of the contract, records sorted. Fields may be added and are
never renamed.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from dataclasses import asdict, fields
from functools import cache
from typing import TYPE_CHECKING, Any

from annotate.invisible import comparable
from annotate.layout import gaps
from annotate.model import (
    Article,
    Caption,
    Cue,
    Line,
    Mention,
    Published,
    Span,
    Speaker,
    Text,
    TimeExpression,
)

if TYPE_CHECKING:
    from _typeshed import DataclassInstance

Record = Mapping[str, Any]


def article_record(article: Article) -> Record:
    """An article's line in ``articles.jsonl``.

    Of an article whose text is withheld (``publish: metadata``) only what describes it is told: no lines, no lead,
    no captions and no passage of its text.
    """
    full = article.publish == "full"
    return {
        "id": article.id,
        "seed": article.seed.path,
        "sha256": article.seed.sha256,
        "encoding": article.seed.encoding,
        "publish": article.publish,
        "title": _text(article.title),
        "lead": _text(article.lead) if full else None,
        "published": _published(article.published, full),
        "source": _clean(article.source),
        "author": _clean(article.author),
        "agencies": list(article.agencies),
        "url": article.url,
        "rights": article.rights,
        "tags": list(article.tags),
        "edited": list(article.edited),
        "lines": [_line(article, line) for line in article.lines] if full else [],
        "captions": [_caption(caption) for caption in article.captions] if full else [],
    }


def _clean(words: str | None) -> str | None:
    """Words that are no span of the text, as they may be shown anywhere: without invisible characters."""
    return comparable(words) if words else None


def _text(text: Text | None) -> Record | None:
    return asdict(text) if text else None


def _published(published: Published | None, full: bool) -> Record | None:
    if not published:
        return None
    evidence = [asdict(item) if full else asdict(item) | {"text": ""} for item in published.evidence]
    return {
        "value": published.value,
        "earliest": published.earliest,
        "latest": published.latest,
        "evidence": evidence,
        "by": published.by,
    }


def _line(article: Article, line: Line) -> Record:
    moved = gaps(article.words(line))
    return {
        "n": line.n,
        "start": line.start,
        "end": line.end,
        "zone": line.zone,
        "class": line.cls,
        "rule": line.rule,
        "confidence": line.confidence,
        "by": line.by,
        **({"gaps": moved} if moved else {}),
    }


def _caption(caption: Caption) -> Record:
    return {"start": caption.start, "end": caption.end, "credit": _span(caption.credit)}


def _span(span: Span | None) -> Record | None:
    return {"start": span.start, "end": span.end} if span else None


def mention_records(article: Article) -> list[Record]:
    """An article's lines in ``mentions.jsonl``, none where its text is withheld."""
    return _marked(article, article.mentions)


def date_records(article: Article) -> list[Record]:
    """An article's lines in ``dates.jsonl``, none where its text is withheld."""
    return _marked(article, article.times)


def _marked(article: Article, marks: Iterable[Mention | TimeExpression]) -> list[Record]:
    if article.publish != "full":
        return []
    return [
        {"article": article.id, **_fields(mark)} for mark in sorted(marks, key=lambda m: (m.start, -m.end))
    ]


def statement_records(article: Article) -> list[Record]:
    """An article's lines in ``statements.jsonl``, none where its text is withheld."""
    if article.publish != "full":
        return []
    return [{"article": article.id, **_fields(statement)} for statement in article.statements]


def note_records(article: Article) -> list[Record]:
    """An article's lines in ``notes.jsonl``: an editor's notes in Markdown, none where its text is withheld."""
    if article.publish != "full":
        return []
    return [{"article": article.id, **asdict(note)} for note in article.notes]


def _fields(thing: DataclassInstance) -> dict[str, Any]:
    """``dataclasses.asdict`` without its copies, since a mark's values are never altered: a third of its time."""
    return {name: _plain(getattr(thing, name)) for name in _names(type(thing))}


def _plain(value: object) -> object:
    if isinstance(value, (Speaker, Cue, Span)):
        return _fields(value)
    return [_plain(item) for item in value] if isinstance(value, tuple) else value


@cache
def _names(kind: type[DataclassInstance]) -> tuple[str, ...]:
    return tuple(field.name for field in fields(kind))


def json_lines(records: Iterable[Record]) -> str:
    """``records`` as JSON Lines. U+2028 and U+2029 are escaped, since many tools take them for line ends."""
    out = (json.dumps(record, ensure_ascii=False, separators=(",", ":")) + "\n" for record in records)
    return "".join(out).replace("\u2028", "\\u2028").replace("\u2029", "\\u2029").replace("\x85", "\\u0085")
