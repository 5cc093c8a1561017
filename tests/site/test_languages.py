"""A site in English has no Vietnamese of its own; a site in either language shows no internal name to a reader."""

from __future__ import annotations

import json
import re
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any, NamedTuple

import pytest
from selectolax.lexbor import LexborHTMLParser, LexborNode

import pelicanconf
from annotate.archive import annotate_folder
from annotate.rules import all_rules
from annotate.settings import Settings
from annotate.tables import entries
from plugins.source_language import FOREIGN
from publish.check import check_site
from publish.render import render

ROOT = Path(__file__).parents[2]
SEEDS = ROOT / "tests" / "archive" / "seeds"

SHOWN = ("title", "alt", "aria-label", "placeholder")
"""Attributes that a reader sees or hears."""

TOLD_BY_SCRIPTS = re.compile("data-(?!is|at|no|note|said|line|for|page|file|repository|root)")
"""Attributes whose texts scripts show; the others hold what scripts look for."""

NOT_SEEN = ("script", "style", "head")
NAMING = ("about/rules.html", "data/index.html")
"""Pages that explain the names in the data."""

SAMPLES = "about/style.html"
"""The page whose Vietnamese is made up, to show how it looks."""

OUR_WORDS = ("reason", "says")
"""Fields of the data that the software writes in the language of the site; in the others stand words of the archive."""

WORD = re.compile(r"[^\W\d_]+")
KEBAB = re.compile(r"(?<![\w/.-])[a-z]+(?:-[a-z]+)+(?![\w/.-])")


class Words(NamedTuple):
    """Words that stand on a page: the page, the element, and whether they are marked as Vietnamese."""

    page: str
    tag: str
    text: str
    vietnamese: bool


def _site(folder: Path, code: str) -> Path:
    content, output = folder / "content", folder / "site"
    content.mkdir(parents=True)
    annotate_folder(SEEDS, content, Settings(language=code))
    shutil.copytree(ROOT / "content" / "pages", content / "pages")
    render(content, output, "https://example.org/kho", SEEDS, site_lang=code)
    return output


