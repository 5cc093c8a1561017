"""What the Pelican plugin writes, whatever the articles hold."""

from __future__ import annotations

import json
from pathlib import Path
from types import SimpleNamespace

from pelican import signals

from plugins import search
from plugins.search.documents import packed
from plugins.search.reader import Reader
from tests.unit.plugins.search.articles_of import document


def written(tmp_path: Path, *articles: SimpleNamespace) -> Reader:
    search.register()
    data = tmp_path / "content" / "data"
    data.mkdir(parents=True)
    entity = {
        "id": "an",
        "type": "person",
        "name": "Nguyễn An",
        "variants": ["ông An"],
        "counts": [1],
        "source": None,
    }
    (data / "entities.jsonl").write_text(json.dumps(entity) + "\n", encoding="utf-8")
    generator = SimpleNamespace(articles=list(articles), settings={"PATH": str(tmp_path / "content")})
    signals.article_writer_finalized.send(
        generator, writer=SimpleNamespace(output_path=str(tmp_path / "out"))
    )
    return Reader(tmp_path / "out" / "search")


def test_only_articles_with_a_search_document_are_found(tmp_path: Path) -> None:
    shown = SimpleNamespace(search_document=packed(document("a", "Bài hiện", entities=("an",))))
    index = written(tmp_path, SimpleNamespace(title="Bài rút lại"), shown)
    assert [card[0] for card in index.cards()] == ["a"]
    assert index.group("u", "rut") == []
    assert [row[:3] for row, _, _ in index.entities()] == [["person", "Nguyễn An", "people/once_aa.html#an"]]


def test_an_archive_without_articles_has_an_index(tmp_path: Path) -> None:
    index = written(tmp_path)
    assert index.meta["count"] == 0
    assert index.group("u", "nga") == []
    assert index.cards() == []
