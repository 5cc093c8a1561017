"""Places: one name, one place, but for names that every district has: those need the region they lie in."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator
from functools import cache

from annotate import tables
from annotate.authorities import Authority, canonical
from annotate.model import Mention
from annotate.resolve.board import Board
from annotate.resolve.clusters import Profile
from annotate.resolve.spelling import name_words, sound, vietnamese

# Kinds of records that are a region of a country: Vietnamese provinces and cities of that rank, states and provinces.
REGIONS = frozenset({"province", "municipality"})
# What may stand between a place and the one it lies in: "xã Tân Lập, huyện Vĩnh Bảo (Hải Phòng)".
BETWEEN = frozenset({",", "(", "-", "–", "thuộc", "của", "ở", ", thuộc", ""})


def resolve_places(board: Board) -> None:
    """Join the places of all articles that are one."""
    regions = dict(_regions(board))
    bare = _join_bare(board)
    alone: dict[tuple[str, str], list[int]] = defaultdict(list)
    for node in board.of_type("place"):
        local = board.locals[node]
        if local.record or local.given or node in bare:
            continue
        key = place_key(local.name)
        if not small(key):
            alone[key, ""].append(node)
            board.clusters.inform(node, Profile(regions=frozenset(regions.get(node, ()))))
            continue
        for region in regions.get(node) or (home_region(board, local.article),):
            if region:
                alone[key, region].append(node)
    for (key, region), nodes in alone.items():
        foreign = not region and not all(map(vietnamese, key.split()))
        board.tie(
            nodes, "same-name-same-region" if region else "spelling-variant" if foreign else "same-name"
        )


def place_key(name: str) -> str:
    """What the spellings of a place's name share: its head noun in full, foreign words by sound.

    Before a foreign name some heads come and go: sân Bukit Jalil, tỉnh Idlib.
    """
    words = expanded(name)
    for size in (3, 2, 1):
        rest = words[size:]
        if " ".join(words[:size]) in _loose_heads() and rest and not any(map(vietnamese, rest)):
            words = rest
            break
    return " ".join(word if vietnamese(word) else sound(word) for word in words)


def expanded(name: str) -> tuple[str, ...]:
    """The words of a name, abbreviations of heads written in full: TP. Vinh is thành phố Vinh."""
    short = abbreviations()
    if "&" in name or "-" in name:
        name = _joined().sub(lambda match: " ".join(short[match[0]]), canonical(name).casefold())
    words = name_words(name)
    return tuple(part for word in words for part in short.get(word, (word,))) or words


def small(key: str) -> bool:
    """Whether many districts have a place of this name: communes, roads, markets, quarters."""
    words = key.split()
    return any(" ".join(words[:size]) in _small_heads() for size in (1, 2, 3))


def region_of(record: Authority | None, board: Board) -> str | None:
    """The region that a record's place lies in, or is."""
    if record is None:
        return None
    if record.kind in REGIONS:
        return record.id
    above = board.authorities.by_id(record.within or "")
    return above.id if above and above.kind in REGIONS else None


def home_region(board: Board, article: int) -> str | None:
    """The region that an article names most often; None where it names none, or two equally often."""
    counts: Counter[str] = Counter()
    for node in board.by_article[article]:
        local = board.locals[node]
        if local.type == "place" and local.record:
            region = region_of(board.authorities.by_id(local.record), board)
            if region:
                counts[region] += sum(local.names.values())
    first = counts.most_common(2)
    if not first or (len(first) == 2 and first[0][1] == first[1][1]):
        return None
    return first[0][0]


def _regions(board: Board) -> Iterator[tuple[int, tuple[str, ...]]]:
    """The regions that the text itself gives to places: what follows behind a comma or in brackets."""
    for number, article in enumerate(board.articles):
        text = article.seed.text
        found: dict[int, dict[str, None]] = {}
        chain: list[int] = []
        last: Mention | None = None
        for mention in board.names(number):
            node = board.node(number, "place", mention.entity) if mention.type == "place" else None
            if node is None:
                last = None
                continue
            between = text[last.end : mention.start] if last else "\n"
            if last is None or len(between) > 12 or between.strip() not in BETWEEN or "\n" in between:
                chain = []
            local = board.locals[node]
            region = region_of(board.authorities.by_id(local.record or ""), board)
            if region:
                for below in chain:
                    found.setdefault(below, {})[region] = None
            chain.append(node)
            last = mention
        for node, regions in found.items():
            if len(regions) == 1:
                yield node, tuple(regions)


def _join_bare(board: Board) -> set[int]:
    """Vĩnh Bảo in an article that calls it huyện Vĩnh Bảo too: the head noun left out. Gives what was joined so."""
    joined: set[int] = set()
    for nodes in board.by_article:
        places = [node for node in nodes if board.locals[node].type == "place"]
        full: dict[str, list[int]] = defaultdict(list)
        for node in places:
            words = expanded(board.locals[node].name)
            for size in (1, 2, 3):
                if " ".join(words[:size]) in _heads() and len(words) > size:
                    full[" ".join(words[size:])].append(node)
        for node in places:
            local = board.locals[node]
            if local.record or local.given:
                continue
            meant = full.get(" ".join(expanded(local.name)), [])
            if len(meant) == 1 and meant[0] != node:
                board.clusters.join(meant[0], node, "head-noun-left-out")
                joined.add(node)
    return joined


@cache
def abbreviations() -> dict[str, tuple[str, ...]]:
    """Words written short and what they stand for; an empty one is left out of names."""
    return {
        canonical(row["short"]).casefold(): tuple(canonical(row["long"]).casefold().split())
        for row in tables.rows("resolve/abbreviations")
    }


@cache
def _joined() -> re.Pattern[str]:
    """Abbreviations that hold a sign or a hyphen: TN&MT, LĐ-TB&XH; the longest first."""
    joined = sorted((key for key in abbreviations() if not key.isalpha()), key=len, reverse=True)
    return re.compile(rf"\b(?:{'|'.join(map(re.escape, joined))})\b")


@cache
def _small_heads() -> frozenset[str]:
    return frozenset(canonical(word).casefold() for word in tables.words("resolve/small-places"))


@cache
def _loose_heads() -> frozenset[str]:
    return frozenset(canonical(word).casefold() for word in tables.words("resolve/loose-heads"))


@cache
def _heads() -> frozenset[str]:
    heads = (row["phrase"] for row in tables.rows("names/place-heads") if row["keep"] == "yes")
    return frozenset(canonical(head).casefold() for head in heads)
