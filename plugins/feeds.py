"""What other programs are told of new pages: Atom and JSON feeds, the sitemap, robots.txt and the web manifest.

Dates come from the data, never from the clock. An article without a date is in neither Atom nor the sitemap's dates,
since both would force an invented one; a JSON feed may tell it without.
"""

from __future__ import annotations

import json
import re
import uuid
from collections.abc import Iterable, Sequence
from html import escape
from pathlib import Path
from typing import Any
from xml.etree import ElementTree as ET

from pelican import signals
from selectolax.lexbor import LexborHTMLParser

from annotate.invisible import comparable
from annotate.pages.limits import Limits
from plugins.pages import read_page

ATOM = "http://www.w3.org/2005/Atom"
SITEMAP = "http://www.sitemaps.org/schemas/sitemap/0.9"
JSON_FEED = "https://jsonfeed.org/version/1.1"
NEWEST = 50
OWN_FEEDS = ("people", "events")
"""The folders whose pages have a feed each, in archives that are not shown lean."""

NOT_XML = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
"""What XML 1.0 (section 2.2, Char) allows in no form."""

ARTICLE_LINK = re.compile(r"\.\./articles/([^()\s#]+)\.md")
COLOURS = {"background_color": "#fefdfb", "theme_color": "#9b1c31"}
ICONS = (
    {"src": "theme/icon.svg", "sizes": "any", "type": "image/svg+xml"},
    {"src": "theme/icon-192.png", "sizes": "192x192", "type": "image/png"},
    {"src": "theme/icon-512.png", "sizes": "512x512", "type": "image/png"},
)


def register() -> None:
    """Write the feeds when all generators know their content."""
    signals.all_generators_finalized.connect(write_feeds)


def write_feeds(generators: Any) -> None:
    """Write every file of this module into the output."""
    for generator in generators:
        if hasattr(generator, "articles") and hasattr(generator, "output_path"):
            _write_all(generator)
            return


def _write_all(generator: Any) -> None:
    output, settings = Path(generator.output_path), generator.settings
    address = settings.get("ARCHIVE_URL", "")
    dated = [article for article in generator.articles if article.record["published"]]
    _write_xml(output / "feed.atom", atom(dated[:NEWEST], settings, full=True))
    _write_json(output / "feed.json", json_feed(generator.articles[:NEWEST], settings))
    _write_json(output / "manifest.webmanifest", manifest(settings))
    _write_text(output / "robots.txt", robots(address))
    if address:
        _write_xml(output / "sitemap.xml", sitemap(generator, address))
    generator.context["own_feeds"] = () if Limits().lean(len(generator.articles)) else OWN_FEEDS
    newest = {article.slug: article for article in dated}
    for folder in generator.context["own_feeds"]:
        for file in sorted(Path(settings["PATH"], folder).glob("*.md")):
            text = file.read_text(encoding="utf-8")
            fields = read_page(text).fields
            if "id" in fields:
                told = set(ARTICLE_LINK.findall(text))
                articles = [article for slug, article in newest.items() if slug in told]
                path = f"{folder}/{file.stem}.atom"
                feed = atom(articles[:NEWEST], settings, path, fields["title"])
                _write_xml(output / path, feed)


def atom(
    articles: Sequence[Any], settings: Any, path: str = "feed.atom", of: str = "", *, full: bool = False
) -> ET.Element:
    """An Atom feed (RFC 4287) at ``path`` below the root, with the articles' text if ``full``, about ``of`` if given.

    Entries are named by the sha256 of their seed, so that they last.
    """
    address = settings.get("ARCHIVE_URL", "")
    up = "../" * path.count("/")
    feed = ET.Element("feed", {"xmlns": ATOM, "xml:lang": settings["DEFAULT_LANG"]})
    if address:
        feed.set("xml:base", f"{address}/{path}")
    _add(feed, "title", f"{of} · {settings['SITENAME']}" if of else settings["SITENAME"])
    _add(
        feed,
        "id",
        _urn(f"{address or settings['SITENAME']}/{path}" if of else address or settings["SITENAME"]),
    )
    _add(feed, "updated", max((_day(article) for article in articles), default="1970-01-01T00:00:00Z"))
    _add(_add(feed, "author"), "name", settings["SITENAME"])
    _add(feed, "link", rel="self", href=Path(path).name, type="application/atom+xml")
    page = f"{Path(path).stem}.html" if of else "index.html"
    _add(feed, "link", rel="alternate", href=page, type="text/html")
    for article in articles:
        entry = _add(feed, "entry", **{"xml:lang": "vi"})
        _add(entry, "title", article.title)
        _add(entry, "id", _urn(article.record["sha256"]))
        _add(entry, "updated", _day(article))
        _add(entry, "link", rel="alternate", href=f"{up}articles/{article.slug}.html", type="text/html")
        if lead := article.record["lead"]:
            _add(entry, "summary", comparable(lead["text"]))
        if full and article.record["publish"] == "full":
            text = "\n".join(f"<p>{escape(words, quote=False)}</p>" for words in paragraphs(article))
            _add(entry, "content", text, type="html")
        if source := article.record["source"]:
            _add(_add(entry, "author"), "name", source)
    return feed


