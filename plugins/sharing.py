"""What the head of a page tells other programs: link previews, citation managers, search engines.

OpenGraph and Twitter tags for previews, ``citation_*`` tags for Zotero (which reads these and not JSON-LD), JSON-LD of
schema.org for search engines. Nothing is said that the archive does not know: an article whose day is not certain has
no ``datePublished``; addresses are told only where the site's own is known.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from html import escape, unescape
from pathlib import Path
from typing import Any, NamedTuple

from jinja2 import pass_context
from jinja2.runtime import Context
from markupsafe import Markup
from pelican import signals

from annotate.addresses import found_address
from annotate.invisible import comparable
from annotate.language import _
from plugins.bylines import authors
from plugins.records import Record, Records

DESCRIPTION_LENGTH = 200  # code points; what previews and result lists show
MENTIONS = 20
NOT_FOUND = "404.html"
LOCALES = {"vi": "vi_VN", "en": "en_GB"}
IMAGE = "theme/social.png"
IMAGE_SIZE = (1200, 630)
SCHEMA_TYPES = {"person": "Person", "place": "Place", "organisation": "Organization"}
TAGS = re.compile("<[^>]*>")

Data = dict[str, Any]


class Page(NamedTuple):
    """What is told of a page, whatever it shows: ``address`` is its path below the root of the site."""

    address: str
    title: str
    description: str
    kind: str
    root: str
    """The address of the site, without a slash at its end; "" where it is not known."""

    site: str
    content: Path
    """The folder that the site is made from."""

    @property
    def url(self) -> str:
        """The address of the page, "" where that of the site is not known."""
        return f"{self.root}/{self.address}".removesuffix("index.html") if self.root else ""


def register() -> None:
    """Give every template ``sharing(title)``, which writes the tags of the page."""
    signals.generator_init.connect(_install)


def _install(generator: Any) -> None:
    data = Path(generator.settings["PATH"]) / "data"
    known = {kind: Records(data / f"{kind}.jsonl") for kind in ("entities", "events")}

    @pass_context
    def sharing(context: Context, title: object) -> Markup:
        return tags(context, str(title), known)

    generator.env.globals["sharing"] = sharing


def tags(context: Any, title: str, known: dict[str, Records]) -> Markup:
    """The tags for the head of the page that ``context`` renders; ``title`` is that of its ``<title>``."""
    article, made = context.get("article"), context.get("made")
    address = context.get("output_file") or ""
    if address == NOT_FOUND:
        return Markup('<meta name="robots" content="noindex">\n')
    page = Page(
        address=address,
        title=_plain(title).removesuffix(f" · {context['SITENAME']}").strip(),
        description=_short(_description(article, context)),
        kind="article"
        if article
        else "profile"
        if made and made.fields.get("type") == "person"
        else "website",
        root=context.get("ARCHIVE_URL") or "",
        site=context["SITENAME"],
        content=Path(context["PATH"]),
    )
    found = [*_general(page, context), *(_citation(article.record, page) if article else ())]
    found += [_script(data) for data in _linked_data(page, article, made, known)]
    return Markup("\n".join(found) + "\n")


def _description(article: Any, context: Any) -> str:
    if article and article.record["lead"]:
        return comparable(article.record["lead"]["text"])
    return str(context["SITE_DESCRIPTION"])


def _general(page: Page, context: Any) -> Iterator[str]:
    """Description, canonical address, feeds, OpenGraph (ogp.me) and what Twitter's cards add to it."""
    base = context.get("SITEURL") or "."
    yield _meta("description", page.description)
    if page.url:
        yield f'<link rel="canonical" href="{escape(page.url)}">'
    yield _feed(f"{base}/feed.atom", "application/atom+xml", page.site)
    yield _feed(f"{base}/feed.json", "application/feed+json", page.site)
    folder, _slash, name = page.address.removesuffix(".html").partition("/")
    made = context.get("made")
    if made and "id" in made.fields and folder in context.get("own_feeds", ()):
        yield _feed(f"{base}/{folder}/{name}.atom", "application/atom+xml", page.title)
    yield _property("og:type", page.kind)
    yield _property("og:title", page.title or page.site)
    yield _property("og:description", page.description)
    yield _property("og:site_name", page.site)
    yield _property("og:locale", LOCALES.get(context["DEFAULT_LANG"], context["DEFAULT_LANG"]))
    if page.url:
        yield _property("og:url", page.url)
        yield _property("og:image", f"{page.root}/{IMAGE}")
        yield _property("og:image:width", str(IMAGE_SIZE[0]))
        yield _property("og:image:height", str(IMAGE_SIZE[1]))
        yield _property("og:image:alt", page.site)
    yield _meta("twitter:card", "summary_large_image" if page.url else "summary")


def _citation(record: Record, page: Page) -> Iterator[str]:
    """What Zotero's translator "Embedded Metadata" reads of a newspaper article."""
    yield _meta("z:itemType", "newspaperArticle")
    yield _meta("citation_title", page.title)
    yield from (_meta("citation_author", author.inverted) for author in authors(record))
    if day := known_date(record["published"]):
        yield _meta("citation_publication_date", day)
        yield _property("article:published_time", day)
    yield _meta("citation_language", "vi")
    if record["source"]:
        yield _meta("prism.publicationName", record["source"])
    if address := record["url"] or page.url:
        yield _meta("citation_public_url", address)


