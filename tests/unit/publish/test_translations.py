"""Every text for readers can be translated, and is: catalogues, templates, code."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path
from string import Formatter

import pytest
from babel.messages.catalog import Message
from jinja2 import Environment, nodes

from annotate.language import CATALOGUE, FOLDER
from annotate.rules import all_rules
from annotate.schema import file_tables
from annotate.tables import entries, rows
from plugins.source_language import FOREIGN, marked
from publish.translations import (
    KEYWORDS,
    ROOT,
    extracted,
    missing,
    read_catalogue,
    translated,
    update,
)

TEMPLATES = sorted((ROOT / "theme" / "templates").glob("*.html"))
# Modules that speak to readers; the others hold the words by which rules know Vietnamese news
SPEAKING = sorted(
    path
    for pattern in (
        "plugins/**/*.py",
        "annotate/pages/*.py",
        "annotate/review/*.py",
        "annotate/corrections/*.py",
        *(f"annotate/{name}.py" for name in ("labels", "language", "markdown", "quality", "rules", "export")),
    )
    for path in ROOT.glob(pattern)
)
# Modules that know the letters of Vietnamese
LETTERS = {"plugins/source_language.py"}
JINJA = re.compile(r"\{#.*?#\}|\{%.*?%\}|\{\{.*?\}\}", re.DOTALL)
TAG = re.compile(r"<[a-z][^>]*>")


@pytest.mark.parametrize("code", translated())
def test_every_text_has_a_translation_that_is_not_doubtful(code: str):
    catalogue = read_catalogue(FOLDER / code / CATALOGUE, code)
    known = {text for message in catalogue if message.id for text in _ids(message)}
    wanted = {text for message in extracted() if message.id for text in _ids(message)}
    assert wanted - known == set(), "run `invoke translations` and translate what it lists"
    assert known - wanted == set(), "run `invoke translations`, which takes out what nobody asks for"
    assert list(missing(catalogue)) == []


def _ids(message: Message) -> tuple[str, ...]:
    return (message.id,) if isinstance(message.id, str) else tuple(message.id[:1])


def _blanks(text: str) -> set[str]:
    return {name for _, name, _, _ in Formatter().parse(text) if name} | set(re.findall(r"%\((\w+)\)s", text))


# Parts of a date that one language writes as a number and another as a word
DATES = {"month", "month_name", "n", "nth"}


@pytest.mark.parametrize("code", translated())
def test_a_translation_fills_in_what_its_text_fills_in(code: str):
    for message in read_catalogue(FOLDER / code / CATALOGUE, code):
        if not message.id:
            continue
        (text,) = _ids(message)
        forms = (message.string,) if isinstance(message.string, str) else message.string
        for form in forms:
            extra = _blanks(form) - _blanks(text)
            lost = _blanks(text) - _blanks(form)
            assert extra <= DATES, (text, form)
            assert lost <= DATES, (text, form)


@pytest.mark.parametrize("code", translated())
def test_a_translation_has_no_vietnamese_but_words_that_are_quoted_as_such(code: str):
    quoted = {"khủng hoảng"}
    for message in read_catalogue(FOLDER / code / CATALOGUE, code):
        forms = (message.string,) if isinstance(message.string, str) else message.string
        for form in forms or ():
            rest = form
            for words in quoted:
                rest = rest.replace(words, "")
            assert not FOREIGN.search(rest), form


@pytest.mark.parametrize("template", TEMPLATES, ids=lambda path: path.name)
def test_a_template_has_vietnamese_only_as_texts_to_translate_or_marked_as_vietnamese(template: Path):
    html = JINJA.sub("", template.read_text(encoding="utf-8"))
    assert marked(html) == html
    assert [tag for tag in TAG.findall(html) if FOREIGN.search(tag) and ' lang="vi"' not in tag] == []


@pytest.mark.parametrize("template", TEMPLATES, ids=lambda path: path.name)
def test_an_expression_of_a_template_has_vietnamese_only_as_a_text_to_translate(template: Path):
    tree = Environment(extensions=["jinja2.ext.i18n"]).parse(template.read_text(encoding="utf-8"))
    assert list(_untranslated(tree)) == []


def _untranslated(node: nodes.Node) -> Iterator[str]:
    if isinstance(node, nodes.Const) and isinstance(node.value, str) and FOREIGN.search(node.value):
        yield node.value
    translates = (
        isinstance(node, nodes.Call) and isinstance(node.node, nodes.Name) and node.node.name in KEYWORDS
    )
    for child in node.iter_child_nodes():
        if not (translates and isinstance(child, nodes.Const)):
            yield from _untranslated(child)


@pytest.mark.parametrize("module", SPEAKING, ids=lambda path: path.relative_to(ROOT).as_posix())
def test_code_that_speaks_to_readers_has_vietnamese_only_as_texts_to_translate(module: Path):
    if module.relative_to(ROOT).as_posix() in LETTERS:
        return
    assert list(_literals(ast.parse(module.read_text(encoding="utf-8")))) == []


def _literals(node: ast.AST) -> Iterator[tuple[int, str]]:
    """The Vietnamese strings that are no docstring, letter, pattern or argument of a function that translates."""
    if isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant):
        return
    if isinstance(node, ast.Call) and ast.unparse(node.func) == "re.compile":
        return
    if isinstance(node, ast.Constant) and isinstance(node.value, str) and len(node.value) > 1:
        if FOREIGN.search(node.value):
            yield node.lineno, node.value
        return
    translates = isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in KEYWORDS
    for child in ast.iter_child_nodes(node):
        if not (translates and isinstance(child, ast.Constant)):
            yield from _literals(child)


@pytest.mark.parametrize("code", ["vi", *translated()])
def test_rules_classes_kinds_and_fields_are_told_in_every_language(code: str):
    assert all(rule[code] for rule in all_rules())
    for module in ("dates", "dating", "links", "publication"):
        for name, entry in entries(f"rules/{module}").items():
            assert ("says_vi" in entry) == (f"says_{code}" in entry), name
            if "says_vi" in entry:
                assert _blanks(entry[f"says_{code}"]) == _blanks(entry["says_vi"]), name
    for entry in entries("statements/classes").values():
        assert entry[code]
        assert entry[f"definition_{code}"]
    for table in file_tables():
        assert all(getattr(each, code) for each in (table, *table.fields))
    for name in ("pages/kinds", "pages/identifiers"):
        assert all(row[code] for row in rows(name))


def test_texts_are_found_in_f_strings_and_in_templates(tmp_path: Path):
    (tmp_path / "plugins").mkdir()
    (tmp_path / "theme" / "templates").mkdir(parents=True)
    (tmp_path / "plugins" / "a.py").write_text(
        "a = f\"{_('một')} {counted(n, 'bài')}\"\nb = plural('{n} trang', n)\nc = _(other['hai'])\n",
        encoding="utf-8",
    )
    (tmp_path / "theme" / "templates" / "a.html").write_text(
        '{# _("không") #}{{ _("ba") }}{{ plural("{n} ngày", n) }}', encoding="utf-8"
    )
    found = {_ids(message)[0]: message.pluralizable for message in extracted(tmp_path) if message.id}
    assert found == {"một": False, "bài": True, "{n} trang": True, "ba": False, "{n} ngày": True}


def test_a_new_catalogue_has_every_text_and_no_translation(tmp_path: Path):
    kept = update("fr", tmp_path)
    assert kept.texts == len(kept.missing) > 100
    assert str(kept).endswith("to translate")
    first = (tmp_path / "fr" / CATALOGUE).read_bytes()
    update("fr", tmp_path)
    assert (tmp_path / "fr" / CATALOGUE).read_bytes() == first
