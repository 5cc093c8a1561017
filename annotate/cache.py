"""What became of each seed in the last build, kept on disk so that only what changed is annotated again.

An outcome is known by a hash of all that it depends on: the seed with its name and its editor's file, this package
with its tables, the settings and the archive's own records. Whatever is wrong with a kept file, it only costs the
work of annotating that seed again. Builds may share a folder: files appear in it whole.
"""

from __future__ import annotations

import hashlib
import os
import re
import sys
import unicodedata
from collections.abc import Iterable, Iterator
from contextlib import suppress
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path

import yaml

from annotate.editor import AuthorityRecord
from annotate.language import catalogue_bytes
from annotate.outcome import Outcome, unpacked
from annotate.problems import BadInput
from annotate.read import SeedFile, read_bytes
from annotate.settings import Settings

FORMAT = 1
"""To be raised when files of this cache are written in another way."""

# A file of this cache, or one that is being written: the key, and what tells its writers apart
OURS = re.compile(r"[0-9a-f]{64}(?:\.[0-9a-f]{16})?")
MOST_EDITS = 10_000_000
"""An editor's file larger than this is never kept; it is far beyond what the editor's files may have."""


@dataclass(frozen=True)
class Cache:
    """The outcomes kept in ``folder`` under keys that hold for ``inputs``.

    ``addresses`` is the hash of the ids that the archive gave; only what an editor corrected depends on it.
    """

    folder: Path
    inputs: str
    addresses: str
    max_bytes: int

    def key(self, file: SeedFile) -> str:
        """The hash of all that the outcome for ``file`` depends on; empty where it cannot be read."""
        try:
            seed = read_bytes(file.path, file.name, self.max_bytes)
            edits = read_bytes(file.edits, file.name, MOST_EDITS) if file.edits else b""
        except BadInput:
            return ""
        parts: list[bytes | str] = [self.inputs, file.id, file.name, seed]
        if file.edits:
            parts += [file.edits.name, edits, self.addresses]
        return _hash(parts)

    def get(self, key: str) -> Outcome | None:
        """The outcome kept under ``key``; None where there is none that can be read."""
        if not key:
            return None
        try:
            data = (self.folder / key).read_bytes()
            if data.startswith(bytes.fromhex(key)):
                return unpacked(data[len(key) // 2 :])
        except (OSError, ValueError):
            pass
        return None

    def put(self, key: str, data: bytes) -> None:
        """Keep the packed outcome ``data`` under ``key`` if the disk lets us: the file is whole or not there."""
        path = self.folder / key
        part = path.with_suffix(f".{os.urandom(8).hex()}")
        with suppress(OSError):
            self.folder.mkdir(parents=True, exist_ok=True)
            part.write_bytes(bytes.fromhex(key) + data)
            part.replace(path)

    def sweep(self, keys: Iterable[str]) -> None:
        """Remove all that is kept under other keys than these."""
        used = frozenset(keys)
        with suppress(OSError), os.scandir(self.folder) as listing:
            stale = [entry.path for entry in listing if entry.name not in used and OURS.fullmatch(entry.name)]
            for path in stale:
                with suppress(OSError):
                    os.unlink(path)


def open_cache(
    folder: Path, settings: Settings, records: Iterable[AuthorityRecord], addresses: Iterable[tuple[str, str]]
) -> Cache:
    """The cache in ``folder`` for seeds annotated with these settings, records and addresses."""
    texts = catalogue_bytes(settings.language)
    inputs = _hash([str(FORMAT), code(), texts, repr(replace(settings, workers=0)), *map(repr, records)])
    return Cache(folder, inputs, _hash(map(repr, addresses)), settings.max_bytes)


@cache
def code() -> str:
    """The hash of this package with its tables and of the software beneath it that reads letters and YAML."""
    return _hash([sys.version, unicodedata.unidata_version, yaml.__version__, *_files(Path(__file__).parent)])


def _files(folder: Path) -> Iterator[bytes | str]:
    """The names and contents of the files in ``folder``, sorted, without what Python compiled."""
    for path in sorted(folder.rglob("*")):
        if path.is_file() and path.parent.name != "__pycache__":
            yield path.relative_to(folder).as_posix()
            yield path.read_bytes()


def _hash(parts: Iterable[bytes | str]) -> str:
    """One hash of all parts, each with its length, so that none can pass for another's end."""
    whole = hashlib.sha256()
    for part in parts:
        data = part.encode("utf-8", "surrogatepass") if isinstance(part, str) else part
        whole.update(len(data).to_bytes(8, "big"))
        whole.update(data)
    return whole.hexdigest()
