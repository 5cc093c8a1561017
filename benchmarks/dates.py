"""Dated expressions: sentences with their answers, scored; and speed on articles.

python -m benchmarks.dates                     scores of tests/golden/dates, ms per article on the seeds
python -m benchmarks.dates --corpus PATH       the same on a .jsonl.xz of {"id", "text"}; growth with length
"""

from __future__ import annotations

import argparse
import json
import lzma
import re
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import islice
from pathlib import Path

from annotate.dates import date_article, find_times
from annotate.model import Article, Line, Published, Seed, TimeExpression, raw_lines

ROOT = Path(__file__).parent.parent
SENTENCES = ROOT / "tests" / "golden" / "dates"
MARK = re.compile(r"\[\[(.+?)=([^\]]+)\]\]")


@dataclass(frozen=True)
class Case:
    """One small article: its text, the day of writing, and (start, end, value) of what should be found."""

    text: str
    published: Published | None
    expected: tuple[tuple[int, int, str], ...]

    def found(self) -> tuple[TimeExpression, ...]:
        """What the software finds."""
        return find_times(plain_article(self.text, self.published))


@dataclass
class Score:
    """Counts: expressions with the right value on overlapping words, all found, all expected."""

    right: int = 0
    found: int = 0
    expected: int = 0

    @property
    def f1(self) -> float:
        """Harmonic mean of precision and recall."""
        return 2 * self.right / (self.found + self.expected)


def cases(path: Path) -> Iterator[Case]:
    """The cases of one file of sentences; the format is told at the head of ``known.txt``."""
    published = None
    for row in path.read_text(encoding="utf-8").splitlines():
        if row.startswith("= "):
            published = _published(row.removeprefix("= "))
        elif row and not row.startswith("#"):
            yield _case(row, published)


def score(path: Path) -> tuple[Score, list[str]]:
    """Lenient spans and exact values over a file, and each difference in words. A value "*" matches any."""
    total, differences = Score(), []
    for case in cases(path):
        found = list(case.found())
        total.found += len(found)
        total.expected += len(case.expected)
        for start, end, value in case.expected:
            match = next((seen for seen in found if seen.start < end and start < seen.end), None)
            if match is not None:
                found.remove(match)
            if match is not None and value in (match.value, "*"):
                total.right += 1
            else:
                differences.append(f"{case.text[start:end]}: {match and match.value} for {value}")
        differences += [f"{seen.text}: {seen.value} is no date ({case.text})" for seen in found]
    return total, differences


def plain_article(text: str, published: Published | None = None) -> Article:
    """An article each of whose lines is a paragraph of the article."""
    lines = tuple(
        Line(line.n, line.start, line.end, "article", "paragraph", "plain", 1.0)
        for line in raw_lines(text)
        if not line.blank
    )
    return Article(Seed("plain", "plain.txt", "0" * 64, text), lines=lines, published=published)


def milliseconds(texts: Sequence[str]) -> float:
    """Time per article, dates and publication."""
    articles = [plain_article(text) for text in texts]
    start = time.perf_counter()
    for article in articles:
        date_article(article)
    return (time.perf_counter() - start) / len(articles) * 1000


def growth(text: str, factor: int = 100) -> float:
    """How much dearer a character is in ``factor`` copies of ``text`` than in one."""
    return milliseconds([text * factor]) / factor / milliseconds([text] * 20)


def _published(days: str) -> Published | None:
    if days == "none":
        return None
    first, _, last = days.partition("/")
    return Published(None if last else first, first, last or first, ())


def _case(row: str, published: Published | None) -> Case:
    row = row.replace("//", "\n")
    text, expected, at = "", [], 0
    for mark in MARK.finditer(row):
        text += row[at : mark.start()]
        expected.append((len(text), len(text) + len(mark[1]), mark[2]))
        text += mark[1]
        at = mark.end()
    return Case(text + row[at:], published, tuple(expected))


def _corpus(path: Path, most: int) -> list[str]:
    with lzma.open(path, "rt", encoding="utf-8") as rows:
        return [json.loads(row)["text"] for row in islice(rows, most)]


def main() -> None:
    """Print the figures."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--corpus", type=Path, help="articles to time, .jsonl.xz")
    parser.add_argument("--most", type=int, default=1000, help="at most so many of them")
    parser.add_argument("--differences", action="store_true", help="list what is wrong")
    options = parser.parse_args()
    for path in sorted(SENTENCES.glob("*.txt")):
        total, differences = score(path)
        print(f"{path.stem}: F1 {total.f1:.3f} ({total.right} of {total.expected}, {total.found} found)")
        if options.differences:
            print(*differences, sep="\n")
    seeds = [path.read_text(encoding="utf-8") for path in sorted((ROOT / "seeds").glob("*.txt"))]
    milliseconds(seeds)
    print(f"seeds: {milliseconds(seeds * 20):.2f} ms an article")
    if options.corpus:
        texts = _corpus(options.corpus, options.most)
        length = sum(map(len, texts)) // len(texts)
        print(f"corpus: {milliseconds(texts):.2f} ms an article of {length} characters")
        print(f"growth: {growth(texts[0]):.2f} times as dear a character at 100 times the length")


if __name__ == "__main__":
    main()
