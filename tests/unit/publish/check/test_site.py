"""A good site has no problem; each way to break it is named by page, line and cause."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from annotate.problems import Problem
from publish.check import check_site, contract

A = "articles/a.html"
HOME = "index.html"

# name of the fault: file, text in it, what replaces it, line of the seed, words of the cause
BROKEN = {
    "a letter altered": (A, "trưởng <em>", "truởng <em>", 3, "differs from seeds/a.txt at character 9"),
    "a tone mark in NFD": (A, "nói: không", "nói: kho\u0302ng", 3, "differs"),
    "a word added": (A, "nói: ", "nói rõ: ", 3, "differs"),
    "a word taken for an insertion": (A, "<em>Nga", "<em data-anno>Nga", 3, "differs"),
    "an insertion without data-anno": (A, "<a data-anno href", "<a href", 3, "differs"),
    "an invisible character left bare": (A, "cho<span data-anno>U+200B</span>", "cho\u200b", 5, "differs"),
    "markup of the seed made live": (A, "&lt;b&gt;“hòa bình”&lt;/b&gt;", "<b>“hòa bình”</b>", 1, "differs"),
    "quotation marks made smart": (A, "“hòa bình”", '"hòa bình"', 1, "differs"),
    "an entity resolved twice": (A, "1 &lt; 2", "1 &amp;lt; 2", 5, "differs"),
    "a line missing": (A, '<p data-line="7">Đọc nhiều nhất</p>', "", 7, "is missing"),
    "a line without its number": (A, ' data-line="5"', "", 5, "is missing"),
    "a line cut short": (A, " 1 &lt; 2.", "", 5, "differs"),
    "a line twice": (A, "</article>", '<p data-line="6">Tin liên quan</p></article>', 6, "twice"),
    "a blank line claimed": (A, "</article>", '<p data-line="2"></p></article>', 2, "no line 2"),
    "a line that the seed has not": (A, "</article>", '<p data-line="99">x</p></article>', 99, "no line 99"),
    "a number that is none": (A, 'data-line="7"', 'data-line="7a"', 0, 'data-line="7a" is no line number'),
    "lines out of order in the fold": (
        A,
        '<p data-line="6">Tin liên quan</p>\n<p data-line="7">Đọc nhiều nhất</p>',
        '<p data-line="7">Đọc nhiều nhất</p>\n<p data-line="6">Tin liên quan</p>',
        6,
        "stands after line 7",
    ),
    "lines out of order in the article": (
        A,
        "</article>",
        '</article><p data-line="3">Ngoại trưởng Nga nói: không.</p>',
        3,
        "twice",
    ),
    "an invisible character without its label": (A, "<span data-anno>U+200B</span>", "", 5, "does not label U+200B"),
    "a label for nothing invisible": (A, "không.", "không.<i data-anno>U+200B</i>", 3, "labels U+200B, which"),
    "a block inside a line": (A, "<em>Nga</em>", "<ul><li>Nga</li></ul>", 3, "differs"),
    "a block inside a line that the parser keeps": (A, "<em>Nga</em>", "<button>Nga</button>", 0, "holds <button>"),
    "a line inside a line": (A, "<em>Nga</em>", '<em data-line="5">Nga</em>', 0, "stands inside line 3"),
    "a line that counts as insertion": (A, 'data-line="3"', 'data-line="3" data-anno', 0, "data-anno on its own"),
    "a hidden line": (A, 'data-line="3"', 'data-line="3" hidden', 0, "where no reader sees it"),
    "a line in a hidden block": (A, "<article ", "<article hidden ", 0, "where no reader sees it"),
    "hidden words in a line": (A, "<em>Nga", "<em hidden>Nga", 0, "hidden text"),
    "a line on another page": (HOME, "<h1>", '<h1 data-line="1">', 0, "must show no line"),
    "a fold that is none": (A, 'id="removed"', 'id="gone"', 6, "was removed but stands outside the fold"),
    "a fold too wide": (A, '<article id="text">', '<article id="removed">', 3, "stands in the fold"),
    "an id twice": (A, 'id="note"', 'id="l3"', 0, 'id="l3" stands twice'),
    "an id with white space": (A, 'id="note"', 'id="no te"', 0, "holds white space"),
    "a link to no page": (A, "../places/moskva", "../places/moscow", 0, "leads to no file"),
    "a link out of the site": (A, "../places/moskva", "../../places/moskva", 0, "leads to no file"),
    "a link by absolute path": (A, "../places/moskva", "/news/places/moskva", 0, "leads to no file"),
    "an absolute link to no page": (A, "../places/moskva", "https://archive.example/news/x", 0, "leads to no file"),
    "a directory without slash": (A, "../index.html?q=1#top", "../places", 0, "leads to no file"),
    "a wrong case": (A, "../places/moskva", "../places/Moskva", 0, "leads to no file"),
    "a picture that is not there": (A, "../theme/dot.svg 2x", "../theme/dot2.svg 2x", 0, "leads to no file"),
    "a fragment that is not on the page": (A, "#note", "#nota", 0, 'no id="nota"'),
    "a fragment that is not on another page": (HOME, "a#l3", "a#l9", 0, 'no id="l9"'),
    "a form label for nothing": ("places/moskva.html", 'for="q"', 'for="r"', 0, "no id of the page"),
    "a redirect to nowhere": ("old.html", "url=places/moskva", "url=places/x", 0, "leads to no file"),
    "a redirect to elsewhere": ("old.html", "url=places", "url=https://x.example", 0, "a refresh to"),
    "a not-found link to nowhere": ("404.html", "/news/articles/a", "/news/articles/b", 0, "leads to no file"),
    "a style sheet that is not there": ("theme/main.css", "more.css", "less.css", 0, "leads to no file"),
    "a picture of a style sheet": ("theme/main.css", "url(dot.svg)", "url('dat.svg')", 0, "leads to no file"),
    "a font from a third party": ("theme/main.css", "url(dot.svg)", "url(//cdn.example/a)", 0, "third party"),
    "a site map entry without page": ("sitemap.xml", "a.html", "b.html", 0, "leads to no file"),
    "an inline script": (A, "</article>", "</article><script>alert(1)</script>", 0, "an inline script"),
    "a script out of a JSON block": (A, "a \\u003c b", "</script><script>alert(1)//", 0, "an inline script"),
    "a raw < in a JSON block": (A, "a \\u003c b", "a < b", 0, "raw <"),
    "an event handler": (A, "<em>Nga", "<em onclick=alert(1)>Nga", 0, "attribute onclick"),
    "an event handler in odd case": (A, "<em>Nga", "<em OnMouseOver=alert(1)>Nga", 0, "attribute onmouseover"),
    "a broken-out picture": (A, "Nga</em>", "Nga</em><img src=x onerror=alert(1)>", 0, "attribute onerror"),
    "a style attribute": (A, "<em>Nga", '<em style="color:red">Nga', 0, "attribute style"),
    "a style element": (A, "</article>", "</article><style>p{display:none}</style>", 0, "<style>"),
    "a javascript address": (A, "../places/moskva", "javascript:alert(1)", 0, "runs or reads"),
    "a javascript address in disguise": (A, "../places/moskva", " &#1;jAva\tscr&#10;ipt&colon;x", 0, "runs or reads"),
    "a data address": (A, "../places/moskva", "data:text/html,x", 0, "runs or reads"),
    "a vbscript address": (A, "../places/moskva", "VBScript:x", 0, "runs or reads"),
    "a javascript address in a drawing": (
        A, "</article>", '<svg><a xlink:href="javascript:x"></a></svg></article>', 0, "runs or reads",
    ),
    "a frame": (A, "</article>", '</article><iframe src="../index.html"></iframe>', 0, "<iframe>"),
    "an object": (A, "</article>", '</article><object data="../index.html"></object>', 0, "<object>"),
    "a base": (A, "<title>", '<base href="https://x.example/"><title>', 0, "<base>"),
    "a form to elsewhere": ("places/moskva.html", "../index.html", "https://x.example/", 0, "third party"),
    "a script from a third party": (A, "../theme/main.js", "//cdn.example/a.js", 0, "third party"),
    "a style sheet from a third party": (A, "../theme/main.css", "https:\\\\cdn.example/a", 0, "third party"),
    "a picture from a third party": (A, '"../theme/dot.svg"', '"https://t.example/p.gif"', 0, "third party"),
    "a connection to a third party": (
        A, "<title>", '<link rel="preconnect" href="https://t.example"><title>', 0, "third party",
    ),
    "no policy": (A, "Content-Security-Policy", "description", 0, "0 Content-Security-Policy"),
    "a weaker policy": (A, "script-src 'self'", "script-src 'self' 'unsafe-inline'", 0, "not the site's own"),
    "a policy after a script": (
        A, '<meta charset="utf-8">', '<meta charset="utf-8"><script src="../theme/main.js"></script>', 0, "stands after",
    ),
    "no language": (HOME, ' lang="vi"', "", 0, "no lang"),
    "an empty title": (HOME, "<title>index.html</title>", "<title> </title>", 0, "<title> is empty"),
    "no charset": (HOME, '<meta charset="utf-8">', "", 0, "charset"),
    "a control character": (HOME, "Home", "Ho\x07me", 0, "U+0007"),
    "JSON cut short": ("search/index.json", "null]}", "null]", 0, "not well-formed JSON"),
    "JSON with a name twice": ("search/index.json", '"a"', '"a": 1, "a"', 0, "gives 'a' twice"),
    "JSON with NaN": ("search/index.json", "null", "NaN", 0, "NaN"),
    "JSON-LD out of a string": (A, "a \\u003c b", 'a " b', 0, "not well-formed JSON"),
    "XML not well-formed": ("feed.xml", "<title>", "<title><b>", 0, "not well-formed XML"),
    "XML with a control character": ("feed.xml", "é", "\x0c", 0, "not well-formed XML"),
    "XML with a C1 control character": ("feed.xml", "é", "\x9d", 0, "U+009D"),
    "XML with entities": ("feed.xml", "<feed>", '<!DOCTYPE feed [<!ENTITY a "b">]><feed>', 0, "document type"),
    "a script in a drawing": ("theme/dot.svg", "<circle", "<script/><circle", 0, "<script>"),
    "a handler in a drawing": ("theme/dot.svg", "<circle", '<circle onload="x"', 0, "attribute onload"),
    "a record without lines": ("data/articles.jsonl", '"lines"', '"rows"', 1, "no list of lines"),
    "a record of another hash": ("data/articles.jsonl", '"sha256": "', '"sha256": "0', 0, "has changed"),
    "a record of a seed that is gone": ("data/articles.jsonl", "seeds/a.txt", "seeds/b.txt", 0, "is not there"),
    "a record with a line too few": ("data/articles.jsonl", '{"n": 7', '{"n": 6', 7, "lists other lines"),
}  # fmt: skip


def test_a_good_site_has_no_problem(output: Path, seeds: Path) -> None:
    assert check_site(output, seeds) == ()


@pytest.mark.parametrize("name", BROKEN)
def test_each_fault_is_named_by_page_line_and_cause(output: Path, seeds: Path, name: str) -> None:
    file, old, new, line, cause = BROKEN[name]
    source = (output / file).read_bytes().decode()
    assert old in source
    (output / file).write_bytes(source.replace(old, new, 1).encode())
    found = check_site(output, seeds)
    where = A if file == "data/articles.jsonl" and line != 1 else file
    assert any(
        problem.file == where and problem.line == line and cause in problem.cause for problem in found
    ), found


def causes(output: Path, seeds: Path) -> list[tuple[str, str]]:
    """File and cause of each problem."""
    return [(problem.file, problem.cause) for problem in check_site(output, seeds)]


def test_an_article_without_a_page_is_missed(output: Path, seeds: Path) -> None:
    (output / A).unlink()
    assert (A, "seeds/a.txt has no page") in causes(output, seeds)


def test_a_page_without_an_article_is_found(output: Path, seeds: Path) -> None:
    (output / "articles/b.html").write_bytes((output / HOME).read_bytes())
    assert any(
        file == "articles/b.html" and "of no article" in cause for file, cause in causes(output, seeds)
    )


def test_a_site_without_its_list_of_articles_is_refused(output: Path, seeds: Path) -> None:
    (output / "data/articles.jsonl").unlink()
    assert any("list of articles is missing" in cause for _, cause in causes(output, seeds))


def test_a_line_of_json_lines_that_is_no_object_is_named_by_its_number(output: Path, seeds: Path) -> None:
    (output / "data/dates.jsonl").write_text('{"a": 1}\n\n[1]\n')
    found = [(problem.line, problem.cause) for problem in check_site(output, seeds)]
    assert [line for line, _ in found] == [2, 3]


def test_a_page_that_is_not_utf_8_is_refused(output: Path, seeds: Path) -> None:
    (output / HOME).write_bytes((output / HOME).read_bytes().replace(b"Home", b"H\xf4me"))
    assert any(file == HOME and "not UTF-8 at byte" in cause for file, cause in causes(output, seeds))


@pytest.mark.parametrize("name", ["a b.json", "CON.json", "é.json", "-a.json", "a..json."])
def test_a_name_that_is_not_portable_is_found(output: Path, seeds: Path, name: str) -> None:
    (output / name).write_text("{}")
    assert any(file == name and "name" in cause for file, cause in causes(output, seeds))


def test_names_that_differ_in_case_alone_are_found(output: Path, seeds: Path) -> None:
    (output / "search/Index.json").write_text("{}")
    assert ("search/index.json", "the name differs from search/Index.json in case alone") in causes(
        output, seeds
    )


def test_a_symlink_is_no_file_of_a_site(output: Path, seeds: Path) -> None:
    (output / "b.json").symlink_to(output / "search/index.json")
    assert ("b.json", "this is no regular file, so a host may not serve it") in causes(output, seeds)


def test_an_article_whose_text_is_withheld_shows_no_line(output: Path, seeds: Path) -> None:
    records = output / "data/articles.jsonl"
    records.write_text(
        json.dumps(json.loads(records.read_text()) | {"publish": "metadata", "lines": []}) + "\n"
    )
    assert any(file == A and "must show no line" in cause for file, cause in causes(output, seeds))
    page = (output / A).read_text(encoding="utf-8")
    (output / A).write_text(page.replace("data-line", "data-was"), encoding="utf-8")
    assert check_site(output, seeds) == ()


def test_a_cause_that_many_pages_share_is_counted_after_the_third(output: Path, seeds: Path) -> None:
    for n in range(9):
        (output / f"p{n}.html").write_bytes((output / HOME).read_bytes().replace(b'lang="vi"', b""))
    found = [str(problem) for problem in check_site(output, seeds)]
    assert found == [
        "p0.html: <html> has no lang; correct the theme",
        "p1.html: <html> has no lang; correct the theme",
        "p2.html: <html> has no lang (and 6 times more); correct the theme",
    ]


def test_title_and_captions_may_move_but_nothing_else(output: Path, seeds: Path) -> None:
    page = output / A
    line = '<p data-line="5">Ông cho<span data-anno>U+200B</span>biết: 1 &lt; 2.</p>'
    source = page.read_text(encoding="utf-8").replace(line, "").replace("<figure>", line + "<figure>")
    page.write_text(source, encoding="utf-8")
    assert check_site(output, seeds) == (
        Problem(A, 3, "line 3 of seeds/a.txt stands after line 5", contract.REMEDY),
    )
