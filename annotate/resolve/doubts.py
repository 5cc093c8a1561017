"""What resolving is unsure of, each with the lines of ``authorities.yaml`` that would settle it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass
from typing import Any

from annotate.entities import Entity
from annotate.resolve.board import Board
from annotate.resolve.compose import Sets
from annotate.resolve.spelling import name_words, shape_of

MOST_TOLD = 20
"""So many entities of one name are told in one doubt."""
NAMESAKES = "same-name-not-joined"


@dataclass(frozen=True, slots=True)
class Doubt:
    """Entities that may be one: ``rule`` says why they are kept apart, ``yaml`` makes them one.

    ``pages`` is the number of articles that name any of them; ``article``, ``start`` and ``end`` are a passage that
    names the second.
    """

    rule: str
    words: str
    entities: tuple[str, ...]
    pages: int
    article: str
    start: int
    end: int
    yaml: str


def doubts_of(board: Board, sets: Sets, entities: Sequence[Entity]) -> tuple[Doubt, ...]:
    """All doubts, those about the most articles first."""
    of_node = {node: at for at, nodes in enumerate(sets) for node in nodes}
    found: dict[tuple[int, ...], Doubt] = {}
    for each in board.apart:
        pair = _pair(board, of_node, each.one, each.other)
        if pair and pair not in found:
            found[pair] = _doubt(board, sets, entities, pair, each.rule)
    for same in _namesakes(entities):
        if not any(pair in found for pair in _pairs(same)):
            found[same] = _doubt(board, sets, entities, same, NAMESAKES)
    return tuple(sorted(found.values(), key=lambda doubt: (-doubt.pages, doubt.entities)))


def doubt_records(doubts: Iterable[Doubt]) -> Iterator[dict[str, Any]]:
    """Doubts as records for JSON Lines."""
    return (asdict(doubt) for doubt in doubts)


def _pair(board: Board, of_node: Mapping[int, int], one: int, other: int) -> tuple[int, int] | None:
    """The entities of two nodes, in order; None where they are one, or one is no entity of any article."""
    first, second = (of_node.get(_local(board, node), -1) for node in (one, other))
    return None if first == second or min(first, second) < 0 else (min(first, second), max(first, second))


def _local(board: Board, node: int) -> int:
    """A local of the set of ``node``; ``node`` itself where it is one."""
    return node if node < len(board.locals) else board.member(node)


def _namesakes(entities: Sequence[Entity]) -> Iterator[tuple[int, ...]]:
    """People of one full name, the most often named first."""
    names: dict[tuple[str, ...], list[int]] = defaultdict(list)
    for at, entity in enumerate(entities):
        words = name_words(entity.name)
        if entity.type == "person" and shape_of(words) in ("full", "foreign"):
            names[words].append(at)
    for same in names.values():
        if len(same) > 1:
            yield tuple(
                sorted(same, key=lambda at: (-len(entities[at].articles), entities[at].id))[:MOST_TOLD]
            )


def _pairs(same: Sequence[int]) -> Iterator[tuple[int, int]]:
    return ((min(a, b), max(a, b)) for n, a in enumerate(same) for b in same[n + 1 :])


def _doubt(board: Board, sets: Sets, entities: Sequence[Entity], same: Sequence[int], rule: str) -> Doubt:
    first, *others = sorted(same, key=lambda at: (-len(entities[at].articles), entities[at].id))
    local = board.locals[sets[others[0]][0]]
    article = board.articles[local.article]
    mention = article.mentions[local.mentions[0]]
    ids = tuple(entities[at].id for at in (first, *others))
    return Doubt(
        rule=rule,
        words=entities[others[0]].name,
        entities=ids,
        pages=len({name for at in same for name in entities[at].articles}),
        article=article.id,
        start=mention.start,
        end=mention.end,
        yaml=f"- id: {ids[0]}\n  merge: [{', '.join(ids[1:])}]\n",
    )
