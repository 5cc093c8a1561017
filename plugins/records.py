"""Records of ``content/data/*.jsonl``, found by their article without holding a whole file in memory, and of pages."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

KEY = re.compile(rb'^\{"(?:id|article)":"([^"\\]*)"')

Record = dict[str, Any]


class Records:
    """The lines of one file by the article they start with: their places are kept, each is read when asked for."""

    def __init__(self, path: Path) -> None:
        """Note where each article's records stand in ``path`` (they stand together); no file means no records."""
        self._path = path
        self._places: dict[str, tuple[int, int]] = {}
        if not path.is_file():
            return
        place = 0
        with path.open("rb") as file:
            for line in file:
                if found := KEY.match(line):
                    key = found[1].decode()
                    start = self._places[key][0] if key in self._places else place
                    self._places[key] = (start, place + len(line))
                place += len(line)

    def __len__(self) -> int:
        """How many articles have records."""
        return len(self._places)

    def of(self, article: str) -> list[Record]:
        """An article's records in their order; none for an article without."""
        if article not in self._places:
            return []
        start, end = self._places[article]
        with self._path.open("rb") as file:
            file.seek(start)
            return [json.loads(line) for line in file.read(end - start).splitlines()]


def front_matter(head: str) -> Record:
    """The record that a generated Markdown file begins with: after a remark a field in each row, its value as JSON."""
    return {
        key: json.loads(value) for key, _colon, value in (row.partition(": ") for row in head.split("\n")[1:])
    }


def rows(path: Path) -> Iterator[Record]:
    """All records of a file in their order, one at a time; no file means no records."""
    if path.is_file():
        with path.open(encoding="utf-8") as file:
            yield from map(json.loads, file)
