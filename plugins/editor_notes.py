"""An editor's note, written in Markdown, as HTML that can do no harm: no raw HTML, no pictures, safe links only."""

from __future__ import annotations

from html import escape
from urllib.parse import urlsplit
from xml.etree.ElementTree import Element

from markdown import Markdown
from markdown.extensions import Extension
from markdown.treeprocessors import Treeprocessor
from markupsafe import Markup

SAFE = ("", "http", "https", "mailto")


class _Harmless(Treeprocessor):
    def run(self, root: Element) -> None:
        for element in root.iter():
            if element.tag == "img":
                element.tag, element.text = "span", element.get("alt", "")
                element.attrib.clear()
            elif element.tag == "a" and urlsplit(element.get("href", "").strip()).scheme.lower() not in SAFE:
                del element.attrib["href"]
            elif element.tag in HEADINGS:
                element.tag = "p"


HEADINGS = ("h1", "h2", "h3", "h4", "h5", "h6")


class _Notes(Extension):
    def extendMarkdown(self, md: Markdown) -> None:  # noqa: N802 - the library's name
        # after inline parsing (20), which makes links and pictures
        md.treeprocessors.register(_Harmless(md), "harmless", 5)


_markdown = Markdown(extensions=[_Notes()], output_format="html")


def note_html(note: str) -> Markup:
    """The note's paragraphs; what looks like HTML in it is shown as text."""
    return Markup(_markdown.reset().convert(escape(note, quote=False)))
