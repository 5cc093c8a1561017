from __future__ import annotations

import pytest

from publish.check.urls import Target, clean, internal_path, is_external, resolve, scheme_of

SITE = "https://archive.example/news/"
FILES = frozenset({"index.html", "articles/a.html", "articles/index.html", "data/a b.json", "about"})


@pytest.mark.parametrize(
    "url", ["javascript:x", " JavaScript:x", "java\tscript:x", "java\r\nscript:x", "\x01\x1fjavascript:x"]
)
def test_a_scheme_cannot_hide_behind_case_controls_or_white_space(url: str) -> None:
    assert scheme_of(url) == "javascript"


@pytest.mark.parametrize("url", ["", "#a", "a/b:c", "?a:b", "./javascript:x", "1a:b"])
def test_a_relative_address_has_no_scheme(url: str) -> None:
    assert scheme_of(url) == ""


@pytest.mark.parametrize(
    "url", ["https://a.example", "HTTP:a", "//a.example", "\\\\a.example", " /\\a.example"]
)
def test_an_address_with_a_host_is_external(url: str) -> None:
    assert is_external(url)


def test_what_browsers_ignore_is_cleaned_away() -> None:
    assert clean("\x00 \n a\tb\r\nc \x1f") == "abc"


@pytest.mark.parametrize(
    ("url", "page", "path"),
    [
        ("a.html", "articles/x.html", "articles/a.html"),
        ("../index.html#top", "articles/x.html", "index.html#top"),
        ("..", "articles/x.html", ""),
        ("./", "articles/x.html", "articles/"),
        (".", "index.html", ""),
        ("#l3", "articles/x.html", "articles/x.html#l3"),
        ("?q=1", "search.html", "search.html?q=1"),
        ("../../x", "articles/x.html", "../x"),
        (SITE + "a.html", "index.html", "a.html"),
        ("https://archive.example/news", "index.html", ""),
        ("/news/a.html", "index.html", "/news/a.html"),
    ],
)
def test_an_address_inside_the_site_is_counted_from_its_top(url: str, page: str, path: str) -> None:
    assert internal_path(url, page, SITE, absolute_paths=False) == path


@pytest.mark.parametrize(
    "url", ["https://archive.example/other/", "mailto:a@example.org", "//x.example/", "data:,x"]
)
def test_an_address_elsewhere_has_no_path_in_the_site(url: str) -> None:
    assert internal_path(url, "index.html", SITE, absolute_paths=False) is None


def test_a_page_for_not_found_may_count_from_the_top_of_the_host() -> None:
    assert internal_path("/news/articles/a", "404.html", SITE, absolute_paths=True) == "articles/a"
    assert internal_path("/news", "404.html", SITE, absolute_paths=True) == ""
    assert internal_path("/other/", "404.html", SITE, absolute_paths=True) == "/other/"
    assert internal_path("/articles/", "404.html", "", absolute_paths=True) == "articles/"


@pytest.mark.parametrize(
    ("path", "target"),
    [
        ("", Target("index.html", "")),
        ("articles/", Target("articles/index.html", "")),
        ("articles/a", Target("articles/a.html", "")),
        ("articles/a.html?x=1#l3", Target("articles/a.html", "l3")),
        ("articles/%61.html#%C4%91", Target("articles/a.html", "đ")),
        ("articles/a#x:~:text=y", Target("articles/a.html", "x")),
        ("data/a%20b.json", Target("data/a b.json", "")),
        ("about", Target("about", "")),
        ("articles", None),
        ("../index.html", None),
        ("Articles/a", None),
        ("articles/a/", None),
    ],
)
def test_a_path_leads_to_the_file_that_a_static_host_serves(path: str, target: Target | None) -> None:
    assert resolve(path, FILES) == target
