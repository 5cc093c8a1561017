"""Where the name of an organisation ends that begins with a head noun: a small grammar, one step at a time.

Công an | huyện Vĩnh Bảo            head, place
Sở | Giáo dục | và | Đào tạo | …     head, field, joiner, field, …
Công ty | TNHH | Hoàng Long         head, field, capitals
Cơ quan CSĐT | Công an tỉnh …       head, unit
Ban quản lý | rừng phòng hộ | Đam Bri   head, bridge, capitals
"""

from __future__ import annotations

from dataclasses import dataclass, replace

from annotate.names.lexicon import OrganisationHead
from annotate.names.places import named_after_nobody, run_end, vietnamese_person_within
from annotate.names.view import Run, View, common_noun

JOINERS = frozenset({"và", "&", "-", "–", ",", "về", "cho"})
# Joiners after which a field may stand in small letters.
SOFT_JOINERS = frozenset({"về", "và", "&"})
# The most tokens of a name, of its small letters between two capitals, and of units within units.
LONGEST, LONGEST_BRIDGE, DEEPEST = 24, 12, 3
LONGEST_NUMBER = 3


@dataclass(frozen=True, slots=True)
class Extent:
    """How far a name reaches: its end, whether it names anything yet, whether it is complete, whether it has come to
    a name proper (after which no field stands in small letters), and where a person's name may begin inside
    (Tập đoàn FLC | Trịnh Văn Quyết)."""

    end: int
    named: bool = False
    done: bool = False
    proper: bool = False
    person: int | None = None


def extent(found: View, start: int, depth: int = 0) -> Extent:
    """How far the organisation reaches whose head noun stands at token ``start``."""
    at, head = found.organisation_heads[start]
    words = found.tokens.words
    reached = Extent(at, named=head.grammar == "field" and any(w.capital for w in words[start + 1 : at]))
    limit = min(len(words), at + LONGEST)
    while reached.end < limit and not reached.done:
        if found.tokens.initial[reached.end]:
            break
        further = _step(found, start, head, reached, depth)
        if further is None:
            break
        reached = further
    return reached


def _step(found: View, start: int, head: OrganisationHead, reached: Extent, depth: int) -> Extent | None:
    """One more piece of the name; None where it ends."""
    end, words = reached.end, found.tokens.words
    if place := place_end(found, end):
        complete = head.grammar in ("field", "local") or not _continues(found, place)
        return replace(reached, end=place, named=True, done=complete)
    if end in found.organisation_heads and depth < DEEPEST and (unit := _unit(found, end, depth)):
        return replace(reached, end=unit, named=True, done=True)
    if (field := _field(found, head, end)) and not (reached.proper and not words[end].capital):
        own = words[start].capital and head.capital and not found.tokens.initial[start]
        return replace(reached, end=field, named=reached.named or words[end].capital or own)
    if found.keys[end] in JOINERS:
        follows = end > start + 1 and not reached.proper and _field_follows(found, end)
        return replace(reached, end=end + 1) if follows else None
    if words[end].capital:
        return _capitals(found, head, reached)
    if bridge := _bridge(found, start, reached):
        return replace(reached, end=bridge)
    return _number(found, start, head, reached)


def beyond_known(found: View, at: int) -> int:
    """Where a known organisation goes on from token ``at``: with more fields (Bộ Nông nghiệp | và phát triển nông
    thôn) and a place."""
    fields, keys = found.lexicon.organisation_fields, found.keys
    while at + 1 < len(keys) and keys[at] in JOINERS and _field_follows(found, at):
        match = fields.longest(keys, at + 1)
        if match is None:
            break
        at = match[0]
    return place_end(found, at) or at


