"""The files of ``seeds/``: which are seeds, what is wrong with the others, and a seed's bytes as text.

Only regular files are ever opened. File names come from people and other systems, so they may hold anything: what
is shown of them is escaped.
"""

from __future__ import annotations

import bisect
import difflib
import errno
import fnmatch
import hashlib
import os
import re
import stat
import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

from annotate import tables
from annotate.decode import decode
from annotate.model import Seed
from annotate.problems import BadInput, Problem

MAX_BYTES = 10_000_000
MAX_ID = 120
HASH_DIGITS = 12
AUTHORITIES = "authorities.yaml"
EDITS = (".yaml", ".yml")
NEIGHBOURS = 50
RESERVED = frozenset({"index"})

# names that Windows keeps for devices, whatever follows the first dot
DEVICES = re.compile(r"(?:con|prn|aux|nul|com[0-9]|lpt[0-9])(?:\.|$)")

# what an id may not hold
NOT_ID = re.compile("[^a-z0-9._-]+")

# the kinds of file that are not regular, by the file type in st_mode
KINDS = {
    stat.S_IFLNK: "a symbolic link",
    stat.S_IFIFO: "a FIFO",
    stat.S_IFSOCK: "a socket",
    stat.S_IFCHR: "a device",
    stat.S_IFBLK: "a device",
    stat.S_IFDIR: "a folder",
}


@dataclass(frozen=True, slots=True)
class SeedFile:
    """A seed not yet read: its permanent id, where it is, how messages and data call it, its editor's file."""

    id: str
    path: Path
    name: str
    edits: Path | None


@dataclass(frozen=True, slots=True)
class Found:
    """What a folder of seeds holds; ``authorities`` is its ``authorities.yaml`` where there is one."""

    files: tuple[SeedFile, ...]
    problems: tuple[Problem, ...]
    warnings: tuple[Problem, ...]
    authorities: Path | None = None


@dataclass(frozen=True, slots=True)
class _Entry:
    """A directory entry: ``stem`` and ``suffix`` in NFC, ``kind`` None for a regular file."""

    path: Path
    stem: str
    suffix: str
    shown: str
    kind: str | None


@dataclass(slots=True)
class _Sorted:
    """The entries of a folder by what they are for, with what is wrong so far."""

    texts: list[_Entry] = field(default_factory=list)
    edits: list[_Entry] = field(default_factory=list)
    authorities: Path | None = None
    problems: list[Problem] = field(default_factory=list)
    warnings: list[Problem] = field(default_factory=list)


def find_seeds(folder: Path) -> Found:
    """The seeds of ``folder`` in the order of their NFC names, and what is wrong with the other files. Opens none."""
    try:
        entries = sorted(_entries(folder), key=lambda entry: (entry.stem, entry.suffix, entry.path.name))
    except OSError as error:
        cause = f"the folder of seeds cannot be listed ({error.strerror})"
        return Found((), (Problem(shown(str(folder)), 0, cause, "name a folder that holds seeds"),), ())
    found = _sort(entries)
    clashing = _clashes(found)
    edits = _edits(found)
    files = tuple(
        SeedFile(seed_id(entry.stem), entry.path, entry.shown, edits.get(entry.stem))
        for entry in found.texts
        if entry.kind is None and entry.path not in clashing
    )
    if not found.texts:
        cause = "the folder of seeds holds no article"
        found.problems.append(
            Problem(_folder_name(folder), 0, cause, "put one article a file in it, as NAME.txt")
        )
    return Found(files, tuple(sorted(found.problems)), tuple(sorted(found.warnings)), found.authorities)


