import json
from pathlib import Path

from annotate.review import review


def test_entities_that_may_be_one_are_asked_about_with_the_line_that_joins_them(tmp_path: Path) -> None:
    seeds, data = tmp_path / "seeds", tmp_path / "content/data"
    seeds.mkdir()
    data.mkdir(parents=True)
    (seeds / "a.txt").write_text("Tiêu đề\n", encoding="utf-8")
    (data / "articles.jsonl").write_text("", encoding="utf-8")
    joins = "- id: an\n  merge: [an-2]\n"
    doubt = {
        "says": "cùng tên",
        "words": "An",
        "entities": [{"id": "an"}, {"id": "an-2"}],
        "pages": 3,
        "article": "a",
        "line": 1,
        "yaml": joins,
    }
    (data / "quality.json").write_text(json.dumps({"doubts": {"first": [doubt]}}), encoding="utf-8")
    for name in ("mentions", "dates", "statements"):
        (data / f"{name}.jsonl").write_text("", encoding="utf-8")
    (question,) = review(seeds, tmp_path / "content", 1000).questions
    assert (question.kind, question.pages, question.why) == ("namesakes", 3, "cùng tên (an, an-2)")
    file, fix, _ = question.fixes[0]
    assert file == "seeds/authorities.yaml"
    assert fix.yaml == joins.rstrip()
