"""What each sentence of an article tells: who, where, when, what happened. All links between articles start here."""

from __future__ import annotations

import itertools
import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache

from annotate.authorities import Authorities, load, slug
from annotate.links.happenings import Token, happenings_in, tokens
from annotate.model import Article, Line, Mention, TimeExpression
from annotate.tables import words
from annotate.vietnamese import canonical

# So many lines of lead and paragraphs after the title tell the news; what follows may recall the past
HEAD_LINES = 3
TELLING = ("title", "lead", "heading", "paragraph")
# The end of a sentence, with what may close it: quotation marks, brackets
SENTENCE_END = re.compile(r"[.!?…]{1,3}[\"”’»)\]]{0,2}\s+")
# "TP. HCM", "ông Lê Quốc T. cho biết": a dot after so few letters, the first a capital, ends no sentence
SHORT = 3
VOWEL = re.compile("[aeiouy]", re.IGNORECASE)
# A resolved or partial day or month: 2017-04-12, XXXX-04-12, 2017-04; what follows (T17:15, /…) is left out
VALUE = re.compile(r"(\d{4}|XXXX)(?:-(\d\d)(?:-(\d\d))?)?(?![\dX])")
WIDE = ("country", "former country", "territory", "continent", "sea", "natural feature")
BROAD = ("capital", "municipality", "province", "region", "river", "strait")
MEDIA = ("agency", "outlet", "platform")


@dataclass(frozen=True, slots=True, order=True)
class Day:
    """A day, or a month or a year where the parts are 0; ``year`` is 0 where it is not known."""

    year: int
    month: int
    day: int

    @property
    def ordinal(self) -> int:
        """The number of the day; in the leap year 2000 where the year is not known. 0 for an impossible one."""
        try:
            return date(self.year or 2000, self.month, self.day).toordinal()
        except ValueError:
            return 0

    def apart(self, other: Day) -> int | None:
        """Days between two days; between their places in the year where one has no year; None where not near."""
        if self.year and other.year:
            return abs(self.ordinal - other.ordinal)
        mine, others = Day(0, self.month, self.day).ordinal, Day(0, other.month, other.day).ordinal
        between = abs(mine - others)
        return min(between, 366 - between)


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence: its span, its line's number and class, and the keys of who, what, where and when it names.

    ``order`` counts the lines of text before (0 for title and lead); ``kinds`` are kinds of events (happenings).
    """

    start: int
    end: int
    line: int
    cls: str
    order: int
    people: frozenset[str]
    places: frozenset[str]
    bodies: frozenset[str]
    days: tuple[Day, ...]
    kinds: frozenset[str]


@dataclass(frozen=True)
class Facts:
    """An article as its sentences tell it. ``first`` and ``last`` bound its day of publication (0: unknown).

    ``subject`` are the pairs of syllables in its head that say what it is about, ``numbers`` the figures there, ``named``
    everybody and everything that it names.
    """

    article: Article
    sentences: tuple[Sentence, ...]
    subject: frozenset[str]
    numbers: frozenset[str]
    named: frozenset[str]
    first: int
    last: int

    @property
    def id(self) -> str:
        """The article's id."""
        return self.article.id


def facts(article: Article, authorities: Authorities | None = None) -> Facts:
    """What the sentences of ``article`` tell; ``authorities`` say of which kind a place or body is."""
    known = authorities or load()
    sentences: list[Sentence] = []
    head: list[Token] = []
    order = 0
    cuts = _cuts(article)
    for line in article.lines:
        if not line.in_article or line.cls not in TELLING:
            continue
        found = tokens(article.seed.text, line.start, line.end)
        sentences += _sentences(article, line, found, order, cuts, known)
        if order < HEAD_LINES:
            head += found
        order += line.cls in ("lead", "paragraph")
    published = article.published
    return Facts(
        article,
        tuple(sentences),
        _subject(article, head),
        _numbers(article, head),
        frozenset().union(*(each.people | each.places | each.bodies for each in sentences)),
        date.fromisoformat(published.earliest).toordinal() if published else 0,
        date.fromisoformat(published.latest).toordinal() if published else 0,
    )


def key_of(mention: Mention, known: Authorities) -> str | None:
    """What equal entities share: the entity's id; for a name that nobody resolved its record's id or its slug."""
    if mention.entity:
        return mention.entity
    if mention.form != "name":
        return None
    records = [record for record in known.named(mention.text) if record.type == mention.type]
    return records[0].id if len(records) == 1 else slug(mention.text) or None


def wide(place: str, known: Authorities) -> bool:
    """Whether a place is a country or wider, so that to share it says little."""
    record = known.by_id(place)
    return record is not None and record.kind in WIDE


def broad(place: str, known: Authorities) -> bool:
    """Whether a place is a province, a capital or the like."""
    record = known.by_id(place)
    return record is not None and record.kind in BROAD


def days_of(time: TimeExpression) -> Iterator[Day]:
    """The day, month or year that an expression gives, and the last one of a range."""
    if time.type not in ("DATE", "TIME"):
        return
    for part in time.value.split("/"):
        match = VALUE.match(part)
        if match and (match[1] != "XXXX" or match[3]):
            year = 0 if match[1] == "XXXX" else int(match[1])
            yield Day(year, int(match[2] or 0), int(match[3] or 0))


