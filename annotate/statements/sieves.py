"""The sieves: each finds statements of one form in a sentence, in the order in which a reader would decide.

A form gives the rule's name; where the speaker is a pronoun, a bare group, a document or left out, the name says so.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from .content import PLACES, Complement, complement, content_end
from .cues import CueHit, find_cues
from .lexicon import heads, words
from .quotations import Piece
from .speakers import (
    LONGEST_BRACKET,
    PEOPLE,
    Phrase,
    Subject,
    boundaries,
    clause_subject,
    date_length,
    find_subject,
    noun_phrase,
)
from .tokens import DASHES, Sentence, Token

COORDINATORS = frozenset((",", ";", "và", "nhưng", "song", "rồi", "hoặc", "như", "-", "–"))
CONTRASTS = ("còn", "nhưng", "song", "trong khi", "trong khi đó", "ngược lại", "tuy nhiên")
# Words but for cues that may make a statement.
STARTERS = frozenset(("theo", "dẫn", "trích"))
# A quotation that stands for a whole statement has at least so many words.
LEAST_WORDS = 3
# The longest unknown verb phrase before a colon, in words: "…, giọng run run: “…”".
MOST_UNKNOWN = 5
MOST_BEHIND_CUE = 14
# The longest description between commas behind a source: ", ngụ quận 3, TP.HCM".
LONGEST_HOME = 14
# The longest description between a quotation's speaker and the cue.
LONGEST_APPOSITION = 40
DENIALS = (
    ("không", "hề"),
    ("không", "có", "chuyện"),
    ("không", "có", "việc"),
    ("chưa", "từng"),
    ("chưa", "hề"),
)


@dataclass(frozen=True, slots=True)
class Draft:
    """A statement in terms of a sentence's tokens. ``pieces`` are quotations that belong to it."""

    rule: str
    cls: str
    speaker: Phrase | None
    cue: tuple[int, int] | None
    content: tuple[int, int] | None
    pieces: tuple[Piece, ...] = ()
    inherited: bool = False
    """Whether the speaker is that of the statement before, in an earlier sentence."""


@dataclass
class Reading:
    """What has been found in one sentence so far."""

    sentence: Sentence
    used: set[int]
    hits: list[CueHit] = field(default_factory=list)
    cuts: list[int] = field(default_factory=list)
    drafts: list[Draft] = field(default_factory=list)
    lo: int = 0
    limit: int | None = None
    """The token where content ends that would run to the sentence's end; None for its own end."""
    rejected: int = -1
    """Where the last cue ends under which nothing was said; one joined to it says nothing either."""

    @property
    def tokens(self) -> tuple[Token, ...]:
        """The sentence's tokens."""
        return self.sentence.tokens


def read_sentence(sentence: Sentence, used: set[int]) -> list[Draft]:
    """The statements of a sentence. ``used`` numbers the quotations that are content already; it is added to."""
    hits = [hit for hit in find_cues(sentence.tokens) if not _in_brackets(sentence.tokens, hit.start)]
    if not hits and not any(token.kind == "q" or token.key in STARTERS for token in sentence.tokens):
        return []
    reading = Reading(sentence, used, hits, boundaries(sentence))
    source = source_first(reading)
    quotation_first(reading)
    attributed_at_end(reading)
    for hit in reading.hits:
        by_cue(reading, hit)
    relayed_words(reading)
    if source:
        keep_source(reading, source)
    if not reading.drafts:
        source_last(reading)
    if not reading.drafts:
        introduced_without_cue(reading)
    if not reading.drafts:
        signed_quotation(reading)
    for draft in reading.drafts:
        for token in sentence.tokens[slice(*draft.content)] if draft.content else ():
            if token.piece:
                used.add(token.piece.quotation)
    return reading.drafts


# --- Theo X, … ---


def source_first(reading: Reading) -> Draft | None:
    """Theo X, …: at a clause's beginning."""
    tokens = reading.tokens
    for n, token in enumerate(tokens):
        if reading.hits and reading.hits[0].start < n:
            return None
        if token.key != "theo" or not _clause_begins(reading.sentence, n):
            continue
        named = source_phrase(reading.sentence, n)
        if named is None:
            continue
        phrase, cue_end = named
        after = _behind_source(reading, phrase)
        if after is None:
            continue
        phrase, start = after
        end = content_end(reading.sentence, start)
        if end - start < 2 and not (end > start and tokens[start].piece):
            continue
        reading.lo = start
        return Draft("source-first", "claims", phrase, (n, cue_end), (start, end))
    return None


