"""How sure each rule is, from data/rules/statements.toml."""

from __future__ import annotations

from annotate.tables import entries


def confidence(rule: str) -> float:
    """The share of statements of ``rule`` that were right on the annotated articles."""
    return float(entries("rules/statements")[rule]["confidence"])
