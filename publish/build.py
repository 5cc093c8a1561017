"""The tasks as sequences of steps: annotate, render, check, and only then put the result in its place."""

from __future__ import annotations

import runpy
import shutil
import time
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from annotate.changes import Changes, changes
from annotate.problems import BadInput, Problem
from publish.folders import DATA, MARKER, Paths, foreign, missing_seeds, shown, unsafe
from publish.staging import CONTENT, SITE, Staging, gather, staging

if TYPE_CHECKING:
    from annotate.archive import Report

CHANGES = Path(".cache/changes.txt")
"""What the last build changed in the annotations, in the project's folder; never part of the site."""

CACHE = Path(".cache/articles")
"""What became of each seed in the last build, in the project's folder; never part of the site."""


@dataclass(frozen=True)
class Options:
    """What a person may ask of a build."""

    site_url: str = ""
    workers: int = 0
    """How many processes annotate; 0 takes the setting ANNOTATE_WORKERS, or one for each core."""

    keep_going: bool = False


@dataclass(frozen=True)
class Made:
    """What a task made, and what in it needs a look: in few words, and each such thing in full."""

    articles: int = 0
    size: int = 0
    seconds: float = 0.0
    notes: tuple[str, ...] = ()
    details: tuple[str, ...] = ()

    def __str__(self) -> str:
        """``5 articles, 412 kB, 3.1 s; 1 article without a date`` in one line."""
        parts = [counted(self.articles, "article")] if self.articles else []
        parts += [_size(self.size)] if self.size else []
        return "; ".join([", ".join([*parts, f"{self.seconds:.1f} s"]), *self.notes])


@dataclass(frozen=True)
class Annotated:
    """How many articles were annotated, what needs a look in few words, and each such thing in full."""

    articles: int
    notes: tuple[str, ...] = ()
    details: tuple[str, ...] = ()


class Annotate(Protocol):
    """Writes a complete generated content tree into the folder ``into``."""

    def __call__(self, paths: Paths, into: Path, options: Options) -> Annotated:
        """Raise BadInput with every seed that cannot be used."""


@dataclass(frozen=True)
class Steps:
    """The three steps of a build, so that a test can give its own."""

    annotate: Annotate = field(default_factory=lambda: _annotate)
    render: Callable[[Path, Path, str, Path], None] = field(default_factory=lambda: _render)
    check: Callable[[Path, Path], Iterable[Problem]] = field(default_factory=lambda: _check)


Tell = Callable[[str], None]


def build(paths: Paths, options: Options, steps: Steps | None = None, tell: Tell = lambda _: None) -> Made:
    """Annotate the seeds, render and check the site, and put both in their places; else change nothing.

    Raises BadInput with everything that is wrong with the folders, the seeds or the pages made.
    """
    steps, started = steps or Steps(), time.monotonic()
    with _room(paths) as room:
        tell("annotating")
        annotated = steps.annotate(paths, room.content, options)
        changed = changes(paths.content / DATA, room.content / DATA)
        gather(paths, room.content)
        size = _make_site(room, options, steps, tell)
        room.publish(CONTENT, SITE)
    details = (*annotated.details, *_keep(changed, paths.root / CHANGES))
    return Made(annotated.articles, size, time.monotonic() - started, annotated.notes, details)


def annotate(paths: Paths, options: Options, steps: Steps | None = None, tell: Tell = lambda _: None) -> Made:
    """Annotate the seeds and bring the content up to date; the site stays as it is."""
    steps, started = steps or Steps(), time.monotonic()
    with _room(paths) as room:
        tell("annotating")
        annotated = steps.annotate(paths, room.content, options)
        changed = changes(paths.content / DATA, room.content / DATA)
        gather(paths, room.content)
        size = _bytes_in(room.content)
        room.publish(CONTENT)
    details = (*annotated.details, *_keep(changed, paths.root / CHANGES))
    return Made(annotated.articles, size, time.monotonic() - started, annotated.notes, details)


def render(paths: Paths, options: Options, steps: Steps | None = None, tell: Tell = lambda _: None) -> Made:
    """Render and check the content as it is, and put the site in its place."""
    steps, started = steps or Steps(), time.monotonic()
    with _room(paths) as room:
        gather(paths, room.content, generated=True)
        size = _make_site(room, options, steps, tell)
        room.publish(SITE)
    return Made(size=size, seconds=time.monotonic() - started)


def check(paths: Paths, steps: Steps | None = None) -> Made:
    """Check the site as it is; raises BadInput with every fault found."""
    steps, started = steps or Steps(), time.monotonic()
    with _room(paths):
        if not (paths.output / MARKER).is_file():
            _refuse(
                [Problem(shown(paths.output), 0, "there is no site to check", "run `invoke build` first")]
            )
        _refuse(steps.check(paths.output, paths.seeds))
        size = _bytes_in(paths.output)
    return Made(size=size, seconds=time.monotonic() - started, notes=("nothing wrong",))


