"""Search: writes the index of all articles into the output, where the search page loads it.

One classic script, ``search/index.js``, because browsers refuse to fetch files on ``file://``; it hands the index
and the documents to ``archiveSearch.load`` as JSON text, so that no word of an article is ever read as code.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

from pelican import signals

from plugins.search.index import Document, build, cards

__all__ = ["Document", "index_script", "register"]

FILE = Path("search", "index.js")

# What would end a string between single quotes, or be read by an HTML parser.
STRING_ESCAPES = str.maketrans(
    {
        "\\": "\\\\",
        "'": "\\'",
        "\u2028": "\\u2028",
        "\u2029": "\\u2029",
        "<": "\\u003c",
        "\n": "\\n",
        "\r": "\\r",
    }
)


def index_script(documents: list[Document]) -> str:
    """The text of ``search/index.js`` for ``documents``."""
    return f"archiveSearch.load({_literal(build(documents))},\n{_literal(cards(documents))});\n"


def register() -> None:
    """Write the index once the articles are written."""
    signals.article_writer_finalized.connect(_write)


def _write(generator: Any, writer: Any) -> None:
    """Index the articles that carry a ``search_document``; withheld ones carry none."""
    found = (getattr(article, "search_document", None) for article in generator.articles)
    path = Path(writer.output_path) / FILE
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(
        index_script([document for document in found if document]), encoding="utf-8", newline="\n"
    )


def _literal(text: str) -> str:
    """``JSON.parse('…')``: faster than an object literal, and a key ``__proto__`` stays a plain key."""
    return f"JSON.parse('{text.translate(STRING_ESCAPES)}')"
