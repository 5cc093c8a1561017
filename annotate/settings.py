"""The settings of the build step, as an archive's owner writes them in ``pelicanconf.py``."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, fields
from typing import Any

from annotate.language import SOURCE, languages
from annotate.problems import BadInput, Problem

PREFIX = "ANNOTATE_"
LANGUAGE = "SITE_LANG"


@dataclass(frozen=True, slots=True)
class Settings:
    """``ANNOTATE_…`` names of ``pelicanconf.py`` without the prefix, in lower case."""

    max_bytes: int = 10_000_000
    """A seed larger than this is refused, naming the file (``ANNOTATE_MAX_BYTES``)."""

    workers: int = 0
    """How many processes annotate; 0 takes one for each core (``ANNOTATE_WORKERS``)."""

    language: str = SOURCE
    """The language in which readers are told things (``SITE_LANG``)."""


def from_names(names: Mapping[str, Any], file: str = "pelicanconf.py") -> Settings:
    """The settings among ``names`` (a settings module's globals).

    Raises BadInput for an unknown ``ANNOTATE_…`` name, a value that is no whole number from 0, or a language that the
    interface does not have.
    """
    known = {field.name for field in fields(Settings)} - {"language"}
    given = {name: value for name, value in names.items() if name.startswith(PREFIX)}
    problems = list(_language_problems(names, file))
    for name, value in given.items():
        if name.removeprefix(PREFIX).lower() not in known:
            choices = ", ".join(PREFIX + key.upper() for key in sorted(known))
            problems.append(Problem(file, 0, f'there is no setting "{name}"', f"the settings are {choices}"))
        elif not isinstance(value, int) or isinstance(value, bool) or value < 0:
            problems.append(Problem(file, 0, f"{name} is {value!r}", "write a whole number from 0"))
    if problems:
        raise BadInput(problems)
    numbers = {name.removeprefix(PREFIX).lower(): value for name, value in given.items()}
    return Settings(**numbers, language=names.get(LANGUAGE, SOURCE))


def site_language(names: Mapping[str, Any], file: str = "pelicanconf.py") -> str:
    """``SITE_LANG`` among ``names``; raises BadInput for a language that the interface does not have."""
    if problems := list(_language_problems(names, file)):
        raise BadInput(problems)
    return str(names.get(LANGUAGE, SOURCE))


def _language_problems(names: Mapping[str, Any], file: str) -> Iterator[Problem]:
    code = names.get(LANGUAGE, SOURCE)
    if code not in languages():
        choices = " or ".join(f'"{each}"' for each in languages())
        yield Problem(
            file, 0, f"{LANGUAGE} is {code!r}", f"write {choices}, or add a language (docs/translating.md)"
        )
