import json
import lzma
from pathlib import Path

from annotate import archive
from benchmarks.growth import AGAIN, ANNOTATING, KNOWN, STEPS, measured, run

TEXTS = [
    f"Bắt nghi can thứ {n}\n\nNgày {n + 1}/5/2019, ông Nguyễn Văn An cho biết sẽ làm rõ vụ việc.\n"
    for n in range(24)
]


def test_every_step_is_timed_at_every_size() -> None:
    relate = archive.relate
    spent = measured(TEXTS, [3, 6])
    assert list(spent) == [3, 6]
    for costs in spent.values():
        assert set(costs) == {ANNOTATING, KNOWN, *STEPS, AGAIN}
        assert all(cost > 0 for cost in costs.values())
        assert costs["relating"] > costs["– resolving"] + costs["– facts"]
        assert costs[AGAIN] > costs["relating"]
    assert archive.relate is relate


def test_known_articles_are_cheaper_than_new_ones() -> None:
    costs = measured(TEXTS, [24])[24]
    assert costs[KNOWN] < costs[ANNOTATING]


def test_sizes_beyond_the_corpus_are_left_out(tmp_path: Path) -> None:
    path = tmp_path / "corpus.jsonl.xz"
    with lzma.open(path, "wt", encoding="utf-8") as out:
        out.writelines(json.dumps({"id": str(n), "text": text}) + "\n" for n, text in enumerate(TEXTS))
    report = "\n".join(run(path, [4, 8, 5000]))
    assert "| step | 4 | 8 | 8 over 4 |" in report
    assert "too few" in "\n".join(run(path, [5000]))
