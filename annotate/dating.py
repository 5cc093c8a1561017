"""Dating by company: an article that does not prove its year takes it from others that do.

What counts is a dated passage of another article, or a headline there with its stamp, that names the same people doing
the same thing on the same day and month. Only what another page proves by itself is believed, so dates are never
passed on from guess to guess and the order of the articles plays no part. Years that contradict one another prove
nothing; the conflict is reported.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from annotate.authorities import Authorities, load
from annotate.dates import find_times
from annotate.dates.case import Case
from annotate.dates.partial import day_or_none
from annotate.dates.publishing import days_in_year, news_of
from annotate.dates.reading import read
from annotate.labels import day_label
from annotate.links.duplicates import compared
from annotate.links.facts import Facts, Sentence, facts, facts_in, wide
from annotate.links.teasers import blocks, stamp_of
from annotate.model import Article, Evidence, Line, Published, TimeExpression
from annotate.rules import says

# Evidence from outside the page does not prove a date by itself, so other articles may still speak to it
OUTSIDE = frozenset({"term-of-office"})
COMPANY = frozenset({"dated-teaser", "dated-article", "dated-copy"})
# Two people in common are enough, or one and a place or body; of places, two, or one and a body. Names that no table
# knows are rarer: two of them anywhere in the articles do
PEOPLE, RARE = 2, 2
# So many pieces of company are kept as evidence for each rule
MOST_EVIDENCE = 2

MonthDay = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Witness:
    """A passage of another article that dates what happened: its day in full, and why it is believed."""

    sentence: Sentence
    facts: Facts | None
    article: str
    day: date
    text: str
    rule: str


@dataclass(frozen=True, slots=True)
class Conflict:
    """An article whose company names several years, or another time than its own page: nothing was changed."""

    article: str
    says: str
    evidence: tuple[Evidence, ...]


@dataclass(frozen=True, slots=True)
class Company:
    """All articles, dated as far as others can date them, in the order given; and what contradicts itself."""

    articles: tuple[Article, ...]
    conflicts: tuple[Conflict, ...]


def date_by_company(
    articles: Sequence[Article], authorities: Authorities | None = None
) -> tuple[Article, ...]:
    """``articles`` in the order given; those without a proved year take it from the others where these prove it.

    A date that rests on terms of office alone is narrowed to what the others allow, and keeps both as evidence. The
    times of an article whose date changed are resolved again. Needs mentions with entities of the whole archive.
    """
    return dated_by_company(articles, authorities).articles


def dated_by_company(articles: Sequence[Article], authorities: Authorities | None = None) -> Company:
    """As ``date_by_company``, with the conflicts, by article."""
    known = authorities or load()
    return company_of([facts(article, known) for article in articles], known)


def company_of(told: Sequence[Facts], known: Authorities) -> Company:
    """As ``dated_by_company``, from the facts of the articles."""
    witnesses = _witnesses(told, known)
    witnessed = {day for day, _ in witnesses}
    waiting = {n: need for n, each in enumerate(told) if (need := _need(each, witnessed))}
    dated, conflicts = [each.article for each in told], []
    for n, need in sorted(waiting.items()):
        company = _company(need, witnesses, known)
        if not company:
            continue
        outcome = _dated(need, company)
        if isinstance(outcome, Conflict):
            conflicts.append(outcome)
        else:
            dated[n] = outcome
    return Company(tuple(dated), tuple(sorted(conflicts, key=lambda conflict: conflict.article)))


# --- who needs company ---------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Telling:
    """A day and month without a year, and who does what on it."""

    day: MonthDay
    people: frozenset[str]
    places: frozenset[str]
    bodies: frozenset[str]
    kinds: frozenset[str]


@dataclass(frozen=True, slots=True)
class Need:
    """An article that knows the day and month of its news and not its year, and what it tells of that day and others."""

    facts: Facts
    news: MonthDay
    tellings: tuple[Telling, ...]

    @property
    def article(self) -> Article:
        """The article."""
        return self.facts.article


def _need(told: Facts, witnessed: Collection[MonthDay]) -> Need | None:
    article = told.article
    published = article.published
    if "date" in article.edited or (published and published.by == "editor"):
        return None
    if published and not any(item.rule in OUTSIDE for item in published.evidence):
        return None
    days = [(when.month, when.day) for sentence in told.sentences for when in sentence.days if when.day]
    if not any(day in witnessed for day in days):
        return None
    news = news_of(Case.of(article, read(article)))
    if news is None or news[0].year or not (news[0].month and news[0].day):
        return None
    day = (news[0].month, news[0].day)
    tellings = [_telling(day, _about_news(told, day))]
    for sentence in told.sentences:
        tellings += [
            _telling((when.month, when.day), [sentence])
            for when in sentence.days
            if when.day and (when.month, when.day) != day
        ]
    return Need(told, day, tuple(telling for telling in tellings if telling.kinds))


def _about_news(told: Facts, on: MonthDay) -> list[Sentence]:
    """The sentences that tell the news: those of the lines that name its day, of title and lead."""
    lines = {
        sentence.line
        for sentence in told.sentences
        if any((day.month, day.day) == on for day in sentence.days)
    }
    return [s for s in told.sentences if s.line in lines or s.order == 0]


def _telling(day: MonthDay, sentences: Sequence[Sentence]) -> Telling:
    return Telling(
        day,
        frozenset().union(*(sentence.people for sentence in sentences)),
        frozenset().union(*(sentence.places for sentence in sentences)),
        frozenset().union(*(sentence.bodies for sentence in sentences)),
        frozenset().union(*(sentence.kinds for sentence in sentences)),
    )


# --- who can give it -----------------------------------------------------------------------------------------------


def _witnesses(told: Sequence[Facts], known: Authorities) -> Mapping[tuple[MonthDay, str], list[Witness]]:
    """Dated passages of the articles by day and month and by kind of event."""
    found: defaultdict[tuple[MonthDay, str], list[Witness]] = defaultdict(list)
    for each in told:
        for witness in (*_dated_passages(each), *_dated_teasers(each.article, known)):
            for kind in witness.sentence.kinds:
                found[(witness.day.month, witness.day.day), kind].append(witness)
    return found


def _dated_passages(told: Facts) -> Iterator[Witness]:
    """Sentences of an article that dates itself, each with the days that it gives in full."""
    article = told.article
    published = article.published
    if published is None or any(item.rule in OUTSIDE | COMPANY for item in published.evidence):
        return
    for sentence in told.sentences:
        if not sentence.kinds:
            continue
        for day in sentence.days:
            whole = day_or_none(day.year, day.month, day.day) if day.year and day.month and day.day else None
            if whole:
                text = article.seed.text[sentence.start : sentence.end]
                yield Witness(sentence, told, article.id, whole, text, "dated-article")


def _dated_teasers(article: Article, known: Authorities) -> Iterator[Witness]:
    """Headlines and teasers of other articles with the one day that is stamped on their block."""
    if not any(line.zone == "related" for line in article.lines):
        return
    for block in blocks(article):
        stamps = {day for line in block if (day := stamp_of(article, line))}
        if len(stamps) != 1:
            continue
        stamp = date.fromisoformat(min(stamps))
        told = facts_in(article, [(line, line.start, line.end) for line in block], known)
        whole = _together(told, block)
        stated = {(day.month, day.day) for each in told for day in each.days if day.day and day.month}
        if whole.kinds and stated <= {(stamp.month, stamp.day)}:
            text = article.seed.text[whole.start : whole.end]
            yield Witness(whole, None, article.id, stamp, text, "dated-teaser")


def _together(told: Sequence[Sentence], block: Sequence[Line]) -> Sentence:
    """The lines of a block as one passage."""
    return replace(
        told[0],
        start=block[0].start,
        end=block[-1].end,
        people=frozenset().union(*(each.people for each in told)),
        places=frozenset().union(*(each.places for each in told)),
        bodies=frozenset().union(*(each.bodies for each in told)),
        kinds=frozenset().union(*(each.kinds for each in told)),
    )


# --- whether they speak of one thing --------------------------------------------------------------------------------


def _company(
    need: Need, witnesses: Mapping[tuple[MonthDay, str], Sequence[Witness]], known: Authorities
) -> list[Witness]:
    """The witnesses to the days that an article tells of, in order."""
    found: dict[tuple[str, int, date], Witness] = {}
    for telling in need.tellings:
        met = [
            witness for kind in sorted(telling.kinds) for witness in witnesses.get((telling.day, kind), ())
        ]
        for witness in met:
            if witness.article == need.article.id:
                continue
            rule = _same_doing(need, telling, witness, known)
            if rule:
                found[witness.article, witness.sentence.start, witness.day] = replace(witness, rule=rule)
    return sorted(found.values(), key=_order)


def _same_doing(need: Need, telling: Telling, witness: Witness, known: Authorities) -> str | None:
    """The rule by which a passage of the same day and month tells of the same people doing the same thing."""
    if _same_people(telling, witness.sentence, known):
        return witness.rule
    if witness.facts is None:
        return None
    if len(_rare(need.facts, known) & _rare(witness.facts, known)) >= RARE:
        return witness.rule
    if need.facts.sketch & witness.facts.sketch and compared(need.article, witness.facts.article):
        return "dated-copy"
    return None


def _same_people(telling: Telling, passage: Sentence, known: Authorities) -> bool:
    people = len(telling.people & passage.people)
    if people >= PEOPLE:
        return True
    spots = [place for place in telling.places & passage.places if not wide(place, known)]
    bodies = telling.bodies & passage.bodies
    if people:
        return bool(spots or bodies)
    return not (telling.people and passage.people) and (len(spots) >= 2 or bool(spots and bodies))


def _rare(told: Facts, known: Authorities) -> frozenset[str]:
    """The names of an article that no table knows: of private people, firms, hamlets."""
    return frozenset(name for name in told.named if known.by_id(name) is None)


# --- what follows ----------------------------------------------------------------------------------------------------


def _order(witness: Witness) -> tuple[str, str, int]:
    return (witness.rule, witness.article, witness.sentence.start)


def _dated(need: Need, company: Sequence[Witness]) -> Article | Conflict:
    """The article with the year of its company; the conflict where that names several, or contradicts the page."""
    article = need.article
    evidence = _evidence(company)
    years = sorted({_year_of_news(need, witness.day) for witness in company})
    if len(years) > 1:
        return Conflict(
            article.id, says("dating", "company-disagrees", years=", ".join(map(str, years))), evidence
        )
    case = Case.of(article, read(article))
    news = news_of(case)
    days = days_in_year(case, news, years[0]) if news else None
    if days is None:
        return article
    earliest, latest = days
    own = article.published
    if own:
        earliest = max(earliest, date.fromisoformat(own.earliest))
        latest = min(latest, date.fromisoformat(own.latest))
        if earliest > latest:
            return Conflict(
                article.id, says("dating", "company-against-own-date", year=str(years[0])), evidence
            )
    proofs = (*(own.evidence if own else case.evidence), *evidence)
    value = earliest.isoformat() if earliest == latest else None
    published = Published(value, earliest.isoformat(), latest.isoformat(), tuple(proofs))
    again = replace(article, published=published)
    return replace(again, times=_resolved_again(again))


def _year_of_news(need: Need, told: date) -> int:
    """The year of the news by that of a day it tells of: what is told without a year lies less than a year back."""
    return told.year + (need.news < (told.month, told.day))


def _evidence(company: Sequence[Witness]) -> tuple[Evidence, ...]:
    """The passages of other articles as evidence, the first few of each rule."""
    kept: list[Evidence] = []
    for rule in sorted({witness.rule for witness in company}):
        for witness in [each for each in company if each.rule == rule][:MOST_EVIDENCE]:
            day = day_label(witness.day.isoformat())
            told = says("dating", rule, date=day, article=witness.article)
            sentence = witness.sentence
            kept.append(Evidence(witness.article, sentence.start, sentence.end, witness.text, rule, told))
    return tuple(kept)


def _resolved_again(article: Article) -> tuple[TimeExpression, ...]:
    """The article's expressions counted from its new date; what an editor decided, or took out, stays so."""
    anew = {(time.start, time.end): time for time in find_times(article)}
    return tuple(
        time if time.by == "editor" else anew.get((time.start, time.end), time) for time in article.times
    )
