"""Parallel passages: sentences in which different articles on one event report the same statement or fact.

Each sentence is a bag of features: who speaks, who and what is named, figures with their unit, syllables and pairs of
syllables. A feature weighs the more the fewer sentences of the event have it; two sentences are as alike as the weight
they share (cosine). The likest pairs are taken first, and a sentence goes with one sentence of another article.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import pairwise
from math import log, sqrt

from annotate.authorities import Authorities, load
from annotate.links.duplicates import copies
from annotate.links.facts import Facts, Sentence, facts
from annotate.links.happenings import Words
from annotate.links.model import End, Event, Link
from annotate.links.reasons import reason
from annotate.model import Article, Span, Statement
from annotate.tables import rows, words
from annotate.vietnamese import canonical

# How much a kind of feature weighs beside its rarity
SPEAKER, CLASS, NAME, FIGURE, MEANING, PAIR, SYLLABLE = 0.6, 0.2, 0.6, 1.5, 1.0, 1.0, 0.7
# The same quantity, be it told with another figure: so many dead, so many hours
QUANTITY, NEAR_FIGURE = 2.0, 6
# Two sentences are parallel from this likeness, and with so much shared weight; other speakers take away from it
ALIKE, SECOND_BEST, LEAST_WEIGHT, OTHER_SPEAKER = 0.16, 0.22, 5.0, 0.6
LEAST_SYLLABLES = 5
# Two sentences that share no figure share so many pairs of syllables or meanings; of one speaker, one less
LEAST_PAIRS = 3
TEN, AMBIGUOUS = 10, ("một", "năm")
# How much the length of the longer sentence counts beside that of the shorter one (1: cosine)
LONGER = 0.7
COUNTED_WITHIN = 14
# A sentence goes with at most so many sentences of one other article
MOST_PARTNERS = 2
# A feature of more sentences than this brings no two together by itself
COMMON = 24
# The articles of a large event that are compared, in order of id
MOST_ARTICLES = 40
FIGURE_TEXT = re.compile(r"\d+(?:[.,]\d+)*")
CONTENT = ("lead", "paragraph")


@dataclass(frozen=True)
class Passage:
    """A sentence as its features tell it, with the entities of those who speak in it."""

    facts: Facts
    sentence: Sentence
    features: Mapping[str, float]
    speakers: frozenset[str]


@dataclass(frozen=True, slots=True)
class Figure:
    """A number in a sentence: its span, its value, and the syllable after it, which says of what."""

    start: int
    end: int
    value: str
    unit: str


def parallel_passages(
    articles: Sequence[Article], events: Sequence[Event], authorities: Authorities | None = None
) -> tuple[Link, ...]:
    """The parallel sentences of each two articles that report one event, copies of one another left out."""
    known = authorities or load()
    by_id = {article.id: article for article in articles}
    wanted = sorted(
        {report.article for event in events for report in event.reports if report.article in by_id}
    )
    told = {id_: facts(by_id[id_], known) for id_ in wanted}
    return passages_of(told, events)


def passages_of(told: Mapping[str, Facts], events: Sequence[Event]) -> tuple[Link, ...]:
    """As parallel_passages, from the facts of the articles by id."""
    seen: set[tuple[End, End]] = set()
    links: list[Link] = []
    for event in sorted(events, key=lambda event: event.id):
        for link in _of_event(told, event):
            if (link.source, link.target) not in seen:
                seen.add((link.source, link.target))
                links.append(link)
    return tuple(links)


def _of_event(told: Mapping[str, Facts], event: Event) -> Iterator[Link]:
    reporting = sorted({report.article for report in event.reports if not report.recalls})
    members = [told[id_] for id_ in reporting if id_ in told][:MOST_ARTICLES]
    group_of = {id_: n for n, group in enumerate(copies([each.article for each in members])) for id_ in group}
    passages = [passage for each in members for passage in _passages(each)]
    weights = _weights(passages)
    norms = [_norm(passage, weights) for passage in passages]
    taken: Counter[tuple[int, str]] = Counter()
    for alike, first, second in _alike(passages, weights, norms, group_of):
        one, other = passages[first], passages[second]
        both = ((first, other.facts.id), (second, one.facts.id))
        least = ALIKE if not any(taken[each] for each in both) else SECOND_BEST
        if alike < least or any(taken[each] >= MOST_PARTNERS for each in both):
            continue
        taken.update(both)
        yield _link(one, other, alike, event)


def _alike(
    passages: Sequence[Passage],
    weights: Mapping[str, float],
    norms: Sequence[float],
    group_of: Mapping[str, int],
) -> list[tuple[float, int, int]]:
    """Pairs of sentences of independent articles that are alike enough, likest first."""
    index: defaultdict[str, list[int]] = defaultdict(list)
    for n, passage in enumerate(passages):
        for feature in passage.features:
            index[feature].append(n)
    pairs: set[tuple[int, int]] = set()
    for holders in index.values():
        if 1 < len(holders) <= COMMON:
            pairs.update((a, b) for at, a in enumerate(holders) for b in holders[at + 1 :])
    found = []
    for first, second in pairs:
        one, other = passages[first], passages[second]
        if group_of[one.facts.id] == group_of[other.facts.id]:
            continue
        shared = sum(
            weight * other.features[feature] * weights[feature] ** 2
            for feature, weight in one.features.items()
            if feature in other.features
        )
        if not shared:
            continue
        short, long = sorted((norms[first], norms[second]))
        alike = shared / (short * (long**LONGER) * (short ** (1 - LONGER)))
        if one.speakers and other.speakers and not one.speakers & other.speakers:
            alike *= OTHER_SPEAKER
        if alike >= ALIKE and shared >= LEAST_WEIGHT and _says_one_thing(one, other):
            found.append((alike, first, second))
    return sorted(found, key=lambda each: (-each[0], each[1], each[2]))


def _says_one_thing(one: Passage, other: Passage) -> bool:
    """Whether two sentences share more than names and syllables: a figure or quantity, or pairs of syllables."""
    common = one.features.keys() & other.features.keys()
    if any(feature.startswith(("figure ", "quantity ")) for feature in common):
        return True
    pairs = sum(feature.startswith("pair ") for feature in common)
    meant = sum(feature.startswith("meaning ") for feature in common)
    return pairs + meant >= (LEAST_PAIRS - 1 if one.speakers & other.speakers else LEAST_PAIRS)


def _weights(passages: Sequence[Passage]) -> dict[str, float]:
    counts: defaultdict[str, int] = defaultdict(int)
    for passage in passages:
        for feature in passage.features:
            counts[feature] += 1
    return {feature: log(1 + len(passages) / count) for feature, count in counts.items()}


def _norm(passage: Passage, weights: Mapping[str, float]) -> float:
    return sqrt(sum((weight * weights[feature]) ** 2 for feature, weight in passage.features.items()))


def _passages(told: Facts) -> Iterator[Passage]:
    """The sentences of lead and paragraphs that are long enough to say something."""
    for sentence in told.sentences:
        if sentence.cls not in CONTENT:
            continue
        found = Words(told.article.seed.text, sentence.start, sentence.end)
        if len(found.forms) < LEAST_SYLLABLES:
            continue
        spoken = [
            statement
            for statement in told.article.statements
            if _first(statement) < sentence.end and sentence.start < _last(statement)
        ]
        speakers = frozenset(s.speaker.entity for s in spoken if s.speaker and s.speaker.entity)
        yield Passage(told, sentence, _features(told, sentence, found, spoken, speakers), speakers)


def _first(statement: Statement) -> int:
    return min(span.start for span in statement.content) if statement.content else 0


def _last(statement: Statement) -> int:
    return max(span.end for span in statement.content) if statement.content else 0


def _features(
    told: Facts,
    sentence: Sentence,
    found: Words,
    spoken: Sequence[Statement],
    speakers: frozenset[str],
) -> dict[str, float]:
    empty, forms = _empty(), found.forms
    features: dict[str, float] = {}
    for name in sorted(sentence.people | sentence.places | sentence.bodies):
        features[f"name {name}"] = NAME
    for speaker in sorted(speakers):
        features[f"speaker {speaker}"] = SPEAKER
    for statement in spoken:
        features[f"class {statement.cue_class}"] = CLASS
    for figure in figures(told.article.seed.text, found):
        features[f"figure {figure.value} {figure.unit}"] = FIGURE
    meant = dict(meanings(found))
    for meaning in sorted(set(meant.values())):
        features[f"meaning {meaning}"] = MEANING
    for figure in figures(told.article.seed.text, found):
        about = _about(figure, found, meant)
        if about:
            features[f"quantity {about} {figure.unit}"] = QUANTITY
    for before, after in pairwise(forms):
        if before not in empty and after not in empty:
            features[f"pair {before} {after}"] = PAIR
    for form in forms:
        if form not in empty:
            features[f"syllable {form}"] = SYLLABLE
    return features


def _about(figure: Figure, found: Words, meant: Mapping[int, str]) -> str | None:
    """What a figure counts: the nearest word that says so ("ba người chết": dead), if it is near."""
    at = bisect_left(found.spans, (figure.start, 0))
    near = [(abs(place - at), place) for place in meant if abs(place - at) <= NEAR_FIGURE]
    return meant[min(near)[1]] if near else None


def meanings(found: Words) -> Iterator[tuple[int, str]]:
    """What a sentence says by words that mean the same ("thiệt mạng", "tử vong"), from a table; with their places."""
    phrases, forms = _meanings(), found.forms
    for n, form in enumerate(forms):
        for phrase, meaning in phrases.get(form, ()):
            if forms[n : n + len(phrase)] == phrase:
                yield n, meaning
                break


def figures(text: str, found: Words) -> list[Figure]:
    """The numbers of a sentence, in digits or in words, each with the syllable after it."""
    numbers: list[Figure] = []
    at, forms = 0, found.forms
    while at < len(forms):
        start, end = found.spans[at]
        if forms[at][0].isdigit():
            match = FIGURE_TEXT.match(text, start)
            end = match.end() if match else end
            value, after = text[start:end], at + 1
            while after < len(forms) and found.spans[after][0] < end:
                after += 1
        else:
            spelt = _spelt(forms, at)
            if spelt is None:
                at += 1
                continue
            value, after = str(spelt[0]), spelt[1]
            end = found.spans[after - 1][1]
        unit = (
            forms[after]
            if after < len(forms) and found.spans[after][0] - end <= 1
            else _counted_before(forms, at)
        )
        numbers.append(Figure(start, end, value.rstrip(".,"), _unit(unit)))
        at = after
    return numbers


def _spelt(forms: Sequence[str], at: int) -> tuple[int, int] | None:
    """The number spelt at ``at`` ("ba", "mười lăm", "hai mươi bảy") and the place behind it; None where none is.

    "năm" and "một" alone count only before what is counted ("năm người").
    """
    digits, counted = _number_words(), _counted()
    first = digits.get(forms[at])
    following = forms[at + 1] if at + 1 < len(forms) else ""
    if first is None:
        return None
    if first == TEN or following == "mươi":
        after = at + (1 if first == TEN else 2)
        tens = TEN if first == TEN else first * TEN
        last = digits.get(forms[after]) if after < len(forms) else None
        return (tens + last, after + 1) if last and last < TEN else (tens, after)
    if forms[at] in AMBIGUOUS and following not in counted:
        return None
    return first, at + 1


def _counted_before(forms: Sequence[str], at: int) -> str:
    """What a figure without a unit counts: "số người chết đã tăng lên 247"."""
    for n in range(at - 1, max(-1, at - COUNTED_WITHIN), -1):
        if forms[n] == "số":
            return forms[n + 1]
    return ""


def _unit(form: str) -> str:
    """What is counted, in one spelling: "tỉ" and "tỷ", "tiếng" and "giờ"."""
    return _units().get(form, form)


def differing(one: Passage, other: Passage) -> tuple[tuple[Span, ...], tuple[Span, ...]]:
    """The numbers, dates and names in which two parallel sentences differ: spans in the first, spans in the second."""
    first, second = _told_figures(one), _told_figures(other)
    ours: list[Span] = []
    theirs: list[Span] = []
    for figure in first:
        answers = [each for each in second if each.unit == figure.unit]
        if answers and all(each.value != figure.value for each in answers):
            ours.append(Span(figure.start, figure.end))
            theirs += [Span(each.start, each.end) for each in answers]
    for mine, others in (_days(one, other), _names(one, other)):
        ours += mine
        theirs += others
    return _distinct(ours), _distinct(theirs)


def _told_figures(passage: Passage) -> list[Figure]:
    """The figures of a passage that belong to no date."""
    sentence, article = passage.sentence, passage.facts.article
    dated = [(time.start, time.end) for time in article.times if time.type != "DURATION"]
    found = figures(article.seed.text, Words(article.seed.text, sentence.start, sentence.end))
    return [each for each in found if not any(start <= each.start < end for start, end in dated)]


def _days(one: Passage, other: Passage) -> tuple[list[Span], list[Span]]:
    """The dates of two sentences that name one day each, and not the same."""
    found = []
    for passage in (one, other):
        sentence = passage.sentence
        times = [
            time
            for time in passage.facts.article.times
            if sentence.start <= time.start < sentence.end and time.type in ("DATE", "TIME")
        ]
        found.append([time for time in times if len(time.value) >= 10 and time.value[8:10].isdigit()])
    mine, others = found
    if len(mine) != 1 or len(others) != 1 or mine[0].value[5:10] == others[0].value[5:10]:
        return [], []
    return [Span(mine[0].start, mine[0].end)], [Span(others[0].start, others[0].end)]


def _names(one: Passage, other: Passage) -> tuple[list[Span], list[Span]]:
    """The names of two sentences where each has one person, or one place, that the other's article does not know."""
    spans: tuple[list[Span], list[Span]] = ([], [])
    for kind in ("people", "places"):
        mine = getattr(one.sentence, kind) - other.facts.named
        others = getattr(other.sentence, kind) - one.facts.named
        if len(mine) == 1 and len(others) == 1:
            spans[0].extend(_mentioned(one, min(mine)))
            spans[1].extend(_mentioned(other, min(others)))
    return spans


