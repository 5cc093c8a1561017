from dataclasses import replace

import pytest

from annotate.links import Teaser
from annotate.model import Seed
from annotate.pages import Limits
from annotate.pages.missing import missing_pages, sought

TEXT = "Tin chính\nTổng thống *Nga* thăm Hà Nội\n3/4/2017\nGiá vàng tăng mạnh hôm nay"


def teaser(words, day=None, article="a"):
    start = TEXT.find(words)
    return Teaser(article, start, start + len(words), words, day)


@pytest.fixture
def told(make, grouped, article):
    def run(*teasers, **limits):
        found = grouped(make("a", TEXT, removed=(2, 3, 4)), make("b", TEXT, removed=(2, 3, 4)))
        lines = tuple(
            replace(article.lines[2], n=raw.n, start=raw.start, end=raw.end)
            for raw in Seed("a", "", "", TEXT).lines
        )
        articles = {id_: replace(article, seed=Seed(id_, "", "", TEXT), lines=lines) for id_ in "ab"}
        return {page.path: page.text for page in missing_pages(teasers, articles, found, Limits(**limits))}

    return run


def test_headlines_stand_by_date_with_the_line_where_they_were_seen(told):
    made = told(teaser("Giá vàng tăng mạnh hôm nay"), teaser("Tổng thống *Nga* thăm Hà Nội", "2017-04-03"))
    page = made["browse/missing.md"]
    assert page.index("## 2017") < page.index("Tổng thống") < page.index("## Không rõ ngày")
    assert (
        "- Tổng thống \\*Nga\\* thăm Hà Nội  \n  3/4/2017 · thấy trong [Tin chính](../articles/a.md#l2) (3/5/2018)"
        in page
    )
    assert "- Giá vàng tăng mạnh hôm nay  \n  thấy trong [Tin chính](../articles/a.md#l4)" in page


def test_nothing_is_written_where_nothing_is_missing(told):
    assert told() == {}


def test_a_headline_seen_on_several_pages_stands_once(told):
    words = "Giá vàng tăng mạnh hôm nay"
    page = told(teaser(words), teaser(words, article="b"))["browse/missing.md"]
    assert page.count("\n- Giá vàng") == 1
    assert "articles/a.md#l4) (3/5/2018); [Tin chính](../articles/b.md#l4)" in page


def test_a_long_list_has_several_pages(told):
    made = told(
        teaser("Giá vàng tăng mạnh hôm nay"), teaser("Tổng thống *Nga* thăm Hà Nội", "2017-04-03"), rows=1
    )
    assert list(made) == ["browse/missing.md", "browse/missing_2.md"]
    assert "Tổng thống" in made["browse/missing.md"]
    assert "Giá vàng" not in made["browse/missing.md"]


def test_the_spelling_of_tones_and_case_do_not_part_headlines_but_days_do():
    one, other = teaser("Hoà bình ở Syria"), teaser("HÒA BÌNH ở Syria", "2017-04-03", "b")
    later = teaser("Hòa bình ở Syria", "2018-04-03", "b")
    assert sought([one, other, later]) == [(other, one), (later,)]
