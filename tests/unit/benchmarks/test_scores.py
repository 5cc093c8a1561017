import pytest

from benchmarks.scores import Agreement, Bin, Score, b_cubed, compare, overlapping, reliability


def test_score_is_the_share_of_found_and_of_wanted_that_is_right() -> None:
    score = Score(3, 4, 6)
    assert (score.precision, score.recall, score.f1) == (75.0, 50.0, 60.0)


def test_nothing_found_and_nothing_wanted_score_nothing() -> None:
    assert (Score().precision, Score().recall, Score().f1) == (0.0, 0.0, 0.0)


def test_scores_add_up() -> None:
    assert Score(1, 2, 3) + Score(1, 1, 1) == Score(2, 3, 4)


def test_equal_things_are_right() -> None:
    assert compare({1, 2, 3}, {2, 3, 4, 5}) == Score(2, 3, 4)


def test_a_span_stands_for_the_one_it_shares_most_with_and_only_for_one() -> None:
    assert overlapping([(0, 10), (8, 12)], [(9, 12), (0, 3)]) == {1: 0, 0: 1}
    assert overlapping([(0, 4), (4, 8)], [(0, 8)]) == {0: 0}
    assert overlapping([(0, 4)], [(4, 8)]) == {}


def test_b_cubed_punishes_what_is_split_in_recall_and_what_is_mixed_in_precision() -> None:
    wanted = {1: "a", 2: "a", 3: "b", 4: "b"}
    assert b_cubed({1: "x", 2: "x", 3: "y", 4: "y"}, wanted) == Agreement(4, 4, 4)
    split = b_cubed({1: "x", 2: "z", 3: "y", 4: "y"}, wanted)
    assert (split.precision, split.recall) == (100.0, 75.0)
    mixed = b_cubed(dict.fromkeys(wanted, "x"), wanted)
    assert (mixed.precision, mixed.recall, mixed.f1) == (50.0, 100.0, pytest.approx(66.67, abs=0.01))


def test_b_cubed_counts_only_what_both_hold() -> None:
    assert b_cubed({1: "x", 9: "x"}, {1: "a", 2: "a"}) == Agreement(1, 1, 1)


def test_reliability_sets_what_was_said_beside_what_is_right() -> None:
    said = [(0.9, True), (0.9, True), (0.92, False), (0.3, False), (1.0, True)]
    low, middle, high = reliability(said)
    assert (low.low, low.count, low.right) == (0.0, 1, 0.0)
    assert (middle.low, middle.high, middle.count) == (0.9, 0.95, 3)
    assert middle.right == pytest.approx(2 / 3)
    assert high == Bin(0.95, 1.0, 1, 1.0, 1.0)
