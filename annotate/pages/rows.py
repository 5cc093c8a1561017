"""The rows that several pages share: an article, a statement, a sentence."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from itertools import groupby

from annotate.addresses import event_address
from annotate.labels import KINDS, class_label
from annotate.language import _, counted
from annotate.pages.index import Article, Index, Record, Said
from annotate.pages.writing import items, joined, link, passage, plain, strong, told

LONG = 240
"""Of a statement longer than this, a list shows its beginning where lists are lean."""


def article_row(article: Article, *more: str) -> str:
    """An article: its title as a link, where and when it was published."""
    return told(link(article.title, article.path), plain(article.source), article.when, *more)


def sentence_row(article: Article, offset: int, marks: Iterable[tuple[int, int]]) -> str:
    """The sentence that holds ``offset``, ``marks`` strong in it, and its line as a link; "" for a removed line."""
    found = article.sentence(offset)
    if found is None:
        return ""
    words = passage(article.text, found.start, found.end, marks)
    return f"{words} {line_link(article, offset)}"


def line_link(article: Article, offset: int) -> str:
    """A link to the line that holds ``offset``."""
    line = article.line(offset)
    return f"[{_('dòng {n}').format(n=line[2])}](../{article.path}#l{line[2]})" if line else ""


def line_links(article: Article, offsets: Iterable[int]) -> str:
    """Links to the lines that hold ``offsets``, each line once: "dòng 3, 5"."""
    numbers = dict.fromkeys(line[2] for line in map(article.line, offsets) if line)
    links = ", ".join(f"[{n}](../{article.path}#l{n})" for n in numbers)
    return _("dòng {n}").format(n=links) if links else ""


def content(article: Article, said: Said, lean: bool = False) -> str:
    """The words of a statement; where ``lean``, the beginning of a long one."""
    if not lean:
        return " … ".join(passage(article.text, start, end) for start, end in said.spans)
    start, end = said.spans[0]
    if end - start <= LONG:
        return passage(article.text, start, end) + (" …" if len(said.spans) > 1 else "")
    end = article.text.rfind(" ", start, start + LONG)
    return passage(article.text, start, end if end > start else start + LONG) + " …"


def statement_row(index: Index, said: Said, lean: bool = False) -> str:
    """Who said what, how, where and when."""
    article = index.articles[said.article]
    where = link(article.source or article.title, article.line_path(said.spans[0][0]))
    words = f"{speaker(index, said)}: {content(article, said, lean)}"
    return told(words, class_label(said.act), KINDS[said.kind], where, article.when)


def statements_by_article(index: Index, numbers: Iterable[int], lean: bool = False) -> Iterator[str]:
    """Statements under the articles that report them: who says what, and how. ``numbers`` are in order of articles."""
    return _by_article(index, numbers, lambda said: f"{speaker(index, said)}: {_content(index, said, lean)}")


def own_statements(index: Index, numbers: Iterable[int], lean: bool = False) -> Iterator[str]:
    """Statements of one speaker, who need not be told again, under the articles that report them."""
    return _by_article(index, numbers, lambda said: _content(index, said, lean))


def _by_article(index: Index, numbers: Iterable[int], words: Callable[[Said], str]) -> Iterator[str]:
    for n, run in groupby(numbers, key=lambda number: index.said[number].article):
        yield from article_heading(index.articles[n])
        yield items(_row(index.articles[n], index.said[number], words) for number in run)


def _row(article: Article, said: Said, words: Callable[[Said], str]) -> str:
    line = line_link(article, said.spans[0][0])
    return told(words(said), class_label(said.act), KINDS[said.kind], line)


def article_heading(article: Article) -> tuple[str, str]:
    """An article over what a list tells of it: its title as a link, where and when it was published."""
    return f"### {link(article.title, article.path)}", joined(plain(article.source), article.when)


def _content(index: Index, said: Said, lean: bool) -> str:
    return content(index.articles[said.article], said, lean)


def event_row(event: Record, *more: str) -> str:
    """An event, with the number of articles that report it."""
    reports = sum(not row["recalls"] for row in event["reports"])
    name = link(event["name"], event_address(event["id"], "md"))
    return joined(name, counted(reports, "bài") if reports else "", *more)


def speaker(index: Index, said: Said) -> str:
    """The speaker as the article names them, as a link where known."""
    if said.speaker:
        return link(said.name, index.path(said.speaker))
    return strong(said.name) if said.name else _("không rõ ai nói")


def role(index: Index, entity: Record) -> str:
    """What tells people of one name apart: the last office held while the articles speak of them, else the one most told."""
    offices = entity.get("offices") or ()
    held = [office for office in offices if office.get("from") or office.get("to")]
    then = [office for office in held if _held_between(office, entity.get("first"), entity.get("last"))]
    best = (
        (then or held)[-1]
        if held
        else max(offices, key=lambda office: len(office.get("evidence") or ()), default=None)
    )
    if best is None:
        return ""
    of = index.entities.get(best.get("of") or "")
    words = best["office"]
    if of is not None and of["name"] not in words:
        words = f"{words} {of['name']}"
    left = (best.get("to") or "9") < (entity.get("first") or "")
    return plain(_("nguyên {office}").format(office=words) if left else words)


def _held_between(office: Record, first: str | None, last: str | None) -> bool:
    """Whether somebody held an office on some day from ``first`` to ``last``; ISO dates compare as they stand."""
    return (
        bool(first and last)
        and (office["from"] or "") <= (last or "")
        and (office["to"] or "9") >= (first or "")
    )


def entity_row(index: Index, entity: str, *more: str) -> str:
    """An entity's preferred name as a link."""
    return joined(index.link(entity), *more)
