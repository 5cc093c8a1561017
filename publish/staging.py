"""A build's own folder, and the way from there to the site's place: lock, journal, swap, sync, recovery.

Content and site are made in a work folder on the same file system. When both are complete and checked, a journal says
so; then the site is swapped in and the content brought up to date. Whoever finds a journal completes what it says, and
whoever finds none throws the work away: a build killed at any moment leaves the old site or the new one.
"""

from __future__ import annotations

import ctypes
import errno
import json
import os
import shutil
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path

from annotate.problems import BadInput, Problem
from publish.folders import MARKER, MARKER_TEXT, Paths, files, foreign_output, is_generated, shown
from publish.lock import locked

JOURNAL = "journal.json"
CONTENT, SITE, OLD = "content", "site", "old"
PAGES = "pages"
INODE = "inode"
"""The new site is known again by its inode, which it keeps when it is renamed."""
REMEDIES = {
    errno.ENOSPC: "free some space on this disk and start again",
    errno.EDQUOT: "free some of your quota on this disk and start again",
    errno.EACCES: "make it writable for you and start again",
    errno.EPERM: "make it writable for you and start again",
    errno.EROFS: "choose a folder on a disk that can be written",
}


@dataclass(frozen=True)
class Staging:
    """Two empty folders in which a build makes its ``content`` and its ``site``, for the folders ``paths``."""

    paths: Paths
    content: Path
    site: Path

    def publish(self, *parts: str) -> None:
        """Put the given parts (CONTENT, SITE), complete and checked, in their places, all or none."""
        places = _places(self.paths)
        staged = {CONTENT: self.content, SITE: self.site}
        for part in parts:
            _check_writable(places[part])
        if SITE in parts:
            _finish_site(self.site, self.paths.output)
        journals: dict[Path, dict[str, str | int]] = {}
        for part in parts:
            _set_modes(staged[part])
            journal = journals.setdefault(staged[part].parent, {INODE: self.site.stat().st_ino})
            journal[part] = places[part].name
        for work, journal in journals.items():
            _write_durably(work / JOURNAL, json.dumps(journal))
        for work in journals:
            complete(work)


@contextmanager
def staging(paths: Paths) -> Iterator[Staging]:
    """Hold the folders of ``paths``, complete or discard what a killed build left, and give room for a new one.

    Raises BadInput where another build holds them, and for any error of the file system, naming the file.
    """
    works = {part: work_folder(place, paths.root) for part, place in _places(paths).items()}
    with _told(tuple(works.values())), ExitStack() as held:
        for work in sorted(set(works.values())):
            held.enter_context(locked(work))
            complete(work)
            _clear(work)
            held.callback(_leave, work)
        room = Staging(paths, works[CONTENT] / CONTENT, works[SITE] / SITE)
        with _told((room.content, room.site)):
            room.content.mkdir()
            room.site.mkdir()
            yield room


def work_folder(place: Path, root: Path) -> Path:
    """Where what goes to ``place`` is made: ``.build`` in the project, or a hidden folder beside another place."""
    if place in (root / "content", root / "output"):
        return root / ".build"
    return place.parent / f".{place.name}.build"


def complete(work: Path) -> None:
    """Do what the journal in ``work`` says is still to do, as often as called; nothing where there is none."""
    try:
        pending = json.loads((work / JOURNAL).read_text(encoding="utf-8"))
    except FileNotFoundError:
        return
    if SITE in pending:
        _swap(work, work.parent / pending[SITE], pending[INODE])
    if CONTENT in pending:
        _sync(work / CONTENT, work.parent / pending[CONTENT])
    (work / JOURNAL).unlink()


def gather(paths: Paths, staged: Path, *, generated: bool = False) -> None:
    """Copy the hand-written files of the content to ``staged``, beside what annotation has made there.

    Content without a folder ``pages`` takes the project's own pages. With ``generated``, generated files are copied
    too. Raises BadInput where a hand-written file stands in the way, and for anything but files and folders.
    """
    sources = [(paths.content, file) for file in files(paths.content)]
    if not (paths.content / PAGES).exists():
        usual = paths.root / "content"
        sources += [(usual, file) for file in files(usual / PAGES)]
    wrong, found = [], []
    for top, file in sources:
        place = staged / file.relative_to(top)
        if file.is_symlink() or not file.is_file():
            wrong.append(Problem(shown(file), 0, "it is not a regular file", "put the file itself there"))
        elif not generated and is_generated(top, file):
            continue
        elif blocking := _blocking(place):
            cause = "it stands where invoke annotate must write a file, and was not made by it"
            clash = top / blocking.relative_to(staged)
            wrong.append(Problem(shown(clash), 0, cause, "rename it or move it to content/pages"))
        else:
            found.append((file, place))
    if wrong:
        raise BadInput(wrong)
    for file, place in found:
        place.parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(file, place)


def _blocking(place: Path) -> Path | None:
    """What keeps a file from being written to ``place``: something there, or a file where a folder must be."""
    if place.exists():
        return place
    return next((folder for folder in place.parents if folder.is_file()), None)


def _places(paths: Paths) -> dict[str, Path]:
    return {CONTENT: paths.content, SITE: paths.output}


