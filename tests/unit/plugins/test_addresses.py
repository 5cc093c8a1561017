"""The list by which a missing address finds its nearest neighbours."""

from __future__ import annotations

import json
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest

from plugins import addresses as module
from plugins.addresses import addresses


def write(path: Path, records: list[dict[str, Any]]) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text("".join(json.dumps(each) + "\n" for each in records), encoding="utf-8")


def article(key: str) -> SimpleNamespace:
    return SimpleNamespace(url=f"articles/{key}.html", title=f"Bài {key}")


def test_articles_events_and_entities_with_a_page_are_listed_by_their_paths(tmp_path: Path) -> None:
    write(tmp_path / "data" / "events.jsonl", [{"id": "hop", "name": "Cuộc họp", "sources": 2}])
    entities = [
        {"id": "an", "type": "person", "name": "An", "articles": 2},
        {"id": "hue", "type": "place", "name": "Huế", "articles": 1},
    ]
    write(tmp_path / "data" / "entities.jsonl", entities)
    write(tmp_path / "people" / "an.md", [])
    assert addresses([article("b"), article("a")], tmp_path) == [
        ("articles/a.html", "Bài a"),
        ("articles/b.html", "Bài b"),
        ("events/hop.html", "Cuộc họp"),
        ("people/an.html", "An"),
    ]


def test_the_list_stays_short(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "ARTICLES", 2)
    monkeypatch.setattr(module, "EVENTS", 1)
    events = [{"id": str(n), "name": str(n), "sources": n} for n in range(5)]
    write(tmp_path / "data" / "events.jsonl", events)
    found = addresses([article("newest"), article("newer"), article("old")], tmp_path)
    assert [path for path, _ in found] == ["articles/newer.html", "articles/newest.html", "events/4.html"]


def test_an_empty_archive_has_an_empty_list(tmp_path: Path) -> None:
    assert addresses([], tmp_path) == []
