"""One build at a time in a folder, by a lock that dies with its process."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from annotate.problems import BadInput, Problem
from publish.folders import shown

NAME = "lock"


@contextmanager
def locked(folder: Path) -> Iterator[None]:
    """Hold ``folder`` (made where missing) alone; raises BadInput at once where a running build holds it.

    The lock belongs to the process and not to its workers, so a build that was killed leaves none behind, even
    while a worker of it lives on. When it is let go, the folder goes too unless something was left in it.
    """
    path = folder / NAME
    opened = _opened(path)
    try:
        yield
    finally:
        with suppress(OSError):  # a lock file that stays is harmless
            path.unlink()
        os.close(opened)
        with suppress(OSError):  # something was left in it for the next build, or somebody is waiting there
            folder.rmdir()


def _opened(path: Path) -> int:
    """A descriptor that holds the lock on the file that is at ``path`` now, not on one deleted meanwhile."""
    while True:
        path.parent.mkdir(parents=True, exist_ok=True)
        try:
            opened = os.open(path, os.O_RDWR | os.O_CREAT, 0o644)
        except FileNotFoundError:  # its last holder removed the folder in between
            continue
        if not _taken(opened):
            holder = os.read(opened, 20).decode("ascii", "replace").strip() or "unknown"
            os.close(opened)
            cause = f"a build is running here (process {holder})"
            raise BadInput(
                [Problem(shown(path.parent), 0, cause, "wait until it has ended, then start again")]
            )
        if _same_file(opened, path):
            os.ftruncate(opened, 0)
            os.write(opened, f"{os.getpid()}\n".encode())
            return opened
        os.close(opened)


def _same_file(opened: int, path: Path) -> bool:
    try:
        return os.path.samestat(os.fstat(opened), path.stat())
    except FileNotFoundError:
        return False


try:
    import fcntl
except ImportError:  # Windows
    import msvcrt

    def _taken(opened: int) -> bool:
        """Lock a byte far behind the process number, which others may then read."""
        os.lseek(opened, 1000, os.SEEK_SET)
        try:
            msvcrt.locking(opened, msvcrt.LK_NBLCK, 1)  # type: ignore[attr-defined,unused-ignore]
        except OSError:
            return False
        finally:
            os.lseek(opened, 0, os.SEEK_SET)
        return True
else:

    def _taken(opened: int) -> bool:
        try:
            fcntl.lockf(opened, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError:
            return False
        return True
