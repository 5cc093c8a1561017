"""The second half of the work, which sees the whole archive: entities, dates by company, events and links."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from annotate.authorities import Authorities
from annotate.dating import Conflict
from annotate.entities import Entity
from annotate.links import Event, Link, Teaser
from annotate.links.archive import link_archive
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
    linked = link_archive(resolution.articles, resolution.register, authorities)
    return Whole(
        linked.articles,
        resolution.entities,
        linked.events,
        linked.links,
        linked.missing,
        linked.register,
        {**resolution.redirects, **linked.redirects},
        resolution.doubts,
        linked.conflicts,
    )
