from __future__ import annotations

import os
from pathlib import Path

import pytest

from publish.folders import (
    MARKER,
    MARKER_TEXT,
    Paths,
    files,
    foreign,
    is_generated,
    missing_seeds,
    project,
    unsafe,
)


@pytest.fixture
def paths(tmp_path: Path) -> Paths:
    """A project with seeds and nothing else."""
    (tmp_path / "seeds").mkdir()
    return project(tmp_path)


def causes(paths: Paths) -> str:
    return "\n".join(map(str, (*missing_seeds(paths.seeds), *unsafe(paths), *foreign(paths))))


def test_a_fresh_project_may_be_built(paths: Paths) -> None:
    assert causes(paths) == ""


def test_given_folders_count_from_the_current_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    assert project(Path("/project"), seeds="mine", output="../site") == Paths(
        Path("/project"), tmp_path / "mine", Path("/project/content"), tmp_path.parent / "site"
    )


def test_seeds_must_be_a_folder(paths: Paths) -> None:
    paths.seeds.rmdir()
    assert "there is no such folder" in causes(paths)
    paths.seeds.write_text("")
    assert "it is not a folder" in causes(paths)


def test_an_output_with_only_gitkeep_may_be_replaced(paths: Paths) -> None:
    paths.output.mkdir()
    (paths.output / ".gitkeep").touch()
    assert causes(paths) == ""


def test_an_output_that_no_build_made_is_refused(paths: Paths) -> None:
    paths.output.mkdir()
    (paths.output / "thesis.doc").touch()
    assert "did not make" in causes(paths)
    (paths.output / MARKER).write_text(MARKER_TEXT)
    assert causes(paths) == ""


def test_an_output_that_is_a_repository_is_refused_even_with_our_mark(paths: Paths) -> None:
    (paths.output / ".git").mkdir(parents=True)
    (paths.output / MARKER).write_text(MARKER_TEXT)
    assert "repository (.git)" in causes(paths)


def test_a_linked_output_is_refused(paths: Paths, tmp_path: Path) -> None:
    (tmp_path / "elsewhere").mkdir()
    paths.output.symlink_to(tmp_path / "elsewhere")
    assert "symbolic link" in causes(paths)


def test_a_file_in_the_place_of_a_folder_is_refused(paths: Paths, tmp_path: Path) -> None:
    paths.output.write_text("")
    assert "output: it is a file" in causes(paths)
    paths.output.unlink()
    assert "seeds/a.txt: it is a file" in causes(
        Paths(
            tmp_path,
            _touched(tmp_path / "x/seeds/a.txt").parent,
            paths.content,
            tmp_path / "x/seeds/a.txt/site",
        )
    )


def _touched(file: Path) -> Path:
    file.parent.mkdir(parents=True)
    file.touch()
    return file


@pytest.mark.parametrize("inner", ["seeds", "seeds/site", "content/site", "content", "."])
def test_folders_inside_each_other_are_refused(paths: Paths, tmp_path: Path, inner: str) -> None:
    assert "lie inside each other" in causes(
        Paths(tmp_path, paths.seeds, paths.content, Path(os.path.normpath(tmp_path / inner)))
    )


def test_folders_inside_each_other_by_a_link_are_refused(paths: Paths, tmp_path: Path) -> None:
    (tmp_path / "link").symlink_to(paths.seeds)
    assert "lie inside each other" in causes(
        Paths(tmp_path, paths.seeds, paths.content, tmp_path / "link/site")
    )


def test_home_project_and_what_holds_them_are_refused(
    paths: Paths, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    home = tmp_path / "people" / "me"
    home.mkdir(parents=True)
    monkeypatch.setenv("HOME", str(home))
    for precious in (home, home.parent, tmp_path, Path("/")):
        found = unsafe(Paths(tmp_path, paths.seeds, paths.content, precious))
        assert any("must not replace" in problem.cause for problem in found)


def test_foreign_data_in_the_content_is_refused_by_name(paths: Paths) -> None:
    (paths.content / "data").mkdir(parents=True)
    (paths.content / "data" / "survey.json").touch()
    assert "survey.json" in causes(paths)
    (paths.content / "data" / "articles.jsonl").touch()
    assert causes(paths) == ""


def test_generated_files_are_known_by_their_second_line_or_their_place(tmp_path: Path) -> None:
    contents = {
        "articles/a.md": "---\n# Made by invoke annotate from seeds/a.txt; …\n",
        "articles/b.md": "---\ntitle: B\n# Made by invoke annotate from seeds/b.txt; …\n",
        "articles/empty.md": "",
        "pages/about.md": "Title: Giới thiệu\n\n# Made by invoke annotate from …\n",
        "data/articles.jsonl": "",
        "data/quality.json": "",
        "data/notes.txt": "",
        "pages/articles.jsonl": "",
    }
    for name, text in contents.items():
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text(text, encoding="utf-8")
    made = {name for name in contents if is_generated(tmp_path, tmp_path / name)}
    assert made == {"articles/a.md", "data/articles.jsonl", "data/quality.json"}


def test_files_are_listed_in_order_without_hidden_ones_and_links_are_not_followed(tmp_path: Path) -> None:
    for name in ("b/2", "b/1", "a", ".hidden", ".git/x", "b/.DS_Store"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).touch()
    (tmp_path / "loop").symlink_to(tmp_path)
    names = [str(file.relative_to(tmp_path)) for file in files(tmp_path)]
    assert names == ["a", "loop", "b/1", "b/2"]
    assert list(files(tmp_path / "absent")) == []
