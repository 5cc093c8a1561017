"""Links: every address inside the site leads to a file of it, and every fragment to an id there.

Files are known before the first page is read, so a link is settled at once; only fragments in other pages wait until
all ids are known. What waits is kept as one string a page, since an archive has millions of links.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass, field
from functools import lru_cache
from urllib.parse import urlsplit

from annotate.problems import Problem
from publish.check.active import refresh_target, url_attributes
from publish.check.page import Page
from publish.check.urls import internal_path, is_external, resolve, scheme_of

REMEDY = "report this as a fault of the archive software or of the theme"
TOP = ("", "top")  # fragments that lead to the top of any page
NOT_FOUND = "404.html"  # shown at any address, so its links may start at the top of the host
REFERENCES = frozenset(
    [
        "aria-controls",
        "aria-describedby",
        "aria-details",
        "aria-labelledby",
        "aria-owns",
        "for",
        "headers",
        "list",
        "popovertarget",
    ]
)
META_ADDRESSES = frozenset({"og:image", "og:url", "twitter:image"})
# url("a.png"), url(a.png), @import "a.css"
CSS_ADDRESS = re.compile(
    r"""url\(\s*(?:"([^"]*)"|'([^']*)'|([^"')\s]+))\s*\)|@import\s+(?:"([^"]*)"|'([^']*)')"""
)


@dataclass
class Links:
    """What is known of the site's links so far."""

    files: Collection[str]
    site_url: str = ""
    ids: dict[str, str] = field(default_factory=dict)
    waiting: dict[str, str] = field(default_factory=dict)

    def add_page(self, page: Page) -> Iterator[Problem]:
        """Note the ids of ``page`` and settle its links; yields those that lead nowhere."""
        ids = set(page.ids)
        self.ids[page.name] = "\n".join(page.ids)
        waiting = set()
        for where, url in page_links(page):
            path = internal_path(url, page.name, self.site_url, page.name == NOT_FOUND)
            if path is None:
                continue
            target = resolve(path, self.files)
            if target is None:
                yield Problem(page.name, 0, f"{where} leads to no file of the site: {url!r}", REMEDY)
            elif target.fragment in TOP or not target.file.endswith(".html"):
                continue
            elif target.file == page.name:
                if target.fragment not in ids:
                    yield no_id(page.name, target.file, target.fragment)
            else:
                waiting.add(f"{target.file}#{target.fragment}")
        self.waiting[page.name] = "\n".join(sorted(waiting))
        for name, missing in missing_references(page, ids):
            yield Problem(page.name, 0, f'{name} names "{missing}", which is no id of the page', REMEDY)

    def add_addresses(self, name: str, urls: Iterable[str]) -> Iterator[Problem]:
        """Settle addresses in a style sheet, a feed or a site map; yields those that lead nowhere."""
        for url in urls:
            path = internal_path(url, name, self.site_url, False)
            target = resolve(path, self.files) if path is not None else None
            if path is not None and target is None:
                yield Problem(name, 0, f"an address leads to no file of the site: {url!r}", REMEDY)
            elif target and target.fragment and target.file.endswith(".html"):
                self.waiting[name] = f"{self.waiting.get(name, '')}\n{target.file}#{target.fragment}".strip()

    def missing_fragments(self) -> Iterator[Problem]:
        """The links to fragments that are no ids of the page they lead to; call when every page was added."""

        @lru_cache(maxsize=4096)
        def ids_of(file: str) -> frozenset[str]:
            return frozenset(self.ids.get(file, "").split("\n"))

        for name, waiting in self.waiting.items():
            for entry in filter(None, waiting.split("\n")):
                file, _, fragment = entry.partition("#")
                if fragment not in ids_of(file):
                    yield no_id(name, file, fragment)


def no_id(name: str, file: str, fragment: str) -> Problem:
    """A link to a place that the page ``file`` does not have."""
    return Problem(
        name, 0, f'a link leads to {file}#{fragment}, but that page has no id="{fragment}"', REMEDY
    )


def page_links(page: Page) -> Iterator[tuple[str, str]]:
    """Every address on ``page`` with the element that holds it."""
    for node in page.elements:
        if node.tag == "meta":
            kind = node.attributes.get("http-equiv", "").strip().lower()
            if kind == "refresh":
                yield "<meta refresh>", refresh_target(node)
            elif node.attributes.get("property", node.attributes.get("name", "")) in META_ADDRESSES:
                yield "<meta>", node.attributes.get("content", "")
            continue
        for name, url in url_attributes(node):
            yield f"<{node.tag} {name}>", url


def site_address(home: Page) -> str:
    """The site's address with a slash at its end, as the home page's canonical link gives it, or ""."""
    for node in home.tagged("link"):
        if "canonical" in node.attributes.get("rel", "").lower().split():
            url = urlsplit(node.attributes.get("href", ""))
            if url.scheme in ("http", "https") and url.netloc:
                return f"{url.scheme}://{url.netloc}{url.path.removesuffix('index.html').rstrip('/')}/"
    return ""


def missing_references(page: Page, ids: Collection[str]) -> Iterator[tuple[str, str]]:
    """Attributes that name an id of the same page which it does not have."""
    for node in page.elements:
        for name, value in node.attributes.items():
            if name in REFERENCES:
                yield from ((name, wanted) for wanted in value.split() if wanted not in ids)


def css_addresses(source: str) -> Iterator[str]:
    """The addresses in a style sheet: ``url()`` and ``@import``."""
    first, *rest = source.split("/*")
    uncommented = first + " ".join(part.partition("*/")[2] for part in rest)
    for found in CSS_ADDRESS.finditer(uncommented):
        yield next((part for part in found.groups() if part is not None), "")


def css_faults(source: str) -> Iterator[str]:
    """Addresses in a style sheet that make a request to a third party or hold more than an image."""
    for url in css_addresses(source):
        if is_external(url) or scheme_of(url) not in ("", "data"):
            yield f"the style sheet makes a request to a third party: {url!r}"
