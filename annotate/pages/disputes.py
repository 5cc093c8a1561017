"""Denials beside the statements that they answer: of one event, or one article, and about the same matter.

Two statements are about the same matter where they share pairs of adjacent syllables that are no function words.
Everything stays within an event, so that the work grows with the archive and not with its square.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from annotate import tables
from annotate.pages.index import Index, Said
from annotate.pages.rows import statement_row

DENIES = "denies"
SHARED = 2
"""So many pairs of syllables two statements must share."""

ANSWERED = 3
"""At most so many statements stand beside a denial, those nearest to it in matter."""

MOST = 400
"""Of an event with more statements than this, each denial is compared with those of its own article alone."""

SYLLABLE = re.compile(r"[^\W_]+")


def disputes(index: Index, lean: bool) -> list[tuple[str, list[str]]]:
    """Each denial with what it answers, as rows of Markdown, in order of date."""
    of_article: dict[int, list[int]] = {}
    for n, said in enumerate(index.said):
        of_article.setdefault(said.article, []).append(n)
    beside = _neighbours(index, of_article)
    denials = [n for n, said in enumerate(index.said) if said.act == DENIES]
    denials.sort(key=lambda n: (index.rank[index.said[n].article], n))
    out = []
    for n in denials:
        own = _matter(index, index.said[n])
        rated = []
        for other in beside.get(index.said[n].article, ()):
            if _another(index.said[n], index.said[other]):
                common = len(own & _matter(index, index.said[other]))
                if common >= SHARED:
                    rated.append((-common, index.rank[index.said[other].article], other))
        if rated:
            rows = [statement_row(index, index.said[other], lean) for _, _, other in sorted(rated)[:ANSWERED]]
            out.append((statement_row(index, index.said[n], lean), rows))
    return out


def _neighbours(index: Index, of_article: dict[int, list[int]]) -> dict[int, list[int]]:
    """The statements with which those of an article are compared: of its events' reports, and its own."""
    denying = {said.article for said in index.said if said.act == DENIES}
    out = {n: dict.fromkeys(of_article[n]) for n in sorted(denying)}
    for event in index.events:
        reports = [index.number[row["article"]] for row in event["reports"] if row["article"] in index.number]
        told = dict.fromkeys(said for n in reports for said in of_article.get(n, ()))
        if len(told) <= MOST:
            for n in denying.intersection(reports):
                out[n] |= told
    return {n: list(rows) for n, rows in out.items()}


def _another(denial: Said, other: Said) -> bool:
    """Whether another speaker than the denial's says something that can be denied."""
    if other.act == DENIES:
        return False
    return (other.speaker or other.name) != (denial.speaker or denial.name)


def _matter(index: Index, said: Said) -> frozenset[str]:
    return frozenset(_pairs(" … ".join(index.articles[said.article].text[a:b] for a, b in said.spans)))


def _pairs(text: str) -> Iterator[str]:
    empty = frozenset(tables.words("pages/empty-syllables"))
    before = ""
    for syllable in SYLLABLE.findall(text.lower()):
        if before and syllable not in empty and before not in empty:
            yield f"{before} {syllable}"
        before = syllable
