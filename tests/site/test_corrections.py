"""Whole builds with an editor's files: what an editor says is on the page and in the data, marked as the editor's."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from tests.site.conftest import Archive

SEED = "000_92c2eca70b37309f"
EDITS = """title: "Tiêu đề <b>mới</b> & đúng"
date: 2017-04-13
tags: [ngoại giao]
lines: {5: paragraph}
entities:
  - "Lavrov": sergei-lavrov
  - "Tin Tức": nothing
dates:
  - "12/4": 2017-04-12
statements:
  - "không thể tồn tại mối quan hệ như hiện tại": Ông Tillerson
  - {content: "đã tổ chức một cuộc họp báo chung", line: 7, speaker: unknown}
notes:
  - "vũ khíhóa học": "[sic] <script>alert(1)</script> [x](javascript:alert(1)) **đậm**"
  - Ghi chú cho cả bài.
"""
RECORDS = """- {id: moskva, name: Mát-xcơ-va}
- {id: washington, never_link: yes}
- {id: ban-luu, type: organisation, name: Chính phủ Syria}
"""
MISTAKES = """lines: {2: caption}
"""
MANY = """entities: {Kiev: nothing}
dates: {12/4/2017: nothing}
statements: {Syria: unknown}
notes: {Nga: a}
"""

Records = Callable[[Archive, str], list[dict[str, Any]]]


def records(archive: Archive, name: str, article: str = SEED) -> list[dict[str, Any]]:
    lines = (archive.content / "data" / f"{name}.jsonl").read_text(encoding="utf-8").splitlines()
    return [row for row in map(json.loads, lines) if row.get("article", row.get("id")) == article]


@pytest.fixture(scope="module")
def edited(tmp_path_factory: pytest.TempPathFactory, new_archive: Callable[..., Archive]) -> Archive:
    """The seeds with an editor's file on the first and records of the archive, built."""
    archive = new_archive(tmp_path_factory.mktemp("edited") / "archive")
    (archive.seeds / f"{SEED}.yaml").write_text(EDITS, encoding="utf-8")
    (archive.seeds / "authorities.yaml").write_text(RECORDS, encoding="utf-8")
    archive.build()
    return archive


def page(archive: Archive) -> str:
    return (archive.output / "articles" / f"{SEED}.html").read_text(encoding="utf-8")


def test_what_an_editor_decided_is_marked_in_the_data(edited: Archive) -> None:
    (article,) = records(edited, "articles")
    assert article["title"]["by"] == article["published"]["by"] == "editor"
    assert article["published"]["value"] == "2017-04-13"
    assert article["edited"] == ["title", "date", "tags"]
    assert {line["by"] for line in article["lines"] if line["n"] == 5} == {"editor"}
    lavrov = [row for row in records(edited, "mentions") if row["text"] == "Lavrov"]
    assert lavrov
    assert {(row["entity"], row["by"], row["rule"], row["confidence"]) for row in lavrov} == {
        ("sergei-lavrov", "editor", "editor", 1.0)
    }
    assert not [row for row in records(edited, "mentions") if row["text"] == "Tin Tức"]
    day = next(row for row in records(edited, "dates") if row["text"] == "Ngày 12/4")
    assert (day["value"], day["by"]) == ("2017-04-12", "editor")
    added, corrected = (row for row in records(edited, "statements") if row["by"] == "editor")
    assert (added["speaker"], added["cue_class"]) == (None, "claims")
    assert corrected["speaker"]["text"] == "Ông Tillerson"


def test_an_editors_title_and_notes_are_text_on_the_page(edited: Archive) -> None:
    html = page(edited)
    assert "Tiêu đề &lt;b&gt;mới&lt;/b&gt; &amp; đúng" in html
    assert "[sic]" in html
    assert "<strong>đậm</strong>" in html
    assert "Ghi chú cho cả bài." in html
    assert "<script>alert" not in html
    assert 'href="javascript' not in html


