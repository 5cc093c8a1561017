"""What a rule's name means to a reader: the texts of ``annotate/data/rules/MODULE.toml``, and the list of all rules."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping

from annotate.language import _, languages, of_language
from annotate.tables import FOLDER, entries


def reason(module: str, rule: str) -> str:
    """The reason that ``rule`` of ``module`` stands for, in words; "editor" is a rule of every module.

    Raises KeyError for a rule without an entry: a rule that cannot be explained must not reach a reader.
    """
    if rule == "editor":
        return _("người biên tập quyết định")
    return of_language(entries(f"rules/{module}")[rule])


def says(module: str, rule: str, **blanks: object) -> str:
    """What ``rule`` of ``module`` says of one case: its text with the blanks filled in, or its reason where it has none."""
    entry = entries(f"rules/{module}")[rule]
    return of_language(entry, "says" if "says_vi" in entry else "").format(**blanks)


def modules() -> tuple[str, ...]:
    """The modules that have rules, in order of name."""
    return tuple(sorted(path.stem for path in (FOLDER / "rules").glob("*.toml")))


def all_rules() -> Iterator[Mapping[str, str]]:
    """Every rule with its module, its reason in each language and an example on which it fires, in order."""
    for module in modules():
        for rule, entry in entries(f"rules/{module}").items():
            yield {
                "module": module,
                "rule": rule,
                **{code: entry[code] for code in languages() if code in entry},
                "example": entry["example"],
            }


def rule_list() -> str:
    """``data/rules.json``: the list of all rules as JSON, one rule a line."""
    rows = (json.dumps(rule, ensure_ascii=False) for rule in all_rules())
    return "[\n" + ",\n".join(rows) + "\n]\n"
