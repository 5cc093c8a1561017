"""The editor's corrections of one article applied: what ``seeds/STEM.yaml`` says wins over every rule."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace

from annotate.editor import Edits
from annotate.invisible import comparable
from annotate.model import Article, Evidence, LineClass, Published, Seed, Text
from annotate.problems import BadInput, Problem

Structure = Callable[[Seed, Mapping[int, LineClass]], Article]
Date = Callable[[Article], Article]


def corrected(seed: Seed, edits: Edits, name: str, *, structure: Structure, date: Date) -> Article:
    """The article that the steps make of ``seed`` with the editor's ``edits`` (of file ``name``) in force.

    Raises BadInput for an instruction that matches nothing, with its line.
    """
    _refuse_unknown_lines(seed, edits, name)
    article = structure(seed, {n: cls.value for n, cls in edits.lines.items()})
    article = replace(article, lines=tuple(line for line in article.lines if comparable(article.words(line))))
    article = date(_described(article, edits))
    published = _published(article, edits, name)
    return replace(article, published=published) if published else article


def _refuse_unknown_lines(seed: Seed, edits: Edits, name: str) -> None:
    there = {line.n for line in seed.lines if comparable(line.text)}
    problems = [
        Problem(
            name,
            cls.line,
            f"line {n} of {seed.path} is blank or does not exist",
            "number the lines from 1 as a text editor does, blank ones too",
        )
        for n, cls in edits.lines.items()
        if n not in there
    ]
    if problems:
        raise BadInput(problems)


def _described(article: Article, edits: Edits) -> Article:
    """The article with the editor's title, source, author, address, rights, tags and wish to publish."""
    title = Text(edits.title.value, -1, -1, "editor") if edits.title else article.title
    if edits.title and article.title and comparable(article.title.text) == comparable(edits.title.value):
        title = replace(article.title, by="editor")
    return replace(
        article,
        title=title,
        source=edits.source.value if edits.source else article.source,
        author=edits.author.value if edits.author else article.author,
        url=edits.url.value if edits.url else article.url,
        rights=edits.rights.value if edits.rights else article.rights,
        tags=tuple(tag.value for tag in edits.tags),
        publish=edits.publish,
    )


def _published(article: Article, edits: Edits, name: str) -> Published | None:
    """The editor's date, which wins over all evidence in the text; that evidence stays for the reader to see."""
    if not edits.date:
        return None
    given = edits.date.value
    says = "người biên tập ghi ngày này"
    evidence = Evidence(article.id, None, None, "", "editor", f"{says} ({name}, dòng {edits.date.line})")
    found = article.published.evidence if article.published else ()
    return Published(given.value, given.earliest, given.latest, (evidence, *found), "editor")