def clean(paths: Paths) -> None:
    """Remove the site, what an interrupted build left, and what builds keep of each seed; the content stays."""
    _refuse(unsafe(paths))
    with staging(paths):
        _refuse(foreign(paths))
        if paths.output.is_dir():
            _empty(paths.output)
    shutil.rmtree(paths.root / CACHE, ignore_errors=True)


def counted(number: int, noun: str) -> str:
    """``1 article``, ``5 articles``."""
    return f"{number} {noun}" if number == 1 else f"{number:,} {noun}s"


@contextmanager
def _room(paths: Paths) -> Iterator[Staging]:
    """Room for a build, once it is sure that the folders are what they should be."""
    _refuse((*missing_seeds(paths.seeds), *unsafe(paths)))
    with staging(paths) as room:
        _refuse(foreign(paths))
        yield room


def _make_site(room: Staging, options: Options, steps: Steps, tell: Tell) -> int:
    """Render the staged content and check the site; gives its size in bytes.

    Raises BadInput with the problems named by the files that people know, not by those of the work folder.
    """
    try:
        tell("rendering")
        steps.render(room.content, room.site, options.site_url, room.paths.seeds)
        tell("checking")
        _refuse(steps.check(room.site, room.paths.seeds))
    except BadInput as error:
        staged, known = str(room.content), shown(room.paths.content)
        raise BadInput(
            replace(
                problem, file=problem.file.replace(staged, known), cause=problem.cause.replace(staged, known)
            )
            for problem in error.problems
        ) from error
    return _bytes_in(room.site)


def _annotate(paths: Paths, into: Path, options: Options) -> Annotated:
    from annotate.archive import annotate_folder
    from annotate.settings import from_names

    settings = from_names(runpy.run_path(str(paths.root / "pelicanconf.py")))
    report = annotate_folder(
        paths.seeds,
        into,
        settings,
        content=paths.content,
        workers=options.workers,
        keep_going=options.keep_going,
        cache=paths.root / CACHE,
    )
    details = [f"left out: {problem}" for problem in report.refused]
    details += [f"warning: {problem}" for problem in report.warnings]
    return Annotated(report.articles, _notes(report), tuple(details))


def _keep(changed: Changes, file: Path) -> tuple[str, ...]:
    """Write all that ``changed`` to ``file``, and tell it in few lines; nothing where nothing did.

    The file is a help only: a build does not fail where it cannot be written.
    """
    told = [f"changed: {line}" for line in changed.summary()]
    if not told:
        return ()
    with suppress(OSError):
        file.parent.mkdir(exist_ok=True)
        file.write_text(changed.full(), encoding="utf-8", newline="\n")
        told.append(f"changed: see {shown(file)}")
    return tuple(told)


def _notes(report: Report) -> tuple[str, ...]:
    """What a person should look at, most serious first; nothing for what did not happen."""
    refused = len({problem.file for problem in report.refused})
    noted = (
        (refused, f"{counted(refused, 'file')} refused"),
        (report.undated, f"{counted(report.undated, 'article')} without a date"),
        (report.untitled, f"{counted(report.untitled, 'article')} without a title"),
        (report.skipped, f"{counted(report.skipped, 'article')} skipped"),
        (report.withheld, f"{counted(report.withheld, 'article')} withheld"),
        (len(report.warnings), counted(len(report.warnings), "warning")),
    )
    return tuple(note for number, note in noted if number)


def _render(content: Path, output: Path, site_url: str, seeds: Path) -> None:
    from publish.render import render  # Pelican takes longer to load than most tasks to run

    render(content, output, site_url, seeds)


def _check(output: Path, seeds: Path) -> Iterable[Problem]:
    from publish.check import check_site

    return check_site(output, seeds)


def _empty(site: Path) -> None:
    """Remove all but the place holder; the marker goes last, so that this can be taken up again."""
    for entry in sorted(site.iterdir(), key=lambda entry: entry.name == MARKER):
        if entry.is_dir():
            shutil.rmtree(entry)
        elif entry.name != ".gitkeep":
            entry.unlink()


def _refuse(problems: Iterable[Problem]) -> None:
    if found := tuple(problems):
        raise BadInput(found)


def _bytes_in(folder: Path) -> int:
    return sum(file.stat().st_size for file in folder.rglob("*") if file.is_file())


def _size(size: int) -> str:
    """``412 kB``, ``3.4 MB``."""
    return f"{size / 1e6:.1f} MB" if size >= 1e6 else f"{size / 1e3:.0f} kB"
