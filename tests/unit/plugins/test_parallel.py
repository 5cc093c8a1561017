import json

import pytest

from plugins.joins import Joins
from plugins.parallel import elsewhere, pairs
from plugins.records import Records
from plugins.texts import Texts

A = "Bão làm 3 người chết. Đường ngập."
B = "Theo xã, bão làm 5\u200b người chết."


def line(n, start, end, **more):
    return {"n": n, "start": start, "end": end, "zone": "article", "class": "paragraph", **more}


def link(here, there, **more):
    ends = [{"article": name, "start": start, "end": end} for name, start, end in (here, there)]
    return {"kind": "parallel-passage", "from": ends[0], "to": ends[1], "reason": "cùng một chi tiết", **more}


@pytest.fixture
def archive(tmp_path):
    articles = [
        {"id": "a", "source": "Báo A", "title": None, "lines": [line(1, 0, len(A))]},
        {"id": "b", "source": "Báo B", "title": None, "lines": [line(4, 100, 100 + len(B), gaps=[[18, 1]])]},
    ]
    figures = {"from": [{"start": 8, "end": 9}], "to": [{"start": 117, "end": 118}]}
    links = [
        link(("a", 0, 21), ("b", 100, 100 + len(B)), differs=figures),
        link(("a", 22, 33), ("b", 100, 108)),
    ]
    (tmp_path / "data").mkdir()
    for name, rows in {"articles": articles, "links": links}.items():
        text = "".join(json.dumps(row, separators=(",", ":")) + "\n" for row in rows)
        (tmp_path / f"data/{name}.jsonl").write_text(text, encoding="utf-8")
    (tmp_path / "articles").mkdir()
    for name, words in {"a": A, "b": "Theo xã, bão làm 5*U+200B* người chết."}.items():
        text = f"---\n# x\n---\n\n# *không có tiêu đề*\n\n{words}\n"
        (tmp_path / f"articles/{name}.md").write_text(text, encoding="utf-8")
    records = Records(tmp_path / "data/articles.jsonl")
    return Joins(tmp_path / "data", records), Texts(tmp_path, records)


def test_a_passage_stands_beside_those_of_others_with_the_figures_that_differ_marked(archive):
    first, _ = pairs("a", *archive)
    assert (first.id, first.n, first.html) == ("k1", 1, "Bão làm <mark>3</mark> người chết.")
    (other,) = first.others
    assert (other.source, other.n) == ("Báo B", 4)
    assert other.html == "Theo xã, bão làm <mark>5</mark> người chết."


def test_the_other_article_has_the_same_pairs_from_its_side(archive):
    found = pairs("b", *archive)
    assert [pair.others[0].html for pair in found] == ["Đường ngập.", "Bão làm <mark>3</mark> người chết."]


def test_no_more_passages_than_asked_for_are_shown(archive):
    assert [pair.id for pair in pairs("a", *archive, most=1)] == ["k1"]


def test_a_line_names_another_article_once_with_its_lines_and_pairs(archive):
    assert elsewhere(pairs("a", *archive)) == {1: [("b", "Báo B", (4,), ("k1", "k2"))]}


def test_seed_text_never_becomes_markup(archive):
    _, texts = archive
    assert texts.passage("a", 0, 3).html == "Bão"
    assert texts.passage("a", 500, 600) is None