def seed_id(stem: str) -> str:
    """The permanent id for a file stem: lower case, no accents, ``[a-z0-9._-]`` only, at most 120 characters."""
    stem = unicodedata.normalize("NFC", stem)
    letters = unicodedata.normalize("NFD", stem).lower().replace("đ", "d")
    plain = "".join(letter for letter in letters if not unicodedata.category(letter).startswith("M"))
    folded = NOT_ID.sub("-", plain).strip("-._")
    if not folded:
        return f"seed-{_digest(stem)}"
    if DEVICES.match(folded):
        folded = f"seed-{folded}"
    if folded in RESERVED:
        return f"{folded}-seed"
    if len(folded) > MAX_ID:
        return f"{folded[: MAX_ID - HASH_DIGITS - 1].rstrip('-._')}-{_digest(stem)}"
    return folded


def read_seed(file: SeedFile, max_bytes: int = MAX_BYTES) -> Seed:
    """Read and decode one seed; ``sha256`` is that of its bytes as given. Raises BadInput."""
    data = read_bytes(file.path, file.name, max_bytes)
    decoded = decode(data, file.name)
    return Seed(file.id, file.name, hashlib.sha256(data).hexdigest(), decoded.text, decoded.encoding)


def read_bytes(path: Path, name: str, max_bytes: int) -> bytes:
    """The bytes of a regular file of at most ``max_bytes``; never follows a link and never waits. Raises BadInput."""
    flags = os.O_RDONLY | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_NONBLOCK", 0)
    try:
        descriptor = os.open(path, flags)
    except OSError as error:
        raise BadInput([_unreadable(name, error)]) from None
    try:
        status = os.fstat(descriptor)
        if not stat.S_ISREG(status.st_mode):
            raise BadInput([_not_regular(name, _kind(status.st_mode))])
        with os.fdopen(descriptor, "rb", closefd=False) as stream:
            data = stream.read(max_bytes + 1)
    except OSError as error:
        raise BadInput([_unreadable(name, error)]) from None
    finally:
        os.close(descriptor)
    if len(data) > max_bytes:
        size = max(status.st_size, len(data))
        cause = f"it has {size:,} bytes, more than the limit of {max_bytes:,}"
        raise BadInput([Problem(name, 0, cause, "split it, shorten it or raise the limit")])
    return data


def shown(name: str) -> str:
    """``name`` with everything escaped that would not print as one visible character or that is no Unicode."""
    return "".join(letter if letter.isprintable() else _escaped(letter) for letter in name)


def _entries(folder: Path) -> Iterator[_Entry]:
    """The entries of ``folder`` but for leftovers of editors; names are UTF-8 whatever the locale."""
    folder_name = _folder_name(folder)
    with os.scandir(os.fsencode(folder)) as listing:
        for entry in listing:
            name = unicodedata.normalize("NFC", entry.name.decode("utf-8", "surrogateescape"))
            if _is_leftover(name):
                continue
            stem, suffix = os.path.splitext(name)
            try:
                kind = _kind(entry.stat(follow_symlinks=False).st_mode)
            except FileNotFoundError:  # removed since it was listed
                continue
            path = folder / os.fsdecode(entry.name)
            yield _Entry(path, stem, suffix.lower(), f"{folder_name}/{shown(name)}", kind)


def _sort(entries: Iterable[_Entry]) -> _Sorted:
    found = _Sorted()
    for entry in entries:
        is_text, is_edits = entry.suffix == ".txt", entry.suffix in EDITS
        if entry.kind and (is_text or is_edits):
            found.problems.append(_not_regular(entry.shown, entry.kind))
        if is_text:
            found.texts.append(entry)
        elif entry.stem + entry.suffix == AUTHORITIES:
            found.authorities = entry.path if entry.kind is None else None
        elif is_edits:
            found.edits.append(entry)
        else:
            found.warnings.append(_unknown(entry))
    return found


def _clashes(found: _Sorted) -> frozenset[Path]:
    """The seeds that share an id with another; each is reported with the name of another."""
    by_id: dict[str, list[_Entry]] = defaultdict(list)
    for entry in found.texts:
        by_id[seed_id(entry.stem)].append(entry)
    clashing = [(id_, entries) for id_, entries in by_id.items() if len(entries) > 1]
    for id_, entries in clashing:
        for i, entry in enumerate(entries):
            other = entries[i - 1] if i else entries[1]
            cause = f'its name gives the same address "{id_}" as {_told_apart(other, entry)}'
            found.problems.append(Problem(entry.shown, 0, cause, "rename one of the two"))
    return frozenset(entry.path for _, entries in clashing for entry in entries)


