from __future__ import annotations

import json
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from annotate import yamlfile
from annotate.archive import annotate_folder
from annotate.editor import load_authorities, load_edits
from annotate.problems import BadInput
from annotate.review import Question, Review, review
from annotate.review.show import as_json, as_text
from annotate.settings import Settings

ROOT = Path(__file__).parents[4]
SETTINGS = Settings()

# An article of no day, without a headline, with words that leave much open.
HARD = """Ảnh chụp một góc phố. Ảnh: TTXVN
Ngày 12/4, ông Nguyễn Văn Tuấnn gặp ông Trần Quốc Khuyến tại phường Bình Hưng Hòa C. Mưa lớn hôm 30/4.
Ngày 12/4 và ngày 12/4 đều là ngày đẹp trời, người dân nói "rất: vui".
“Chúng tôi không biết gì về chuyện này: thật đấy”.
Theo nguồn tin, “Sở Xây dựng Zeta” và “Sở Xây dựng Zeta” sẽ họp với Sở Xây dựng Zeta vào thứ Năm.
"""


@pytest.fixture(scope="module")
def seeds(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Copies of the seeds with their editor's files, and one hard article."""
    folder = tmp_path_factory.mktemp("review") / "seeds"
    shutil.copytree(ROOT / "seeds", folder)
    (folder / "hard.txt").write_text(HARD, encoding="utf-8")
    return folder


def annotated(seeds: Path, content: Path) -> Path:
    content.mkdir(exist_ok=True)
    annotate_folder(seeds, content, SETTINGS, workers=1)
    return content


@pytest.fixture(scope="module")
def content(seeds: Path) -> Path:
    return annotated(seeds, seeds.parent / "content")


@pytest.fixture(scope="module")
def found(seeds: Path, content: Path) -> Review:
    return review(seeds, content, SETTINGS.max_bytes)


def paste(seeds: Path, question: Question) -> None:
    """Put every line of the answer where the review says."""
    for name, fix, _ in question.fixes:
        path = seeds.parent / name
        text = path.read_text(encoding="utf-8") if path.exists() else ""
        rows = text.splitlines()
        if fix.section and f"{fix.section}:" in rows:
            rows.insert(rows.index(f"{fix.section}:") + 1, fix.line)
        else:
            rows.append(fix.yaml)
        path.write_text("\n".join(rows) + "\n", encoding="utf-8")


def asked(question: Question) -> tuple[object, ...]:
    return question.kind, question.article, question.line, question.passage, question.before


def files(questions: tuple[Question, ...]) -> Iterator[tuple[str, Question]]:
    return ((name, question) for question in questions for name, _, _ in question.fixes)


def test_every_doubt_is_counted(found: Review) -> None:
    kinds = {question.kind for question in found.questions}
    assert {"undated", "untitled", "date-span", "partial-date", "line", "statement"} <= kinds
    assert sum(found.counts.values()) == found.total == len(found.questions)


def test_every_question_has_a_reason_and_a_line_that_settles_it(found: Review) -> None:
    for question in found.questions:
        assert question.why
        assert question.fixes, question
        assert question.passage or question.kind == "undated"


def test_all_lines_pasted_together_load_and_settle_everything(
    seeds: Path, found: Review, tmp_path: Path
) -> None:
    copy = tmp_path / "seeds"
    shutil.copytree(seeds, copy)
    for question in found.questions:
        paste(copy, question)
    rest = review(copy, annotated(copy, tmp_path / "content"), SETTINGS.max_bytes)
    assert [asked(question) for question in rest.questions] == []


def test_each_line_pasted_alone_loads_and_settles_its_question(
    seeds: Path, found: Review, tmp_path: Path
) -> None:
    for number, question in enumerate(found.questions[:: max(1, len(found.questions) // 12)]):
        copy = tmp_path / str(number) / "seeds"
        shutil.copytree(seeds, copy)
        paste(copy, question)
        for name in {name for name, _ in files((question,))}:
            path = copy.parent / name
            load = load_authorities if path.name == "authorities.yaml" else load_edits
            assert load(path, name)
        rest = review(copy, annotated(copy, copy.parent / "content"), SETTINGS.max_bytes)
        assert asked(question) not in map(asked, rest.questions)


def test_what_settles_most_pages_comes_first_then_what_is_least_sure(found: Review) -> None:
    order = [(-question.pages, question.confidence) for question in found.questions]
    assert order == sorted(order)


def test_the_first_screen_shows_every_kind(seeds: Path, content: Path, found: Review) -> None:
    first = review(seeds, content, SETTINGS.max_bytes, limit=8)
    assert len(first.questions) == min(8, found.total)
    assert first.counts == found.counts
    assert len({question.kind for question in first.questions}) >= 3


def test_one_kind_alone_may_be_asked_for(seeds: Path, content: Path) -> None:
    only = review(seeds, content, SETTINGS.max_bytes, kind="undated")
    assert [question.article for question in only.questions] == ["hard"]
    with pytest.raises(BadInput, match="is no kind of doubt; give one of namesakes"):
        review(seeds, content, SETTINGS.max_bytes, kind="undatd")


def test_json_tells_what_the_text_tells(found: Review) -> None:
    told = json.loads(as_json(found))
    assert told["counts"] == found.counts
    assert len(told["questions"]) == found.total
    fix = told["questions"][0]["fixes"][0]
    assert yamlfile.parse(fix["yaml"].encode(), "x.yaml")
    text = "\n".join(as_text(found))
    assert all(question.why in text for question in found.questions)
    assert text.splitlines()[-1].startswith(f"{found.total} chỗ chưa chắc: ")


def test_a_section_that_the_editors_file_has_is_named_with_its_line(
    seeds: Path, found: Review, tmp_path: Path
) -> None:
    copy = tmp_path / "seeds"
    shutil.copytree(seeds, copy)
    question = next(question for question in found.questions if question.kind == "partial-date")
    name, fix, line = question.fixes[0]
    assert line == 0
    (copy.parent / name).write_text("# of mine\ndates:\n", encoding="utf-8")
    (copy.parent / name).write_text('# of mine\ndates:\n  - "zz": nothing\n', encoding="utf-8")
    again = review(copy, seeds.parent / "content", SETTINGS.max_bytes, kind="partial-date")
    same = next(each for each in again.questions if asked(each) == asked(question))
    assert same.fixes[0][2] == 2
    assert fix.line in "\n".join(as_text(again))


def test_content_that_is_missing_or_older_than_a_seed_says_what_to_do(
    seeds: Path, content: Path, tmp_path: Path
) -> None:
    with pytest.raises(BadInput, match="run `invoke annotate` first"):
        review(seeds, tmp_path, SETTINGS.max_bytes)
    copy = tmp_path / "seeds"
    shutil.copytree(seeds, copy)
    (copy / "hard.txt").write_text(HARD + "thêm\n", encoding="utf-8")
    with pytest.raises(BadInput, match=r"hard\.txt: it has changed"):
        review(copy, content, SETTINGS.max_bytes)


def test_lines_are_given_for_as_many_articles_as_asked_for(seeds: Path, content: Path, found: Review) -> None:
    few = review(seeds, content, SETTINGS.max_bytes, articles=1)
    for question, whole in zip(few.questions, found.questions, strict=True):
        assert len({name for name, _, _ in question.fixes}) == 1
        assert question.more + 1 == len({name for name, _, _ in whole.fixes})
    told = "\n".join(as_text(few))
    assert ("and the like for" in told) == any(question.more for question in few.questions)


def test_dates_that_wait_for_the_day_of_an_undated_article_are_not_asked_for(found: Review) -> None:
    hard = [question for question in found.questions if question.article == "hard"]
    assert "Ngày 12/4" in HARD
    assert "undated" in {question.kind for question in hard}
    assert "Ngày 12/4" not in {question.passage for question in hard}
