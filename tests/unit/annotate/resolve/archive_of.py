"""A little archive from a few lines: articles that are named and resolved within themselves."""

from __future__ import annotations

import re
from collections.abc import Sequence

from annotate.authorities import Authorities, load
from annotate.model import Article, Line, Published, Seed
from annotate.names import name_article
from annotate.register import Register
from annotate.resolve import Resolution, resolve

# The day of publication or the outlet in front of an article: "[2018-03-02] Nghi phạm …", "[Tuổi Trẻ] …".
DAY = re.compile(r"\[(?:(\d{4}-\d\d-\d\d)|([^\]]+))\] ")


def article(id_: str, text: str, authorities: Authorities | None = None) -> Article:
    """An article of paragraphs, and of teasers where a line begins with >>>, with its names."""
    day = DAY.match(text)
    seed = Seed(id_, f"seeds/{id_}.txt", "", text[day.end() :] if day else text)
    lines = tuple(
        Line(raw.n, raw.start, raw.end, "related", "teaser", "test", 1.0)
        if raw.text.startswith(">>>")
        else Line(raw.n, raw.start, raw.end, "article", "paragraph", "test", 1.0)
        for raw in seed.lines
        if not raw.blank
    )
    published = Published(day[1], day[1], day[1], ()) if day and day[1] else None
    source = day[2] if day else None
    return name_article(Article(seed, lines, published=published, source=source), authorities or load())


def archive(*texts: str) -> list[Article]:
    """Articles a, b, c…"""
    return [article(chr(ord("a") + n), text) for n, text in enumerate(texts)]


def resolved(articles: Sequence[Article], register: Register | None = None) -> Resolution:
    """The articles resolved with the project's records."""
    return resolve(articles, load(), register or Register())


def meant(result: Resolution, text: str) -> list[str | None]:
    """The entities of all names that read ``text``, in order of articles and places."""
    return [
        mention.entity
        for each in sorted(result.articles, key=lambda a: a.id)
        for mention in each.mentions
        if mention.text == text and mention.form == "name"
    ]
