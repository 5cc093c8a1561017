"""Every hostile seed is shown exactly as it is, or refused in one clear sentence; none stops the others."""

from __future__ import annotations

import json
import os
import subprocess
import unicodedata
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

import pytest

from publish.check import check_site
from tests.hostile.corpus import Expected, hostile_seeds


@dataclass(frozen=True)
class Built:
    """One build of all hostile seeds that goes on where a seed cannot be used."""

    seeds: Path
    output: Path
    expected: dict[str, Expected]
    shown: dict[str, str]
    """The page of each article by the name of its seed in the data."""
    refused: dict[str, list[str]]
    """What was said of each refused file."""


class Archive(Protocol):
    """The folders of an archive and its commands, as the fixture ``new_archive`` makes them."""

    seeds: Path
    output: Path

    def run(self, task: str, *options: str) -> subprocess.CompletedProcess[str]: ...


NewArchive = Callable[[Path], Archive]


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory, new_archive: NewArchive) -> Built:
    """The project's own seeds and all hostile ones, built once."""
    archive = new_archive(tmp_path_factory.mktemp("hostile"))
    expected = hostile_seeds(archive.seeds)
    run = archive.run("build", "--keep-going")
    assert run.returncode == 0, run.stderr[-8000:]
    lines = (archive.output / "data/articles.jsonl").read_text(encoding="utf-8").split("\n")
    records = [json.loads(line) for line in lines if line]
    shown = {record["seed"]: f"articles/{record['id']}.html" for record in records}
    quality = json.loads((archive.output / "data/quality.json").read_text(encoding="utf-8"))
    refused: dict[str, list[str]] = {}
    for problem in quality["refused"]:
        refused.setdefault(problem["file"], []).append(f"{problem['cause']}; {problem['remedy']}")
    return Built(archive.seeds, archive.output, expected, shown, refused)


def called(name: str) -> str:
    """How messages and data call the seed of this file name: NFC, what cannot be printed as an escape."""
    letters = unicodedata.normalize("NFC", os.fsencode(name).decode("utf-8", "surrogateescape"))
    return "seeds/" + "".join(letter if letter.isprintable() else escaped(letter) for letter in letters)


def escaped(letter: str) -> str:
    if "\udc80" <= letter <= "\udcff":
        return f"\\x{ord(letter) - 0xDC00:02x}"
    return letter.encode("unicode_escape").decode("ascii")


def test_there_are_at_least_160_kinds(built: Built) -> None:
    assert len(built.expected) >= 160


def test_every_page_shows_its_seed_letter_for_letter_and_nothing_active(built: Built) -> None:
    assert [str(problem) for problem in check_site(built.output, built.seeds)] == []


def test_every_seed_that_is_text_has_its_page(built: Built) -> None:
    missing = [
        name
        for name, expected in built.expected.items()
        if expected.outcome == "shown"
        and not (built.output / built.shown.get(called(name), "missing")).is_file()
    ]
    assert missing == []


def test_every_other_file_is_refused_in_one_sentence_that_says_why(built: Built) -> None:
    wrong = [
        (name, built.refused.get(called(name)))
        for name, expected in built.expected.items()
        if expected.outcome == "refused"
        and not any(expected.says in said for said in built.refused.get(called(name), ()))
    ]
    assert wrong == []


def test_no_file_is_both_shown_and_refused_or_refused_without_cause(built: Built) -> None:
    may = {
        called(name) for name, expected in built.expected.items() if expected.outcome in ("refused", "either")
    }
    assert built.refused.keys() - may == set()
    assert built.refused.keys() & built.shown.keys() == set()


def test_a_refusal_is_one_line_with_a_remedy(built: Built) -> None:
    for sentences in built.refused.values():
        for said in sentences:
            assert said.isprintable(), said
            cause, _, remedy = said.rpartition("; ")
            assert cause
            assert remedy


def test_files_that_are_no_seeds_leave_no_trace_among_the_articles(built: Built) -> None:
    left = {called(name) for name, expected in built.expected.items() if expected.outcome == "left"}
    assert left & (built.shown.keys() | built.refused.keys()) == set()


def test_without_keep_going_nothing_is_built_and_every_bad_file_is_listed(
    tmp_path: Path, new_archive: NewArchive
) -> None:
    archive = new_archive(tmp_path)
    expected = hostile_seeds(archive.seeds)
    run = archive.run("build")
    assert run.returncode == 1
    assert not archive.output.exists()
    lines = run.stderr.split("\n")
    wrong = [
        name
        for name, outcome in expected.items()
        if outcome.outcome == "refused" and not any(line.startswith(f"{called(name)}:") for line in lines)
    ]
    assert wrong == []
