"""A list of the archive's addresses and titles, by which the page for a missing address names the nearest ones.

It is asked for by that page alone, and short even where the archive is not: what most readers look for.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from heapq import nlargest
from pathlib import Path
from typing import Any

from pelican import signals

from annotate.addresses import address, event_address
from plugins.records import rows

Address = tuple[str, str]
"""A path below the root of the site, and the title of the page."""

FILE = "addresses.json"
ARTICLES, EVENTS, ENTITIES = 1500, 500, 1000
"""At most so many of each: the newest, those with most sources, those in most articles."""


def addresses(articles: list[Any], content: Path) -> list[Address]:
    """The addresses, by their paths; ``articles`` are Pelican's, newest first, ``content`` is the content folder."""
    newest = ((str(article.url), str(article.title)) for article in articles[:ARTICLES])
    return sorted([*newest, *_events(content), *_entities(content)])


def _events(content: Path) -> Iterator[Address]:
    events = rows(content / "data" / "events.jsonl")
    for event in nlargest(EVENTS, events, key=lambda each: (each["sources"], each["id"])):
        yield event_address(event["id"]), event["name"]


def _entities(content: Path) -> Iterator[Address]:
    entities = rows(content / "data" / "entities.jsonl")
    for entity in nlargest(ENTITIES, entities, key=lambda each: (each["articles"], each["id"])):
        if (content / address(entity["type"], entity["id"], suffix="md")).is_file():
            yield address(entity["type"], entity["id"]), entity["name"]


def _write(generator: Any, **_: Any) -> None:
    settings = generator.settings
    found = addresses(generator.articles, Path(settings["PATH"]))
    rows = ",\n".join(json.dumps(each, ensure_ascii=False, separators=(",", ":")) for each in found)
    Path(settings["OUTPUT_PATH"], FILE).write_text(f"[{rows}]\n", encoding="utf-8")


def register() -> None:
    """Connect to Pelican."""
    signals.article_writer_finalized.connect(_write)
