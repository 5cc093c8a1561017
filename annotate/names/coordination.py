"""The rule that names listed side by side are of one kind: Begovic; Ivanovic, Cahill, Terry."""

from __future__ import annotations

from collections.abc import Sequence

from annotate.names.choose import LEAST
from annotate.names.people import parts
from annotate.names.view import Candidate, Run, View, common_noun

SEPARATORS = frozenset({",", ";", "và", "&", "/"})
CONFIDENCE = 0.62
# Below this a person's name may as well be a place's.
DOUBTFUL = 0.7


def among_places(found: View, final: Sequence[Candidate]) -> list[Candidate]:
    """``final``, where a doubtful person between two places of one list is a place: Vĩnh Phương, Vĩnh Ngọc, Vĩnh Thái."""
    places = [c for c in final if c.type == "place" and c.confidence >= LEAST]
    ends, starts = {c.end for c in places}, {c.start for c in places}
    settled: list[Candidate] = []
    for candidate in final:
        start, end = candidate.start, candidate.end
        listed = start - 1 in ends and end + 1 in starts and _separates(found, start - 1, end)
        if listed and candidate.type == "person" and candidate.confidence < DOUBTFUL:
            candidate = Candidate(start, end, "place", "coordinated", CONFIDENCE)
        settled.append(candidate)
    return settled


def _separates(found: View, *tokens: int) -> bool:
    return all(at < len(found.keys) and found.keys[at] in SEPARATORS for at in tokens)


def coordinated(found: View, final: Sequence[Candidate]) -> list[Candidate]:
    """Names for the runs that no candidate covers, typed by a neighbour of their list."""
    kept = [candidate for candidate in final if candidate.confidence >= LEAST]
    ends = {candidate.end: candidate for candidate in kept}
    starts = {candidate.start: candidate for candidate in kept}
    covered = {at for candidate in kept for at in range(candidate.start, candidate.end)}
    free = [
        run
        for run in found.runs
        if run.start not in covered and run.end - 1 not in covered and _may(found, run)
    ]
    added: list[Candidate] = []
    for run in free:
        if run.start > 1 and found.keys[run.start - 1] in SEPARATORS and (left := ends.get(run.start - 1)):
            ends[run.end] = _like(left, run, added)
    for run in reversed(free):
        after = run.end
        if run.end in ends or after + 1 >= len(found.keys) or found.keys[after] not in SEPARATORS:
            continue
        if right := starts.get(after + 1):
            starts[run.start] = ends[run.end] = _like(right, run, added)
    return added


def _like(neighbour: Candidate, run: Run, added: list[Candidate]) -> Candidate:
    candidate = Candidate(run.start, run.end, neighbour.type, "coordinated", CONFIDENCE)
    added.append(candidate)
    return candidate


def _may(found: View, run: Run) -> bool:
    """Whether a run may be a name at all: not the first word of a sentence, a common noun or an abbreviation."""
    words = found.tokens.words
    if common_noun(found, run) or words[run.start].form in found.lexicon.not_names or words[run.start].number:
        return False
    single = parts(found, run.start, run.end) == 1
    vietnamese = words[run.start].vietnamese
    return not (single and (vietnamese or words[run.start].capitals or len(words[run.start].text) < 3))
