from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from http.client import HTTPConnection
from pathlib import Path

import pytest

from publish.serve import HOST, RELOAD, SCRIPT_ELEMENT, VERSION, server

ADDED = SCRIPT_ELEMENT.decode()

Get = Callable[[str], tuple[int, str]]


@pytest.fixture
def get(tmp_path: Path) -> Iterator[Get]:
    """Fetches an address of a site in ``tmp_path / "site"``: status and text."""
    with server(tmp_path / "site", 0) as serving:
        threading.Thread(target=serving.serve_forever, daemon=True).start()

        def fetch(address: str) -> tuple[int, str]:
            connection = HTTPConnection(HOST, serving.server_address[1], timeout=10)
            connection.request("GET", address)
            answer = connection.getresponse()
            assert answer.getheader("Cache-Control") == "no-store"
            return answer.status, answer.read().decode()

        yield fetch
        serving.shutdown()


def test_a_site_that_was_swapped_is_served_as_it_is_now(tmp_path: Path, get: Get) -> None:
    (tmp_path / "site").mkdir()
    (tmp_path / "site" / "index.html").write_text("old")
    assert get("/") == (200, "old" + ADDED)
    (tmp_path / "new").mkdir()
    (tmp_path / "new" / "index.html").write_text("new")
    (tmp_path / "site").rename(tmp_path / "old")
    (tmp_path / "new").rename(tmp_path / "site")
    assert get("/") == (200, "new" + ADDED)


def test_a_missing_page_is_answered_by_the_sites_own(tmp_path: Path, get: Get) -> None:
    (tmp_path / "site").mkdir()
    assert get("/gone.html")[0] == 404
    (tmp_path / "site" / "404.html").write_text("không có")
    assert get("/gone.html") == (404, "không có" + ADDED)


def test_a_page_can_tell_that_the_site_was_swapped(tmp_path: Path, get: Get) -> None:
    assert get(VERSION) == (200, "")
    (tmp_path / "site").mkdir()
    before = get(VERSION)
    assert get(VERSION) == before
    (tmp_path / "new").mkdir()
    (tmp_path / "site").rename(tmp_path / "old")
    (tmp_path / "new").rename(tmp_path / "site")
    assert get(VERSION) != before
    assert VERSION in get(RELOAD)[1]


def test_files_that_are_no_pages_are_served_as_they_are(tmp_path: Path, get: Get) -> None:
    (tmp_path / "site" / "data").mkdir(parents=True)
    (tmp_path / "site" / "data" / "articles.jsonl").write_text("{}")
    assert get("/data/articles.jsonl") == (200, "{}")
