"""The lines that settle a doubt: what an editor pastes into which file."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from annotate.authorities import Authorities
from annotate.corrections.passages import Passages
from annotate.editor import Passage
from annotate.invisible import comparable
from annotate.model import Article, Span
from annotate.review.doubts import Doubt, Kind, Place

# XXXX-04-12, XXXX-04
YEAR_MISSING = re.compile(r"XXXX-[0-9]{2}")

FEWEST_WORDS, MOST_WORDS = 4, 40
"""So many words of a statement are quoted, as few as stand nowhere else."""

MOST_HINTS = 3
"""So many other records of the same name are proposed."""


@dataclass(frozen=True, slots=True)
class Fix:
    """A line for the editor's file of ``article``, or for authorities.yaml where that is None.

    ``section`` is the key under which the line stands; "" where the line has its own key.
    """

    article: str | None
    section: str
    line: str

    @property
    def yaml(self) -> str:
        """What to paste into a file that has no such section yet."""
        return f"{self.section}:\n{self.line}" if self.section else self.line


def fixes(
    doubt: Doubt, article: Callable[[str], Article], authorities: Authorities, most: int = 0
) -> tuple[list[Fix], int]:
    """The lines that settle ``doubt``, and how many articles were left out because there are more than ``most``.

    They are the machine's own result as a rule, which an editor confirms or changes. ``article`` gives the text and
    lines of an article.
    """
    if doubt.kind == "unlisted":
        record = doubt.places[0].record
        name = f"name: {_quoted(doubt.words)}"
        return [Fix(None, "", f"- {{id: {record['entity']}, type: {record['type']}, {name}}}")], 0
    groups = list(_by_article(doubt.places))
    few = groups[:most] if most else groups
    found = [fix for name, places in few for fix in _FIXES[doubt.kind](places, article(name), authorities)]
    return found, len(groups) - len(few)


def _by_article(places: Sequence[Place]) -> Iterator[tuple[str, list[Place]]]:
    groups: dict[str, list[Place]] = {}
    for place in places:
        groups.setdefault(place.article, []).append(place)
    yield from groups.items()


def _undated(_: Sequence[Place], article: Article, __: Authorities) -> Iterator[Fix]:
    yield Fix(article.id, "", "date: unknown  # or the day, as 2017-04-12")


def _untitled(_: Sequence[Place], article: Article, __: Authorities) -> Iterator[Fix]:
    yield Fix(article.id, "", "title: unknown  # or the title, in quotes")


def _date_span(places: Sequence[Place], article: Article, _: Authorities) -> Iterator[Fix]:
    published = places[0].record["published"]
    yield Fix(article.id, "", f"date: {published['earliest']}/{published['latest']}  # or the day")


def _line(places: Sequence[Place], article: Article, _: Authorities) -> Iterator[Fix]:
    for place in places:
        yield Fix(article.id, "lines", f"  {place.record['n']}: {place.record['class']}")


def _partial_date(places: Sequence[Place], article: Article, _: Authorities) -> Iterator[Fix]:
    value = places[0].record["value"]
    years = (
        {day[:4] for day in (article.published.earliest, article.published.latest)}
        if article.published
        else set()
    )
    hint = f"  # or {years.pop()}{value[4:]}" if len(years) == 1 and YEAR_MISSING.match(value) else ""
    for instruction in _instructions(places, article, value):
        yield Fix(article.id, "dates", instruction + hint)


def _name(places: Sequence[Place], article: Article, authorities: Authorities) -> Iterator[Fix]:
    record = places[0].record
    named = [each.id for each in authorities.named(record["text"]) if each.type == record["type"]]
    best, *others = [record["entity"]] if record["entity"] else named or [record["type"]]
    hint = " or ".join([*others[:MOST_HINTS], "the id of another entity", "nothing"])
    for instruction in _instructions(places, article, best, everywhere=True):
        yield Fix(article.id, "entities", f"{instruction}  # or {hint}")


def _statement(places: Sequence[Place], article: Article, _: Authorities) -> Iterator[Fix]:
    for place in places:
        speaker = place.record["speaker"]
        who = _quoted(speaker["text"]) if speaker else "unknown"
        if place.span and (passage := _few_words(place.span, article)):
            yield Fix(article.id, "statements", f"  - {_quoted(passage)}: {who}  # or who speaks, or nothing")


_FIXES: Mapping[Kind, Callable[[Sequence[Place], Article, Authorities], Iterator[Fix]]] = {
    "undated": _undated,
    "untitled": _untitled,
    "date-span": _date_span,
    "line": _line,
    "partial-date": _partial_date,
    "name": _name,
    "statement": _statement,
}


def _instructions(
    places: Sequence[Place], article: Article, value: str, *, everywhere: bool = False
) -> Iterator[str]:
    """Instructions that give ``value`` to the words of ``places``: one for all, or one for each by its number."""
    words = comparable(places[0].span.of(article.seed.text)) if places[0].span else ""
    passages = Passages(article, "")
    there = passages.everywhere(Passage(words, 0))
    meant = [place.span for place in places if place.span]
    if (everywhere and there) or (len(there) == 1 and there[0] in meant):
        yield f"  - {_quoted(words)}: {value}"
    elif there and set(there) <= set(meant):
        yield f"  - {{text: {_quoted(words)}, nth: all, is: {value}}}"
    else:
        for nth, span in enumerate(there, 1):
            if span in meant:
                yield f"  - {{text: {_quoted(words)}, nth: {nth}, is: {value}}}"


def _few_words(span: Span, article: Article) -> str:
    """The first words of a passage, as many as are needed for them to stand nowhere else; "" where none do."""
    words = comparable(span.of(article.seed.text)).split()
    passages = Passages(article, "")
    for count in range(min(FEWEST_WORDS, len(words)), min(MOST_WORDS, len(words)) + 1):
        passage = " ".join(words[:count])
        if len(passages.everywhere(Passage(passage, 0))) == 1:
            return passage
    return ""


def _quoted(words: str) -> str:
    return json.dumps(comparable(words), ensure_ascii=False)
