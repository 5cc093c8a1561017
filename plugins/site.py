"""What every page knows of the site as a whole, and the guard that no article is dropped on the way."""

from __future__ import annotations

import hashlib
import json
from itertools import pairwise
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from pelican import signals

from plugins.records import Records


def _global_facts(generator: Any) -> None:
    """Put the quality record where the templates find it."""
    path = Path(generator.settings["PATH"]) / "data" / "quality.json"
    generator.context["quality"] = json.loads(path.read_text(encoding="utf-8")) if path.is_file() else {}
    generator.context["absolute"] = generator.settings.get("ARCHIVE_URL", "")


def _count(generator: Any) -> None:
    """Pelican leaves out what it cannot read with a message only; here a missing page stops the build."""
    records = Records(Path(generator.settings["PATH"]) / "data" / "articles.jsonl")
    if len(generator.articles) != len(records):
        raise ValueError(
            f"{len(records)} articles are annotated but {len(generator.articles)} would be rendered"
        )


def _neighbours(generator: Any) -> None:
    """Tell each article which dated one comes before and after it, and every template what an id means."""
    generator.context["article_of"] = {article.slug: article for article in generator.articles}
    dated = [article for article in generator.articles if article.record["published"]]
    for later, earlier in pairwise(dated):
        later.earlier, earlier.later = earlier, later


def edition(content: object) -> str:
    """A short hash of a page's content, by which a reader can say which edition was read."""
    return hashlib.sha256(str(content).encode()).hexdigest()[:12]


def _filters(generator: Any) -> None:
    generator.env.filters["edition"] = edition


def _write_not_found(generator: Any, writer: Any) -> None:
    """Write 404.html, which a server shows at any depth: its links start from the site's path, where that is known."""
    address = generator.settings.get("ARCHIVE_URL", "")
    context = {**generator.context, "SITEURL": urlsplit(address).path if address else "."}
    writer.write_file("404.html", generator.get_template("404"), context, relative_urls=False)


def register() -> None:
    """Connect to Pelican."""
    signals.article_generator_finalized.connect(_neighbours)
    signals.article_writer_finalized.connect(_write_not_found)
    signals.generator_init.connect(_global_facts)
    signals.generator_init.connect(_filters)
    signals.article_generator_finalized.connect(_count)
