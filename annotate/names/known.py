"""The rule that finds what the authority records name, and asks for context where a surface is a word too."""

from __future__ import annotations

from collections.abc import Iterator

from annotate.names.lexicon import Known
from annotate.names.view import Candidate, View, alone, in_code, in_price_list


def known_names(found: View) -> Iterator[Candidate]:
    """Nga, Liên Hợp Quốc, Sergei Lavrov: surfaces of the authority records."""
    initial, words = found.tokens.initial, found.tokens.words
    for start, (end, known) in found.known.items():
        if end - start == 1 and (
            words[start].form in found.lexicon.not_names
            or in_code(found, start)
            or in_price_list(found, start)
        ):
            continue
        if longer := _longer(found, start, end):
            yield Candidate(start, longer, known.type, f"known-{known.type}", 0.94)
        confidence = 0.93
        if known.ambiguous:
            before = found.persons.get(start)
            confidence = 0.8 if not initial[start] else 0.45
            bracketed = (
                start > 0 and end < len(words) and words[start - 1].text == "(" and words[end].text in "),-/"
            )
            if bracketed or found.byline or (before and before[1].role in ("office", "job", "rank")):
                confidence = 0.85
            elif any(w.capital for w in words[start + 1 : end]) and not _shorter(found, start, end, known):
                confidence = 0.88
            elif not (alone(found, start, end) or _before_sure(found, end, known)) or _after_doubtful(
                found, start
            ):
                confidence -= 0.45
        elif initial[start] and end - start == 1 and words[start].vietnamese:
            confidence = 0.75
        yield Candidate(start, end, known.type, f"known-{known.type}", confidence)


def _longer(found: View, start: int, end: int) -> int:
    """Where a known person or place goes on: Nicolás Maduro | Moros, Cartagena | de Indias; 0 where it does not."""
    words = found.tokens.words
    run = found.run_at.get(start)
    if run is None or end >= run.end or (end - start < 2 and words[end].capital):
        return 0
    rest = [w for w in words[end : run.end] if w.word]
    particle = not words[end].capital and words[end].word
    if particle or (found.known[start][1].type == "person" and len(rest) <= 2):
        foreign = all(not w.vietnamese for w in rest if w.capital)
        return run.end if foreign and not any(n in found.known for n in range(end, run.end)) else 0
    return 0


def _before_sure(found: View, end: int, known: Known) -> bool:
    """Whether a known body follows a country at once, so that the country ends here: của Mỹ | General Motors."""
    after = found.known.get(end)
    if after is None or after[1].ambiguous or after[1].type != "organisation":
        return False
    return any(record.kind == "country" for record in known.records)


def _shorter(found: View, start: int, end: int, known: Known) -> bool:
    """Whether a known person's Vietnamese name is the beginning of another's: Nguyễn Thị Minh | Phương."""
    words = found.tokens.words
    if known.type != "person" or end >= len(words) or alone(found, start, end):
        return False
    return words[end].capital and words[end].form in found.lexicon.given


def _after_doubtful(found: View, start: int) -> bool:
    """Whether another ambiguous name stands right before: Anh Đức is rather a person."""
    before = found.known.get(start - 1)
    return before is not None and before[0] == start and before[1].ambiguous and found.tokens.spaced[start]
