"""A server that counts what it sends, and that can be as slow as a network: texts go as gzip, as static hosts send them."""

from __future__ import annotations

import gzip
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import lru_cache
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

TEXTS = {".html", ".js", ".mjs", ".json", ".css", ".svg"}
"""What static hosts compress."""
UNCOUNTED = {"/index.html", "/favicon.ico"}
"""The page that asks; everything else belongs to the search."""


@dataclass
class Traffic:
    """What has been sent since the last ``take``: bytes of bodies, and requests; and how slowly."""

    delay: float = 0.0
    """Seconds until the first byte of each answer."""
    rate: float = 0.0
    """Bytes a second of each answer; 0: as fast as can be."""
    bytes: int = 0
    requests: int = 0
    lock: threading.Lock = field(default_factory=threading.Lock)

    def add(self, size: int) -> None:
        """One more answer."""
        with self.lock:
            self.bytes += size
            self.requests += 1

    def so_far(self) -> tuple[int, int]:
        """Bytes and requests since the last ``take``."""
        with self.lock:
            return self.bytes, self.requests

    def take(self) -> tuple[int, int]:
        """Bytes and requests since the last call."""
        with self.lock:
            taken = self.bytes, self.requests
            self.bytes = self.requests = 0
            return taken


@contextmanager
def served(folder: Path) -> Iterator[tuple[str, Traffic]]:
    """The address of a server of ``folder``, and its traffic."""
    traffic = Traffic()

    class Handler(SimpleHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def do_GET(self) -> None:
            path = self.path.partition("?")[0]
            file = folder / ("index.html" if path == "/" else path.lstrip("/"))
            if not file.is_file():
                self.send_error(404)
                return
            body = packed(file) if file.suffix in TEXTS else file.read_bytes()
            counted = path not in UNCOUNTED and path != "/"
            if counted:
                time.sleep(traffic.delay + (len(body) / traffic.rate if traffic.rate else 0))
            self.send_response(200)
            self.send_header("Content-Type", self.guess_type(str(file)))
            self.send_header("Content-Length", str(len(body)))
            self.send_header("Cache-Control", "max-age=600")
            if file.suffix in TEXTS:
                self.send_header("Content-Encoding", "gzip")
            self.end_headers()
            if counted:
                traffic.add(len(body))
            self.wfile.write(body)

        def log_message(self, *_: object) -> None:
            """Nothing: the report is what is read."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    server.daemon_threads = True
    threading.Thread(target=server.serve_forever, daemon=True).start()
    try:
        yield f"http://127.0.0.1:{server.server_port}/", traffic
    finally:
        server.shutdown()
        server.server_close()


@lru_cache(maxsize=256)
def packed(file: Path) -> bytes:
    """A file as gzip, level 6 as servers do it."""
    return gzip.compress(file.read_bytes(), 6, mtime=0)
