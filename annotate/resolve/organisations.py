"""Organisations and things: one full name, one body, with its place in it; local bodies only within their region."""

from __future__ import annotations

from collections import defaultdict
from functools import cache

from annotate import tables
from annotate.authorities import canonical
from annotate.model import Article, Mention
from annotate.names.lexicon import lexicon
from annotate.names.tokens import TOKEN, word
from annotate.resolve.board import Board
from annotate.resolve.places import abbreviations, expanded, home_region
from annotate.resolve.spelling import sound, vietnamese

JOINING = frozenset({"", "và"})
"""Sở Giáo dục và Đào tạo, Sở Giáo dục - Đào tạo: what joins the fields of one body tells nothing."""
ACRONYM = range(3, 9)
"""An acronym of so many letters is the name of one body alone."""


def resolve_organisations(board: Board) -> None:
    """Join the organisations of all articles that are one; what only its article knows gets no entity."""
    groups: dict[tuple[str, str], list[int]] = defaultdict(list)
    generic: list[int] = []
    for number, article in enumerate(board.articles):
        inner = _places_within(article)
        for node in board.by_article[number]:
            local = board.locals[node]
            if local.type != "organisation" or local.record or local.given:
                continue
            mention = _fullest([article.mentions[at] for at in local.mentions])
            if mention is None or _generic(mention, inner):
                generic.append(node)
                continue
            key = _key(board, number, mention, inner)
            region = (home_region(board, number) or f"@{number}") if _local(key) and "@" not in key else ""
            groups[key, region].append(node)
            for name in local.names:
                if _acronym(name):
                    groups[canonical(name).casefold(), ""].append(node)
    for (_, region), nodes in groups.items():
        board.tie(nodes, "same-name-same-region" if region else "same-name")
    for node in generic:
        _short_name(board, node)


def resolve_things(board: Board) -> None:
    """Join things of one name: agreements, conferences, weapons, works."""
    groups: dict[str, list[int]] = defaultdict(list)
    for node in board.of_type("thing"):
        local = board.locals[node]
        if not local.record and not local.given:
            groups[" ".join(expanded(local.name))].append(node)
    for nodes in groups.values():
        board.tie(nodes, "same-name")


def _fullest(mentions: list[Mention]) -> Mention | None:
    """The longest name by words, the first of equals."""
    names = [mention for mention in mentions if mention.form == "name"]
    return max(names, key=lambda m: (len(m.text.split()), -m.start), default=None)


def _places_within(article: Article) -> dict[int, list[Mention]]:
    """The places inside organisations' names, by the organisation's start."""
    found: dict[int, list[Mention]] = {}
    outer: Mention | None = None
    for mention in article.mentions:
        if mention.form != "name":
            continue
        if outer and outer.start <= mention.start and mention.end <= outer.end and mention is not outer:
            if mention.type == "place" and outer.type == "organisation":
                found.setdefault(outer.start, []).append(mention)
        elif outer is None or mention.start >= outer.end:
            outer = mention
    return found


def _key(board: Board, number: int, mention: Mention, inner: dict[int, list[Mention]]) -> str:
    """The words of a body's name, abbreviations in full, each place in it by what it is: công an @nghe-an."""
    parts: list[str] = []
    at = mention.start
    text = board.articles[number].seed.text
    for place in inner.get(mention.start, ()):
        if place.start < at:
            continue
        parts += _words(text[at : place.start])
        node = board.node(number, "place", place.entity)
        parts.append(f"@{board.value(node)}" if node is not None else " ".join(_words(place.text)))
        at = place.end
    parts += _words(text[at : mention.end])
    if len(parts) > 1 and parts[0] == "trường" and parts[1] == "đại":
        parts = parts[1:]
    if len(parts) > 2 and parts[0] == "công" and parts[1] == "ty" and not all(map(vietnamese, parts[2:])):
        parts = parts[2:]
    if mention.text.isupper():
        return " ".join(parts)
    return " ".join(each if each[:1] == "@" or vietnamese(each) else sound(each) for each in parts)


def _words(text: str) -> tuple[str, ...]:
    return tuple(word for word in expanded(text) if word not in JOINING) if text.strip(" ,.()-–\"“”'") else ()


def _acronym(name: str) -> bool:
    return (
        name.isupper()
        and name.isalpha()
        and len(name) in ACRONYM
        and canonical(name).casefold() not in abbreviations()
    )


def _local(key: str) -> bool:
    """Whether bodies of this kind bear one name in many regions: Trường THPT Nguyễn Huệ, Sở Y tế."""
    words = key.split()
    return any(" ".join(words[:size]) in _local_heads() for size in range(1, 4))


def _generic(mention: Mention, inner: dict[int, list[Mention]]) -> bool:
    """Whether a name says only what kind of body it is: Công an huyện, Bệnh viện Đa khoa, Sở Y tế."""
    if inner.get(mention.start):
        return False
    words = [word(token) for token in TOKEN.findall(mention.text)]
    keys = [each.key for each in words]
    if all(abbreviations().get(key) == () for key in keys):
        return True
    head = lexicon().organisation_heads.longest(keys, 0)
    if head is None or head[1].alone == "name":
        return False
    at = head[0]
    while at < len(keys):
        field = lexicon().organisation_fields.longest(keys, at)
        if field:
            at = field[0]
        elif keys[at] in _generic_words() or not (words[at].capital or words[at].number):
            at += 1
        else:
            return False
    return True


def _short_name(board: Board, node: int) -> None:
    """Công an huyện where the article names one Công an huyện Vĩnh Bảo: that one; else only its article knows it."""
    local = board.locals[node]
    words = expanded(local.name)
    longer = [
        other
        for other in board.by_article[local.article]
        if other != node
        and board.locals[other].type == "organisation"
        and other not in board.nameless
        and expanded(board.locals[other].name)[: len(words)] == words
    ]
    roots = {board.clusters.root(other) for other in longer}
    if len(roots) != 1 or not board.clusters.join(longer[0], node, "short-name-in-article"):
        board.nameless.add(node)


@cache
def _local_heads() -> frozenset[str]:
    return frozenset(canonical(word).casefold() for word in tables.words("resolve/local-bodies"))


@cache
def _generic_words() -> frozenset[str]:
    return frozenset(canonical(word).casefold() for word in tables.words("resolve/generic-words"))
