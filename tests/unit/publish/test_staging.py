from __future__ import annotations

import errno
import os
import stat
from pathlib import Path

import pytest

import publish.staging
from annotate.problems import BadInput
from publish.folders import MARKER, Paths, project
from publish.staging import CONTENT, SITE, complete, gather, staging, work_folder

MADE = "---\n# Made by invoke annotate from seeds/x.txt; write corrections in x.yaml, not here\n---\n"


@pytest.fixture
def paths(tmp_path: Path) -> Paths:
    (tmp_path / "seeds").mkdir()
    return project(tmp_path)


def write(folder: Path, **texts: str) -> None:
    """Files by name, in which ``__`` stands for ``/`` and ``_`` for a point."""
    for name, text in texts.items():
        file = folder / name.replace("__", "/").replace("_", ".")
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, encoding="utf-8")


def tree(folder: Path) -> dict[str, str]:
    return {
        str(file.relative_to(folder)): file.read_text(encoding="utf-8")
        for file in sorted(folder.rglob("*"))
        if file.is_file() and file.name != MARKER
    }


def published(paths: Paths, *parts: str, site: str = "new", **content: str) -> None:
    """One whole build of one page and the given content files."""
    with staging(paths) as room:
        write(room.content, **content)
        gather(paths, room.content)
        write(room.site, index_html=site)
        room.publish(*(parts or (CONTENT, SITE)))


def test_site_and_content_are_put_in_their_places_and_nothing_else_is_left(paths: Paths) -> None:
    published(paths, articles__a_md=MADE)
    assert tree(paths.output) == {"index.html": "new"}
    assert tree(paths.content) == {"articles/a.md": MADE}
    assert (paths.output / MARKER).is_file()
    assert sorted(os.listdir(paths.root)) == ["content", "output", "seeds"]


def test_a_new_site_replaces_the_old_one_whole(paths: Paths) -> None:
    with staging(paths) as room:
        write(room.site, old_html="old", index_html="old")
        room.publish(SITE)
    published(paths)
    assert tree(paths.output) == {"index.html": "new"}


def test_gits_place_holder_survives(paths: Paths) -> None:
    write(paths.output, _gitkeep="")
    published(paths)
    published(paths, site="newer")
    assert tree(paths.output) == {".gitkeep": "", "index.html": "newer"}


def test_without_publish_everything_stays_as_it_was(paths: Paths) -> None:
    published(paths, articles__a_md=MADE)
    with staging(paths) as room:
        write(room.site, index_html="half")
        write(room.content, articles__a_md="half")
    assert tree(paths.output) == {"index.html": "new"}
    assert tree(paths.content) == {"articles/a.md": MADE}
    assert sorted(os.listdir(paths.root)) == ["content", "output", "seeds"]


def test_only_content_files_that_differ_are_written(paths: Paths) -> None:
    published(paths, articles__a_md=MADE, articles__b_md=MADE)
    before = {name: (paths.content / "articles" / name).stat() for name in ("a.md", "b.md")}
    published(paths, articles__a_md=MADE, articles__b_md=MADE + "more")
    after = {name: (paths.content / "articles" / name).stat() for name in ("a.md", "b.md")}
    assert after["a.md"].st_mtime_ns == before["a.md"].st_mtime_ns
    assert after["a.md"].st_ino == before["a.md"].st_ino
    assert after["b.md"].st_ino != before["b.md"].st_ino


def test_stale_generated_files_go_and_handwritten_ones_stay(paths: Paths) -> None:
    published(paths, articles__a_md=MADE, people__p_md=MADE, data__articles_jsonl="", data__old_jsonl="")
    write(paths.content, pages__about_md="by hand", articles__note_md="by hand", data__readme_txt="by hand")
    published(paths, articles__b_md=MADE, data__articles_jsonl="")
    assert tree(paths.content) == {
        "articles/b.md": MADE,
        "articles/note.md": "by hand",
        "data/articles.jsonl": "",
        "data/readme.txt": "by hand",
        "pages/about.md": "by hand",
    }
    assert not (paths.content / "people").exists()


def test_the_staged_content_has_the_handwritten_files_beside_the_generated(paths: Paths) -> None:
    write(paths.content, pages__about_md="by hand", articles__stale_md=MADE, _DS_Store="hidden")
    with staging(paths) as room:
        write(room.content, articles__a_md=MADE)
        gather(paths, room.content)
        assert tree(room.content) == {"articles/a.md": MADE, "pages/about.md": "by hand"}


def test_content_without_pages_takes_those_of_the_project(paths: Paths, tmp_path: Path) -> None:
    write(paths.content, pages__about_md="by hand", pages__made_md=MADE)
    other = Paths(tmp_path, paths.seeds, tmp_path / "other", paths.output)
    with staging(other) as room:
        gather(other, room.content)
        assert tree(room.content) == {"pages/about.md": "by hand"}
    write(other.content, pages__mine_md="mine")
    with staging(other) as room:
        gather(other, room.content)
        assert tree(room.content) == {"pages/mine.md": "mine"}


@pytest.mark.parametrize("name", ["articles__a_md", "articles", "articles__a_md__inner"])
def test_a_handwritten_file_in_the_way_of_a_generated_one_is_refused_by_name(paths: Paths, name: str) -> None:
    write(paths.content, **{name: "by hand"})
    with pytest.raises(BadInput, match=r"content/articles(/a\.md)?: it stands where"):
        published(paths, articles__a_md=MADE)
    assert list(tree(paths.content).values()) == ["by hand"]


def test_a_link_in_the_content_is_refused_by_name(paths: Paths) -> None:
    paths.content.mkdir()
    (paths.content / "loop").symlink_to(paths.content)
    with pytest.raises(BadInput, match="content/loop: it is not a regular file"):
        published(paths)


