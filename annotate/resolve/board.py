"""Everything that resolving works on: the locals of all articles, the sets they are joined to, and look-ups."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import cached_property

from annotate.authorities import Authorities
from annotate.model import Article, Mention, MentionType
from annotate.resolve.clusters import TWO_IDS, Clusters
from annotate.resolve.locals import Local, read_article


@dataclass(frozen=True, slots=True)
class Apart:
    """Two locals that something ties together and the rule ``against`` keeps apart, or that too little ties."""

    one: int
    other: int
    rule: str


@dataclass
class Board:
    """The nodes 0 … n-1 of ``clusters`` are ``locals``; later nodes stand for records and given ids.

    Articles are in order of id, so that nothing depends on the order in which they came. ``outer`` are the
    numbers of each article's outermost names. ``nameless`` are locals that
    get no entity of the archive: bodies that only their article knows ("Công an huyện").
    """

    articles: Sequence[Article]
    authorities: Authorities
    locals: list[Local]
    by_article: list[range]
    outer: list[tuple[int, ...]]
    clusters: Clusters
    apart: list[Apart] = field(default_factory=list)
    nameless: set[int] = field(default_factory=set)
    _fixed: dict[str, int] = field(default_factory=dict)

    @classmethod
    def of(cls, articles: Sequence[Article], authorities: Authorities) -> Board:
        """The board before the first join; what an editor or an authority record decides is joined already."""
        every: list[Local] = []
        ranges, outer = [], []
        for number, article in enumerate(articles):
            start = len(every)
            read = read_article(number, article, authorities)
            every += read.locals
            ranges.append(range(start, len(every)))
            outer.append(read.outer)
        board = cls(articles, authorities, every, ranges, outer, Clusters())
        for _ in every:
            board.clusters.add()
        return board

    def fixed(self, id_: str) -> int:
        """The node of what surely has this id: a record, or an entity that an editor names."""
        node = self._fixed.get(id_)
        if node is None:
            node = self._fixed[id_] = self.clusters.add(id_=id_)
        return node

    def of_type(self, kind: MentionType) -> Iterator[int]:
        """The nodes of the locals of one type, in order."""
        return (node for node, local in enumerate(self.locals) if local.type == kind)

    def tie(self, nodes: Sequence[int], rule: str) -> None:
        """Join the sets of ``nodes`` by ``rule`` as far as nothing speaks against it."""
        for one, other, against in self.clusters.join_all(nodes, rule):
            self.note_apart(one, other, against)

    def note_apart(self, one: int, other: int, rule: str) -> None:
        """Note that two are kept apart, unless each has an id of its own, which leaves no doubt."""
        if rule != TWO_IDS:
            self.apart.append(Apart(one, other, rule))

    def member(self, node: int) -> int:
        """The first local of the set of ``node``; -1 where it has none."""
        return self._members.get(self.clusters.root(node), -1)

    def node(self, article: int, kind: MentionType, id_: str | None) -> int | None:
        """The node of what an article calls ``id_``."""
        return self._nodes.get((article, kind, id_)) if id_ else None

    def value(self, node: int) -> str:
        """A name for the set of ``node`` as it stands now, the same for all its members."""
        return self.clusters.id_of(node) or f"#{self.clusters.root(node)}"

    def names(self, article: int) -> list[Mention]:
        """The outermost names on the lines of an article, in order, but not who signs it."""
        mentions = self.articles[article].mentions
        return [mentions[at] for at in self.outer[article]]

    @cached_property
    def _nodes(self) -> dict[tuple[int, MentionType, str | None], int]:
        return {(local.article, local.type, local.id): node for node, local in enumerate(self.locals)}

    @cached_property
    def _members(self) -> dict[int, int]:
        """The first local of each set, by root; asked for when all is joined."""
        return {self.clusters.root(node): node for node in reversed(range(len(self.locals)))}
