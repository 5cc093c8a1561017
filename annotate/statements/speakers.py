"""The speaker: the noun phrase that is a cue's subject, found by grammar and not by a list of titles.

A sentence is cut at commas, dashes, colons and quotations outside brackets. The subject is looked for in the segment
before the cue, then further left across appositions and phrases of time and place.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from annotate.syllables import is_syllable

from .lexicon import heads, words
from .tokens import DASHES, Sentence, Token, is_abbreviation

PEOPLE = frozenset(("honorific", "pronoun", "office", "job", "name"))
NAMED = frozenset(("honorific", "name", "office", "pronoun"))
# A noun phrase, and what stands between it and its cue, in tokens.
LONGEST_PHRASE = 40
LONGEST_FILLER = 25
LONGEST_BRACKET = 30
MOST_SEGMENTS = 6
NICKNAME = 4
MOST_DESCRIBING = 5
CLAUSE_WORDS = frozenset(("rằng", "mà", "nếu", "khiến"))
RESTARTS = frozenset(
    ("nhưng", "song", "còn", "thì", "và", "rằng", "khi", "vì", "do", "nên", "rồi", "mà", "là")
)
JOINERS = frozenset(("của", "và", "cùng", "thuộc", "ở", "từ", "trong", "về", "kiêm", "gốc"))
DISTRICTS = frozenset(("huyện", "tỉnh", "xã", "quận", "phường", "tp", "bang", "thôn", "ấp", "thị", "khu"))
CLOSERS = frozenset(("đó", "này", "ấy", "nay", "qua"))
PASSIVE = frozenset(("bị", "được"))
NOBODY = frozenset(("ai", "đừng", "chớ", "hãy", "xin"))
TOLD = frozenset(("lời", "lại", "nguồn", "thông", "tuyên", "báo", "tin", "một", "các", "phát"))
AGE = "tuổi"


@dataclass(frozen=True, slots=True)
class Phrase:
    """A noun phrase: tokens ``start`` to ``end``, and the kind of its head."""

    start: int
    end: int
    kind: str


@dataclass(frozen=True, slots=True)
class Subject:
    """A cue's subject; ``clause`` is the token where its clause begins (for a quotation that stands before it).

    ``close`` says that only adverbs, dates and places, or a whole verb phrase and a comma, stand between it and the cue.
    """

    phrase: Phrase
    clause: int
    close: bool


def noun_phrase(sentence: Sentence, start: int, limit: int) -> Phrase | None:
    """The noun phrase that starts at token ``start`` and speaks, as far as it goes before ``limit``; or None."""
    tokens, k = sentence.tokens, start
    limit = min(limit, start + LONGEST_PHRASE)
    table, quantifiers = heads(), words("quantifiers")
    head = None
    while k < limit:
        head = table.at(tokens, k, limit)
        size = quantifiers.length(tokens, k, limit)
        if head and head[0] >= size:
            break
        if not size and not (
            tokens[k].kind == "w" and tokens[k].text[0].isdigit() and k + 1 < limit and k == start
        ):
            break
        k, head = k + max(size, 1), None
    if k >= limit:
        return None
    if head:
        kind = head[1]
        k += head[0]
    elif is_name(sentence, k):
        kind = "name"
        k += 1
    else:
        return None
    if tokens[start].key in NOBODY or (tokens[start].key == "người" and tokens[k - 1].key == "ta"):
        return None
    end = _phrase_end(sentence, k, limit, kind)
    if kind == "honorific" and end == k:
        kind = "pronoun" if k - start == 1 and head and head[0] == 1 else "job"
    return Phrase(start, end, kind)


def clause_subject(sentence: Sentence, start: int, end: int) -> Phrase | None:
    """The noun phrase that opens the segment from token ``start`` to ``end``, connectives and dates aside."""
    start = _skip(sentence, start, end)
    return noun_phrase(sentence, start, end) if start < end else None


def is_name(sentence: Sentence, n: int) -> bool:
    """Whether token ``n`` starts a name: a capital that is not due to the sentence's beginning."""
    token = sentence.tokens[n]
    if not token.capital:
        return False
    if n > 0 and sentence.tokens[n - 1].key not in DASHES | {"“”", ":"}:
        return True
    if len(token.text) > 1 and token.text.isupper():
        return True
    tokens, size = sentence.tokens, len(sentence)
    if any(words(table).length(tokens, n, size) for table in ("connectives", "descriptors", "adjuncts")):
        return False
    if words("prepositions").length(tokens, n, size) and token.key not in sentence.names:
        return False
    following = sentence.tokens[n + 1] if n + 1 < len(sentence) else None
    if following is not None and following.capital:
        return True
    return token.key in sentence.names or not is_syllable(token.text)


