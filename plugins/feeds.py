"""The Atom feed of the newest articles, and the sitemap where the site's address is known.

Dates come from the data, never from the clock; an article without a date is in neither, since both formats would
force an invented one.
"""

from __future__ import annotations

import re
import uuid
from pathlib import Path
from typing import Any
from xml.etree import ElementTree as ET

from pelican import signals

from annotate.invisible import comparable

ATOM = "http://www.w3.org/2005/Atom"
SITEMAP = "http://www.sitemaps.org/schemas/sitemap/0.9"
NEWEST = 100
NOT_XML = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
"""What XML 1.0 (section 2.2, Char) allows in no form."""


def write_feeds(pelican_generators: Any) -> None:
    """Write ``feed.atom`` and, for a site with an address, ``sitemap.xml``."""
    for generator in pelican_generators:
        if hasattr(generator, "articles") and hasattr(generator, "output_path"):
            output = Path(generator.output_path)
            articles = [article for article in generator.articles if article.record["published"]]
            _write(output / "feed.atom", atom(articles[:NEWEST], generator.settings))
            if address := generator.settings.get("ARCHIVE_URL"):
                _write(output / "sitemap.xml", sitemap(generator, address))
            return


def atom(articles: list[Any], settings: Any) -> ET.Element:
    """An Atom feed (RFC 4287); entries are named by the sha256 of their seed, so that they last."""
    base = settings.get("ARCHIVE_URL", "")
    feed = ET.Element("feed", {"xmlns": ATOM, "xml:lang": settings["DEFAULT_LANG"]})
    if base:
        feed.set("xml:base", base + "/")
    _add(feed, "title", settings["SITENAME"])
    _add(feed, "id", _urn(base or settings["SITENAME"]))
    _add(feed, "updated", max((_day(article) for article in articles), default="1970-01-01T00:00:00Z"))
    _add(_add(feed, "author"), "name", settings["SITENAME"])
    _add(feed, "link", rel="self", href="feed.atom", type="application/atom+xml")
    _add(feed, "link", rel="alternate", href="index.html", type="text/html")
    for article in articles:
        entry = _add(feed, "entry")
        _add(entry, "title", article.title)
        _add(entry, "id", _urn(article.record["sha256"]))
        _add(entry, "updated", _day(article))
        _add(entry, "link", rel="alternate", href=f"articles/{article.slug}.html", type="text/html")
        if lead := article.record["lead"]:
            _add(entry, "summary", comparable(lead["text"]))
        if source := article.record["source"]:
            _add(_add(entry, "author"), "name", source)
    return feed


def sitemap(generator: Any, address: str) -> ET.Element:
    """Every page for readers; ``lastmod`` is an article's own date."""
    root = ET.Element("urlset", {"xmlns": SITEMAP})
    pages = ["index.html", *(page.url for page in generator.context.get("pages", ()))]
    pages += generator.context.get("archive_pages", ())
    for url in pages:
        _add(_add(root, "url"), "loc", f"{address}/{url}")
    for article in generator.articles:
        place = _add(root, "url")
        _add(place, "loc", f"{address}/{article.url}")
        if published := article.record["published"]:
            _add(place, "lastmod", published["latest"])
    return root


def _day(article: Any) -> str:
    return f"{article.record['published']['latest']}T00:00:00Z"


def _urn(name: str) -> str:
    return f"urn:uuid:{uuid.uuid5(uuid.NAMESPACE_URL, name)}"


def _add(parent: ET.Element, tag: str, text: str = "", **attributes: str) -> ET.Element:
    element = ET.SubElement(parent, tag, attributes)
    element.text = NOT_XML.sub("\ufffd", text) or None
    return element


def _write(path: Path, root: ET.Element) -> None:
    ET.indent(root)
    path.write_bytes(ET.tostring(root, encoding="utf-8", xml_declaration=True) + b"\n")


def register() -> None:
    """Write the feeds when all generators know their content."""
    signals.all_generators_finalized.connect(write_feeds)
