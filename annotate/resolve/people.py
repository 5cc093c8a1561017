"""People: who of all articles is one person. Two people are never made one by a surname or a given name alone.

Foreign names of two words and more are one person's unless something speaks against it. Of Vietnamese full names it
takes ties (``annotate.resolve.ties``): the more common the name, the more. Single names join a person of that name
who alone has enough in common with them.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from itertools import pairwise

from annotate.authorities import Authority, first_day, last_day, office_keys
from annotate.authorities import Office as Term
from annotate.model import Article
from annotate.resolve.board import Board
from annotate.resolve.locals import Local, Office
from annotate.resolve.places import REGIONS
from annotate.resolve.spelling import NEVER, Shape, initial, name_words, needs, shape_of, sound, within_one
from annotate.resolve.ties import Tie, TieFinder, profile_of, profile_of_record, seat_of

Words = tuple[str, ...]
LISTED: tuple[Shape, ...] = ("foreign", "full", "stage")
WHOLE: tuple[Shape, ...] = ("full", "foreign", "stage")
PART: tuple[Shape, ...] = ("bare", "stage")
HOME = "viet-nam"
RULES = {
    "office": "same-office",
    "stage": "same-name-same-stage",
    "outlet": "writes-for-the-same-outlet",
    "person": "same-company",
    "organisation": "same-organisation",
    "place": "same-district",
}
"""The rule of one strong tie, by its aspect; several weak ones are one rule."""
COMMON = 3
"""Vietnamese names that need so many weak ties are common ones."""
WEAK = "several-weak-ties"
FOREIGN_SINGLE, STAGE = 2, 3
"""So many weak ties join single foreign names, and Vietnamese names without a surname."""
LONGEST_BLOCK = 60
"""Foreign names that begin and end alike are compared in pairs up to so many."""
LONG_WORD = 5
"""A difference of one letter counts as a slip in words from this length on."""


def resolve_people(board: Board) -> None:
    """Join the people of all articles that are one. Places and organisations are resolved already."""
    shapes: dict[Shape, dict[Words, list[int]]] = defaultdict(lambda: defaultdict(list))
    for node in board.of_type("person"):
        words = name_words(board.locals[node].name)
        shapes[shape_of(words)][words].append(node)
        board.clusters.inform(node, profile_of(board, node))
    finder = TieFinder(board)
    _same_as_records(board, shapes)
    for words, nodes in shapes["full"].items():
        _join_tied(board, finder, nodes, needs(words))
    for nodes in shapes["stage"].values():
        _join_tied(board, finder, nodes, STAGE)
    _join_foreign(board, finder, shapes["foreign"])
    _join_parts(board, finder, shapes)
    for words, nodes in _by_sound(shapes["bare"]).items():
        if not initial(words[0]):
            foreign = _foreign(words)
            _join_tied(board, finder, nodes, FOREIGN_SINGLE if foreign else NEVER, 1 if foreign else 2)


def _foreign(words: Words) -> bool:
    return shape_of((*words, words[-1])) == "foreign"


def _join_tied(board: Board, finder: TieFinder, nodes: Sequence[int], weak: int, strong: int = 1) -> None:
    """Join those of one name that have enough in common."""
    roots = {board.clusters.root(node) for node in nodes}
    if len(roots) < 2:
        return
    ties = {node: finder.of(node) for node in nodes}
    counts = Counter(tie for each in ties.values() for tie in (*each.strong, *each.weak))
    repeated = {tie for tie, n in counts.items() if n > 1}
    bundles: dict[tuple[Tie, ...], list[int]] = defaultdict(list)
    for node in nodes:
        for bundle in ties[node].within(repeated).bundles(weak, strong):
            bundles[bundle].append(node)
    shared = [(bundle, found) for bundle, found in bundles.items() if len(found) > 1]
    for bundle, found in sorted(shared, key=lambda pair: (_rank(pair[0]), pair[1])):
        board.tie(found, _rule(bundle))


def _rank(bundle: tuple[Tie, ...]) -> tuple[int, int]:
    """The surest ties first: offices, stages, company; then by how many it takes."""
    aspects = tuple(RULES)
    return len(bundle), aspects.index(bundle[0][0]) if bundle[0][0] in RULES else len(aspects)


def _rule(bundle: tuple[Tie, ...]) -> str:
    return RULES.get(bundle[0][0], WEAK) if len(bundle) == 1 else WEAK


def _same_as_records(board: Board, shapes: dict[Shape, dict[Words, list[int]]]) -> None:
    """Join names to the one record that has them: foreign ones by spelling, Vietnamese ones with an office or seat."""
    by_sound = _records_by_sound(board)
    for shape in LISTED:
        for words, nodes in shapes[shape].items():
            name = board.locals[nodes[0]].name
            named = [record for record in board.authorities.named(name) if record.type == "person"]
            rule = "named-in-authorities"
            if not named and shape == "foreign":
                named, rule = by_sound.get(tuple(map(sound, words)), []), "spelling-of-record"
            open_ = [node for node in nodes if board.locals[node].record is None]
            if len(named) != 1 or not open_:
                continue
            record = named[0]
            for node in open_:
                fits = (
                    shape == "foreign"
                    or _named_otherwise(board, node, record)
                    or _holds(board, node, record)
                    or _serves(board, node, record)
                )
                if fits and not board.authorities.ambiguous(name):
                    _join_record(board, node, record, rule)


def _join_record(board: Board, node: int, record: Authority, rule: str) -> bool:
    fixed = board.fixed(record.id)
    board.clusters.inform(fixed, profile_of_record(record))
    if board.clusters.join(fixed, node, rule):
        return True
    board.note_apart(fixed, node, board.clusters.against(fixed, node) or "")
    return False


def _named_otherwise(board: Board, node: int, record: Authority) -> bool:
    """Whether the article means the record by another name too: Mã Anh Cửu (Ma Ying-jeou)."""
    return any(
        board.locals[other].record == record.id for other in board.by_article[board.locals[node].article]
    )


def _holds(board: Board, node: int, record: Authority) -> bool:
    """Whether the article gives this person an office that the record says was held then."""
    local = board.locals[node]
    article = board.articles[local.article]
    return any(
        _same_office(board, local.article, office, term)
        and (office.former or _then(article, term.start, term.end))
        for office in local.offices
        for term in record.offices
    )


def _same_office(board: Board, article: int, office: Office, term: Term) -> bool:
    """Whether an office as the text has it may be the one of a term: Chủ tịch + UBND TP Hà Nội is Chủ tịch UBND."""
    seat = seat_of(board, article, office.of)
    body = board.authorities.by_id(seat or "")
    if seat == term.of and body is not None and body.kind in REGIONS:
        return term.label.casefold().startswith(office.label.casefold())
    same = office.key == term.office or term.office in office_keys(office.label)
    return same and (seat is None or seat == term.of or (body is not None and body.within == term.of))


def _then(article: Article, start: str | None, end: str | None) -> bool:
    """Whether a term of office may include a day on which the article may have been published."""
    if article.published is None:
        return True
    after = start is None or first_day(start) <= article.published.latest
    return after and (end is None or article.published.earliest <= last_day(end))


def _serves(board: Board, node: int, record: Authority) -> bool:
    """Whether the article names the country or body that the record serves, or a body of that country.

    At home, where many share a common name, its bearer must be told to hold office too.
    """
    local = board.locals[node]
    at_home = "official" in local.roles or needs(name_words(local.name)) < COMMON
    served = {term.of for term in record.offices if at_home or _abroad(board, term.of)}
    here = {board.locals[other].record for other in board.by_article[local.article]} - {None}
    return not served.isdisjoint(here) or any(
        body.type == "organisation" and body.within in served
        for body in map(board.authorities.by_id, sorted(filter(None, here)))
        if body
    )


def _abroad(board: Board, of: str | None) -> bool:
    """Whether an office of this body is not one of the country whose names are meant by full names here."""
    body = board.authorities.by_id(of or "")
    return body is not None and HOME not in (body.id, body.within) and body.kind not in REGIONS


def _records_by_sound(board: Board) -> dict[Words, list[Authority]]:
    found: dict[Words, list[Authority]] = defaultdict(list)
    for record in board.authorities:
        if record.type == "person":
            for key in dict.fromkeys(tuple(map(sound, name_words(name))) for name in record.surfaces):
                found[key].append(record)
    return found


def _by_sound(groups: dict[Words, list[int]]) -> dict[Words, list[int]]:
    """The groups of foreign names joined by sound; Vietnamese names stay as they are spelt."""
    found: dict[Words, list[int]] = defaultdict(list)
    for words, nodes in groups.items():
        found[tuple(map(sound, words)) if _foreign(words) else words] += nodes
    return {words: sorted(nodes) for words, nodes in found.items()}


def _join_foreign(board: Board, finder: TieFinder, groups: dict[Words, list[int]]) -> None:
    """Sergei and Sergey Lavrov are one; J. Trump and John Trump need a tie, Jon and John Trump more."""
    blocks: dict[tuple[str, str], list[Words]] = defaultdict(list)
    sounds = _by_sound(groups)
    for words, nodes in sounds.items():
        spelt = {name_words(board.locals[node].name) for node in nodes}
        board.tie(nodes, "same-name" if len(spelt) == 1 else "spelling-variant")
        blocks[words[-1][:2], words[0][:1]].append(words)
    for block in blocks.values():
        for one, other in _pairs(sorted(block)):
            if _initials(one, other) or _slip(one, other):
                nodes = [*sounds[one], *sounds[other]]
                if _initials(one, other):
                    _join_with_ties(board, finder, nodes, 1, "initials-fit")
                else:
                    _join_with_ties(board, finder, nodes, 2, "one-letter-apart")


def _pairs(names: Sequence[Words]) -> Iterable[tuple[Words, Words]]:
    """All pairs of a short list; of a long one, those next to each other."""
    if len(names) <= LONGEST_BLOCK:
        return ((one, other) for n, one in enumerate(names) for other in names[n + 1 :])
    return pairwise(names)


def _join_with_ties(board: Board, finder: TieFinder, nodes: Sequence[int], weak: int, rule: str) -> None:
    shared: dict[tuple[Tie, ...], list[int]] = defaultdict(list)
    for node in nodes:
        for bundle in finder.of(node).bundles(weak):
            shared[bundle].append(node)
    for found in shared.values():
        if len(found) > 1:
            board.tie(found, rule)


def _initials(one: Words, other: Words) -> bool:
    """J. Trump, Donald J. Trump and Donald Trump: last words equal, first words equal or one the other's initial."""
    if one[-1] != other[-1] or not (one[0].startswith(other[0]) or other[0].startswith(one[0])):
        return False
    short = min(len(one[0]), len(other[0])) == 1
    return short or (one[0] == other[0] and len(one) != len(other))


