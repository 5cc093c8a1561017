from __future__ import annotations

import pytest

from publish.check.data import Malformed, check_json_lines, check_names, check_xml, parse_json


@pytest.mark.parametrize(
    ("text", "cause"),
    [
        ("", "not well-formed"),
        ("{'a': 1}", "not well-formed"),
        ('{"a": 1,}', "not well-formed"),
        ('"a\tb"', "not well-formed"),
        ('{"a": 1, "b": 2, "a": 3}', "gives 'a' twice"),
        ('[{"b": {"c": 1, "c": 1}}]', "gives 'c' twice"),
        ("[NaN]", "holds NaN"),
        ("-Infinity", "holds -Infinity"),
        ("[" * 100_000, "nested too deeply"),
    ],
)
def test_what_is_no_strict_json_is_refused(text: str, cause: str) -> None:
    with pytest.raises(Malformed, match=cause):
        parse_json(text)


def test_strict_json_is_read() -> None:
    assert parse_json('{"a": [1, -2.5e3, null, true, "\\u2028<"]}') == {
        "a": [1, -2500.0, None, True, "\u2028<"]
    }


def test_each_bad_line_is_named_by_its_number() -> None:
    lines = ['{"a": 1}', "[]", "", '{"a": "x\u2028y"}']
    assert [problem.line for problem in check_json_lines("a.jsonl", lines)] == [2, 3]


@pytest.mark.parametrize(
    ("source", "cause"),
    [
        (b"<a>", "not well-formed"),
        (b"<a>\x00</a>", "not well-formed"),
        (b"<a>&#1;</a>", "not well-formed"),
        (b"<a>&nbsp;</a>", "not well-formed"),
        (b"<a b='1' b='2'/>", "not well-formed"),
        (b"<a>&#x9b;</a>", "control character U+009B"),
        (b"<a b='&#x7f;'/>", "control character U+007F"),
        (b"<!DOCTYPE a><a/>", "document type"),
        (b"<!DOCTYPE a [<!ENTITY b 'c'>]><a>&b;</a>", "document type"),
        (b"<svg><script/></svg>", "<script>"),
        (b"<svg:svg xmlns:svg='s'><svg:foreignObject/></svg:svg>", "<foreignobject>"),
        (b"<svg onload='x'/>", "attribute onload"),
        (b"<svg><g style='x'/></svg>", "attribute style"),
    ],
)
def test_what_is_no_safe_xml_is_refused(source: bytes, cause: str) -> None:
    found, _ = check_xml("a.xml", source)
    assert any(cause in problem.cause for problem in found), found


def test_the_addresses_of_a_feed_a_site_map_and_a_drawing_are_found() -> None:
    assert check_xml("a", b"<feed><link href='a'/><entry><link>b</link></entry></feed>") == ([], ["a", "b"])
    assert check_xml("a", b"<urlset><url><loc> c </loc></url></urlset>") == ([], ["c"])
    assert check_xml("a", b"<svg><use href='#x'/><image href='d.png'/></svg>") == ([], ["d.png"])


@pytest.mark.parametrize("name", ["a.html", "theme/a-b_c.css", ".nojekyll", "data/x.2.json", "con-man.html"])
def test_a_portable_name_is_good(name: str) -> None:
    assert list(check_names([name])) == []


@pytest.mark.parametrize(
    "name", ["a b", "à", "a:b", "a?b", "-a", "a.", "nul", "CON.html", "com1.x", "x/aux/y", "a" * 256, "a\nb"]
)
def test_a_name_that_some_system_cannot_hold_is_not(name: str) -> None:
    assert len(list(check_names([name]))) == 1
