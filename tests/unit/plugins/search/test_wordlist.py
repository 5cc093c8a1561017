from __future__ import annotations

from pathlib import Path

from plugins.search.reader import Reader
from plugins.search.writer import write_index
from tests.unit.plugins.search.articles_of import document


def test_frequent_words_come_with_about_how_many_documents_have_them(tmp_path: Path) -> None:
    rows = [document(f"a{n}", "Nga " + "Mỹ " * (n % 2) + f"số{n} " + "x" * 30) for n in range(100)]
    write_index(rows, (), tmp_path)
    counts, _ = Reader(tmp_path).wordlist()
    assert counts.keys() == {"nga", "mi"}
    assert abs(counts["nga"] - 100) <= 4
    assert abs(counts["mi"] - 50) <= 2
