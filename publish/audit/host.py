"""The site as GitHub's project Pages serve it: under a sub-path, text compressed, kept ten minutes by browsers."""

from __future__ import annotations

import gzip
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from functools import lru_cache, partial
from http import HTTPStatus
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

HOST, PREFIX = "127.0.0.1", "/archive/"
COMPRESSED = {".html", ".css", ".js", ".json", ".jsonl", ".svg", ".xml", ".atom", ".txt", ".webmanifest"}
LEVEL = 6


@contextmanager
def hosted(output: Path) -> Iterator[str]:
    """Serve ``output`` while the block runs, and give the address of its root, which ends in a slash."""
    server = ThreadingHTTPServer((HOST, 0), partial(_Handler, directory=str(output)))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    try:
        yield f"http://{HOST}:{server.server_port}{PREFIX}"
    finally:
        server.shutdown()
        server.server_close()


@lru_cache(maxsize=256)
def compressed_size(path: Path) -> int:
    """Bytes of a file as it is sent."""
    return len(_body(path))


def _body(path: Path) -> bytes:
    raw = path.read_bytes()
    return gzip.compress(raw, LEVEL, mtime=0) if path.suffix in COMPRESSED else raw


class _Handler(SimpleHTTPRequestHandler):
    protocol_version = "HTTP/1.1"

    def do_GET(self) -> None:
        path = Path(self.translate_path(self.path))
        path = path / "index.html" if path.is_dir() else path
        inside = self.path.startswith(PREFIX) and path.is_file()
        missing = Path(self.directory, "404.html")
        if inside:
            self._send(HTTPStatus.OK, path)
        elif missing.is_file():
            self._send(HTTPStatus.NOT_FOUND, missing)
        else:
            self.send_error(HTTPStatus.NOT_FOUND)

    def _send(self, status: HTTPStatus, path: Path) -> None:
        body = _body(path)
        self.send_response(status)
        kind = self.guess_type(path)
        self.send_header("Content-Type", f"{kind}; charset=utf-8" if path.suffix in COMPRESSED else kind)
        if path.suffix in COMPRESSED:
            self.send_header("Content-Encoding", "gzip")
        self.send_header("Content-Length", str(len(body)))
        self.send_header("Cache-Control", "max-age=600")
        self.end_headers()
        self.wfile.write(body)

    def translate_path(self, path: str) -> str:
        return super().translate_path("/" + path.removeprefix(PREFIX))

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - the name of the base class
        """Say nothing of every request."""