def _phrase_end(sentence: Sentence, k: int, limit: int, kind: str) -> int:
    """Where a noun phrase ends whose head ends before token ``k``."""
    tokens, table = sentence.tokens, heads()
    stops, continuers, adverbs = words("prepositions"), words("continuers"), words("adverbs")
    fields = words("fields")
    start, personal = k, kind in ("honorific", "name", "pronoun")
    named = kind == "name"
    joined = False
    while k < limit:
        token = tokens[k]
        if token.kind == "q":
            if token.piece is None or token.piece.words > NICKNAME:
                break
            k += 1
        elif token.key == "(":
            close = _bracket_end(tokens, k, limit)
            if close is None:
                break
            k = close
        elif token.kind == "p":
            if not (token.key == "." and is_abbreviation(tokens, k)) and not (
                _joins_numbers(tokens, k) or _joins_fields(tokens, k) or _joins_names(tokens, k)
            ):
                break
            k += 1
        elif (head := table.at(tokens, k, limit)) and head[0] > 1 and head[1] in ("body", "office"):
            k += head[0]
            personal = joined = False
        elif (not personal and (size := fields.length(tokens, k, limit))) or (
            kind == "document" and (size := date_length(tokens, k, limit))
        ):
            k += size
        elif token.capital:
            named, joined = True, False
            k += 1
        elif size := continuers.length(tokens, k, limit):
            k += size
            joined = tokens[k - 1].key in JOINERS
        elif kind in ("pronoun", "self") and not joined:
            break
        elif (head := table.at(tokens, k, limit)) and not (
            personal and named and not joined and head[1] in ("pronoun", "job")
        ):
            k += head[0]
            joined = False
        elif not joined and (
            stops.length(tokens, k, limit) or adverbs.length(tokens, k, limit) > 1 or personal
        ):
            break
        else:
            joined = False
            k += 1
    while (
        k > start
        and not tokens[k - 1].capital
        and (
            tokens[k - 1].key in ("và", "cùng", "của", "thuộc", "ở", "từ", "về", "trong", "là")
            or words("adverbs").ending(tokens, k, k - 1)
        )
    ):
        k -= 1
    return k


def _bracket_end(tokens: Sequence[Token], k: int, limit: int) -> int | None:
    for n in range(k + 1, min(limit, k + LONGEST_BRACKET)):
        if tokens[n].key == ")":
            return n + 1
    return None


def boundaries(sentence: Sentence) -> list[int]:
    """Tokens at which segments of the sentence end: punctuation outside brackets, and long quotations."""
    tokens = sentence.tokens
    found, depth, opened = [], 0, 0
    for n, token in enumerate(tokens):
        if token.key == "(":
            depth, opened = 1, n
        elif token.key == ")" or (depth and n - opened > LONGEST_BRACKET):
            depth = 0
        elif depth:
            continue
        elif token.kind == "p" and token.key in ",;:–—―-":
            if not (_joins_numbers(tokens, n) or _joins_fields(tokens, n) or _joins_names(tokens, n)):
                found.append(n)
        elif token.kind == "q" and token.piece and token.piece.words > NICKNAME:
            found.append(n)
    return found


def _joins_fields(tokens: Sequence[Token], n: int) -> bool:
    """Whether a comma or dash stands inside a body's name: "Bộ Văn hóa, Thể thao và Du lịch"."""
    fields = words("fields")
    return (
        n > 1
        and fields.ending(tokens, n, 0) > 0
        and n + 1 < len(tokens)
        and fields.length(tokens, n + 1, len(tokens)) > 0
    )


def _joins_names(tokens: Sequence[Token], n: int) -> bool:
    """Whether a dash stands inside a name: "cao tốc TP HCM - Long Thành - Dầu Giây"; not before an office."""
    if tokens[n].key not in DASHES or not 0 < n < len(tokens) - 2:
        return False
    if not (tokens[n - 1].capital and tokens[n + 1].capital):
        return False
    return heads().at(tokens, n + 1, len(tokens)) is None


def _joins_numbers(tokens: Sequence[Token], n: int) -> bool:
    """Whether a dash stands between two numbers: "2009 - 2014"."""
    if tokens[n].key not in DASHES or not 0 < n < len(tokens) - 1:
        return False
    return tokens[n - 1].text[-1].isdigit() and tokens[n + 1].text[0].isdigit()


