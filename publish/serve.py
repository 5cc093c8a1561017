"""The built site on this machine, rebuilt when what it is made from changes."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterable
from contextlib import suppress
from functools import partial
from http import HTTPStatus
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

from watchfiles import watch

HOST = "127.0.0.1"


def serve(output: Path, watched: Iterable[Path], rebuild: Callable[[], object], port: int) -> None:
    """Serve ``output`` until interrupted; call ``rebuild`` after every change in the ``watched`` folders.

    ``rebuild`` reports its own failures: the server goes on with the last good site. Raises OSError where the port
    is taken.
    """
    with server(output, port) as serving:
        threading.Thread(target=serving.serve_forever, daemon=True).start()
        try:
            with suppress(KeyboardInterrupt):
                for _ in watch(*(folder for folder in watched if folder.exists()), raise_interrupt=False):
                    rebuild()
        finally:
            serving.shutdown()


def server(output: Path, port: int) -> ThreadingHTTPServer:
    """A server of ``output`` as a static host serves it; port 0 takes a free one."""
    return ThreadingHTTPServer((HOST, port), partial(_Handler, directory=str(output)))


class _Handler(SimpleHTTPRequestHandler):
    """Files as they are now: nothing is kept by the browser, and a missing page is answered by the site's own."""

    def end_headers(self) -> None:
        self.send_header("Cache-Control", "no-store")
        super().end_headers()

    def send_error(self, code: int, message: str | None = None, explain: str | None = None) -> None:
        page = Path(self.directory) / "404.html"
        if code != HTTPStatus.NOT_FOUND or not page.is_file():
            super().send_error(code, message, explain)
            return
        body = page.read_bytes()
        self.send_response(code)
        self.send_header("Content-Type", "text/html; charset=utf-8")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        if self.command != "HEAD":
            self.wfile.write(body)

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - the name of the base class
        """Say nothing of every request."""