def _slip(one: Words, other: Words) -> bool:
    """Names of equally many words, of which one, and not a short one, differs by a letter."""
    if len(one) != len(other):
        return False
    differing = [(a, b) for a, b in zip(one, other, strict=True) if a != b]
    return len(differing) == 1 and min(map(len, differing[0])) >= LONG_WORD and within_one(*differing[0])


def _join_parts(board: Board, finder: TieFinder, shapes: dict[Shape, dict[Words, list[int]]]) -> None:
    """Join a part of a name (Lavrov, Kim Tiến) to the one person whose name ends so and who has enough in common."""
    parts: dict[Words, list[int]] = defaultdict(list)
    for shape in PART:
        for words, nodes in shapes[shape].items():
            for node in nodes:
                if board.locals[node].record is None and not initial(words[-1]):
                    parts[_ending(words)].append(node)
    wholes: dict[Words, list[int]] = defaultdict(list)
    for shape in WHOLE:
        for words, nodes in shapes[shape].items():
            for size in (1, 2):
                ending = _ending(words[-size:])
                if ending in parts and len(words) > size:
                    wholes[ending] += nodes
    for ending, nodes in parts.items():
        if ending in wholes:
            _join_part(board, finder, nodes, wholes[ending])


def _ending(words: Words) -> Words:
    return tuple(map(sound, words)) if _foreign(words) else words


