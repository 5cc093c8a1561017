"""Makes the search index of articles of a corpus: python -m benchmarks.search.make CORPUS N FOLDER [--exact].

CORPUS is JSON Lines (compressed with xz or not) of ``{"id", "text"}``: the title, a blank line, the lead, a blank line, the body. The
articles have no dates; each gets one that depends on its place, so that they spread over twenty years. Beyond the end of
the corpus its articles come again with other words, so that an index of them has about as many pairs as one of new articles.
"""

from __future__ import annotations

import argparse
import json
import lzma
import resource
import shutil
import sys
import time
from collections import Counter
from collections.abc import Iterator
from datetime import date, timedelta
from functools import partial
from itertools import count, islice
from pathlib import Path

from plugins.search.documents import Document, Line
from plugins.search.writer import write_index

FIRST_DAY = date(2005, 1, 1)
DAYS = 20 * 365
SOURCES = ("Báo Một", "Báo Hai", "Báo Ba", "Báo Bốn", "Báo Năm")


def main() -> None:
    """Write the index and print what it cost as JSON."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("corpus", type=Path)
    parser.add_argument("n", type=int)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--exact", action="store_true")
    asked = parser.parse_args()
    shutil.rmtree(asked.folder, ignore_errors=True)
    read = time.process_time()
    sum(1 for _ in islice(articles(asked.corpus), asked.n))
    read = time.process_time() - read
    start, wall = time.process_time(), time.perf_counter()
    write_index(islice(articles(asked.corpus), asked.n), (), asked.folder, exact=asked.exact)
    cpu = time.process_time() - start - read
    made = {
        "articles": asked.n,
        "cpu_s": round(cpu, 2),
        "wall_s": round(time.perf_counter() - wall, 2),
        "reading_s": round(read, 2),
        "peak_mb": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024,
        "bytes": sizes(asked.folder),
    }
    json.dump(made, sys.stdout)
    print()


def sizes(folder: Path) -> dict[str, tuple[int, int]]:
    """Bytes and files of an index by family."""
    found: dict[str, tuple[int, int]] = {}
    for path in sorted(folder.rglob("*.bin")):
        family = path.relative_to(folder).parts[0].removesuffix(".bin")
        size, files = found.get(family, (0, 0))
        found[family] = (size + path.stat().st_size, files + 1)
    return found


def articles(corpus: Path) -> Iterator[Document]:
    """The corpus as documents, again and again: in each later turn with its words exchanged for others as frequent."""
    number = count()
    common: Counter[str] = Counter()
    for turn in count():
        others = exchanged(common, turn)
        for row in rows(corpus):
            article = json.loads(row)
            if not turn:
                common.update(article["text"].lower().split())
            text = with_others(article["text"], others)
            yield document(f"{article['id']}-{turn}", text, next(number))


def rows(corpus: Path) -> Iterator[str]:
    """The lines of the corpus."""
    if corpus.suffix == ".xz":
        with lzma.open(corpus, "rt", encoding="utf-8") as file:
            yield from file
    else:
        with corpus.open(encoding="utf-8") as file:
            yield from file


def exchanged(common: Counter[str], turn: int) -> dict[str, str]:
    """For each word but the most common ones another of about its rank, another in each turn; none in the first."""
    ranked = [
        word for word, _ in sorted(common.items(), key=lambda each: (-each[1], each[0])) if word.isalpha()
    ]
    kept, most = 64, len(ranked)
    return {ranked[at]: ranked[at ^ turn] for at in range(kept, most) if at ^ turn < most} if turn else {}


def with_others(text: str, others: dict[str, str]) -> str:
    """``text`` with its words exchanged; capitals stay capitals."""
    if not others:
        return text
    return "\n".join(" ".join(map(partial(_other, others), row.split(" "))) for row in text.split("\n"))


def _other(others: dict[str, str], word: str) -> str:
    found = others.get(word.lower())
    if not found:
        return word
    return found.capitalize() if word[0].isupper() else found


def document(key: str, text: str, number: int) -> Document:
    """One article of a corpus."""
    rows = [row.strip() for row in text.split("\n")]
    lines = [(n, row) for n, row in enumerate(rows, 1) if row]
    classes = ["title", "lead"] + ["paragraph"] * len(lines)
    made = tuple(Line(n, cls, row) for (n, row), cls in zip(lines, classes, strict=False))
    day = (FIRST_DAY + timedelta(days=number * 7919 % DAYS)).isoformat()
    return Document(
        id=key,
        title=made[0].text if made else "",
        lead=made[1].text if len(made) > 1 else "",
        lines=made,
        date_label=day,
        earliest=day,
        latest=day,
        source=SOURCES[min(number * 31 % 16, number * 17 % 16, 4)],
    )


if __name__ == "__main__":
    main()