def test_the_markdown_tells_the_notes_too(edited: Archive) -> None:
    text = (edited.content / "articles" / f"{SEED}.md").read_text(encoding="utf-8")
    assert "[sic]" in text
    assert "Ghi chú cho cả bài." in text


def test_names_that_are_never_linked_have_no_entity(edited: Archive) -> None:
    assert {row["entity"] for row in records(edited, "mentions") if row["text"] == "Washington"} == {None}


def test_the_examples_of_the_seeds_stand_on_their_pages(
    tmp_path: Path, new_archive: Callable[..., Archive]
) -> None:
    seeds = Path(__file__).parents[2] / "seeds"
    archive = new_archive(tmp_path / "archive", sorted(seeds.iterdir()))
    archive.build()
    notes = {
        each: records(archive, "notes", each) for each in sorted(path.stem for path in seeds.glob("*.yaml"))
    }
    assert [(note["text"], note["note"]) for each in notes.values() for note in each][:2] == [
        ("vũ khíhóa học", "[sic]"),
        ("bẳng chứng", "[sic]"),
    ]
    for name, own in notes.items():
        html = (archive.output / "articles" / f"{name}.html").read_text(encoding="utf-8")
        assert own
        assert all(note["note"] in html for note in own)


@pytest.mark.parametrize(("edits", "count"), [(MISTAKES, 1), (MANY, 4)])
def test_what_cannot_be_followed_stops_the_build_with_its_line(
    archive: Archive, edits: str, count: int
) -> None:
    (archive.seeds / f"{SEED}.yaml").write_text(edits, encoding="utf-8")
    done = archive.run("build")
    assert done.returncode == 1
    found = [line for line in done.stderr.splitlines() if f"{SEED}.yaml:" in line]
    assert [line.split(f"{SEED}.yaml:")[1].split(":")[0] for line in found] == [
        str(n + 1) for n in range(count)
    ]
    assert "Traceback" not in done.stderr
    assert not archive.output.exists()


@pytest.mark.parametrize(
    ("authorities", "says"),
    [
        ("- {id: khong-co, name: X}", 'no record "khong-co" is known'),
        ("- {id: nga, merge: [khong-co]}", 'there is no record "khong-co" to merge into "nga"'),
        (
            "- {id: nga, merge: [hoa-ky]}\n- {id: moskva, merge: [hoa-ky]}",
            'is merged into "nga" and "moskva"',
        ),
    ],
)
def test_records_that_contradict_or_mean_nothing_stop_the_build(
    archive: Archive, authorities: str, says: str
) -> None:
    (archive.seeds / "authorities.yaml").write_text(authorities, encoding="utf-8")
    done = archive.run("annotate")
    assert done.returncode == 1
    assert says in done.stderr
    assert "authorities.yaml:" in done.stderr


def test_every_rule_is_on_the_page_of_rules(edited: Archive) -> None:
    html = (edited.output / "about" / "rules.html").read_text(encoding="utf-8")
    rules = json.loads((edited.output / "data" / "rules.json").read_text(encoding="utf-8"))
    assert rules
    assert all(f'id="{rule["module"]}-{rule["rule"]}"' in html for rule in rules)
    assert 'href="rules.html"' in (edited.output / "about" / "index.html").read_text(
        encoding="utf-8"
    ).replace("../about/", "")


def test_review_asks_in_text_and_json(edited: Archive) -> None:
    text = edited.run("review", "--limit=3")
    assert text.returncode == 0, text.stderr
    assert "xem 3:" in text.stdout.splitlines()[-1]
    told = json.loads(edited.run("review", "--format=json", "--limit=0").stdout)
    assert len(told["questions"]) == sum(told["counts"].values())
    wrong = edited.run("review", "--format=xml")
    assert (wrong.returncode, wrong.stderr.strip()) == (1, '--format: "xml" is not known; give text or json')
