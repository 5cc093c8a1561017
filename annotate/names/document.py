"""What an article says of a name once holds for its other occurrences: full names, surnames, given names."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from annotate.model import MentionType
from annotate.names.choose import LEAST
from annotate.names.lexicon import by_form
from annotate.names.phrases import Phrases
from annotate.names.view import Candidate, View, alone

# How sure a rule must be for its type to hold in the whole article.
SURE = 0.6

Typed = tuple[MentionType, str, float]


def consistent(views: Sequence[View], chosen: Sequence[Sequence[Candidate]]) -> list[list[Candidate]]:
    """For each line, candidates that other occurrences in the article give; beside the rules' own."""
    typed = _typed(views, chosen)
    surfaces = Phrases(((" ".join(forms), value) for forms, value in typed.items()), by_form)
    return [list(_found(view, surfaces)) for view in views]


def _typed(views: Sequence[View], chosen: Sequence[Sequence[Candidate]]) -> dict[tuple[str, ...], Typed]:
    """The type of each surface, by the weight of all its occurrences; then the parts of people's names."""
    full = _weighed(views, chosen)
    parts: dict[tuple[str, ...], Typed] = {}
    for view, kept in zip(views, chosen, strict=True):
        for candidate in kept:
            if candidate.confidence < SURE:
                continue
            if candidate.type == "person":
                for part in _parts(view, candidate):
                    parts.setdefault(part, ("person", "part-of-name", 0.84))
            elif bare := _without_head(view, candidate):
                parts.setdefault(bare, (candidate.type, "same-name-elsewhere", 0.8))
    return full | {
        forms: part for forms, part in parts.items() if forms not in full or full[forms][2] < part[2]
    }


def _weighed(views: Sequence[View], chosen: Sequence[Sequence[Candidate]]) -> dict[tuple[str, ...], Typed]:
    """Each surface's type: the one whose occurrences are surest in sum, with the confidence of the surest of them.

    One sure occurrence is needed, or two less sure. One odd sentence cannot outweigh many plain ones.
    """
    weights: dict[tuple[str, ...], dict[MentionType, list[float]]] = {}
    for view, kept in zip(views, chosen, strict=True):
        for candidate in kept:
            forms = tuple(view.forms[candidate.start : candidate.end])
            weights.setdefault(forms, {}).setdefault(candidate.type, []).append(candidate.confidence)
    typed: dict[tuple[str, ...], Typed] = {}
    for forms, by_type in weights.items():
        kind, found = max(by_type.items(), key=lambda item: sum(item[1]))
        if max(found) >= SURE or sum(confidence >= LEAST for confidence in found) >= 2:
            typed[forms] = (kind, "same-name-elsewhere", min(max(found), 0.92))
    return typed


def _parts(view: View, candidate: Candidate) -> Iterator[tuple[str, ...]]:
    """Vietnamese names: the given name, alone or with the middle name. Others: the last word, the first, the last two."""
    words = view.tokens.words[candidate.start : candidate.end]
    forms = tuple(w.form for w in words)
    if not words[-1].word:
        if len(words) > 2 and words[-1].text == ".":
            yield forms[-2:]
        return
    if len(forms) < 2:
        return
    yield forms[-1:]
    if len(forms) > 2:
        yield forms[-2:]
    if not all(w.vietnamese for w in words):
        for n, w in enumerate(words[:-1]):
            if w.word and len(w.text) > 2 and (n == 0 or not w.vietnamese) and w.capital:
                yield forms[n : n + 1]


def _without_head(view: View, candidate: Candidate) -> tuple[str, ...]:
    """The name after its head noun: tỉnh Tây Papua, CLB Hà Tĩnh; empty where it is one Vietnamese syllable."""
    heads: Mapping[int, tuple[int, object]] = (
        view.place_heads if candidate.type == "place" else view.organisation_heads
    )
    head = heads.get(candidate.start)
    if head is None or candidate.type not in ("place", "organisation"):
        return ()
    rest = view.tokens.words[head[0] : candidate.end]
    if not rest or not all(w.capital for w in rest) or (len(rest) == 1 and rest[0].vietnamese):
        return ()
    if candidate.type == "organisation" and head[0] in view.known:
        return ()
    return tuple(w.form for w in rest)


def _found(view: View, surfaces: Phrases[Typed]) -> Iterator[Candidate]:
    if view.capitals:
        return
    words = view.tokens.words
    root = surfaces.root
    for start, form in enumerate(view.forms):
        if form not in root:
            continue
        match = surfaces.longest(view.forms, start)
        if match is None:
            continue
        end, (kind, rule, confidence) = match
        if rule == "part-of-name" and start in view.known and view.known[start][1].type == "place":
            continue
        if (
            kind == "person"
            and end - start == 1
            and start in view.known
            and view.known[start][1].type == "place"
        ):
            continue
        single = end - start == 1 and words[start].vietnamese
        if (rule == "part-of-name" or single) and not alone(view, start, end):
            continue
        if view.tokens.initial[start] and end - start == 1:
            confidence -= _doubt(view, start)
        yield Candidate(start, end, kind, rule, confidence)


def _doubt(view: View, at: int) -> float:
    """How much a sentence's first word may be a common word or pronoun, where it equals a name of the article."""
    word = view.tokens.words[at]
    if word.key not in view.lexicon.starters:
        return 0.0
    title = view.lexicon.person_before.longest(view.keys, at)
    return 0.2 if word.form in view.lexicon.given and title is None else 0.5
