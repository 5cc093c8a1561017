"""The benchmark of the archive half runs on a small corpus and tells when it is too small."""

from __future__ import annotations

import json
import lzma
from pathlib import Path

from benchmarks.archive_speed import run


def corpus(folder: Path, size: int) -> Path:
    path = folder / "news.jsonl.xz"
    with lzma.open(path, "wt", encoding="utf-8") as file:
        for n in range(size):
            file.write(
                json.dumps({"id": n, "text": f"Tin {n}\n\nNgoại trưởng Nga Sergei Lavrov đến Huế."}) + "\n"
            )
    return path


def test_the_costs_at_each_size_and_their_growth_are_told(tmp_path: Path) -> None:
    head, *lines = run(corpus(tmp_path, 4), (2, 4), workers=1)
    assert "2, 4 articles" in head
    assert [line.split()[0] for line in lines] == ["resolve", "links"]
    assert all("growth" in line for line in lines)


def test_a_corpus_that_is_too_small_is_told(tmp_path: Path) -> None:
    (line,) = run(corpus(tmp_path, 1), (2,), workers=1)
    assert "only 1 articles" in line