def json_feed(articles: Iterable[Any], settings: Any) -> dict[str, Any]:
    """A JSON feed (version 1.1) with the articles' text; addresses are absolute where the site's own is known."""
    address = settings.get("ARCHIVE_URL", "")
    root = f"{address}/" if address else ""
    items = []
    for article in articles:
        record = article.record
        item = {
            "id": _urn(record["sha256"]),
            "url": f"{root}articles/{article.slug}.html",
            "title": article.title,
            "language": "vi",
            "content_text": "\n\n".join(paragraphs(article)) if record["publish"] == "full" else "",
        }
        if record["published"]:
            item["date_published"] = _day(article)
        if record["source"]:
            item["authors"] = [{"name": record["source"]}]
        items.append(item)
    feed = {"version": JSON_FEED, "title": settings["SITENAME"], "language": settings["DEFAULT_LANG"]}
    if address:
        feed |= {"home_page_url": root, "feed_url": f"{root}feed.json"}
    return {**feed, "description": settings["SITE_DESCRIPTION"], "items": items}


def paragraphs(article: Any) -> list[str]:
    """The lines of an article as its page shows them, without what annotation adds."""
    tree = LexborHTMLParser(f"<main>{article.body}</main>")
    for added in tree.css("[data-anno]"):
        added.decompose()
    return [" ".join(line.text().split()) for line in tree.css("[data-line]")]


def sitemap(generator: Any, address: str) -> ET.Element:
    """Every page for readers; ``lastmod`` is an article's own date."""
    root = ET.Element("urlset", {"xmlns": SITEMAP})
    pages = ["index.html", *(page.url for page in generator.context.get("pages", ()))]
    pages += generator.context.get("archive_pages", ())
    for url in pages:
        _add(_add(root, "url"), "loc", f"{address}/{url}".removesuffix("index.html"))
    for article in generator.articles:
        place = _add(root, "url")
        _add(place, "loc", f"{address}/{article.url}")
        if published := article.record["published"]:
            _add(place, "lastmod", published["latest"])
    return root


def robots(address: str) -> str:
    """Everybody may read everything; where the address is known, the sitemap is named."""
    return "User-agent: *\nAllow: /\n" + (f"Sitemap: {address}/sitemap.xml\n" if address else "")


def manifest(settings: Any) -> dict[str, Any]:
    """What a phone needs to keep the site among its programs (W3C Web Application Manifest)."""
    return {
        "name": settings["SITENAME"],
        "short_name": settings["SITENAME"],
        "description": settings["SITE_DESCRIPTION"],
        "lang": settings["DEFAULT_LANG"],
        "start_url": "./index.html",
        "scope": "./",
        "display": "browser",
        **COLOURS,
        "icons": [*ICONS],
    }


def _day(article: Any) -> str:
    return f"{article.record['published']['latest']}T00:00:00Z"


def _urn(name: str) -> str:
    return f"urn:uuid:{uuid.uuid5(uuid.NAMESPACE_URL, name)}"


def _add(parent: ET.Element, tag: str, text: str = "", **attributes: str) -> ET.Element:
    element = ET.SubElement(parent, tag, attributes)
    element.text = NOT_XML.sub("\ufffd", text) or None
    return element


def _write_xml(path: Path, root: ET.Element) -> None:
    ET.indent(root)
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(ET.tostring(root, encoding="utf-8", xml_declaration=True) + b"\n")


def _write_json(path: Path, data: dict[str, Any]) -> None:
    _write_text(path, json.dumps(data, ensure_ascii=False, indent=1) + "\n")


def _write_text(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8", newline="\n")
