"""The tables of ``annotate/data``, read once: word lists (.txt), tables (.tsv) and keyed entries (.toml).

In ``.txt`` and ``.tsv`` a line that starts with ``#`` is a comment and blank lines are skipped. A ``.tsv`` file's
first line names its columns.
"""

from __future__ import annotations

import tomllib
from functools import cache
from pathlib import Path
from typing import Any

FOLDER = Path(__file__).parent / "data"


@cache
def words(name: str) -> tuple[str, ...]:
    """The entries of ``data/NAME.txt``, one a line, in order."""
    lines = (FOLDER / f"{name}.txt").read_text(encoding="utf-8").splitlines()
    return tuple(line.strip() for line in lines if line.strip() and not line.startswith("#"))


@cache
def rows(name: str) -> tuple[dict[str, str], ...]:
    """The rows of ``data/NAME.tsv`` as dicts by column name; missing trailing cells are empty."""
    lines = (FOLDER / f"{name}.tsv").read_text(encoding="utf-8").splitlines()
    kept = [line for line in lines if line.strip() and not line.startswith("#")]
    columns = kept[0].split("\t")
    return tuple(
        dict(zip(columns, line.split("\t") + [""] * len(columns), strict=False)) for line in kept[1:]
    )


@cache
def entries(name: str) -> dict[str, Any]:
    """The content of ``data/NAME.toml``."""
    return tomllib.loads((FOLDER / f"{name}.toml").read_text(encoding="utf-8"))
