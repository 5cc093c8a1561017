"""The commands of this project: ``invoke --list`` names them, ``invoke --help NAME`` explains one."""

from __future__ import annotations

import runpy
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import partial
from pathlib import Path
from typing import Any

from invoke.context import Context
from invoke.exceptions import Exit
from invoke.tasks import task

from annotate.problems import BadInput, Problem
from publish.build import Made, Options
from publish.folders import Paths, project, shown

ROOT = Path(__file__).resolve().parent
AUDIT_TOOLS = ROOT / "tests" / "browser"
WATCHED = ("annotate", "content/pages", "pelicanconf.py", "plugins", "theme")
FOLDERS = {
    "seeds": "folder of the raw articles (seeds)",
    "content": "folder of the annotated articles (content)",
    "output": "folder of the site (output)",
}
SITE_URL = {"site_url": "address where the site will be published, for feeds, sitemap and citations"}
ANNOTATING = {
    "workers": "how many processes annotate (one for each core)",
    "keep_going": "leave out files that cannot be used, and list them on the site's quality page",
}


@task(
    help={
        **FOLDERS,
        **SITE_URL,
        **ANNOTATING,
        "offline": "also pack the site as dist/NAME.zip, to open without a server (up to 1,000 articles)",
    }
)
def build(
    _: Context,
    seeds: str = "",
    content: str = "",
    output: str = "",
    site_url: str = "",
    workers: str = "",
    keep_going: bool = False,
    offline: bool = False,
) -> None:
    """Make the site from the seeds."""
    from publish.build import build
    from publish.offline import pack

    with told():
        paths = folders(seeds, content, output)
        say(build(paths, options(site_url, workers, keep_going), tell=progress()))
        if offline:
            print(f"{shown(pack(paths, settings()['SITENAME']))} opens without a server", flush=True)


@task(help={**FOLDERS, **ANNOTATING})
def annotate(
    _: Context,
    seeds: str = "",
    content: str = "",
    output: str = "",
    workers: str = "",
    keep_going: bool = False,
) -> None:
    """Make the content from the seeds, without the site."""
    from publish.build import annotate

    with told():
        paths = folders(seeds, content, output)
        say(annotate(paths, options(workers=workers, keep_going=keep_going), tell=progress()))


@task(help={**FOLDERS, **SITE_URL})
def render(_: Context, seeds: str = "", content: str = "", output: str = "", site_url: str = "") -> None:
    """Make the site from the content."""
    from publish.build import render

    with told():
        say(render(folders(seeds, content, output), options(site_url), tell=progress()))


@task(help={**FOLDERS, "port": "port on this machine (8000)"})
def serve(_: Context, seeds: str = "", content: str = "", output: str = "", port: str = "") -> None:
    """Show the site here, built again at each change."""
    from publish.serve import HOST, serve

    with told():
        paths, chosen = folders(seeds, content, output), number("port", port) or 8000
        invoke = str(Path(sys.executable).with_name("invoke"))
        command = [invoke, "--search-root", str(ROOT), "build"]
        command += [f"--seeds={paths.seeds}", f"--content={paths.content}", f"--output={paths.output}"]
        watched = [paths.seeds, paths.content / "pages", *(ROOT / name for name in WATCHED)]
        rebuild = partial(subprocess.run, command)
        rebuild()
        print(f"http://{HOST}:{chosen}/ shows {shown(paths.output)}; stop it by Ctrl+C", flush=True)
        serve(paths.output, watched, rebuild, chosen)


@task
def setup(_: Context) -> None:
    """Find or install what the tests and the audit need."""
    from publish.machine import set_up, set_up_audit

    def tell(line: str) -> None:
        print(line, flush=True)

    with told():
        set_up(tell)
        set_up_audit(AUDIT_TOOLS, tell)


@task
def test(_: Context) -> None:
    """Check style and types, and run the tests."""
    from publish.machine import missing

    with told():
        if lacking := missing():
            problem = Problem(
                "this machine", 0, f"the tests need {' and '.join(lacking)}", "run `invoke setup` first"
            )
            raise BadInput([problem])
        tools = ("ruff check", "ruff format --check", "mypy", "pytest --numprocesses=auto")
        failed = [
            tool
            for tool in tools
            if subprocess.run([sys.executable, "-m", *tool.split()], cwd=ROOT).returncode
        ]
        if failed:
            raise BadInput([Problem("tests", 0, f"{', '.join(failed)} failed", "see above")])


@task(help=FOLDERS)
def check(_: Context, seeds: str = "", content: str = "", output: str = "") -> None:
    """Check every page of the site."""
    from publish.build import check

    with told():
        say(check(folders(seeds, content, output)))


@task(
    help={
        "output": FOLDERS["output"],
        "runs": "how often Lighthouse looks at each page (3); the median counts",
        "lighthouse": "run Lighthouse too, some minutes",
    }
)
def audit(_: Context, output: str = "", runs: str = "3", lighthouse: bool = True) -> None:
    """Measure the site in a browser: axe, vnu, budgets, Lighthouse."""
    from publish.audit import audit

    with told():
        times = number("runs", runs) if lighthouse else 0
        report = audit(
            folders("", "", output).output,
            AUDIT_TOOLS,
            lambda step: print(step, flush=True),
            lighthouse_runs=times,
        )
        print("\n".join(report.figures))
    for finding in report.findings:
        print(finding, file=sys.stderr)
    if report.findings:
        raise Exit(code=1)


