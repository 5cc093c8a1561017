import re

import pytest

from annotate.markdown import MADE_BY
from annotate.pages.writing import cut, document, fragment, link, numbered, pager, passage, plain, table, told


def test_the_second_line_says_that_the_file_is_made():
    page = document("people/a.md", "entity", "A", ["b"], "correct x.yaml")
    assert page.text.split("\n")[1].startswith(MADE_BY)
    assert page.text.endswith("\n\n# A\n\nb\n")


@pytest.mark.parametrize("hostile", ["a](javascript:x)", "**b**", "<b>", "| c |", "x\u200by\n\nz", "1986. a"])
def test_words_of_a_seed_stay_words(hostile):
    shown = plain(hostile)
    assert "\n" not in shown
    assert "<" not in shown
    assert "|" not in shown
    assert "**b" not in shown
    assert re.search(r"(?<!\\)\]", shown) is None


def test_marked_spans_are_strong_and_the_words_around_them_keep_their_spaces():
    text = "Ông  Lavrov\u200b nói: “Lavrov”."
    assert passage(text, 0, len(text), [(5, 11), (19, 25)]) == "Ông **Lavrov** nói: “**Lavrov**”."


def test_marks_that_overlap_or_lie_outside_are_left_out():
    assert passage("abcdef", 1, 5, [(0, 2), (2, 4), (3, 5)]) == "b**cd**e"


def test_a_link_starts_at_the_folder_above():
    assert link("A [x]", "people/a.md") == "[A \\[x\\]](../people/a.md)"


def test_what_is_to_be_known_of_a_row_stands_below_it():
    assert told("a", "b", "", "c") == "a  \n  b · c"
    assert told("a", "") == "a"


def test_a_further_page_says_which_it_is():
    assert (numbered("Nga", 1), numbered("Nga", 2)) == ("Nga", "Nga (trang 2)")


def test_fragments_are_those_of_github():
    assert fragment("Tên gọi trong các bài") == "tên-gọi-trong-các-bài"
    assert fragment("A (b), c!") == "a-b-c"


def test_a_pager_leads_both_ways_but_not_beyond_the_ends():
    assert pager("a/b.md", 1, 1) == []
    assert pager("a/b.md", 1, 2) == ["---", "Trang 1/2 · [Trang sau](../a/b_2.md)"]
    assert pager("a/b.md", 2, 2) == ["---", "[Trang trước](../a/b.md) · Trang 2/2"]


def test_nothing_is_one_empty_run():
    assert list(cut([], 3)) == [[]]
    assert list(cut([1, 2, 3, 4], 3)) == [[1, 2, 3], [4]]


def test_a_table_has_a_head_and_rows():
    assert table(["a", "b"], [["1", ""]]) == "| a | b |\n| --- | --- |\n| 1 |  |"
