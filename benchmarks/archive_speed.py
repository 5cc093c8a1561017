"""How the archive half grows: milliseconds an article of resolving and linking, at three sizes of one corpus.

    python -m benchmarks.archive_speed --corpus PATH [--sizes 1000,4000,12000] [--workers N]

``--corpus`` takes any file of xz-compressed JSON lines with the fields "id" and "text". The articles are annotated one
by one first, which takes most of the time and is not counted. Processor time of one core.
"""

from __future__ import annotations

import argparse
import gc
import json
import lzma
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from functools import cache
from itertools import islice
from pathlib import Path
from time import process_time

from annotate.archive import machine_steps
from annotate.authorities import load
from annotate.corrections import corrected
from annotate.editor import Edits
from annotate.links.archive import link_archive
from annotate.model import Article, Seed
from annotate.normalform import nfc
from annotate.register import Register
from annotate.resolve import resolve

SIZES = (1_000, 4_000, 12_000)
BUDGETS = {"resolve": 1.0, "links": 2.0}
"""Milliseconds an article that a step may take: 3 for all of the archive half."""
MOST_GROWTH = 1.2
"""How much more an article may cost in the largest archive than in the smallest."""

Step = Callable[[Sequence[Article]], object]


def steps() -> dict[str, Step]:
    """What is measured, by name: steps that see the whole archive."""
    records = load()
    return {
        "resolve": lambda articles: resolve(articles, records, Register()),
        "links": lambda articles: link_archive(articles, Register(), records),
    }


def run(corpus: Path, sizes: Sequence[int] = SIZES, workers: int = 2) -> Iterator[str]:
    """The report, line by line."""
    articles = annotated(corpus, max(sizes), workers)
    sizes = [size for size in sizes if size <= len(articles)]
    if not sizes:
        yield f"{corpus} has only {len(articles)} articles: give smaller --sizes"
        return
    yield f"Milliseconds an article of an archive of {', '.join(f'{size:,}' for size in sizes)} articles"
    for name, step in steps().items():
        step(articles[:2])
        costs = [milliseconds(step, articles[:size]) for size in sizes]
        growth = costs[-1] / costs[0]
        yield (
            f"{name:12} {'  '.join(f'{cost:7.3f}' for cost in costs)}   growth {growth:.2f} "
            f"(at most {MOST_GROWTH}), goal {BUDGETS[name]} ms"
        )


def milliseconds(step: Step, articles: Sequence[Article]) -> float:
    """What ``step`` costs an article, the better of two runs."""
    spent = []
    for _ in range(2):
        gc.collect()
        start = process_time()
        step(articles)
        spent.append(process_time() - start)
    return 1000 * min(spent) / len(articles)


def annotated(corpus: Path, most: int, workers: int) -> list[Article]:
    """The first ``most`` articles of the corpus through the steps that read one article."""
    with lzma.open(corpus, "rt", encoding="utf-8") as file:
        lines = list(islice(file, most))
    with ProcessPoolExecutor(workers) as pool:
        return list(pool.map(annotate_line, lines, chunksize=64))


def annotate_line(line: str) -> Article:
    """One line of the corpus as an article."""
    row = json.loads(line)
    name = f"{row['id']}.txt"
    return corrected(Seed(str(row["id"]), name, "", nfc(row["text"])), Edits(), name, _steps())


_steps = cache(machine_steps)


def main() -> None:
    """Print the report."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--corpus", type=Path, required=True)
    parser.add_argument("--sizes", default=",".join(map(str, SIZES)))
    parser.add_argument("--workers", type=int, default=2)
    given = parser.parse_args()
    for line in run(given.corpus, [int(size) for size in given.sizes.split(",")], given.workers):
        print(line)


if __name__ == "__main__":
    main()
