"""What the tests of whole builds share: a project of their own to build, and the site of the five seeds."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
INVOKE = Path(sys.executable).with_name("invoke")
SECONDS = 300


@dataclass(frozen=True)
class Archive:
    """Seeds, content and output of one archive, built by this project's commands in a process of their own."""

    seeds: Path
    content: Path
    output: Path

    def command(self, task: str, *options: str) -> list[str]:
        """The command line of a task on these folders."""
        folders = [f"--seeds={self.seeds}", f"--content={self.content}", f"--output={self.output}"]
        return [str(INVOKE), task, *folders, *options]

    def run(
        self, task: str, *options: str, env: dict[str, str] | None = None
    ) -> subprocess.CompletedProcess[str]:
        """Run a task to its end, with ``env`` on top of the environment."""
        return subprocess.run(
            self.command(task, *options),
            cwd=ROOT,
            env={**os.environ, **(env or {})},
            capture_output=True,
            text=True,
            encoding="utf-8",
            timeout=SECONDS,
        )

    def build(self, *options: str) -> None:
        """Build and expect no fault."""
        done = self.run("build", *options)
        assert done.returncode == 0, done.stderr


NewArchive = Callable[..., Archive]


def _new_archive(folder: Path, seeds: Iterable[Path] = ()) -> Archive:
    """An archive in ``folder`` with copies of ``seeds`` and this project's pages written by hand."""
    archive = Archive(folder / "seeds", folder / "content", folder / "output")
    archive.seeds.mkdir(parents=True)
    for seed in tuple(seeds) or (ROOT / "seeds").glob("*.txt"):
        shutil.copy(seed, archive.seeds)
    shutil.copytree(ROOT / "content" / "pages", archive.content / "pages")
    return archive


@pytest.fixture(scope="session")
def new_archive() -> NewArchive:
    """Makes an archive in a folder with copies of the given seeds, or of the five."""
    return _new_archive


@pytest.fixture
def archive(tmp_path: Path) -> Archive:
    """An archive of the five seeds that is not built yet."""
    return _new_archive(tmp_path / "archive")


@pytest.fixture(scope="session")
def built(tmp_path_factory: pytest.TempPathFactory) -> Archive:
    """The archive of the five seeds, built once: only to be read."""
    archive = _new_archive(tmp_path_factory.mktemp("built") / "archive")
    archive.build()
    return archive
