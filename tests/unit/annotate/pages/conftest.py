"""A small archive as records of the data contract, made from a few lines of text for each article."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

import pytest

from annotate.pages import Filed, Limits, Page, archive_pages, index
from annotate.pages.index import Index

Row = dict[str, Any]
Pages = dict[str, str]

ENTITIES = [
    {"id": "an", "type": "person", "name": "Nguyễn Văn An"},
    {"id": "binh", "type": "person", "name": "Trần Bình"},
    {"id": "ha-noi", "type": "place", "name": "Hà Nội"},
]
NAMES = {"Nguyễn Văn An": "an", "ông An": "an", "Trần Bình": "binh", "Hà Nội": "ha-noi"}


def span(text: str, words: str, start: int = 0) -> tuple[int, int]:
    at = text.index(words, start)
    return at, at + len(words)


def filed(
    id_: str,
    text: str,
    day: str | tuple[str, str] | None = "2018-05-03",
    source: str | None = "Báo Mới",
    dates: Sequence[tuple[str, str]] = (),
    said: Sequence[tuple[str, str, str]] = (),
    removed: Sequence[int] = (),
) -> Filed:
    """An article whose first line is its title. ``said``: words for the speaker, class, content."""
    lines, at = [], 0
    for n, words in enumerate(text.split("\n"), 1):
        zone = "related" if n in removed else "article"
        cls = "teaser" if n in removed else "title" if n == 1 else "paragraph"
        lines.append({"n": n, "start": at, "end": at + len(words), "zone": zone, "class": cls})
        at += len(words) + 1
    first, last = (day, day) if isinstance(day, str) else day or (None, None)
    mentions = []
    for words, entity in NAMES.items():
        place = text.find(words)
        while place >= 0:
            kind = "place" if entity == "ha-noi" else "person"
            form = "nominal" if words == "ông An" else "name"
            row = {"start": place, "end": place + len(words), "text": words, "type": kind}
            mentions.append({"article": id_, **row, "form": form, "entity": entity})
            place = text.find(words, place + 1)
    mentions.sort(key=lambda row: row["start"])
    statements = []
    for speaker, act, words in said:
        start, end = span(text, speaker)
        who = {"start": start, "end": end, "text": speaker, "entity": NAMES.get(speaker)}
        start, end = span(text, words)
        content = [{"start": start, "end": end}]
        row = {"speaker": who, "cue": None, "cue_class": act, "content": content, "kind": "indirect"}
        statements.append({"article": id_, **row})
    return Filed(
        {
            "id": id_,
            "title": {"text": lines and text.split("\n")[0]},
            "published": {"earliest": first, "latest": last} if first else None,
            "source": source,
            "agencies": [],
            "lines": lines,
        },
        text,
        mentions,
        [
            {
                "article": id_,
                **dict(zip(("start", "end"), span(text, words), strict=True)),
                "type": "DATE",
                "value": value,
            }
            for words, value in dates
        ],
        statements,
    )


@pytest.fixture
def make() -> Callable[..., Filed]:
    return filed


@pytest.fixture
def grouped() -> Callable[..., Index]:
    def run(
        *articles: Filed, events: Sequence[Row] = (), links: Sequence[Row] = (), lean_from: int = 99
    ) -> Index:
        return index(iter(articles), ENTITIES, events, links, lean_from)

    return run


@pytest.fixture
def pages() -> Callable[..., Pages]:
    def run(
        *articles: Filed,
        events: Sequence[Row] = (),
        links: Sequence[Row] = (),
        entities: Sequence[Row] = ENTITIES,
        **limits: int,
    ) -> Pages:
        made: list[Page] = list(archive_pages(iter(articles), entities, events, links, Limits(**limits)))
        assert len({page.path for page in made}) == len(made)
        return {page.path: page.text for page in made}

    return run
