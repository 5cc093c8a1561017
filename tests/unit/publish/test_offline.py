from __future__ import annotations

import base64
import re
import zipfile
from pathlib import Path

import pytest

from annotate.problems import BadInput
from publish.folders import MARKER, Paths, project
from publish.offline import MOST_ARTICLES, pack


@pytest.fixture
def paths(tmp_path: Path) -> Paths:
    made = project(tmp_path)
    (made.output / "articles").mkdir(parents=True)
    (made.output / "search" / "u").mkdir(parents=True)
    for name, content in {
        MARKER: b"made",
        "index.html": "Kho báo".encode(),
        "articles/a.html": b"a",
        "search/meta.bin": b"\x1f\x8b\x00",
        "search/u/12.bin": b"\xff\x00<",
        "theme.bin": b"not of the index",
    }.items():
        (made.output / name).write_bytes(content)
    return made


def test_a_copy_holds_the_whole_site_and_the_index_as_scripts(paths: Paths) -> None:
    made = pack(paths, "Kho báo Đường")
    assert made == paths.root / "dist" / "kho-bao-duong.zip"
    with zipfile.ZipFile(made) as opened:
        assert opened.testzip() is None
        top = "kho-bao-duong"
        assert sorted(opened.namelist()) == [
            f"{top}/articles/a.html",
            f"{top}/index.html",
            f"{top}/search/meta.js",
            f"{top}/search/u/12.js",
            f"{top}/theme.bin",
        ]
        script = opened.read(f"{top}/search/u/12.js").decode("ascii")
        assert opened.read(f"{top}/index.html").decode() == "Kho báo"
    called = re.fullmatch(r'archiveSearch\.file\("u/12", "([A-Za-z0-9+/=]+)"\);\n', script)
    assert called
    assert base64.b64decode(called[1]) == b"\xff\x00<"


def test_the_same_site_gives_the_same_bytes(paths: Paths) -> None:
    first = pack(paths, "Kho").read_bytes()
    for file in paths.output.rglob("*.html"):
        file.touch()
    assert pack(paths, "Kho").read_bytes() == first


def test_a_name_without_letters_gives_a_file_all_the_same(paths: Paths) -> None:
    assert pack(paths, "…").name == "archive.zip"


def test_a_large_archive_is_refused_and_nothing_is_left(paths: Paths) -> None:
    for number in range(MOST_ARTICLES):
        (paths.output / "articles" / f"{number}.html").touch()
    (paths.output / "articles" / "index.html").touch()
    with pytest.raises(BadInput, match="1,001 articles"):
        pack(paths, "Kho")
    assert not (paths.root / "dist").exists()


def test_without_a_site_there_is_nothing_to_copy(tmp_path: Path) -> None:
    with pytest.raises(BadInput, match="no site to copy"):
        pack(project(tmp_path), "Kho")
