"""How much a page lists, and from which size on an archive is shown lean."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Limits:
    """Sizes of lists. A lean archive tells less twice, so that a site of fifty thousand articles fits its host."""

    lean_from: int = 1000
    """From so many articles on: entities of one article alone share list pages, a page tells one sentence an article of those
    that mention its subject, long statements are cut in lists."""

    rows: int = 200
    """Rows on one page of a list."""

    few_statements: int = 40
    """More statements of one speaker have pages of their own."""

    day_rows: int = 300
    """A year of more dated sentences has a page for each month."""

    network_candidates: int = 400
    """Among so many people, those whom most passages name, the network looks for pairs."""

    network_people: int = 60
    """So many people are drawn."""

    network_pairs: int = 150
    """So many pairs of them are listed and drawn, the closest."""

    def lean(self, articles: int) -> bool:
        """Whether an archive of so many ``articles`` is shown lean."""
        return articles >= self.lean_from
