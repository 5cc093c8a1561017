from dataclasses import replace
from pathlib import Path

from benchmarks.search.compare import Measures, kept, known, pairs_of
from benchmarks.search.engines import OURS
from benchmarks.search.table import behind, goals, report

LOAD = dict.fromkeys(("bytes", "requests", "ms", "early_bytes", "early_ms"), (50000.0, 60000.0))
SETS = {"A accented": (0.8, 0.96, 0.87), "A unaccented": (0.8, 0.95, 0.86)}
GOOD = Measures(
    OURS, "1", 10_000, {"cpu_s": 1.0, "wall_s": 1.0, "peak_mb": 100}, {"u": (15_000_000, 9), "p": (9_000_000, 9)}, LOAD, LOAD, SETS,
    {"browser": (5.0, 9.0)}, (0.995, 1.0),
)  # fmt: skip


def test_measures_are_kept(tmp_path: Path) -> None:
    kept(GOOD, tmp_path / "a.json")
    again = known(tmp_path / "a.json")
    assert list(report([again])) == list(report([GOOD]))


def test_a_goal_is_met_or_missed_by_its_figure() -> None:
    assert not [line for line in goals([GOOD]) if "MISSED" in line]
    bad = replace(
        GOOD, first=LOAD | {"bytes": (61_000.0, 0.0)}, phrases=(0.98, 1.0), sizes={"u": (20_100_000, 9)}
    )
    missed = [line.split(":")[1].strip() for line in goals([bad]) if "MISSED" in line]
    assert missed == ["first ten cards, kB", "phrases, precision", "index without texts, kB an article"]


def test_what_another_engine_does_better_is_named() -> None:
    peer = replace(
        GOOD,
        engine="Pagefind",
        cost={"cpu_s": 0.5, "wall_s": 9.0, "peak_mb": 100},
        quality=SETS | {"A accented": (0.8, 0.97, 0.87)},
    )
    assert list(behind(GOOD, peer)) == ["build CPU", "A accented success@10"]
    assert list(goals([GOOD, peer]))[-1].endswith("missed: build CPU, A accented success@10")


def test_each_visit_asks_two_different_articles_in_turn_accented_first() -> None:
    texts = {"A accented": ["á", "é", "í", "ó", "ú", "ý"], "A unaccented": ["a", "e", "i", "o", "u", "y"]}
    pairs = pairs_of(texts)
    assert pairs
    assert all(len({first.translate(PLAIN), second.translate(PLAIN)}) == 2 for first, second in pairs)
    flat = [each for pair in pairs for each in pair]
    assert len({each.translate(PLAIN) for each in flat}) == len(flat)
    assert any(each in "áéíóúý" for each in flat)
    assert any(each in "aeiouy" for each in flat)


PLAIN = str.maketrans("áéíóúý", "aeiouy")
