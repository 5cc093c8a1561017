"""Bylines: who wrote the text and where it was taken from ("TTXVN/Tin Tức", "Thiên Vân, theo RT", "Theo VnExpress")."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field

from .features import Features
from .names import looks_like_name, looks_like_names
from .outlets import Outlet, outlet, table
from .stamps import HOUR, has_full_date, take_stamp
from .vocabulary import phrases, tokens_of

LONGEST = 16
# What stands between the parts of a byline; "theo" opens a part of its own.
PARTS = re.compile(r"\s*[/,;()\[\]|&–—:•·]\s*|\s+-\s+|\s+(?=theo\s)|\s+và\s+", re.IGNORECASE)
# "Theo …" and "Nguồn …" name where a text was taken from.
TAKEN_FROM = re.compile(r"\b(?:theo|nguồn(?: tin)?|source)\b", re.IGNORECASE)
# "(Nguồn: BTA)", "Theo Trí thức trẻ": a source that no table knows
TAKEN_FROM_ONLY = re.compile(
    r"\(?(?:nguồn\s?:|nguồn tin\s?:|theo\s?:?|source\s?:)\s?(?P<name>[\w.&+'-]{1,20}(?:\s[\w.&+'-]{1,15}){0,4})\)?\.?",
    re.IGNORECASE,
)
# The name stands after a label: "Tác giả: …", "Bài và ảnh: …"
LABEL = re.compile(
    r"(?:tác giả|bài và ảnh|bài, ảnh|bài|tin, ảnh|tin và ảnh|tin|thực hiện|người dịch|biên dịch|lược dịch|biên tập|"
    r"phóng viên|viết bởi|đăng bởi|người viết|bởi|by|nội dung|trình bày|thiết kế|đồ họa|kỹ thuật|tổng hợp|cộng tác viên|ctv|nhóm pv|nhóm tác giả)\s?:\s?",
    re.IGNORECASE,
)
# "Gửi tới BBC từ Hà Nội", "Phóng viên VOV tại Moscow", "BBC News Tiếng Việt"
POST = re.compile(
    r"(?:gửi|viết|trả lời)\s(?:tới|cho|từ)\s|phóng viên\s|thông tín viên\s|đặc phái viên\s", re.IGNORECASE
)


@dataclass(frozen=True)
class Credits:
    """What bylines say: the author, and the outlets and agencies named, with those a text was taken from."""

    author: str | None = None
    own: tuple[Outlet, ...] = ()
    taken_from: tuple[Outlet, ...] = field(default=())


def is_source_line(line: Features) -> bool:
    """Names and outlets with at least one outlet or byline word: "Minh Anh (tổng hợp)", "TTXVN/Tin Tức"."""
    if line.size > LONGEST or len(line.words) > 120 or line.end in ("question", "colon", "ellipsis"):
        return False
    if outlet(line.words.strip("() ")):
        return True
    source = TAKEN_FROM_ONLY.fullmatch(line.words)
    if source and source["name"][0].isupper():
        return True
    pieces = [piece for piece in PARTS.split(line.words.strip(" .*")) if piece]
    cued = False
    for piece in pieces:
        rest, seen = without_cues(piece)
        if not rest:
            cued = True
            continue
        publisher = known(rest)
        if not publisher and not looks_like_name(rest) and not is_taken_from(piece, rest):
            return False
        cued = cued or seen or publisher
    return cued


def is_taken_from(piece: str, rest: str) -> bool:
    """Whether a part is "theo" and one foreign name that no table knows: "Vũ Anh (Theo Mainichi)"."""
    return TAKEN_FROM.match(piece) is not None and rest.isascii() and rest.isalpha() and rest[:1].isupper()


def known(words: str) -> bool:
    """Whether ``words`` name an outlet, or several in a row ("AFP Reuters")."""
    if outlet(words) or outlet(words.partition("-")[0]):
        return True
    return bool(words) and all(part.casefold() in table() for part in words.split())


def without_cues(piece: str) -> tuple[str, bool]:
    """A part of a byline without the byline words at its ends, and whether there were any."""
    if outlet(piece):
        return piece, False
    words = piece.split()
    cues = phrases("byline_words")
    seen = False
    while words:
        size = next(
            (
                k
                for k in range(min(4, len(words)), 0, -1)
                if cues.cover(tokens_of(" ".join(words[:k])), False)
            ),
            0,
        )
        # A name may begin with such a word ("Tin Tức" is an outlet, "Bài Thơ" a name): keep what is an outlet.
        if not size or outlet(" ".join(words)):
            break
        words, seen = words[size:], True
    while words and not outlet(" ".join(words)):
        size = next(
            (
                k
                for k in range(min(3, len(words)), 0, -1)
                if cues.cover(tokens_of(" ".join(words[-k:])), False)
            ),
            0,
        )
        if not size:
            break
        words, seen = words[:-size], True
    return " ".join(words), seen


def is_labelled(line: Features) -> bool:
    """A label and a name: "Tác giả: Hà My", "Bài và ảnh: Trần An"."""
    label = LABEL.match(line.words)
    return (
        label is not None
        and line.size <= 14
        and looks_like_names(line.words[label.end() :].strip(" .") or "?")
    )


def is_post(line: Features) -> bool:
    """The post of a correspondent: "Gửi tới BBC từ Hà Nội", "Phóng viên RFA"."""
    return line.size <= 10 and line.end == "none" and POST.match(line.words) is not None


def is_dated_name(line: Features) -> bool:
    """A name and a stamp in one line: "Minh Anh - 12/04/2017 17:15"."""
    if line.size > 18:
        return False
    stamp, rest = take_stamp(line.words)
    if stamp != "dated":
        return False
    left = tokens_of(rest)
    if HOUR.search(line.words) and has_full_date(line.words) and 0 < len(left) <= 6 and line.end == "none":
        # Day and hour together are a stamp, whatever label (a section, "Gửi bởi …") stands beside them.
        return True
    # The stamp's removal lowered the case; take the name's words as they stand.
    kept = [word for word in line.words.split() if tokens_of(word) and tokens_of(word)[0] in left]
    return 0 < len(left) <= 8 and all(
        w.strip("(|-,.")[:1].isupper() or w.casefold() in ("theo", "và") for w in kept
    )


def is_name(line: Features) -> bool:
    """A person's name, or names, alone; only its place on the page makes it a byline."""
    return line.size <= 10 and line.end in ("none", "stop") and looks_like_names(line.words)


def read(lines: Iterable[str]) -> Credits:
    """What the bylines of an article say, in order; the first author found counts."""
    author: str | None = None
    own: list[Outlet] = []
    taken: list[Outlet] = []
    for words in lines:
        label = LABEL.match(words)
        text = words[label.end() :] if label else words
        after_theo = False
        for piece in PARTS.split(text.strip(" .*")):
            if not piece:
                continue
            after_theo = after_theo or TAKEN_FROM.match(piece) is not None
            rest, _ = without_cues(piece)
            names = [rest] if outlet(rest) else rest.split() if known(rest) else []
            for name in names:
                publisher = outlet(name)
                if publisher:
                    (taken if after_theo else own).append(publisher)
            if not names and author is None and not after_theo and looks_like_name(rest):
                author = rest.strip(" .") if rest.count(".") != 1 else rest
    return Credits(author, tuple(dict.fromkeys(own)), tuple(dict.fromkeys(taken)))
