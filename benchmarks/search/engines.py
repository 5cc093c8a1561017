"""The search engines that are compared: how each makes its index of the same articles, as a folder that a server can show."""

from __future__ import annotations

import html
import json
import os
import re
import shutil
import subprocess
import sys
import time
import zlib
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from importlib.metadata import version
from pathlib import Path
from typing import NamedTuple

from benchmarks.search.serve import TEXTS, packed
from plugins.scripts import bundle, minify
from plugins.search.documents import Document
from publish.machine import find_node

ROOT = Path(__file__).resolve().parents[2]
PAGES = Path(__file__).parent / "pages"
THEME = ROOT / "theme" / "static"
NPM = ("pagefind@1.6", "minisearch@7")
FRAGMENT = b"pagefind_dcd"
"""What Pagefind's files begin with."""
GZIP = 16 + zlib.MAX_WBITS


class Cost(NamedTuple):
    """What an index cost: processor and elapsed seconds, the most memory in MB."""

    cpu_s: float
    wall_s: float
    peak_mb: int


class Size(NamedTuple):
    """Bytes as they lie on a server (texts as gzip) and files."""

    bytes: int
    files: int


@dataclass(frozen=True, slots=True)
class Engine:
    """``build(corpus, documents, folder, npm)`` fills a folder and tells its cost; ``scripts`` are loaded by the page that asks."""

    name: str
    asks: str
    """The script of ``pages`` that asks it."""
    version: Callable[[Path], str]
    build: Callable[[Path, Sequence[Document], Path, Path], Cost]
    scripts: tuple[str, ...]
    most: int
    """Of more articles no index is made."""
    phrases: bool = False
    whole: bool = False
    """Its first query loads everything, whatever is asked."""


def ours(corpus: Path, documents: Sequence[Document], folder: Path, _: Path) -> Cost:
    """This project's index and scripts, as a build writes them."""
    index = folder / "search"
    made = run(
        [sys.executable, "-m", "benchmarks.search.make", str(corpus), str(len(documents)), str(index)], ROOT
    )
    told = json.loads(made.output)
    for name in ("search", "vendor/lunr"):
        shutil.copytree(THEME / name, folder / "theme" / name, dirs_exist_ok=True)
    minify(folder / "theme")
    bundle(folder / "theme")
    return Cost(told["cpu_s"], told["wall_s"], told["peak_mb"])


def pagefind(_: Path, documents: Sequence[Document], folder: Path, npm: Path) -> Cost:
    """Pagefind's index of a page for each article."""
    site = folder / "site"
    (site / "articles").mkdir(parents=True)
    for each in documents:
        page = (
            f'<!doctype html><html lang="vi"><head><meta charset="utf-8"><title>{html.escape(each.title)}</title></head>'
            f"<body data-pagefind-body><h1>{html.escape(each.title)}</h1>"
            + "".join(f"<p>{html.escape(line.text)}</p>" for line in each.lines[1:])
            + "</body></html>"
        )
        (site / "articles" / f"{each.id}.html").write_text(page, encoding="utf-8")
    program = npm / "node_modules" / ".bin" / "pagefind"
    done = run(["nice", "-n", "10", str(program), "--site", str(site)], folder)
    (site / "pagefind").rename(folder / "pagefind")
    shutil.rmtree(site)
    pages = {file.stem: _address(file) for file in (folder / "pagefind" / "fragment").iterdir()}
    (folder / "pages.json").write_text(json.dumps(pages), encoding="utf-8")
    return done.cost


def _address(fragment: Path) -> str:
    content = zlib.decompress(fragment.read_bytes(), GZIP).removeprefix(FRAGMENT)
    return Path(json.loads(content)["url"]).stem


def lunr(_: Path, documents: Sequence[Document], folder: Path, __: Path) -> Cost:
    """A whole index by lunr.py, and the cards of all articles."""
    write_articles(documents, folder / "articles.json")
    command = [sys.executable, "-m", "benchmarks.search.whole_lunr"]
    done = run([*command, str(folder / "articles.json"), str(folder / "index.json")], ROOT)
    (folder / "articles.json").unlink()
    cards = {each.id: [each.title, each.lead] for each in documents}
    (folder / "cards.json").write_text(json.dumps(cards, ensure_ascii=False), encoding="utf-8")
    shutil.copy(THEME / "vendor" / "lunr" / "lunr.min.js", folder)
    shutil.copy(THEME / "search" / "vi.js", folder)
    minify(folder)
    return done.cost


