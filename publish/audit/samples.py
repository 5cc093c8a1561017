"""Which pages stand for all: the addresses of the site tell the kinds of page apart."""

from __future__ import annotations

from collections import defaultdict
from pathlib import Path

SINGLE = ("", "about")
"""Folders where each page is of a kind of its own."""


SEARCHES = ("search.html?q=ng%C3%A0y", "search.html?q=ng%C3%A0y&view=concordance", "search.html?q=xyzzy")
"""What the search page shows only when asked: results, a concordance, that nothing was found."""


def states(output: Path) -> list[str]:
    """Addresses of what pages show only when asked."""
    return [address for address in SEARCHES if (output / address.partition("?")[0]).is_file()]


def samples(output: Path) -> list[str]:
    """One page of each kind, relative to ``output``: every index, every page of SINGLE, and of other folders the
    page with the most bytes, which is the one most likely to break something."""
    folders: dict[str, list[Path]] = defaultdict(list)
    for path in sorted(output.rglob("*.html")):
        folders[path.parent.relative_to(output).as_posix()].append(path)
    chosen = []
    for folder, pages in folders.items():
        name = "" if folder == "." else folder
        alone = [page for page in pages if name in SINGLE or page.name == "index.html"]
        others = [page for page in pages if page not in alone]
        chosen += alone
        if others:
            chosen.append(max(others, key=lambda page: (page.stat().st_size, page.name)))
    return sorted(page.relative_to(output).as_posix() for page in chosen)