def place_end(found: View, at: int) -> int:
    """The end of a place that begins at ``at``, with its head noun or a known one; 0 where there is none."""
    words = found.tokens.words
    if at >= len(words):
        return 0
    head, whole = found.place_heads.get(at), found.known.get(at)
    if head and whole and whole[1].type == "place" and not whole[1].ambiguous and whole[0] > head[0]:
        return whole[0]
    if head and head[1].keep and (words[at].capital or not head[1].capital):
        after = head[0]
        if after < len(words) and words[after].text == "." and not found.tokens.spaced[after]:
            after += 1
        if after < len(words) and words[after].number and head[1].number:
            return after + 1
        if after < len(words) and words[after].capital:
            known = found.known.get(after)
            stop = run_end(found, after)
            if named_after_nobody(found, at, after, stop):
                return 0
            if known and known[1].type == "place" and (not known[1].ambiguous or known[0] >= stop):
                return known[0]
            return vietnamese_person_within(found, after, stop) or stop
    known = found.known.get(at)
    if known is None or known[1].type != "place":
        return 0
    after = known[0]
    joined = (
        after < len(words) and words[after].capital and words[after].vietnamese and found.tokens.spaced[after]
    )
    if known[1].ambiguous and joined and after not in found.known:
        return 0
    return _other_country(found, at, after) or after


def _other_country(found: View, at: int, after: int) -> int:
    """The end of a second country that a hyphen joins to the first: Ủy ban hỗn hợp Nga-Mỹ; 0 where there is none."""
    words = found.tokens.words
    if after + 1 >= len(words) or words[after].text not in "-–":
        return 0
    if found.tokens.spaced[after] != found.tokens.spaced[after + 1]:
        return 0
    first, second = found.known[at], found.known.get(after + 1)
    both = (first, second) if second else ()
    countries = [known for known in both if any(r.kind == "country" for r in known[1].records)]
    return countries[1][0] if len(countries) == 2 else 0


def _unit(found: View, at: int, depth: int) -> int:
    """The end of a body that the name goes on with: Cơ quan CSĐT | Công an tỉnh Bình Dương; 0 where none."""
    head = found.organisation_heads[at][1]
    capital = found.tokens.words[at].capital
    if not capital and (head.capital or head.grammar != "local"):
        return 0
    inner = extent(found, at, depth + 1)
    return inner.end if inner.named or (capital and head.alone) else 0


def _field(found: View, head: OrganisationHead, at: int) -> int:
    """The end of a word for a field or kind at ``at``: Giáo dục, cổ phần; 0 where none.

    One capitalised syllable after a head that takes a name of its own is that name (Công ty Than, quán Mắt).
    """
    if not found.tokens.words[at].word:
        return 0
    match = found.lexicon.organisation_fields.longest(found.keys, at)
    if match is None or (head.grammar == "named" and found.tokens.words[at].capital and match[0] == at + 1):
        return 0
    return match[0]


def _field_follows(found: View, at: int) -> bool:
    """Whether the joiner at ``at`` leads to one more field: Giáo dục và Đào tạo."""
    if at + 1 >= len(found.keys):
        return False
    fields, keys = found.lexicon.organisation_fields, found.keys
    match = fields.longest(keys, at + 1)
    capital = found.tokens.words[at + 1].capital
    if match is None:
        return capital and keys[at] == "và" and common_noun(found, Run(at + 1, at + 2))
    if capital or keys[at] in SOFT_JOINERS:
        return True
    if keys[at] in "-–":
        return match[0] - at > 2
    return keys[at] == "," and _list_ends(found, match[0])


def _list_ends(found: View, at: int) -> bool:
    """Whether a list of fields goes on to its last: …, giáo dục, thanh niên và nhi đồng."""
    fields, keys = found.lexicon.organisation_fields, found.keys
    while at + 1 < len(keys) and keys[at] in (",", "và"):
        match = fields.longest(keys, at + 1)
        if match is None:
            return False
        if keys[at] == "và":
            return True
        at = match[0]
    return False