def known_date(published: Record | None) -> str:
    """The day, month or year (ISO) that holds the whole interval; "" where not even the year is certain."""
    if not published:
        return ""
    earliest, latest = published["earliest"], published["latest"]
    return next((latest[:length] for length in (10, 7, 4) if earliest[:length] == latest[:length]), "")


def _linked_data(page: Page, article: Any, made: Any, known: dict[str, Records]) -> Iterator[Data]:
    """schema.org: the thing that the page is about, and the way to it from the first page."""
    if article:
        yield _article(article, page)
    elif made and made.fields.get("kind") == "entity" and made.fields["type"] in SCHEMA_TYPES:
        yield from (_entity(record, page) for record in known["entities"].of(made.fields["id"]))
    elif made and made.fields.get("kind") == "event":
        yield from (
            _event(record, page, known["entities"]) for record in known["events"].of(made.fields["id"])
        )
    elif page.address == "index.html":
        yield _thing("WebSite", name=page.site, description=page.description, url=page.url)
    if page.root and "/" in page.address:
        yield _breadcrumbs(page)


def _article(article: Any, page: Page) -> Data:
    record = article.record
    published = record["published"]
    certain = published and published["earliest"] == published["latest"]
    paper = _thing("Organization", name=record["source"]) if record["source"] else None
    agencies = [_thing("Organization", name=name) for name in record["agencies"]]
    return _thing(
        "NewsArticle",
        headline=page.title,
        description=page.description if record["lead"] else "",
        inLanguage="vi",
        datePublished=published["earliest"] if certain else "",
        author=[_thing("Person", name=author.name) for author in authors(record)] or agencies,
        publisher=paper,
        isBasedOn=record["url"] or "",
        url=page.url,
        mentions=[
            _thing(SCHEMA_TYPES[note.type], name=note.name, url=_address(page, note.type, note.entity))
            for note in article.notes.names[:MENTIONS]
            if note.type in SCHEMA_TYPES
        ],
    )


def _entity(record: Record, page: Page) -> Data:
    wikidata = record["ids"].get("wikidata")
    return _thing(
        SCHEMA_TYPES[record["type"]],
        name=record["name"],
        alternateName=[name for name in record["variants"] if name != record["name"]],
        sameAs=f"https://www.wikidata.org/entity/{wikidata}" if wikidata else "",
        url=page.url,
    )


def _event(record: Record, page: Page, entities: Records) -> Data:
    def named(entity: str | None) -> list[Data]:
        found = entities.of(entity) if entity else []
        return [
            _thing(
                SCHEMA_TYPES.get(each["type"], "Thing"),
                name=each["name"],
                url=_address(page, each["type"], each["id"]),
            )
            for each in found
        ]

    return _thing(
        "Event",
        name=record["name"],
        startDate=record["from"],
        endDate=record["to"],
        location=next(iter(named(record["place"])), None),
        actor=[each for entity in record["participants"] for each in named(entity)],
        url=page.url,
    )


def _breadcrumbs(page: Page) -> Data:
    folder = page.address.partition("/")[0]
    steps = [(page.site, f"{page.root}/"), (_folder_name(folder), f"{page.root}/{folder}/")]
    if not page.address.endswith("/index.html"):
        steps.append((page.title, page.url))
    items = [_thing("ListItem", position=n, name=name, item=url) for n, (name, url) in enumerate(steps, 1)]
    return _thing("BreadcrumbList", itemListElement=items)


def _folder_name(folder: str) -> str:
    names = {
        "articles": _("Tất cả bài"),
        "people": _("Người"),
        "places": _("Nơi"),
        "organisations": _("Tổ chức"),
        "events": _("Sự kiện"),
        "chronology": _("Niên biểu"),
        "statements": _("Phát ngôn"),
        "browse": _("Mục lục"),
        "data": _("Dữ liệu"),
        "about": _("Giới thiệu"),
    }
    return names.get(folder, folder)


def _address(page: Page, kind: str, entity: str) -> str:
    return f"{page.root}/{found_address(page.content, kind, entity)}" if page.root and entity else ""


def _thing(kind: str, **properties: Any) -> Data:
    """A schema.org object without the properties that are empty."""
    return {"@type": kind, **{key: value for key, value in properties.items() if value}}


def _script(data: Data) -> str:
    """JSON-LD; no ``<`` of a text may end the element."""
    text = json.dumps({"@context": "https://schema.org", **data}, ensure_ascii=False, separators=(",", ":"))
    return f'<script type="application/ld+json">{text.replace("<", chr(92) + "u003c")}</script>'


def _feed(address: str, kind: str, title: str) -> str:
    return f'<link rel="alternate" type="{kind}" href="{escape(address)}" title="{escape(title)}">'


def _meta(name: str, content: str) -> str:
    return f'<meta name="{name}" content="{escape(content)}">'


def _property(name: str, content: str) -> str:
    return f'<meta property="{name}" content="{escape(content)}">'


def _plain(html: str) -> str:
    return unescape(TAGS.sub("", html))


def _short(text: str) -> str:
    """Cut at a space, with a sign that it was cut."""
    if len(text) <= DESCRIPTION_LENGTH:
        return text
    return text[:DESCRIPTION_LENGTH].rsplit(" ", 1)[0].rstrip(" ,;:–-") + "…"
