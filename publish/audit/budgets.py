"""The sizes that a reader pays for, against what the design allows; all as sent, compressed."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from publish.audit.finding import Finding
from publish.audit.host import PREFIX, compressed_size

KB = 1000
ARTICLE, CSS, SCRIPTS, SEARCH_CODE, FONTS, FIRST_VIEW, REQUESTS = (
    20 * KB,
    12 * KB,
    8 * KB,
    30 * KB,
    40 * KB,
    150 * KB,
    8,
)
FIRST_QUERY = 100 * KB
SEARCH, QUERY, CARDS = "search.html", "?q=ng%C3%A0y", "search/c/"


@dataclass(frozen=True, slots=True)
class View:
    """What a browser with nothing kept asked for to show one page: addresses below the root, and strangers."""

    page: str
    files: tuple[str, ...]
    strangers: tuple[str, ...]


def check(browser: Any, address: str, output: Path, pages: list[str]) -> tuple[list[str], list[Finding]]:
    """Figures and broken budgets of ``pages``, each opened with nothing kept; ``browser`` is Playwright's."""
    views = [_view(browser, address, page) for page in pages]
    figures: list[str] = []
    findings: list[Finding] = []

    def allow(what: str, most: int, sizes: list[tuple[int, str]], unit: str = "kB") -> None:
        if not sizes:
            return
        scale = KB if unit == "kB" else 1
        worst, where = max(sizes)
        figures.append(f"{what}: {worst / scale:.3g} of {most / scale:g} {unit} ({where})")
        findings.extend(
            Finding(page, "budget", f"{what} {size / scale:.3g} {unit}, at most {most / scale:g}")
            for size, page in sorted(sizes, reverse=True)
            if size > most
        )

    def sized(view: View, *suffixes: str) -> tuple[int, str]:
        sent = (file for file in view.files if not suffixes or Path(file).suffix in suffixes)
        return sum(compressed_size(output / file) for file in sent), view.page

    reading = [view for view in views if view.page != SEARCH]
    articles = [page for page in pages if page.startswith("articles/") and page != "articles/index.html"]
    allow("HTML of an article", ARTICLE, [(compressed_size(output / page), page) for page in articles])
    allow("styles", CSS, [sized(view, ".css") for view in views])
    allow("scripts of a reading page", SCRIPTS, [sized(view, ".js") for view in reading])
    allow("fonts", FONTS, [sized(view, ".woff2") for view in views])
    allow("first view", FIRST_VIEW, [sized(view) for view in reading])
    allow(
        "requests of the first view", REQUESTS, [(len(view.files), view.page) for view in reading], "requests"
    )
    if SEARCH in pages:
        query = _view(browser, address, SEARCH + QUERY)
        code = [file for file in query.files if file.endswith(".js")]
        early = [file for file in _until_cards(query) if file.endswith(".js")]
        allow("code until a first search shows its results", SEARCH_CODE, [(_weight(output, early), SEARCH)])
        figures.append(f"code of a search with passages and facets: {_weight(output, code) / KB:.3g} kB")
        allow("index for a first search", FIRST_QUERY, [_index_bytes(query, output)])
    for view in views:
        findings.extend(Finding(view.page, "third party", stranger) for stranger in view.strangers)
    return figures, findings


def _until_cards(view: View) -> tuple[str, ...]:
    """What a search asked for up to the first file of result cards: passages and facets come after."""
    cards = [place for place, file in enumerate(view.files) if file.startswith(CARDS)]
    return view.files[: cards[0]] if cards else view.files


def _weight(output: Path, files: Iterable[str]) -> int:
    return sum(compressed_size(output / file) for file in files)


def _index_bytes(view: View, output: Path) -> tuple[int, str]:
    return _weight(output, (file for file in view.files if file.startswith("search/"))), view.page


def _view(browser: Any, address: str, page: str) -> View:
    """Open ``page`` in a fresh context and wait until the network is quiet."""
    context = browser.new_context()
    opened = context.new_page()
    asked: list[str] = []
    context.on("request", lambda request: asked.append(request.url))
    opened.goto(address + page, wait_until="networkidle")
    context.close()
    host = urlsplit(address).netloc
    parts = [urlsplit(url) for url in dict.fromkeys(asked)]
    inside = [part.path.removeprefix(PREFIX) for part in parts if part.netloc == host]
    strangers = [part.geturl() for part in parts if part.netloc != host and part.scheme in ("http", "https")]
    return View(page, tuple(dict.fromkeys(path or "index.html" for path in inside)), tuple(strangers))
