"""Near-duplicates and agency copy: articles that share most of their words, whole or cut short.

Runs of four syllables (shingles) are sampled in the same way in every article (Broder, "On the resemblance and
containment of documents", 1997), so a copy that lost half of its paragraphs still shares its samples; one simhash of a
whole article would lie far off. Articles that share samples are then compared in full.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from zlib import crc32

from annotate.links.facts import SHINGLE, Facts, facts
from annotate.links.happenings import Words
from annotate.links.model import End, Link
from annotate.links.reasons import reason
from annotate.model import Article

# Of more articles that share a sample, each is compared with so many that follow, which keeps the work linear
COMMON, NEXT = 12, 2
# Pairs with so many samples in common, and such a part of the shorter one's, are compared in full
SHARED, SHARED_PART = 3, 0.15
# The part of the shorter article's shingles that the other has: near-duplicate; with the same agency named, its copy
DUPLICATE, AGENCY_COPY = 0.6, 0.35
TELLING = ("lead", "heading", "paragraph")


def near_duplicates(articles: Sequence[Article]) -> tuple[Link, ...]:
    """A link for each two articles of which one repeats most of the other's text, smaller id first."""
    return duplicates_of([facts(article) for article in articles])


def duplicates_of(told: Sequence[Facts]) -> tuple[Link, ...]:
    """As near_duplicates, from facts that are known already."""
    ordered = sorted(told, key=lambda each: each.id)
    index: defaultdict[int, list[int]] = defaultdict(list)
    for n, each in enumerate(ordered):
        for shingle in each.sketch:
            index[shingle].append(n)
    shared: Counter[tuple[int, int]] = Counter()
    for holders in index.values():
        reach = len(holders) if len(holders) <= COMMON else NEXT
        shared.update((a, b) for at, a in enumerate(holders) for b in holders[at + 1 : at + 1 + reach])
    found = []
    for (first, second), count in sorted(shared.items()):
        least = min(len(ordered[first].sketch), len(ordered[second].sketch))
        if count < max(SHARED, SHARED_PART * least):
            continue
        link = compared(ordered[first].article, ordered[second].article)
        if link:
            found.append(link)
    return tuple(found)


def compared(first: Article, second: Article) -> Link | None:
    """The link between two articles if one is a copy of the other, by the share of shingles of the shorter one."""
    one, other = shingles(first), shingles(second)
    if not one or not other:
        return None
    part = len(one & other) / min(len(one), len(other))
    agencies = [name for name in first.agencies if name in second.agencies]
    percent = str(round(100 * part))
    if part >= DUPLICATE:
        rule, blanks = "same-text", {"percent": percent}
    elif agencies and part >= AGENCY_COPY:
        rule, blanks = "agency-copy", {"percent": percent, "agency": agencies[0]}
    else:
        return None
    return Link(
        "near-duplicate",
        End(first.id),
        End(second.id),
        None,
        reason(rule, **blanks),
        rule,
        round(min(0.99, 0.7 + 0.3 * part), 2),
    )


def copies(articles: Iterable[Article]) -> list[list[str]]:
    """The ids of ``articles`` in groups: those that are copies of one another together."""
    ordered = sorted(articles, key=lambda article: article.id)
    held = [(article, shingles(article)) for article in ordered]
    groups: list[list[int]] = []
    for n, (article, mine) in enumerate(held):
        home = [group for group in groups if any(_is_copy(article, mine, *held[member]) for member in group)]
        merged = sorted([n, *(member for group in home for member in group)])
        groups = [group for group in groups if group not in home] + [merged]
    return sorted([held[member][0].id for member in group] for group in groups)


def _is_copy(first: Article, one: frozenset[int], second: Article, other: frozenset[int]) -> bool:
    if not one or not other:
        return False
    part = len(one & other) / min(len(one), len(other))
    return part >= DUPLICATE or (part >= AGENCY_COPY and bool(set(first.agencies) & set(second.agencies)))


def shingles(article: Article) -> frozenset[int]:
    """The hashes of all runs of ``SHINGLE`` syllables in the article's lead, headings and paragraphs."""
    found: set[int] = set()
    for line in article.lines:
        if line.in_article and line.cls in TELLING:
            forms = Words(article.seed.text, line.start, line.end).forms
            found.update(
                crc32(" ".join(forms[at : at + SHINGLE]).encode()) for at in range(len(forms) - SHINGLE + 1)
            )
    return frozenset(found)
