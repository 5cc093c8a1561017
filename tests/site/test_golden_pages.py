"""The annotated Markdown of the five seeds is what was read and approved, line by line (tests/golden/pages)."""

from pathlib import Path

import pytest

from annotate.archive import annotate_folder
from annotate.settings import Settings

ROOT = Path(__file__).parents[2]
GOLDEN = ROOT / "tests/golden/pages"
IDS = sorted(path.stem for path in (ROOT / "seeds").glob("*.txt"))


@pytest.fixture(scope="session")
def annotated(tmp_path_factory: pytest.TempPathFactory) -> Path:
    into = tmp_path_factory.mktemp("content")
    annotate_folder(ROOT / "seeds", into, Settings(), content=ROOT / "content")
    return into


@pytest.mark.parametrize("name", IDS)
def test_a_seeds_page_is_as_it_was_approved(annotated: Path, name: str):
    made = (annotated / "articles" / f"{name}.md").read_text(encoding="utf-8")
    approved = (GOLDEN / f"{name}.md").read_text(encoding="utf-8")
    assert made == approved, (
        "read the difference line by line; if it is right, copy the new page to tests/golden/pages"
    )


def test_the_content_in_the_repository_is_what_the_seeds_give(annotated: Path):
    for made in sorted(annotated.rglob("*")):
        if made.is_file():
            kept = ROOT / "content" / made.relative_to(annotated)
            assert kept.read_bytes() == made.read_bytes(), (
                f"{kept} is stale: run invoke annotate and commit content/"
            )
