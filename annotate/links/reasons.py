"""The reasons of links in words (``annotate/data/rules/links.toml``)."""

from __future__ import annotations

from annotate.rules import says


def reason(rule: str, **blanks: str) -> str:
    """What ``rule`` says of one case; raises KeyError for a rule without an entry."""
    return says("links", rule, **blanks)
