"""The settings of the build step, as an archive's owner writes them in ``pelicanconf.py``."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, fields
from typing import Any

from annotate.problems import BadInput, Problem

PREFIX = "ANNOTATE_"


@dataclass(frozen=True, slots=True)
class Settings:
    """``ANNOTATE_…`` names of ``pelicanconf.py`` without the prefix, in lower case."""

    max_bytes: int = 10_000_000
    """A seed larger than this is refused, naming the file (``ANNOTATE_MAX_BYTES``)."""

    workers: int = 0
    """How many processes annotate; 0 takes one for each core (``ANNOTATE_WORKERS``)."""


def from_names(names: Mapping[str, Any], file: str = "pelicanconf.py") -> Settings:
    """The settings among ``names`` (a settings module's globals).

    Raises BadInput for an unknown ``ANNOTATE_…`` name or a value that is no whole number from 0.
    """
    known = {field.name for field in fields(Settings)}
    given = {name: value for name, value in names.items() if name.startswith(PREFIX)}
    problems = []
    for name, value in given.items():
        if name.removeprefix(PREFIX).lower() not in known:
            choices = ", ".join(PREFIX + key.upper() for key in sorted(known))
            problems.append(Problem(file, 0, f'there is no setting "{name}"', f"the settings are {choices}"))
        elif not isinstance(value, int) or isinstance(value, bool) or value < 0:
            problems.append(Problem(file, 0, f"{name} is {value!r}", "write a whole number from 0"))
    if problems:
        raise BadInput(problems)
    return Settings(**{name.removeprefix(PREFIX).lower(): value for name, value in given.items()})
