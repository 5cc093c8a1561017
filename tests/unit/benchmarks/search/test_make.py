"""Articles of a corpus as documents, more than the corpus has."""

from __future__ import annotations

import json
from collections import Counter
from itertools import islice
from pathlib import Path

from benchmarks.search.make import articles, exchanged, sizes


def corpus(tmp_path: Path, count: int) -> Path:
    path = tmp_path / "corpus.jsonl"
    texts = [
        f"Đầu đề {n}\n\nSa pô\n\n" + " ".join(f"từ{chr(97 + k % 26)}{chr(97 + k // 26)}" for k in range(200))
        for n in range(count)
    ]
    path.write_text(
        "".join(json.dumps({"id": f"a{n}", "text": text}) + "\n" for n, text in enumerate(texts)),
        encoding="utf-8",
    )
    return path


def test_the_first_lines_are_title_and_lead(tmp_path: Path) -> None:
    (made,) = islice(articles(corpus(tmp_path, 2)), 1)
    assert (made.title, made.lead) == ("Đầu đề 0", "Sa pô")
    assert [(line.n, line.cls) for line in made.lines] == [(1, "title"), (3, "lead"), (5, "paragraph")]


def test_a_corpus_that_comes_again_has_other_words_and_other_days(tmp_path: Path) -> None:
    made = list(islice(articles(corpus(tmp_path, 2)), 6))
    assert len({each.id for each in made}) == 6
    assert len({each.earliest for each in made}) == 6
    assert len({each.lines[2].text for each in made}) == 3


def test_words_are_exchanged_for_others_about_as_frequent() -> None:
    words = [chr(97 + n // 26) + chr(97 + n % 26) for n in range(200)]
    common = Counter({word: 200 - n for n, word in enumerate(words)})
    others = exchanged(common, 3)
    assert exchanged(common, 0) == {}
    assert sorted(others) == sorted(others.values()) == sorted(words[64:])
    assert all(0 < abs(words.index(one) - words.index(other)) <= 3 for one, other in others.items())


def test_sizes_are_told_by_family(tmp_path: Path) -> None:
    (tmp_path / "u").mkdir()
    for name, size in (("meta", 3), ("u/0", 4), ("u/1", 5)):
        (tmp_path / f"{name}.bin").write_bytes(bytes(size))
    assert sizes(tmp_path) == {"meta": (3, 1), "u": (9, 2)}
