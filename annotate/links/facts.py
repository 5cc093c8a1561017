"""What each sentence of an article tells: who, where, when, what happened. All links between articles start here."""

from __future__ import annotations

import itertools
import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache, lru_cache
from zlib import crc32

from annotate.authorities import Authorities, load, slug
from annotate.links.happenings import Words, happenings_in
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
VALUE = re.compile(r"(\d{4}|XXXX)(?:-(\d\d)(?:-(\d\d))?)?(?![\dX-])")
# "tại thủ đô Moskva", "ở Geneva": the words right before a place where something happened
LOCATED = re.compile(r"(?<!\w)(?:tại|ở)\s(?:\w+\s){0,2}$", re.IGNORECASE)
LOCATED_WITHIN = 24
# Runs of so many syllables are compared to find copies; of texts with so many syllables or more, those whose hash has
# none of these bits are sampled
SHINGLE = 4
SAMPLED = ((256, 15), (48, 3), (0, 0))
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

    ``order`` counts the lines of text before (0 for title and lead); ``kinds`` are kinds of events (happenings),
    ``located`` those of the places that stand behind "tại" or "ở": where it happened.
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
    located: frozenset[str] = frozenset()


@dataclass(frozen=True)
class Facts:
    """An article as its sentences tell it. ``first`` and ``last`` bound its day of publication (0: unknown).

    ``subject`` are the pairs of syllables in its head that say what it is about, ``numbers`` the figures there, ``named``
    everybody and everything that it names. ``sketch`` samples its runs of syllables, by which copies are found.
    """

    article: Article
    sentences: tuple[Sentence, ...]
    subject: frozenset[str]
    numbers: frozenset[str]
    named: frozenset[str]
    sketch: frozenset[int]
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
    head: list[Words] = []
    sampled: list[Words] = []
    order = 0
    cuts = _cuts(article)
    for line in article.lines:
        if not line.in_article or line.cls not in TELLING:
            continue
        found = Words(article.seed.text, line.start, line.end)
        sentences += _sentences(article, line, found, order, cuts, known)
        if order < HEAD_LINES:
            head.append(found)
        if line.cls != "title":
            sampled.append(found)
        order += line.cls in ("lead", "paragraph")
    published = article.published
    return Facts(
        article,
        tuple(sentences),
        _subject(cuts, head),
        _numbers(cuts, head),
        frozenset().union(*(each.people | each.places | each.bodies for each in sentences)),
        sketch(sampled),
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

    text: str
    mentions: Sequence[Mention]
    mention_starts: Sequence[int]
    times: Sequence[TimeExpression]
    time_starts: Sequence[int]

    def mentions_in(self, start: int, end: int) -> Sequence[Mention]:
        return self.mentions[bisect_left(self.mention_starts, start) : bisect_left(self.mention_starts, end)]

    def names_in(self, start: int, end: int) -> list[tuple[int, int]]:
        return [
            (mention.start, mention.end)
            for mention in self.mentions_in(start, end)
            if mention.form == "name" and mention.type != "thing"
        ]

    def dated(self, at: int) -> bool:
        """Whether a date or an hour stands there."""
        n = bisect_right(self.time_starts, at) - 1
        return n >= 0 and at < self.times[n].end

    def times_in(self, start: int, end: int) -> Sequence[TimeExpression]:
        return self.times[bisect_left(self.time_starts, start) : bisect_left(self.time_starts, end)]


def _cuts(article: Article) -> _Cuts:
    mentions = sorted(article.mentions, key=lambda m: (m.start, -m.end))
    times = sorted(article.times, key=lambda t: (t.start, -t.end))
    return _Cuts(article.seed.text, mentions, [m.start for m in mentions], times, [t.start for t in times])


def _sentences(
    article: Article, line: Line, found: Words, order: int, cuts: _Cuts, known: Authorities
) -> Iterator[Sentence]:
    kinds = list(happenings_in(found, cuts.names_in(line.start, line.end)))
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
        kinds = frozenset(
            kind for _, kind in happenings_in(Words(article.seed.text, start, end), cuts.names_in(start, end))
        )
        found.append(_sentence(cuts, known, line, 0, start, end, kinds))
    return tuple(found)


def _sentence(
    cuts: _Cuts, known: Authorities, line: Line, order: int, start: int, end: int, kinds: frozenset[str]
) -> Sentence:
    people, places, bodies, located = set(), set(), set(), set()
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
            if LOCATED.search(cuts.text, max(start, mention.start - LOCATED_WITHIN), mention.start):
                located.add(key)
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
        frozenset(located),
    )


def _subject(cuts: _Cuts, head: Sequence[Words]) -> frozenset[str]:
    """The pairs of syllables of the head that say what it is about: no function words, no names, no numbers."""
    empty = _empty()
    found: set[str] = set()
    for line in head:
        names = [
            (m.start, m.end)
            for m in (cuts.mentions_in(line.spans[0][0], line.spans[-1][1]) if line.spans else ())
            if m.form == "name"
        ]
        name, before, ended = 0, "", -2
        for form, (start, end) in zip(line.forms, line.spans, strict=True):
            while name < len(names) and names[name][1] <= start:
                name += 1
            said = form not in empty and not form[0].isdigit()
            if not said or (name < len(names) and names[name][0] <= start):
                before = ""
                continue
            if before and start - ended == 1:
                found.add(f"{before} {form}")
            before, ended = form, end
    return frozenset(found)


def _numbers(cuts: _Cuts, head: Sequence[Words]) -> frozenset[str]:
    """Figures of two digits or more in the head that belong to no date."""
    return frozenset(
        form
        for line in head
        for form, (start, _) in zip(line.forms, line.spans, strict=True)
        if len(form) > 1 and form.isdigit() and not cuts.dated(start)
    )


def sketch(lines: Sequence[Words]) -> frozenset[int]:
    """A sample of the hashes of all runs of ``SHINGLE`` syllables: what is sampled in a long text is in a short one.

    Whether a run is sampled is told by its first two syllables, so that only the sampled ones are hashed.
    """
    size = sum(len(line.forms) for line in lines)
    mask = next(mask for least, mask in SAMPLED if size >= least)
    found: set[int] = set()
    for line in lines:
        forms = line.forms
        hashes = list(map(_hash, forms))
        sampled = [n for n, pair in enumerate(itertools.pairwise(hashes)) if not sum(pair) & mask]
        found.update(
            crc32(" ".join(forms[n : n + SHINGLE]).encode()) for n in sampled if n + SHINGLE <= len(forms)
        )
    return frozenset(found)


@lru_cache(maxsize=1 << 16)
def _hash(form: str) -> int:
    return crc32(form.encode())


@cache
def _empty() -> frozenset[str]:
    return frozenset(canonical(word) for word in words("links/empty-words"))
