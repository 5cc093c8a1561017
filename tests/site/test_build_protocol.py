"""What a reader and an archivist are promised of a build, whatever happens to it."""

from __future__ import annotations

import os
import resource
import shutil
import signal
import stat
import subprocess
import sys
import time
from collections.abc import Callable
from contextlib import suppress
from dataclasses import replace
from functools import partial
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

import pytest

if TYPE_CHECKING:
    from tests.site.conftest import Archive, NewArchive

ROOT = Path(__file__).parents[2]
Tree = dict[str, tuple[int, str]]

STRIKE = """
import os, signal, sys
from pathlib import Path
import publish.render, publish.staging
from publish.build import Options, build
from publish.folders import Paths

module, name, call, when = sys.argv[4:]
module = sys.modules[module]
whole, calls = getattr(module, name), []

def struck(*given, **named):
    calls.append(1)
    last = len(calls) == int(call)
    if last and when == "before":
        os.kill(os.getpid(), signal.SIGKILL)
    result = whole(*given, **named)
    if last:
        os.kill(os.getpid(), signal.SIGKILL)
    return result

setattr(module, name, struck)
build(Paths(Path.cwd(), *map(Path, sys.argv[1:4])), Options())
"""
"""Builds three folders and dies at a call of a function: no test can poll fast enough to hit a rename."""


def tree(*folders: Path) -> Tree:
    """Every file and folder below ``folders`` with its mode and the hash of its bytes."""
    return {
        f"{folder.name}/{entry.relative_to(folder)}": (
            stat.S_IMODE(entry.stat().st_mode),
            sha256(entry.read_bytes()).hexdigest() if entry.is_file() else "",
        )
        for folder in folders
        for entry in sorted(folder.rglob("*"))
    }


def change(archive: Archive) -> None:
    """Alter one seed, remove one and add one, so that a build writes, removes and adds pages."""
    first, second, *_ = sorted(archive.seeds.glob("*.txt"))
    first.write_text(first.read_text(encoding="utf-8") + "\nThêm một dòng.\n", encoding="utf-8")
    shutil.copy(second, archive.seeds / "999_them.txt")
    second.unlink()


class Changed(NamedTuple):
    """An archive whose seeds have changed since it was built.

    Its output as built, as it will be after the next build, and how long that takes.
    """

    archive: Archive
    old: Tree
    new: Tree
    seconds: float


@pytest.fixture(scope="module")
def twins(new_archive: NewArchive, tmp_path_factory: pytest.TempPathFactory) -> Changed:
    folder = tmp_path_factory.mktemp("twins")
    archive = new_archive(folder / "archive")
    archive.build()
    twin = new_archive(folder / "twin")
    twin.build()  # its register of addresses, which is an input of the next build, is to be the same
    change(archive)
    change(twin)
    started = time.monotonic()
    twin.build()
    return Changed(archive, tree(archive.output), tree(twin.output), time.monotonic() - started)


@pytest.fixture
def changed(twins: Changed, tmp_path: Path) -> Changed:
    """A copy of the changed archive, for one test to build."""
    copy = shutil.copytree(twins.archive.output.parent, tmp_path / "archive")
    return twins._replace(
        archive=replace(twins.archive, seeds=copy / "seeds", content=copy / "content", output=copy / "output")
    )


def leftovers(archive: Archive) -> list[str]:
    return sorted(entry.name for entry in archive.output.parent.iterdir() if entry.name.startswith("."))


# Killed


STRIKES = (
    ("publish.render", "render", 1, "before"),
    ("publish.render", "render", 1, "after"),
    ("publish.staging", "_set_modes", 1, "after"),
    ("publish.staging", "_write_durably", 1, "before"),
    ("publish.staging", "_write_durably", 1, "after"),
    ("publish.staging", "_write_durably", 2, "after"),
    ("publish.staging", "_swap", 1, "before"),
    ("publish.staging", "_swap", 1, "after"),
    ("publish.staging", "_replace", 2, "before"),
    ("publish.staging", "_replace", 3, "after"),
    ("publish.staging", "_remove_empty", 1, "before"),
    ("publish.staging", "_clear", 3, "before"),
)


@pytest.mark.parametrize(("module", "name", "call", "when"), STRIKES)
def test_a_build_killed_at_a_step_leaves_a_whole_site_and_the_next_task_tidies_up(
    changed: Changed, module: str, name: str, call: int, when: str
) -> None:
    archive, old, new, _ = changed
    folders = map(str, (archive.seeds, archive.content, archive.output))
    command = [sys.executable, "-c", STRIKE, *folders, module, name, str(call), when]
    killed = subprocess.run(command, cwd=ROOT, capture_output=True, timeout=300)
    assert killed.returncode == -signal.SIGKILL, killed.stderr.decode()
    assert tree(archive.output) in (old, new)
    assert leftovers(archive)
    annotated = archive.run("annotate")
    assert annotated.returncode == 0, annotated.stderr
    assert tree(archive.output) in (old, new)
    assert not leftovers(archive)
    archive.build()
    assert tree(archive.output) == new
    assert not leftovers(archive)


