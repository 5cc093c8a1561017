import time

import pytest

from annotate.corrections.passages import Passages
from annotate.editor import Passage
from annotate.model import Seed, Span
from tests.unit.annotate.corrections.conftest import plain

TEXT = "Ngày 12/4,  ông\tA nói: “Không”.\n\n~ Chia sẻ 2017\nHôm 12/4/2017 và 12/4 ông\u200b A\nđi 3.12/4.\n"


def passages(text: str = TEXT) -> Passages:
    return Passages(plain(Seed("a", "seeds/a.txt", "", text)), "seeds/a.yaml")


def found(words: str, text: str = TEXT, **which: object) -> list[str]:
    spans = passages(text).everywhere(Passage(words, 1, **which))  # type: ignore[arg-type]
    return [span.of(text) for span in spans]


def test_white_space_runs_and_invisible_characters_do_not_matter() -> None:
    assert found("ông A") == ["ông\tA", "ông\u200b A"]


def test_quotes_and_colons_are_words_as_others() -> None:
    assert found("nói: “Không”.") == ["nói: “Không”."]


def test_a_passage_ends_where_words_and_numbers_end() -> None:
    assert found("12/4") == ["12/4", "12/4"]
    assert found("Khôn") == []
    assert found("ng") == []


def test_a_passage_may_run_over_lines_and_leave_words_out() -> None:
    assert found("“Không”. Hôm 12/4/2017") == ["“Không”.\n\n~ Chia sẻ 2017\nHôm 12/4/2017"]
    assert found("Ngày 12/4 […] nói:") == ["Ngày 12/4,  ông\tA nói:"]
    assert found("Ngày […] chẳng có") == []


def test_a_line_that_is_removed_from_the_page_is_found_by_its_number_only() -> None:
    known = passages()
    assert known.everywhere(Passage("Chia sẻ", 7)) == ()
    assert str(known.problems[0]) == (
        'seeds/a.yaml:7: "Chia sẻ" stands nowhere in seeds/a.txt but in line 3, which is removed from the page; add line: 3'
    )
    assert found("Chia sẻ", line=3) == ["Chia sẻ"]


def test_a_passage_that_stands_twice_where_once_is_meant_asks_which() -> None:
    known = passages()
    assert known.one(Passage("12/4", 2)) is None
    assert str(known.problems[0]) == (
        'seeds/a.yaml:2: "12/4" stands twice in seeds/a.txt (lines 1, 4); say which: {text: "12/4", nth: 1, …}'
    )
    assert known.one(Passage("12/4", 2, nth=2)) == Span(TEXT.index("12/4 ông"), TEXT.index("12/4 ông") + 4)
    assert len(known.chosen(Passage("12/4", 2, every=True))) == 2


def test_a_number_beyond_the_last_place_is_a_mistake() -> None:
    known = passages()
    assert known.one(Passage("12/4", 2, nth=3)) is None
    assert "stands twice in seeds/a.txt, not 3; give nth a number from 1 to 2" in str(known.problems[0])


def test_the_nearest_place_is_in_the_same_line_if_it_stands_there() -> None:
    text = "An nói. Bình về, An đi\nAn"
    near = [Span(text.index("đi"), text.index("đi") + 2)]
    assert passages(text).nearest("An", 1, near) == Span(17, 19)


@pytest.mark.parametrize("words", ["a", "a a", "b […] a b"])
def test_the_search_is_linear(words: str) -> None:
    def seconds(length: int) -> float:
        known = passages("a " * length)
        start = time.process_time()
        known.everywhere(Passage(words, 1))
        return time.process_time() - start

    assert min(seconds(80_000), seconds(80_000)) < 24 * max(seconds(10_000), 0.01)


def test_a_mark_of_one_line_may_not_run_on_into_another() -> None:
    known = passages()
    spans = known.everywhere(Passage("“Không”. Hôm", 3))
    assert known.within_lines(Passage("“Không”. Hôm", 3), spans) == ()
    assert (
        str(known.problems[0])
        == 'seeds/a.yaml:3: "“Không”. Hôm" runs over more than one line; quote words of one line'
    )
