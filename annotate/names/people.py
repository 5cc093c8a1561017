"""Rules that find people: by what stands before, by Vietnamese surname, by foreign spelling, by what follows."""

from __future__ import annotations

from collections.abc import Iterator

from annotate.names.lexicon import Known
from annotate.names.view import Candidate, Run, View, common_noun

LONGEST_NAME = 6
# How many tokens after a name may hold an age or a year of birth: "(tức Hùng, 31 tuổi", "(SN 1985".
AGE_WITHIN = 9
QUOTES = {"“": "”", '"': '"', "'": "'", "‘": "’"}
# How many tokens a line may have that holds nothing but a name and a note: Vũ Anh (Theo AFP).
LONGEST_SIGNATURE = 10


def people(found: View) -> Iterator[Candidate]:
    """Every span that may be a person's name."""
    for run in found.runs:
        yield from after_title(found, run)
        yield from vietnamese_name(found, run)
        yield from foreign_name(found, run)
        yield from given_name(found, run)
        yield from credited(found, run)
        yield from nicknamed(found, run)


def after_title(found: View, run: Run) -> Iterator[Candidate]:
    """ông Lavrov, Đại tá Phạm Quang Thiện, Ngoại trưởng Nga Sergei Lavrov: a title, perhaps of a country or body."""
    before = found.persons.get(run.start)
    if before is None:
        return
    role = before[1].role
    start = run.start
    known = found.known.get(start)
    given = found.tokens.words[start].form in found.lexicon.given
    if found.tokens.words[start].text == "The":
        return
    if ((not given or role == "office") and common_noun(found, run)) or found.tokens.words[
        start
    ].form in found.lexicon.not_names:
        return
    title = role in ("office", "job", "rank")
    if role == "kin" and (
        (known and known[1].type == "place") or found.forms[start] in found.lexicon.country_syllables
    ):
        return
    if (
        title
        and known
        and known[1].type != "person"
        and known[0] <= run.end
        and not _given_follows(found, start)
    ):
        start = known[0]
        if start >= run.end or start in found.known or common_noun(found, Run(start, run.end)):
            return
    elif title and start in found.organisation_heads:
        return
    yield from _named(found, start, run.end, f"person-after-{role}", 0.93 if start == run.start else 0.9)


def _given_follows(found: View, at: int) -> bool:
    """Whether a known name of one Vietnamese syllable goes on as a person's: Mỹ Duyên, Anh Đức."""
    words, after = found.tokens.words, at + 1
    if found.known[at][0] != after or after >= len(words) or not words[at].vietnamese:
        return False
    return words[after].capital and words[after].form in found.lexicon.given and after not in found.known


def vietnamese_name(found: View, run: Run) -> Iterator[Candidate]:
    """Trần Văn Hùng: a surname and one to four more syllables."""
    words = found.tokens.words
    for start in range(run.start, run.end):
        word = words[start]
        if word.form not in found.lexicon.surnames or word.capitals:
            continue
        end = _vietnamese_end(found, start, run.end)
        size = end - start
        if not 2 <= size <= 5:
            continue
        given = sum(w.form in found.lexicon.given for w in words[start + 1 : end])
        confidence = {2: 0.62, 3: 0.8, 4: 0.84, 5: 0.7}[size] - 0.15 * (size - 1 - given)
        if start > run.start and found.known.get(run.start, (0,))[0] != start:
            confidence -= 0.15
        if person_follows(found, end):
            confidence += 0.1
        yield Candidate(start, end, "person", "vietnamese-name", min(confidence, 0.95))


def foreign_name(found: View, run: Run) -> Iterator[Candidate]:
    """Sergei Lavrov, Trump: capitalised words that cannot be Vietnamese."""
    words = found.tokens.words
    start = run.start
    if (known := found.known.get(start)) and known[0] < run.end and found.tokens.spaced[known[0]]:
        start = known[0]
        if not words[start].capital:
            return
    names = [w for w in words[start : run.end] if w.word]
    hyphens = any(w.text in "-." for w in words[start : run.end])
    if (
        not names
        or (not hyphens and all(w.vietnamese for w in names))
        or any(w.capitals or w.number for w in names)
    ):
        return
    if len(names) == 1 and len(names[0].text) == 1:
        return
    if parts(found, start, run.end) > LONGEST_NAME or words[run.end - 1].form in found.lexicon.endings:
        return
    size = parts(found, start, run.end)
    confidence = 0.64 if size > 1 else 0.47
    if size == 1 and found.tokens.initial[start]:
        confidence -= 0.1
    if words[start + 1 : start + 2] and words[start + 1].text == "." and len(words[start].text) == 1:
        confidence = 0.88
    if words[start].text == "The":
        yield Candidate(start, run.end, "organisation", "organisation-with-article", 0.72)
        return
    if person_follows(found, run.end):
        confidence += 0.12
    if any(end == run.end for at, (end, _) in _known_within(found, run) if at > start):
        confidence -= 0.3
    yield Candidate(start, run.end, "person", "foreign-name", confidence)


