"""What is said: where the content of a statement begins behind its cue, and where it ends."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from annotate.model import Span, StatementKind

from .cues import CueHit
from .lexicon import words
from .speakers import noun_phrase
from .tokens import DASHES, ENDS, Sentence, Token

# How far behind a cue its "rằng" or colon may stand.
MOST_TO_MARKER = 28
MARKERS = frozenset(("rằng", "là"))
OPENERS = frozenset(("thêm", "rõ", "ngay", "luôn", "lại"))
PLACES = frozenset(
    ("với", "trên", "tại", "trong", "qua", "trước", "khi", "ở", "cùng", "về", "hôm", "ngày", "sáng", "chiều", "tối",
     "sau", "vào", "cho", "bằng", "thế", "như", "lúc", "giữa", "bên", "đêm", "trưa", "lên", "đến", "hồi", "nhân", "từ")
)  # fmt: skip
AFTER_DIRECT = frozenset(
    ("và", "đồng", "nhưng", "trong", "khi", "tại", "trước", "với", "sau", "trên", "rồi", "vào", "hôm", "qua")
)
# Words behind a cue with which no content begins; those of the second set begin one behind "cho biết" alone.
NO_CONTENT = frozenset(("của", "gì", "thế", "vậy", "và", "hoặc", "nhưng", "song", "mà"))
NO_OBJECT = frozenset(("đến", "tới", "về", "với", "thì"))
# Marks that belong to no content: commas, and quotation marks without their partner.
STRAY = frozenset((",", '"', "“", "”", "'", "’", "‘"))
REASONS = frozenset(("do", "vì"))
PLAIN_CUES = frozenset(("cho", "khẳng", "nhấn", "nhận"))


@dataclass(frozen=True, slots=True)
class Complement:
    """Where content begins: at token ``start``; ``direct`` says that a quotation stands there alone."""

    start: int
    direct: bool
    colon: bool = False


def complement(sentence: Sentence, hit: CueHit, hits: Sequence[CueHit]) -> Complement | None:
    """What follows the cue as its content, judged by the cue's frame; None where nothing does."""
    tokens, frame, size = sentence.tokens, hit.word.frame, len(sentence)
    n = hit.end
    while n < size and tokens[n].key in OPENERS:
        n += 1
    if n >= size or tokens[n].key in ENDS:
        return None
    if tokens[n - 1].key == "với" and tokens[n].kind == "w":
        n -= 1
    token = tokens[n]
    if frame == "name":
        return _named(sentence, n)
    if token.kind == "q":
        found = _quotation(sentence, n, colon=False)
        after = tokens[n + 1] if n + 1 < size else None
        goes_on = frame == "object" and after is not None and after.key in PLACES
        return Complement(n, direct=False) if goes_on else found
    if token.key == ":":
        return _after_colon(sentence, n)
    if token.key in MARKERS and (frame != "quote" or token.key == "rằng"):
        return _clause(sentence, n + 1)
    limit = min([size, n + MOST_TO_MARKER, *(other.start for other in hits if other.start >= hit.end)])
    if token.key in DASHES:
        return None
    if token.key == ",":
        if n + 1 < size and tokens[n + 1].kind == "q":
            return _clause(sentence, n + 1)
        if frame == "quote" or _cue_at(tokens, n + 1, hits) or n + 3 >= size:
            return None
        return _clause(sentence, n + 1)
    if token.key in PLACES or frame in ("marked", "quote"):
        marker = _marker(tokens, n, limit, plain=token.key in PLACES and frame != "quote")
        if marker is not None:
            return marker_complement(sentence, marker)
    if frame in ("marked", "quote") or token.kind == "p":
        return None
    if token.key == "với":
        return _after_addressee(sentence, n, hits)
    plain = tokens[hit.start].key in PLAIN_CUES or hit.word.cls == "feels"
    if token.key in NO_CONTENT or (token.key in NO_OBJECT and not plain):
        return None
    if token.key in REASONS and frame == "object" and not plain:
        return None
    if token.key == "cho" and frame == "clause":
        return None
    if any(other.start == n and not other.word.noun for other in hits):
        return None
    least = 2 if frame == "object" else 3
    if _words_left(tokens, n) < least:
        return None
    return _clause(sentence, n)


def _marker(tokens: Sequence[Token], start: int, limit: int, plain: bool) -> int | None:
    """The first "rằng", or colon or comma before a quotation, between two tokens."""
    for n in range(start, limit):
        token = tokens[n]
        if token.key == "rằng":
            return n
        if token.key == ":":
            return n
        if token.key == "," and n + 1 < len(tokens) and tokens[n + 1].kind == "q" and plain:
            return n
        if token.kind == "q" and token.piece and token.piece.words > 4 and plain:
            return n - 1
        if token.key in (";", ".") or token.key in DASHES:
            return None
    return None


