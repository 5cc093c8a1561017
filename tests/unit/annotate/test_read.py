import hashlib
import os
import re
import socket
import unicodedata
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from annotate.problems import BadInput
from annotate.read import Found, SeedFile, find_seeds, read_seed, seed_id


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    path = tmp_path / "seeds"
    path.mkdir()
    return path


def put(folder: Path, *names: str) -> None:
    for name in names:
        (folder / name).write_text("Tin\n", encoding="utf-8")


def names(found: Found) -> list[str]:
    return [file.name for file in found.files]


def one_problem(found: Found) -> str:
    (problem,) = found.problems
    return str(problem)


def seed(folder: Path, name: str) -> SeedFile:
    return SeedFile("a", folder / name, f"seeds/{name}", None)


def refused(file: SeedFile, **settings: int) -> str:
    with pytest.raises(BadInput) as caught:
        read_seed(file, **settings)
    return str(caught.value)


@pytest.mark.parametrize(
    ("stem", "expected"),
    [
        ("000_92c2eca70b37309f", "000_92c2eca70b37309f"),
        ("Đường về  nhà (1)", "duong-ve-nha-1"),
        (unicodedata.normalize("NFD", "Hoà Bình"), "hoa-binh"),
        ("--a..b__", "a..b"),
        ("index", "index-seed"),
        ("INDEX", "index-seed"),
        ("CON", "seed-con"),
        ("nul.a", "seed-nul.a"),
        ("console", "console"),
    ],
)
def test_an_id_is_the_stem_in_plain_small_letters(stem: str, expected: str) -> None:
    assert seed_id(stem) == expected


@pytest.mark.parametrize("stem", ["", "..", "日本", "\udcff", "\n"])
def test_a_stem_without_plain_letters_gets_a_stable_id(stem: str) -> None:
    assert re.fullmatch("seed-[0-9a-f]{12}", seed_id(stem))
    assert seed_id(stem) == seed_id(stem)


def test_long_stems_that_begin_alike_keep_apart() -> None:
    first, second = seed_id("x" * 150 + "1"), seed_id("x" * 150 + "2")
    assert first != second
    assert len(first) == len(second) == 120


@given(st.text())
def test_an_id_is_safe_in_an_address_and_is_its_own_id(stem: str) -> None:
    found = seed_id(stem)
    assert re.fullmatch("[a-z0-9._-]{1,120}", found)
    assert found == seed_id(unicodedata.normalize("NFD", stem))
    assert seed_id(found) == found


def test_seeds_come_in_the_order_of_their_names_with_their_edits(folder: Path) -> None:
    put(folder, "b.txt", "a.TXT", "b.yaml", "authorities.yaml")
    found = find_seeds(folder)
    assert names(found) == ["seeds/a.TXT", "seeds/b.txt"]
    assert [file.edits for file in found.files] == [None, folder / "b.yaml"]
    assert found.authorities == folder / "authorities.yaml"
    assert found.problems == found.warnings == ()


def test_leftovers_of_editors_are_left_alone(folder: Path) -> None:
    put(
        folder,
        "a.txt",
        ".hidden.txt",
        "a.txt~",
        ".a.txt.swp",
        "#a.txt#",
        "a.txt.bak",
        "Thumbs.db",
        ".DS_Store",
    )
    (folder / ".git").mkdir()
    found = find_seeds(folder)
    assert names(found) == ["seeds/a.txt"]
    assert found.problems == found.warnings == ()


def test_other_files_and_folders_are_named_in_a_warning(folder: Path) -> None:
    put(folder, "a.txt", "b.docx")
    (folder / "more").mkdir()
    found = find_seeds(folder)
    assert [warning.file for warning in found.warnings] == ["seeds/b.docx", "seeds/more"]
    assert found.problems == ()


