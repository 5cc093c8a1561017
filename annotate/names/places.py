"""Rules that find places: known ones, a head noun and a name, a name after a preposition."""

from __future__ import annotations

from collections.abc import Iterator

from annotate.names.lexicon import PlaceHead
from annotate.names.people import parts
from annotate.names.view import Candidate, Run, View, common_noun

LONGEST_PLACE = 5


def places(found: View) -> Iterator[Candidate]:
    """Every span that may be a place's name."""
    for start, (end, head) in found.place_heads.items():
        if head.keep:
            yield from headed_place(found, start, end, head)
    for run in found.runs:
        yield from place_after_head(found, run)
        yield from place_after_preposition(found, run)
        yield from place_by_syllables(found, run)
        yield from place_with_direction(found, run)
        yield from place_in_brackets(found, run)
    yield from countries_paired(found)


def headed_place(found: View, start: int, at: int, head: PlaceHead) -> Iterator[Candidate]:
    """huyện Vĩnh Bảo, sông Hương, quốc lộ 1A: a head noun that belongs to the name."""
    words = found.tokens.words
    if head.capital and not words[start].capital:
        return
    confidence = 0.92
    if words[start].capital and at - start == 1 and not words[start].capitals:
        initial = found.tokens.initial[start]
        if len(words[start].text) == 1 and start and found.keys[start - 1] not in (",", "(", "ở", "tại"):
            return
        if words[start].form in found.lexicon.surnames or words[start].form in found.lexicon.given:
            confidence = 0.6 if initial else 0.3
    if at < len(words) and words[at].text == "." and not found.tokens.spaced[at]:
        at += 1
    if at >= len(words):
        return
    if words[at].number:
        if head.number and (len(words[at].text) <= 4):
            end = _after_number(found, at)
            yield Candidate(start, end, "place", "place-with-number", 0.88)
        return
    if not words[at].capital or found.tokens.initial[at]:
        return
    whole = found.known.get(start)
    if whole and whole[1].type == "place" and not whole[1].ambiguous and whole[0] > at:
        return
    known = found.known.get(at)
    end = max(run_end(found, at), known[0] if known else 0)
    if end == at or _rank(found, at):
        return
    if words[end - 1].text == ".":
        end -= 1
    if named_after_nobody(found, start, at, end):
        return
    if (
        not words[at].vietnamese
        and at - start == 1
        and found.lexicon.organisation_before.ending(found.keys, at)
    ):
        return
    if words[at].capitals and at - start == 1 and not words[start].capital:
        if any(char.isdigit() for char in words[at].text):
            return
        confidence = 0.55
    if known and known[1].type == "place" and (other := other_end(found, at, known[0])):
        yield Candidate(start, other, "place", "place-with-head", 0.94)
    if known and known[1].type == "place" and (not known[1].ambiguous or known[0] >= end):
        yield Candidate(start, known[0], "place", "place-with-head", confidence + 0.02)
        foreign = words[at].vietnamese and not all(w.vietnamese for w in words[known[0] : end])
        if known[0] < end and (foreign or words[known[0]].form in found.lexicon.surnames):
            confidence = 0.6
    person = vietnamese_person_within(found, at, end)
    if person is not None:
        yield Candidate(start, person, "place", "place-with-head", confidence)
        confidence -= 0.25
    if head.number and end + 1 < len(words) and words[end].number and not words[end + 1].word:
        end += 1
    if parts(found, at, end) <= LONGEST_PLACE:
        yield Candidate(start, end, "place", "place-with-head", confidence)


def other_end(found: View, at: int, dash: int) -> int:
    """Where a route ends whose first end is the place from ``at`` to ``dash``: cao tốc Đà Nẵng - Quảng Ngãi; else 0."""
    words = found.tokens.words
    if found.lexicon.routes.ending(found.keys, at) is None or dash + 1 >= len(words):
        return 0
    further = found.known.get(dash + 1)
    if words[dash].text not in "-–" or further is None or further[1].type != "place":
        return 0
    return other_end(found, at, further[0]) or further[0]


def _rank(found: View, at: int) -> bool:
    """Whether a rank of two syllables follows, as in a ship's name: tàu sân bay | Đô đốc Kuznetsov."""
    title = found.lexicon.person_before.longest(found.keys, at)
    return (
        title is not None
        and title[0] > at + 1
        and title[1].role == "rank"
        and not found.tokens.words[at + 1].capital
    )


def named_after_nobody(found: View, start: int, at: int, end: int) -> bool:
    """Whether a person follows a head noun that stands alone: chủ tịch UBND TP | Huỳnh Đức Thơ.

    No province or big city is called after a person, but for those that are known.
    """
    words = found.tokens.words
    known = found.known.get(at)
    if found.keys[start] not in ("tp", "thành", "tỉnh") or not 3 <= end - at <= 4:
        return False
    if known and known[1].type == "place":
        return False
    given = found.lexicon.given
    return words[at].form in found.lexicon.surnames and all(w.form in given for w in words[at + 1 : end])


