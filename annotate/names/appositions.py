"""The rule that reads what a name is from the common noun after its comma."""

from __future__ import annotations

from collections.abc import Iterator

from annotate.names.view import Candidate, View


def apposed(found: View) -> Iterator[Candidate]:
    """Sibanye Gold, công ty sở hữu mỏ: the noun says what the name is; ", tỉnh Lào Cai" names another place."""
    words, keys = found.tokens.words, found.keys
    for run in found.runs:
        comma = run.end
        if comma + 1 >= len(keys) or keys[comma] not in (",", "-", "–", "(") or run.start in found.known:
            continue
        if words[comma + 1].capital or words[run.start].form in found.lexicon.not_names:
            continue
        match = found.lexicon.appositions.longest(keys, comma + 1)
        if match is None or (match[0] < len(words) and words[match[0]].capital and match[1] == "place"):
            continue
        if all(w.vietnamese for w in words[run.start : run.end]) and found.tokens.initial[run.start]:
            continue
        yield Candidate(run.start, run.end, match[1], f"{match[1]}-by-apposition", 0.72)
