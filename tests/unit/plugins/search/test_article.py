"""From an article's records to what the search knows of it."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from plugins.search.article import archive_entities, article_document
from plugins.search.documents import Document, Entity, RemovedLine, Said, packed, unpacked


def line(n: int, start: int, end: int, cls: str = "paragraph", **more: Any) -> dict[str, Any]:
    return {"n": n, "start": start, "end": end, "zone": "article", "class": cls, "rule": "title", **more}


def record(**more: Any) -> dict[str, Any]:
    return {"id": "a", "title": {"text": "Tiêu đề"}, "lead": None, "published": None, "source": None, **more}


STATEMENT = {"speaker": {"text": "ông A", "entity": "a"}, "content": [{"start": 4, "end": 16}]}
MENTIONS = [
    {"entity": "a", "start": 0},
    {"entity": None, "start": 5},
    {"entity": "b", "start": 12},
    {"entity": "gone", "start": 25},
]


def made(**more: Any) -> Document:
    return article_document(
        record(**more),
        "không rõ ngày",
        [(line(1, 0, 9, "title"), "Tiêu đề a"), (line(2, 10, 20, gaps=[[3, 1]]), "một hai b")],
        [(line(3, 21, 30), "Chia sẻ")],
        {"mentions": MENTIONS, "statements": [STATEMENT]},
        ["su-kien"],
    )


def test_a_statement_is_marked_in_each_line_that_it_covers_where_the_page_shows_it() -> None:
    first, second = made().lines
    assert first.said == (Said(4, 9, "ông A", "a"),)
    assert second.said == (Said(0, 5, "ông A", "a"),)


def test_only_names_in_lines_of_the_article_count() -> None:
    assert made().entities == ("a", "b", "su-kien")
    assert made().speakers == ("a",)


def test_removed_lines_come_with_their_reason() -> None:
    (row,) = made().removed
    assert row == RemovedLine(3, row.reason, "Chia sẻ")
    assert row.reason


def test_an_article_without_a_date_has_none() -> None:
    assert (made().earliest, made().latest) == (None, None)
    dated = made(published={"earliest": "2017-04-12", "latest": "2017-04-15"})
    assert (dated.earliest, dated.latest) == ("2017-04-12", "2017-04-15")


def test_a_document_comes_back_from_its_packed_form() -> None:
    assert unpacked(packed(made())) == made()


def entities(content: Path, rows: list[dict[str, Any]]) -> list[Entity]:
    for folder in ("data", "places"):
        (content / folder).mkdir()
    (content / "places" / "hoa-ky.md").touch()
    data = "".join(json.dumps(row) + "\n" for row in rows)
    (content / "data" / "entities.jsonl").write_text(data, encoding="utf-8")
    (content / "data" / "events.jsonl").write_text('{"id":"hop","name":"Họp"}\n', encoding="utf-8")
    return list(archive_entities(content))


def test_other_names_come_from_authority_records(tmp_path: Path) -> None:
    rows = [
        {
            "id": "hoa-ky",
            "type": "place",
            "name": "Mỹ",
            "variants": ["Hoa Kỳ", "Mỹ"],
            "counts": [1, 5],
            "source": "x",
        },
        {"id": "hoa-ky-2", "type": "person", "name": "Hoa Kỳ", "variants": [], "counts": [], "source": None},
    ]
    america, person, event = entities(tmp_path, rows)
    assert america.names == ("Mỹ", "Hoa Kỳ")
    assert {"Hoa Kỳ", "America"} < set(america.aliases)
    assert america.address == "places/hoa-ky.html"
    assert person.aliases == ()
    assert person.address == "people/once_h2.html#hoa-ky-2"  # has no page of its own
    assert (event.type, event.address) == ("event", "events/hop.html")
