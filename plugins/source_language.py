"""Marks the Vietnamese words on pages in another language, so that they are read aloud and spelt as what they are.

Templates mark what is Vietnamese as a whole (``{{ vi }}``); here is found what else names and passages of the archive
bring into a page. A page in Vietnamese needs none of it.
"""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

from pelican import signals

from annotate.language import SOURCE, language

# A comment or doctype, a tag (a ">" in its attributes is escaped), or the text between two
TOKEN = re.compile(
    r"<!(?:--.*?--)?[^>]*>|<(?P<end>/?)(?P<tag>[a-zA-Z][a-zA-Z0-9]*)(?P<rest>[^>]*)>|[^<]+|<", re.DOTALL
)
LANG = re.compile(r"""\slang=["']?(?P<code>[a-zA-Z-]+)""")
VOID = frozenset(
    ["area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr"]
)
NO_TEXT = frozenset(("script", "style"))
NO_SPAN = frozenset(("title", "option", "text", "textarea", "tspan"))
"""Elements that hold nothing but text."""

LABELS = frozenset(("text", "tspan"))
"""Those of them that hold nothing but a name."""

# A letter that Vietnamese has and English lacks
LETTER = (
    "[\u00c0-\u00c3\u00c8-\u00ca\u00cc\u00cd\u00d2-\u00d5\u00d9\u00da\u00dd\u00e0-\u00e3\u00e8-\u00ea\u00ec\u00ed"
    "\u00f2-\u00f5\u00f9\u00fa\u00fd\u0102\u0103\u0110\u0111\u0128\u0129\u0168\u0169\u01a0\u01a1\u01af\u01b0\u1ea0-\u1ef9]"
)
FOREIGN = re.compile(LETTER)
WORD = re.compile(r"[^\W\d_]+")
# Words with such letters, one after the other; a word is tried from its first letter only, so that long ones cost no more
RUN = re.compile(rf"(?<![^\W\d_])[^\W\d_]*{LETTER}\w*(?:,?\s[^\W\d_]*{LETTER}\w*)*")
WHOLE = 0.4
"""A text in which so many of the words have such letters is Vietnamese as a whole; in Vietnamese two in three have."""


def marked(html: str) -> str:
    """``html`` with ``lang="vi"`` on what is Vietnamese and not marked yet: on an element, or on a ``span`` within it."""
    out: list[str] = []
    open_: list[tuple[str, bool]] = [("", False)]
    begun = False
    for token in TOKEN.finditer(html):
        text, tag = token[0], token["tag"]
        if tag is None:
            if text[0] != "<" and not open_[-1][1] and FOREIGN.search(text):
                of_one = begun and html.startswith("</", token.end())
                if of_one and (_is_whole(text) or open_[-1][0] in LABELS):
                    out[-1] = f'{out[-1][:-1]} lang="{SOURCE}">'
                elif open_[-1][0] not in NO_SPAN:
                    text = _within(text)
            begun = False
        elif token["end"]:
            begun = False
            if open_[-1][0] == tag:
                open_.pop()
        else:
            lang = LANG.search(token["rest"])
            begun = tag not in VOID and not token["rest"].endswith("/")
            if begun:
                known = lang["code"] == SOURCE if lang else open_[-1][1]
                open_.append((tag, known or tag in NO_TEXT))
                begun = lang is None
        out.append(text)
    return "".join(out)


def _is_whole(text: str) -> bool:
    words = WORD.findall(text)
    return sum(bool(FOREIGN.search(word)) for word in words) >= WHOLE * len(words)


def _within(text: str) -> str:
    """The text with the whole of it, or the Vietnamese words in it, in ``span`` elements."""
    if not _is_whole(text):
        return RUN.sub(rf'<span lang="{SOURCE}">\g<0></span>', text)
    inner = text.strip()
    return text.replace(inner, f'<span lang="{SOURCE}">{inner}</span>', 1)


def _mark(path: str, **_: Any) -> None:
    if language() != SOURCE and path.endswith(".html"):
        file = Path(path)
        file.write_text(marked(file.read_text(encoding="utf-8")), encoding="utf-8", newline="\n")


def register() -> None:
    """Mark each page when it has been written."""
    signals.content_written.connect(_mark)