def _join_part(board: Board, finder: TieFinder, nodes: Sequence[int], wholes: Sequence[int]) -> None:
    needed = _part_needs(board.locals[nodes[0]])
    parts = {node: finder.of(node) for node in nodes}
    asked = {tie for each in parts.values() for tie in (*each.strong, *each.weak)}
    known: dict[tuple[Tie, ...], list[int]] = defaultdict(list)
    for whole in wholes:
        for bundle in finder.of(whole).within(asked).bundles(*needed):
            known[bundle].append(whole)
    told = {tie for bundle in known for tie in bundle}
    for node, ties in parts.items():
        found: dict[int, tuple[int, tuple[Tie, ...]]] = {}
        for bundle in ties.within(told).bundles(*needed):
            for whole in known.get(bundle, ()):
                if board.clusters.against(whole, node) is None:
                    found.setdefault(board.clusters.root(whole), (whole, bundle))
        if len(found) == 1:
            whole, bundle = next(iter(found.values()))
            office = len(bundle) == 1 and bundle[0][0] == "office"
            board.clusters.join(
                whole, node, "part-of-name-same-office" if office else "part-of-name-with-ties"
            )
        elif found:
            one = min(whole for whole, _ in found.values())
            board.note_apart(one, node, "part-of-several-names")


def _part_needs(local: Local) -> tuple[int, int]:
    """Weak and strong ties that a part of a name needs: a Vietnamese given name is shared by too many."""
    words = name_words(local.name)
    if _foreign(words):
        return FOREIGN_SINGLE, 1
    return (STAGE + 1, 1) if len(words) > 1 else (NEVER, 2)