def _mentioned(passage: Passage, entity: str) -> list[Span]:
    sentence = passage.sentence
    return [
        Span(mention.start, mention.end)
        for mention in passage.facts.article.mentions
        if mention.entity == entity and sentence.start <= mention.start < sentence.end
    ]


def _distinct(spans: Sequence[Span]) -> tuple[Span, ...]:
    return tuple(sorted(set(spans), key=lambda span: (span.start, span.end)))


def _link(one: Passage, other: Passage, alike: float, event: Event) -> Link:
    if other.facts.id < one.facts.id:
        one, other = other, one
    speakers = sorted(one.speakers & other.speakers)
    rule = "same-statement" if speakers else "same-fact"
    name = _surface(one, speakers[0]) if speakers else ""
    return Link(
        "parallel-passage",
        End(one.facts.id, one.sentence.start, one.sentence.end),
        End(other.facts.id, other.sentence.start, other.sentence.end),
        event.id,
        reason(rule, speaker=name),
        rule,
        round(min(0.95, 0.5 + alike / 2), 2),
        differing(one, other),
    )


def _surface(passage: Passage, entity: str) -> str:
    """The fullest name by which the article calls a speaker."""
    names = [m.text for m in passage.facts.article.mentions if m.entity == entity and m.form == "name"]
    return min(names, key=lambda name: (-len(name), name), default=entity)


@cache
def _empty() -> frozenset[str]:
    return frozenset(canonical(word) for word in words("links/empty-words"))


@cache
def _number_words() -> dict[str, int]:
    return {canonical(row["word"]): int(row["value"]) for row in rows("links/number-words")}


@cache
def _counted() -> frozenset[str]:
    return frozenset(canonical(word) for word in words("links/counted"))


@cache
def _units() -> dict[str, str]:
    return {canonical(row["word"]): canonical(row["unit"]) for row in rows("links/units")}


@cache
def _meanings() -> dict[str, list[tuple[list[str], str]]]:
    """Phrases by their first syllable, longest first, with what they mean."""
    found: dict[str, list[tuple[list[str], str]]] = {}
    for row in rows("links/meanings"):
        for phrase in row["words"].split("|"):
            forms = [canonical(word) for word in phrase.split()]
            found.setdefault(forms[0], []).append((forms, row["meaning"]))
    for phrases in found.values():
        phrases.sort(key=lambda each: (-len(each[0]), each))
    return found
