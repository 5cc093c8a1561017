"""The rows that several pages share: an article, a statement, a sentence."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from annotate.labels import KINDS, class_label
from annotate.pages.index import Article, Index, Record, Said
from annotate.pages.writing import joined, link, passage, plain, strong, told

UNKNOWN = "không rõ ai nói"
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
    return f"[dòng {line[2]}](../{article.path}#l{line[2]})" if line else ""


def line_links(article: Article, offsets: Iterable[int]) -> str:
    """Links to the lines that hold ``offsets``, each line once: "dòng 3, 5"."""
    numbers = dict.fromkeys(line[2] for line in map(article.line, offsets) if line)
    links = ", ".join(f"[{n}](../{article.path}#l{n})" for n in numbers)
    return f"dòng {links}" if links else ""


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
    return told(f"{speaker(index, said)}: {content(article, said, lean)}", *_how(article, said))


def own_statement_row(index: Index, said: Said, lean: bool = False) -> str:
    """A statement on its speaker's page, where the speaker need not be told."""
    article = index.articles[said.article]
    return told(content(article, said, lean), *_how(article, said))


def _how(article: Article, said: Said) -> Iterator[str]:
    """What the speaker does, in whose words; the article, as a link to the line, and its date."""
    yield class_label(said.act)
    yield KINDS[said.kind]
    yield link(article.source or article.title, article.line_path(said.spans[0][0]))
    yield article.when


def speaker(index: Index, said: Said) -> str:
    """The speaker as the article names them, as a link where known."""
    if said.speaker:
        return link(said.name, index.path(said.speaker))
    return strong(said.name) if said.name else UNKNOWN


def role(index: Index, entity: Record) -> str:
    """What tells people of one name apart: the last office of the record, else the one that most passages tell."""
    offices = entity.get("offices") or ()
    held = [office for office in offices if office.get("from") or office.get("to")]
    best = (
        held[-1] if held else max(offices, key=lambda office: len(office.get("evidence") or ()), default=None)
    )
    if best is None:
        return ""
    of = index.entities.get(best.get("of") or "")
    words = best["office"]
    return plain(words if of is None or of["name"] in words else f"{words} {of['name']}")


def entity_row(index: Index, entity: str, *more: str) -> str:
    """An entity's preferred name as a link."""
    return joined(index.link(entity), *more)
