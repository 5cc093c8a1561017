import json
import lzma
from pathlib import Path

from benchmarks.speed import SHAPES, STEPS, growth, milliseconds, texts_of

TEXT = "Bắt nghi can\n\nNgày 3/5/2019, ông Nguyễn Văn An cho biết sẽ làm rõ vụ việc ở Bình Dương.\n"


def test_each_step_is_timed() -> None:
    spent = milliseconds([TEXT, TEXT])
    assert tuple(spent) == STEPS
    assert all(cost > 0 for cost in spent.values())


def test_corpus_is_read_up_to_the_most_asked_for(tmp_path: Path) -> None:
    path = tmp_path / "corpus.jsonl.xz"
    with lzma.open(path, "wt", encoding="utf-8") as out:
        out.writelines(json.dumps({"id": str(n), "text": f"bài {n}"}) + "\n" for n in range(5))
    assert list(texts_of(path, 2)) == ["bài 0", "bài 1"]


def test_long_texts_have_the_size_and_shape_that_is_asked() -> None:
    made = {name: grow([TEXT, TEXT.upper()], 4_000) for name, grow in SHAPES.items()}
    assert all(4_000 <= len(text.encode()) < 4_500 for text in made.values())
    assert "\n" not in made["all in one line"]
    assert TEXT.upper() in made["article after article"]
    assert TEXT.upper() not in made["one article repeated"]


def test_growth_is_told_for_each_step_and_for_all() -> None:
    ratios = growth([TEXT], lambda texts, _: "\n".join(texts * 40))
    assert set(ratios) == {*STEPS, "all"}
    assert all(ratio > 0 for ratio in ratios.values())
