"""What a line is by itself: an ordered list of named rules, the first that holds gives the line its kind.

Kinds are the names of rules (``rules/structure.toml``) or one of the four shapes of running text: ``prose`` (a
sentence or more), ``headline`` (some words without a stop), ``teaser`` (broken off by "…"), ``item`` (anything else).
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

from . import byline, captions
from .features import Features
from .outlets import outlet, outlet_after_title
from .stamps import stamp_of
from .vocabulary import phrases, tokens_of

Rule = Callable[[Features], bool]

# >>> Hội nghị … · » … · ► … · => …
CROSS_REFERENCE = re.compile(r"(?:>{1,5}|»|►|▶|▸|‣|→|⇒|➡|➤|=+>|-+>|☞|👉|\[?(?:>>)\]?)\s*\S")
# [Phần Lan dỡ bỏ yêu cầu cách ly]: a link as one agency sets it
IN_BRACKETS = re.compile(r"\[[^\[\]]{10,200}\]")
# Tags: … · Từ khóa: … · #hashtag
TAGS = re.compile(r"(?:tags?|từ khóa|từ khoá|chủ đề|thẻ|keywords?)\s*(?:[:：|]|$)|#\w", re.IGNORECASE)
# An address alone, an e-mail alone
ADDRESS = re.compile(r"(?:https?://|www\.)\S+$|[\w.+-]+@[\w-]+(?:\.[\w-]+)+$")
# "-Hinh-2", "- Ảnh 3", "- 1": the number of a picture at an alt text's end
PICTURE_NUMBER = re.compile(
    r"\s?[-–|.]?\s?(?:hinh|hình|anh|ảnh)[\s-]{0,2}\d{1,3}\.?$|\s[-–]\s\d{1,3}\.?$", re.IGNORECASE
)
# "1/12", "(3)", "Ảnh 1/12", "Hình 3": a counter
COUNTER = re.compile(r"(?:(?:ảnh|hình|trang)\s?)?\(?\d{1,4}(?:\s?[/|]\s?\d{1,4})?\)?", re.IGNORECASE)
BREADCRUMB_MARK = re.compile(r"\s[>»›/|•·]\s|\s?[›»>]\s?")

STRONG_FOOTER_LONGEST = 60
# The last of the things that a sentence lists before "…" has so many words.
LONGEST_LISTED = 5


def no_words(line: Features) -> bool:
    """Signs only: "-", "***", "|"."""
    return line.size == 0


def counter(line: Features) -> bool:
    """A count: "1/12", "(3)"."""
    return line.size <= 3 and COUNTER.fullmatch(line.words) is not None


def cross_reference(line: Features) -> bool:
    """A link to another article with its arrow, or with its label before a colon ("Xem thêm: …")."""
    if CROSS_REFERENCE.match(line.words) or (line.size >= 5 and IN_BRACKETS.fullmatch(line.words)):
        return True
    label, colon, rest = line.words.partition(":")
    tokens = tokens_of(label)
    return bool(colon and rest.strip()) and line.size <= 45 and len(tokens) > 1 and label_of_list(tokens)


def label_of_list(tokens: Sequence[str]) -> bool:
    """Whether words are exactly the label of a list of other articles, numbers apart."""
    if not 0 < len(tokens) <= 10:
        return False
    size = phrases("openers").starts(tokens)
    rest = tokens[size:]
    if not size or not rest:
        return bool(size)
    # "Đọc nhiều trong Thể thao", "Tin mới (12)"
    rest = rest[1:] if rest[0] in ("trong", "về", "của", "mục") else rest
    return all(t.isdigit() for t in rest) or phrases("sections").cover(rest, False) > 0


def related_opener(line: Features) -> bool:
    """The label of a list of other articles, alone on its line."""
    if 2 <= line.size <= 7 and phrases("opener_words").cover(line.tokens) >= 2:
        return True
    return label_of_list(line.tokens)


def page_control(line: Features) -> bool:
    """A line wholly of the words of buttons, share bars, players and counters."""
    return (line.size <= 40 and phrases("controls").cover(line.tokens) > 0) or is_control_for(line)


def is_control_for(line: Features) -> bool:
    """A button with what it is for: "Trở lại Thời sự", "Theo dõi VietnamPlus"."""
    if not 2 <= line.size <= 8 or BREADCRUMB_MARK.search(line.words):
        return False
    size = phrases("controls").starts(line.tokens)
    if not size or size == line.size:
        return False
    rest = line.words.split()[size:]
    return phrases("sections").cover(line.tokens[size:], False) > 0 or outlet(" ".join(rest)) is not None


def comment_box(line: Features) -> bool:
    """The opener of a comment box."""
    if line.size > 25:
        return False
    size = phrases("comments").starts(line.tokens)
    return size > 0 and (size >= line.size - 6 or line.tokens[0] in ("vui", "your", "hãy"))


def comment_count(line: Features) -> bool:
    """ "Bình luận (12)": the comment box with its count."""
    label = line.tokens[:2] in (("bình", "luận"), ("ý", "kiến"), ("nhận", "xét"))
    return line.size <= 3 and label and line.words.endswith((")", ":"))


def tag_list(line: Features) -> bool:
    """A list of tags."""
    return line.size <= 80 and TAGS.match(line.words) is not None


def page_footer(line: Features) -> bool:
    """Publisher's particulars, licences, newsletters, apps, advertisements."""
    return line.size <= STRONG_FOOTER_LONGEST and (
        phrases("footers").starts(line.tokens) > 0 or line.words.startswith(("©", "®", "(C)", "Ⓒ"))
    )


