import json
import shutil
from dataclasses import replace
from types import SimpleNamespace

import pytest

from annotate.export import article_record, json_lines
from annotate.markdown import article_markdown
from annotate.model import Article, Line, Seed, Text
from plugins.reader import ArchiveArticle, ArchiveReader
from plugins.search.documents import unpacked


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
        path = tmp_path / "articles/a.md"
        path.parent.mkdir()
        path.write_text(markdown or article_markdown(article), encoding="utf-8")
        _, metadata = ArchiveReader({"PATH": str(tmp_path)}).read(str(path))
        return metadata["show"](), metadata

    return run


def test_each_line_has_its_element_with_its_number_and_seed_text_never_becomes_markup(read, article):
    shown, _ = read(article)
    assert '<h1 class="title" id="l1" data-line="1">Tiêu &lt;b&gt;</h1>' in shown.body
    assert '<figcaption data-line="3">Ảnh: A</figcaption>' in shown.body
    assert [run.lines for run in shown.removed] == [((4, "Chia sẻ"),)]


def test_title_and_lead_stand_above_the_particulars_and_the_rest_below(read, article):
    shown, _ = read(article)
    assert [row.n for row in shown.above] == [1]
    assert [row.n for row in shown.rows] == [2, 3]
    assert shown.made == ""


def test_an_outline_needs_two_headings(read, article):
    lines = (replace(line, cls="heading") if line.n == 2 else line for line in article.lines)
    assert read(replace(article, lines=tuple(lines)))[0].outline == []


def test_two_headings_make_an_outline(read, article):
    lines = (replace(line, cls="heading") if line.n in (2, 3) else line for line in article.lines)
    shown, _ = read(replace(article, lines=tuple(lines)))
    assert shown.outline == [(2, "Một đoạn văn."), (3, "Ảnh: A")]


def test_the_edition_is_that_of_the_words_and_marks(tmp_path, read, article):
    def edition(of):
        shutil.rmtree(tmp_path)
        tmp_path.mkdir()
        return read(of)[0].edition

    assert edition(article) == edition(article)
    assert edition(article) != edition(replace(article, source="Báo B"))


def test_a_part_of_the_page_is_an_attribute_of_the_article():
    article = ArchiveArticle.__new__(ArchiveArticle)
    article.show = lambda: SimpleNamespace(edition="abc")
    assert article.edition == "abc"
    with pytest.raises(AttributeError):
        _ = article.unheard_of


def test_an_invisible_character_is_a_label_marked_as_annotation(read, article):
    html = read(article)[0].body
    assert (
        'Một<span data-anno class="invisible">U+200B</span> đoạn<span data-anno class="invisible">U+202E</span> văn.'
        in html
    )


def test_labels_are_not_searched(read, article):
    _, metadata = read(article)
    assert {"Một đoạn văn.", "Ảnh: A"} <= {line.text for line in unpacked(metadata["search_document"]).lines}


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
