"""The same queries in lunr.py and in lunr.js on one serialised index find the same, with the same scores."""

from __future__ import annotations

import json
import logging
import random
import unicodedata
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from lunr.index import Index

from plugins.search.index import Document, build, cards, search

SEEDS = Path(__file__).parents[4] / "seeds"


def document(key: str, title: str, text: str = "", lead: str = "") -> Document:
    return Document(key, f"articles/{key}.html", title, lead, text, "12/4/2017", "Báo Tin Tức")


SMALL = [
    document("khung", "Khủng hoảng kinh tế", "Cuộc khủng hoảng kéo dài."),
    document("duong", "Đường sắt Bắc - Nam", "Tuyến đường dài nhất."),
    document("duong-2", "Ngành mía", "Giá đường tăng; ông Dương nói."),
    document("hoa-old", "Hòa bình ở Syria", "Đàm phán hòa bình."),
    document("hoa-new", "Tin ngắn", "Nền hoà bình lâu dài."),
    document("hoa-flower", "Hoa nở", "Hoa và bình hoa."),
    document("kysu", "Kỹ sư trẻ", "Một kỹ sư giỏi."),
    document("kisu", "Tin vắn", "Các kĩ sư nước ngoài."),
    document("city", "Tin TP.HCM", "Dịch COVID-19 tại TP. HCM và máy bay F-16."),
    document("city-joined", "Ngập ở TPHCM"),
    document("city-apart", "Mưa ở TP HCM"),
    document("an", "Công an", "An ninh, ấn tượng, ân nghĩa."),
    document("2017", "__proto__ constructor", "<script>alert(1)</script> toString"),
    document("none", "", "Bài không có tiêu đề nói về khủng bố."),
]

EXPECTED = {
    "khung hoang": {"khung"},
    "khủng hoảng": {"khung"},
    "KHỦNG  HOẢNG!": {"khung"},
    unicodedata.normalize("NFD", "khủng hoảng"): {"khung"},
    "duong": {"duong", "duong-2"},
    "Đường": {"duong", "duong-2"},
    "dương": {"duong-2"},
    "hoa binh": {"hoa-old", "hoa-new", "hoa-flower"},
    "hoà bình": {"hoa-old", "hoa-new"},
    "hòa bình": {"hoa-old", "hoa-new"},
    "hoa bình": {"hoa-old", "hoa-new", "hoa-flower"},
    "kỹ sư": {"kysu", "kisu"},
    "kĩ sư": {"kysu", "kisu"},
    "ky su": {"kysu", "kisu"},
    "tphcm": {"city", "city-joined"},
    "TP.HCM": {"city", "city-apart", "city-joined"},
    "tp hcm": {"city", "city-apart"},
    "covid 19": {"city"},
    "Covid-19": {"city"},
    "F16": {"city"},
    "an": {"an"},
    "ấn": {"an"},
    "án": set(),
    "proto": {"2017"},
    "khủng bố": {"none"},
    "khủng long hoảng": {"khung", "none"},  # no document has all words: any of them
}

NEVER_AN_ERROR = [
    "title:", "title:nga", "*", "khủng*", "-", "-hoảng", "~", "khủng~2", "^", "+", "+đường -sắt", "a:b:c", "nosuchfield:x",
    "__proto__", "constructor", "toString", "\\", '"', "'", "<script>", "😀", "\u2028", "",
]  # fmt: skip


@pytest.fixture(scope="module")
def small() -> str:
    return build(SMALL)


@pytest.mark.parametrize(("query", "found"), EXPECTED.items())
def test_queries_find_what_they_should(small: str, query: str, found: set[str]) -> None:
    assert {hit.id for hit in search(Index.load(small), query)} == found


@pytest.mark.parametrize("query", NEVER_AN_ERROR)
def test_no_query_is_an_error(small: str, query: str) -> None:
    search(Index.load(small), query)


def test_query_signs_are_not_syntax(small: str) -> None:
    index = Index.load(small)
    assert search(index, "+đường -sắt") == search(index, "đường sắt")
    assert search(index, "khủng* ~hoảng^") == search(index, "khủng hoảng")


def test_a_hit_in_the_title_counts_more() -> None:
    index = Index.load(
        build([document("a", "Tin vắn", "Lũ lụt ở đây"), document("b", "Lũ lụt ở đây", "Tin vắn")])
    )
    assert [hit.id for hit in search(index, "lũ lụt")] == ["b", "a"]


def test_equal_scores_are_listed_by_id() -> None:
    same = [document(key, "Bão số 3") for key in ("c", "10", "a", "9", "b")]
    assert [hit.id for hit in search(Index.load(build(same)), "bão")] == ["10", "9", "a", "b", "c"]


def test_the_index_does_not_depend_on_the_order_of_documents() -> None:
    shuffled = random.Random(1).sample(SMALL, len(SMALL))
    assert build(shuffled) == build(SMALL)
    assert cards(shuffled) == cards(SMALL)


def test_an_archive_without_articles_has_an_index() -> None:
    assert search(Index.load(build([])), "nga") == []


def test_cards_are_readable_json(small: str) -> None:
    listed = json.loads(cards(SMALL))
    assert [card["id"] for card in listed] == sorted(document.id for document in SMALL)
    assert "Đường sắt" in cards(SMALL)
    assert "đường" in small


def test_loading_says_nothing(small: str, caplog: pytest.LogCaptureFixture) -> None:
    with caplog.at_level(logging.DEBUG):
        Index.load(small)
    assert caplog.records == []


def seed_documents() -> list[Document]:
    """The lines of the repository's seeds as articles of three lines each: enough for scores to differ."""
    lines = [
        line
        for path in sorted(SEEDS.glob("*.txt"))
        for line in path.read_text(encoding="utf-8").splitlines()
        if line.strip()
    ]
    return [
        replace(document(f"{n:03}", lines[n]), lead=lines[n + 1], text=lines[n + 2])
        for n in range(0, len(lines) - 2, 3)
    ]


def test_lunr_py_and_lunr_js_find_the_same_with_the_same_scores(node: Any) -> None:
    documents = SMALL + seed_documents()
    serialised = build(documents)
    chance = random.Random(2017)
    vocabulary = sorted({word for each in documents for word in each.text.split()})
    drawn = [" ".join(chance.sample(vocabulary, chance.randint(1, 4))) for _ in range(150)]
    phrases = [" ".join(each.text.split()[3:6]) for each in documents if len(each.text.split()) > 6]
    unaccented = [unicodedata.normalize("NFD", query).encode("ascii", "ignore").decode() for query in phrases]
    queries = [*EXPECTED, *NEVER_AN_ERROR, *drawn, *phrases, *unaccented]
    theirs = node(
        """({serialised, queries}) => {
          const lunr = require('../vendor/lunr/lunr.min.js');
          const index = lunr.Index.load(JSON.parse(serialised));
          return queries.map((query) => require('./engine.js').search(index, query).hits);
        }""",
        {"serialised": serialised, "queries": queries},
    )
    index = Index.load(serialised)
    found = 0
    for query, other in zip(queries, theirs, strict=True):
        ours = search(index, query)
        assert [hit.id for hit in ours] == [hit["id"] for hit in other], query
        assert [hit.score for hit in ours] == pytest.approx([hit["score"] for hit in other], abs=1e-9), query
        found += bool(ours)
    assert found > 200
