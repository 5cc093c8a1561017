"""Which of the rules' candidates stand: the set without overlap that has the most weight."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from annotate.names.view import Candidate

# What a candidate's confidence must exceed to weigh anything, so that doubtful long spans do not win by length.
FLOOR = 0.25
# The least confidence with which a name is published.
LEAST = 0.5


def chosen(candidates: Iterable[Candidate]) -> list[Candidate]:
    """The candidates of the heaviest set without overlap, by start (weighted interval scheduling).

    A candidate weighs its confidence above the floor times its tokens; of equals the earlier rule wins.
    """
    by_end: dict[int, list[Candidate]] = {}
    for candidate in candidates:
        by_end.setdefault(candidate.end, []).append(candidate)
    if not by_end:
        return []
    first, last = min(c.start for some in by_end.values() for c in some), max(by_end)
    best = [0.0] * (last + 1)
    choice: list[Candidate | None] = [None] * (last + 1)
    for end in range(first + 1, last + 1):
        best[end] = best[end - 1]
        if end not in by_end:
            continue
        for candidate in by_end[end]:
            weight = best[candidate.start] + (candidate.confidence - FLOOR) * (end - candidate.start)
            if weight > best[end] + 1e-9:
                best[end], choice[end] = weight, candidate
    return _traced(choice, last)


def _traced(choice: Sequence[Candidate | None], at: int) -> list[Candidate]:
    kept = []
    while at > 0:
        candidate = choice[at]
        if candidate is None:
            at -= 1
        else:
            kept.append(candidate)
            at = candidate.start
    return kept[::-1]
