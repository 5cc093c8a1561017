from annotate.authorities import load


def test_ids_are_unique_across_types() -> None:
    assert load().by_id("nga") is not None
