"""What a rule's name means to a reader: the texts of ``annotate/data/rules/MODULE.toml``, and the list of all rules."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from functools import cache

from annotate.tables import FOLDER, entries

BY_EDITOR = {"vi": "người biên tập quyết định", "en": "decided by the editor"}


@cache
def reason(module: str, rule: str, language: str = "vi") -> str:
    """The reason that ``rule`` of ``module`` stands for, in words; "editor" is a rule of every module.

    Raises KeyError for a rule without an entry: a rule that cannot be explained must not reach a reader.
    """
    if rule == "editor":
        return BY_EDITOR[language]
    return str(entries(f"rules/{module}")[rule][language])


def modules() -> tuple[str, ...]:
    """The modules that have rules, in order of name."""
    return tuple(sorted(path.stem for path in (FOLDER / "rules").glob("*.toml")))


def all_rules() -> Iterator[Mapping[str, str]]:
    """Every rule with its module, its reason in both languages and an example on which it fires, in order."""
    for module in modules():
        for rule, entry in entries(f"rules/{module}").items():
            yield {
                "module": module,
                "rule": rule,
                "vi": entry["vi"],
                "en": entry["en"],
                "example": entry["example"],
            }


def rule_list() -> str:
    """``data/rules.json``: the list of all rules as JSON, one rule a line."""
    rows = (json.dumps(rule, ensure_ascii=False) for rule in all_rules())
    return "[\n" + ",\n".join(rows) + "\n]\n"
