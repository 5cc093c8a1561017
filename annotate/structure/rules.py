"""The rules by name: the zone and class each gives, and how sure it is (``data/rules/structure.toml``)."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from annotate.model import LineClass, Zone
from annotate.tables import entries


@dataclass(frozen=True, slots=True)
class Rule:
    """What a named rule says of a line."""

    name: str
    zone: Zone
    cls: LineClass
    confidence: float


@cache
def rules() -> dict[str, Rule]:
    """Every rule of this module."""
    return {
        name: Rule(name, entry["zone"], entry["class"], entry["confidence"])
        for name, entry in entries("rules/structure").items()
    }


def rule(name: str) -> Rule:
    """The rule called ``name``; KeyError where the table has none."""
    return rules()[name]
