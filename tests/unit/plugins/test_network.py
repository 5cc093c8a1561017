from random import Random

import numpy as np
import pytest

from plugins.network import NARROW, WIDTH, Bond, Node, box, layout, network, overlaps


def graph(nodes: int, bonds: int, seed: int) -> tuple[list[Node], list[Bond]]:
    """A made-up network with names of all lengths."""
    chance = Random(seed)
    people = [Node("Nguyễn " + "n" * chance.randint(0, 24), f"../people/p{n}.html") for n in range(nodes)]
    pairs = {tuple(sorted(chance.sample(range(nodes), 2))) for _ in range(bonds)}
    return people, [Bond(one, other, chance.randint(1, 40)) for one, other in sorted(pairs)]


@pytest.mark.parametrize("most", [WIDTH, NARROW])
@pytest.mark.parametrize(
    ("nodes", "bonds", "seed"), [(2, 1, 0), (15, 20, 1), (60, 40, 2), (60, 150, 3), (60, 150, 4)]
)
def test_no_two_names_overlap_and_none_leaves_the_page(nodes, bonds, seed, most):
    people, joined = graph(nodes, bonds, seed)
    boxes = np.array([box(node.name, 18.0) for node in people])
    places = layout(boxes, joined, [1.0] * nodes, most)
    assert not overlaps(places, boxes)
    width = (places + boxes / 2).max(axis=0)[0] - (places - boxes / 2).min(axis=0)[0]
    assert width <= max(most, boxes[:, 0].max()) + 20


def test_overlapping_boxes_are_known():
    boxes = np.array([[10.0, 10.0], [10.0, 10.0]])
    assert overlaps(np.array([[0.0, 0.0], [9.0, 9.0]]), boxes)
    assert not overlaps(np.array([[0.0, 0.0], [9.0, 11.0]]), boxes)


def test_nodes_at_one_place_are_parted():
    boxes = np.array([[50.0, 20.0]] * 3)
    places = layout(boxes, [Bond(0, 1, 1), Bond(1, 2, 1), Bond(0, 2, 1)], [2.0] * 3)
    assert not overlaps(places, boxes)


def test_the_same_network_is_drawn_the_same():
    people, joined = graph(20, 30, 5)
    assert network(people, joined, "x") == network(people, joined, "x")


def test_every_person_is_a_link_and_every_bond_a_line():
    people, joined = graph(12, 14, 6)
    drawn = network(people, joined, "Ai với ai")
    assert drawn.count("<a href=") == 12
    assert drawn.count("<line ") == len(joined)
    assert "style=" not in drawn
    assert 'aria-label="Ai với ai"' in drawn


def test_a_stronger_bond_is_a_thicker_line():
    people = [Node(name, f"{name}.html") for name in "abc"]
    drawn = network(people, [Bond(0, 1, 1), Bond(1, 2, 9)], "x")
    assert 'stroke-width="6"' in drawn
    assert 'stroke-width="2.7"' in drawn


def test_without_a_bond_there_is_no_drawing():
    assert network([Node("a", "a.html")], [], "x") == ""


def test_names_stay_words():
    drawn = network([Node("<script>", "a.html"), Node("b", "b.html")], [Bond(0, 1, 1)], "x")
    assert "<script>" not in drawn
