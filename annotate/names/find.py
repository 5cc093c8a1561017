"""From an article's lines to its mentions: candidates by rule, the heaviest set, consistency, nested names."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence

from annotate.authorities import Authorities
from annotate.model import Article, Mention
from annotate.names.appositions import apposed
from annotate.names.choose import LEAST, chosen
from annotate.names.coordination import among_places, coordinated
from annotate.names.document import consistent
from annotate.names.known import known_names
from annotate.names.lexicon import gazetteer, lexicon
from annotate.names.organisations import organisations
from annotate.names.people import people
from annotate.names.places import places
from annotate.names.things import things
from annotate.names.tokens import tokenise
from annotate.names.view import Candidate, View, view

RULES = (known_names, apposed, organisations, people, places, things)
# How sure a name inside another must be to be listed.
NESTED = 0.8


def find_mentions(article: Article, authorities: Authorities) -> tuple[Mention, ...]:
    """The names of an article and of the related lines on its page, by start, the outer before the inner.

    Page furniture is left out. Spans are exact; nested names are listed.
    """
    surfaces, words = gazetteer(authorities), lexicon()
    text = article.seed.text
    lines = [line for line in article.lines if line.zone != "furniture"]
    views = [
        view(tokenise(text[line.start : line.end], line.start), words, surfaces, line.cls == "byline")
        for line in lines
    ]
    candidates = [[c for rule in RULES for c in rule(found)] for found in views]
    first = [chosen(some) for some in candidates]
    again = consistent(views, first)
    mentions: list[Mention] = []
    for found, own, more, kept in zip(views, candidates, again, first, strict=True):
        every = own + more
        settled = {candidate[:3]: candidate.confidence for candidate in kept}
        news = any(settled.get(candidate[:3], 0.0) < candidate.confidence for candidate in more)
        final = chosen(every) if news else list(kept)
        final = among_places(found, final)
        final += coordinated(found, final)
        mentions += _mentions(text, found, every, final)
    return tuple(sorted(mentions, key=lambda m: (m.start, -m.end)))


def _mentions(
    text: str, found: View, every: Sequence[Candidate], final: Sequence[Candidate]
) -> Iterator[Mention]:
    strong = sorted(c for c in every if c.confidence >= NESTED and c.type in ("place", "organisation"))
    starts = [c.start for c in strong]
    for outer in final:
        if outer.confidence < LEAST:
            continue
        yield _mention(text, found, outer)
        size = outer.end - outer.start
        if outer.type == "person" or size < 2:
            continue
        within = strong[bisect_left(starts, outer.start) : bisect_left(starts, outer.end)]
        inside = (c for c in within if c.end <= outer.end and c.end - c.start < size)
        for inner in chosen(c for c in inside if not _piece_of(found, outer, c)):
            yield _mention(text, found, inner)


def _piece_of(found: View, outer: Candidate, inner: Candidate) -> bool:
    """Whether what stands inside is no name of its own there: the end of a head noun of two words (thành | phố
    Hamburg, bán | đảo Crimea), of a direction (Tây | Nam Syria), or of a known name (Ả Rập | Saudi); or what only
    looks like a head (cầu | Trường Tiền)."""
    known = found.known.get(outer.start)
    heads = (found.place_heads.get(outer.start), found.organisation_heads.get(outer.start))
    if any(head and outer.start < inner.start < head[0] for head in heads):
        return True
    place, body = heads[0], found.organisation_heads.get(inner.start)
    if outer.type == "place" and place and body and inner.start == place[0] and body[0] == inner.start + 1:
        return inner.start not in found.known
    if known and known[0] == outer.end and inner.type == outer.type:
        return True
    directions, forms = found.lexicon.directions, found.forms
    return forms[outer.start] in directions and forms[inner.start] in directions


def _mention(text: str, found: View, candidate: Candidate) -> Mention:
    start, end = found.tokens.starts[candidate.start], found.tokens.ends[candidate.end - 1]
    return Mention(
        start, end, text[start:end], candidate.type, "name", candidate.rule, round(candidate.confidence, 2)
    )