def marker_complement(sentence: Sentence, marker: int) -> Complement | None:
    """The content behind the marker at token ``marker``."""
    if sentence.tokens[marker].key == ":":
        return _after_colon(sentence, marker)
    return _clause(sentence, marker + 1)


def _after_colon(sentence: Sentence, colon: int) -> Complement | None:
    n = colon + 1
    if n >= len(sentence):
        return None
    if sentence.tokens[n].kind == "q":
        return Complement(n, direct=True, colon=True)
    return Complement(n, direct=False, colon=True) if _words_left(sentence.tokens, n) > 1 else None


def _clause(sentence: Sentence, n: int) -> Complement | None:
    tokens = sentence.tokens
    while n < len(tokens) and tokens[n].key in (":", ",", "rằng"):
        n += 1
    if n >= len(tokens) or tokens[n].key in ENDS:
        return None
    if tokens[n].kind == "q":
        return _quotation(sentence, n, colon=tokens[n - 1].key == ":")
    return Complement(n, direct=False, colon=tokens[n - 1].key == ":")


def _quotation(sentence: Sentence, n: int, colon: bool) -> Complement:
    """A quotation right behind the cue is the whole content unless the clause goes on behind it."""
    tokens = sentence.tokens
    after = tokens[n + 1] if n + 1 < len(tokens) else None
    alone = after is None or after.kind == "p" or after.key in AFTER_DIRECT
    return Complement(n, direct=colon or alone, colon=colon)


def _after_addressee(sentence: Sentence, n: int, hits: Sequence[CueHit]) -> Complement | None:
    """Content behind "với" and the person spoken to: "nói với AFP tàu đã rời cảng"."""
    size = len(sentence)
    phrase = noun_phrase(sentence, n + 1, size) if n + 1 < size else None
    if phrase is None or phrase.end >= size:
        return None
    token = sentence.tokens[phrase.end]
    if token.kind == "p" and token.key not in (",", ":"):
        return None
    if token.key == "," and (
        _cue_at(sentence.tokens, phrase.end + 1, hits) or _words_left(sentence.tokens, phrase.end) < 4
    ):
        return None
    if token.key in PLACES:
        return None
    return _clause(sentence, phrase.end)


def _named(sentence: Sentence, n: int) -> Complement | None:
    """The content of "gọi X là Y"."""
    tokens = sentence.tokens
    for k in range(n + 1, min(n + 18, len(tokens) - 1)):
        if tokens[k].key in ENDS or tokens[k].key in ",;:":
            return None
        if tokens[k].key == "là":
            return Complement(n, direct=False)
    return None


def _cue_at(tokens: Sequence[Token], n: int, hits: Sequence[CueHit]) -> bool:
    """Whether one of the cues stands at token ``n``, adverbs before it aside; not a word that may be a noun."""
    while n < len(tokens) and (size := words("adverbs").length(tokens, n, len(tokens))):
        n += size
    return any(hit.start == n and not hit.word.noun for hit in hits)


def _words_left(tokens: Sequence[Token], n: int) -> int:
    count = 0
    for token in tokens[n:]:
        if token.key == ";":
            break
        count += (token.piece.words if token.piece else 1) if token.kind != "p" else 0
    return count


def content_end(sentence: Sentence, start: int) -> int:
    """The token where content ends that runs to the sentence's end: before its closing marks."""
    tokens, end = sentence.tokens, len(sentence)
    while end > start and tokens[end - 1].kind == "p" and tokens[end - 1].key not in (")", "%"):
        if tokens[end - 1].key in ("?", "!", "…", "...", "]"):
            break
        end -= 1
    return end


def spans(sentence: Sentence, start: int, end: int) -> tuple[Span, ...]:
    """The content between two tokens as spans: a quotation without its marks, also one behind a colon at the end."""
    tokens = sentence.tokens
    while end > start and tokens[end - 1].kind == "p" and tokens[end - 1].key in ",;:–—-":
        end -= 1
    while start < end and tokens[start].kind == "p" and tokens[start].key in DASHES | STRAY:
        start += 1
    while end > start and tokens[end - 1].kind == "p" and tokens[end - 1].key in STRAY:
        end -= 1
    if end <= start:
        return ()
    if end - start == 1 and (piece := tokens[start].piece):
        return (piece.inner,)
    last = tokens[end - 1]
    if end - start > 2 and last.piece and tokens[end - 2].key == ":":
        return (*spans(sentence, start, end - 2), last.piece.inner)
    return (Span(tokens[start].start, last.end),)


def kind_of(sentence: Sentence, content: Sequence[Span]) -> StatementKind:
    """Direct where every piece is a quotation's inside, mixed where quotation marks stand in it, else indirect."""
    pieces = [token.piece for token in sentence.tokens if token.piece]
    insides = {piece.inner for piece in pieces}
    if all(span in insides for span in content):
        return "direct"
    quoted = any(span.start <= p.outer.start < span.end and p.words > 1 for p in pieces for span in content)
    return "mixed" if quoted or any(span in insides for span in content) else "indirect"