def _finish_site(site: Path, output: Path) -> None:
    """What every site holds besides its pages: our mark, and Git's place holder where the old one had it."""
    (site / MARKER).write_text(MARKER_TEXT, encoding="utf-8", newline="\n")
    if (output / ".gitkeep").is_file():
        shutil.copyfile(output / ".gitkeep", site / ".gitkeep")


def _set_modes(folder: Path) -> None:
    """The same modes whatever the umask: all may read, the owner may write."""
    for parent, _, names in os.walk(folder):
        os.chmod(parent, 0o755)
        for name in names:
            os.chmod(os.path.join(parent, name), 0o644)


def _check_writable(place: Path) -> None:
    """Raise PermissionError now, and not half-way, where ``place`` or a folder in it must not be changed."""
    inner = {file.parent for file in files(place)} if place.is_dir() else set()
    for folder in sorted({place.parent, *inner}):
        if not os.access(folder, os.W_OK):
            raise PermissionError(errno.EACCES, os.strerror(errno.EACCES), str(folder))


def _write_durably(path: Path, text: str) -> None:
    """Write ``path`` so that it is there whole or not at all, even after a power cut."""
    new = path.with_suffix(".new")
    with new.open("w", encoding="utf-8") as opened:
        opened.write(text)
        opened.flush()
        os.fsync(opened.fileno())
    new.replace(path)
    if os.name == "posix":  # elsewhere a folder cannot be opened
        folder = os.open(path.parent, os.O_RDONLY)
        os.fsync(folder)
        os.close(folder)


def _swap(work: Path, output: Path, inode: int) -> None:
    """Put the staged site in the place of ``output``; the old one, if any, ends in ``work``."""
    site, old = work / SITE, work / OLD
    if output.exists() and output.stat().st_ino == inode:
        return
    if wrong := foreign_output(output):
        raise BadInput(wrong)
    if output.exists() and _exchanged(site, output):
        return
    if output.exists():
        shutil.rmtree(old, ignore_errors=True)
        output.rename(old)
    site.rename(output)


def _exchanged(one: Path, other: Path) -> bool:
    """Let two folders change places in one step, where the system can do that (Linux, macOS)."""
    if os.name != "posix":
        return False
    library, names = ctypes.CDLL(None), (os.fsencode(one), os.fsencode(other))
    if hasattr(library, "renameat2"):
        here, exchange = -100, 2  # AT_FDCWD, RENAME_EXCHANGE
        return bool(library.renameat2(here, names[0], here, names[1], exchange) == 0)
    if hasattr(library, "renamex_np"):
        swap = 2  # RENAME_SWAP
        return bool(library.renamex_np(*names, swap) == 0)
    return False


def _sync(staged: Path, content: Path) -> None:
    """Give ``content`` the generated files of ``staged``: write those that differ, remove those that are stale."""
    wanted = {file.relative_to(staged) for file in files(staged) if is_generated(staged, file)}
    for name in sorted(wanted):
        _replace(staged / name, content / name)
    for file in tuple(files(content)):
        if file.relative_to(content) not in wanted and is_generated(content, file):
            file.unlink()
            _remove_empty(file.parent, content)


def _replace(staged: Path, kept: Path) -> None:
    """Bring ``kept`` to the bytes of ``staged`` in one step; needs no room on the disk where links work."""
    if kept.is_file() and _same_bytes(staged, kept):
        return
    _make_folder(kept.parent)
    new = kept.with_name(f".{kept.name}.new")
    new.unlink(missing_ok=True)
    try:
        os.link(staged, new)
    except OSError:  # another file system, or one without links
        shutil.copy(staged, new)
    new.replace(kept)


def _same_bytes(one: Path, other: Path) -> bool:
    return one.stat().st_size == other.stat().st_size and one.read_bytes() == other.read_bytes()


def _make_folder(folder: Path) -> None:
    """Make ``folder`` and those above it that are missing, with the same modes whatever the umask."""
    if folder.is_dir():
        return
    _make_folder(folder.parent)
    folder.mkdir()
    folder.chmod(0o755)


def _remove_empty(folder: Path, top: Path) -> None:
    with suppress(OSError):  # not empty
        while folder != top:
            folder.rmdir()
            folder = folder.parent


def _clear(work: Path) -> None:
    """Remove what a build left in ``work``, and nothing else."""
    for name in (CONTENT, SITE, OLD):
        if (work / name).exists():
            shutil.rmtree(work / name)
    (work / JOURNAL).with_suffix(".new").unlink(missing_ok=True)


def _leave(work: Path) -> None:
    """Clear ``work`` unless a journal in it says that it is still needed."""
    if not (work / JOURNAL).exists():
        with suppress(OSError):  # the next build tries again
            _clear(work)


@contextmanager
def _told(written: tuple[Path, ...]) -> Iterator[None]:
    """Turn an error of the file system into a sentence that names the file."""
    try:
        yield
    except OSError as error:
        name = error.filename or _newest(written) or written[0]
        cause = f"it cannot be read or written ({error.strerror or error})"
        remedy = REMEDIES.get(
            error.errno or 0, "repair that and start again; what was published stays as it was"
        )
        raise BadInput([Problem(shown(Path(os.fsdecode(name))), 0, cause, remedy)]) from error


def _newest(folders: tuple[Path, ...]) -> Path | None:
    """The file written last, the one in hand when a write fails: Python's error does not name it."""
    written = [file for folder in folders for file in files(folder)]
    return max(written, key=lambda file: file.stat().st_mtime_ns, default=None)
