from __future__ import annotations

import gzip
import json
from typing import Any

from plugins.search import typeahead
from plugins.search.documents import Entity
from plugins.search.entities import Numbered
from plugins.search.typeahead import rows, top, typeahead_files

PHRASES = [(f"k{n:03}", f"K{n:03}", n + 2) for n in range(60)] + [("m", "M", 5)]


def unpacked(data: bytes) -> Any:
    return json.loads(gzip.decompress(data))


def test_a_name_is_completed_from_each_of_its_words() -> None:
    made = rows(
        [Numbered(0, Entity("b", "person", "Sergei Lavrov", address="people/b.html"), [0, 1], [])], []
    )
    assert made == [
        ["lavrov", "Sergei Lavrov", "person", 2, "people/b.html"],
        ["sergei lavrov", "Sergei Lavrov", "person", 2, "people/b.html"],
    ]


def test_a_phrase_that_is_a_name_is_no_phrase() -> None:
    made = rows(
        [Numbered(0, Entity("nga", "place", "Nga"), [0], [])], [("nga", "nga", 9), ("nga mi", "nga mỹ", 2)]
    )
    assert [(row[1], row[2]) for row in made] == [("Nga", "place"), ("nga mỹ", "phrase")]


def test_every_completion_is_in_one_file_or_among_the_top(monkeypatch: Any) -> None:
    monkeypatch.setattr(typeahead, "TARGET", 400)
    made = rows([], PHRASES)
    files = list(typeahead_files(made))
    begins = [key for key, _ in files]
    best = unpacked(top(made, begins))
    assert [row for _, data in files for row in unpacked(data)] == made
    assert len(files) > 3
    assert best["k"] == [[f"K{n:03}", "word", n + 2, None] for n in range(59, 49, -1)]
    assert "m" not in best
    for key, _, _ in PHRASES:
        for length in range(1, len(key) + 1):
            holders = [
                at
                for at, (_, data) in enumerate(files)
                if any(row[0].startswith(key[:length]) for row in unpacked(data))
            ]
            assert len(holders) == 1 or key[:length] in best
