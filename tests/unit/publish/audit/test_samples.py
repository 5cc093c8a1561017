from __future__ import annotations

from pathlib import Path

from publish.audit.samples import samples, states


def site(folder: Path, pages: dict[str, str]) -> Path:
    for name, text in pages.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text)
    return folder


def test_pages_of_the_root_and_about_are_each_of_a_kind(tmp_path: Path) -> None:
    pages = ["404.html", "about/index.html", "about/quality.html", "index.html", "search.html"]
    assert samples(site(tmp_path, dict.fromkeys(pages, ""))) == pages


def test_of_other_folders_the_index_and_the_largest_page_stand_for_all(tmp_path: Path) -> None:
    pages = {
        "articles/index.html": "",
        "articles/a.html": "x",
        "articles/b.html": "xxx",
        "people/c.html": "x",
    }
    assert samples(site(tmp_path, pages)) == ["articles/b.html", "articles/index.html", "people/c.html"]


def test_files_that_are_no_pages_are_left_out(tmp_path: Path) -> None:
    assert samples(
        site(tmp_path, {"index.html": "", "theme/css/site.css": "", "data/articles.jsonl": ""})
    ) == ["index.html"]


def test_results_of_a_search_are_looked_at_where_there_is_a_search_page(tmp_path: Path) -> None:
    assert states(tmp_path) == []
    assert states(site(tmp_path, {"search.html": ""}))[0] == "search.html?q=ng%C3%A0y"
