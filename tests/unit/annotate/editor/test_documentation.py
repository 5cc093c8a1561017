"""docs/corrections.md against the code: every key is there, and every example is one that the software follows."""

from __future__ import annotations

import re
import shutil
from collections.abc import Mapping
from pathlib import Path

import pytest

from annotate.archive import annotate_file
from annotate.authorities import load
from annotate.editor import load_authorities
from annotate.editor.article import DATED, EDITS, ENTITY, LINE_CLASSES, NOTE, PLACE, PUBLISH, SAID
from annotate.editor.authorities import OFFICE, RECORD
from annotate.read import find_seeds
from annotate.review.doubts import KINDS
from annotate.settings import Settings

ROOT = Path(__file__).parents[4]
TEXT = (ROOT / "docs" / "corrections.md").read_text(encoding="utf-8")
ARTICLE, _, REST = TEXT.partition("## The archive")
ARCHIVE, _, REVIEW = REST.partition("## What to correct first")
EXAMPLE = re.compile(r"^```yaml\n(.*?)^```", re.M | re.S)
SEED = ROOT / "seeds" / "000_92c2eca70b37309f.txt"


def examples(text: str) -> list[str]:
    return EXAMPLE.findall(text)


def explained(text: str) -> set[str]:
    """The words in code type outside the examples."""
    return set(re.findall(r"`([a-z_]+)`", EXAMPLE.sub("", text)))


@pytest.mark.parametrize("sections", [EDITS, ENTITY, DATED, SAID, NOTE, PLACE])
def test_every_key_of_an_articles_file_is_explained_and_shown(sections: Mapping[str, object]) -> None:
    shown = set(re.findall(r"([a-z_]+):(?=[ \n])", "".join(examples(ARTICLE))))
    assert set(sections) <= explained(ARTICLE)
    assert set(sections) <= shown


@pytest.mark.parametrize("sections", [RECORD, OFFICE])
def test_every_key_of_the_archives_file_is_explained_and_shown(sections: Mapping[str, object]) -> None:
    shown = set(re.findall(r"([a-z_]+):(?=[ \n])", "".join(examples(ARCHIVE))))
    assert set(sections) <= explained(ARCHIVE)
    assert set(sections) <= shown


def test_every_kind_of_doubt_is_explained() -> None:
    assert all(f"`{kind}`" in REVIEW for kind in KINDS)


def test_every_class_of_a_line_and_every_way_to_publish_is_explained() -> None:
    assert {*LINE_CLASSES, *PUBLISH} <= explained(ARTICLE)


@pytest.mark.parametrize("example", examples(ARTICLE))
def test_every_example_of_corrections_is_followed(tmp_path: Path, example: str) -> None:
    shutil.copy(SEED, tmp_path)
    (tmp_path / SEED.with_suffix(".yaml").name).write_text(example, encoding="utf-8")
    (file,) = find_seeds(tmp_path).files
    outcome = annotate_file(file, Settings())
    assert outcome.problems == ()
    assert outcome.article or "skip" in example


@pytest.mark.parametrize("example", examples(ARCHIVE))
def test_every_example_of_records_is_followed(tmp_path: Path, example: str) -> None:
    path = tmp_path / "authorities.yaml"
    path.write_text(example, encoding="utf-8")
    known = load().with_archive(load_authorities(path, path.name), path.name)
    moskva = known.by_id("moskva")
    assert moskva is not None
    assert (moskva.name, "Moskva" in moskva.variants) == ("Mát-xcơ-va", True)
