"""What may tie people of one name together: one strong tie is enough, of weak ones it takes several of several kinds.

A tie is an aspect (office, person, organisation, place, role, month, born) and a value; people of two articles have it
in common when both have the same pair. Whether a tie is strong depends on the pair alone, never on how often the
archive has it, so that an article that has nothing to do with two others cannot change what joins those.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from datetime import date
from functools import cache
from itertools import combinations, islice

from annotate import tables
from annotate.authorities import Authority, canonical
from annotate.model import Article
from annotate.resolve.beside import classes
from annotate.resolve.board import Board
from annotate.resolve.clusters import Profile, Tenure
from annotate.resolve.locals import Local
from annotate.resolve.places import place_key
from annotate.resolve.spelling import name_words, shape_of

MOST_WEAK = 12
"""So many weak ties of one article are looked at, so that pairs and triples of them stay few."""
# Parts in the news whose people are named in many articles that have nothing else in common.
OFTEN_NAMED = frozenset({"official", "police", "officer", "law", "press", "science"})
# Kinds of place records too large to tie anybody together.
TOO_LARGE = frozenset(
    {
        "country",
        "territory",
        "former country",
        "continent",
        "sea",
        "ocean",
        "region",
        "strait",
        "natural feature",
    }
)

Tie = tuple[str, str]


@dataclass(frozen=True, slots=True)
class Ties:
    """The ties of one person in one article, each sort in order."""

    strong: tuple[Tie, ...]
    weak: tuple[Tie, ...]

    def bundles(self, weak: int, strong: int = 1) -> Iterator[tuple[Tie, ...]]:
        """What is enough to have in common: so many strong ties, or so many weak ones of as many aspects.

        Two people in common are two ties.
        """
        yield from combinations(self.strong, strong)
        for bundle in combinations(self.weak, weak):
            aspects = [aspect for aspect, _ in bundle]
            if len(set(aspects)) == weak - (aspects.count("person") == 2):
                yield bundle

    def within(self, ties: Collection[Tie]) -> Ties:
        """Those of these ties that are among ``ties``."""
        return Ties(
            tuple(tie for tie in self.strong if tie in ties), tuple(tie for tie in self.weak if tie in ties)
        )


@dataclass(frozen=True, slots=True)
class Company:
    """Whom and what an article names, as ties; those of a person come from that person's node."""

    strong: dict[Tie, int]
    weak: dict[Tie, int]


class TieFinder:
    """Finds the ties of people when asked; the company of an article is worked out once."""

    def __init__(self, board: Board) -> None:
        """Places and organisations of ``board`` are resolved already."""
        self._board = board
        self._company: dict[int, Company] = {}

    def of(self, node: int) -> Ties:
        """The ties of the person ``node``."""
        local = self._board.locals[node]
        company = self._company.get(local.article)
        if company is None:
            company = self._company[local.article] = _company(self._board, local.article)
        strong = [*self._offices(local), *(tie for tie, by in company.strong.items() if by != node)]
        roles = [("role", role) for role in sorted(local.roles)]
        born = born_of(local, self._board.articles[local.article])
        years = [("born", str(year)) for year in range(born[0], born[1] + 1)] if born else []
        rest = [tie for tie, by in company.weak.items() if by != node]
        weak = [*roles, *years, *months(self._board.articles[local.article]), *rest][:MOST_WEAK]
        return Ties(tuple(dict.fromkeys(strong)), tuple(dict.fromkeys(weak)))

    def _offices(self, local: Local) -> Iterator[Tie]:
        for office in local.offices:
            seat = seat_of(self._board, local.article, office.of)
            if seat is None:
                continue
            yield "office", f"{office.key} {seat}"
            if not _wide(self._board, seat):
                yield "office", seat
        for role in local.roles:
            if role in classes() and classes()[role].public:
                yield "stage", role
        source = self._board.articles[local.article].source
        if local.credited and source:
            yield "outlet", source


def seat_of(board: Board, article: int, of: str | None) -> str | None:
    """The place of a body that has one in its name, else the body itself, as a value that is one for all articles."""
    if of is None:
        return None
    place = board.node(article, "place", of)
    if place is not None:
        return board.value(place)
    body = board.node(article, "organisation", of)
    if body is None:
        return of if board.authorities.by_id(of) else None
    inner = _place_in_name(board, body)
    return board.value(body if inner is None or board.locals[body].record else inner)