def source_phrase(sentence: Sentence, theo: int) -> tuple[Phrase, int] | None:
    """Whom or what "theo" at token ``theo`` names as its source, and where the cue ends; None where it names none."""
    tokens, n = sentence.tokens, theo + 1
    if n >= len(tokens) or tokens[n].kind != "w":
        return None
    if words("not_sources").length(tokens, n, len(tokens)) > heads().length(tokens, n, len(tokens)):
        return None
    cue_end = n
    if tokens[n].key == "lời" and n + 1 < len(tokens):
        if tokens[n + 1].key in ("khai", "kể", "của"):
            n, cue_end = n, n
        else:
            n, cue_end = n + 1, n + 1
    phrase = noun_phrase(sentence, n, len(tokens))
    if (
        phrase is None
        or phrase.kind == "self"
        or (phrase.kind == "pronoun" and tokens[n].key in ("y", "thị", "nó"))
    ):
        return None
    return phrase, cue_end


def _behind_source(reading: Reading, phrase: Phrase) -> tuple[Phrase, int] | None:
    """The source with its apposition, and the token where what it says begins."""
    tokens, size = reading.tokens, len(reading.sentence)
    n = phrase.end
    while n < size and tokens[n].kind == "w" and tokens[n].key not in ("thì",) and n - phrase.end < 12:
        n += 1
    if n >= size:
        return None
    if n > phrase.end and tokens[n].key not in ("thì", ","):
        return None
    if tokens[n].kind == "q" or tokens[n].key in ("thì", ":"):
        return phrase, n + (tokens[n].kind != "q")
    if tokens[n].key not in DASHES | {","}:
        return None
    for _ in range(3):
        following = _apposition_behind(reading, phrase, n)
        if following is None:
            break
        phrase, n = Phrase(phrase.start, following, phrase.kind), following
        if tokens[n].key in DASHES and n + 1 < size and tokens[n + 1].key == ",":
            n += 1
    return phrase, n + 1


def _apposition_behind(reading: Reading, source: Phrase, comma: int) -> int | None:
    """Where the apposition ends that begins behind the comma or dash at ``comma`` and is closed by another one."""
    tokens, size = reading.tokens, len(reading.sentence)
    if comma + 1 >= size:
        return None
    found = heads().at(tokens, comma + 1, size)
    close = next((cut for cut in reading.cuts if cut > comma), None)
    if close is None or tokens[close].kind == "q" or close + 2 >= size or tokens[close].key == ":":
        return None
    if words("homes").length(tokens, comma + 1, close) and close - comma < LONGEST_HOME:
        return close
    if tokens[comma].key in DASHES:
        return (
            close
            if tokens[close].key in DASHES or (found and found[1] in ("office", "job", "body"))
            else None
        )
    if source.kind not in PEOPLE or found is None or found[1] not in ("office", "job"):
        return None
    phrase = noun_phrase(reading.sentence, comma + 1, close)
    if phrase is None or (phrase.end < close and tokens[phrase.end].key not in ("tại", "trong", "trên")):
        return None
    named = found[1] == "job" and any(token.capital for token in tokens[comma + 2 : close])
    return None if named and source.kind != "name" else close


def _clause_begins(sentence: Sentence, n: int) -> bool:
    """Whether a clause begins at token ``n``: nothing but connectives stands between it and a boundary."""
    tokens = sentence.tokens
    while n > 0:
        before = tokens[n - 1]
        if before.kind == "q" or before.key in (",", ";", ":") or before.key in DASHES:
            return True
        size = words("connectives").ending(tokens, n, 0)
        if not size:
            return False
        n -= size
    return True


