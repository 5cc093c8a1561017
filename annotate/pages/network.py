"""Who is told of together with whom: people by the sentences, statements and events that they share."""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import combinations

from annotate.language import _, counted, number
from annotate.pages.headings import HEADINGS
from annotate.pages.index import Index
from annotate.pages.limits import Limits
from annotate.pages.writing import Page, document, section, table

PATH = "network/index.md"
EDIT = "correct seeds/authorities.yaml"

Pair = tuple[str, str]


@dataclass
class Bonds:
    """What joins two people, counted for each pair of ids (the smaller first)."""

    sentences: Counter[Pair] = field(default_factory=Counter)
    """Sentences that name both."""

    statements: Counter[Pair] = field(default_factory=Counter)
    """Statements of the one that name the other."""

    events: Counter[Pair] = field(default_factory=Counter)
    """Events in which both took part."""

    def strength(self, pair: Pair) -> int:
        """How close two people are: what they share, whatever it is, each once."""
        return self.sentences[pair] + self.statements[pair] + self.events[pair]

    def pairs(self) -> Iterator[Pair]:
        """Every pair that shares something."""
        yield from dict.fromkeys((*self.sentences, *self.statements, *self.events))


def network_pages(index: Index, limits: Limits) -> Iterator[Page]:
    """The closest pairs as a table, which the site draws too."""
    found = bonds(index, limits.network_candidates)
    pairs = closest(index, found, limits)
    people = {person for pair in pairs for person in pair}
    summary = _(
        "Hai người được nối khi cùng được nêu trong một câu, khi người này nói về người kia, hay khi cùng dự một sự"
        " kiện. Mỗi câu, mỗi phát ngôn, mỗi sự kiện chung làm mối nối đậm thêm."
    )
    if not pairs:
        summary = _("Kho chưa có hai người nào được nêu trong cùng một câu hay cùng dự một sự kiện.")
    count = f"{counted(len(people), 'người')}, {counted(len(pairs), 'mối nối')}." if pairs else ""
    head = [_("Tên"), _("Cùng với"), _("Câu chung"), _("Nói về nhau"), _("Sự kiện chung")]
    rows = [
        [
            index.link(one),
            index.link(other),
            *(
                _count(counts[_pair(one, other)])
                for counts in (found.sentences, found.statements, found.events)
            ),
        ]
        for one, other in pairs
    ]
    blocks = [summary, count, *section(HEADINGS["bonds"], table(head, rows) if rows else "")]
    yield document(PATH, "network", _("Ai với ai"), blocks, EDIT)


def _count(count: int) -> str:
    """A number of the table, which shows no noughts."""
    return number(count) if count else ""


def bonds(index: Index, most: int) -> Bonds:
    """What joins the ``most`` people whom most passages name; work and memory grow with those passages alone."""
    people = [id_ for id_, entity in index.entities.items() if entity["type"] == "person"]
    people.sort(key=lambda id_: (-len(index.mentions.get(id_, ())), index.letters[id_]))
    found, kept = Bonds(), dict.fromkeys(people[:most])
    named = _named(index, kept)
    for mentions in named.values():
        found.sentences.update(_in_one_sentence(mentions))
    for said in index.said:
        if said.speaker in kept:
            mentions = named.get(said.article, [])
            others = dict.fromkeys(other for span in said.spans for other in _within(mentions, *span))
            found.statements.update(_pair(said.speaker, other) for other in others if other != said.speaker)
    for event in index.events:
        found.events.update(combinations(sorted({id_ for id_ in event["participants"] if id_ in kept}), 2))
    return found


Mentions = list[tuple[int, int, str]]
"""An offset, the start of its sentence, and who is named there, in order."""


def _named(index: Index, people: dict[str, None]) -> dict[int, Mentions]:
    """Where each article names one of ``people``."""
    out: dict[int, Mentions] = {}
    for id_ in people:
        for place in index.mentions.get(id_, ()):
            sentence = index.articles[place.article].sentence(place.start)
            if sentence:
                out.setdefault(place.article, []).append((place.start, sentence.start, id_))
    for mentions in out.values():
        mentions.sort()
    return out


def _in_one_sentence(mentions: Mentions) -> Iterator[Pair]:
    sentences: dict[int, set[str]] = {}
    for _offset, sentence, id_ in mentions:
        sentences.setdefault(sentence, set()).add(id_)
    for together in sentences.values():
        yield from combinations(sorted(together), 2)


def _within(mentions: Mentions, start: int, end: int) -> Iterator[str]:
    at = bisect_left(mentions, (start,))
    while at < len(mentions) and mentions[at][0] < end:
        yield mentions[at][2]
        at += 1


def _pair(one: str, other: str) -> Pair:
    return (one, other) if one < other else (other, one)


def closest(index: Index, found: Bonds, limits: Limits) -> list[Pair]:
    """The closest pairs among the people who are joined most, closest first; who comes first in the alphabet leads."""
    joined: Counter[str] = Counter()
    for pair in found.pairs():
        joined.update(dict.fromkeys(pair, found.strength(pair)))
    ranked = sorted(joined, key=lambda id_: (-joined[id_], index.letters[id_]))
    shown = frozenset(ranked[: limits.network_people])
    pairs = [_in_order(index, pair) for pair in found.pairs() if shown.issuperset(pair)]
    pairs.sort(
        key=lambda pair: (-found.strength(_pair(*pair)), index.letters[pair[0]], index.letters[pair[1]])
    )
    return pairs[: limits.network_pairs]


def _in_order(index: Index, pair: Pair) -> Pair:
    one, other = sorted(pair, key=index.letters.__getitem__)
    return one, other
