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
RELOAD, VERSION = "/-/reload.js", "/-/version"
SCRIPT_ELEMENT = f'<script src="{RELOAD}" defer></script>\n'.encode()
RELOAD_SCRIPT = f"""let version;
setInterval(async () => {{
  const now = await (await fetch("{VERSION}")).text();
  if (version && now && now !== version) location.reload();
  version = now || version;
}}, 1000);
"""


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
    """Files as they are now; every page reloads itself when the site was swapped, which its file does not know."""

    def do_GET(self) -> None:
        file = Path(self.translate_path(self.path))
        page = file / "index.html" if self.path.partition("?")[0].endswith("/") else file
        if self.path == RELOAD:
            self._send(HTTPStatus.OK, "text/javascript", RELOAD_SCRIPT.encode())
        elif self.path == VERSION:
            self._send(HTTPStatus.OK, "text/plain", self._version().encode())
        elif page.suffix == ".html" and page.is_file():
            self._send(HTTPStatus.OK, "text/html; charset=utf-8", page.read_bytes() + SCRIPT_ELEMENT)
        else:
            super().do_GET()

    def end_headers(self) -> None:
        self.send_header("Cache-Control", "no-store")
        super().end_headers()

    def send_error(self, code: int, message: str | None = None, explain: str | None = None) -> None:
        page = Path(self.directory) / "404.html"
        if code == HTTPStatus.NOT_FOUND and page.is_file():
            self._send(HTTPStatus.NOT_FOUND, "text/html; charset=utf-8", page.read_bytes() + SCRIPT_ELEMENT)
        else:
            super().send_error(code, message, explain)

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - the name of the base class
        """Say nothing of every request."""

    def _version(self) -> str:
        """Another text after each swap, since every site is made in a folder of its own."""
        site = Path(self.directory)
        return str(site.stat().st_ino) if site.exists() else ""

    def _send(self, status: HTTPStatus, kind: str, body: bytes) -> None:
        self.send_response(status)
        self.send_header("Content-Type", kind)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        if self.command != "HEAD":
            self.wfile.write(body)