def profile_of(board: Board, node: int) -> Profile:
    """What is known of a person from one article that may speak against being somebody else."""
    local = board.locals[node]
    article = board.articles[local.article]
    genders = set(local.genders)
    words = name_words(local.name)
    if shape_of(words) == "full" and "thị" in words[1:-1]:
        genders.add("f")
    month = month_of(article)
    tenures = set()
    if month is not None:
        for office in local.offices:
            seat = seat_of(board, local.article, office.of)
            if seat and not office.former and office.key in single_offices():
                tenures.add(Tenure(office.key, seat, month))
    roles = {*local.roles, *("official" for office in local.offices if office.former)}
    return Profile(frozenset(genders), born_of(local, article), frozenset(roles), frozenset(tenures))


def profile_of_record(record: Authority) -> Profile:
    """What a record says of a person's part in the news."""
    return Profile(roles=frozenset({"official"} if record.kind == "politician" else ()))


def month_of(article: Article) -> int | None:
    """The month of publication, counted from year 0; None where it is not known to the month or nearly."""
    if article.published is None:
        return None
    first, last = date.fromisoformat(article.published.earliest), date.fromisoformat(article.published.latest)
    return first.year * 12 + first.month if (last - first).days <= 31 else None


def months(article: Article) -> tuple[Tie, ...]:
    """Ties that two articles of one month, or of two months in a row, have in common."""
    month = month_of(article)
    return () if month is None else (("month", str(month)), ("month", str(month + 1)))


def born_of(local: Local, article: Article) -> tuple[int, int] | None:
    """First and last year in which somebody can be born whose year of birth or age an article tells."""
    if local.born:
        return min(local.born), max(local.born)
    if local.ages and article.published and article.published.earliest[:4] == article.published.latest[:4]:
        year = int(article.published.earliest[:4])
        return year - max(local.ages) - 1, year - min(local.ages)
    return None


@cache
def single_offices() -> frozenset[str]:
    """Offices that one person at a time holds, of a body that the news names in one way."""
    return frozenset(row["key"] for row in tables.rows("authority/offices") if row["single"] == "yes")


def _company(board: Board, number: int) -> Company:
    strong: dict[Tie, int] = {}
    weak: dict[Tie, int] = {}
    for mention in board.names(number):
        node = board.node(number, mention.type, mention.entity)
        if node is None or node in board.nameless:
            continue
        tie, sure = _tie(board, node)
        if tie:
            (strong if sure else weak).setdefault(tie, node)
        if sure and tie and tie[0] == "person":
            weak.setdefault(("person", " ".join(tie[1].split()[-2:])), node)
    return Company(strong, weak)


def _tie(board: Board, node: int) -> tuple[Tie | None, bool]:
    """The tie that naming this one makes, and whether it is strong."""
    local = board.locals[node]
    record = board.authorities.by_id(local.record or "")
    if local.type == "person":
        words = name_words(local.name)
        if record:
            return ("person", record.id), False
        if len(words) < 2:
            return None, False
        return ("person", " ".join(words)), shape_of(words) != "stage" and OFTEN_NAMED.isdisjoint(local.roles)
    if local.type == "place":
        return _place_tie(board, node)
    if local.type == "organisation":
        if _press(local.name, record):
            return None, False
        inner = _place_in_name(board, node)
        if inner is not None and record is None:
            return _place_tie(board, inner)
        return ("organisation", board.value(node)), record is None and len(local.name.split()) > 2
    return ("thing", board.value(node)), False


def _press(name: str, record: Authority | None) -> bool:
    """Whether a body is a paper or station, which articles of all kinds name as their source."""
    first = name_words(name)[0]
    return first in _listed("press") or (record is not None and record.kind in ("agency", "outlet"))


def _place_tie(board: Board, node: int) -> tuple[Tie | None, bool]:
    local = board.locals[node]
    record = board.authorities.by_id(local.record or "")
    if record:
        if record.kind in TOO_LARGE:
            return None, False
        return ("place", record.id), record.kind == "district"
    words = place_key(local.name).split()
    home = any(" ".join(words[:size]) in _listed("communes") for size in (1, 2, 3))
    return ("place", board.value(node)), home


def _place_in_name(board: Board, node: int) -> int | None:
    """The first place in a body's name: Công an tỉnh Nghệ An ties its people no more than Nghệ An does."""
    local = board.locals[node]
    article = board.articles[local.article]
    for at in local.mentions:
        outer = article.mentions[at]
        for mention in islice(article.mentions, at + 1, None):
            if mention.start >= outer.end:
                break
            if mention.type == "place":
                return board.node(local.article, "place", mention.entity)
    return None


def _wide(board: Board, seat: str) -> bool:
    """Whether a body or place is so large that two of its officials may share a common name."""
    record = board.authorities.by_id(seat)
    return record is not None and record.type == "place" and record.kind in TOO_LARGE


@cache
def _listed(name: str) -> frozenset[str]:
    return frozenset(canonical(word).casefold() for word in tables.words(f"resolve/{name}"))