@task(
    help={
        **FOLDERS,
        "format": "text or json",
        "limit": "how many doubts to show (50); 0 shows all",
        "kind": "only doubts of this kind: namesakes, undated, untitled, date-span, unlisted, name, partial-date, line, statement",
    }
)
def review(
    _: Context,
    seeds: str = "",
    content: str = "",
    output: str = "",
    format: str = "text",  # noqa: A002 - the option's name
    limit: str = "50",
    kind: str = "",
) -> None:
    """Show what the software is unsure of, each with the line that settles it."""
    from annotate.language import speaking
    from annotate.review import review
    from annotate.review.show import ARTICLES, as_json, as_text
    from annotate.settings import from_names

    with told():
        if format not in ("text", "json"):
            raise BadInput([Problem("--format", 0, f'"{format}" is not known', "give text or json")])
        paths, most = folders(seeds, content, output), 0 if limit == "0" else number("limit", limit)
        few = ARTICLES if format == "text" else 0
        chosen = from_names(settings())
        with speaking(chosen.language):
            found = review(paths.seeds, paths.content, chosen.max_bytes, limit=most, kind=kind, articles=few)
            print(as_json(found) if format == "json" else "\n".join(as_text(found)))


@task(
    help={
        "corpus": "articles to time, xz-compressed JSON lines with the fields id and text",
        "only": "quality, speed, growth or search (the last two need a corpus)",
    }
)
def bench(_: Context, corpus: str = "", only: str = "") -> None:
    """Measure how good and how fast the annotation is, how its cost grows, and (only when asked) the search beside others."""
    from benchmarks import growth, quality, speed

    with told():
        if only not in ("", "quality", "speed", "growth", "search"):
            known = "give quality, speed, growth or search"
            raise BadInput([Problem("--only", 0, f'"{only}" is not known', known)])
        path = Path(corpus) if corpus else None
        if path and not path.is_file():
            raise BadInput([Problem("--corpus", 0, f"{corpus} is no file", "name a .jsonl.xz file")])
        if only in ("growth", "search") and not path:
            raise BadInput([Problem("--corpus", 0, f"{only} needs articles", "name a .jsonl.xz file")])
        reports = {"quality": quality.run(), "speed": speed.run(path)}
        if path:
            reports["growth"] = growth.run(path)
        if path and only == "search":
            from benchmarks.search.__main__ import run

            reports["search"] = run(path)
        for name, report in reports.items():
            for line in report if only in ("", name) else ():
                print(line, flush=True)


@task(help={"language": "code of a language to begin a catalogue for, such as fr"})
def translations(_: Context, language: str = "") -> None:
    """Bring the catalogues of the interface's texts up to date with the code and the templates."""
    from publish.translations import translated, update

    with told():
        for code in (language,) if language else translated():
            kept = update(code)
            print("\n".join(f"  {text}" for text in kept.missing))
            print(kept)


@task(help={"output": FOLDERS["output"], "into": "folder for the pictures (docs/screenshots)"})
def screenshots(_: Context, output: str = "", into: str = "") -> None:
    """Take pictures of the built site for the documentation."""
    from publish.screenshots import take

    with told():
        for path in take(folders("", "", output).output, Path(into) if into else ROOT / "docs/screenshots"):
            print(shown(path))


@task(help={name: FOLDERS[name] for name in ("content", "output")})
def clean(_: Context, content: str = "", output: str = "") -> None:
    """Remove the site and what builds keep of each seed; seeds and content stay."""
    from publish.build import clean

    with told():
        paths = folders("", content, output)
        clean(paths)
        print(f"{shown(paths.output)} is empty")


def folders(seeds: str, content: str, output: str) -> Paths:
    """The project's own folders where none are given."""
    return project(ROOT, seeds, content, output)


def options(site_url: str = "", workers: str = "", keep_going: bool = False) -> Options:
    """What a person asks of a build, as typed."""
    return Options(address(site_url), number("workers", workers), keep_going)


def settings() -> dict[str, Any]:
    """The settings of the site."""
    return runpy.run_path(str(ROOT / "pelicanconf.py"))


def number(option: str, given: str) -> int:
    """The whole number given for an option, 0 where none is."""
    if not given:
        return 0
    if not (given.isascii() and given.isdigit() and int(given[:9]) > 0 and len(given) < 6):
        raise BadInput(
            [Problem(f"--{option}", 0, f'"{given}" is not a whole number from 1 to 99999', "give one")]
        )
    return int(given)


def address(given: str) -> str:
    """The address given for the site, with http or https."""
    if given and not given.startswith(("http://", "https://")):
        cause, remedy = f'"{given}" is no web address', "give one that starts with https://"
        raise BadInput([Problem("--site-url", 0, cause, remedy)])
    return given


def progress() -> Callable[[str], None]:
    """A way to tell what is being done: one line on a terminal, nothing elsewhere."""
    if not sys.stderr.isatty():
        return lambda _: None
    return lambda step: print(f"{step} …", file=sys.stderr, flush=True)


def say(made: Made) -> None:
    """What needs a look, and as the last line what was made."""
    for detail in made.details:
        print(detail, file=sys.stderr, flush=True)
    print(made, flush=True)


@contextmanager
def told() -> Iterator[None]:
    """Print what is wrong with the input, one sentence a line, and end with exit status 1."""
    try:
        yield
    except BadInput as error:
        for problem in error.problems:
            print(problem, file=sys.stderr)
        raise Exit(code=1) from error
