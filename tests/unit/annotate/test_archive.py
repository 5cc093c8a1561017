from pathlib import Path

import pytest

from annotate import archive
from annotate.archive import FEW, annotate_folder
from annotate.outcome import Outcome
from annotate.problems import BadInput
from annotate.read import SeedFile
from annotate.settings import Settings

NUMBER = FEW + 4
CITIES = ("Huế", "Đà Nẵng", "Cần Thơ", "Hải Phòng")


@pytest.fixture
def seeds(tmp_path: Path) -> Path:
    folder = tmp_path / "seeds"
    folder.mkdir()
    for n in range(NUMBER):
        city = CITIES[n % len(CITIES)]
        text = f"Mưa lớn ở {city}\n\nNgày {n + 1}/9/2019, ông Nguyễn Văn An cho biết {city} ngập nặng.\n"
        (folder / f"{n:02}.txt").write_text(text, encoding="utf-8")
    (folder / "03.yaml").write_text("title: Mưa ở Hải Phòng\n", encoding="utf-8")
    (folder / "04.yaml").write_text("skip: bài thử\n", encoding="utf-8")
    return folder


@pytest.fixture
def annotated(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The names of the seeds annotated by this process, in order."""
    names: list[str] = []
    work = archive.annotate_file

    def noted(file: SeedFile, **inputs: object) -> Outcome:
        names.append(file.path.name)
        return work(file, **inputs)  # type: ignore[arg-type]

    monkeypatch.setattr(archive, "annotate_file", noted)
    return names


def written(folder: Path) -> dict[str, bytes]:
    return {
        path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()
    }


def test_content_is_the_same_with_one_worker_and_many_with_and_without_cache(
    seeds: Path, tmp_path: Path
) -> None:
    made = []
    for n, (workers, cache) in enumerate(
        [(1, None), (2, None), (2, "one"), (1, "one"), (1, "two"), (2, "two")]
    ):
        into = tmp_path / f"content{n}"
        report = annotate_folder(
            seeds, into, Settings(), workers=workers, cache=tmp_path / cache if cache else None
        )
        assert (report.articles, report.skipped) == (NUMBER - 1, 1)
        made.append(written(into))
    assert made[0]["data/mentions.jsonl"]
    assert all(content == made[0] for content in made)


def test_only_what_changed_is_annotated_again(seeds: Path, tmp_path: Path, annotated: list[str]) -> None:
    def build(into: str) -> list[str]:
        annotated.clear()
        annotate_folder(seeds, tmp_path / into, Settings(), workers=1, cache=tmp_path / "cache")
        return list(annotated)

    assert len(build("first")) == NUMBER
    assert build("same") == ["04.txt"]
    assert written(tmp_path / "same") == written(tmp_path / "first")
    (seeds / "07.txt").write_text("Nắng ở Huế\n\nHuế hết mưa.\n", encoding="utf-8")
    (seeds / "03.yaml").write_text("title: Ngập ở Hải Phòng\n", encoding="utf-8")
    (seeds / "09.txt").unlink()
    (seeds / "99.txt").write_text("Nắng ở Huế\n\nTrời nắng.\n", encoding="utf-8")
    assert build("changed") == ["03.txt", "04.txt", "07.txt", "99.txt"]
    assert len(list((tmp_path / "cache").iterdir())) == NUMBER - 1
    annotate_folder(seeds, tmp_path / "alone", Settings(), workers=1)
    assert written(tmp_path / "changed") == written(tmp_path / "alone")


def test_seed_that_changes_while_it_is_annotated_is_not_kept(
    seeds: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    work = archive.annotate_file

    def touched(file: SeedFile, **inputs: object) -> Outcome:
        if file.path.name == "05.txt":
            file.path.write_text("Mới\n", encoding="utf-8")
        return work(file, **inputs)  # type: ignore[arg-type]

    monkeypatch.setattr(archive, "annotate_file", touched)
    annotate_folder(seeds, tmp_path / "content", Settings(), workers=1, cache=tmp_path / "cache")
    assert len(list((tmp_path / "cache").iterdir())) == NUMBER - 2


def test_bad_seeds_are_told_again_in_every_build(seeds: Path, tmp_path: Path) -> None:
    (seeds / "06.txt").write_bytes(b"\0\0\0")
    for _ in range(2):
        with pytest.raises(BadInput, match=r"06\.txt"):
            annotate_folder(seeds, tmp_path / "content", Settings(), workers=1, cache=tmp_path / "cache")


@pytest.mark.parametrize("workers", [1, 2])
def test_content_is_written_in_the_language_of_the_site_whatever_was_kept_in_another(
    seeds: Path, tmp_path: Path, workers: int
) -> None:
    for language in ("vi", "en"):
        settings = Settings(language=language)
        annotate_folder(seeds, tmp_path / language, settings, workers=workers, cache=tmp_path / "cache")
        annotate_folder(seeds, tmp_path / f"{language}-again", settings, workers=1)
        assert written(tmp_path / language) == written(tmp_path / f"{language}-again")
    vietnamese, english = (
        (tmp_path / language / "articles" / "00.md").read_text(encoding="utf-8") for language in ("vi", "en")
    )
    assert '"1/9/2019: bài ghi đủ năm"' in vietnamese
    assert '"1 September 2019: the year is stated"' in english
    assert vietnamese.count("Ngày 1/9/2019") == english.count("Ngày 1/9/2019") > 0
