"""Whom and what the names of all articles mean: mentions to entities of the archive."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from annotate.authorities import Authorities
from annotate.collector import uncollected
from annotate.entities import Entity
from annotate.model import Article
from annotate.register import Register
from annotate.resolve.board import Board
from annotate.resolve.compose import addresses, entities_of, rewritten, sets_of
from annotate.resolve.decided import apply_decisions, keep_addresses
from annotate.resolve.doubts import Doubt, doubt_records, doubts_of
from annotate.resolve.organisations import resolve_organisations, resolve_things
from annotate.resolve.people import resolve_people
from annotate.resolve.places import resolve_places
from annotate.resolve.validity import choose_by_date

__all__ = ["Doubt", "Resolution", "doubt_records", "resolve"]


@dataclass(frozen=True)
class Resolution:
    """What resolving made of an archive.

    ``articles`` stand in the order in which they were given; ``entities`` are sorted by id; ``register`` is the old
    one with the new addresses at its end; ``redirects`` leads from addresses that are no entity's any more to those
    that took them over.
    """

    articles: tuple[Article, ...]
    entities: tuple[Entity, ...]
    register: Register
    doubts: tuple[Doubt, ...]
    redirects: Mapping[str, str]


def resolve(articles: Sequence[Article], authorities: Authorities, register: Register) -> Resolution:
    """Give the names of all articles entities of the archive.

    ``articles`` are resolved within themselves (``annotate.names.resolve_within``). Those whose text is withheld are
    returned as they came, and nothing of them is told. Neither the order of ``articles`` nor an article that shares no
    names with others changes what the others' names mean; ids that ``register`` has are kept.
    """
    with uncollected():
        return _resolved(articles, authorities, register)


def _resolved(articles: Sequence[Article], authorities: Authorities, register: Register) -> Resolution:
    shown = sorted((a for a in articles if a.publish == "full"), key=lambda article: article.id)
    board = Board.of(shown, authorities)
    choose_by_date(board)
    apply_decisions(board, register)
    resolve_places(board)
    resolve_organisations(board)
    resolve_things(board)
    resolve_people(board)
    keep_addresses(board, register)
    sets = sets_of(board)
    allotment = addresses(board, sets, register)
    entities = entities_of(board, sets, allotment.ids)
    rewritten_by_id = {article.id: article for article in rewritten(board, sets, allotment.ids)}
    return Resolution(
        articles=tuple(rewritten_by_id.get(article.id, article) for article in articles),
        entities=tuple(sorted(entities, key=lambda entity: entity.id)),
        register=allotment.register,
        doubts=doubts_of(board, sets, entities),
        redirects=allotment.redirects,
    )