def _known_within(found: View, run: Run) -> Iterator[tuple[int, tuple[int, Known]]]:
    return ((at, found.known[at]) for at in range(run.start, run.end) if at in found.known)


def given_name(found: View, run: Run) -> Iterator[Candidate]:
    """Khánh An: syllables of given names without a surname."""
    words = found.tokens.words[run.start : run.end]
    if not 1 <= len(words) <= 3 or not all(w.vietnamese and w.form in found.lexicon.given for w in words):
        return
    confidence = {1: 0.3, 2: 0.5, 3: 0.55}[len(words)]
    if found.tokens.initial[run.start]:
        confidence -= 0.15
    if person_follows(found, run.end):
        confidence += 0.15
    yield Candidate(run.start, run.end, "person", "given-name", confidence)


def credited(found: View, run: Run) -> Iterator[Candidate]:
    """Ảnh: Hải Đăng, and the names of a byline, in capitals or not."""
    words = found.tokens.words
    if not 1 <= parts(found, run.start, run.end) <= 5:
        return
    if words[run.start].key in found.lexicon.function_words:  # Theo AFP names a source
        return
    credit = found.lexicon.credits.ending(found.keys, run.start) is not None
    vietnamese = all(w.vietnamese for w in words[run.start : run.end] if w.word)
    alone = run.start == 0 and vietnamese and (run.end == len(words) or words[run.end].text == "(")
    credit = credit or (alone and 2 <= run.end <= 4 and len(words) <= LONGEST_SIGNATURE)
    if run.start in found.known and not (alone and run.end < len(words)):
        return
    if run.end - run.start == 1 and words[run.start].capitals:
        return
    if run.end - run.start == 1 and credit and not vietnamese:
        yield Candidate(run.start, run.end, "organisation", "organisation-as-source", 0.62)
    if (credit or found.byline) and run.end - run.start > 1:
        yield Candidate(
            run.start,
            run.end,
            "person",
            "credited",
            0.95 if run.start in found.known else 0.86 if vietnamese else 0.66,
        )


def nicknamed(found: View, run: Run) -> Iterator[Candidate]:
    """Hùng “sẹo”: a nickname in quotation marks right after a given name."""
    words, at = found.tokens.words, run.end
    if (
        not words[run.start].vietnamese
        or parts(found, run.start, at) > 2
        or any(found.place_heads.get(run.start - n, (-1,))[0] == run.start for n in (1, 2, 3))
        or at + 2 >= len(words)
        or words[at].text not in QUOTES
    ):
        return
    for end in range(at + 2, min(at + 5, len(words))):
        if words[end].text == QUOTES[words[at].text]:
            yield Candidate(run.start, end + 1, "person", "person-with-nickname", 0.75)
            return


def parts(found: View, start: int, end: int) -> int:
    """How many words a span has, where a hyphen or a dot makes no new one."""
    return 1 + sum(found.tokens.spaced[start + 1 : end])


def person_follows(found: View, at: int) -> bool:
    """Whether what stands at ``at`` is said of people: an age in brackets, a verb of saying or living."""
    keys = found.keys
    if at >= len(keys):
        return False
    if keys[at] in ("(", ","):
        window = keys[at + 1 : at + 1 + AGE_WITHIN]
        return "tuổi" in window or "sn" in window[:1] or window[:2] == ["sinh", "năm"]
    return found.lexicon.say.longest(keys, at) is not None


def _named(found: View, start: int, end: int, rule: str, confidence: float) -> Iterator[Candidate]:
    """The name that begins at ``start``: all of the run, or its Vietnamese syllables where the rest is another's."""
    words = found.tokens.words
    size = parts(found, start, end)
    if words[start].vietnamese:
        short = _vietnamese_end(found, start, end)
        if short < end and 2 <= short - start <= 4 and words[start].form in found.lexicon.surnames:
            yield Candidate(start, short, "person", rule, confidence)
            confidence -= 0.25
    if size <= LONGEST_NAME:
        if all(w.capitals for w in words[start:end]) and words[start].form not in found.lexicon.surnames:
            confidence -= 0.4
        yield Candidate(start, end, "person", rule, confidence)


def _vietnamese_end(found: View, start: int, end: int) -> int:
    words = found.tokens.words
    at = start
    while at < end and words[at].vietnamese and not words[at].capitals:
        at += 1
    if at + 1 < end and words[at].word and words[at + 1].text == "." and len(words[at].text) <= 3:
        return at + 2
    return at