def test_what_is_no_regular_file_is_a_problem_that_says_what_it_is(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    put(folder, "a.txt")
    (folder / "link.txt").symlink_to("a.txt")
    (folder / "loop.txt").symlink_to("loop.txt")
    (folder / "folder.txt").mkdir()
    os.mkfifo(folder / "fifo.txt")
    monkeypatch.chdir(folder)
    with socket.socket(socket.AF_UNIX) as server:
        server.bind("socket.txt")
        found = find_seeds(folder)
    assert names(found) == ["seeds/a.txt"]
    causes = {problem.file: problem.cause for problem in found.problems}
    assert (
        causes["seeds/link.txt"] == causes["seeds/loop.txt"] == "it is a symbolic link, which is not opened"
    )
    assert "FIFO" in causes["seeds/fifo.txt"]
    assert "socket" in causes["seeds/socket.txt"]
    assert "folder" in causes["seeds/folder.txt"]


def test_two_names_of_one_id_are_both_refused_and_name_each_other(folder: Path) -> None:
    put(folder, "Hòa.txt", "hoa.txt", "other.txt")
    found = find_seeds(folder)
    assert names(found) == ["seeds/other.txt"]
    assert {problem.file for problem in found.problems} == {"seeds/Hòa.txt", "seeds/hoa.txt"}
    for problem, other in zip(found.problems, reversed(found.problems), strict=True):
        assert other.file in problem.cause


def test_two_names_that_look_the_same_are_told_apart(folder: Path) -> None:
    put(folder, "hòa.txt", unicodedata.normalize("NFD", "hòa.txt"))
    found = find_seeds(folder)
    assert found.files == ()
    assert any(r"ho\u0300a" in problem.cause for problem in found.problems)


@pytest.mark.parametrize("suffix", ["yaml", "yml"])
def test_an_editors_file_without_a_seed_is_a_problem_with_the_nearest_name(folder: Path, suffix: str) -> None:
    put(folder, "000_92c2.txt", f"000_92c3.{suffix}")
    assert "rename it to 000_92c2.yaml" in one_problem(find_seeds(folder))


def test_the_archives_own_records_have_one_name(folder: Path) -> None:
    put(folder, "a.txt", "authorities.yml")
    assert "rename it to authorities.yaml" in one_problem(find_seeds(folder))


def test_two_editors_files_of_one_seed_are_a_problem(folder: Path) -> None:
    put(folder, "a.txt", "a.yaml", "a.yml")
    assert "a.yml: seeds/a.txt has another editor's file" in one_problem(find_seeds(folder))


def test_an_editors_file_may_be_no_link(folder: Path) -> None:
    put(folder, "a.txt")
    (folder / "a.yaml").symlink_to("a.txt")
    found = find_seeds(folder)
    assert found.files[0].edits is None
    assert "symbolic link" in one_problem(found)


@pytest.mark.parametrize(
    ("name", "shown"),
    [
        (b"a\nb.txt", "seeds/a\\nb.txt"),
        (b"a\xff.txt", "seeds/a\\xff.txt"),
        ("a\u202eb.txt".encode(), "seeds/a\\u202eb.txt"),
        (b"a\x1b[31m.txt", "seeds/a\\x1b[31m.txt"),
    ],
)
def test_a_hostile_name_is_shown_in_escapes_and_read(folder: Path, name: bytes, shown: str) -> None:
    (folder / os.fsdecode(name)).write_text("Tin", encoding="utf-8")
    found = find_seeds(folder)
    assert names(found) == [shown]
    assert read_seed(found.files[0]).text == "Tin"


def test_an_empty_folder_and_a_missing_one_are_clear_problems(folder: Path) -> None:
    assert "holds no article" in one_problem(find_seeds(folder))
    assert "cannot be listed" in one_problem(find_seeds(folder / "none"))


def test_a_seed_has_the_hash_of_its_bytes_and_its_line_ends(folder: Path) -> None:
    data = unicodedata.normalize("NFD", "Mỹ\r\nNga\rÝ\n").encode()
    (folder / "a.txt").write_bytes(data)
    read = read_seed(seed(folder, "a.txt"))
    assert read.sha256 == hashlib.sha256(data).hexdigest()
    assert read.text == "Mỹ\r\nNga\rÝ\n"
    assert [line.text for line in read.lines] == ["Mỹ", "Nga", "Ý"]


def test_a_file_over_the_limit_is_refused_with_both_sizes(folder: Path) -> None:
    (folder / "a.txt").write_bytes(b"a" * 1001)
    assert "1,001 bytes, more than the limit of 1,000" in refused(seed(folder, "a.txt"), max_bytes=1000)
    assert read_seed(seed(folder, "a.txt"), max_bytes=1001).text == "a" * 1001


def test_what_took_the_place_of_a_file_after_listing_is_never_followed(folder: Path) -> None:
    put(folder, "a.txt")
    os.mkfifo(folder / "fifo.txt")
    (folder / "link.txt").symlink_to("a.txt")
    (folder / "folder.txt").mkdir()
    assert "FIFO" in refused(seed(folder, "fifo.txt"))
    assert "symbolic link" in refused(seed(folder, "link.txt"))
    assert "folder" in refused(seed(folder, "folder.txt"))


def test_a_file_that_is_gone_is_a_problem(folder: Path) -> None:
    assert "not there any more" in refused(seed(folder, "a.txt"))


def test_a_file_that_may_not_be_read_is_a_problem(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def deny(*_: object) -> int:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(os, "open", deny)
    assert "may not be read" in refused(seed(folder, "a.txt"))
