import gzip
from pathlib import Path
from urllib.request import urlopen

from benchmarks.search.serve import served


def test_bodies_are_counted_as_they_are_sent(tmp_path: Path) -> None:
    text = "chữ " * 1000
    (tmp_path / "index.html").write_text("trang")
    (tmp_path / "a.js").write_text(text, encoding="utf-8")
    (tmp_path / "b.bin").write_bytes(bytes(500))
    with served(tmp_path) as (address, traffic):
        for name in ("", "b.bin?v=1", "a.js"):
            with urlopen(address + name) as answer:
                content = answer.read()
        assert gzip.decompress(content).decode() == text
        assert traffic.take() == (500 + len(content), 2)
        assert traffic.take() == (0, 0)
