from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

import pytest

from annotate.problems import BadInput, Problem
from publish.build import CACHE, Annotated, Made, Options, Steps, annotate, build, check, clean, render
from publish.folders import MARKER, Paths, project

MADE = "---\n# Made by invoke annotate from seeds/x.txt; write corrections in x.yaml, not here\n---\n"
FAULT = Problem("articles/a.html", 3, "line 3 of the seed is missing", "report this")


@pytest.fixture
def paths(tmp_path: Path) -> Paths:
    (tmp_path / "seeds").mkdir()
    (tmp_path / "seeds" / "a.txt").write_text("one", encoding="utf-8")
    return project(tmp_path)


def copy_seeds(paths: Paths, into: Path, options: Options) -> Annotated:
    (into / "articles").mkdir()
    seeds = sorted(paths.seeds.glob("*.txt"))
    for seed in seeds:
        text = seed.read_text(encoding="utf-8")
        (into / "articles" / f"{seed.stem}.md").write_text(MADE + text, encoding="utf-8")
    return (
        Annotated(len(seeds), ("1 warning",), ("warning: seeds/b.doc",))
        if options.keep_going
        else Annotated(len(seeds))
    )


def copy_content(content: Path, output: Path, site_url: str, _: Path) -> None:
    for file in sorted(content.rglob("*.md")):
        text = file.read_text(encoding="utf-8").removeprefix(MADE)
        (output / f"{file.stem}.html").write_text(site_url + text, encoding="utf-8")


def no_fault(_: Path, __: Path) -> Iterable[Problem]:
    return ()


def one_fault(_: Path, __: Path) -> Iterable[Problem]:
    return (FAULT,)


STEPS = Steps(copy_seeds, copy_content, no_fault)


def page(paths: Paths) -> str:
    return (paths.output / "a.html").read_text(encoding="utf-8")


def test_build_annotates_renders_and_publishes(paths: Paths) -> None:
    made = build(paths, Options(site_url="https://x.vn/"), STEPS)
    assert page(paths) == "https://x.vn/one"
    assert (paths.content / "articles" / "a.md").read_text(encoding="utf-8") == MADE + "one"
    assert (made.articles, made.size) == (1, len("https://x.vn/one"))


def test_pages_written_by_hand_are_rendered_with_the_rest(paths: Paths) -> None:
    (paths.content / "pages").mkdir(parents=True)
    (paths.content / "pages" / "about.md").write_text("by hand", encoding="utf-8")
    build(paths, Options(), STEPS)
    assert (paths.output / "about.html").read_text(encoding="utf-8") == "by hand"


def test_what_changed_since_the_last_build_is_told_and_kept_outside_site_and_content(paths: Paths) -> None:
    def titled(title: str) -> Steps:
        def annotate_one(_: Paths, into: Path, __: Options) -> Annotated:
            (into / "data").mkdir()
            line = f'{{"id":"a","sha256":"1","title":{{"text":"{title}"}}}}\n'
            (into / "data" / "articles.jsonl").write_text(line, encoding="utf-8")
            return Annotated(1)

        return Steps(annotate_one, copy_content, no_fault)

    assert build(paths, Options(), titled("one")).details == ()
    assert build(paths, Options(), titled("one")).details == ()
    told = build(paths, Options(), titled("two")).details
    kept = paths.root / ".cache" / "changes.txt"
    assert told == ("changed: titles: 1 altered in 1 article", f"changed: see {kept}")
    assert "  one -> two\n" in kept.read_text(encoding="utf-8")
    assert annotate(paths, Options(), titled("three")).details[0] == told[0]
    assert "  two -> three\n" in kept.read_text(encoding="utf-8")


def test_a_page_that_fails_its_check_leaves_site_and_content_as_they_were(paths: Paths) -> None:
    build(paths, Options(), STEPS)
    (paths.seeds / "a.txt").write_text("two", encoding="utf-8")
    with pytest.raises(BadInput) as raised:
        build(paths, Options(), Steps(copy_seeds, copy_content, one_fault))
    assert raised.value.problems == (FAULT,)
    assert page(paths) == "one"
    assert (paths.content / "articles" / "a.md").read_text(encoding="utf-8") == MADE + "one"


