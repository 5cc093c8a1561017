"""Events: reports that share the day, what happened, and who or where, whatever their words.

Occurrences that may be one event meet in blocks (a day and a name, or a day and a kind of event in a country); pairs
within a block are compared, and the likest are joined first. Passages that look back on an earlier event are attached
to it when all events stand.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from annotate.authorities import Authorities, load
from annotate.links.called import Names
from annotate.links.duplicates import copies
from annotate.links.facts import Day, Facts, broad, facts, wide
from annotate.links.happenings import happening, order
from annotate.links.likeness import likeness, near
from annotate.links.model import Event, Report
from annotate.links.occurrences import Occurrence, occurrences
from annotate.model import Article, Span
from annotate.register import Register, Wanted, allot

# In a block with more occurrences than this each is compared with so many that follow, which keeps the work linear
LARGEST_BLOCK, NEXT_IN_BLOCK = 60, 20
# An event needs so many articles, those that look back on it included
LEAST_REPORTS = 2
CONFIDENCE, PER_POINT, SUREST = 0.8, 0.04, 0.98
MOST_PARTICIPANTS = 12
NAMED_PARTICIPANTS = 2
TEAMS = ("teams", "parties")

Pair = tuple[int, int]


@dataclass(frozen=True)
class Found:
    """The events of an archive, the register with their addresses, and old addresses and where they lead."""

    events: tuple[Event, ...]
    register: Register
    redirects: Mapping[str, str]


def find_events(
    articles: Sequence[Article], register: Register | None = None, authorities: Authorities | None = None
) -> Found:
    """The events that at least two of ``articles`` tell of, by id; ids given before are in ``register``.

    Needs ``published``, ``times`` and ``mentions`` with entities that are the same across the archive.
    """
    known = authorities or load()
    told = [facts(article, known) for article in sorted(articles, key=lambda article: article.id)]
    return events_of(told, register or Register(), known)


def events_of(
    told: Sequence[Facts], register: Register, known: Authorities, names: Names | None = None
) -> Found:
    """As find_events, from facts that are known already, in the order of their articles' ids."""
    names = names or Names(told, known)
    by_id = {each.id: each.article for each in told}
    every = [found for each in told for found in occurrences(each)]
    reports = [found for found in every if found.told != "recall"]
    groups = _grouped(reports, known)
    recalls = [found for found in every if found.told == "recall"]
    attached = _attached(recalls, reports, groups, known)
    drafts, wanted = [], []
    for n, group in enumerate(groups):
        members = [reports[at] for at in group.members]
        looking_back = [found for found, at in attached if at == n and found.article not in group.articles]
        if len(group.articles | {found.article for found in looking_back}) < LEAST_REPORTS:
            continue
        event = _event(members, looking_back, group.margin, names, by_id, known)
        drafts.append(event)
        wanted.append(Wanted("event", event.name, _anchors(members)))
    given = allot(register, wanted)
    events = [replace(event, id=id_) for event, id_ in zip(drafts, given.ids, strict=True)]
    return Found(tuple(sorted(events, key=lambda event: event.id)), given.register, given.redirects)


# --- which occurrences are one event ---------------------------------------------------------------------------


@dataclass
class Group:
    """Occurrences that tell of one event, the articles they stand in, and how alike the likest two are."""

    members: list[int]
    articles: set[str]
    margin: float


def _grouped(found: Sequence[Occurrence], known: Authorities) -> list[Group]:
    """Occurrences joined pair by pair, the likest first, if all of a group may be one event."""
    edges = _edges(found, known)
    groups = {n: Group([n], {each.article}, 0.0) for n, each in enumerate(found)}
    at = list(range(len(found)))
    for margin, first, second in edges:
        kept, gone = at[first], at[second]
        if kept == gone or not _joinable(groups[kept], groups[gone], found):
            continue
        one, other = groups[kept], groups.pop(gone)
        for member in other.members:
            at[member] = kept
        groups[kept] = Group(
            sorted([*one.members, *other.members]), one.articles | other.articles, max(one.margin, margin)
        )
    return sorted(groups.values(), key=lambda group: group.members[0])


def _joinable(one: Group, other: Group, found: Sequence[Occurrence]) -> bool:
    """Whether no two members lie on different days."""
    return all(near(found[mine], found[others]) for mine in one.members for others in other.members)


def _edges(found: Sequence[Occurrence], known: Authorities) -> list[tuple[float, int, int]]:
    """Pairs of occurrences of different articles that are alike enough, likest first."""
    edges = []
    for first, second in _candidates(found, known):
        alike = likeness(found[first], found[second], known)
        if alike and alike.enough:
            edges.append((alike.margin, first, second))
    return sorted(
        edges, key=lambda edge: (-edge[0], found[edge[1]].article, found[edge[2]].article, edge[1:])
    )


