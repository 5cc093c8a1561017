from datetime import datetime

import pytest

from benchmarks.peers import agrees, installed, joined, placed


def test_pieces_are_found_in_order_whatever_the_white_space() -> None:
    line = "Bộ  Ngoại giao Nga, Bộ Ngoại giao"
    assert [line[a:b] for a, b in placed(line, ["Bộ Ngoại giao", "Nga", "Bộ Ngoại giao"])] == [
        "Bộ  Ngoại giao",
        "Nga",
        "Bộ Ngoại giao",
    ]


def test_a_piece_that_was_altered_has_no_place_and_hides_no_later_one() -> None:
    assert placed("Hà Nội mưa", ["Hanoi", "mưa"]) == [(-1, -1), (7, 10)]


def test_a_piece_that_only_begins_alike_is_passed_over() -> None:
    assert placed("Hà Nam, Hà Nội", ["Hà Nội"]) == [(8, 14)]


def test_tags_make_names_of_the_types_compared() -> None:
    spans = [(0, 2), (3, 5), (6, 8), (9, 11), (12, 14)]
    tags = ["B-PER", "I-PER", "I-LOC", "B-MISC", "B-ORG"]
    assert list(joined(spans, tags)) == [(0, 5, "person"), (6, 8, "place"), (12, 14, "organisation")]


@pytest.mark.parametrize(
    ("value", "right"),
    [
        ("2019-05-03", True),
        ("2019-05", True),
        ("2019", True),
        ("XXXX-05-03", True),
        ("XXXX-06-03", False),
        ("2019-05-04", False),
        ("2019-05-03T15:30", True),
        ("2019-05-03T15:00", False),
        ("2019-05-03TMO", True),
        ("2019-05-03/2019-05-05", True),
        ("201", True),
        ("2019-Q2", True),
        ("2018-Q2", False),
        ("XXXX-XX-XX", False),
    ],
)
def test_a_moment_agrees_in_all_that_the_value_states(value: str, right: bool) -> None:
    assert agrees(datetime(2019, 5, 3, 15, 30), value) is right


def test_what_is_absent_has_no_version() -> None:
    assert installed("no-such-package-anywhere") is None
    assert installed("pytest")