def find_subject(
    sentence: Sentence, lo: int, cue: int, anything: bool, cuts: Sequence[int], *, itself: bool = False
) -> Subject | None:
    """The subject of the cue at token ``cue``, not before ``lo``; ``cuts`` are the sentence's boundaries.

    ``anything`` lets a plain noun phrase with a head that no table knows speak, ``itself`` the one who writes ("tôi").
    """
    edges = [lo - 1, *(cut for cut in cuts if lo <= cut < cue), cue]
    segments = [(a + 1, b) for a, b in pairwise(edges)][-MOST_SEGMENTS:]
    subject = _subject_in(sentence, segments, cue, anything)
    return None if subject and subject.phrase.kind == "self" and not itself else subject


def _subject_in(
    sentence: Sentence, segments: Sequence[tuple[int, int]], cue: int, anything: bool
) -> Subject | None:
    """The subject in the nearest of ``segments`` that holds one; those between may only tell when, where and of whom."""
    strange, address = False, None
    for n in range(len(segments) - 1, -1, -1):
        start, end = segments[n]
        inner = _skip(sentence, start, end)
        last = end == cue
        if last and _only_adverbs(sentence, start, end):
            if n == 0:
                return None
            continue
        if n and sentence.tokens[start - 1].key == "," and _is_district(sentence, start, end, cue):
            address = address or end
            continue
        phrase = (
            None
            if n and _is_age_or_home(sentence, start, end)
            else _in_segment(sentence, inner, end, anything and last)
        )
        if phrase is None and n and not last and _is_age_or_home(sentence, start, end):
            address = address or end
            continue
        if phrase is None:
            if not _is_filler(sentence, start, end):
                if last or strange:
                    return None
                strange = True
            continue
        if strange and (phrase.end < end or phrase.kind not in NAMED or segments[-1][0] < cue):
            described = _described(sentence, phrase, segments, n)
            return Subject(described, described.start, True) if described else None
        whole = phrase.end >= end or _only_adverbs(sentence, phrase.end, end)
        if not last and not whole and phrase.kind not in NAMED:
            phrase = _described(sentence, phrase, segments, n) or phrase
            return Subject(phrase, phrase.start, True) if phrase.start <= inner else None
        joined = _apposition(sentence, phrase, segments, n) if phrase.start <= inner else phrase
        if strange:
            joined = Phrase(joined.start, segments[-1][0] - 1, joined.kind)
        if address and phrase.end == end:
            joined = Phrase(joined.start, _without_adverbs(sentence, joined.end, address), joined.kind)
        near = _is_filler(sentence, phrase.end, end) if last else phrase.kind in NAMED
        return Subject(joined, min(start, joined.start), whole or near)
    return None


def _later_clause(sentence: Sentence, start: int, end: int) -> Phrase | None:
    """The subject of a clause that a conjunction opens within a segment: the first that reaches the cue, else the last."""
    tokens = sentence.tokens
    last = None
    for n in range(start + 1, end):
        if tokens[n - 1].key in RESTARTS or (n - 1 == start and tokens[n - 1].key == "theo"):
            later = noun_phrase(sentence, n, end)
            if later and _only_adverbs(sentence, later.end, end):
                return later
            if later and _filler_fits(sentence, later.end, end):
                last = later
    return last


def _name_before(sentence: Sentence, start: int, end: int) -> Phrase | None:
    """A name right before the cue with the few words that tell what its bearer is: "cây bút Tim Marshall"."""
    tokens = sentence.tokens
    last = n = _without_adverbs(sentence, start, end)
    while n > start and tokens[n - 1].capital:
        n -= 1
    if n == last or not is_name(sentence, n):
        return None
    if n > start and tokens[n - 1].key in CLOSERS:
        return Phrase(n, last, "name")
    first = n
    while first > start and n - first < MOST_DESCRIBING and tokens[first - 1].kind == "w":
        if tokens[first - 1].key in RESTARTS:
            break
        if words("prepositions").length(tokens, first - 1, last):
            return None
        first -= 1
    if first > start and tokens[first - 1].key not in RESTARTS and n - first == MOST_DESCRIBING:
        return None
    return Phrase(first, last, "name")


def _is_district(sentence: Sentence, start: int, end: int, cue: int) -> bool:
    """Whether a segment only goes on with an address: "…, huyện Cai Lậy, tỉnh Tiền Giang cho biết"."""
    tokens = sentence.tokens
    if tokens[start].key not in DISTRICTS or start + 1 >= end:
        return False
    phrase = noun_phrase(sentence, start, end)
    return phrase is not None and (
        (end < cue and phrase.end == end) or _only_adverbs(sentence, phrase.end, end)
    )