def _candidates(found: Sequence[Occurrence], known: Authorities) -> list[Pair]:
    """Pairs that share a block, each once, in order."""
    blocks: defaultdict[tuple[str, str, int], list[int]] = defaultdict(list)
    for n, each in enumerate(found):
        for feature in _features(each, known):
            for day in _block_days(each.days):
                blocks[(*feature, day)].append(n)
    pairs: set[Pair] = set()
    for block in blocks.values():
        reach = len(block) if len(block) <= LARGEST_BLOCK else NEXT_IN_BLOCK
        for place, first in enumerate(block):
            pairs.update(
                (first, second)
                for second in block[place + 1 : place + 1 + reach]
                if found[first].article != found[second].article
            )
    return sorted(pairs)


def _features(found: Occurrence, known: Authorities) -> Iterator[tuple[str, str]]:
    """What two reports of one event share at least one of: a person, a body, a spot; or a country and what happened."""
    for name in sorted(found.people | found.bodies):
        yield "name", name
    for place in sorted(found.places):
        if not wide(place, known):
            yield "name", place
        for kind in sorted(found.kinds):
            yield place, kind


def _block_days(days: Iterable[Day]) -> list[int]:
    """The places in the year under which a day is filed: its own and the next, so that neighbours meet."""
    places = {_place_in_year(day) for day in days if day.day}
    return sorted(places | {place % 366 + 1 for place in places})


def _place_in_year(day: Day) -> int:
    return Day(0, day.month, day.day).ordinal - Day(0, 1, 1).ordinal + 1


# --- what is recalled -----------------------------------------------------------------------------------------


def _attached(
    recalls: Sequence[Occurrence], reports: Sequence[Occurrence], groups: Sequence[Group], known: Authorities
) -> list[tuple[Occurrence, int]]:
    """Each recalling passage with the number of the event that it is likest to."""
    index: defaultdict[tuple[str, str, str], list[int]] = defaultdict(list)
    for n, group in enumerate(groups):
        for member in group.members:
            for feature in _features(reports[member], known):
                for when in _calendar(reports[member].days):
                    if n not in index[(*feature, when)][-1:]:
                        index[(*feature, when)].append(n)
    found = []
    for recall in recalls:
        best = _likest(recall, index, reports, groups, known)
        if best is not None:
            found.append((recall, best))
    return found


def _likest(
    recall: Occurrence,
    index: Mapping[tuple[str, str, str], list[int]],
    reports: Sequence[Occurrence],
    groups: Sequence[Group],
    known: Authorities,
) -> int | None:
    candidates: set[int] = set()
    for feature in _features(recall, known):
        for when in _asked(recall.days[0]):
            candidates.update(index.get((*feature, when), [])[:LARGEST_BLOCK])
    best: tuple[float, int] | None = None
    for n in sorted(candidates):
        for member in groups[n].members:
            if reports[member].article == recall.article:
                continue
            alike = likeness(recall, reports[member], known)
            if alike and alike.kinds and alike.enough and (best is None or alike.margin > best[0]):
                best = alike.margin, n
    return best[1] if best else None


def _calendar(days: Iterable[Day]) -> list[str]:
    """Under which names a day is asked for: its place in the year, its month, its year."""
    names = set()
    for day in days:
        names |= {str(place) for place in _block_days([day])}
        if day.year:
            names |= {f"{day.year}-{day.month}", f"{day.year}"}
    return sorted(names)


def _asked(day: Day) -> list[str]:
    if day.day:
        return [str(place) for place in _block_days([day])]
    return [f"{day.year}-{day.month}" if day.month else f"{day.year}"]


# --- what an event is called ------------------------------------------------------------------------------------------


def _event(
    members: Sequence[Occurrence],
    recalls: Sequence[Occurrence],
    margin: float,
    names: Names,
    articles: Mapping[str, Article],
    known: Authorities,
) -> Event:
    kind = _kind(members)
    people = _common(members, lambda each: each.people)
    people = sorted(
        people, key=lambda id_: (-sum(id_ in each.people for each in members), names.short(id_), id_)
    )
    bodies = _common(members, lambda each: each.bodies)
    place = _place(members, known)
    parties = [p for p in _common(members, lambda each: each.places) if wide(p, known)]
    takes_part = bool(kind) and happening(kind).parties and (not people or happening(kind).named in TEAMS)
    participants = (*people, *bodies, *(parties[:NAMED_PARTICIPANTS] if takes_part else ()))[
        :MOST_PARTICIPANTS
    ]
    in_name = {"people": people or parties, "bodies": bodies, "": []}.get(
        happening(kind).named if kind else "", parties
    )
    first, last = _days(members)
    reporting = sorted({each.article for each in members})
    return Event(
        id="",
        name=_name(kind, in_name, place, first, last, members, names, articles),
        kind=kind or "",
        first=first,
        last=last,
        place=place,
        participants=participants,
        reports=tuple(_reports(members, recalls)),
        sources=_sources([articles[id_] for id_ in reporting]),
        rule="shared-facts" if kind else "shared-subject",
        confidence=round(min(SUREST, CONFIDENCE + PER_POINT * margin), 2),
    )


