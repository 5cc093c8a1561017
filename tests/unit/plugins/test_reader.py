import json

import pytest

from annotate.export import article_record, json_lines
from annotate.markdown import article_markdown
from annotate.model import Article, Line, Seed, Text
from plugins.reader import ArchiveReader


@pytest.fixture
def article() -> Article:
    text = "Tiêu <b>\nMột\u200b đoạn\u202e văn.\nẢnh: A\nChia sẻ\n"
    rows = [
        (1, 0, 8, "article", "title"),
        (2, 9, 24, "article", "paragraph"),
        (3, 25, 31, "article", "caption"),
        (4, 32, 39, "furniture", "furniture"),
    ]
    lines = tuple(Line(n, start, end, zone, cls, "editor", 1.0) for n, start, end, zone, cls in rows)
    return Article(Seed("a", "seeds/a.txt", "0" * 64, text), lines, title=Text("Tiêu <b>", 0, 8))


@pytest.fixture
def read(tmp_path):
    def run(article: Article, markdown: str | None = None):
        (tmp_path / "data").mkdir()
        (tmp_path / "data/articles.jsonl").write_text(json_lines([article_record(article)]), encoding="utf-8")
        path = tmp_path / "a.md"
        path.write_text(markdown or article_markdown(article), encoding="utf-8")
        return ArchiveReader({"PATH": str(tmp_path)}).read(str(path))

    return run


def test_each_line_has_its_element_with_its_number_and_seed_text_never_becomes_markup(read, article):
    html, metadata = read(article)
    assert '<h1 class="title" id="l1" data-line="1">Tiêu &lt;b&gt;</h1>' in html
    assert '<figcaption data-line="3">Ảnh: A</figcaption>' in html
    assert [run.lines for run in metadata["removed"]] == [((4, "Chia sẻ"),)]


def test_an_invisible_character_is_a_label_marked_as_annotation(read, article):
    html, _ = read(article)
    assert (
        'Một<span data-anno class="invisible">U+200B</span> đoạn<span data-anno class="invisible">U+202E</span> văn.'
        in html
    )


def test_labels_are_not_searched(read, article):
    _, metadata = read(article)
    assert metadata["search_document"].text == "Một đoạn văn.\nẢnh: A"


def test_a_page_that_does_not_match_its_record_stops_the_build(read, article):
    with pytest.raises(ValueError, match="does not match data/articles"):
        read(article, article_markdown(article).replace("> Ảnh: A\n\n", ""))


def test_an_article_without_a_date_sorts_behind_all_others_and_says_so(read, article):
    _, metadata = read(article)
    assert metadata["date"].year == 1000
    assert metadata["date_label"] == "không rõ ngày"


def test_a_page_written_by_hand_is_read_by_python_markdown(tmp_path):
    (tmp_path / "about.md").write_text(
        "---\ntitle: Về kho\nslug: about\n---\n\n**đậm** [x](a.md)\n", encoding="utf-8"
    )
    html, metadata = ArchiveReader({"PATH": str(tmp_path)}).read(str(tmp_path / "about.md"))
    assert html == '<p><strong>đậm</strong> <a href="a.html">x</a></p>'
    assert metadata == {"title": "Về kho", "slug": "about"}
    assert json.dumps(metadata)