def keep_source(reading: Reading, source: Draft) -> None:
    """Keep "Theo X, …" unless it hands on what somebody else is quoted with right behind it."""
    assert source.content is not None
    start, end = source.content
    doubled = next((hit for hit in reading.hits if hit.start == start), None)
    if doubled and doubled.end + 1 < end:
        start = doubled.end + (reading.tokens[doubled.end].key in ("rằng", ",", ":"))
    first = reading.drafts[0] if reading.drafts else None
    if first and first.speaker and first.cue and first.cue[0] < start:
        return
    if first and first.speaker and source.speaker:
        hands_on = (
            source.speaker.kind in ("press", "name", "document") and start <= first.speaker.start <= start + 6
        )
        if hands_on or first.speaker == source.speaker:
            return
    for draft in reading.drafts:
        if draft.speaker is None and draft.inherited:
            end = min(end, draft.cue[0] if draft.cue else end)
    token = reading.tokens[start]
    if token.piece and end - start == 1:
        _add_quotation(reading, replace(source, content=None), token.piece, front=True)
        return
    reading.drafts.insert(0, replace(source, content=(start, end)))


def source_last(reading: Reading) -> None:
    """…, theo X: the sentence before it is what X says."""
    tokens = reading.tokens
    for n in range(len(tokens) - 1, 0, -1):
        if tokens[n].key != "theo" or tokens[n - 1].key not in (",", "-", "–", "(", "“”"):
            continue
        named = source_phrase(reading.sentence, n)
        if named is None:
            continue
        phrase, cue_end = named
        end = content_end(reading.sentence, 0)
        if tokens[end - 1].key == ")" and tokens[n - 1].key == "(":
            end -= 1
        if phrase.end < end and (end - phrase.end > 14):
            continue
        begin = n - 1
        if tokens[begin].kind == "q":
            begin += 1
        while begin and tokens[begin - 1].key in (",", "-"):
            begin -= 1
        if begin < 3 and not (begin and tokens[begin - 1].piece):
            continue
        if begin == 1 and (piece := tokens[0].piece):
            _add_quotation(reading, Draft("source-last", "claims", phrase, (n, cue_end), None), piece)
            return
        reading.drafts.append(Draft("source-last", "claims", phrase, (n, cue_end), (0, begin)))
        return


# --- cues ---


def by_cue(reading: Reading, hit: CueHit) -> None:
    """What a cue shows: a quotation before or behind it, a clause behind it, or the clause before it."""
    tokens, sentence = reading.tokens, reading.sentence
    if hit.start < reading.lo:
        return
    bare = _without_adverbs(tokens, hit.start, reading.lo)
    relayed = bare > 1 and tokens[bare - 1].key == "lời" and tokens[bare - 2].key in ("dẫn", "trích")
    if not relayed and (_negated(tokens, bare, reading.lo) or _coordinated(reading, bare)):
        reading.rejected = hit.end
        return
    behind = complement(sentence, hit, reading.hits)
    same = _same_subject(reading, hit, bare)
    subject = None
    if not same:
        anything = hit.word.subject == "any" and not reading.drafts
        subject = find_subject(sentence, reading.lo, hit.start, anything, reading.cuts, itself=True)
    if subject and subject.phrase.kind == "self" and not _quotation_before(reading, subject):
        return
    if subject and (_not_told(reading, subject) or subject.phrase.kind == "source"):
        return
    if subject and subject.phrase.kind == "other" and tokens[bare - 1].key in ("khi", "vì", "do", "nếu"):
        return
    if subject is None and not same:
        subjectless(reading, hit, behind, bare)
        return
    quoted = _quotation_before(reading, subject) if subject else None
    between = tokens[subject.phrase.end : hit.start] if subject else ()
    if any(token.key == "sẽ" for token in between) and not quoted:
        return
    if subject and not subject.close and not quoted and not relayed and not (behind and behind.colon):
        marked = behind and tokens[behind.start - 1].key in ("rằng", "là")
        if _is_short(tokens, hit) or (hit.word.frame == "object" and not marked):
            return
    if quoted:
        attributed(reading, hit, subject, quoted, behind)
    elif behind:
        reported(reading, hit, subject, behind, bare)


def attributed(
    reading: Reading, hit: CueHit, subject: Subject | None, quoted: Piece, behind: Complement | None
) -> None:
    """“…”, X nói; with a second quotation behind a colon one interrupted statement."""
    draft = Draft(
        "quotation-attributed", hit.word.cls, subject.phrase if subject else None, (hit.start, hit.end), None
    )
    pieces = [quoted]
    if behind and behind.direct and (piece := reading.tokens[behind.start].piece):
        pieces.append(piece)
    _add_quotation(reading, draft, *pieces)
    reading.lo = hit.end
    if behind and not behind.direct and behind.colon:
        reading.lo = behind.start


