"""A page as a browser would build it: the tree of an HTML5 parser, laid flat.

The nodes stand in document order and each knows where its descendants end, so every rule is one loop over a list.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple

from selectolax.lexbor import LexborHTMLParser, LexborNode

TEXT = "-text"
COMMENT = "-comment"


class Node(NamedTuple):
    """An element or a text: ``nodes[at + 1 : end]`` are its descendants; ``text`` is empty for elements.

    ``parent`` is the parent's place in the list, -1 for the root.
    """

    at: int
    end: int
    parent: int
    tag: str
    attributes: Mapping[str, str]
    text: str


@dataclass(frozen=True)
class Page:
    """One HTML file of the site: its name from the site's top ("articles/x.html"), its source and its nodes."""

    name: str
    source: str
    nodes: tuple[Node, ...]

    @cached_property
    def elements(self) -> tuple[Node, ...]:
        """Every element that has attributes, in order."""
        return tuple(node for node in self.nodes if node.attributes)

    @cached_property
    def by_tag(self) -> Mapping[str, tuple[Node, ...]]:
        """The elements of each tag, in order."""
        found: dict[str, list[Node]] = {}
        for node in self.nodes:
            found.setdefault(node.tag, []).append(node)
        return {tag: tuple(nodes) for tag, nodes in found.items()}

    @cached_property
    def ids(self) -> tuple[str, ...]:
        """The ``id`` of every element that has one, in order, repeated ones too."""
        return tuple(node.attributes["id"] for node in self.elements if "id" in node.attributes)

    def tagged(self, *tags: str) -> Iterator[Node]:
        """The elements with one of these tags, tag by tag."""
        for tag in tags:
            yield from self.by_tag.get(tag, ())

    def inside(self, node: Node) -> tuple[Node, ...]:
        """The descendants of ``node``, texts too."""
        return self.nodes[node.at + 1 : node.end]

    def ancestors(self, node: Node) -> Iterator[Node]:
        """The elements around ``node``, from the nearest out."""
        while node.parent >= 0:
            node = self.nodes[node.parent]
            yield node

    def text(self, node: Node) -> str:
        """All text inside ``node``, as it stands."""
        return "".join(inner.text for inner in self.inside(node))


def parse_page(name: str, source: str) -> Page:
    """Parse ``source`` by the rules of the HTML standard, as a browser without scripts does."""
    root = LexborHTMLParser(source).root
    return Page(name, source, flatten(root) if root else ())


def flatten(root: LexborNode) -> tuple[Node, ...]:
    """The nodes below and including ``root`` in document order; comments are left out."""
    found: list[tuple[str, Mapping[str, str], str]] = []
    ends: list[int] = []
    parents: list[int] = []
    open_nodes: list[int] = []
    node: LexborNode | None = root
    while node is not None:
        parents.append(open_nodes[-1] if open_nodes else -1)
        open_nodes.append(len(found))
        ends.append(0)
        found.append(contents(node))
        below = node.first_child
        if below is not None:
            node = below
            continue
        while node is not None:
            ends[open_nodes.pop()] = len(found)
            if not open_nodes:
                node = None
            elif (after := node.next) is not None:
                node = after
                break
            else:
                node = node.parent
    return tuple(Node(at, ends[at], parents[at], *found[at]) for at in range(len(found)))


def contents(node: LexborNode) -> tuple[str, Mapping[str, str], str]:
    """Tag, attributes (absent values as "") and text of one node; a comment is an empty text."""
    tag = node.tag or ""
    if tag == TEXT:
        return TEXT, {}, node.text_content or ""
    if tag == COMMENT:
        return TEXT, {}, ""
    attributes = node.attributes
    return tag, {name: value or "" for name, value in attributes.items()} if attributes else {}, ""
