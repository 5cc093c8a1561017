"""What a rule's name means to a reader: the texts of ``annotate/data/rules/MODULE.toml``."""

from __future__ import annotations

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
