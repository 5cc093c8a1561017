"""Text of a seed goes through Markdown and comes back to the letter, whatever it looks like."""

import re
from html import unescape

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from markdown import Markdown

from annotate.invisible import comparable, pieces
from annotate.markdown import PREFIX, article_markdown, escape, line_markdown, yaml_value
from plugins.subset import blocks, inline
from plugins.subset import document as as_html

HOSTILE = [
    "1986. Đại hội", "12) sáu", "# ", "## x ##", "- - -", "* * *", "+ x", "> x", "=== ", "---", "***", "___", "```", "~~~",
    "[x](javascript:alert(1))", "[^1]: chú thích", "[^1]", "[x]: http://a.b", "*[HTML]: x", "![a](b)", "<script>alert(1)</script>",
    "<!-- x -->", "<![CDATA[", "<?php", "&amp;", "&#x41;", "&copy", "&", "a_b_c", "__init__", "**x**", "`x`", "\\", "\\\\", "\\*", "|a|b|",
    "|---|", "{: onclick=alert(1)}", "{#id}", "{{ 7*7 }}", "{% raw %}", "{filename}x.md", "|static|x", "%7Bfilename%7D", "x  ", "http://a.b/_c_",
    "<http://a.b>", "a@b.vn", "Covid-19: x", "Title: x", ": x", "= x", "klzzwxh:0001", "wzxhzdk:0", "\u200b", "\ufeff", "\u202e", "\x01", "\x02", "\x03",
    "\u00a0", "\u2028", "\x85", "\x1c", "e\u0302\u0323", "🇻🇳", "👩‍👩‍👧", "“”", "...", "--", "'", '"', "$x$", "^x^", "~x~", "==x==", "++", "1.", "#", "\t", "    x",
    "\ue000", "\ufffe", "\U000e0041", "\xad", ")", "]", "[", "(", "!", "![", "](", "[[x]]", "<<<", ">>>", ":::", "@x", "\\#", "#\\#",
]  # fmt: skip
fragments = st.one_of(
    st.sampled_from(HOSTILE), st.text(max_size=8), st.sampled_from([" ", "  ", "a", "Đại hội", "1", "."])
)
lines = (
    st.lists(fragments, min_size=1, max_size=8)
    .map("".join)
    .filter(lambda text: "\n" not in text and "\r" not in text)
)
shown_lines = lines.filter(comparable)


def text_of(html: str) -> str:
    """What a browser shows: labels of invisible characters left out, tags gone, entities read, white space collapsed."""
    return comparable(unescape(re.sub(r"<[^>]*>", "", re.sub(r"<em>U\+[^<]*</em>", "", html))))


@settings(max_examples=4000, deadline=None)
@given(
    st.lists(
        st.tuples(st.sampled_from(["title", "heading", "caption", "paragraph", "removed"]), shown_lines),
        min_size=1,
        max_size=6,
    )
)
def test_a_document_of_hostile_lines_comes_back_to_the_letter_and_both_renderers_agree(document):
    made = []
    for cls, words in document:
        text = line_markdown(words)
        prefix = "- " if cls == "removed" else PREFIX.get(cls, "")
        made.append(prefix + text)
    source = "\n\n".join(made) if not any(cls == "removed" for cls, _ in document) else "\n\n".join(made[:1])
    html = Markdown(extensions=["footnotes"], output_format="html").convert(source)
    fast = blocks(source)
    assert as_html(fast) == html
    for (_, words), block in zip(document, fast, strict=False):
        assert text_of(block.inline[0]) == comparable(words)


@settings(max_examples=2000, deadline=None)
@given(st.lists(shown_lines, min_size=1, max_size=5))
def test_removed_lines_come_back_as_the_items_of_one_list(words):
    source = "\n".join("- " + line_markdown(line) for line in words)
    (block,) = blocks(source)
    assert Markdown(output_format="html").convert(source) == block.html
    assert [text_of(item) for item in block.inline] == [comparable(line) for line in words]


@settings(max_examples=4000, deadline=None)
@given(lines)
def test_no_markup_comes_from_a_line_but_the_labels_of_invisible_characters(words):
    html = inline(line_markdown(words))
    assert set(re.findall(r"<[^>]*>", html)) <= {"<em>", "</em>"}
    assert re.findall(r"<em>(.*?)</em>", html) == [
        piece.text for piece in pieces(" ".join(words.split())) if piece.label
    ]


@settings(max_examples=2000, deadline=None)
@given(lines)
def test_front_matter_values_are_read_alike_by_yaml_and_json(words):
    import json

    import yaml

    written = yaml_value(words)
    assert "\n" not in written
    assert json.loads(written) == words
    assert yaml.safe_load(f"title: {written}") == {"title": words}


@pytest.mark.parametrize(
    ("text", "expected"),
    [("1986. Đại hội", "1986\\. Đại hội"), ("- x", "\\- x"), ("a - x", "a - x"), ("= x", "&#61; x")],
)
def test_only_what_would_open_a_block_is_escaped_at_a_lines_start(text, expected):
    assert escape(text) == expected


def test_an_opening_is_left_alone_inside_a_line():
    assert escape("1986. x", opens_block=False) == "1986. x"


def test_the_second_line_names_the_seed_and_the_file_to_edit(article):
    rows = article_markdown(article).split("\n")
    assert (
        rows[1] == "# Made by invoke annotate from seeds/a.txt; write corrections in seeds/a.yaml, not here"
    )
