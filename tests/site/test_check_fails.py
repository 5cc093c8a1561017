"""The check is shown to fail: each way to spoil the pages of a real build is caught, and named by page and cause."""

from __future__ import annotations

import re
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Protocol

import pytest

from annotate.problems import Problem
from publish.check import check_site

SEEDS = Path(__file__).parents[2] / "seeds"
# a paragraph of the article and its text before the first mark in it
PARAGRAPH = re.compile(r'<p [^>]*data-line="(\d+)"[^>]*>([^<]{20,})')
WHOLE_PARAGRAPH = re.compile(r'<p [^>]*data-line="(\d+)"[^>]*>.*?</p>', re.DOTALL)
REMOVED_LINE = re.compile(r'<span [^>]*data-line="(\d+)">.*?</span></li>', re.DOTALL)
Spoil = Callable[[str], tuple[str, int]]


class Archive(Protocol):
    """The archive of the five seeds, as the fixture ``built`` gives it."""

    seeds: Path
    output: Path


@pytest.fixture
def site(built: Archive, tmp_path: Path) -> Path:
    """A copy of the site, to be spoiled."""
    shutil.copytree(built.output, tmp_path / "site")
    return tmp_path / "site"


def article(site: Path) -> Path:
    """The first article's page."""
    return next(path for path in sorted((site / "articles").glob("*.html")) if path.name != "index.html")


def in_paragraph(change: Callable[[str], str]) -> Spoil:
    """Change the text of a paragraph of the article."""

    def spoil(source: str) -> tuple[str, int]:
        found = PARAGRAPH.search(source)
        assert found
        start, end = found.span(2)
        return source[:start] + change(found[2]) + source[end:], int(found[1])

    return spoil


def drop(pattern: re.Pattern[str]) -> Spoil:
    """Take away the first line that ``pattern`` finds."""

    def spoil(source: str) -> tuple[str, int]:
        found = pattern.search(source)
        assert found
        return source[: found.start()] + source[found.end() :], int(found[1])

    return spoil


def swap(source: str) -> tuple[str, int]:
    """Exchange the first two paragraphs of the article."""
    first, second = list(WHOLE_PARAGRAPH.finditer(source))[:2]
    between = source[first.end() : second.start()]
    return source[: first.start()] + second[0] + between + first[0] + source[second.end() :], int(first[1])


def repeat(source: str) -> tuple[str, int]:
    """Show a paragraph twice."""
    found = WHOLE_PARAGRAPH.search(source)
    assert found
    return source[: found.end()] + found[0] + source[found.end() :], int(found[1])


def replaced(old: str, new: str) -> Spoil:
    """Put ``new`` in the place of ``old``; concerns no line."""

    def spoil(source: str) -> tuple[str, int]:
        assert old in source
        return source.replace(old, new, 1), 0

    return spoil


SPOILT: dict[str, tuple[Spoil, str]] = {
    "a letter lost": (in_paragraph(lambda text: text[:5] + text[6:]), "differs from"),
    "a letter altered": (in_paragraph(lambda text: text[:5] + "ạ" + text[6:]), "differs from"),
    "two spaces of words lost": (in_paragraph(lambda text: text.replace(" ", "", 1)), "differs from"),
    "a word added": (in_paragraph(lambda text: "rằng " + text), "differs from"),
    "words hidden as an insertion": (in_paragraph(lambda text: f"<i data-anno>{text}</i>"), "differs from"),
    "a paragraph missing": (drop(WHOLE_PARAGRAPH), "is missing"),
    "a removed line missing": (drop(REMOVED_LINE), "is missing"),
    "a paragraph twice": (repeat, "twice"),
    "paragraphs exchanged": (swap, "stands after line"),
    "seed text run as markup": (in_paragraph(lambda text: f"<img src=x onerror=alert(1)>{text}"), "onerror"),
    "a script": (replaced("</main>", "<script>alert(1)</script></main>"), "an inline script"),
    "a javascript address": (
        replaced("</main>", '<a href="JavaScript:alert(1)">x</a></main>'),
        "runs or reads",
    ),
    "a policy undone": (replaced("default-src 'none'", "default-src *"), "not the site's own"),
    "a link to nowhere": (replaced("</main>", '<a href="nowhere.html">x</a></main>'), "leads to no file"),
    "a fragment to nowhere": (replaced("</main>", '<a href="#nowhere">x</a></main>'), 'no id="nowhere"'),
    "a fragment of another page": (
        replaced("</main>", '<a href="../index.html#x">x</a></main>'),
        'no id="x"',
    ),
    "an id twice": (replaced('id="main"', 'id="main"><i id="main"></i'), "stands twice"),
    "a picture of a third party": (
        replaced("</main>", '<img src="//t.example/p" alt=""></main>'),
        "third party",
    ),
    "a fold renamed": (replaced('id="removed"', 'id="gone"'), "stands outside the fold"),
}


def test_the_site_as_built_is_good(built: Archive) -> None:
    assert check_site(built.output, built.seeds) == ()


@pytest.mark.parametrize("name", SPOILT)
def test_a_spoilt_article_is_caught(site: Path, name: str) -> None:
    spoil, cause = SPOILT[name]
    page = article(site)
    source, line = spoil(page.read_text(encoding="utf-8"))
    page.write_text(source, encoding="utf-8")
    found = check_site(site, SEEDS)
    assert any(cause in problem.cause for problem in found), found
    # a line that is gone also breaks the links that lead to it from other pages
    assert {problem.file for problem in found if cause in problem.cause} == {f"articles/{page.name}"}
    if line and "onerror" not in cause:
        assert line in {problem.line for problem in found}


def caught(site: Path, file: str, words: str) -> bool:
    """Whether a problem of ``file`` has ``words`` in its cause."""

    def speaks(problem: Problem) -> bool:
        return problem.file == file and words in problem.cause

    return any(map(speaks, check_site(site, SEEDS)))


def test_a_page_that_was_never_written_is_caught(site: Path) -> None:
    page = article(site)
    page.unlink()
    assert caught(site, f"articles/{page.name}", "has no page")


def test_a_page_of_another_seed_is_caught(site: Path) -> None:
    page, other = sorted(path for path in (site / "articles").glob("*.html") if path.name != "index.html")[:2]
    shutil.copyfile(other, page)
    assert caught(site, f"articles/{page.name}", "differs from")


@pytest.mark.parametrize("file", ["feed.atom", "data/articles.jsonl", "data/quality.json"])
def test_a_file_cut_short_is_caught(site: Path, file: str) -> None:
    content = (site / file).read_bytes()
    (site / file).write_bytes(content[: len(content) // 2])
    assert caught(site, file, "is not well-formed")


def test_a_style_sheet_that_is_gone_is_caught(site: Path) -> None:
    (site / "theme/css/site.css").unlink()
    assert caught(site, "index.html", "leads to no file of the site: './theme/css/site.css'")
