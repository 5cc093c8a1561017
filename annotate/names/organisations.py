"""Rules that find organisations: a head noun and the grammar of where its name ends, acronyms, endings."""

from __future__ import annotations

import re
from collections.abc import Iterator

from annotate.names.lexicon import OrganisationHead
from annotate.names.places import run_end, vietnamese_person_within
from annotate.names.view import Candidate, Run, View

JOINERS = frozenset({"và", "&", "-", "–", ",", "về", "cho"})
LONGEST = 24
# I to XXXIX
ROMAN = re.compile("X{0,3}(?:IX|IV|V?I{0,3})")
# How deep units stand within units: Đội … Phòng … Công an tỉnh.
DEEPEST = 3


def organisations(found: View) -> Iterator[Candidate]:
    """Every span that may be an organisation's name."""
    for start in found.organisation_heads:
        yield from headed_organisation(found, start)
    for run in found.runs:
        yield from after_kind(found, run)
        yield from by_ending(found, run)
        yield from acronym(found, run)


def headed_organisation(found: View, start: int) -> Iterator[Candidate]:
    """Bộ Ngoại giao Nga, Công an tỉnh Bình Dương, Công ty cổ phần Hoàng Long."""
    at, head = found.organisation_heads[start]
    words = found.tokens.words
    capital = words[start].capital
    if head.capital and not capital:
        return
    end, named, person = _extent(found, at, head, 0)
    named = named or (head.grammar == "field" and any(w.capital for w in words[start + 1 : at]))
    if named:
        confidence = 0.9
        if person is not None and person > at:
            yield Candidate(start, person, "organisation", "organisation-with-head", confidence)
            confidence = 0.62
        yield Candidate(start, end, "organisation", "organisation-with-head", confidence)
    elif head.alone == "name" and capital:
        yield Candidate(start, end, "organisation", "organisation-known-by-head", 0.8)


def _extent(found: View, at: int, head: OrganisationHead, depth: int) -> tuple[int, bool, int | None]:
    """Where the name after the head ends, whether it has a name at all, and where a person may begin in it."""
    words, keys = found.tokens.words, found.keys
    fields = found.lexicon.organisation_fields
    end, named, person, limit = at, False, None, min(len(words), at + LONGEST)
    while end < limit:
        if end > at and found.tokens.initial[end]:
            break
        if place := _place_end(found, end):
            end, named = place, True
            if head.grammar in ("field", "local") or end >= limit or not _continues(found, end):
                break
            continue
        unit = found.organisation_heads.get(end)
        if unit and depth < DEEPEST and (words[end].capital or unit[1].grammar == "local") and end > at:
            if unit[1].capital and not words[end].capital:
                break
            inner, inner_named, _ = _extent(found, unit[0], unit[1], depth + 1)
            if inner_named or words[end].capital:
                return inner, True, person
            break
        field = fields.longest(keys, end) if words[end].word else None
        if field and not (head.grammar == "named" and words[end].capital and field[0] - end < 2):
            named = named or words[end].capital or (words[at - 1].capital and head.capital)
            end = field[0]
            continue
        if words[end].text in JOINERS or keys[end] in JOINERS:
            if end > at and _field_follows(found, end):
                end += 1
                continue
            break
        if words[end].capital and (head.grammar != "field" or not named):
            stop = run_end(found, end)
            if stop == end:
                break
            if (
                named
                and person is None
                and words[end].form in found.lexicon.surnames
                and 3 <= stop - end <= 4
            ):
                person = end
            inside = vietnamese_person_within(found, end, stop)
            if person is None and inside is not None:
                person = inside
            known = found.known.get(end)
            end, named = (
                (known[0], True) if known and known[0] < stop and head.grammar != "named" else (stop, True)
            )
            if head.grammar == "local":
                break
            continue
        if (
            words[end].number
            and (end == at or words[end - 1].capital or keys[end - 1] == "số")
            and end - at < 6
        ):
            named, end = True, end + 1
            continue
        if keys[end] == "số" and end + 1 < limit and words[end + 1].number:
            end += 1
            continue
        break
    return end, named, person


