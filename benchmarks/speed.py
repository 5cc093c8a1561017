"""How fast the annotation is: milliseconds an article and step, and whether long articles cost more a character.

    python -m benchmarks.speed [--corpus PATH] [--most N] [--profile]

The steps are those of the build for one article: reading the file, structure, dates, names, statements, Markdown and
data. ``--corpus`` takes any file of xz-compressed JSON lines with the fields "id" and "text". Processor time of one
core; the tables are read before the clock starts. ``--profile`` tells which functions the time goes to.
"""

from __future__ import annotations

import argparse
import cProfile
import json
import lzma
import pstats
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import date
from itertools import cycle, islice
from pathlib import Path
from tempfile import TemporaryDirectory
from time import process_time
from typing import Any

from annotate.archive import RECORDS, machine_steps
from annotate.export import article_record, json_lines
from annotate.markdown import article_markdown
from annotate.model import Article
from annotate.read import SeedFile, find_seeds, read_seed
from benchmarks import peers
from benchmarks.gold import FOLDER, load_all

SEEDS = Path(__file__).parent.parent / "seeds"
BUDGET = 10.0
"""Milliseconds an article and core that all annotation may take."""
SHORT, LONG = 5_000, 1_000_000
"""Sizes in bytes whose cost a character is compared."""
MOST_GROWTH = 1.2
WRITTEN = date(2017, 4, 12)
"""A day of writing for software that must be told one."""
FEW = 20
"""How many articles other software is timed on."""
ANNOTATION = ("read", "structure", "dates", "names", "statements")
STEPS = (*ANNOTATION, "markdown", "data")


def run(corpus: Path | None = None, most: int = 500) -> Iterator[str]:
    """The report, line by line: the seeds, the annotated articles, ``most`` of the corpus; then growth."""
    sets = {"seeds": [path.read_text(encoding="utf-8") for path in sorted(SEEDS.glob("*.txt"))]}
    sets["annotated by hand"] = [gold.text for gold in load_all(FOLDER)]
    if corpus:
        sets["corpus"] = list(texts_of(corpus, most))
    head = ("articles", "number", "characters", *STEPS, "annotation", "all")
    yield from _head("Milliseconds an article and step", head)
    milliseconds(sets["seeds"])
    for name, texts in sets.items():
        spent = milliseconds(texts)
        characters = sum(map(len, texts)) / len(texts)
        costs = (*spent.values(), sum(spent[step] for step in ANNOTATION), sum(spent.values()))
        yield _row((name, len(texts), f"{characters:.0f}", *(f"{cost:.2f}" for cost in costs)))
    yield f"\nThe budget for the annotation, the first five steps, is {BUDGET:.0f} ms."
    for package, cost in peers_milliseconds(sets["annotated by hand"][:FEW]):
        yield f"{package} on {FEW} of the articles annotated by hand: {cost}"
    yield from _head(
        f"Cost a character at {LONG // 1000:,} kB over cost at {SHORT // 1000} kB", ("text", *STEPS, "all")
    )
    articles = sets.get("corpus", sets["annotated by hand"])
    for name, grow in SHAPES.items():
        ratios = growth(articles, grow)
        yield _row((name, *(f"{ratios[step]:.2f}" for step in (*STEPS, "all"))))
    yield f"\nLinear is 1.0; at most {MOST_GROWTH} is asked."


def texts_of(corpus: Path, most: int) -> Iterator[str]:
    """The first ``most`` texts of a .jsonl.xz of {"id", "text"}."""
    with lzma.open(corpus, "rt", encoding="utf-8") as rows:
        for row in islice(rows, most):
            yield json.loads(row)["text"]


def milliseconds(texts: Sequence[str]) -> dict[str, float]:
    """What each step costs an article, on average."""
    spent = dict.fromkeys(STEPS, 0.0)
    with TemporaryDirectory() as folder:
        for file in _written(texts, Path(folder)):
            value: Any = file
            for name, step in _steps():
                begin = process_time()
                value = step(value)
                spent[name] += process_time() - begin
    return {name: 1000 * seconds / len(texts) for name, seconds in spent.items()}