def _without_adverbs(sentence: Sentence, start: int, end: int) -> int:
    """The token at which the adverbs and dates begin that stand before ``end``."""
    for n in range(start, end):
        if _only_adverbs(sentence, n, end):
            return n
    return end


def _in_segment(sentence: Sentence, start: int, end: int, anything: bool) -> Phrase | None:
    """The subject within one segment: at its start, after a conjunction, or the last person named in it."""
    tokens = sentence.tokens
    if start >= end:
        return None
    phrase = noun_phrase(sentence, start, end)
    dan = next((n for n in range(end - 1, start, -1) if _quotes_somebody(tokens, n)), None)
    if dan is not None and (relayed := _relayed(sentence, dan, end)):
        return relayed
    if _agent(sentence, start, end):
        return None
    if phrase and _only_adverbs(sentence, phrase.end, end):
        return phrase
    later = _later_clause(sentence, start, end)
    if later and (phrase is None or _only_adverbs(sentence, later.end, end)):
        return later
    if phrase and _filler_fits(sentence, phrase.end, end):
        return phrase
    for n in range(end - 1, start, -1):
        found = heads().at(tokens, n, end)
        if (
            found
            and found[1] in ("honorific", "pronoun")
            and tokens[n - 1].key not in ("của", "với", "cho", "và")
        ):
            later = noun_phrase(sentence, n, end)
            if (
                later
                and _filler_fits(sentence, later.end, end)
                and (later.end > n + found[0] or found[1] == "pronoun")
            ):
                return later
    if name := _name_before(sentence, start, end):
        return name
    if anything and phrase is None and end - start <= 12 and tokens[start].kind == "w":
        cut = next((n for n in range(start, end) if words("prepositions").length(tokens, n, end)), end)
        while cut > start and words("adverbs").ending(tokens, cut, cut - 1):
            cut -= 1
        plain = all(token.kind == "w" for token in tokens[start:cut]) and tokens[start].key not in NOBODY
        if cut > start and plain and _is_filler(sentence, cut, end):
            return Phrase(start, cut, "other")
    return None


def _quotes_somebody(tokens: Sequence[Token], n: int) -> bool:
    """Whether the word at ``n`` is "dẫn" or "trích" of "dẫn lời", not that of "hướng dẫn"."""
    if tokens[n].key not in ("dẫn", "trích") or n + 1 >= len(tokens) or (n and tokens[n - 1].key == "hướng"):
        return False
    return (
        tokens[n + 1].key in TOLD or tokens[n + 1].capital or heads().length(tokens, n + 1, len(tokens)) > 0
    )


def _agent(sentence: Sentence, start: int, end: int) -> bool:
    """Whether the cue is passive and has its agent before it: "bị Công an tỉnh An Giang ra lệnh truy nã"."""
    for n in range(start, end - 1):
        if sentence.tokens[n].key in PASSIVE:
            agent = noun_phrase(sentence, n + 1, end)
            if agent and _only_adverbs(sentence, agent.end, end):
                return True
    return False


def _relayed(sentence: Sentence, dan: int, end: int) -> Phrase | None:
    """Whom "dẫn lời …" quotes: the noun phrase behind "dẫn", "dẫn lời", "dẫn nguồn tin"."""
    tokens, n = sentence.tokens, dan + 1
    if n < end and tokens[n].key in ("lời", "lại"):
        n += 1
    phrase = noun_phrase(sentence, n, end) if n < end else None
    return phrase if phrase and _filler_fits(sentence, phrase.end, end) else None


def _skip(sentence: Sentence, start: int, end: int) -> int:
    """The token behind connectives and dates at a segment's start."""
    tokens, connectives = sentence.tokens, words("connectives")
    while start < end:
        if heads().length(tokens, start, end) > connectives.length(tokens, start, end):
            break
        size = connectives.length(tokens, start, end)
        if not size:
            size = date_length(tokens, start, end)
        if not size:
            break
        start += size
    return start


def date_length(tokens: Sequence[Token], start: int, end: int) -> int:
    """How many tokens a plain date at ``start`` covers: "sáng 19/5", "ngày 22-9-2017", "hôm qua", "tối cùng ngày"."""
    n = start
    while n < end and tokens[n].key in DATE_WORDS and n - start < 6:
        n += 1
    if n == start:
        return 0
    while n < end and (tokens[n].text[0].isdigit() or tokens[n].key in DATE_INNER) and n - start < 12:
        n += 1
    strong = n - start > 1
    return n - start if strong else 0