def reported(reading: Reading, hit: CueHit, subject: Subject | None, behind: Complement, bare: int) -> None:
    """X nói: “…”; X cho biết …; a second cue with the same subject."""
    tokens, sentence = reading.tokens, reading.sentence
    before = reading.drafts[-1] if reading.drafts else None
    phrase = subject.phrase if subject else before.speaker if before else None
    rule = "same-subject" if subject is None else None
    inherited = subject is None and before is not None and before.inherited
    if subject is None:
        _cut(reading, _clause_edge(tokens, bare))
    elif contrast := _contrast_before(reading, subject):
        _cut(reading, contrast)
    cls = hit.word.cls
    if behind.direct and (piece := tokens[behind.start].piece):
        if piece.quotation in reading.used:
            return
        form = "quotation-introduced" if behind.colon else "quotation-object"
        pieces = [piece]
        if (
            behind.start + 2 < len(sentence)
            and tokens[behind.start + 1].key in ("và", ",")
            and (second := tokens[behind.start + 2].piece)
        ):
            pieces.append(second)
        _add_quotation(
            reading, Draft(rule or form, cls, phrase, (hit.start, hit.end), None, (), inherited), *pieces
        )
        reading.lo = behind.start + 1
        return
    end = content_end(sentence, behind.start) if reading.limit is None else reading.limit
    if end <= behind.start:
        return
    if trailing := _source_behind(reading, behind.start, end):
        end = trailing
    if cls == "claims" and any(
        tuple(t.key for t in tokens[behind.start : behind.start + len(d)]) == d for d in DENIALS
    ):
        cls = "denies"
    form = "reported-after-colon" if behind.colon else "reported-clause"
    reading.drafts.append(
        Draft(rule or form, cls, phrase, (hit.start, hit.end), (behind.start, end), (), inherited)
    )
    reading.lo = hit.end if cls in ("demands", "promises") else behind.start


def quotation_first(reading: Reading) -> None:
    """“…”, X, Giám đốc Y, nói: between a quotation that opens the sentence and the cue stands the speaker."""
    tokens = reading.tokens
    if len(tokens) < 4 or reading.lo or not (piece := tokens[0].piece) or piece.quotation in reading.used:
        return
    if tokens[1].key not in DASHES | {","}:
        return
    relay = next((n + 2 for n in range(2, min(9, len(tokens) - 2)) if _relays(tokens, n)), 2)
    phrase = noun_phrase(reading.sentence, relay, len(tokens))
    if phrase is None or phrase.kind not in PEOPLE or phrase.end >= len(tokens):
        return
    if tokens[phrase.end].key not in DASHES | {","}:
        return
    for hit in reading.hits:
        bare = _without_adverbs(tokens, hit.start, phrase.end)
        closed = bare > phrase.end + 1 and tokens[bare - 1].key in DASHES | {","}
        if not closed or bare - phrase.end > LONGEST_APPOSITION:
            continue
        if any(token.kind == "q" or token.key == "dẫn" for token in tokens[relay:bare]):
            return
        speaker = Phrase(phrase.start, bare - 1, phrase.kind)
        attributed(
            reading, hit, Subject(speaker, 2, True), piece, complement(reading.sentence, hit, reading.hits)
        )
        reading.hits.remove(hit)
        return


def _relays(tokens: Sequence[Token], n: int) -> bool:
    """Whether "dẫn lời" stands at token ``n``."""
    return tokens[n].key in ("dẫn", "trích") and tokens[n + 1].key == "lời"


def attributed_at_end(reading: Reading) -> None:
    """…, X nói at a sentence's end: what stands before is the content, also where it holds statements itself."""
    if not reading.hits:
        return
    hit, tokens = reading.hits[-1], reading.tokens
    behind = complement(reading.sentence, hit, reading.hits)
    if behind and (behind.colon or behind.direct or tokens[behind.start - 1].key in ("rằng", "là", ",")):
        return
    if behind and (hit.word.frame == "object" or hit.word.cls == "feels"):
        return
    if behind and tokens[behind.start].key not in PLACES:
        return
    bare = _without_adverbs(tokens, hit.start, reading.lo)
    if _negated(tokens, bare, reading.lo):
        return
    anything = hit.word.subject == "any"
    subject = find_subject(reading.sentence, reading.lo, hit.start, anything, reading.cuts)
    if subject is None or _quotation_before(reading, subject):
        return
    clause_attributed(reading, hit, subject)
    if reading.drafts:
        reading.hits.pop()
        reading.limit = subject.clause - 1


