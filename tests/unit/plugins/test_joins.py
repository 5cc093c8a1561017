import json

import pytest

from plugins.joins import Joins
from plugins.records import Records


def end(article: str, start: int | None = None) -> dict[str, object]:
    return {"article": article, "start": start, "end": start}


@pytest.fixture
def joins(tmp_path):
    lines = [{"n": 1, "start": 0, "end": 9}, {"n": 3, "start": 11, "end": 30}]
    articles = [
        {"id": name, "source": source, "title": None, "lines": lines}
        for name, source in [("a", None), ("b", "Báo B")]
    ]
    long = "Một tít báo dài tới mức không ai nhớ nổi nó"
    articles.append({"id": "c", "source": None, "title": {"text": long}, "lines": lines})
    links = [
        {"kind": "parallel-passage", "from": end("a", 2), "to": end("b", 12), "reason": ""},
        {
            "kind": "parallel-passage",
            "from": end("a", 4),
            "to": end("b", 20),
            "reason": "",
            "differs": {"from": [{"start": 5, "end": 6}], "to": [{"start": 21, "end": 22}]},
        },
        {"kind": "related", "from": end("a"), "to": end("b"), "reason": "cùng nói về X"},
        {"kind": "teaser-of", "from": end("b", 11), "to": end("a"), "reason": ""},
    ]
    reports = [
        {"article": "a", "recalls": False},
        {"article": "b", "recalls": False},
        {"article": "c", "recalls": True},
    ]
    events = [{"id": "e", "name": "Hội đàm", "sources": 2, "reports": reports}]
    for name, rows in {"articles": articles, "links": links, "events": events}.items():
        text = "".join(json.dumps(row, separators=(",", ":")) + "\n" for row in rows)
        (tmp_path / f"{name}.jsonl").write_text(text, encoding="utf-8")
    return Joins(tmp_path, Records(tmp_path / "articles.jsonl"))


def test_passages_that_others_tell_come_in_order_of_the_text(joins):
    found = joins.parallels("a")
    assert [(each.here, each.article, each.there) for each in found] == [
        ((2, 2), "b", (12, 12)),
        ((4, 4), "b", (20, 20)),
    ]


def test_figures_that_differ_are_known_from_both_sides(joins):
    (first, second) = joins.parallels("b")
    assert (first.differs, first.differs_there) == ((), ())
    assert (second.differs, second.differs_there) == (((21, 22),), ((5, 6),))


def test_an_offset_has_its_line_and_an_article_a_short_name(joins):
    assert joins.line("b", 12) == 3
    assert (joins.source("a"), joins.source("b")) == ("a", "Báo B")


def test_a_long_title_names_an_article_by_its_beginning(joins):
    assert joins.source("c") == "Một tít báo dài tới mức không…"


def test_a_symmetric_link_is_known_on_both_sides(joins):
    assert [each.article for each in joins.related("a")] == ["b"]
    assert [each.article for each in joins.related("b")] == ["a"]


def test_an_event_names_the_others_that_report_it_and_tells_who_only_recalls(joins):
    (event,) = joins.events("a")
    assert (event.others, event.recalls, event.sources) == (("b",), False, 2)
    assert joins.events("c")[0].recalls


def test_a_related_headline_leads_to_its_article(joins):
    assert joins.teaser("b", 11, 30) == "a"
    assert joins.teaser("b", 0, 9) is None


def test_an_archive_without_links_joins_nothing(tmp_path):
    empty = Joins(tmp_path, Records(tmp_path / "articles.jsonl"))
    assert (empty.events("a"), empty.related("a"), empty.copies("a")) == ([], [], [])