def test_modes_do_not_depend_on_the_umask(paths: Paths) -> None:
    before = os.umask(0o077)
    try:
        published(paths, articles__a_md=MADE)
    finally:
        os.umask(before)
    for made in (paths.content, paths.output):
        for entry in (made, *made.rglob("*")):
            assert stat.S_IMODE(entry.stat().st_mode) == (0o755 if entry.is_dir() else 0o644), entry


def test_other_folders_are_made_in_hidden_ones_beside_them(paths: Paths, tmp_path: Path) -> None:
    other = Paths(tmp_path, paths.seeds, tmp_path / "x" / "content", tmp_path / "y" / "site")
    assert work_folder(other.output, tmp_path) == tmp_path / "y" / ".site.build"
    assert work_folder(paths.output, tmp_path) == work_folder(paths.content, tmp_path) == tmp_path / ".build"
    published(other, articles__a_md=MADE)
    assert tree(tmp_path) == {"x/content/articles/a.md": MADE, "y/site/index.html": "new"}


class Killed(BaseException):
    """Stands for the end of the process: nothing after it may run."""


STEPS = (
    "_write_durably",
    "_check_writable",
    "_set_modes",
    "_swap",
    "_exchanged",
    "_sync",
    "_replace",
    "_remove_empty",
)


@pytest.mark.parametrize("exchange", [True, False], ids=["exchange", "two renames"])
@pytest.mark.parametrize("when", ["before", "after"])
@pytest.mark.parametrize("step", STEPS)
def test_a_build_killed_at_any_step_leaves_the_old_site_or_the_new_and_the_next_task_tidies_up(
    paths: Paths, monkeypatch: pytest.MonkeyPatch, step: str, when: str, exchange: bool
) -> None:
    if not exchange:
        monkeypatch.setattr(publish.staging, "_exchanged", lambda *_: False)
    published(paths, site="old", articles__a_md=MADE, people__p_md=MADE)
    old = tree(paths.root)
    with monkeypatch.context() as patched:
        whole = getattr(publish.staging, step)

        def killed(*given: object) -> None:
            if when == "after":
                whole(*given)
            raise Killed

        patched.setattr(publish.staging, step, killed)
        patched.setattr(publish.staging, "_leave", lambda *_: None)
        with pytest.raises(Killed):
            published(paths, site="new", articles__a_md=MADE + "more", articles__b_md=MADE)
    with staging(paths):
        pass
    new = {"output/index.html": "new", "content/articles/a.md": MADE + "more", "content/articles/b.md": MADE}
    assert tree(paths.root) in (old, new)
    if step in ("_swap", "_exchanged", "_sync", "_replace", "_remove_empty"):
        assert tree(paths.root) == new


def test_a_kill_between_the_two_renames_is_mended(paths: Paths, monkeypatch: pytest.MonkeyPatch) -> None:
    published(paths, site="old")
    monkeypatch.setattr(publish.staging, "_exchanged", lambda *_: False)
    with monkeypatch.context() as patched:
        rename = Path.rename

        def killed(self: Path, target: Path) -> Path:
            rename(self, target)
            raise Killed

        patched.setattr(Path, "rename", killed)
        patched.setattr(publish.staging, "_leave", lambda *_: None)
        with pytest.raises(Killed):
            published(paths, site="new")
    assert not paths.output.exists()
    with staging(paths):
        assert tree(paths.output) == {"index.html": "new"}


def test_completing_twice_changes_nothing_more(paths: Paths, monkeypatch: pytest.MonkeyPatch) -> None:
    published(paths, site="old")
    monkeypatch.setattr(Path, "unlink", lambda *_, **__: None)
    published(paths, site="new")
    complete(paths.root / ".build")
    complete(paths.root / ".build")
    assert tree(paths.output) == {"index.html": "new"}


def test_work_without_a_journal_is_thrown_away(paths: Paths) -> None:
    write(paths.root / ".build", site__index_html="half", content__articles__a_md=MADE)
    with staging(paths) as room:
        assert tree(room.site) == tree(room.content) == {}
    assert not paths.output.exists()


def test_a_full_disk_names_the_file_in_hand_and_leaves_all_as_it_was(paths: Paths) -> None:
    published(paths, site="old", articles__a_md=MADE)
    before = tree(paths.root)
    with pytest.raises(BadInput) as raised:
        fill_the_disk(paths)
    (problem,) = raised.value.problems
    assert problem.file.endswith("b.html")
    assert "No space left" in problem.cause
    assert "free some space" in problem.remedy
    assert tree(paths.root) == before


def fill_the_disk(paths: Paths) -> None:
    with staging(paths) as room:
        write(room.site, index_html="new", articles__b_html="ha")
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))


def test_content_that_cannot_be_written_is_found_before_the_site_is_swapped(
    paths: Paths, monkeypatch: pytest.MonkeyPatch
) -> None:
    published(paths, site="old", articles__a_md=MADE)
    before = tree(paths.root)
    monkeypatch.setattr(os, "access", lambda folder, _: Path(folder) != paths.content / "articles")
    with pytest.raises(BadInput, match=r"content/articles: .*Permission denied.*make it writable"):
        published(paths, site="new", articles__a_md=MADE + "more")
    assert tree(paths.root) == before


def test_content_on_a_file_system_without_links_is_copied(
    paths: Paths, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refused(*_: object) -> None:
        raise OSError(errno.EXDEV, os.strerror(errno.EXDEV))

    monkeypatch.setattr(os, "link", refused)
    published(paths, articles__a_md=MADE)
    assert tree(paths.content) == {"articles/a.md": MADE}