def place_after_head(found: View, run: Run) -> Iterator[Candidate]:
    """thủ đô Khartoum, nước Nga: a head noun that only describes."""
    for start in (run.start - 1, run.start - 2, run.start - 3):
        head = found.place_heads.get(start)
        if head and head[0] == run.start and not head[1].keep:
            if run.start in found.known or common_noun(found, run):
                return
            if found.tokens.words[run.start].capitals:
                return
            if head[1].weak and parts(found, run.start, run.end) > 1:
                return
            yield Candidate(run.start, run.end, "place", "place-after-head", 0.55 if head[1].weak else 0.75)
            return


def place_after_preposition(found: View, run: Run) -> Iterator[Candidate]:
    """ở Omdurman, đến Thanh Miện: a name without other signs after a preposition of place."""
    if found.lexicon.place_before.ending(found.keys, run.start) is None:
        return
    if run.start in found.known or common_noun(found, run):
        return
    words = found.tokens.words[run.start : run.end]
    if parts(found, run.start, run.end) <= 4 and not any(w.capitals for w in words):
        yield Candidate(run.start, run.end, "place", "place-after-preposition", 0.66)


def place_in_brackets(found: View, run: Run) -> Iterator[Candidate]:
    """(Nam Sách, Hải Dương): a name between a bracket and a known place tells where."""
    words, end = found.tokens.words, run.end
    if run.start == 0 or words[run.start - 1].text != "(" or end + 1 >= len(words) or words[end].text != ",":
        return
    wider = found.known.get(end + 1)
    if wider is None or wider[1].type != "place" or run.start in found.known:
        return
    names = words[run.start : end]
    if (
        2 <= len(names) <= 3
        and all(w.vietnamese for w in names)
        and names[0].form not in found.lexicon.surnames
    ):
        yield Candidate(run.start, end, "place", "place-in-brackets", 0.7)


def place_with_direction(found: View, run: Run) -> Iterator[Candidate]:
    """Bắc Syria, Nam Sudan: a direction with a capital and a known place."""
    words = found.tokens.words
    for at in range(run.start + 1, run.end):
        known = found.known.get(at)
        if known and known[1].type == "place" and words[at - 1].form in found.lexicon.directions:
            side = at >= 2 and found.keys[at - 2] in ("phía", "miền")
            yield Candidate(at - 1, known[0], "place", "place-with-direction", 0.3 if side else 0.88)
            return


def countries_paired(found: View) -> Iterator[Candidate]:
    """quan hệ Trung - Nhật: one syllable for a country beside another and a dash."""
    syllables, forms, words = found.lexicon.country_syllables, found.forms, found.tokens.words
    for at in range(1, len(forms) - 1):
        if words[at].text not in ("-", "–"):
            continue
        for here, other in ((at - 1, at + 1), (at + 1, at - 1)):
            known = found.known.get(other)
            country = (known and known[1].type == "place") or forms[other] in syllables
            if forms[here] in syllables and country and not _capital_beside(found, here, here < at):
                yield Candidate(here, here + 1, "place", "countries-paired", 0.85)


def _capital_beside(found: View, at: int, left: bool) -> bool:
    """Whether the word is joined to another capital on the side away from the dash."""
    words, beside = found.tokens.words, at - 1 if left else at + 1
    return 0 <= beside < len(words) and words[beside].capital


def place_by_syllables(found: View, run: Run) -> Iterator[Candidate]:
    """Tân Lập: syllables of Vietnamese places, in the middle of a sentence."""
    words = found.tokens.words[run.start : run.end]
    if found.tokens.initial[run.start] or not 2 <= len(words) <= 3 or not all(w.vietnamese for w in words):
        return
    if words[0].form in found.lexicon.place_syllables:
        given = all(w.form in found.lexicon.given for w in words)
        yield Candidate(run.start, run.end, "place", "place-by-syllables", 0.46 if given else 0.52)
    elif words[0].form not in found.lexicon.surnames:
        yield Candidate(run.start, run.end, "place", "place-by-syllables", 0.36)


def run_end(found: View, at: int) -> int:
    """The end of the run of capitals that ``at`` stands in; ``at`` itself where it stands in none."""
    run = found.run_at.get(at)
    return run.end if run else at


def vietnamese_person_within(found: View, start: int, end: int) -> int | None:
    """Where in a run of Vietnamese syllables a person's name of three or four may begin, after a place's."""
    words = found.tokens.words
    for at in range(start + 2, end - 2):
        if words[at].form in found.lexicon.surnames and 3 <= end - at <= 4:
            return at
    return None


def _after_number(found: View, at: int) -> int:
    """The end of a number with its letter or fraction: 1A, 12/4, 3/2, 14B."""
    words, spaced = found.tokens.words, found.tokens.spaced
    end = at + 1
    if end + 1 >= len(words) or not words[end + 1].number:
        return end
    fraction = words[end].text == "/" and not spaced[end + 1]
    month = found.keys[end] == "tháng" and words[end].capital
    return end + 2 if fraction or month else end