@pytest.mark.parametrize("share", [0.3, 0.6, 0.8, 0.95])
def test_a_build_killed_after_some_time_leaves_a_whole_site(changed: Changed, share: float) -> None:
    archive, old, new, seconds = changed
    building = subprocess.Popen(
        archive.command("build"), cwd=ROOT, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    )
    time.sleep(share * seconds)
    building.kill()
    building.wait()
    assert tree(archive.output) in (old, new)
    archive.build()
    assert tree(archive.output) == new
    assert not leftovers(archive)


@pytest.mark.skipif(not Path("/proc/self").exists(), reason="processes are counted as Linux lists them")
def test_the_workers_of_a_killed_build_end_with_it(new_archive: NewArchive, tmp_path: Path) -> None:
    seeds = [seed for copy in range(80) for seed in _renamed(tmp_path / "copies", copy)]
    archive = new_archive(tmp_path / "archive", seeds)
    building = subprocess.Popen(archive.command("annotate", "--workers=3"), cwd=ROOT)
    try:
        _wait(lambda: len(_processes(archive)) == 4)
    finally:
        building.kill()
        building.wait()
    try:
        _wait(lambda: not _processes(archive))
    finally:
        for process in _processes(archive):
            os.kill(int(process), signal.SIGKILL)


def _processes(archive: Archive) -> list[str]:
    """The processes that work on ``archive``, its build and the workers of it; one that has ended has no words."""
    found = []
    for process in Path("/proc").glob("[0-9]*"):
        with suppress(OSError):  # it has ended meanwhile
            words = (process / "cmdline").read_text(encoding="utf-8")
            found += [process.name] if str(archive.seeds) in words else []
    return found


def _wait(until: Callable[[], bool]) -> None:
    ends = time.monotonic() + 30
    while not until():
        assert time.monotonic() < ends
        time.sleep(0.01)


# Two at once


def test_a_second_build_says_that_one_is_running_and_ends_at_once(archive: Archive, tmp_path: Path) -> None:
    hold = (
        "import sys, time\nfrom pathlib import Path\nfrom publish.folders import Paths\n"
        "from publish.staging import staging\n"
        "with staging(Paths(Path.cwd(), *map(Path, sys.argv[1:]))):\n"
        "    print('held', flush=True)\n    time.sleep(300)\n"
    )
    folders = map(str, (archive.seeds, archive.content, archive.output))
    first = subprocess.Popen(
        [sys.executable, "-c", hold, *folders], cwd=ROOT, stdout=subprocess.PIPE, text=True
    )
    try:
        assert first.stdout is not None
        assert first.stdout.readline() == "held\n"
        other_output = replace(archive, output=tmp_path / "elsewhere")
        for second in (archive, other_output):
            done = second.run("build")
            assert done.returncode == 1
            assert f"a build is running here (process {first.pid})" in done.stderr
            assert "Traceback" not in done.stderr
    finally:
        first.kill()
        first.wait()
    archive.build()


def test_of_two_builds_started_together_what_is_published_is_whole(archive: Archive) -> None:
    start = partial(subprocess.Popen, cwd=ROOT, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True)
    both = [start(archive.command("build")) for _ in range(2)]
    told = [process.communicate(timeout=300)[1] for process in both]
    assert 0 in [process.returncode for process in both]
    for process, errors in zip(both, told, strict=True):
        assert process.returncode == 0 or "a build is running here" in errors
    assert archive.run("check").returncode == 0
    assert not leftovers(archive)


# Disk full


@pytest.mark.parametrize("limit", [100, 5_000, 12_000, 40_000])
def test_a_write_error_leaves_the_old_site_whole_and_names_the_file(archive: Archive, limit: int) -> None:
    archive.build()
    old = tree(archive.content, archive.output)
    change(archive)
    done = subprocess.run(
        archive.command("build"),
        cwd=ROOT,
        capture_output=True,
        text=True,
        preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (limit, limit)),
        env={**os.environ, "PYTHONDONTWRITEBYTECODE": "1"},
    )
    assert done.returncode == 1
    assert "File too large" in done.stderr
    assert "Traceback" not in done.stderr
    assert any(str(archive.output.parent.name) in line for line in done.stderr.splitlines())
    assert tree(archive.content, archive.output) == old
    assert not leftovers(archive)
    archive.build()


# The same bytes


@pytest.fixture(scope="module")
def many(new_archive: NewArchive, tmp_path_factory: pytest.TempPathFactory) -> Callable[[str], Archive]:
    """Archives of more seeds than one process annotates alone."""
    folder = tmp_path_factory.mktemp("many")
    copies = [seed for copy in range(4) for seed in _renamed(folder / "copies", copy)]
    return lambda name: new_archive(folder / name, copies)


