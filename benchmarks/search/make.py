"""Makes the search index of articles of a corpus: python -m benchmarks.search.make CORPUS N FOLDER [--exact].

CORPUS is JSON Lines (compressed with xz or not) of ``{"id", "text"}``: the title, a blank line, the lead, a blank line, the body. The
articles have no dates; each gets one that depends on its place, so that they spread over twenty years. Beyond the end of the corpus its
articles come again with their capitalised words changed.
"""

from __future__ import annotations

import argparse
import json
import lzma
import resource
import shutil
import sys
import time
from collections.abc import Iterator
from datetime import date, timedelta
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
    """The corpus as documents, again and again."""
    for turn in count():
        with (
            lzma.open(corpus, "rt", encoding="utf-8")
            if corpus.suffix == ".xz"
            else corpus.open(encoding="utf-8")
        ) as rows:
            for place, row in enumerate(rows):
                article = json.loads(row)
                yield document(article["id"], article["text"], place, turn)


def document(key: str, text: str, place: int, turn: int = 0) -> Document:
    """One article of a corpus; in later turns with other names."""
    rows = [row.strip() for row in text.split("\n")]
    lines = [(n, row) for n, row in enumerate(rows, 1) if row]
    classes = ["title", "lead"] + ["paragraph"] * len(lines)
    made = tuple(Line(n, cls, changed(row, turn)) for (n, row), cls in zip(lines, classes, strict=False))
    day = (FIRST_DAY + timedelta(days=place * 7919 % DAYS)).isoformat()
    return Document(
        id=f"{key}-{turn}" if turn else key,
        title=made[0].text if made else "",
        lead=made[1].text if len(made) > 1 else "",
        lines=made,
        date_label=day,
        earliest=day,
        latest=day,
        source=SOURCES[min(place * 31 % 16, place * 17 % 16, 4)],
    )


def changed(text: str, turn: int) -> str:
    """``text`` with an ending on its capitalised words inside sentences, so that a turn brings words of its own."""
    if not turn:
        return text
    words = text.split(" ")
    return " ".join(
        f"{word}{'xzqwk'[turn % 5]}" if place and word[:1].isupper() and word.isalpha() else word
        for place, word in enumerate(words)
    )


if __name__ == "__main__":
    main()