def contact_line(line: Features) -> bool:
    """A label of the publisher's particulars ("Điện thoại: …"); a paragraph may begin with the same words."""
    size = phrases("contact_labels").starts(line.tokens)
    if not size or line.size > STRONG_FOOTER_LONGEST:
        return False
    return (
        size == line.size
        or line.words.find(":", 0, 60) > 0
        or (line.size <= 14 and (line.words.isupper() or line.size <= size + 3) and line.end == "none")
    )


def section_name(line: Features) -> bool:
    """The name of one section: "Kinh tế Thế giới"."""
    return line.size <= 8 and phrases("sections").cover(line.tokens, False) == 1


def breadcrumb(line: Features) -> bool:
    """Sections in a row: "Trang chủ > Thế giới > Quân sự"."""
    if line.size > 60:
        return False
    if phrases("sections").cover(line.tokens, False) > 1:
        return True
    steps = [tokens_of(step) for step in BREADCRUMB_MARK.split(line.words) if step.strip()]
    if len(steps) < 2 or line.end != "none" or any(len(step) > 6 for step in steps):
        return False
    return phrases("sections").cover(steps[0], False) == 1


def page_title(line: Features) -> bool:
    """A headline with the outlet's name behind it: "… - VnExpress", "… | Tuổi Trẻ Online"."""
    return line.size <= 45 and line.end != "stop" and outlet_after_title(line.words) is not None


def numbered_alt_text(line: Features) -> bool:
    """An alt text without accents that ends in its picture's number: "… -Hinh-2"."""
    return 3 <= line.size <= 45 and not line.accented and PICTURE_NUMBER.search(line.words) is not None


def headline(line: Features) -> bool:
    """Some words without a stop that begin like a sentence."""
    first = line.words.lstrip("\"'“‘«([")[:1]
    return 2 <= line.size <= 32 and line.end in ("none", "question") and (first.isupper() or first.isdigit())


def prose(line: Features) -> bool:
    """A sentence or more: closed by a stop, or simply long."""
    return line.size > 24 or (line.end in ("stop", "question", "colon") and line.size >= 4)


def broken_off(line: Features) -> bool:
    """Cut short by "…" without closing quotation mark, as teasers are."""
    return line.words.endswith(("…", "...")) and 4 <= line.size <= 60 and not enumerates(line)


def enumerates(line: Features) -> bool:
    """Whether "…" ends a list of like things: "máy in 3D, đồ án, vải…"."""
    before, comma, last = line.words.rpartition(",")
    return bool(comma) and before.count(",") >= 1 and 1 <= len(last.split()) <= LONGEST_LISTED


RULES: tuple[tuple[str, Rule], ...] = (
    ("no-words", no_words),
    ("stamp-dated", lambda line: stamp_of(line.words) == "dated"),
    ("stamp-day", lambda line: stamp_of(line.words) == "day"),
    ("stamp-time", lambda line: stamp_of(line.words) == "time"),
    ("counter", counter),
    ("credit-line", captions.is_credit_only),
    ("byline-label", byline.is_labelled),
    ("cross-reference", cross_reference),
    ("related-opener", related_opener),
    ("comment-box", comment_box),
    ("comment-box", comment_count),
    ("page-control", page_control),
    ("tag-list", tag_list),
    ("page-footer", page_footer),
    ("caption-credit", captions.has_credit),
    ("contact-line", contact_line),
    ("address-line", lambda line: ADDRESS.match(line.words) is not None),
    ("section-name", section_name),
    ("breadcrumb", breadcrumb),
    ("page-title", page_title),
    ("byline-source", byline.is_source_line),
    ("byline-dated", byline.is_dated_name),
    ("alt-text-numbered", numbered_alt_text),
    ("teaser", broken_off),
    ("headline", lambda line: line.end != "question" and headline(line)),
    ("prose", prose),
    ("headline", headline),
)


def kind_of(line: Features) -> str:
    """The first rule that holds; "item" where none does."""
    return next((name for name, rule in RULES if rule(line)), "item")