def _kind(members: Sequence[Occurrence]) -> str:
    """The kind of event that most reports tell of, and most plainly; the rarer one of those."""
    counts = Counter(kind for each in members for kind in each.kinds)
    points: Counter[str] = Counter()
    for each in members:
        points.update(dict(each.points))
    most = max(counts.values(), default=0)
    kinds = [kind for kind in counts if counts[kind] * 2 > most]
    return min(kinds, key=lambda kind: (-points[kind], -happening(kind).weight, order(kind)), default="")


def _common(members: Sequence[Occurrence], of: Callable[[Occurrence], frozenset[str]]) -> list[str]:
    """What at least half of the members name (two at least, of two or more), most first."""
    counts = Counter(name for each in members for name in of(each))
    least = max(min(2, len(members)), (len(members) + 1) // 2)
    return sorted((name for name in counts if counts[name] >= least), key=lambda name: (-counts[name], name))


def _place(members: Sequence[Occurrence], known: Authorities) -> str | None:
    """The narrowest place where most members say it happened; else the narrowest that most of them name."""
    named = Counter(place for each in members for place in each.places)
    for found in (_common(members, lambda each: each.scene), _common(members, lambda each: each.places)):
        if found:
            return min(found, key=lambda p: (wide(p, known), -named[p], broad(p, known), p))
    return None


def _days(members: Sequence[Occurrence]) -> tuple[str, str]:
    """The first and last day told: stated days before those taken from publication, whole ones before partial."""
    stated = [day for each in members if not each.loose for day in each.days] or [
        day for each in members for day in each.days
    ]
    whole = [day for day in stated if day.year] or stated
    counts = Counter(whole)
    top = min(counts, key=lambda day: (-counts[day], day))
    span = sorted(day for day in counts if counts[day] > 1 or day == top)
    return _timex(span[0]), _timex(span[-1])


def _timex(day: Day) -> str:
    return (
        f"{day.year:04d}-{day.month:02d}-{day.day:02d}" if day.year else f"XXXX-{day.month:02d}-{day.day:02d}"
    )


def _name(
    kind: str,
    in_name: Sequence[str],
    place: str | None,
    first: str,
    last: str,
    members: Sequence[Occurrence],
    names: Names,
    articles: Mapping[str, Article],
) -> str:
    """ "Hội đàm Lavrov–Tillerson, Moskva, 12/4/2017"; by a headline where the table has no word for it."""
    who = "–".join(names.short(each) for each in in_name[:NAMED_PARTICIPANTS])
    what = happening(kind).name if kind else ""
    if not what:
        titles = [articles[each.article].title for each in members]
        what = next((title.text for title in titles if title), "Sự kiện")
        who = ""
    where = names.full(place) if place and place not in in_name[:NAMED_PARTICIPANTS] else ""
    return ", ".join(part for part in (f"{what} {who}".strip(), where, _spoken(first, last)) if part)


def _spoken(first: str, last: str) -> str:
    if first == last:
        return _date(first)
    return f"{_date(first)} – {_date(last)}"


def _date(timex: str) -> str:
    year, month, day = timex.split("-")
    told = f"{int(day)}/{int(month)}"
    return told if year == "XXXX" else f"{told}/{year}"


def _reports(members: Iterable[Occurrence], recalls: Iterable[Occurrence]) -> Iterator[Report]:
    found: defaultdict[tuple[str, bool], set[Span]] = defaultdict(set)
    for each in members:
        found[each.article, False] |= set(each.passages)
    for each in recalls:
        found[each.article, True] |= set(each.passages)
    for article, back in sorted(found):
        spans = sorted(found[article, back], key=lambda span: (span.start, span.end))
        yield Report(article, tuple(spans), back, "recalled-event" if back else "shared-facts")


def _sources(reporting: Sequence[Article]) -> int:
    """How many of the articles are independent: copies of one another count once."""
    return len(copies(reporting))


def _anchors(members: Iterable[Occurrence]) -> tuple[tuple[str, str], ...]:
    """By which article and key the register knows an event again: kind and day without the year, which may come later."""
    found = set()
    for each in members:
        day = each.days[0]
        for kind in each.kinds or {"event"}:
            found.add((each.article, f"{kind} {day.month:02d}-{day.day:02d}"))
    return tuple(sorted(found))