def minisearch(_: Path, documents: Sequence[Document], folder: Path, npm: Path) -> Cost:
    """MiniSearch's index with its own cutting of words, titles and leads stored."""
    package = npm / "node_modules" / "minisearch" / "dist"
    write_articles(documents, folder / "articles.json")
    program = [str(find_node()), "--max-old-space-size=8000", str(Path(__file__).with_name("minisearch.mjs"))]
    files = [str(package / "cjs" / "index.cjs"), str(folder / "articles.json"), str(folder / "index.json")]
    done = run([*program, *files], ROOT)
    (folder / "articles.json").unlink()
    shutil.copy(package / "umd" / "index.js", folder / "minisearch.js")
    minify(folder)
    return done.cost


def write_articles(documents: Sequence[Document], target: Path) -> None:
    """The articles as a JSON list."""
    rows = [
        {
            "id": each.id,
            "title": each.title,
            "lead": each.lead,
            "text": "\n".join(line.text for line in each.lines[1:]),
        }
        for each in documents
    ]
    target.write_text(json.dumps(rows, ensure_ascii=False), encoding="utf-8")


class Done(NamedTuple):
    """What a program printed and cost, with the programs that it started."""

    output: str
    cost: Cost


def run(command: Sequence[str], folder: Path) -> Done:
    """Run a program to its end; raises CalledProcessError where it fails."""
    began = time.perf_counter()
    with subprocess.Popen(command, cwd=folder, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout
        output = process.stdout.read()
        _, status, used = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        raise subprocess.CalledProcessError(process.returncode, command, output)
    wall = time.perf_counter() - began
    return Done(output, Cost(used.ru_utime + used.ru_stime, wall, used.ru_maxrss // 1024))


def peers(npm: Path) -> None:
    """Install the engines that come by npm, where they are missing."""
    if not (npm / "node_modules" / "minisearch").is_dir():
        npm.mkdir(parents=True, exist_ok=True)
        subprocess.run(["npm", "install", "--silent", "--prefix", str(npm), *NPM], check=True, cwd=npm)


def npm_version(package: str) -> Callable[[Path], str]:
    """Reads the version of an installed npm package."""
    return lambda npm: json.loads((npm / "node_modules" / package / "package.json").read_text("utf-8"))[
        "version"
    ]


def lunr_version(_: Path) -> str:
    """lunr.py makes the index, lunr.js reads it."""
    head = (THEME / "vendor" / "lunr" / "lunr.min.js").read_text(encoding="utf-8")[:300]
    found = re.search(r"\d+\.\d+\.\d+", head)
    return f"{version('lunr')} / {found[0] if found else '?'}"


OURS = "this project"
ENGINES: Mapping[str, Engine] = {
    each.name: each
    for each in (
        Engine(
            OURS,
            "ours.js",
            lambda _: version("annotated-archive"),
            ours,
            ("theme/search/client.js",),
            1_000_000,
            phrases=True,
        ),
        Engine("Pagefind", "pagefind.js", npm_version("pagefind"), pagefind, (), 50_000, phrases=True),
        Engine("lunr", "lunr.js", lunr_version, lunr, ("lunr.min.js", "vi.js"), 10_000, whole=True),
        Engine(
            "MiniSearch",
            "minisearch.js",
            npm_version("minisearch"),
            minisearch,
            ("minisearch.js",),
            10_000,
            whole=True,
        ),
    )
}


def page(engine: Engine) -> str:
    """The page that asks: the engine's scripts, and ``find``."""
    asks = PAGES / engine.asks
    scripts = "".join(f'<script src="{name}"></script>' for name in engine.scripts)
    return (
        f'<!doctype html><meta charset="utf-8">{scripts}<script>{asks.read_text(encoding="utf-8")}</script>'
    )


def sizes(engine: Engine, folder: Path) -> dict[str, Size]:
    """What lies on the server, by family: the folder of an index, or the kind of file."""
    found: dict[str, Size] = {}
    for family, size in _files(engine, folder):
        before = found.get(family, Size(0, 0))
        found[family] = Size(before.bytes + size, before.files + 1)
    return dict(sorted(found.items()))


def _files(engine: Engine, folder: Path) -> Iterator[tuple[str, int]]:
    if engine.name == OURS:
        for path in (folder / "search").rglob("*.bin"):
            yield path.relative_to(folder / "search").parts[0].removesuffix(".bin"), path.stat().st_size
        return
    for path in (folder / "pagefind").rglob("*"):
        if path.suffix.startswith(".pf_"):
            yield path.suffix.removeprefix(".pf_"), path.stat().st_size
    for path in folder.glob("*.json"):
        if path.name != "pages.json" and path.suffix in TEXTS:
            yield path.stem, len(packed(path))
