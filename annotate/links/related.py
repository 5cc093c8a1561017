"""Related articles, each with its reason; links between reports of one event; the order in time.

What two articles share weighs the more the fewer articles name it, so that lists differ from article to article. Of
a name that many articles bear only the nearest in time are considered, which keeps the work linear.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from heapq import nsmallest
from math import log2

from annotate.authorities import Authorities, load
from annotate.language import N_plural, _, plural
from annotate.links.called import Names
from annotate.links.facts import HEAD_LINES, Facts, facts, wide
from annotate.links.model import End, Event, Link
from annotate.links.reasons import reason
from annotate.model import Article

# So many related articles for each, of which so many for one and the same reason
FEW, SAME_REASON = 5, 2
# So many times as many are looked at, since those for the same reason are passed over
MOST_PASSED = 4
# Of a name that more articles bear, so many neighbours in time on each side are considered
MANY, NEIGHBOURS = 24, 4
# What shared names must weigh; a name in both heads weighs twice
LEAST, IN_HEAD = 0.9, 2.0
NAMED = 2
# Reports of one event are linked each with each up to so many; beyond, with the next ones in order
EACH_WITH_EACH, NEXT = 12, 4


def related(
    articles: Sequence[Article], events: Sequence[Event] = (), authorities: Authorities | None = None
) -> tuple[Link, ...]:
    """A few related articles for each of ``articles``; those of one event are linked by ``event_links``."""
    known = authorities or load()
    told = [facts(article, known) for article in sorted(articles, key=lambda article: article.id)]
    return related_of(told, events, known)


def related_of(
    told: Sequence[Facts], events: Sequence[Event], known: Authorities, names: Names | None = None
) -> tuple[Link, ...]:
    """As related, from facts that are known already."""
    names = names or Names(told, known)
    told = sorted(told, key=lambda each: (each.first or 0, each.id))
    heads = [_head(each) for each in told]
    postings: defaultdict[str, list[int]] = defaultdict(list)
    for n, each in enumerate(told):
        for name in sorted(each.named):
            postings[name].append(n)
    weights = {
        name: (0.4 if wide(name, known) else 1.0) / log2(1 + len(held))
        for name, held in postings.items()
        if len(held) > 1
    }
    together = _together(events)
    found: dict[tuple[str, str], Link] = {}
    for n, each in enumerate(told):
        for score, other in _nearest(n, told, heads, postings, weights):
            pair = (min(each.id, told[other].id), max(each.id, told[other].id))
            if pair in together or pair in found:
                continue
            found[pair] = _link(pair, each, told[other], score, weights, names)
    return tuple(found[pair] for pair in sorted(found))


def event_links(events: Sequence[Event]) -> tuple[Link, ...]:
    """Links between the articles that report one event, and from those that look back on it to its first report."""
    return tuple(link for event in sorted(events, key=lambda event: event.id) for link in _event_links(event))


def in_time(articles: Sequence[Article]) -> tuple[str, ...]:
    """The ids of the dated articles, oldest first: each one's neighbours are the previous and the next."""
    dated = [article for article in articles if article.published]
    return tuple(article.id for article in sorted(dated, key=_when))


def _when(article: Article) -> tuple[str, str, str]:
    published = article.published
    return (published.earliest, published.latest, article.id) if published else ("", "", article.id)


def _event_links(event: Event) -> Iterator[Link]:
    reporting = [report for report in event.reports if not report.recalls]
    for n, one in enumerate(reporting):
        reach = len(reporting) if len(reporting) <= EACH_WITH_EACH else n + 1 + NEXT
        for other in reporting[n + 1 : reach]:
            yield Link(
                "same-event",
                End(one.article),
                End(other.article),
                event.id,
                reason("same-event", event=event.name),
                "same-event",
                event.confidence,
            )
    for report in event.reports:
        if report.recalls and reporting and report.passages:
            passage = report.passages[0]
            yield Link(
                "follows",
                End(report.article, passage.start, passage.end),
                End(reporting[0].article),
                event.id,
                reason("recalled-event", event=event.name),
                "recalled-event",
                event.confidence,
            )


def _together(events: Sequence[Event]) -> set[tuple[str, str]]:
    """Pairs that are linked by an event already."""
    return {
        (min(link.source.article, link.target.article), max(link.source.article, link.target.article))
        for link in event_links(events)
    }


def _head(told: Facts) -> frozenset[str]:
    head = [sentence for sentence in told.sentences if sentence.order < HEAD_LINES]
    return frozenset().union(*(s.people | s.places | s.bodies for s in head))


def _nearest(
    n: int,
    told: Sequence[Facts],
    heads: Sequence[frozenset[str]],
    postings: Mapping[str, Sequence[int]],
    weights: Mapping[str, float],
) -> list[tuple[float, int]]:
    """The few articles that share most with the ``n``-th, at most so many for the same reason."""
    scores: defaultdict[int, float] = defaultdict(float)
    for name in sorted(told[n].named):
        weight = weights.get(name)
        if weight is None:
            continue
        for other in _neighbours(postings[name], n):
            both = name in heads[n] and name in heads[other]
            scores[other] += weight * (IN_HEAD if both else 1.0)
    scores.pop(n, None)
    enough = [(-round(score, 9), abs(other - n), other) for other, score in scores.items() if score >= LEAST]
    ranked = nsmallest(FEW * MOST_PASSED, enough)
    kept: list[tuple[float, int]] = []
    reasons: Counter[tuple[str, ...]] = Counter()
    for score, _shared_names, other in ranked:
        if len(kept) == FEW:
            break
        why = _shared(told[n], told[other], weights)
        if reasons[why] < SAME_REASON:
            reasons[why] += 1
            kept.append((-score, other))
    return kept


def _neighbours(held: Sequence[int], n: int) -> Sequence[int]:
    """Those that bear a name, or only the nearest in time where they are many; ``held`` is in order of time."""
    if len(held) <= MANY:
        return held
    at = bisect_left(held, n)
    return held[max(0, at - NEIGHBOURS) : at + NEIGHBOURS + 1]


def _shared(one: Facts, other: Facts, weights: Mapping[str, float]) -> tuple[str, ...]:
    """The names that weigh most of those that two articles share; none that is part of another."""
    kept: list[str] = []
    for name in sorted(one.named & other.named, key=lambda name: (-weights[name], name)):
        if not any(name in other_name or other_name in name for other_name in kept):
            kept.append(name)
        if len(kept) == NAMED:
            break
    return tuple(kept)


def _link(
    pair: tuple[str, str],
    one: Facts,
    other: Facts,
    score: float,
    weights: Mapping[str, float],
    names: Names,
) -> Link:
    shared = [names.short(name) for name in _shared(one, other, weights)]
    return Link(
        "related",
        End(pair[0]),
        End(pair[1]),
        None,
        reason("shared-entities", names=_(" và ").join(shared), apart=_apart(one, other)),
        "shared-entities",
        round(min(0.9, 0.4 + 0.1 * score), 2),
    )


def _apart(one: Facts, other: Facts) -> str:
    """ ", cách 3 tháng": how far apart two articles were published; nothing where that is not known."""
    if not one.first or not other.first:
        return ""
    days = abs(date.fromordinal(one.first) - date.fromordinal(other.first)).days
    for length, words in APART:
        if days >= 2 * length or (length == 1 and days):
            return plural(words, round(days / length))
    return _(", cùng ngày")


APART = (
    (365, N_plural(", cách {n} năm")),
    (30, N_plural(", cách {n} tháng")),
    (7, N_plural(", cách {n} tuần")),
    (1, N_plural(", cách {n} ngày")),
)