def peers_milliseconds(texts: Sequence[str]) -> Iterator[tuple[str, str]]:
    """What other software costs an article, names by underthesea and dates by dateparser, or that it is absent."""
    names, dates = peers.underthesea_names(), peers.dateparser_dates()
    works: dict[str, Callable[[str], object] | None] = {
        "underthesea (names)": names,
        "dateparser (dates)": (lambda line: dates(line, WRITTEN)) if dates else None,
    }
    for package, work in works.items():
        if work is None:
            yield package, peers.HOW
            continue
        lines = [[line for line in text.split("\n") if line.strip()] for text in texts]
        work(lines[0][0])
        begin = process_time()
        for line in (line for article in lines for line in article):
            work(line)
        yield package, f"{1000 * (process_time() - begin) / len(texts):.1f} ms an article"


def growth(texts: Sequence[str], grow: Callable[[Sequence[str], int], str]) -> dict[str, float]:
    """How much dearer a character is in one long text than in short ones of the same words, by step."""
    long = grow(texts, LONG)
    size = len(long) * SHORT // LONG
    short = [long[at : at + size] for at in range(0, len(long), size)][:-1]
    dear, cheap = milliseconds([long]), milliseconds(short)
    dear["all"], cheap["all"] = sum(dear.values()), sum(cheap.values())
    letters = sum(map(len, short)) / len(short)
    return {name: (dear[name] / len(long)) / (cheap[name] / letters) for name in cheap if cheap[name]}


def other_articles(texts: Sequence[str], size: int) -> str:
    """Article after article, line by line, about ``size`` bytes; they begin again where there are too few."""
    return _filled(cycle(texts), size, "\n")


def one_article(texts: Sequence[str], size: int) -> str:
    """One article again and again, so that its names and days come back all the time."""
    return _filled(cycle([max(texts[:50], key=len)]), size, "\n")


def one_line(texts: Sequence[str], size: int) -> str:
    """The articles' words in a single line."""
    return _filled((text.replace("\n", " ") for text in cycle(texts)), size, " ")


SHAPES = {
    "article after article": other_articles,
    "one article repeated": one_article,
    "all in one line": one_line,
}


def _filled(texts: Iterable[str], size: int, joint: str) -> str:
    parts, length = [], 0
    for text in texts:
        parts.append(text)
        length += len((text + joint).encode())
        if length >= size:
            break
    return joint.join(parts)


def _written(texts: Sequence[str], folder: Path) -> tuple[SeedFile, ...]:
    for n, text in enumerate(texts):
        (folder / f"{n:06}.txt").write_text(text, encoding="utf-8", newline="\n")
    return find_seeds(folder).files


def _steps() -> tuple[tuple[str, Callable[[Any], Any]], ...]:
    """The steps of the build, each from the result of the one before."""
    steps = machine_steps()

    def structured(seed: Any) -> Article:
        return steps.structure(seed, {})

    def spoken(article: Article) -> Article:
        return replace(article, statements=steps.statements(article))

    def written(article: Article) -> Article:
        article_markdown(article)
        return article

    def exported(article: Article) -> str:
        marks = [record for records in RECORDS.values() for record in records(article)]
        return json_lines([article_record(article), *marks])

    done = (read_seed, structured, steps.date, steps.name, spoken, written, exported)
    return tuple(zip(STEPS, done, strict=True))


def profile(texts: Sequence[str], rows: int = 25) -> None:
    """Print the functions that cost most in themselves."""
    profiler = cProfile.Profile()
    profiler.enable()
    milliseconds(texts)
    profiler.disable()
    pstats.Stats(profiler).sort_stats("tottime").print_stats(rows)


def _head(title: str, head: Sequence[str]) -> Iterator[str]:
    yield f"\n## {title}\n"
    yield _row(head)
    yield _row(["---"] * len(head))


def _row(cells: Sequence[object]) -> str:
    return f"| {' | '.join(map(str, cells))} |"


def main() -> None:
    """Print the report."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--corpus", type=Path, help="articles to time, .jsonl.xz")
    parser.add_argument("--most", type=int, default=500, help="at most so many of them (500)")
    parser.add_argument("--profile", action="store_true", help="print which functions cost most instead")
    options = parser.parse_args()
    if options.profile:
        texts = list(texts_of(options.corpus, options.most)) if options.corpus else None
        profile(texts or [gold.text for gold in load_all(FOLDER)])
        return
    for line in run(options.corpus, options.most):
        print(line, flush=True)


if __name__ == "__main__":
    main()
