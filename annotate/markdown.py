"""An article as Markdown that reads well on GitHub and comes back from Python-Markdown to the letter.

One block for each line of the article, in the seed's order but for the title, which comes first; then, after a
rule, the lines removed from the page, grouped by reason. Blocks are ``# title``, ``## heading``, ``> caption``
and plain paragraphs; removed lines are list items. Emphasis never comes from a seed (it is escaped), so
``*U+200B*`` can only be the label of an invisible character.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby
from typing import Any

from annotate.invisible import comparable, pieces
from annotate.model import Article, Line
from annotate.rules import reason

MADE_BY = "# Made by invoke annotate from "
"""What the second line of every generated Markdown file starts with; files without it are never touched."""

REMOVED_RULE = "---"
REMOVED_HEADING = "## Những dòng không thuộc bài"
NO_TITLE = "# *không có tiêu đề*"
WITHHELD = "*Toàn văn không được công bố.*"
PREFIX = {"title": "# ", "heading": "## ", "caption": "> "}

ENTITIES = {
    "&": "&amp;",
    "<": "&lt;",
    ">": "&gt;",
    "|": "&#124;",
    "~": "&#126;",
    "^": "&#94;",
    "$": "&#36;",
    "#": "&#35;",
}
SPECIAL = re.compile(r"[\\`*_{}\[\]&<>|~^$#]")
# What would start a list, heading, rule, setext underline or definition if it opened a block.
OPENING = re.compile(r"(?P<digits>[0-9]+)(?P<stop>[.)])|(?P<sign>[-+!])|(?P<mark>[=:])")
UNPRINTABLE = re.compile(
    "[\x7f-\x9f\u2028\u2029\ufeff\ufdd0-\ufdef\ufffe\uffff]"
)  # not allowed in YAML as they stand


def escape(text: str, *, opens_block: bool = True) -> str:
    """``text`` as Markdown that Python-Markdown and GitHub show letter for letter.

    ``text`` holds no line end and no control character. ``opens_block`` says whether it stands first in its block,
    where ``1986. Đại hội`` would start a list.
    """
    out = SPECIAL.sub(lambda m: ENTITIES.get(m[0]) or "\\" + m[0], text)
    return OPENING.sub(_escape_opening, out, count=1) if opens_block and OPENING.match(out) else out


def _escape_opening(match: re.Match[str]) -> str:
    if match["digits"]:
        return f"{match['digits']}\\{match['stop']}"
    return f"\\{match['sign']}" if match["sign"] else f"&#{ord(match['mark'])};"


def line_markdown(words: str) -> str:
    """One line of a seed: white space runs as one space, invisible characters as labels, the rest escaped."""
    out: list[str] = []
    for piece in pieces(" ".join(words.split())):
        out.append(f"*{piece.text}*" if piece.label else escape(piece.text, opens_block=not out))
    return "".join(out)


def article_lines(lines: Iterable[Line]) -> list[Line]:
    """The lines shown as the article, in the page's order: the title first, the rest as in the seed."""
    return sorted((line for line in lines if line.in_article), key=lambda line: line.cls != "title")


def removed_lines(lines: Iterable[Line]) -> Iterator[tuple[str, list[Line]]]:
    """The lines left out of the article in the seed's order, as runs that share one reason."""
    removed = (line for line in lines if not line.in_article)
    for rule, run in groupby(removed, key=lambda line: (line.zone, line.rule)):
        yield rule[1], list(run)


def article_markdown(article: Article) -> str:
    """The whole file ``content/articles/ID.md``."""
    blocks = [front_matter(article)]
    if article.publish == "metadata":
        blocks += [_heading(article) or NO_TITLE, WITHHELD]
    else:
        shown = article_lines(article.lines)
        if not any(line.cls == "title" for line in shown) or (article.title and article.title.start < 0):
            blocks.append(_heading(article) or NO_TITLE)
        blocks += [_block(article, line) for line in shown]
        blocks += _removed(article)
    return "\n\n".join(blocks) + "\n"


def _heading(article: Article) -> str | None:
    return "# " + escape(comparable(article.title.text)) if article.title else None


def _block(article: Article, line: Line) -> str:
    return PREFIX.get(line.cls, "") + line_markdown(article.words(line))


def _removed(article: Article) -> list[str]:
    runs = list(removed_lines(article.lines))
    if not runs:
        return []
    blocks = [REMOVED_RULE, REMOVED_HEADING]
    for rule, run in runs:
        blocks.append("### " + escape(reason("structure", rule)))
        blocks.append("\n".join("- " + line_markdown(article.words(line)) for line in run))
    return blocks


def front_matter(article: Article) -> str:
    """Flat YAML whose values are JSON, the second line a comment that says what to edit instead."""
    seed = article.seed
    stem = seed.path.rsplit(".", 1)[0]
    published = article.published
    fields: dict[str, Any] = {
        "id": article.id,
        "title": comparable(article.title.text) if article.title else None,
        "date": published.value if published else None,
        "earliest": published.earliest if published else None,
        "latest": published.latest if published else None,
        "source": article.source,
        "author": article.author,
        "agencies": list(article.agencies),
        "url": article.url,
        "rights": article.rights,
        "tags": list(article.tags),
        "publish": article.publish,
        "seed": seed.path,
        "sha256": seed.sha256,
        "encoding": seed.encoding,
    }
    comment = f"{MADE_BY}{_one_line(seed.path)}; write corrections in {_one_line(stem)}.yaml, not here"
    rows = [f"{key}: {yaml_value(value)}" for key, value in fields.items() if value not in (None, [])]
    return "\n".join(["---", comment, *rows, "---"])


def _one_line(name: str) -> str:
    """A file's name fit for a comment: whatever could end the line or hide in it is escaped."""
    return "".join(c if c.isprintable() else c.encode("unicode_escape").decode() for c in name)


def yaml_value(value: str | Sequence[str]) -> str:
    """``value`` as JSON on one line, which YAML 1.1 and 1.2 read as the same string or list of strings."""
    words = json.dumps(value, ensure_ascii=False)
    return UNPRINTABLE.sub(lambda m: f"\\u{ord(m[0]):04x}", words)
