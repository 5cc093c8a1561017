"""From sets of locals to entities with their addresses, and back to the articles: every mention gets its entity."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import replace

from annotate.authorities import canonical
from annotate.entities import Entity, FoundOffice, Variant
from annotate.model import Article, Mention, MentionType, Statement
from annotate.register import Allotment, Register, Wanted, allot
from annotate.resolve.board import Board
from annotate.resolve.locals import OWN_NAME, Local, Office
from annotate.resolve.spelling import name_words, shape_of

MOST_EVIDENCE = 20
"""So many passages are kept for one office: the first and the last that tell of it."""
ALONE = "first-of-its-name"

Sets = list[list[int]]


def sets_of(board: Board) -> Sets:
    """The nodes of each entity: locals in order, entities in the order of their first local."""
    found: dict[int, list[int]] = {}
    for node in range(len(board.locals)):
        if node not in board.nameless:
            found.setdefault(board.clusters.root(node), []).append(node)
    return list(found.values())


def addresses(board: Board, sets: Sets, register: Register) -> Allotment:
    """An id for each set, as the register has it or new."""
    wanted = []
    for nodes in sets:
        first = board.locals[nodes[0]]
        members = (board.locals[node] for node in nodes)
        anchors = tuple((board.articles[local.article].id, local.key) for local in members)
        wanted.append(Wanted(first.type, preferred(board, nodes), anchors, board.clusters.id_of(nodes[0])))
    return allot(register, wanted, board.authorities.records.keys())


def preferred(board: Board, nodes: Sequence[int]) -> str:
    """The record's name, else the most frequent full form: parts of a person's name give way to whole ones."""
    first = board.locals[nodes[0]]
    record = board.authorities.by_id(board.clusters.id_of(nodes[0]) or "")
    if record or len(nodes) == len(first.names) == 1:
        return record.name if record else first.name
    counts = _names(board, nodes)
    if first.type == "person":
        whole = {name: n for name, n in counts.items() if shape_of(name_words(name)) in ("full", "foreign")}
        counts = whole or counts
    elif first.type == "organisation":
        counts = {name: n for name, n in counts.items() if not name.isupper()} or counts
    return min(counts, key=lambda name: (-counts[name], -len(name.split()), -len(name), name))


def entities_of(board: Board, sets: Sets, ids: Sequence[str]) -> tuple[Entity, ...]:
    """One entity for each set."""
    id_of = {node: id_ for nodes, id_ in zip(sets, ids, strict=True) for node in nodes}
    return tuple(_entity(board, nodes, id_, id_of) for nodes, id_ in zip(sets, ids, strict=True))


def rewritten(board: Board, sets: Sets, ids: Sequence[str]) -> tuple[Article, ...]:
    """The articles with ids of the archive in mentions and speakers; what is nameless has none."""
    id_of = {node: id_ for nodes, id_ in zip(sets, ids, strict=True) for node in nodes}
    return tuple(_article(board, number, id_of) for number in range(len(board.articles)))


def _names(board: Board, nodes: Sequence[int]) -> dict[str, int]:
    counts: dict[str, int] = {}
    for node in nodes:
        for name, n in board.locals[node].names.items():
            counts[name] = counts.get(name, 0) + n
    return counts


def _entity(board: Board, nodes: Sequence[int], id_: str, id_of: Mapping[int, str]) -> Entity:
    first = board.locals[nodes[0]]
    counts = _names(board, nodes)
    numbers = sorted({board.locals[node].article for node in nodes})
    days = [published for n in numbers if (published := board.articles[n].published)]
    return Entity(
        id=id_,
        type=first.type,
        name=preferred(board, nodes),
        variants=_variants(counts),
        articles=tuple(board.articles[number].id for number in numbers),
        mentions=sum(len(board.locals[node].mentions) for node in nodes),
        record=board.authorities.by_id(id_),
        offices=_offices(board, nodes, id_of),
        rules=_rules(board, nodes),
        first=min((each.earliest for each in days), default=None),
        last=max((each.latest for each in days), default=None),
    )


def _variants(counts: Mapping[str, int]) -> tuple[Variant, ...]:
    ordered = (
        sorted(counts.items(), key=lambda pair: (-pair[1], pair[0])) if len(counts) > 1 else counts.items()
    )
    return tuple(Variant(name, n) for name, n in ordered if n)


def _rules(board: Board, nodes: Sequence[int]) -> dict[str, int]:
    if len(nodes) == 1:
        return {_rule(board, nodes[0]): 1}
    return dict(sorted(Counter(_rule(board, node) for node in nodes).items()))


def _rule(board: Board, node: int) -> str:
    """By which rule a local came to its entity."""
    local = board.locals[node]
    if local.given:
        return "editor"
    return board.clusters.rules[node] or ("record-in-article" if local.record else ALONE)


def _offices(board: Board, nodes: Sequence[int], id_of: Mapping[int, str]) -> tuple[FoundOffice, ...]:
    if board.locals[nodes[0]].type != "person":
        return ()
    told: dict[tuple[str, str | None], list[tuple[Local, Office]]] = defaultdict(list)
    for node in nodes:
        local = board.locals[node]
        for office in local.offices:
            told[canonical(office.label).casefold(), _of(board, local, office, id_of)].append((local, office))
    found = [_office(board, of, each) for (_, of), each in told.items()]
    return tuple(sorted(found, key=lambda each: (each.first or "9", each.office, each.of or "")))


def _of(board: Board, local: Local, office: Office, id_of: Mapping[int, str]) -> str | None:
    kinds: tuple[MentionType, ...] = ("place", "organisation")
    nodes = (board.node(local.article, kind, office.of) for kind in kinds)
    return next((id_of[node] for node in nodes if node is not None and node in id_of), None)


def _office(board: Board, of: str | None, told: Sequence[tuple[Local, Office]]) -> FoundOffice:
    def day(pair: tuple[Local, Office]) -> tuple[str, int]:
        published = board.articles[pair[0].article].published
        return (published.earliest if published else "9", pair[0].article)

    told = sorted(told, key=day)
    days = [published for local, _ in told if (published := board.articles[local.article].published)]
    labels = Counter(office.label for _, office in told)
    evidence = [office.evidence for _, office in told]
    if len(evidence) > MOST_EVIDENCE:
        evidence = evidence[: MOST_EVIDENCE // 2] + evidence[-MOST_EVIDENCE // 2 :]
    return FoundOffice(
        office=min(labels, key=lambda label: (-labels[label], label)),
        of=of,
        former=all(office.former for _, office in told),
        first=min((each.earliest for each in days), default=None),
        last=max((each.latest for each in days), default=None),
        evidence=tuple(evidence),
    )


def _article(board: Board, number: int, id_of: Mapping[int, str]) -> Article:
    article = board.articles[number]
    nodes = {at: node for node in board.by_article[number] for at in board.locals[node].mentions}
    mentions = tuple(
        _mention(board, mention, nodes[at], id_of) if at in nodes else mention
        for at, mention in enumerate(article.mentions)
    )
    by_id = {board.locals[node].id: id_of.get(node) for node in reversed(board.by_article[number])}
    statements = tuple(_statement(article, statement, by_id, mentions) for statement in article.statements)
    return replace(article, mentions=mentions, statements=statements)


def _mention(board: Board, mention: Mention, node: int, id_of: Mapping[int, str]) -> Mention:
    entity = id_of.get(node)
    rule = board.clusters.rules[node]
    if entity is None:
        return replace(mention, entity=None, entity_rule=None)
    if mention.entity is None:
        return replace(mention, entity=entity, entity_rule="same-name-on-page")
    if mention.entity_rule == OWN_NAME and rule:
        return replace(mention, entity=entity, entity_rule=rule)
    return mention if entity == mention.entity else replace(mention, entity=entity)


def _statement(
    article: Article,
    statement: Statement,
    by_id: Mapping[str, str | None],
    mentions: Sequence[Mention],
) -> Statement:
    speaker = statement.speaker
    if speaker is None or speaker.entity is None:
        return statement
    inside = (
        new.entity
        for old, new in zip(article.mentions, mentions, strict=True)
        if old.entity == speaker.entity and speaker.start <= old.start and old.end <= speaker.end
    )
    entity = next(inside, by_id.get(speaker.entity, speaker.entity))
    return replace(statement, speaker=replace(speaker, entity=entity))
