"""The list of all rules (``data/rules.json``) by what they find, for the page that explains them to readers."""

from __future__ import annotations

import json
from itertools import groupby
from pathlib import Path
from typing import Any

from pelican import signals

from annotate.language import N_, Labels

TITLES = Labels(
    {
        "structure": N_("Dòng nào thuộc bài"),
        "dates": N_("Ngày tháng trong bài"),
        "publication": N_("Ngày đăng bài"),
        "names": N_("Tên người, nơi, tổ chức"),
        "statements": N_("Ai nói gì"),
        "dating": N_("Ngày đăng suy từ bài khác"),
        "resolve": N_("Ai là ai trong cả kho"),
        "links": N_("Bài liên quan"),
    }
)
"""What a reader calls each module; another module goes by its own name."""

Rule = dict[str, str]


def rule_groups(path: Path) -> list[tuple[str, str, list[Rule]]]:
    """The rules in the file ``path`` by module: its name, what a reader calls it, its rules in their order."""
    rules = json.loads(path.read_text(encoding="utf-8")) if path.is_file() else []
    groups = [(module, list(each)) for module, each in groupby(rules, key=lambda rule: rule["module"])]
    order = list(TITLES)
    groups.sort(key=lambda group: (order.index(group[0]) if group[0] in TITLES else len(order), group[0]))
    return [(module, TITLES.get(module, module), each) for module, each in groups]


def _tell(generator: Any) -> None:
    path = Path(generator.settings["PATH"]) / "data" / "rules.json"
    generator.context["rule_groups"] = rule_groups(path)


def register() -> None:
    """Connect to Pelican."""
    signals.generator_init.connect(_tell)
