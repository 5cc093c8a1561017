import re

import pytest
from markdown import Markdown
from markupsafe import Markup

from annotate.pages.writing import Page, document, items, link, passage, plain, strong, table, told
from plugins.pages import fragment, inline, read_page


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
        html("### 2017-04-12", kind="chronology")
        == '<h3 id="2017-04-12"><a href="#2017-04-12"><time datetime="2017-04-12">12/4/2017</time></a></h3>'
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
    assert "<title>2018: 1200</title>" in part.chart
    assert "<li>2018: 1.200 bài</li>" in part.html


def test_fragments_are_those_of_github():
    assert fragment("Tên gọi trong các bài") == "tên-gọi-trong-các-bài"
    assert fragment("A (b), c!") == "a-b-c"


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