def _told_apart(other: _Entry, entry: _Entry) -> str:
    """The other's name, in escapes where it looks the same (composed and decomposed accents)."""
    if other.shown != entry.shown:
        return other.shown
    return (
        os.fsencode(other.path.name).decode("utf-8", "replace").encode("ascii", "backslashreplace").decode()
    )


def _edits(found: _Sorted) -> dict[str, Path]:
    """The editor's file of each stem; reports those without a seed and a second one of the same stem."""
    stems = {entry.stem: entry for entry in found.texts}
    edits: dict[str, Path] = {}
    for entry in found.edits:
        if entry.stem not in stems:
            found.problems.append(_orphan(entry, stems))
        elif entry.stem in edits:
            cause = f"{stems[entry.stem].shown} has another editor's file"
            found.problems.append(Problem(entry.shown, 0, cause, "merge the two into one"))
        elif entry.kind is None:
            edits[entry.stem] = entry.path
    return edits


def _orphan(entry: _Entry, stems: Iterable[str]) -> Problem:
    """An editor's file without a seed; the nearest name is sought among those that sort close to it."""
    by_lower = {stem.lower(): stem for stem in (AUTHORITIES.removesuffix(".yaml"), *stems)}
    ordered = sorted(by_lower)
    place = bisect.bisect(ordered, entry.stem.lower())
    nearby = ordered[max(0, place - NEIGHBOURS) : place + NEIGHBOURS]
    near = difflib.get_close_matches(entry.stem.lower(), nearby, n=1)
    remedy = f"rename it to {shown(by_lower[near[0]])}.yaml" if near else "rename it after its seed"
    return Problem(entry.shown, 0, "there is no seed of this name", f"{remedy} or remove it")


def _unknown(entry: _Entry) -> Problem:
    if entry.kind == KINDS[stat.S_IFDIR]:
        return Problem(
            entry.shown, 0, "a folder inside the seeds is left out", "move its seeds up or move it away"
        )
    what = f"it is {entry.kind}" if entry.kind else "only .txt files are seeds"
    return Problem(entry.shown, 0, f"left out, since {what}", "move it away or rename it")


def _not_regular(name: str, kind: str | None) -> Problem:
    remedy = "put a regular file in its place or move it away"
    return Problem(name, 0, f"it is {kind or 'no regular file'}, which is not opened", remedy)


def _unreadable(name: str, error: OSError) -> Problem:
    if error.errno == errno.ELOOP:
        return _not_regular(name, KINDS[stat.S_IFLNK])
    if error.errno == errno.ENXIO:
        return _not_regular(name, KINDS[stat.S_IFSOCK])
    if isinstance(error, FileNotFoundError):
        return Problem(name, 0, "it is not there any more", "put it back or build again")
    if isinstance(error, PermissionError):
        return Problem(name, 0, "it may not be read", "give yourself the permission to read it")
    return Problem(name, 0, f"it cannot be read ({error.strerror})", "check the disk")


def _kind(mode: int) -> str | None:
    """What a file is that is not regular."""
    return None if stat.S_ISREG(mode) else KINDS.get(stat.S_IFMT(mode), "a special file")


def _is_leftover(name: str) -> bool:
    return any(fnmatch.fnmatchcase(name.lower(), pattern) for pattern in tables.words("leftovers"))


def _folder_name(folder: Path) -> str:
    return shown(os.path.basename(os.path.abspath(folder)))


def _escaped(letter: str) -> str:
    if "\udc80" <= letter <= "\udcff":
        return f"\\x{ord(letter) - 0xDC00:02x}"
    return letter.encode("unicode_escape").decode("ascii")


def _digest(stem: str) -> str:
    return hashlib.sha256(stem.encode("utf-8", "surrogatepass")).hexdigest()[:HASH_DIGITS]
