import pytest

from benchmarks.search.scores import known_item, retrieved, spread


def test_known_items_count_in_the_first_ten() -> None:
    late = [str(n) for n in range(11)]
    found = known_item([["a", "b"], ["b", "a"], ["c"], late], ["a", "a", "a", "10"])
    assert found.first == 0.25
    assert found.ten == 0.5
    assert found.mrr == pytest.approx((1 + 1 / 2) / 4)


def test_precision_and_recall_are_of_all_queries_together() -> None:
    found = retrieved([["a", "b"], ["c"]], [{"a"}, {"c", "d", "e"}])
    assert found.precision == pytest.approx(2 / 3)
    assert found.recall == pytest.approx(2 / 4)


def test_nothing_found_is_no_precision() -> None:
    assert retrieved([[]], [{"a"}]) == (0.0, 0.0)


def test_spread_is_median_and_95th_percentile() -> None:
    assert spread(list(range(100, 0, -1))) == (50.5, 96)
    assert spread([]) == (0.0, 0.0)
