import re

import pytest
from markdown import Markdown
from markupsafe import Markup

from annotate.language import speaking
from annotate.pages.writing import Page, document, items, link, passage, plain, strong, table, told
from plugins.prose import blocks_html, inline
from plugins.sections import read_page


def page(*blocks: str, kind: str = "statements") -> str:
    made: Page = document("statements/x.md", kind, "Tên", blocks, "correct y.yaml")
    return made.text


def html(*blocks: str, kind: str = "statements") -> str:
    return "\n".join(part.html for part in read_page(page(*blocks, kind=kind)).sections)


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


def test_an_entity_on_a_shared_list_is_an_anchor():
    assert html("### lavrov", "**Lavrov**", kind="once") == '<p id="lavrov" class="entry"><b>Lavrov</b></p>'


def test_a_table_names_its_rows_and_columns():
    shown = html(table(["Năm", "1"], [["[2017](../chronology/2017.md)", "3"]]))
    assert '<th scope="col">Năm</th>' in shown
    assert '<th scope="row"><a href="../chronology/2017.html">2017</a></th><td>3</td>' in shown


def test_a_day_has_two_tracks():
    shown = html("### 2017-04-12", "#### Xảy ra", "- a", "#### Đăng", "- b", kind="chronology")
    assert '<section class="day" aria-labelledby="2017-04-12">' in shown
    assert '<div class="happened">\n<h4>Xảy ra</h4>\n<ul>\n<li>a</li>\n</ul>\n</div>' in shown
    assert '<div class="published">\n<h4>Đăng</h4>\n<ul>\n<li>b</li>\n</ul>\n</div>\n</section>' in shown
    (part,) = read_page(page("## 2017-04-12", "### Đăng", "- b", kind="chronology")).sections
    assert part.key == "day"
    assert part.html.startswith('<div class="published">\n<h3>Đăng</h3>')


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
    assert '<li class="c1">x' in shown
    assert '<li class="c2">z' in shown


def test_passages_of_many_articles_stand_as_they_come():
    assert "class=" not in html(
        "## Các đoạn tương ứng", passages(*((name, name) for name in "abcd")), kind="event"
    ).replace('class="of"', "")


def test_words_of_articles_are_marked_on_a_page_in_another_language():
    row = items([told("Mưa.", "line 3")])
    with speaking("en"):
        assert list(blocks_html([row])) == [
            '<ul>\n<li lang="vi">Mưa.<p class="of" lang="en">line 3</p></li>\n</ul>'
        ]
        assert "lang" not in "".join(blocks_html([row], told=False))
        assert '<h3 lang="vi"><a' in "".join(blocks_html(["### [Tin](../articles/a.md)"]))


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
