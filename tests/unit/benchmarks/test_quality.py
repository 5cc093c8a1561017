from datetime import date, datetime
from pathlib import Path

import pytest

from annotate.problems import BadInput
from benchmarks.gold import FOLDER
from benchmarks.peers import Moment, Name
from benchmarks.quality import DEVELOPMENT, moments_score, names_score, run
from benchmarks.scores import Score
from tests.unit.benchmarks.test_judge import GOLD, SOURCE


def test_every_article_for_development_is_there() -> None:
    assert len(DEVELOPMENT) == 20
    assert {path.stem for path in FOLDER.glob("*.gold")} >= DEVELOPMENT


def test_report_has_every_table_and_tells_the_halves_apart(tmp_path: Path) -> None:
    for name in ("crime-01", "moon-01"):
        (tmp_path / f"{name}.gold").write_text(SOURCE, encoding="utf-8")
    report = list(run(tmp_path))
    assert report[0] == "2 articles annotated by hand: 1 development, 1 held out."
    titles = [line.removeprefix("## ") for line in report if line.startswith("## ")]
    assert titles == ["Measures", "Day of publication", "F1 by topic", "By rule", "Confidence"]
    rows = [line for line in report if line.startswith("|")]
    assert any(row.startswith("| article lines | 100.0 | 100.0 | 100.0 | 2 | 100.0 |") for row in rows)
    assert any(row.startswith("| moon, held out | 1 |") for row in rows)


def test_every_row_of_a_table_has_as_many_cells_as_its_head(tmp_path: Path) -> None:
    (tmp_path / "crime-01.gold").write_text(SOURCE, encoding="utf-8")
    tables = "\n".join(run(tmp_path)).split("## ")[1:]
    for table in tables:
        assert len({row.count(" | ") for row in table.splitlines() if row.startswith("|")}) == 1


def test_a_fault_in_an_annotated_article_is_told(tmp_path: Path) -> None:
    (tmp_path / "crime-01.gold").write_text(SOURCE.replace("{L ", "{X "), encoding="utf-8")
    with pytest.raises(BadInput, match="unknown mark 'X'"):
        list(run(tmp_path))


def test_other_software_is_scored_on_the_lines_of_the_article() -> None:
    def find(line: str) -> list[Name]:
        at = line.find("Bình Dương")
        return [(at, at + 10, "place")] if at >= 0 else [(0, 4, "person")]

    assert names_score(GOLD, find) == Score(1, 2, 3)


def test_moments_in_durations_are_left_out_and_others_compared_by_value() -> None:
    def find(line: str, written: date) -> list[Moment]:
        assert written == date(2019, 5, 4)
        moments = {
            "3/5/2019": datetime(2019, 5, 3),
            "ba ngày": datetime(2019, 5, 1),
            "trốn": datetime(2019, 1, 1),
        }
        return [(at, at + len(words), day) for words, day in moments.items() if (at := line.find(words)) >= 0]

    assert moments_score(GOLD, find) == Score(1, 2, 1)
