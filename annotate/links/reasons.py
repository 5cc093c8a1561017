"""The reasons of links in words: "says" of ``annotate/data/rules/links.toml`` with its blanks filled in."""

from __future__ import annotations

from annotate.tables import entries


def reason(rule: str, **blanks: str) -> str:
    """What ``rule`` says of one case, in Vietnamese; raises KeyError for a rule without an entry."""
    entry = entries("rules/links")[rule]
    return str(entry.get("says", entry["vi"])).format(**blanks)
