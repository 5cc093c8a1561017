"""The second half of the work, which sees the whole archive: entities, dates by company, events and links."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from annotate.authorities import Authorities
from annotate.dating import Conflict, dated_by_company
from annotate.entities import Entity
from annotate.links import Event, Link, Teaser, event_links, near_duplicates, teaser_links
from annotate.links.events import events_of
from annotate.links.facts import facts
from annotate.links.parallel import passages_of
from annotate.links.related import related_of
from annotate.model import Article
from annotate.register import Register
from annotate.resolve import Doubt, resolve


@dataclass(frozen=True)
class Whole:
    """An archive with what joins its articles; ``missing`` are teasers of articles that it does not hold."""

    articles: tuple[Article, ...]
    entities: tuple[Entity, ...]
    events: tuple[Event, ...]
    links: tuple[Link, ...]
    missing: tuple[Teaser, ...]
    register: Register
    redirects: Mapping[str, str]
    doubts: tuple[Doubt, ...]
    conflicts: tuple[Conflict, ...]


def relate(articles: Sequence[Article], authorities: Authorities, register: Register) -> Whole:
    """What only the whole archive can tell of ``articles``, which come annotated one by one.

    Articles whose text is withheld take part in nothing and are returned as they came.
    """
    resolution = resolve(articles, authorities, register)
    company = dated_by_company(resolution.articles, authorities)
    full = sorted((a for a in company.articles if a.publish == "full"), key=lambda article: article.id)
    told = [facts(article, authorities) for article in full]
    found = events_of(told, resolution.register, authorities)
    teasers = teaser_links(full)
    links = [
        *event_links(found.events),
        *near_duplicates(full),
        *passages_of({each.id: each for each in told}, found.events),
        *teasers.links,
        *related_of(told, found.events, authorities),
    ]
    return Whole(
        company.articles,
        resolution.entities,
        found.events,
        tuple(links),
        teasers.missing,
        found.register,
        {**resolution.redirects, **found.redirects},
        resolution.doubts,
        company.conflicts,
    )
