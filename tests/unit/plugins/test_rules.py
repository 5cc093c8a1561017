import json
from pathlib import Path

from plugins.rules import rule_groups


def rule(module: str, name: str) -> dict[str, str]:
    return {"module": module, "rule": name, "vi": "vì", "en": "as", "example": "x"}


def test_rules_stand_by_module_in_the_order_of_reading_and_unknown_modules_last(tmp_path: Path) -> None:
    rules = [rule("dates", "b"), rule("dates", "a"), rule("gossip", "c"), rule("structure", "d")]
    path = tmp_path / "rules.json"
    path.write_text(json.dumps(rules), encoding="utf-8")
    assert [(module, title, len(each)) for module, title, each in rule_groups(path)] == [
        ("structure", "Dòng nào thuộc bài", 1),
        ("dates", "Ngày tháng trong bài", 2),
        ("gossip", "gossip", 1),
    ]


def test_no_list_is_no_group(tmp_path: Path) -> None:
    assert rule_groups(tmp_path / "rules.json") == []
