"""Words in their context: the passages of a result, and the rows of a concordance."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from plugins.search.documents import Document, Line, RemovedLine, Said
from plugins.search.writer import write_index

PASSAGES = """async ({ call }, { q, options }) => {
  const { hits, marks } = await call("search", { q });
  return call("passages", hits.map((hit) => hit.number), marks, options || {});
}"""
CONCORDANCE = "async ({ call }, { request, options }) => call('concordance', request, options || {})"

LONG = "x " * 200 + "cuộc khủng hoảng lớn ở đây, " + "y " * 200 + "rồi khủng bố " + "z " * 200
SAYS = "Ông A nói: nước ta cần hoà bình."

DOCUMENTS = [
    Document("long", "Một bài dài", "", (Line(1, "title", "Một bài dài"), Line(3, "paragraph", LONG), Line(4, "paragraph", "Hết khủng hoảng."), Line(5, "paragraph", "Lại khủng hoảng nữa.")), earliest="2001-01-01", latest="2001-01-01"),
    Document("said", "Lời", "", (Line(1, "title", "Lời"), Line(2, "paragraph", SAYS, (Said(11, len(SAYS), "Ông A", None),)), Line(3, "paragraph", "Nền hoà bình mong manh.")), earliest="2002-01-01", latest="2002-01-01", date_label="1/1/2002"),
    Document("emoji", "Biểu tượng", "", (Line(1, "title", "Biểu tượng"), Line(2, "paragraph", "😀" * 300 + "đặc biệt" + "😀" * 300)), earliest="2003-01-01", latest="2003-01-01"),
    Document("spam", "Rác", "", (Line(1, "title", "Rác"), Line(2, "paragraph", "a" * 5000 + " rác rưởi " + "b" * 5000)), removed=(RemovedLine(7, "Quảng cáo", "Mua nhà giá rẻ"),), earliest="2004-01-01", latest="2004-01-01"),
]  # fmt: skip


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    made = tmp_path_factory.mktemp("kwic")
    write_index(DOCUMENTS, (), made)
    return made


def shown(passage: dict[str, Any]) -> str:
    return "".join(f"[{piece['text']}]" if piece["hit"] else piece["text"] for piece in passage["pieces"])


def test_a_passage_is_the_surroundings_of_the_words_cut_between_words(ask: Any, folder: Path) -> None:
    [found] = ask(folder, PASSAGES, {"q": "khủng hoảng"})
    first, *others = found["passages"]
    assert "x cuộc [khủng hoảng] lớn ở đây, y" in shown(first)
    assert shown(first).startswith("… x ")
    assert shown(first).endswith(" y …")
    assert 100 < len(shown(first)) < 200
    assert [shown(each) for each in others] == ["Hết [khủng hoảng].", "Lại [khủng hoảng] nữa."]
    assert [(each["line"], each["class"], each["url"]) for each in others] == [
        (4, "paragraph", "articles/long.html"),
        (5, "paragraph", "articles/long.html"),
    ]


def test_passages_with_other_words_of_the_query_come_first(ask: Any, folder: Path) -> None:
    [found] = ask(folder, PASSAGES, {"q": "khủng bố hoảng"})
    first, second, *_ = map(shown, found["passages"])
    assert "[khủng hoảng]" in first
    assert "[khủng bố]" in second


def test_a_passage_in_a_statement_names_its_speaker(ask: Any, folder: Path) -> None:
    [found] = ask(folder, PASSAGES, {"q": "hoà bình"})
    assert [(shown(each), each["speaker"]) for each in found["statements"]] == [
        ("Ông A nói: nước ta cần [hoà bình].", {"name": "Ông A", "url": None})
    ]
    assert {each["line"]: each["speaker"] and each["speaker"]["name"] for each in found["passages"]} == {
        2: "Ông A",
        3: None,
    }


def test_no_character_and_no_word_is_cut_in_two(ask: Any, folder: Path) -> None:
    [found] = ask(folder, PASSAGES, {"q": "đặc biệt"})
    assert "[đặc biệt]" in shown(found["passages"][0])
    shown(found["passages"][0]).encode("utf-8")
    [found] = ask(folder, PASSAGES, {"q": "rưởi"})
    assert len(shown(found["passages"][0])) < 300


def test_removed_lines_are_shown_as_such(ask: Any, folder: Path) -> None:
    [found] = ask(
        folder,
        PASSAGES.replace("{ q }", "{ q, removed: true }"),
        {"q": "giá rẻ", "options": {"removed": True}},
    )
    assert [(shown(each), each["line"], each["removed"]) for each in found["passages"]] == [
        ("Mua nhà [giá rẻ]", 7, True)
    ]


def test_a_concordance_lists_every_place_in_order_of_date(ask: Any, folder: Path) -> None:
    found = ask(folder, CONCORDANCE, {"request": {"q": "khủng"}})
    assert [(row["line"], row["hit"]) for row in found["rows"]] == [
        (3, "khủng"),
        (3, "khủng"),
        (4, "khủng"),
        (5, "khủng"),
    ]
    assert found["rows"][0]["left"].endswith("x cuộc ")
    assert found["rows"][0]["right"].startswith(" hoảng lớn")
    assert not found["more"]
    row = ask(folder, CONCORDANCE, {"request": {"q": "hoà bình"}})["rows"][0]
    assert row == {
        "number": 1, "line": 2, "date": "1/1/2002", "day": "2002-01-01", "from": "2002-01-01", "title": "Lời", "url": "articles/said.html",
        "left": "Ông A nói: nước ta cần ", "hit": "hoà bình", "right": ".",
    }  # fmt: skip


def test_a_concordance_comes_in_pages(ask: Any, folder: Path) -> None:
    whole = ask(folder, CONCORDANCE, {"request": {"q": "khủng"}})["rows"]
    for start in (0, 2):
        page = ask(folder, CONCORDANCE, {"request": {"q": "khủng"}, "options": {"start": start, "count": 2}})
        assert page["rows"] == whole[start : start + 2]
        assert page["more"] == (start == 0)