def _capitals(found: View, head: OrganisationHead, reached: Extent) -> Extent | None:
    """Capitalised words: a name, or a word of a field that the tables lack (Giải trừ)."""
    end, words = reached.end, found.tokens.words
    stop = run_end(found, end)
    if stop == end:
        return None
    if head.grammar != "local" and common_noun(found, Run(end, stop)):
        return replace(reached, end=stop + 1, named=True)
    if head.grammar == "field" and (reached.named or (words[end].vietnamese and not words[end].capitals)):
        return None
    if all(w.form in found.lexicon.not_names for w in words[end:stop]):
        return replace(reached, end=stop)
    if head.grammar == "local" and _is_person(found, end, stop):
        return None
    person = reached.person
    if (
        person is None
        and reached.named
        and words[end].form in found.lexicon.surnames
        and 3 <= stop - end <= 4
    ):
        person = end
    if person is None:
        person = vietnamese_person_within(found, end, stop)
    known = found.known.get(end)
    if known and known[0] < stop and head.grammar != "named":
        stop = known[0]
    return Extent(stop, named=True, done=head.grammar == "local", proper=True, person=person)


def _is_person(found: View, at: int, stop: int) -> bool:
    """Whether the run is a Vietnamese person's full name: Thủ tướng Chính phủ | Nguyễn Xuân Phúc."""
    words = found.tokens.words[at:stop]
    if not 3 <= len(words) <= 4 or words[0].form not in found.lexicon.surnames:
        return False
    return all(w.form in found.lexicon.given for w in words[1:])


def _bridge(found: View, start: int, reached: Extent) -> int:
    """Where small letters inside a name lead to its next capital: Ban quản lý | rừng phòng hộ | Đam Bri; 0 if nowhere.

    Once there is a name, only a place ends the bridge.
    """
    words, stop, at = found.tokens.words, found.lexicon.stop, reached.end
    head = found.organisation_heads[start][1]
    if head.alone or head.grammar == "local" or not words[start].capital:
        return 0
    if found.tokens.initial[start] and not words[found.organisation_heads[start][0]].capital:
        return 0
    for end in range(at, min(at + LONGEST_BRIDGE + 1, len(words))):
        word = words[end]
        if found.keys[end] in (",", "và") and end > at and _field_follows_bridge(found, end):
            continue
        if not word.vietnamese or stop.longest(found.keys, end):
            return 0
        if word.capital or (reached.named and end > at and end in found.place_heads):
            return end if not reached.named or place_end(found, end) else 0
    return 0


def _field_follows_bridge(found: View, at: int) -> bool:
    """Whether a comma or "và" inside small letters leads to one more field, not to another body."""
    if at + 1 >= len(found.keys) or at + 1 in found.organisation_heads:
        return False
    return found.lexicon.organisation_fields.longest(found.keys, at + 1) is not None


def _number(found: View, start: int, head: OrganisationHead, reached: Extent) -> Extent | None:
    """A number that is the name or a part of it: Quân khu 7, Bệnh viện 115, Trường THPT số 2."""
    end, words = reached.end, found.tokens.words
    if found.keys[end] == "số" and end + 1 < len(words) and words[end + 1].number:
        return replace(reached, end=end + 2, named=True)
    if not words[end].number or len(words[end].text) > LONGEST_NUMBER:
        return None
    at = found.organisation_heads[start][0]
    numbered = end == at or words[end - 1].capital
    if numbered and head.grammar != "field" and not _counts(found, end + 1):
        return replace(reached, end=end + 1, named=True)
    first = end == at and (head.grammar == "named" or (head.grammar == "free" and len(words[end].text) == 3))
    return replace(reached, end=end + 1, named=True) if first or words[end - 1].capitals else None


def _counts(found: View, at: int) -> bool:
    """Whether the number before ``at`` counts what follows, or is a part of a sum: 3 nước, 2-0, 5%."""
    if at >= len(found.keys):
        return False
    words = found.tokens.words
    word = words[at]
    if not word.word:
        fraction = word.text in ".," and at + 1 < len(words) and words[at + 1].number
        return fraction or word.text in "-–%/:+"
    return not word.capital and found.lexicon.stop.longest(found.keys, at) is None


def _continues(found: View, at: int) -> bool:
    """Whether a name goes on after a place in it: Đại học Hà Nội Amsterdam, not Sở Y tế Hà Nội Nguyễn Văn A."""
    if at >= len(found.keys):
        return False
    word = found.tokens.words[at]
    if not word.capital or word.form in found.lexicon.surnames or not found.tokens.spaced[at]:
        return False
    return at not in found.persons and not word.vietnamese