def _renamed(folder: Path, copy: int) -> list[Path]:
    folder.mkdir(exist_ok=True)
    return [
        Path(shutil.copy(seed, folder / f"{copy}_{seed.name}")) for seed in (ROOT / "seeds").glob("*.txt")
    ]


@pytest.fixture(scope="module")
def reference(many: Callable[[str], Archive]) -> Tree:
    archive = many("reference")
    done = archive.run("build", "--workers=1", env={"PYTHONHASHSEED": "0", "LC_ALL": "C.UTF-8", "TZ": "UTC"})
    assert done.returncode == 0, done.stderr
    return tree(archive.content, archive.output)


VARIANTS: dict[str, tuple[dict[str, str], int, str]] = {
    "hash seed": ({"PYTHONHASHSEED": "4711"}, 0o022, "1"),
    "locale": ({"LC_ALL": "C", "PYTHONUTF8": "0"}, 0o022, "1"),
    "time zone": ({"TZ": "Pacific/Kiritimati"}, 0o022, "1"),
    "umask": ({}, 0o077, "1"),
    "workers": ({}, 0o002, "3"),
}


@pytest.mark.parametrize("variant", VARIANTS)
def test_two_builds_give_the_same_bytes_and_modes(
    many: Callable[[str], Archive], reference: Tree, variant: str
) -> None:
    env, umask, workers = VARIANTS[variant]
    archive = many(variant.replace(" ", "-"))
    done = subprocess.run(
        archive.command("build", f"--workers={workers}"),
        cwd=ROOT,
        env={**os.environ, "PYTHONHASHSEED": "random", **env},
        umask=umask,
        capture_output=True,
        text=True,
    )
    assert done.returncode == 0, done.stderr
    made = tree(archive.content, archive.output)
    by_hand = {name for name in made if name.startswith("content/pages")}
    assert {
        name for name in made.keys() | reference.keys() if made.get(name) != reference.get(name)
    } <= by_hand


# What changed, and only that


def test_only_content_that_changed_is_written_and_what_is_stale_goes(archive: Archive) -> None:
    archive.build()
    by_hand = archive.content / "pages" / "by-hand.md"
    by_hand.write_text("---\ntitle: Bằng tay\nslug: bang-tay\n---\n\nMột trang.\n", encoding="utf-8")
    before = {path: path.stat().st_mtime_ns for path in archive.content.rglob("*") if path.is_file()}
    first, second, *rest = sorted((archive.content / "articles").glob("*.md"))
    change(archive)
    archive.build()
    assert first.stat().st_mtime_ns > before[first]
    assert not second.exists()
    assert (archive.content / "articles" / "999_them.md").exists()
    for path in (*rest, by_hand):
        assert path.stat().st_mtime_ns == before[path]


def test_a_build_of_the_same_seeds_writes_nothing_to_the_content(archive: Archive) -> None:
    archive.build()
    before = {path: path.stat().st_mtime_ns for path in archive.content.rglob("*")}
    archive.build()
    assert {path: path.stat().st_mtime_ns for path in archive.content.rglob("*")} == before


def test_a_seed_that_cannot_be_used_leaves_the_last_good_site_and_is_left_out_on_request(
    archive: Archive,
) -> None:
    archive.build()
    old = tree(archive.content, archive.output)
    (archive.seeds / "bad.txt").write_bytes(b"PK\x03\x04\x00\x00")
    (archive.seeds / "empty.txt").touch()
    done = archive.run("build")
    assert done.returncode == 1
    assert [line.split(":")[0] for line in done.stderr.splitlines()] == ["seeds/bad.txt", "seeds/empty.txt"]
    assert tree(archive.content, archive.output) == old
    done = archive.run("build", "--keep-going")
    assert done.returncode == 0, done.stderr
    assert "2 files refused" in done.stdout


# Folders


def test_folders_that_hold_something_else_are_left_alone(archive: Archive) -> None:
    archive.output.mkdir()
    (archive.output / "thesis.doc").write_text("ten years of work", encoding="utf-8")
    done = archive.run("build")
    assert done.returncode == 1
    assert "files that invoke build did not make" in done.stderr
    assert (archive.output / "thesis.doc").read_text(encoding="utf-8") == "ten years of work"


def test_the_same_site_whatever_its_folders_are_called(
    archive: Archive, tmp_path: Path, built: Archive
) -> None:
    other = replace(archive, output=tmp_path / "công bố" / "trang web")
    other.build()
    assert {name.removeprefix("output/"): found for name, found in tree(built.output).items()} == {
        name.removeprefix("trang web/"): found for name, found in tree(other.output).items()
    }
