"""What no page may hold: code from a seed, requests to others, or a policy that would let them through.

Each rule is a function from a page to causes; the table at the end names the rules.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from publish.check.page import Node, Page
from publish.check.urls import clean, is_external, scheme_of

POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; font-src 'self'; "
    "connect-src 'self'; manifest-src 'self'; worker-src 'self'; base-uri 'none'; form-action 'self'"
)
REMEDY = "report this, with the seed, as a fault of the archive software"
THEME_REMEDY = "correct the theme"

FORBIDDEN_TAGS = frozenset(
    [
        "animate",
        "animatemotion",
        "animatetransform",
        "applet",
        "base",
        "embed",
        "fencedframe",
        "foreignobject",
        "frame",
        "frameset",
        "iframe",
        "math",
        "noembed",
        "noframes",
        "object",
        "plaintext",
        "portal",
        "set",
        "style",
        "template",
        "xmp",
    ]
)
RESOURCE_TAGS = ("script", "link", "style", "img", "source", "audio", "video", "image", "use")
DATA_BLOCKS = frozenset({"application/ld+json", "application/json"})
LINK_SCHEMES = frozenset({"", "http", "https", "mailto"})
EMBEDDED_IMAGE = re.compile(r"data:image/(?:png|svg\+xml|gif|jpeg|webp|avif)[;,]", re.IGNORECASE)

# Attributes whose value is one address, and those of them that a browser fetches by itself, by tag ("" for any).
URL_ATTRIBUTES = frozenset(
    [
        "href",
        "src",
        "xlink:href",
        "action",
        "formaction",
        "poster",
        "data",
        "background",
        "ping",
        "manifest",
        "longdesc",
        "cite",
    ]
)
FETCHED = frozenset({"src", "poster", "data", "background", "ping", "manifest", "action", "formaction"})
# <link rel> values that only state a relation; every other makes a browser fetch or connect.
STATED_RELATIONS = frozenset(
    [
        "alternate",
        "author",
        "bookmark",
        "canonical",
        "first",
        "help",
        "last",
        "license",
        "me",
        "next",
        "prev",
        "privacy-policy",
        "search",
        "self",
        "tag",
        "up",
        "cite-as",
        "describedby",
        "collection",
        "item",
        "related",
    ]
)
# Characters that HTML forbids in text (C0 but for white space, DEL, C1), and those that reorder what follows them.
CONTROL = re.compile("[\x00-\x08\x0b\x0e-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]")


def language(page: Page) -> Iterator[str]:
    """``<html lang>`` tells screen readers how to speak the page."""
    if not any(node.attributes.get("lang", "").strip() for node in page.tagged("html")):
        yield "<html> has no lang"


def title(page: Page) -> Iterator[str]:
    """One ``<title>`` in the head, with words in it."""
    titles = [
        node for node in page.tagged("title") if all(above.tag != "svg" for above in page.ancestors(node))
    ]
    if len(titles) != 1 or not page.text(titles[0]).strip():
        yield f"the page has {len(titles)} <title> elements" if len(titles) != 1 else "<title> is empty"


def charset(page: Page) -> Iterator[str]:
    """The encoding is declared within the first 1,024 bytes, or a browser may guess another."""
    declared = [node for node in page.tagged("meta") if "charset" in node.attributes]
    early = page.source.encode()[:1024].lower()
    if not declared or declared[0].attributes["charset"].lower() != "utf-8" or b"charset" not in early:
        yield 'no <meta charset="utf-8"> within the first 1,024 bytes'


def unique_ids(page: Page) -> Iterator[str]:
    """An id stands once on a page, is not empty and holds no white space."""
    seen = set()
    for name in page.ids:
        if name in seen:
            yield f'id="{name}" stands twice on the page'
        if not name or any(mark.isspace() for mark in name):
            yield f"id={name!r} is empty or holds white space"
        seen.add(name)


def policy(page: Page) -> Iterator[str]:
    """The Content-Security-Policy stands once, in the head, word for word, before anything it governs."""
    found = [
        node
        for node in page.tagged("meta")
        if node.attributes.get("http-equiv", "").strip().lower() == "content-security-policy"
    ]
    if len(found) != 1:
        yield f"the page has {len(found)} Content-Security-Policy elements instead of one"
        return
    if " ".join(found[0].attributes.get("content", "").split()) != POLICY:
        yield "the Content-Security-Policy is not the site's own"
    if all(above.tag != "head" for above in page.ancestors(found[0])):
        yield "the Content-Security-Policy stands outside <head>, where browsers ignore it"
    if any(node.at < found[0].at for node in page.tagged(*RESOURCE_TAGS)):
        yield "the Content-Security-Policy stands after a script, style or image, which it cannot govern"


def forbidden_elements(page: Page) -> Iterator[str]:
    """No element that runs, frames, rebases or styles by itself."""
    for tag in page.by_tag:
        if tag.lower() in FORBIDDEN_TAGS:
            yield f"the page holds <{tag}>"


def inline_script(page: Page) -> Iterator[str]:
    """A script comes from a file of the site; only JSON may stand in the page."""
    for node in page.tagged("script"):
        kind = node.attributes.get("type", "").strip().lower()
        if kind in DATA_BLOCKS:
            if "<" in page.text(node):
                yield "a JSON block holds a raw <, which could end the block; write it as \\u003c"
        elif not node.attributes.get("src", "").strip():
            yield f"an inline script: {page.text(node)[:40]!r}"


def event_handlers(page: Page) -> Iterator[str]:
    """No attribute that runs code (``on…``, ``srcdoc``) or styles (``style``)."""
    for node in page.elements:
        for name in node.attributes:
            if name.startswith("on") or name in ("style", "srcdoc"):
                yield f"<{node.tag}> has the attribute {name}"


def addresses(page: Page) -> Iterator[str]:
    """No address with a scheme that runs code or reads files; nothing fetched from third parties."""
    for node in page.elements:
        for name, value in url_attributes(node):
            yield from address_faults(node, name, value)


def meta_elements(page: Page) -> Iterator[str]:
    """No http-equiv but the policy, the language and a refresh to a page of this site."""
    for node in page.tagged("meta"):
        kind = node.attributes.get("http-equiv", "").strip().lower()
        if kind == "refresh":
            target = refresh_target(node)
            if not target or is_external(target) or scheme_of(target):
                yield f"a refresh to {target!r}, which is no page of this site"
        elif kind not in ("", "content-security-policy", "content-language", "content-type"):
            yield f'the page has <meta http-equiv="{kind}">'


def controls(page: Page) -> Iterator[str]:
    """No character that HTML forbids or that reorders text: what a seed has of them is shown as a label."""
    found = CONTROL.search(page.source)
    if found:
        yield f"the page holds the control character U+{ord(found[0]):04X}"


RULES: tuple[tuple[Callable[[Page], Iterator[str]], str], ...] = (
    (language, THEME_REMEDY),
    (title, THEME_REMEDY),
    (charset, THEME_REMEDY),
    (unique_ids, REMEDY),
    (policy, THEME_REMEDY),
    (forbidden_elements, REMEDY),
    (inline_script, REMEDY),
    (event_handlers, REMEDY),
    (addresses, REMEDY),
    (meta_elements, REMEDY),
    (controls, REMEDY),
)


def url_attributes(node: Node) -> Iterator[tuple[str, str]]:
    """Name and value of every address that ``node`` carries, those of a ``srcset`` one by one."""
    for name, value in node.attributes.items():
        if name in URL_ATTRIBUTES:
            yield name, value
        elif name in ("srcset", "imagesrcset"):
            yield from (("src", part.split()[0]) for part in value.split(",") if part.strip())


def refresh_target(node: Node) -> str:
    """The address in ``content="0; url=…"``, empty where there is none."""
    _, _, target = node.attributes.get("content", "").partition("=")
    return target.strip().strip("'\"")


def address_faults(node: Node, name: str, value: str) -> Iterator[str]:
    """What is wrong with one address by itself."""
    if name == "src" and node.tag in ("img", "source") and EMBEDDED_IMAGE.match(value):
        return
    scheme = scheme_of(value)
    if scheme not in LINK_SCHEMES:
        yield f"<{node.tag} {name}> runs or reads {clean(value)[:40]!r}"
    elif is_external(value) and is_fetched(node, name):
        yield f"<{node.tag} {name}> makes a request to a third party: {clean(value)[:80]!r}"


def is_fetched(node: Node, name: str) -> bool:
    """Whether a browser follows this address without being asked, or sends data there."""
    if node.tag == "link":
        relations = node.attributes.get("rel", "").lower().split()
        return not relations or any(relation not in STATED_RELATIONS for relation in relations)
    return name in FETCHED or (name in ("href", "xlink:href") and node.tag not in ("a", "area"))
