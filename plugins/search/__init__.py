"""Search: writes the index of all articles into the output (docs/search-format.md), where the search page reads it."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from pelican import signals

from plugins.search.article import archive_entities
from plugins.search.documents import unpacked
from plugins.search.writer import write_index

__all__ = ["register"]

FOLDER = "search"


def register() -> None:
    """Write the index once the articles are written."""
    signals.article_writer_finalized.connect(_write)


def _write(generator: Any, writer: Any) -> None:
    """Index the articles that carry a ``search_document`` (packed); withheld ones carry none."""
    found = (getattr(article, "search_document", None) for article in generator.articles)
    write_index(
        (unpacked(document) for document in found if document),
        archive_entities(Path(generator.settings["PATH"])),
        Path(writer.output_path) / FOLDER,
    )
