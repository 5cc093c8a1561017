from __future__ import annotations

from publish.check.page import parse_page


def test_nodes_know_where_their_descendants_end() -> None:
    page = parse_page("x.html", "<p id=a>b<i id=c>d</i><!-- e --></p><p id=f>g")
    assert {node.attributes["id"]: page.text(node) for node in page.elements} == {
        "a": "bd",
        "c": "d",
        "f": "g",
    }
    assert [above.tag for above in page.ancestors(page.nodes[-1])] == ["p", "body", "html"]


def test_every_node_stands_inside_its_parent() -> None:
    page = parse_page("x.html", "<ul><li>a<li><b>c</b>d<p>e</ul>f<table><td>g</table>")
    for node in page.nodes[1:]:
        parent = page.nodes[node.parent]
        assert parent.at < node.at < node.end <= parent.end


def test_ids_are_listed_as_often_as_they_stand() -> None:
    assert parse_page("x.html", "<i id=a></i><i id=b></i><i id=a></i>").ids == ("a", "b", "a")


def test_a_page_is_read_as_browsers_read_it() -> None:
    page = parse_page("x.html", "<p>a\0b&#0;&#128;\r\nc&notit;</p>")
    (paragraph,) = page.by_tag["p"]
    assert page.text(paragraph) == "ab\ufffd€\nc¬it;"


def test_deep_nesting_is_read() -> None:
    page = parse_page("x.html", "<b>" * 20_000 + "x")
    assert page.nodes[-1].text == "x"