DATE_WORDS = frozenset(
    (
        "ngày",
        "hôm",
        "sáng",
        "chiều",
        "tối",
        "đêm",
        "trưa",
        "rạng",
        "hồi",
        "lúc",
        "vào",
        "cùng",
        "cuối",
        "đầu",
        "thứ",
    )
)
DATE_INNER = frozenset(
    (
        "ngày", "tháng", "năm", "qua", "nay", "giờ", "cùng", "sáng", "chiều", "tối", "đêm", "trưa", "này", "sau",
        "trước", "hai", "ba", "tư", "bảy", "nhật", "tuần", "kia", "mai", "hôm", "vừa", "(", ")", "/", "quý",
    )
)  # fmt: skip


def _only_adverbs(sentence: Sentence, start: int, end: int) -> bool:
    """Whether nothing but adverbs and dates stands between two tokens."""
    tokens, adverbs, links = sentence.tokens, words("adverbs"), ("và", "cũng", "nhưng", "song", "đồng", "rồi")
    while start < end:
        size = adverbs.length(tokens, start, end) or date_length(tokens, start, end)
        if not size and tokens[start].key in links:
            size = 1
        if not size:
            return False
        start += size
    return True


def _filler_fits(sentence: Sentence, start: int, end: int) -> bool:
    """Whether what stands between subject and cue may stand there: short, and no clause of its own."""
    if end - start > LONGEST_FILLER:
        return False
    return not any(token.key in CLAUSE_WORDS for token in sentence.tokens[start:end])


def _is_filler(sentence: Sentence, start: int, end: int) -> bool:
    """Whether a segment only tells when, where, or of what age and place somebody is."""
    tokens = sentence.tokens
    start = _skip(sentence, start, end)
    if start >= end:
        return True
    if words("adverbs").length(tokens, start, end) and _only_adverbs(sentence, start, end):
        return True
    if words("descriptors").length(tokens, start, end):
        return True
    return tokens[start].text[0].isdigit() and any(t.key == AGE for t in tokens[start : start + 3])


def _apposition(sentence: Sentence, phrase: Phrase, segments: Sequence[tuple[int, int]], n: int) -> Phrase:
    """``phrase`` with the name or office before it that it explains: "ông An, Giám đốc Sở Y tế"."""
    while n > 0 and phrase.start <= segments[n][0]:
        start, end = segments[n - 1]
        if end >= len(sentence) or sentence.tokens[end].key in (":", ";", "“”"):
            break
        inner = _skip(sentence, start, end)
        if (
            inner < end
            and _is_filler(sentence, inner, end)
            and n > 1
            and phrase.kind not in ("honorific", "pronoun")
        ):
            n -= 1
            continue
        before = noun_phrase(sentence, inner, end) if inner < end else None
        if before is None or before.end < end or not _explains(_known_kind(sentence, before), phrase.kind):
            break
        phrase = Phrase(before.start, phrase.end, before.kind)
        n -= 1
    return phrase


def _described(
    sentence: Sentence, phrase: Phrase, segments: Sequence[tuple[int, int]], n: int
) -> Phrase | None:
    """Somebody named before a longer description: "ông An, chuyên gia từng làm việc tại Nhật, cho biết"."""
    if phrase.start > segments[n][0] or phrase.kind not in PEOPLE:
        return None
    last = segments[n][1]
    while n > 1 and _is_age_or_home(sentence, *segments[n - 1]):
        n -= 1
    start, end = segments[n - 1] if n else (0, 0)
    if start >= end:
        return None
    before = noun_phrase(sentence, _skip(sentence, start, end), end)
    if before is None or before.end < end or _known_kind(sentence, before) not in NAMED:
        return None
    return Phrase(before.start, last, before.kind)


def _known_kind(sentence: Sentence, phrase: Phrase) -> str:
    """The kind of a phrase; that of a name where a name follows a profession: "chuyên gia Euan Graham"."""
    named = phrase.kind == "job" and any(t.capital for t in sentence.tokens[phrase.start + 1 : phrase.end])
    return "name" if named else phrase.kind


def _is_age_or_home(sentence: Sentence, start: int, end: int) -> bool:
    """Whether a segment only tells somebody's age, home or other name."""
    tokens = sentence.tokens
    if start >= end:
        return False
    if tokens[start].text[0].isdigit():
        return any(token.key == AGE for token in tokens[start : start + 3])
    return words("homes").length(tokens, start, end) > 0


def _explains(first: str, second: str) -> bool:
    """Whether a phrase of kind ``second`` may follow one of kind ``first`` as its apposition."""
    if second in ("honorific", "name"):
        return first in ("job", "office")
    if second in ("office", "job", "body"):
        return first in ("honorific", "name", "office")
    return False
