import re

import pytest
from markdown import Markdown
from markupsafe import Markup

from annotate.pages.writing import Page, document, items, link, passage, plain, strong, table, told
from plugins.pages import data_files, inline, read_page, size_label


def page(*blocks: str, kind: str = "statements") -> str:
    made: Page = document("statements/x.md", kind, "Tên", blocks, "correct y.yaml")
    return made.text


def html(*blocks: str, kind: str = "statements") -> str:
    return "\n".join(part.html for part in read_page(page(*blocks, kind=kind)).sections)


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


def test_links_to_markdown_lead_to_pages_and_nothing_else_of_the_address_changes():
    assert inline("[a](../people/a.md#l5)") == '<a href="../people/a.html#l5">a</a>'
    assert inline("[a](../x.md.png)") == '<a href="../x.md.png">a</a>'


def test_what_is_to_be_known_of_a_row_stands_in_its_own_line():
    assert (
        html(items([told("a", "b", "c"), "d"]))
        == '<ul>\n<li>a<p class="of">b · c</p></li>\n<li>d</li>\n</ul>'
    )


def test_a_day_is_an_anchor_and_is_shown_as_one_writes_it():
    assert (
        '<h3 id="2017-04-12"><a href="#2017-04-12"><time datetime="2017-04-12">12/4/2017</time></a></h3>'
        in html("### 2017-04-12", kind="chronology")
    )
    assert "Cả tháng 4/2017" in html("### 2017-04", kind="chronology")
    assert "Cả năm 2017" in html("### 2017", kind="chronology")


def test_a_day_may_be_a_section():
    (part,) = read_page(page("## 2017-04-12", "- a", kind="chronology")).sections
    assert (part.id, part.title.striptags()) == ("2017-04-12", "12/4/2017")


def test_an_entity_on_a_shared_list_is_an_anchor():
    assert html("### lavrov", "**Lavrov**", kind="once") == '<p id="lavrov" class="entry"><b>Lavrov</b></p>'


def test_a_table_names_its_rows_and_columns():
    shown = html(table(["Năm", "1"], [["[2017](../chronology/2017.md)", "3"]]))
    assert '<th scope="col">Năm</th>' in shown
    assert '<th scope="row"><a href="../chronology/2017.html">2017</a></th><td>3</td>' in shown


def test_years_become_a_chart_and_stay_readable():
    (part,) = read_page(page("## Theo năm", "- 2016: 1 bài\n- 2018: 1.200 bài", kind="entity")).sections
    assert "<title>2018: 1.200 bài</title>" in part.chart
    assert "<li>2018: 1.200 bài</li>" in part.html


def test_a_day_has_two_tracks():
    shown = html("### 2017-04-12", "#### Xảy ra", "- a", "#### Đăng", "- b", kind="chronology")
    assert '<section class="day" aria-labelledby="2017-04-12">' in shown
    assert '<div class="happened">\n<h4>Xảy ra</h4>\n<ul>\n<li>a</li>\n</ul>\n</div>' in shown
    assert '<div class="published">\n<h4>Đăng</h4>\n<ul>\n<li>b</li>\n</ul>\n</div>\n</section>' in shown
    (part,) = read_page(page("## 2017-04-12", "### Đăng", "- b", kind="chronology")).sections
    assert part.key == "day"
    assert part.html.startswith('<div class="published">\n<h3>Đăng</h3>')


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
    assert part.chart.count("<line") == 1


def passages(*rows: tuple[str, str]) -> str:
    return items(told(words, link("Báo", f"articles/{article}.md#l1")) for words, article in rows)


def test_passages_of_few_articles_have_a_column_for_each_throughout():
    shown = html(
        "## Các đoạn tương ứng",
        "### 1",
        passages(("x", "a"), ("y", "b")),
        "### 2",
        passages(("z", "b")),
        kind="event",
    )
    assert shown.count('<ul class="of2">') == 2
    assert "<li class=c1>x" in shown
    assert "<li class=c2>z" in shown


def test_passages_of_many_articles_stand_as_they_come():
    assert "class=" not in html(
        "## Các đoạn tương ứng", passages(*((name, name) for name in "abcd")), kind="event"
    ).replace('class="of"', "")


def test_an_edition_follows_from_the_text():
    assert read_page(page("a")).edition == read_page(page("a")).edition != read_page(page("b")).edition


def test_the_data_page_tells_each_file_with_its_size(tmp_path):
    (tmp_path / "schema").mkdir()
    (tmp_path / "schema/events.json").write_text("{}")
    (tmp_path / "events.jsonl").write_text("{}\n" * 1200)
    (tmp_path / "rules.json").write_text("[]\n")
    events, rules = data_files(tmp_path)
    assert (events.name, events.records, events.size, events.schema) == ("events.jsonl", 1200, "4 kB", True)
    assert (rules.name, rules.records, rules.table) == ("rules.json", None, None)


def test_sizes_are_told_as_one_writes_them():
    assert [size_label(size) for size in (3, 35_400, 12_345_678)] == ["1 kB", "35 kB", "12 MB"]


HOSTILE = [
    "<script>alert(1)</script>",
    "*a* **b** _c_ `d` ~~e~~",
    "[x](javascript:alert(1))",
    "a](../x.md) [b",
    "![i](j)",
    "&amp; &lt; &#42;",
    "1986. Đại hội",
    "- a",
    "# b",
    "| c | d |",
    "\\",
    "a\\*b",
    "***",
    "x**y**z",
    "{: onclick=x }",
    "“Ông” — {{ 7*7 }}",
]


def python_markdown(markdown: str) -> str:
    return Markdown(extensions=["tables"], output_format="html").convert(markdown)


def words(shown: str) -> str:
    return " ".join(Markup(re.sub(r"</?(?:p|li|ul|a|b|strong|br)\b[^>]*>", " ", shown)).unescape().split())


@pytest.mark.parametrize("text", HOSTILE)
@pytest.mark.parametrize(
    "write", [plain, strong, lambda text: link(text, "a/b.md"), lambda text: passage(text, 0, len(text))]
)
def test_python_markdown_reads_the_same_words_and_no_more_markup(text, write):
    row = write(text)
    ours = html(items([row]))
    theirs = python_markdown(items([row]))
    assert words(ours) == words(theirs)
    assert words(ours) == " ".join(text.split())
    assert re.findall(r"<(\w+)", ours.replace("<b>", "<strong>")) == re.findall(r"<(\w+)", theirs)


def test_python_markdown_reads_a_row_and_its_particulars_alike():
    row = items([told("a **b**", "c", "[d](../a/d.md)")])
    assert words(html(row)) == words(python_markdown(row)) == "a b c · d"
