"""Records of ``content/data/*.jsonl``, found by article id without holding a whole file in memory."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

ID = re.compile(rb'^\{"id":"([^"\\]*)"')


class Records:
    """The lines of ``articles.jsonl`` by id: their places are kept, each is read when it is asked for."""

    def __init__(self, path: Path) -> None:
        """Note where each record of ``path`` starts; no file means no records."""
        self._path = path
        self._places: dict[str, tuple[int, int]] = {}
        if not path.is_file():
            return
        place = 0
        with path.open("rb") as file:
            for line in file:
                if found := ID.match(line):
                    self._places[found[1].decode()] = (place, len(line))
                place += len(line)

    def __len__(self) -> int:
        """How many records there are."""
        return len(self._places)

    def __contains__(self, key: str) -> bool:
        """Whether there is a record with this id."""
        return key in self._places

    def __getitem__(self, key: str) -> dict[str, Any]:
        """The record with this id; raises KeyError where there is none."""
        place, length = self._places[key]
        with self._path.open("rb") as file:
            file.seek(place)
            record: dict[str, Any] = json.loads(file.read(length))
            return record
