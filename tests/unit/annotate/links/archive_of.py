"""A small archive written as one line: articles divided by " || ", their lines by " / ", the title first."""

from __future__ import annotations

import re
from dataclasses import replace
from functools import cache

from annotate.authorities import load
from annotate.dates import date_article
from annotate.model import Article, Line, LineClass, RawLine, Seed, Text, Zone, raw_lines
from annotate.names import name_article
from annotate.statements import find_statements

STAMP = re.compile(r"\d\d/\d\d/\d{4}")


@cache
def archive_of(example: str) -> tuple[Article, ...]:
    """The articles a, b, c … RELATED before a line marks another's headline, AGENCY the news agency; a line that is a
    date dates its article."""
    return tuple(article_of(chr(ord("a") + n), text) for n, text in enumerate(example.split(" || ")))


def article_of(id_: str, text: str) -> Article:
    """One article with its dates, names and statements, but no terms of office."""
    agencies = tuple(re.findall(r"AGENCY (\S+)", text))
    kept = re.sub(r"AGENCY \S+ / ", "", text).replace(" / ", "\n")
    related = {n for n, line in enumerate(kept.split("\n"), 1) if line.startswith("RELATED ")}
    seed = Seed(id_, f"seeds/{id_}.txt", "0" * 64, kept.replace("RELATED ", ""))
    lines = tuple(_line(line, line.n in related) for line in raw_lines(seed.text) if not line.blank)
    title = lines[0]
    article = Article(
        seed,
        lines,
        title=Text(seed.text[title.start : title.end], title.start, title.end),
        agencies=agencies,
    )
    named = name_article(date_article(article), load())
    return replace(named, statements=find_statements(named))


def _line(line: RawLine, related: bool) -> Line:
    zone: Zone = "related" if related else "article"
    cls: LineClass = "title" if line.n == 1 else "teaser" if related else "paragraph"
    if STAMP.fullmatch(line.text) and not related:
        cls = "byline"
    return Line(line.n, line.start, line.end, zone, cls, "test", 1.0)
