"""Rules that find organisations: a head noun and the grammar of where its name ends, acronyms, endings."""

from __future__ import annotations

import re
from collections.abc import Iterator

from annotate.names.extent import beyond_known, extent
from annotate.names.lexicon import OrganisationHead
from annotate.names.places import run_end
from annotate.names.view import Candidate, Run, View, common_noun, in_code, in_price_list

DOMAINS = frozenset({"com", "vn", "net", "org", "gov", "edu", "info", "tv", "asia"})
# I to XXXIX
ROMAN = re.compile("X{0,3}(?:IX|IV|V?I{0,3})")


def organisations(found: View) -> Iterator[Candidate]:
    """Every span that may be an organisation's name."""
    for start in found.organisation_heads:
        yield from headed_organisation(found, start)
    for start in found.place_heads:
        yield from place_called_after(found, start)
    for run in found.runs:
        yield from after_kind(found, run)
        yield from by_ending(found, run)
        yield from acronym(found, run)
        yield from as_source(found, run)
        yield from web_address(found, run)


def headed_organisation(found: View, start: int) -> Iterator[Candidate]:
    """Bộ Ngoại giao Nga, Công an tỉnh Bình Dương, Công ty cổ phần Hoàng Long."""
    at, head = found.organisation_heads[start]
    words = found.tokens.words
    if head.capital and not words[start].capital and not _field_named(found, at, head):
        return
    if at - start == 1 and words[start].capital and _inside_name(found, start):
        return
    known = found.known.get(start)
    if known and known[1].type == "organisation" and known[0] >= at:
        inner = found.known.get(at)
        if inner and inner[0] > known[0] and inner[1].type == "organisation":
            yield Candidate(start, inner[0], "organisation", "organisation-with-head", 0.93)
        if (further := beyond_known(found, known[0])) > known[0]:
            yield Candidate(start, further, "organisation", "organisation-with-head", 0.93)
        return
    last = at == len(words)
    if not last and found.tokens.initial[start] and not words[at].vietnamese and _is_kind(found, start, at):
        return
    reached = extent(found, start)
    if reached.named:
        confidence = 0.9
        if reached.person is not None and reached.person > at:
            yield Candidate(start, reached.person, "organisation", "organisation-with-head", confidence)
            confidence = 0.62
        yield Candidate(start, reached.end, "organisation", "organisation-with-head", confidence)
    elif head.alone == "name" and words[start].capital:
        yield Candidate(start, at, "organisation", "organisation-known-by-head", 0.8)


def _field_named(found: View, at: int, head: OrganisationHead) -> bool:
    """Whether a head in small letters goes on with a field in capitals: bộ Quốc phòng."""
    if head.grammar != "field" or at >= len(found.keys) or not found.tokens.words[at].capital:
        return False
    return found.lexicon.organisation_fields.longest(found.keys, at) is not None


def _is_kind(found: View, start: int, at: int) -> bool:
    """Whether the head only describes, with a capital from the sentence's start: Tổ chức Animals Asia."""
    match = found.lexicon.organisation_before.longest(found.keys, start)
    return match is not None and match[0] == at


def place_called_after(found: View, start: int) -> Iterator[Candidate]:
    """Nhà thi đấu Quân khu 7, Nhà tang lễ Bộ Quốc phòng: a place with the name of an organisation."""
    at, head = found.place_heads[start]
    if not head.keep or head.number or at not in found.organisation_heads or at in found.known:
        return
    reached = extent(found, at)
    if reached.named:
        yield Candidate(start, reached.end, "place", "place-with-head", 0.92)


def _inside_name(found: View, at: int) -> bool:
    """Whether a head of one syllable follows another capital, so that it is a name's: Nguyễn Trường Sơn."""
    return at > 0 and found.tokens.spaced[at] and run_end(found, at - 1) > at


def after_kind(found: View, run: Run) -> Iterator[Candidate]:
    """báo Tuổi Trẻ, hãng Reuters: a kind of organisation that stays outside."""
    before = found.lexicon.organisation_before.ending(found.keys, run.start)
    if before is None or _of_compound(found, before[0]):
        return
    known = found.known.get(run.start)
    if (known is None and common_noun(found, run)) or _of_a_country(found, run):
        return
    end = known[0] if known and known[1].type == "organisation" else run.end
    yield Candidate(run.start, end, "organisation", "organisation-after-kind", 0.86)


def _of_compound(found: View, at: int) -> bool:
    """Whether the kind is the second half of another word: tình báo is no báo."""
    return at > 0 and f"{found.keys[at - 1]} {found.keys[at]}" in found.lexicon.compounds


def _of_a_country(found: View, run: Run) -> bool:
    """Whether the run is a known place alone: các hãng tin Nga, báo Mỹ tell whose they are, not how they are called."""
    known = found.known.get(run.start)
    if known is None or known[0] < run.end or known[1].type != "place":
        return False
    return all(record.type == "place" for record in known[1].records)


def by_ending(found: View, run: Run) -> Iterator[Candidate]:
    """Leicester City, Goldman Sachs Group: a last word that ends the names of organisations."""
    words = found.tokens.words
    known = found.known.get(run.start)
    if known and known[1].type == "place" and found.known.get(known[0], (0,))[0] == run.end:
        return
    if run.end - run.start > 1 and words[run.end - 1].form in found.lexicon.endings:
        yield Candidate(run.start, run.end, "organisation", "organisation-by-ending", 0.82)


def as_source(found: View, run: Run) -> Iterator[Candidate]:
    """Theo Zvezda, …: a foreign name alone after "theo", as agencies and papers are quoted."""
    words, after = found.tokens.words, run.end
    if (
        run.start == 0
        or found.keys[run.start - 1] != "theo"
        or all(w.vietnamese for w in words[run.start : after])
    ):
        return
    bracketed = run.start > 1 and words[run.start - 2].text == "("
    if after == len(words) or words[after].text in (",", ".", ")", ";", "/"):
        confidence = 0.8 if bracketed or found.byline else 0.6
        yield Candidate(run.start, after, "organisation", "organisation-as-source", confidence)


def web_address(found: View, run: Run) -> Iterator[Candidate]:
    """Booking.com, Zing.vn: a site that goes by its address."""
    words, spaced, end = found.tokens.words, found.tokens.spaced, run.end
    while end + 1 < len(words) and words[end].text == "." and not spaced[end] and not spaced[end + 1]:
        if words[end + 1].key not in DOMAINS:
            return
        end += 2
    if end > run.end:
        yield Candidate(run.start, end, "organisation", "web-address", 0.88)


def acronym(found: View, run: Run) -> Iterator[Candidate]:
    """VKSND, RSF: capitals alone."""
    words = found.tokens.words
    for at in range(run.start, run.end):
        word = words[at]
        if not word.capitals or not 2 <= len(word.text) <= 8 or word.form in found.lexicon.not_names:
            continue
        if sum(char.isdigit() for char in word.text) > 2 or ROMAN.fullmatch(word.text):
            continue
        if in_code(found, at) or in_price_list(found, at) or _set_in_capitals(found, run, at):
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