def clause_attributed(reading: Reading, hit: CueHit, subject: Subject) -> None:
    """…, X nói: the clause before is the content, where nothing but time and place follows the cue."""
    tokens = reading.tokens
    begin = subject.clause
    if not subject.close or begin - reading.lo < 4 or tokens[begin - 1].key not in DASHES | {","}:
        return
    speaks = PEOPLE | {"body", "press", "document"} | ({"other"} if hit.word.subject == "any" else set())
    if subject.phrase.kind not in speaks or hit.word.frame in ("object", "name"):
        return
    if any(other.end == begin - 1 for other in reading.hits):
        return
    end = content_end(reading.sentence, hit.end)
    if hit.end < len(tokens) and tokens[hit.end].key == ":":
        return
    if end > hit.end and tokens[hit.end].key not in PLACES | {","}:
        return
    opening = clause_subject(reading.sentence, begin, hit.start)
    if subject.phrase.start > begin and (opening is None or opening.start != subject.phrase.start):
        return
    only = clause_subject(reading.sentence, reading.lo, begin - 1)
    if only and only.end == begin - 1:
        return
    if end - hit.end > MOST_BEHIND_CUE or reading.drafts or _is_adjunct(reading, reading.lo, begin - 1):
        return
    draft = Draft(
        "clause-attributed", hit.word.cls, subject.phrase, (hit.start, hit.end), (reading.lo, begin - 1)
    )
    reading.drafts.append(draft)


def subjectless(reading: Reading, hit: CueHit, behind: Complement | None, bare: int) -> None:
    """Cho rằng …, X …: a cue that opens the sentence has the subject of the clause behind its content."""
    tokens, sentence = reading.tokens, reading.sentence
    if behind is None or (behind.direct and behind.colon):
        return
    if bare > 0 and not _clause_begins(sentence, bare):
        return
    if reading.drafts or reading.lo:
        return
    if bare > 0 and tokens[0].key in ("đồng", "cũng", "cuối", "ngoài", "bên"):
        end = content_end(sentence, behind.start)
        reading.drafts.append(
            Draft("same-subject", hit.word.cls, None, (hit.start, hit.end), (behind.start, end), (), True)
        )
        reading.lo = behind.start
        return
    if not _opens_sentence(reading, hit, behind):
        return
    for cut in reading.cuts:
        if cut <= behind.start + 1 or tokens[cut].key != ",":
            continue
        phrase = noun_phrase(sentence, cut + 1, len(sentence)) if cut + 1 < len(sentence) else None
        if (
            phrase
            and phrase.kind in ("honorific", "pronoun", "office", "name", "job")
            and phrase.end < len(sentence) - 1
        ):
            reading.drafts.append(
                Draft("subject-behind", hit.word.cls, phrase, (hit.start, hit.end), (behind.start, cut))
            )
            reading.lo = cut + 1
            return


def relayed_words(reading: Reading) -> None:
    """Reuters dẫn lời X rằng …; X được dẫn lời rằng …: X is the speaker."""
    tokens, sentence, size = reading.tokens, reading.sentence, len(reading.sentence)
    for n in range(1, size - 3):
        if tokens[n].key not in ("dẫn", "trích") or tokens[n + 1].key != "lời":
            continue
        phrase = noun_phrase(sentence, n + 2, size)
        passive = any(token.key in ("được", "bị") for token in tokens[max(0, n - 6) : n])
        behind = phrase.end if phrase else n + 2
        if passive and not phrase:
            subject = find_subject(sentence, 0, n, False, reading.cuts)
            phrase = subject.phrase if subject else None
        if phrase is None or behind >= size or any(draft.speaker == phrase for draft in reading.drafts):
            continue
        mark = tokens[behind]
        if mark.key not in ("rằng", ":") and mark.kind != "q":
            continue
        start = behind if mark.kind == "q" else behind + 1
        if start >= size or any(hit.start == start for hit in reading.hits):
            continue
        draft = Draft("relayed", "claims", phrase, (n, n + 2), None)
        if piece := tokens[start].piece:
            _add_quotation(reading, draft, piece)
        elif content_end(sentence, start) - start > 2:
            reading.drafts.append(replace(draft, content=(start, content_end(sentence, start))))
        return


