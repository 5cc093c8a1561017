"""What is wrong with something a person gave: said in one sentence that names place, cause and remedy."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True, order=True)
class Problem:
    """One fault of one file. ``line`` counts from 1; 0 where the whole file is meant."""

    file: str
    line: int
    cause: str
    remedy: str

    def __str__(self) -> str:
        """``seeds/a.yaml:3: unknown key "titel"; did you mean "title"?`` in one line."""
        place = f"{self.file}:{self.line}" if self.line else self.file
        return f"{place}: {self.cause}; {self.remedy}"


class BadInput(Exception):  # noqa: N818 - it names what is wrong, as the message to a person does
    """Input that cannot be used; carries every problem found, so that one run reports them all."""

    def __init__(self, problems: Iterable[Problem]) -> None:
        """Keep ``problems`` in the order of file and line."""
        self.problems = tuple(sorted(problems))
        super().__init__("\n".join(map(str, self.problems)))