def sentence_spans(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """The sentences of one line of ``text``."""
    begin = start
    for match in SENTENCE_END.finditer(text, start, end):
        if text[match.start()] == "." and _abbreviated(text, begin, match.start()):
            continue
        if match.end() < end and not (text[match.end()].isupper() or not text[match.end()].isalpha()):
            continue
        yield begin, match.start() + len(match[0].rstrip())
        begin = match.end()
    if begin < end and not text[begin:end].isspace():
        yield begin, begin + len(text[begin:end].rstrip())


def _abbreviated(text: str, begin: int, dot: int) -> bool:
    """Whether an initial or letters without a vowel stand before the dot: "T.", "TP.", "Th."."""
    word = text[max(begin, dot - SHORT - 1) : dot].rsplit(" ", 1)[-1]
    if not word.isascii() or not word.isalpha() or len(word) > SHORT or not word[0].isupper():
        return False
    return len(word) == 1 or not VOWEL.search(word)


@dataclass(frozen=True, slots=True)
class _Cuts:
    """An article's mentions and times in order, with their starts, to cut out what stands in a span."""

    mentions: Sequence[Mention]
    mention_starts: Sequence[int]
    times: Sequence[TimeExpression]
    time_starts: Sequence[int]

    def mentions_in(self, start: int, end: int) -> Sequence[Mention]:
        return self.mentions[bisect_left(self.mention_starts, start) : bisect_left(self.mention_starts, end)]

    def times_in(self, start: int, end: int) -> Sequence[TimeExpression]:
        return self.times[bisect_left(self.time_starts, start) : bisect_left(self.time_starts, end)]


def _cuts(article: Article) -> _Cuts:
    mentions = sorted(article.mentions, key=lambda m: (m.start, -m.end))
    times = sorted(article.times, key=lambda t: (t.start, -t.end))
    return _Cuts(mentions, [m.start for m in mentions], times, [t.start for t in times])


def _sentences(
    article: Article, line: Line, found: Sequence[Token], order: int, cuts: _Cuts, known: Authorities
) -> Iterator[Sentence]:
    kinds = list(happenings_in(found))
    for start, end in sentence_spans(article.seed.text, line.start, line.end):
        yield _sentence(
            cuts, known, line, order, start, end, frozenset(kind for at, kind in kinds if start <= at < end)
        )


def facts_in(
    article: Article, spans: Sequence[tuple[Line, int, int]], authorities: Authorities | None = None
) -> tuple[Sentence, ...]:
    """What the given stretches of any zone tell, each as one sentence: teasers, for example."""
    known, cuts = authorities or load(), _cuts(article)
    found = []
    for line, start, end in spans:
        kinds = frozenset(kind for _, kind in happenings_in(tokens(article.seed.text, start, end)))
        found.append(_sentence(cuts, known, line, 0, start, end, kinds))
    return tuple(found)


def _sentence(
    cuts: _Cuts, known: Authorities, line: Line, order: int, start: int, end: int, kinds: frozenset[str]
) -> Sentence:
    people, places, bodies = set(), set(), set()
    for mention in cuts.mentions_in(start, end):
        key = key_of(mention, known)
        if key is None:
            continue
        record = known.by_id(key)
        kind = record.type if record else mention.type
        if kind == "person":
            people.add(key)
        elif kind == "place":
            places.add(key)
        elif not (record and record.kind in MEDIA):
            bodies.add(key)
    days = tuple(dict.fromkeys(day for time in cuts.times_in(start, end) for day in days_of(time)))
    return Sentence(
        start,
        end,
        line.n,
        line.cls,
        order,
        frozenset(people),
        frozenset(places),
        frozenset(bodies),
        days,
        kinds,
    )


def _subject(article: Article, head: Sequence[Token]) -> frozenset[str]:
    """The pairs of syllables of the head that say what it is about: no function words, no names, no numbers."""
    names = [(m.start, m.end) for m in article.mentions if m.form == "name"]
    starts = [start for start, _ in names]
    empty = _empty()

    def said(token: Token) -> bool:
        if token.form in empty or token.form[0].isdigit():
            return False
        at = bisect_left(starts, token.end) - 1
        return not (at >= 0 and token.start < names[at][1])

    kept = [said(token) for token in head]
    return frozenset(
        f"{first.form} {second.form}"
        for n, (first, second) in enumerate(itertools.pairwise(head))
        if kept[n] and kept[n + 1] and second.start - first.end == 1
    )


def _numbers(article: Article, head: Sequence[Token]) -> frozenset[str]:
    """Figures of two digits or more in the head that belong to no date."""
    times = [(time.start, time.end) for time in article.times]
    return frozenset(
        token.form
        for token in head
        if token.form.isdigit()
        and len(token.form) > 1
        and not any(start <= token.start < end for start, end in times)
    )


@cache
def _empty() -> frozenset[str]:
    return frozenset(canonical(word) for word in words("links/empty-words"))
