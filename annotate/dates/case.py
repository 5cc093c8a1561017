"""What an article says of time, in order, and the proofs of its day of publication found so far."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from annotate.dates.partial import Partial
from annotate.dates.reading import LineReading, bounds_a_span
from annotate.model import Article, Evidence
from annotate.rules import says

# How many characters before and after an expression are looked at
WINDOW = 60
# A picture spoken of right before a date: the date is the picture's
PHOTOGRAPH = re.compile(r"(?:ảnh|hình|clip|video)\s(?:\w+\s){0,4}$", re.IGNORECASE)
# "sinh ngày 12-3-1929": no news
BORN = re.compile(r"sinh\s(?:vào\s)?(?:ngày\s)?$", re.IGNORECASE)
# "Nghị định số 138/2013/NĐ-CP ngày 22-10-2013", "tại văn bản số 63 ngày 25/3/2016"
DOCUMENT = re.compile(
    r"(?:nghị định|quyết định|thông tư|chỉ thị|nghị quyết|pháp lệnh|văn bản|công văn|công điện|thông báo|kết luận|"
    r"tờ trình|giấy phép|hợp đồng|bản án)\s(?:\([^)]{0,8})?(?:[^\s,.;:“”]{1,24}\s[-–]?\s?){0,7}$",
    re.IGNORECASE,
)
# "vụ khủng bố 11/9": the day is the event's name
DAY_OF_NAME = re.compile(r"(?:khủng bố|sự kiện|biến cố|thảm kịch|thảm họa)\s(?:ngày\s)?$", re.IGNORECASE)
# "lễ viếng từ 7h30 ngày 9/4": those who tell of a death tell of the funeral before it takes place
FUNERAL = re.compile(
    r"(?:lễ viếng|tang lễ|lễ tang|lễ nhập quan|lễ truy điệu|lễ đưa tang|lễ động quan|an táng|hỏa táng|hoả táng)\s(?:[\w,]+\s){0,8}$",
    re.IGNORECASE,
)
# "từng nói tại tọa đàm ngày 30/7": long before
ONCE = re.compile(r"(?<!\w)từng\s(?:\w+\s){0,6}$", re.IGNORECASE)
NO_NEWS = (BORN, FUNERAL, DAY_OF_NAME, ONCE)
# Words shortly before a date that place it ahead, or leave open whether it has come
AHEAD = re.compile(
    r"(?<!\w)(?:(?:sẽ|dự kiến|kế hoạch|dự định|mục tiêu)\s(?:[\w,]+\s){0,5}|(?:đến|tới|trước|hạn|chót)\s(?:(?:hết|ngày|cuối|đầu|mùa|mùa giải)\s){0,2})$",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Seen:
    """One expression of the article's own lines: the line's class, how many text lines stand before, the words."""

    partial: Partial
    cls: str
    order: int
    text: str
    offset: int

    @property
    def words(self) -> str:
        """The expression as written."""
        return self.text[self.partial.start - self.offset : self.partial.end - self.offset]

    @property
    def before(self) -> str:
        """The characters of its line right before it."""
        start = self.partial.start - self.offset
        return self.text[max(0, start - WINDOW) : start]

    @property
    def after(self) -> str:
        """The characters of its line right after it."""
        end = self.partial.end - self.offset
        return self.text[end : end + WINDOW]

    @property
    def bounds(self) -> bool:
        """Whether it bounds a span ("từ ngày 9/7") instead of dating an event."""
        return bounds_a_span(self.text, self.partial.start - self.offset)

    @property
    def looks_ahead(self) -> bool:
        """Whether a word such as "sẽ", "dự kiến", "đến" right before places it ahead."""
        return bool(AHEAD.search(self.before))

    @property
    def is_event(self) -> bool:
        """Whether it gives the day and month of something that has happened, no picture's."""
        partial = self.partial
        if not (partial.day and partial.month) or partial.fixed or partial.shift or partial.until:
            return False
        if partial.type == "SET" or partial.direction > 0 or self.cls == "caption":
            return False
        if any(other.search(self.before) for other in NO_NEWS) or (
            partial.year and DOCUMENT.search(self.before)
        ):
            return False
        return weekday_fits(partial) and not self.bounds and not PHOTOGRAPH.search(self.before)


@dataclass(frozen=True, slots=True)
class Proof:
    """A year, the passage that names it, and what fills the blanks of its rule."""

    year: int
    rule: str
    seen: Seen
    blanks: dict[str, str]


@dataclass
class Case:
    """An article, what it says of time, and the evidence gathered."""

    article: Article
    reading: tuple[LineReading, ...]
    seen: tuple[Seen, ...]
    evidence: list[Evidence] = field(default_factory=list)

    @classmethod
    def of(cls, article: Article, reading: Iterable[LineReading]) -> Case:
        """The case of ``article`` with nothing proved."""
        lines = tuple(reading)
        return cls(article, lines, tuple(_seen(article, lines)))

    def add(self, rule: str, seen: Seen, **blanks: str) -> None:
        """Keep one proof: the passage, the rule, and what the rule says of it."""
        start, end = seen.partial.start, seen.partial.end
        told = says("publication", rule, **blanks)
        self.evidence.append(Evidence(self.article.id, start, end, seen.words, rule, told))

    def add_outside(self, rule: str, words: str, **blanks: str) -> None:
        """Keep a proof that rests on knowledge from outside the page; ``words`` are what it is about."""
        told = says("publication", rule, **blanks)
        self.evidence.append(Evidence(self.article.id, None, None, words, rule, told))


def weekday_fits(partial: Partial) -> bool:
    """Whether a weekday written beside a full date is that date's."""
    day = partial.full_day
    return day is None or partial.weekday is None or partial.weekday == day.isoweekday()


def _seen(article: Article, reading: Iterable[LineReading]) -> Iterator[Seen]:
    order = 0
    for read in reading:
        line = read.line
        if not line.in_article:
            continue
        text = article.words(line)
        for partial in read.partials:
            yield Seen(partial, line.cls, order, text, line.start)
        if line.cls in ("lead", "paragraph"):
            order += 1