@pytest.fixture(scope="module")
def english(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return _site(tmp_path_factory.mktemp("english"), "en")


@pytest.fixture(scope="module")
def vietnamese(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return _site(tmp_path_factory.mktemp("vietnamese"), "vi")


def words(site: Path) -> Iterator[Words]:
    """All that readers of a site see or hear."""
    for file in sorted(site.rglob("*.html")):
        page = file.relative_to(site).as_posix()
        root = LexborHTMLParser(file.read_text(encoding="utf-8")).root
        if root is not None:
            yield from _words(root, page, False)


def _words(node: LexborNode, page: str, vietnamese: bool) -> Iterator[Words]:
    if node.is_text_node:
        if text := node.text_content:
            yield Words(page, node.parent.tag if node.parent else "", text, vietnamese)
        return
    if node.tag in NOT_SEEN:
        return
    lang = node.attributes.get("lang")
    vietnamese = lang == "vi" if lang else vietnamese
    for name, value in node.attributes.items():
        if value and (name in SHOWN or TOLD_BY_SCRIPTS.match(name)):
            yield Words(page, f"{node.tag} {name}", value, vietnamese)
    for child in node.iter(include_text=True):
        yield from _words(child, page, vietnamese)


def _plain(text: str) -> str:
    return f" {' '.join(WORD.findall(text.lower()))} "


def _strings(value: Any) -> Iterator[str]:
    if isinstance(value, dict):
        for key, each in value.items():
            if key not in OUR_WORDS:
                yield from _strings(each)
    elif isinstance(value, list):
        for each in value:
            yield from _strings(each)
    elif isinstance(value, str):
        yield value


@pytest.fixture(scope="module")
def archive(english: Path) -> str:
    """The words of the archive: seeds, names, authority records, the examples of rules, the name of the site."""
    texts = (*SEEDS.iterdir(), *(ROOT / "annotate" / "data" / "authority").iterdir())
    own = [file.read_text(encoding="utf-8") for file in texts if file.is_file()]
    for file in (english.parent / "content" / "data").glob("*.jsonl"):
        for line in file.read_text(encoding="utf-8").splitlines():
            own += _strings(json.loads(line))
    own += [text for rule in all_rules() for text in (rule["example"], rule["en"])]
    own += [pelicanconf.SITENAME, pelicanconf.SITE_DESCRIPTION, "khủng hoảng"]  # how one types a query
    return "".join(map(_plain, own))


def test_vietnamese_on_a_page_in_english_is_marked_as_such(english: Path):
    wrong = {
        (each.page.split("/")[0], each.tag, each.text.strip())
        for each in words(english)
        if not each.vietnamese and " " not in each.tag and FOREIGN.search(each.text)
    }
    assert sorted(wrong) == []


def test_vietnamese_on_a_page_in_english_comes_from_the_archive(english: Path, archive: str):
    by_hand = {f"{file.name.partition('.')[0]}/index.html" for file in (ROOT / "content" / "pages").iterdir()}
    wrong = set()
    for each in words(english):
        if each.page in (SAMPLES, *by_hand) or each.tag == "code":
            continue
        for piece in re.split(r"[^\w\s]|\d", each.text):
            if not _from_archive(WORD.findall(piece.lower()), archive):
                wrong.add((each.page, each.tag, piece.strip()))
    assert sorted(wrong) == []


def _from_archive(found: list[str], archive: str) -> bool:
    """Whether the Vietnamese among these words consists of words that stand so in the archive: the whole, or stretches
    of two words and more, as in an office and whose it is."""
    places = [n for n, word in enumerate(found) if FOREIGN.search(word) and len(word) > 1]
    rest = found[places[0] :] if places else []
    if places and f" {' '.join(found[places[0] : places[-1] + 1])} " in archive:
        return True
    while rest:
        known = next((n for n in range(len(rest), 1, -1) if f" {' '.join(rest[:n])} " in archive), 0)
        if not known and FOREIGN.search(rest[0]):
            return False
        rest = rest[max(known, 1) :]
    return True


def test_every_page_says_in_which_language_it_is(english: Path, vietnamese: Path):
    for site, code in ((english, "en"), (vietnamese, "vi")):
        for file in site.rglob("*.html"):
            assert f'<html lang="{code}"' in file.read_text(encoding="utf-8")[:100], file


def test_the_text_of_the_articles_stays_vietnamese_and_to_the_letter(english: Path):
    assert check_site(english, SEEDS) == ()
    for file in (english / "articles").glob("*.html"):
        tree = LexborHTMLParser(file.read_text(encoding="utf-8"))
        lines = tree.css("[data-line]")
        assert all(_lang(line) == "vi" for line in lines if FOREIGN.search(line.text())), file


def _lang(node: LexborNode | None) -> str | None:
    while node is not None and "lang" not in node.attributes:
        node = node.parent
    return node.attributes["lang"] if node is not None else None


@pytest.mark.parametrize("site", ["english", "vietnamese"])
def test_no_reader_sees_the_name_of_a_rule(site: str, request: pytest.FixtureRequest):
    names = {rule["rule"] for rule in all_rules()} | {
        "near-duplicate",
        "parallel-passage",
        "same-event",
        "teaser-of",
    }
    seen = {
        (each.page, name)
        for each in words(request.getfixturevalue(site))
        for name in KEBAB.findall(each.text)
        if name in names and each.page not in NAMING
    }
    assert seen == set()


def test_no_reader_of_vietnamese_sees_the_name_of_a_class(vietnamese: Path):
    classes = {
        *entries("statements/classes"),
        "furniture",
        "teaser",
        "byline",
        "organisation",
        "nominal",
        "pronoun",
        "direct",
        "indirect",
    }
    seen = {
        (each.page, each.text.strip())
        for each in words(vietnamese)
        if each.tag != "code" and each.page not in NAMING and classes & set(WORD.findall(each.text))
    }
    assert seen == set()
