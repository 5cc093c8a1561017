"""Which folders a build works on, which of them it may replace, and which files in them it made."""

from __future__ import annotations

import os
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from annotate.markdown import MADE_BY
from annotate.problems import Problem

MARKER = "made-by-invoke-build.txt"
MARKER_TEXT = (
    "This folder is made by `invoke build`, and the next build replaces it: keep nothing of your own here.\n"
)
DATA = "data"
DATA_SUFFIXES = (".json", ".jsonl")
REPOSITORIES = (".git", ".hg", ".svn")


@dataclass(frozen=True)
class Paths:
    """The folders of one build, absolute: the project's own, and what is read, kept and made."""

    root: Path
    seeds: Path
    content: Path
    output: Path


def project(root: Path, seeds: str = "", content: str = "", output: str = "") -> Paths:
    """The folders of a build of the project in ``root``; those given are counted from the current folder."""

    def folder(given: str, usual: str) -> Path:
        return Path(os.path.abspath(given)) if given else root / usual

    return Paths(root, folder(seeds, "seeds"), folder(content, "content"), folder(output, "output"))


def shown(path: Path) -> str:
    """``path`` as a person would write it: from the current folder where it lies in it."""
    return str(path.relative_to(Path.cwd())) if path.is_relative_to(Path.cwd()) else str(path)


def unsafe(paths: Paths) -> tuple[Problem, ...]:
    """Why nothing must be built into these folders, whatever they hold; empty where it may."""
    found = _overlaps(paths)
    for made in (paths.content, paths.output):
        found += _not_a_folder(made) or _too_precious(made, paths.root)
    return tuple(found)


def foreign(paths: Paths) -> tuple[Problem, ...]:
    """What a build into these folders would destroy that none has made; empty where there is nothing."""
    return (*foreign_content(paths.content), *foreign_output(paths.output))


def missing_seeds(seeds: Path) -> tuple[Problem, ...]:
    """A problem where there is no folder of seeds."""
    if seeds.is_dir():
        return ()
    cause = "it is not a folder" if os.path.lexists(seeds) else "there is no such folder"
    return (Problem(shown(seeds), 0, cause, "name the folder of the raw articles with --seeds"),)


def foreign_output(output: Path) -> list[Problem]:
    """A problem where ``output`` holds something that no build made, which a swap would delete."""
    if not output.is_dir():
        return []
    for name in REPOSITORIES:
        if os.path.lexists(output / name):
            return [
                Problem(
                    shown(output), 0, f"it holds a repository ({name})", "name another folder with --output"
                )
            ]
    if os.path.ismount(output):
        return [
            Problem(shown(output), 0, "it is a disk of its own and cannot be swapped", "name a folder in it")
        ]
    if (output / MARKER).is_file() or not any(entry.name != ".gitkeep" for entry in output.iterdir()):
        return []
    cause = "the folder holds files that invoke build did not make, and would be replaced"
    return [Problem(shown(output), 0, cause, "empty it or name another folder with --output")]


def foreign_content(content: Path) -> list[Problem]:
    """A problem where ``content/data`` holds somebody else's data, which would pass for stale files of ours."""
    data = content / DATA
    if not data.is_dir() or (data / "articles.jsonl").is_file():
        return []
    for entry in sorted(data.iterdir()):
        if entry.suffix in DATA_SUFFIXES:
            cause = (
                "invoke annotate did not make this file, and keeps all data files of this folder to itself"
            )
            return [Problem(shown(entry), 0, cause, "move it or name another folder with --content")]
    return []


def files(folder: Path) -> Iterator[Path]:
    """Every entry below ``folder`` that is no folder, sorted, hidden ones left out, links not followed."""
    if not folder.is_dir():
        return
    for parent, folders, names in os.walk(folder):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        linked = [name for name in folders if (Path(parent) / name).is_symlink()]
        for name in sorted([*names, *linked]):
            if not name.startswith("."):
                yield Path(parent) / name


def is_generated(content: Path, file: Path) -> bool:
    """Whether ``invoke annotate`` made this file of ``content``: a data file, or Markdown that says so."""
    if file.is_symlink() or not file.is_file():
        return False
    if file.parent in (content / DATA, content / DATA / "schema") and file.suffix in DATA_SUFFIXES:
        return True
    if file.suffix != ".md":
        return False
    with file.open("rb") as opened:
        opened.readline(1000)
        return opened.readline(1000).startswith(MADE_BY.encode())


def _overlaps(paths: Paths) -> list[Problem]:
    named = (("seeds", paths.seeds), ("content", paths.content), ("output", paths.output))
    return [
        Problem(
            shown(one),
            0,
            f"--{name} and --{other_name} ({shown(other)}) lie inside each other",
            "name two folders that lie apart",
        )
        for n, (name, one) in enumerate(named)
        for other_name, other in named[n + 1 :]
        if _within(one.resolve(), other.resolve()) or _within(other.resolve(), one.resolve())
    ]


def _not_a_folder(made: Path) -> list[Problem]:
    if made.is_symlink():
        return [Problem(shown(made), 0, "it is a symbolic link", "name the folder that it leads to")]
    for part in (made, *made.parents):
        if part.exists():
            return [] if part.is_dir() else [Problem(shown(part), 0, "it is a file", "name a folder")]
    return []


def _too_precious(made: Path, root: Path) -> list[Problem]:
    if any(_within(kept.resolve(), made.resolve()) for kept in (root, Path.home(), Path.cwd())):
        return [
            Problem(
                str(made), 0, "a build must not replace this folder", "name a folder of its own for the build"
            )
        ]
    return []


def _within(inner: Path, outer: Path) -> bool:
    return inner.is_relative_to(outer)
