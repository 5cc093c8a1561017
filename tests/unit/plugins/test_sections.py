import pytest

from annotate.pages.writing import Page, document, table
from plugins.sections import read_page


def page(*blocks: str, kind: str = "statements") -> str:
    made: Page = document("statements/x.md", kind, "Tên", blocks, "correct y.yaml")
    return made.text


def test_a_file_that_nobody_made_here_is_refused():
    with pytest.raises(ValueError, match="content/pages"):
        read_page("---\ntitle: x\n---\n\n# x\n")


def test_sections_are_found_with_their_fragments_and_the_foot_stands_apart():
    found = read_page(
        page("Mở đầu", "## Chức vụ", "- a", "## Phát ngôn", "b", "---", "[Trang sau](../a/b_2.md)")
    )
    assert found.fields == {"kind": "statements", "title": "Tên"}
    assert [(part.title, part.id) for part in found.sections] == [
        ("", ""),
        ("Chức vụ", "chức-vụ"),
        ("Phát ngôn", "phát-ngôn"),
    ]
    assert found.foot == '<p><a href="../a/b_2.html">Trang sau</a></p>'


def test_a_day_may_be_a_section():
    (part,) = read_page(page("## 2017-04-12", "- a", kind="chronology")).sections
    assert (part.id, part.title.striptags()) == ("2017-04-12", "12/4/2017")


def test_a_year_is_a_day_of_the_chronology_alone():
    (part,) = read_page(page("## 2016", "- a", kind="events")).sections
    assert (part.title, part.key) == ("2016", "")


def test_years_become_a_chart_and_stay_readable():
    (part,) = read_page(page("## Theo năm", "- 2016: 1 bài\n- 2018: 1.200 bài", kind="entity")).sections
    assert "<title>2018: 1.200 bài</title>" in part.chart
    assert "<li>2018: 1.200 bài</li>" in part.html


def test_years_and_months_of_the_chronology_are_drawn_from_their_tables():
    years = table(
        ["Năm", "Xảy ra", "Đăng", "1"],
        [
            ["[2018](../chronology/2018.md)", "3", "1.000", ""],
            ["[2016](../chronology/2016.md)", "1", "0", ""],
        ],
    )
    (part,) = read_page(page("Mở đầu", years, kind="chronology")).sections
    assert (
        '<a href="../chronology/2018.html"><title>2018: 3 điều xảy ra, 1.000 bài đăng</title>' in part.chart
    )
    months = table(
        ["Tháng", "Xảy ra", "Đăng"],
        [["[Tháng 4](#tháng-4)", "2", "1"], ["[Không rõ tháng](#không-rõ-tháng)", "5", "0"]],
    )
    (part,) = read_page(page("## Cả năm", months, kind="chronology")).sections
    assert part.chart.count("<text") >= 8
    assert part.chart.count("<a ") == 1


def test_a_network_is_drawn_from_its_table():
    pairs = table(
        ["Người", "Cùng với", "Câu chung", "Nói về nhau", "Sự kiện chung"],
        [["[A *](../people/a.md)".replace("*", "\\*"), "[B](../people/b.md)", "1.200", "", "1"]],
    )
    (part,) = read_page(page("## Từng cặp", pairs, kind="network")).sections
    assert '<a href="../people/a.html">' in part.chart
    assert ">A *</text>" in part.chart
    assert part.chart.count("<line") == 2, "a wide drawing, and a narrow one for phones"


def test_an_edition_follows_from_the_text():
    assert read_page(page("a")).edition == read_page(page("a")).edition != read_page(page("b")).edition


def test_each_section_has_its_look_and_entities_have_a_side_column():
    offices, said = read_page(page("## Chức vụ", "- a", "## Phát ngôn", "- b", kind="entity")).sections
    assert (offices.key, offices.beside) == ("offices", True)
    assert (said.key, said.beside) == ("said", False)


def test_equal_headings_have_fragments_of_their_own():
    found = read_page(page("## Không rõ năm", "- a", "## 2017", "- b", "## Không rõ năm", "- c"))
    assert [part.id for part in found.sections] == ["không-rõ-năm", "2017", "không-rõ-năm-1"]