def _place_end(found: View, at: int) -> int:
    """The end of a place that begins at ``at``, with its head noun or a known one; 0 where there is none."""
    words = found.tokens.words
    head = found.place_heads.get(at)
    if head and head[1].keep and (words[at].capital or not head[1].capital):
        after = head[0]
        if after < len(words) and words[after].text == "." and not found.tokens.spaced[after]:
            after += 1
        if after < len(words) and words[after].number and head[1].number:
            return after + 1
        if after < len(words) and words[after].capital:
            known = found.known.get(after)
            if known and known[1].type == "place":
                return known[0]
            person = vietnamese_person_within(found, after, run_end(found, after))
            return person or run_end(found, after)
    known = found.known.get(at)
    return known[0] if known and known[1].type == "place" and words[at].capital else 0


def _continues(found: View, at: int) -> bool:
    """Whether a name goes on after a place in it: Đại học Hà Nội Amsterdam, not Sở Y tế Hà Nội Nguyễn Văn A."""
    word = found.tokens.words[at]
    if not word.capital or word.form in found.lexicon.surnames or not found.tokens.spaced[at]:
        return False
    return at not in found.persons and not word.vietnamese


def _field_follows(found: View, at: int) -> bool:
    """Whether the joiner at ``at`` leads to one more field: Giáo dục và Đào tạo."""
    if at + 1 >= len(found.keys):
        return False
    match = found.lexicon.organisation_fields.longest(found.keys, at + 1)
    capital = found.tokens.words[at + 1].capital
    return match is not None and (capital or found.keys[at] in ("về", "và"))


def after_kind(found: View, run: Run) -> Iterator[Candidate]:
    """báo Tuổi Trẻ, hãng Reuters: a kind of organisation that stays outside."""
    for start in (run.start - 1, run.start - 2, run.start - 3, run.start - 4):
        if start < 0:
            return
        match = found.lexicon.organisation_before.longest(found.keys, start)
        if match and match[0] == run.start:
            known = found.known.get(run.start)
            end = known[0] if known and known[1].type == "organisation" else run.end
            yield Candidate(run.start, end, "organisation", "organisation-after-kind", 0.86)
            return


def by_ending(found: View, run: Run) -> Iterator[Candidate]:
    """Leicester City, Goldman Sachs Group: a last word that ends the names of organisations."""
    words = found.tokens.words
    if run.end - run.start > 1 and words[run.end - 1].form in found.lexicon.endings:
        yield Candidate(run.start, run.end, "organisation", "organisation-by-ending", 0.82)


def acronym(found: View, run: Run) -> Iterator[Candidate]:
    """VKSND, RSF: capitals alone."""
    words = found.tokens.words
    for at in range(run.start, run.end):
        word = words[at]
        if not word.capitals or not 2 <= len(word.text) <= 8 or word.form in found.lexicon.not_names:
            continue
        if sum(char.isdigit() for char in word.text) > 2 or ROMAN.fullmatch(word.text):
            continue
        if _set_in_capitals(found, run, at):
            continue
        known = found.known.get(at + 1)
        if known and known[1].type == "place" and at + 1 < run.end:
            yield Candidate(at, known[0], "organisation", "acronym-with-place", 0.88)
        bracketed = at > 0 and words[at - 1].text == "(" and at + 1 < len(words) and words[at + 1].text == ")"
        yield Candidate(at, at + 1, "organisation", "acronym", 0.75 if bracketed else 0.58)


def _set_in_capitals(found: View, run: Run, at: int) -> bool:
    """Whether the word is a Vietnamese syllable beside another in capitals: TẤN LỰC is no acronym."""
    words = found.tokens.words
    beside = [words[n] for n in (at - 1, at + 1) if run.start <= n < run.end]
    return words[at].vietnamese and any(w.capitals and w.vietnamese for w in beside)
