"""Search side by side: this project, Pagefind, whole lunr, MiniSearch.

    python -m benchmarks.search CORPUS [--large] [--sizes 1000,10000] [--work FOLDER] [--engines A,B] [--again all|none|NAME]

CORPUS is as benchmarks.search.make says. Needs Chromium and Node (``invoke setup``), and npm for Pagefind and MiniSearch,
which it installs into FOLDER/npm. With --work what was measured before stays in FOLDER as JSON; only this project is
measured again, and what --again names. Other engines are asked up to the sizes that they bear.
"""

from __future__ import annotations

import argparse
import shutil
import sys
from collections.abc import Collection, Iterator, Sequence
from itertools import islice
from pathlib import Path
from tempfile import TemporaryDirectory

from benchmarks.search.compare import Measures, kept, known, measured
from benchmarks.search.engines import ENGINES, OURS, Engine, peers
from benchmarks.search.make import articles
from benchmarks.search.queries import phrases, query_sets
from benchmarks.search.table import report

SIZES = (1_000, 10_000)
LARGE = 50_000


def main() -> None:
    """Measure and print the tables."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.search", description=__doc__)
    parser.add_argument("corpus", type=Path)
    parser.add_argument("--large", action="store_true", help=f"also {LARGE:,} articles")
    parser.add_argument("--sizes", default=",".join(map(str, SIZES)))
    parser.add_argument(
        "--work", type=Path, help="folder for indexes and what was measured (a temporary one)"
    )
    parser.add_argument(
        "--again", default=OURS, choices=("all", "none", *ENGINES), help="what is measured again"
    )
    parser.add_argument("--engines", default=",".join(ENGINES), help="which are compared")
    asked = parser.parse_args()
    names = asked.engines.split(",")
    sizes = sorted({*map(int, asked.sizes.split(",")), *([LARGE] if asked.large else [])})
    with TemporaryDirectory() as temporary:
        for line in run(asked.corpus, sizes, asked.work or Path(temporary), asked.again, names):
            print(line, flush=True)


def run(
    corpus: Path,
    sizes: Sequence[int] = SIZES,
    work: Path | None = None,
    again: str = OURS,
    names: Collection[str] = tuple(ENGINES),
) -> Iterator[str]:
    """The report, line by line."""
    with TemporaryDirectory() as temporary:
        folder = work or Path(temporary)
        found = [each for n in sizes for each in _of_size(corpus, n, folder, again, names)]
    yield from report(found)


def _of_size(corpus: Path, n: int, folder: Path, again: str, names: Collection[str]) -> Iterator[Measures]:
    asked = [engine for name, engine in ENGINES.items() if name in names and n <= engine.most]
    fresh = [each for each in asked if again in ("all", each.name) or not _file(folder, each, n).is_file()]
    if fresh:
        peers(folder / "npm")
        documents = list(islice(articles(corpus), n))
        sets, truth = query_sets(documents), phrases(documents)
        for engine in fresh:
            print(f"{n:,} articles: {engine.name}", file=sys.stderr, flush=True)
            place = folder / f"index-{engine.asks.removesuffix('.js')}-{n}"
            kept(
                measured(engine, corpus, documents, sets, truth, place, folder / "npm"),
                _file(folder, engine, n),
            )
            shutil.rmtree(place)
    for engine in asked:
        yield known(_file(folder, engine, n))


def _file(folder: Path, engine: Engine, n: int) -> Path:
    return folder / f"{engine.asks.removesuffix('.js')}-{n}.json"


if __name__ == "__main__":
    main()
