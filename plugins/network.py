"""A network of people as static SVG, laid out so that no two names overlap.

Nodes repel one another and bonds draw them together (Fruchterman and Reingold, "Graph drawing by force-directed
placement", 1991); then the names' boxes are pushed apart. Fixed beginnings, no chance, and sums in a fixed order give
the same drawing everywhere.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

import numpy as np
from markupsafe import Markup
from numpy.typing import NDArray

from plugins.drawing import element

Points = NDArray[np.float64]

ROUNDS, APART = 250, 400
"""How often the forces act, and how often boxes are pushed apart before there must be more room."""

SIZES = (13.0, 15.0, 18.0)
"""The sizes of the names: of most people, of those with many bonds, of those with most."""

CHARACTER, PADDING, GAP = 0.6, 7.0, 6.0
"""How wide a character is of the size of its type (none of the system faces is wider on the whole), the room around a
name, and the least distance of two."""

LENGTH, REACH = 120.0, 330.0
"""The length of a bond at rest, and how far nodes repel one another: groups without a bond stay near."""

WIDTH, STRETCH, CROWD = 740.0, 1.5, 3.2
"""How wide the drawing is at most, how much wider than high a small one is, and its room to that of all the names."""

NARROW = 350.0
"""How wide the drawing for phones is, where a wide one would be cut off or too small to read."""

GOLDEN = 2.399963229728653
"""The golden angle: points on a spiral by it lie nowhere close."""


class Node(NamedTuple):
    """Somebody by name, with their page."""

    name: str
    href: str


class Bond(NamedTuple):
    """What joins two nodes, by their numbers, and how strongly."""

    one: int
    other: int
    strength: int


def network(nodes: Sequence[Node], bonds: Sequence[Bond], what: str, width: float = WIDTH) -> Markup:
    """The drawing of ``nodes`` and ``bonds``; nothing where there is no bond. ``what`` names the drawing.

    It is ``width`` wide at most, or as wide as the longest name.
    """
    if not bonds:
        return Markup()
    weight = [sum(bond.strength for bond in bonds if n in bond[:2]) for n in range(len(nodes))]
    sizes = [SIZES[rank] for rank in _ranks(weight)]
    boxes = np.array([box(node.name, size) for node, size in zip(nodes, sizes, strict=True)])
    places = layout(boxes, bonds, weight, width)
    places -= (places - boxes / 2).min(axis=0) - GAP
    right, foot = (places + boxes / 2).max(axis=0) + GAP
    most = max(bond.strength for bond in bonds)
    lines = [_line(places, bond, most) for bond in bonds]
    names = [
        _name(node, place, wide, size)
        for node, place, wide, size in zip(nodes, places, boxes, sizes, strict=True)
    ]
    return element(
        "svg",
        element("g", Markup("").join(lines)) + Markup("").join(names),
        class_="network narrow" if width < WIDTH else "network",
        width=f"{right:.0f}",
        height=f"{foot:.0f}",
        viewBox=f"0 0 {right:.0f} {foot:.0f}",
        role="group",
        aria_label=what,
    )


def box(name: str, size: float) -> tuple[float, float]:
    """How wide and high a name of a size is with the room around it."""
    return len(name) * size * CHARACTER + 2 * PADDING, size + 2 * PADDING


def layout(boxes: Points, bonds: Sequence[Bond], weight: Sequence[float], width: float = WIDTH) -> Points:
    """The centres (n × 2) of ``boxes`` (widths and heights, n × 2): bonds short, no two boxes closer than ``GAP``."""
    return _apart(_forces(len(boxes), bonds, weight), boxes, width)


def overlaps(places: Points, boxes: Points) -> bool:
    """Whether any two of the boxes overlap."""
    near = _closeness(places, boxes).min(axis=2)
    np.fill_diagonal(near, -1.0)
    return bool((near > 0).any())


def _forces(count: int, bonds: Sequence[Bond], weight: Sequence[float]) -> Points:
    """Where the forces leave the nodes, which begin on a spiral: those with most bonds in its middle."""
    turn = np.empty(count)
    turn[np.argsort(-np.array(weight, float), kind="stable")] = np.arange(count)
    radius = LENGTH * np.sqrt(turn + 0.5)
    # sine and cosine may differ in their last digit between machines, so they are rounded
    places = np.round(np.stack((radius * np.cos(turn * GOLDEN), radius * np.sin(turn * GOLDEN)), axis=1), 3)
    pull = np.zeros((count, count))
    most = max(bond.strength for bond in bonds)
    for bond in bonds:
        pull[bond.one, bond.other] = pull[bond.other, bond.one] = 0.4 + bond.strength / most
    for step in range(ROUNDS):
        between = places[:, None, :] - places[None, :, :]
        squared = (between**2).sum(axis=2) + 0.01
        distance = np.sqrt(squared)
        push = np.where(distance < REACH, LENGTH**2 / squared, 0.0) - pull * distance / LENGTH
        move = (between * push[:, :, None]).sum(axis=0) * -1 - places * 0.25
        far = np.sqrt((move**2).sum(axis=1)) + 0.01
        most_now = LENGTH * (1 - step / ROUNDS)
        places = np.round(places + move / far[:, None] * np.minimum(far, most_now)[:, None], 3)
    return np.asarray(places, dtype=np.float64)


def _apart(places: Points, boxes: Points, width: float) -> Points:
    """Fit a drawing into ``width`` and push its boxes apart, each pair the shorter way; where that does not end, the
    drawing grows higher."""
    room = boxes + GAP
    half = room[:, 0] / 2
    wide = max(
        float(room[:, 0].max()), min(width, float(np.sqrt((room[:, 0] * room[:, 1]).sum() * CROWD * STRETCH)))
    )
    high = float((room[:, 0] * room[:, 1]).sum()) * CROWD / wide
    places = places - places.min(axis=0)
    places = np.round(places / np.maximum(places.max(axis=0), 1.0) * np.array((wide, high)), 2)
    order = np.arange(len(boxes))
    first = (order[:, None] < order[None, :])[:, :, None]
    while True:
        for _round in range(APART):
            places[:, 0] = np.clip(places[:, 0], half, wide - half)
            near = _closeness(places, room)
            hit = near.min(axis=2) > 0
            np.fill_diagonal(hit, False)
            if not hit.any():
                return places
            # sideways where that is shorter and the page has room for both
            sideways = (near[:, :, 0] <= near[:, :, 1]) & (half[:, None] + half[None, :] < wide / 2)
            between = places[:, None, :] - places[None, :, :]
            sign = np.where(between == 0, np.where(first, -1.0, 1.0), np.sign(between))
            shift = np.where(hit[:, :, None], (near / 2 + 0.5) * sign, 0.0)
            shift[:, :, 0] *= sideways
            shift[:, :, 1] *= ~sideways
            places = np.round(places + shift.sum(axis=1) * 0.6, 2)
        places = np.round(places * np.array((1.0, 1.15)), 2)


def _closeness(places: Points, boxes: Points) -> Points:
    """By how much each two boxes overlap, sideways and up and down (n × n × 2); less than 0 where they are apart."""
    half: Points = (boxes[:, None, :] + boxes[None, :, :]) / 2
    return half - np.abs(places[:, None, :] - places[None, :, :])


def _ranks(weight: Sequence[float]) -> list[int]:
    """2 for the few with most bonds, 1 for the next, 0 for the rest."""
    ordered = sorted(weight, reverse=True)
    first, second = ordered[len(ordered) // 12], ordered[len(ordered) // 3]
    return [2 if each >= first else 1 if each >= second else 0 for each in weight]


def _line(places: Points, bond: Bond, most: int) -> Markup:
    (left, top), (right, bottom) = places[bond.one].tolist(), places[bond.other].tolist()
    thick = 1.0 + 5.0 * (bond.strength / most) ** 0.5
    return element("line", x1=left, y1=top, x2=right, y2=bottom, stroke_width=thick)


def _name(node: Node, place: Points, wide: Points, size: float) -> Markup:
    (x, y), (width, height) = place.tolist(), wide.tolist()
    frame = element("rect", x=x - width / 2, y=y - height / 2, width=width, height=height, rx=height / 2)
    words = element("text", node.name, x=x, y=y + size * 0.35, font_size=size, text_anchor="middle")
    return element("a", frame + words, href=node.href)
