"""Addresses as browsers read them, and where in the site they lead."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Collection
from dataclasses import dataclass
from urllib.parse import unquote, urlsplit

# Browsers strip these at the ends of an address, and tabs and line ends anywhere in it.
ENDS = "".join(map(chr, range(0x21)))
INNER = str.maketrans("", "", "\t\n\r")
SCHEME = re.compile(r"([A-Za-z][A-Za-z0-9+.-]*):")


@dataclass(frozen=True, slots=True)
class Target:
    """A file of the site and the fragment in it, "" where the whole file is meant."""

    file: str
    fragment: str


def clean(url: str) -> str:
    """``url`` without what browsers ignore in it, so that it cannot hide its scheme."""
    return url.strip(ENDS).translate(INNER)


def scheme_of(url: str) -> str:
    """The scheme in lower case, "" for a relative address."""
    found = SCHEME.match(clean(url))
    return found[1].lower() if found else ""


def is_external(url: str) -> bool:
    """Whether ``url`` names a host of its own (``https:…``, ``//host``; browsers read \\ as /)."""
    url = clean(url).replace("\\", "/")
    return url.startswith("//") or scheme_of(url) in ("http", "https")


def internal_path(url: str, page: str, site_url: str, absolute_paths: bool) -> str | None:
    """The path, query and fragment of ``url`` from the top of the site; None where it leads elsewhere.

    ``page`` is the file that holds the link. ``site_url`` is the site's address with a slash at its end, "" where
    it is unknown. A link that starts with / is taken from the top of the site's host where ``absolute_paths`` allows
    such links (the page for "not found" is shown at any address); else it is kept, and will resolve to no file.
    """
    url = clean(url)
    if site_url and (url + "/").startswith(site_url):
        return url[len(site_url) :]
    if is_external(url) or scheme_of(url):
        return None
    if url.startswith("/"):
        base = urlsplit(site_url).path or "/"
        return url[len(base) :] if absolute_paths and (url + "/").startswith(base) else url
    path = re.split(r"[?#]", url, maxsplit=1)[0]
    if not path:
        return page + url
    folder = posixpath.dirname(page)
    slash = "/" if path.endswith(("/", "/.", "/..")) or path in (".", "..") else ""
    joined = posixpath.normpath(posixpath.join(folder, path)).removeprefix("./")
    return ("" if joined == "." else joined + slash) + url[len(path) :]


def resolve(path: str, files: Collection[str]) -> Target | None:
    """The file that a static host serves for ``path`` (``dir/`` is its index.html, ``page`` page.html), or None."""
    before, _, fragment = path.partition("#")
    name = unquote(before.partition("?")[0])
    fragment = unquote(fragment.partition(":~:")[0])
    if name == "" or name.endswith("/"):
        name += "index.html"
    for candidate in (name, name + ".html"):
        if candidate in files:
            return Target(candidate, fragment)
    return None
