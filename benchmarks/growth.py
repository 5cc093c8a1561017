"""How the cost of an archive grows with its size: milliseconds an article and step, at several sizes.

    python -m benchmarks.growth --corpus PATH [--sizes 1000,4000,12000]

An archive is built at each size, its articles added to those of the size before, and once more after one seed was
changed; what is known of the other seeds is kept between builds, as ``invoke build`` keeps it. Processor time of this
process and its workers; the tables are read before the clock starts.
"""

from __future__ import annotations

import argparse
import os
from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import ExitStack, contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory
from time import process_time
from types import ModuleType
from typing import Any
from unittest.mock import patch

from annotate import archive, whole
from annotate.links import archive as links
from annotate.settings import Settings
from benchmarks.speed import MOST_GROWTH, texts_of

SIZES = (1_000, 4_000, 12_000)
BUDGET = 3.0
"""Milliseconds an article that relating the articles of an archive may take."""
SECONDS = 10.0
"""How long a build of 10,000 articles may take to annotate and relate them again after one seed changed."""
CHANGED = "Một dòng mới."

STEPS: Mapping[str, tuple[ModuleType, str]] = {
    "relating": (archive, "relate"),
    "– resolving": (whole, "resolve"),
    "– facts": (links, "facts"),
    "– dating": (links, "company_of"),
    "– names": (links, "Names"),
    "– events": (links, "events_of"),
    "– teasers": (links, "teaser_links"),
    "– duplicates": (links, "duplicates_of"),
    "– parallel passages": (links, "passages_of"),
    "– related articles": (links, "related_of"),
    "writing": (archive, "write_content"),
}
"""The steps that see the whole archive, and where the build calls them; those with a dash are part of relating."""
ANNOTATING, KNOWN, AGAIN = "annotating a new article", "reading a known one", "all, one seed changed"


def run(corpus: Path, sizes: Sequence[int] = SIZES) -> Iterator[str]:
    """The report, line by line; sizes that the corpus does not reach are left out."""
    texts = list(texts_of(corpus, max(sizes)))
    sizes = [size for size in sorted(sizes) if size <= len(texts)]
    yield "\n## Milliseconds an article in archives of several sizes\n"
    if not sizes:
        yield f"The corpus holds {len(texts):,} articles, too few."
        return
    spent = measured(texts, sizes)
    first, last = sizes[0], sizes[-1]
    yield _row(("step", *(f"{size:,}" for size in sizes), f"{last:,} over {first:,}"))
    yield _row(["---"] * (len(sizes) + 2))
    for step in spent[last]:
        costs = [spent[size][step] for size in sizes]
        yield _row((step, *(f"{cost:.2f}" for cost in costs), f"{costs[-1] / costs[0]:.2f}"))
    relating, again = spent[last]["relating"], spent[last][AGAIN] * last / 1000
    yield f"\nRelating takes {relating:.1f} ms an article at {last:,}; the budget is {BUDGET:.0f} ms."
    yield f"One seed of {last:,} changed: {again:.0f} s; at 10,000 at most {SECONDS:.0f} s are asked, without writing."
    yield f"Linear is 1.0; at most {MOST_GROWTH} is asked."


def measured(texts: Sequence[str], sizes: Sequence[int]) -> dict[int, dict[str, float]]:
    """Milliseconds an article by step, for each of ``sizes``, which ascend."""
    result: dict[int, dict[str, float]] = {}
    with TemporaryDirectory() as name:
        folder = Path(name)
        seeds = folder / "seeds"
        seeds.mkdir()
        _warm_up(folder)
        known = 0
        for size in sizes:
            for n in range(known, size):
                (seeds / f"{n:06}.txt").write_text(texts[n], encoding="utf-8", newline="\n")
            content = folder / f"content{size}"
            spent = _build(folder, content)
            changed = seeds / f"{size // 2:06}.txt"
            changed.write_text(f"{texts[size // 2]}\n{CHANGED}\n", encoding="utf-8", newline="\n")
            again = _build(folder, content)
            result[size] = {
                ANNOTATING: _per_article(spent, size - known),
                KNOWN: _per_article(again, size),
                **{step: 1000 * spent[step] / size for step in STEPS},
                AGAIN: 1000 * again["all"] / size,
            }
            known = size
    return result


def _per_article(spent: Mapping[str, float], number: int) -> float:
    """What the half that sees one article at a time cost each of ``number`` articles."""
    return 1000 * (spent["all"] - spent["relating"] - spent["writing"]) / number


def _warm_up(folder: Path) -> None:
    """Read the tables."""
    seeds = folder / "first"
    seeds.mkdir()
    (seeds / "a.txt").write_text("Nắng ở Huế\n\nHuế hết mưa ngày 12/4/2017.\n", encoding="utf-8")
    archive.annotate_folder(seeds, folder / "warm", Settings(), workers=1)


def _build(folder: Path, content: Path) -> Mapping[str, float]:
    """Build the archive on the content of the last build; gives processor seconds by step."""
    spent: defaultdict[str, float] = defaultdict(float)
    with _timed(spent):
        begin = _processor_seconds()
        archive.annotate_folder(
            folder / "seeds", content, Settings(), content=content, cache=folder / "cache", keep_going=True
        )
        spent["all"] = _processor_seconds() - begin
    return spent


@contextmanager
def _timed(spent: defaultdict[str, float]) -> Iterator[None]:
    """Add to ``spent`` what each call of a step takes while this lasts."""

    def timed(step: str, work: Callable[..., Any]) -> Callable[..., Any]:
        def call(*args: Any, **options: Any) -> Any:
            begin = _processor_seconds()
            try:
                return work(*args, **options)
            finally:
                spent[step] += _processor_seconds() - begin

        return call

    with ExitStack() as stack:
        for step, (module, name) in STEPS.items():
            stack.enter_context(patch.object(module, name, timed(step, getattr(module, name))))
        yield


def _processor_seconds() -> float:
    """Of this process and of its workers that have ended."""
    ended = os.times()
    return process_time() + ended.children_user + ended.children_system


def _row(cells: Sequence[object]) -> str:
    return f"| {' | '.join(map(str, cells))} |"


def main() -> None:
    """Print the report."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--corpus", type=Path, required=True, help="articles to build archives of, .jsonl.xz")
    parser.add_argument("--sizes", default=",".join(map(str, SIZES)), help="how many articles, by comma")
    options = parser.parse_args()
    for line in run(options.corpus, [int(size) for size in options.sizes.split(",")]):
        print(line, flush=True)


if __name__ == "__main__":
    main()
