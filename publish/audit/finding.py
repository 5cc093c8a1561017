"""Something that an audit found wrong."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, order=True)
class Finding:
    """Where it is (a page or file of the site), which rule or budget it breaks, and what there is."""

    where: str
    rule: str
    what: str

    def __str__(self) -> str:
        """In one line."""
        return f"{self.where}: {self.rule}: {self.what}"
