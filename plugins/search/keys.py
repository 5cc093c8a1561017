"""Sorted keys written short, and the shortest keys that tell two files apart."""

from __future__ import annotations

from collections.abc import Iterable
from typing import AnyStr

MOST_SHARED = 78
"""So that the sign that says how much is shared stays within ASCII."""


def separator(before: str, after: str) -> str:
    """The shortest beginning of ``after`` that is greater than ``before``, which must be less than ``after``."""
    return after[: shared(before, after) + 1]


def front_coded(keys: Iterable[str]) -> str:
    """Keys as lines, each with how many characters it shares with the one before (see docs/search-format.md)."""
    lines = []
    before = ""
    for key in keys:
        kept = min(shared(before, key), MOST_SHARED)
        lines.append(chr(48 + kept) + key[kept:])
        before = key
    return "\n".join(lines)


def front_decoded(text: str) -> list[str]:
    """The keys that ``front_coded`` wrote."""
    keys: list[str] = []
    for line in text.split("\n") if text else ():
        shared = ord(line[0]) - 48
        keys.append((keys[-1][:shared] if keys else "") + line[1:])
    return keys


def shared(one: AnyStr, other: AnyStr) -> int:
    """How many characters (or bytes) two keys have in common at their beginnings."""
    most = min(len(one), len(other))
    return next((at for at in range(most) if one[at] != other[at]), most)