def test_problems_name_the_content_that_people_know(paths: Paths) -> None:
    def complain(content: Path, *_: object) -> None:
        page = content / "pages" / "about.md"
        raise BadInput([Problem(str(page), 1, f"{page} has no title", "give it one")])

    with pytest.raises(BadInput) as raised:
        build(paths, Options(), Steps(copy_seeds, complain, no_fault))
    name = f"{paths.content}/pages/about.md"
    assert raised.value.problems == (Problem(name, 1, f"{name} has no title", "give it one"),)


def test_annotate_leaves_the_site_and_render_the_content(paths: Paths) -> None:
    build(paths, Options(), STEPS)
    (paths.seeds / "a.txt").write_text("two", encoding="utf-8")
    annotate(paths, Options(), STEPS)
    assert page(paths) == "one"
    (paths.seeds / "a.txt").write_text("three", encoding="utf-8")
    render(paths, Options(), STEPS)
    assert page(paths) == "two"
    assert (paths.content / "articles" / "a.md").read_text(encoding="utf-8") == MADE + "two"


def test_folders_that_must_not_be_touched_stop_a_build_before_its_first_step(paths: Paths) -> None:
    paths.output.mkdir()
    (paths.output / "thesis.doc").touch()

    def never(*_: object) -> Annotated:
        pytest.fail("annotates")

    with pytest.raises(BadInput, match="did not make"):
        build(paths, Options(), Steps(never, copy_content, no_fault))
    assert (paths.output / "thesis.doc").exists()


def test_check_reports_every_fault_of_the_site_as_it_is(paths: Paths) -> None:
    with pytest.raises(BadInput, match="there is no site to check"):
        check(paths, STEPS)
    build(paths, Options(), STEPS)
    assert check(paths, STEPS).notes == ("nothing wrong",)
    with pytest.raises(BadInput, match="line 3 of the seed is missing"):
        check(paths, Steps(copy_seeds, copy_content, one_fault))


def test_clean_removes_the_site_and_keeps_content_and_place_holder(paths: Paths) -> None:
    paths.output.mkdir()
    (paths.output / ".gitkeep").touch()
    build(paths, Options(), STEPS)
    clean(paths)
    assert [entry.name for entry in paths.output.iterdir()] == [".gitkeep"]
    assert (paths.content / "articles" / "a.md").exists()
    clean(paths)


def test_clean_forgets_what_became_of_each_seed(paths: Paths) -> None:
    build(paths, Options(), STEPS)
    (paths.root / CACHE).mkdir(parents=True)
    clean(paths)
    assert not (paths.root / CACHE).exists()


def test_clean_keeps_its_hands_off_a_folder_that_no_build_made(paths: Paths) -> None:
    paths.output.mkdir()
    (paths.output / "thesis.doc").touch()
    with pytest.raises(BadInput, match="did not make"):
        clean(paths)
    assert (paths.output / "thesis.doc").exists()


def test_a_clean_that_was_interrupted_can_be_taken_up_again(
    paths: Paths, monkeypatch: pytest.MonkeyPatch
) -> None:
    build(paths, Options(), STEPS)
    with monkeypatch.context() as patched:
        patched.setattr(Path, "unlink", _fail)
        with pytest.raises(BadInput):
            clean(paths)
    assert (paths.output / MARKER).exists()
    clean(paths)
    assert list(paths.output.iterdir()) == []


def _fail(*_: object, **__: object) -> None:
    raise PermissionError(13, "Permission denied")


def test_what_needs_a_look_is_handed_on(paths: Paths) -> None:
    for made in (
        build(paths, Options(keep_going=True), STEPS),
        annotate(paths, Options(keep_going=True), STEPS),
    ):
        assert (made.notes, made.details) == (("1 warning",), ("warning: seeds/b.doc",))


def test_each_step_is_told(paths: Paths) -> None:
    told: list[str] = []
    build(paths, Options(), STEPS, told.append)
    assert told == ["annotating", "rendering", "checking"]


@pytest.mark.parametrize(
    ("made", "line"),
    [
        (
            Made(5, 412_300, 3.14, ("1 article without a date",)),
            "5 articles, 412 kB, 3.1 s; 1 article without a date",
        ),
        (Made(1, 3_400_000, 0.04), "1 article, 3.4 MB, 0.0 s"),
        (Made(12_000, 5, 60.0, ("a", "b")), "12,000 articles, 0 kB, 60.0 s; a; b"),
        (Made(seconds=1.0, notes=("nothing wrong",)), "1.0 s; nothing wrong"),
    ],
)
def test_the_last_line_says_what_was_made_in_how_long_and_what_needs_a_look(made: Made, line: str) -> None:
    assert str(made) == line