def _opens_sentence(reading: Reading, hit: CueHit, behind: Complement) -> bool:
    """Whether a cue at a sentence's beginning has content of its own: not so "Kết luận phiên họp, ông An …"."""
    if reading.tokens[behind.start - 1].key in ("rằng", ":"):
        return True
    return not hit.word.noun and (hit.word.subject == "any" or hit.word.cls in ("denies", "admits", "feels"))


# --- quotations without a cue ---


def introduced_without_cue(reading: Reading) -> None:
    """X lắc đầu: “…”: whoever is the subject before the colon speaks."""
    tokens = reading.tokens
    for n in range(1, len(tokens) - 1):
        piece = tokens[n + 1].piece
        if (
            tokens[n].key != ":"
            or piece is None
            or piece.quotation in reading.used
            or piece.words < LEAST_WORDS
        ):
            continue
        last = max([cut + 1 for cut in reading.cuts if cut < n], default=0)
        verb = last if last and n - last <= MOST_UNKNOWN else n
        subject = find_subject(reading.sentence, 0, n, False, reading.cuts)
        if subject is None:
            subject = find_subject(reading.sentence, 0, verb, False, reading.cuts)
        if subject is None or subject.phrase.kind not in PEOPLE | {"body", "press"}:
            continue
        _add_quotation(reading, Draft("quotation-introduced", "claims", subject.phrase, None, None), piece)
        return


def signed_quotation(reading: Reading) -> None:
    """“…” - ông An; “…”, bà lắc đầu: a person named right behind a quotation speaks."""
    tokens, sentence = reading.tokens, reading.sentence
    piece = tokens[0].piece if tokens else None
    if piece is None or piece.quotation in reading.used or piece.words < LEAST_WORDS or len(tokens) < 3:
        return
    if tokens[1].key not in DASHES | {","}:
        return
    phrase = noun_phrase(sentence, 2, len(sentence))
    if (
        phrase is None
        or phrase.kind not in PEOPLE
        or content_end(sentence, phrase.end) - phrase.end > MOST_BEHIND_CUE
    ):
        return
    _add_quotation(reading, Draft("quotation-signed", "claims", phrase, None, None), piece)


# --- helpers ---


def _in_brackets(tokens: Sequence[Token], n: int) -> bool:
    """Whether token ``n`` stands inside round brackets."""
    for before in range(n - 1, max(-1, n - LONGEST_BRACKET), -1):
        if tokens[before].key in ("(", ")"):
            return tokens[before].key == "("
    return False


def _is_short(tokens: Sequence[Token], hit: CueHit) -> bool:
    """Whether the cue is one short word (kể, đáp, xin) that means many other things far from its subject."""
    word = hit.word
    one = hit.end - hit.start == 1 and len(tokens[hit.start].text) < 5
    return one and word.subject == "known" and word.frame != "quote"


def _add_quotation(reading: Reading, draft: Draft, *pieces: Piece, front: bool = False) -> None:
    reading.used.update(piece.quotation for piece in pieces)
    made = replace(draft, pieces=pieces)
    reading.drafts.insert(0, made) if front else reading.drafts.append(made)


def _without_adverbs(tokens: Sequence[Token], end: int, lo: int) -> int:
    """The token behind which nothing but adverbs stands before ``end``."""
    while end > lo and (size := words("adverbs").ending(tokens, end, lo)):
        end -= size
    return end


def _negated(tokens: Sequence[Token], bare: int, lo: int) -> bool:
    """Whether the words before token ``bare`` say that nothing was said: negation, wish, future, passive."""
    return words("negations").ending(tokens, bare, lo) > words("not_negations").ending(tokens, bare, lo)


def _coordinated(reading: Reading, bare: int) -> bool:
    """Whether a cue is joined to one under which nothing was said: "sẽ phân tích, đánh giá"."""
    return reading.rejected == bare - 1 and reading.tokens[bare - 1].key in (",", "và", "hoặc")


