from __future__ import annotations

import pytest

from publish.check.contract import SeedLines, check_contract, check_no_lines, difference
from publish.check.page import parse_page

SEED = SeedLines(
    "seeds/a.txt",
    lines={1: "Một & hai", 2: "Ba", 4: "Bốn"},
    labels={2: ("U+200B", "U+200B")},
    classes={1: "title", 2: "paragraph", 4: "furniture"},
    removed={1: False, 2: False, 4: True},
)
TITLE = '<h1 data-line="1">Một &amp; hai</h1>'
BODY = '<p data-line="2">B<i data-anno>U+200B U+200B</i>a</p>'
FOLD = '<details id="removed"><ul><li><span data-line="4">Bốn</span></li></ul></details>'


def faults(source: str) -> list[str]:
    return [problem.cause for problem in check_contract(parse_page("articles/a.html", source), SEED)]


def test_a_page_that_shows_every_line_is_good() -> None:
    assert faults(TITLE + BODY + FOLD) == []


def test_white_space_runs_count_as_one_space() -> None:
    assert faults(TITLE.replace("Một ", " Một\n\t\u00a0") + BODY + FOLD) == []


def test_the_title_may_stand_after_the_text() -> None:
    assert faults(BODY + TITLE + FOLD) == []


def test_what_the_parser_closes_or_drops_counts_as_a_browser_shows_it() -> None:
    assert any("differs" in fault for fault in faults(TITLE + BODY.replace("B", "B<div>x</div>") + FOLD))
    assert faults(TITLE + BODY.replace("B", "B<!-- x --><td>") + FOLD) == []


@pytest.mark.parametrize("tag", ["br", "q", "script", "textarea", "img", "svg", "input"])
def test_elements_that_show_something_else_than_their_text_may_not_stand_in_a_line(tag: str) -> None:
    assert any(
        f"holds <{tag}>" in fault
        for fault in faults(TITLE.replace("Một", f"<{tag}></{tag}>Một") + BODY + FOLD)
    )


@pytest.mark.parametrize("tag", ["abbr", "button", "img", "svg"])
def test_annotation_may_insert_them(tag: str) -> None:
    inserted = f"<span data-anno><{tag}></{tag}></span>"
    assert faults(TITLE.replace("Một", f"Một{inserted}") + BODY + FOLD) == []


@pytest.mark.parametrize(
    "around",
    ["<noscript>{}</noscript>", "<div hidden>{}</div>", "<svg><foreignObject>{}</foreignObject></svg>"],
)
def test_a_line_must_stand_where_readers_see_it(around: str) -> None:
    line = TITLE.replace("h1", "span")
    assert any(
        "where no reader sees it" in fault for fault in faults("<body>" + around.format(line) + BODY + FOLD)
    )


def test_each_invisible_character_has_its_label() -> None:
    assert faults(TITLE + BODY.replace(" U+200B", "") + FOLD) == [
        "line 2 does not label U+200B, which stands in seeds/a.txt"
    ]


def test_only_the_first_line_on_a_page_without_lines_is_named() -> None:
    page = parse_page("index.html", TITLE + BODY)
    assert len(list(check_no_lines(page))) == 1
    assert list(check_no_lines(parse_page("index.html", "<p>x</p>"))) == []


def test_a_difference_is_said_with_a_few_words_of_both() -> None:
    said = difference("abc\u202edef", "abcdef", "seeds/a.txt")
    assert said == r"differs from seeds/a.txt at character 4: the page has 'abc\u202edef', the seed 'abcdef'"
    assert "at character 3: the page has 'ab', the seed 'abc'" in difference("ab", "abc", "x")
