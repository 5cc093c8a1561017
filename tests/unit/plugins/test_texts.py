import json

import pytest

from plugins.blocks import blocks
from plugins.records import Records
from plugins.texts import Texts, article_lines, join_lines


def line(n, start, end, cls="paragraph", zone="article", **more):
    return {"n": n, "start": start, "end": end, "zone": zone, "class": cls, **more}


RECORD = {
    "id": "a",
    "title": {"text": "Tít", "start": 20, "end": 23},
    "lines": [
        line(1, 0, 12, gaps=[[3, 2]]),
        line(3, 14, 19, zone="furniture", cls="furniture"),
        line(4, 20, 23, cls="title"),
    ],
}
MARKDOWN = "# Tít\n\nMột đoạn <\n\n---\n\n## Những dòng không thuộc bài\n"


@pytest.fixture
def texts(tmp_path):
    (tmp_path / "articles").mkdir()
    (tmp_path / "articles/a.md").write_text(f"---\n# x\n---\n\n{MARKDOWN}", encoding="utf-8")
    rows = [RECORD, {"id": "w", "title": None, "lines": []}]
    path = tmp_path / "articles.jsonl"
    path.write_text("".join(json.dumps(row, separators=(",", ":")) + "\n" for row in rows), encoding="utf-8")
    return Texts(tmp_path, Records(path))


def test_the_title_comes_first_and_removed_lines_do_not_come():
    assert [row["n"] for row in article_lines(RECORD["lines"])] == [4, 1]


def test_lines_are_joined_with_their_blocks_and_the_rest_is_left():
    joined, rest = join_lines(RECORD, blocks(MARKDOWN))
    assert [(row["n"], block.tag) for row, block in joined] == [(4, "h1"), (1, "p")]
    assert [block.tag for block in rest] == ["hr", "h2"]


def test_markdown_of_other_lines_is_refused():
    with pytest.raises(ValueError, match="does not match"):
        join_lines(RECORD, blocks("Tít\n\nMột đoạn\n"))


def test_a_passage_is_cut_by_the_offsets_of_the_seed_and_escaped(texts):
    assert texts.passage("a", 0, 12) == (1, "Một đoạn &lt;")
    assert texts.passage("a", 6, 10) == (1, "đoạn")


def test_marked_stretches_of_a_passage_stand_in_mark(texts):
    assert texts.passage("a", 0, 10, [(6, 10)]).html == "Một <mark>đoạn</mark>"


def test_a_passage_ends_with_its_line_at_the_latest(texts):
    assert texts.passage("a", 6, 400).html == "đoạn &lt;"


def test_a_place_in_no_line_of_the_article_has_no_passage(texts):
    assert texts.passage("a", 15, 18) is None
    assert texts.passage("w", 0, 3) is None