def _same_subject(reading: Reading, hit: CueHit, bare: int) -> bool:
    """Whether the cue is joined to the one before it by a comma or conjunction: its subject is left out."""
    if not reading.drafts or bare <= reading.lo or reading.drafts[-1].rule == "clause-attributed":
        return False
    before = reading.drafts[-1].cue
    if before and any(token.key == ";" for token in reading.tokens[before[1] : bare - 1]):
        return False
    if hit.word.noun and hit.word.cls == "feels" and reading.tokens[bare - 1].key == ",":
        return False
    joined = reading.tokens[bare - 1].key in COORDINATORS or _meanwhile(reading.tokens, bare)
    return joined and reading.drafts[-1].speaker is not None


def _not_told(reading: Reading, subject: Subject) -> bool:
    """Whether the clause is a condition, or what somebody is asked to do or promises: nobody has said it yet."""
    tokens, start = reading.tokens, subject.phrase.start
    if start and tokens[start - 1].key in ("nếu", "liệu"):
        return True
    if start > 1 and tokens[start - 1].key == "do" and tokens[start - 2].kind == "w":
        return True  # "video do quân đội công bố"
    if _contrast_before(reading, subject) is not None:
        return False
    return any(
        draft.cls in ("demands", "promises")
        and draft.content
        and draft.content[0] <= start < draft.content[1]
        for draft in reading.drafts
    )


def _meanwhile(tokens: Sequence[Token], n: int) -> bool:
    """Whether "đồng thời" begins at token ``n``."""
    return n + 1 < len(tokens) and tokens[n].key == "đồng" and tokens[n + 1].key == "thời"


def _clause_edge(tokens: Sequence[Token], n: int) -> int:
    """The token before which the clause ends that stands in front of a coordinated cue at ``n``."""
    while n > 1 and (tokens[n - 1].key in COORDINATORS or tokens[n - 1].key in ("đồng", "thời", "cũng")):
        n -= 1
    return n


def _cut(reading: Reading, edge: int) -> None:
    """End at token ``edge`` the content of statements that run over it."""
    for n, draft in enumerate(reading.drafts):
        if draft.content and draft.content[0] < edge < draft.content[1]:
            reading.drafts[n] = replace(draft, content=(draft.content[0], edge))


def _contrast_before(reading: Reading, subject: Subject) -> int | None:
    """Where ", còn X nói", ", nhưng Y cho rằng" begins in front of a subject; the content before ends there."""
    tokens, n = reading.tokens, subject.phrase.start
    if n and tokens[n - 1].key == ";":
        return n - 1
    for phrase in CONTRASTS:
        size = len(phrase.split())
        if n - size < 1 or " ".join(t.key for t in tokens[n - size : n]) != phrase:
            continue
        return n - size - 1 if tokens[n - size - 1].key in (",", ";") else n - size
    return None


def _quotation_before(reading: Reading, subject: Subject) -> Piece | None:
    """The quotation right before the clause of ``subject`` that is nobody's content yet."""
    tokens, n = reading.tokens, subject.clause - 1
    if tokens[subject.clause].piece if subject.clause < len(tokens) else False:
        return None
    while (
        n >= 0
        and tokens[n].kind == "p"
        and (tokens[n].key in DASHES or tokens[n].key in (",", ".", "!", "?"))
    ):
        n -= 1
    if n < 0 or (piece := tokens[n].piece) is None or piece.quotation in reading.used:
        return None
    if any(draft.content and draft.content[0] <= n < draft.content[1] for draft in reading.drafts):
        return None
    starts = n == 0 or tokens[n - 1].kind != "w" or piece.words > 5
    return piece if starts else None


def _source_behind(reading: Reading, start: int, end: int) -> int | None:
    """Where a trailing ", theo X" cuts the content."""
    tokens = reading.tokens
    for n in range(end - 1, start, -1):
        if tokens[n].key != "theo" or tokens[n - 1].key != "," or end - n > 15:
            continue
        if source_phrase(reading.sentence, n):
            return n - 1
    return None


def _is_adjunct(reading: Reading, start: int, end: int) -> bool:
    """Whether the tokens are no clause but a phrase of time or place before the speaker."""
    tokens = reading.tokens
    first = start
    while first < end and (size := words("connectives").length(tokens, first, end)):
        first += size
    if first >= end:
        return True
    if words("descriptors").length(tokens, first, end) or words("adjuncts").length(tokens, first, end):
        return True
    return date_length(tokens, first, end) > 0
