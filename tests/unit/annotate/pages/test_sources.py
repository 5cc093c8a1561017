from annotate.pages.sources import UNKNOWN, source_id


def test_each_source_lists_its_articles_by_date(make, pages):
    made = pages(
        make("a", "Sau", day="2019-01-01"),
        make("b", "Trước", day="2018-01-01"),
        make("c", "Lạc", source=None),
    )
    assert (
        "- [Báo Mới](../sources/bao-moi.md) · 2 bài · 2018–2019\n- [Không rõ nguồn]"
        in made["sources/index.md"]
    )
    page = made["sources/bao-moi.md"]
    assert page.index("[Trước]") < page.index("[Sau]")
    assert "[Lạc](../articles/c.md)" in made[f"sources/{UNKNOWN}.md"]


def test_an_outlets_id_is_never_that_of_unknown_sources():
    assert source_id("Unknown") == "unknown"
    assert source_id("Index") == "index_"
    assert source_id("") == source_id("…") == UNKNOWN


def test_articles_of_no_one_year_stand_together_at_the_end(make, pages):
    made = pages(
        make("a", "Xưa", day=("2016-12-30", "2017-01-02")),
        make("b", "Sau", day="2018-01-01"),
        make("c", "Trước", day="2017-05-01"),
        make("d", "Lạc", day=None),
    )
    page = made["sources/bao-moi.md"]
    assert [row for row in page.split("\n") if row.startswith("## ")] == [
        "## 2017",
        "## 2018",
        "## Không rõ năm",
    ]
