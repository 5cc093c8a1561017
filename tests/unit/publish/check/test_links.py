from __future__ import annotations

from publish.check.links import Links, css_addresses, css_faults, missing_references, site_address
from publish.check.page import parse_page


def causes(links: Links, name: str, source: str) -> list[str]:
    return [problem.cause for problem in links.add_page(parse_page(name, source))]


def test_a_fragment_of_a_page_that_comes_later_is_settled_at_the_end() -> None:
    links = Links(frozenset({"a.html", "b.html"}))
    assert causes(links, "a.html", '<a href="b.html#x">x</a><a href="b.html#y">y</a>') == []
    assert causes(links, "b.html", '<i id="x"></i>') == []
    assert [problem.cause for problem in links.missing_fragments()] == [
        'a link leads to b.html#y, but that page has no id="y"'
    ]


def test_fragments_are_compared_decoded_and_by_case() -> None:
    links = Links(frozenset({"a.html"}))
    assert causes(links, "a.html", '<i id="đ"></i><a href="#%C4%91">x</a>') == []
    assert len(causes(links, "a.html", '<i id="đ"></i><a href="#Đ">x</a>')) == 1


def test_the_top_of_a_page_needs_no_id() -> None:
    assert causes(Links(frozenset({"a.html"})), "a.html", '<a href="#">x</a><a href="#top">y</a>') == []


def test_every_kind_of_address_is_followed() -> None:
    source = (
        '<img src="1" srcset="2 1x, 3 2x"><video poster="4"></video><object data="5"></object>'
        '<form action="6"><button formaction="7"></button></form><svg><use xlink:href="8"/></svg>'
        '<meta http-equiv="Refresh" content="0;URL=9"><meta property="og:image" content="10">'
    )
    found = causes(Links(frozenset({"a.html"})), "a.html", source)
    assert sorted(int(cause.split("'")[1]) for cause in found) == list(range(1, 11))


def test_an_empty_address_is_the_page_itself() -> None:
    assert causes(Links(frozenset({"a.html"})), "a.html", '<a href="">x</a>') == []


def test_references_to_ids_of_the_same_page_are_followed() -> None:
    page = parse_page("a.html", '<i id="b"></i><p aria-labelledby="b c"></p><label for="d">')
    assert list(missing_references(page, {"b"})) == [("aria-labelledby", "c"), ("for", "d")]


def test_the_address_of_the_site_is_that_of_its_home_page() -> None:
    def of(href: str) -> str:
        return site_address(parse_page("index.html", f'<link rel="canonical" href="{href}">'))

    assert of("https://a.example/news/index.html") == "https://a.example/news/"
    assert of("https://a.example") == "https://a.example/"
    assert of("index.html") == ""


def test_addresses_of_a_style_sheet_are_found_outside_comments() -> None:
    source = "/* url(no) */ @import 'a'; x { b: url( c ) url(\"d e\") } /* url(no)"
    assert list(css_addresses(source)) == ["a", "c", "d e"]


def test_a_style_sheet_may_not_ask_third_parties() -> None:
    assert len(list(css_faults("@import '//a.example/x'; a { b: url(data:image/png;base64,x) url(y) }"))) == 1
