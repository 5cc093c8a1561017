from __future__ import annotations

import gzip
from pathlib import Path
from urllib.error import HTTPError
from urllib.parse import urljoin
from urllib.request import urlopen

import pytest

from publish.audit.host import compressed_size, hosted


@pytest.fixture
def site(tmp_path: Path) -> Path:
    (tmp_path / "index.html").write_text("<p>" + "x" * 1000)
    (tmp_path / "404.html").write_text("not here")
    (tmp_path / "font.woff2").write_bytes(b"x" * 1000)
    return tmp_path


def test_text_is_sent_compressed_and_fonts_as_they_are(site: Path) -> None:
    with hosted(site) as address:
        with urlopen(address) as answer:
            assert answer.headers["Content-Encoding"] == "gzip"
            assert gzip.decompress(answer.read()).startswith(b"<p>xxx")
        with urlopen(address + "font.woff2") as answer:
            assert answer.headers["Content-Encoding"] is None
            assert len(answer.read()) == 1000
    assert compressed_size(site / "index.html") < 100 < compressed_size(site / "font.woff2") == 1000


@pytest.mark.parametrize("path", ["/archive/missing.html", "/index.html"])
def test_what_is_not_there_gets_the_sites_own_page_and_status_404(site: Path, path: str) -> None:
    with hosted(site) as address, pytest.raises(HTTPError) as missing:
        urlopen(urljoin(address, path))
    assert missing.value.code == 404
    assert gzip.decompress(missing.value.read()) == b"not here"
