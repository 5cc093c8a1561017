import sys
from pathlib import Path

import pytest

from benchmarks.search.engines import ENGINES, OURS, PAGES, page, run, sizes


def test_files_are_counted_by_family(tmp_path: Path) -> None:
    for name, size in (("search/meta.bin", 10), ("search/b/0.bin", 20), ("search/b/1.bin", 5)):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_bytes(bytes(size))
    assert sizes(ENGINES[OURS], tmp_path) == {"b": (25, 2), "meta": (10, 1)}


def test_files_of_pagefind_are_counted_by_kind(tmp_path: Path) -> None:
    for name in ("fragment/a.pf_fragment", "index/b.pf_index", "index/c.pf_index", "pagefind.js"):
        (tmp_path / "pagefind" / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / "pagefind" / name).write_bytes(bytes(3))
    (tmp_path / "pages.json").write_text("{}")
    assert sizes(ENGINES["Pagefind"], tmp_path) == {"fragment": (3, 1), "index": (6, 2)}


def test_a_program_tells_its_cost() -> None:
    done = run([sys.executable, "-c", "held = bytearray(64_000_000); print(sum(range(10 ** 6)))"], PAGES)
    assert done.output == "499999500000\n"
    assert done.cost.peak_mb >= 61
    assert done.cost.cpu_s > 0


def test_a_program_that_fails_is_told() -> None:
    with pytest.raises(Exception, match="exit status 3"):
        run([sys.executable, "-c", "raise SystemExit(3)"], PAGES)


@pytest.mark.parametrize("name", ENGINES)
def test_every_engine_has_a_page_that_asks(name: str) -> None:
    assert "window.find =" in page(ENGINES[name])
    assert ("window.findAll =" in page(ENGINES[name])) == ENGINES[name].phrases
