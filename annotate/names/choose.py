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
    best = [0.0] * (last - first + 1)
    choice: list[Candidate | None] = [None] * (last - first + 1)
    for end in range(1, last - first + 1):
        best[end] = best[end - 1]
        if first + end not in by_end:
            continue
        for candidate in by_end[first + end]:
            size = candidate.end - candidate.start
            weight = best[candidate.start - first] + (candidate.confidence - FLOOR) * size
            if weight > best[end] + 1e-9:
                best[end], choice[end] = weight, candidate
    return _traced(choice)


def _traced(choice: Sequence[Candidate | None]) -> list[Candidate]:
    kept: list[Candidate] = []
    at = len(choice) - 1
    while at > 0:
        candidate = choice[at]
        if candidate is not None:
            kept.append(candidate)
        at -= candidate.end - candidate.start if candidate else 1
    return kept[::-1]
