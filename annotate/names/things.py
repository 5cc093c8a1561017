"""Rules that find other named things: storms, laws, agreements, works, products."""

from __future__ import annotations

from collections.abc import Iterator

from annotate.names.lexicon import ThingHead
from annotate.names.places import run_end
from annotate.names.view import Candidate, Run, View, common_noun

QUOTES = {"“": "”", '"': '"', "'": "'", "‘": "’", "«": "»"}
LONGEST_TITLE = 12


def things(found: View) -> Iterator[Candidate]:
    """Every span that may be another named thing."""
    for start, (at, head) in found.thing_heads.items():
        yield from headed_thing(found, start, at, head)
    for run in found.runs:
        yield from model(found, run)
    yield from known_things(found)


def headed_thing(found: View, start: int, at: int, head: ThingHead) -> Iterator[Candidate]:
    """Nghị định 100/2019/NĐ-CP, bão số 5, phim “Bố già”, Cúp C1."""
    words = found.tokens.words
    if at >= len(words):
        return
    if head.quote and words[at].text in QUOTES:
        end = _closing(found, at)
        if end is not None and words[at + 1].capital:
            yield Candidate(at + 1, end, "thing", "quoted-work", 0.85)
        return
    first = start if head.keep else at
    number = at + 1 if found.keys[at] == "số" and at + 1 < len(words) else at
    if head.number and words[number].number:
        end = number + 1
        while (
            end < len(words) and not found.tokens.spaced[end] and (words[end].word or words[end].text in "/-")
        ):
            end += 1
        yield Candidate(first, end, "thing", "thing-with-number", 0.88)
        return
    if (head.verb and not words[start].capital) or _of_a_country(found, start, at):
        return
    if at in found.organisation_heads and found.organisation_heads[at][0] >= run_end(found, at):
        return
    if words[at].capital and not found.tokens.initial[at] and at not in found.persons:
        end = run_end(found, at)
        if end > at and not common_noun(found, Run(at, end)):
            product = at in found.known and found.known[at][1].type == "organisation" and not head.keep
            yield Candidate(first, end, "thing", "thing-with-head", 0.95 if product else 0.7)


def _of_a_country(found: View, start: int, at: int) -> bool:
    """Whether a noun in small letters and a country only describe: đoàn tàu Ukraine, luật Mỹ."""
    known = found.known.get(at)
    if known is None or found.tokens.words[start].capital or known[0] < run_end(found, at):
        return False
    return any(record.kind == "country" for record in known[1].records)


def model(found: View, run: Run) -> Iterator[Candidate]:
    """Galaxy S8, Boeing 737, F-16: a brand or letters with a number."""
    words, spaced = found.tokens.words, found.tokens.spaced
    end = run.end
    last = words[end - 1]
    known = found.known.get(run.start)
    if last.form in found.lexicon.not_names or (known and known[1].type != "organisation"):
        return
    if (
        end < len(words)
        and words[end].number
        and spaced[end]
        and not last.vietnamese
        and len(words[end].text) <= 4
    ):
        yield Candidate(run.start, end + 1, "thing", "model-with-number", 0.6)
    elif end + 1 < len(words) and words[end].text == "-" and not spaced[end] and words[end + 1].number:
        if not spaced[end + 1]:
            yield Candidate(run.start, end + 2, "thing", "model-with-number", 0.7)
            if end + 2 < len(words) and (more := run_end(found, end + 2)) > end + 2:
                yield Candidate(run.start, more, "thing", "model-with-number", 0.7)
    elif any(char.isdigit() for char in last.text) and len(last.text) <= 5:
        yield Candidate(run.start, end, "thing", "model-with-number", 0.6)


def known_things(found: View) -> Iterator[Candidate]:
    """World Cup, Facebook, VN-Index: things that the tables list."""
    surfaces = found.lexicon.things
    root = surfaces.root
    for start, form in enumerate(found.forms):
        if form in root and (match := surfaces.longest(found.forms, start)):
            used = found.lexicon.used.ending(found.keys, start)
            yield Candidate(start, match[0], "thing", "known-thing", 0.96 if used else 0.9)


def _closing(found: View, at: int) -> int | None:
    words = found.tokens.words
    close = QUOTES[words[at].text]
    for end in range(at + 2, min(len(words), at + LONGEST_TITLE)):
        if words[end].text == close:
            return end
    return None
