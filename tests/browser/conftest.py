"""A real Chromium and a server under a sub-path, as project Pages are served."""

from __future__ import annotations

import shutil
import subprocess
import sys
import threading
from collections.abc import Callable, Iterator
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, sync_playwright

from publish.machine import FLAGS, find_chromium

ROOT = Path(__file__).parents[2]

Serve = Callable[..., str]


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """One headless Chromium for all tests; without one they fail."""
    found = find_chromium()
    if found is None:
        pytest.fail("there is no Chromium or Chrome on this machine; run: invoke setup")
    with sync_playwright() as playwright:
        running = playwright.chromium.launch(executable_path=str(found), args=list(FLAGS))
        yield running
        running.close()


@pytest.fixture(scope="session")
def seed_site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The site of the repository's seeds, as the build command makes it: only to be read."""
    folder = tmp_path_factory.mktemp("archive")
    shutil.copytree(ROOT / "content" / "pages", folder / "content" / "pages")
    options = [f"--content={folder / 'content'}", f"--output={folder / 'output'}"]
    invoke = str(Path(sys.executable).with_name("invoke"))
    done = subprocess.run(
        [invoke, "build", *options], cwd=ROOT, capture_output=True, encoding="utf-8", timeout=300
    )
    assert done.returncode == 0, done.stderr
    return folder / "output"


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    """A page with a fresh profile; anything but silence in its console fails the test.

    A test that expects a message of the browser empties ``page.complaints`` of it.
    """
    context = browser.new_context(locale="vi-VN")
    opened = context.new_page()
    opened.set_default_timeout(10_000)
    complaints: list[str] = []
    opened.on("console", lambda message: complaints.append(f"{message.type}: {message.text}"))
    opened.on("pageerror", lambda error: complaints.append(f"error: {error}"))
    opened.on("dialog", lambda dialog: (complaints.append(f"dialog: {dialog.message}"), dialog.dismiss()))
    opened.complaints = complaints  # type: ignore[attr-defined]
    yield opened
    context.close()
    assert complaints == []


@pytest.fixture(scope="session")
def serve() -> Iterator[Serve]:
    """``serve(folder, prefix="/archive/")`` serves a folder on 127.0.0.1 and gives its address."""
    servers: list[ThreadingHTTPServer] = []

    def start(folder: Path, prefix: str = "/archive/") -> str:
        server = ThreadingHTTPServer(
            ("127.0.0.1", 0), partial(_UnderPrefix, prefix=prefix, directory=str(folder))
        )
        threading.Thread(target=server.serve_forever, daemon=True).start()
        servers.append(server)
        return f"http://127.0.0.1:{server.server_port}{prefix}"

    yield start
    for server in servers:
        server.shutdown()
        server.server_close()


class _UnderPrefix(SimpleHTTPRequestHandler):
    """Serves a folder under a prefix and nothing elsewhere."""

    def __init__(self, *args: object, prefix: str, directory: str) -> None:
        self._prefix = prefix
        super().__init__(*args, directory=directory)  # type: ignore[arg-type]

    def translate_path(self, path: str) -> str:
        if not path.startswith(self._prefix):
            return str(Path(self.directory, "not", "under", "the", "prefix"))
        return super().translate_path("/" + path.removeprefix(self._prefix))

    def log_message(self, *_: object) -> None:
        """Say nothing."""
