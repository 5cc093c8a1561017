from pathlib import Path

import pytest

from benchmarks.structure import PAGES, differences, score_set

SEEDS = sorted((PAGES / "seeds").glob("*.txt"))


@pytest.mark.parametrize("path", SEEDS, ids=lambda path: path.stem)
def test_every_line_of_the_seeds_is_told_as_an_editor_would(path: Path) -> None:
    assert differences(path) == []


def test_the_answers_are_those_of_the_very_seeds() -> None:
    for path in SEEDS:
        page = "\n".join(
            row.partition("\t")[2] for row in path.read_text(encoding="utf-8").rstrip("\n").split("\n")
        )
        assert page == (PAGES.parents[2] / "seeds" / path.name).read_text(encoding="utf-8").rstrip("\n")


@pytest.mark.parametrize("exact", [False, True])
def test_article_lines_of_the_seeds_are_all_found(exact: bool) -> None:
    assert score_set(PAGES / "seeds", exact).f1 == 100


@pytest.mark.parametrize(
    ("name", "zone", "exact"),
    [("known", 97, 95), ("unseen", 95, 92)],
)
def test_article_lines_of_other_layouts_are_found(name: str, zone: float, exact: float) -> None:
    assert score_set(PAGES / name, exact=False).f1 >= zone
    assert score_set(PAGES / name, exact=True).f1 >= exact
