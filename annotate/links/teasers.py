"""Headlines of other articles on a page: links to those that the archive has, a list of those that it lacks."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from annotate.links.happenings import Words
from annotate.links.model import End, Link
from annotate.links.reasons import reason
from annotate.model import Article, Line, TimeExpression
from annotate.tables import words
from annotate.vietnamese import canonical

TOKEN = re.compile(r"\w+")
# What stands before a cross reference (">>> Hội nghị …", "- Nga …") and the sign of a headline that is cut off
LEADING = re.compile(r"^[\s>»•·*+–—→-]+")
CUT_OFF = re.compile(r"(?:…|\.{3})\s*$")
# A headline has so many syllables and characters; a cut-off one must be so long to be known again
LEAST_SYLLABLES, MOST_CHARACTERS, LEAST_OF_CUT = 4, 170, 5
# "(VOV) - Ngày 12/4 …": the beginning of a lead, no headline
PLACELINE = re.compile(r"^\([^)]{2,40}\)\s*[-–—]")
FULL_DAY = re.compile(r"\d{4}-\d\d-\d\d")


@dataclass(frozen=True, slots=True)
class Teaser:
    """A headline on a page of ``article`` (code points), as written; ``day`` is its stamp's ISO day if it has one."""

    article: str
    start: int
    end: int
    text: str
    day: str | None


@dataclass(frozen=True, slots=True)
class Teasers:
    """The links to articles of the archive, and the headlines whose articles it lacks, by article and place."""

    links: tuple[Link, ...]
    missing: tuple[Teaser, ...]


def teaser_links(articles: Sequence[Article]) -> Teasers:
    """Which related headlines mean articles of the archive: by title or lead, in any case, whole or cut off."""
    ordered = sorted(articles, key=lambda article: article.id)
    openings = _openings(ordered)
    keys = sorted(openings)
    links, missing = [], []
    for article in ordered:
        if not any(line.zone == "related" for line in article.lines):
            continue
        seen: set[str] = set()
        for teaser, headline in teasers(article):
            found = _meant(teaser.text, openings, keys, article.id)
            if found:
                rule, id_ = found
                if id_ not in seen:
                    links.append(_link(teaser, id_, rule))
                    seen.add(id_)
            elif headline and (key := _key(teaser.text)) not in seen:
                missing.append(teaser)
                seen.add(key)
    return Teasers(tuple(links), tuple(missing))


def teasers(article: Article) -> Iterator[tuple[Teaser, bool]]:
    """Every line of other articles' lists with the day stamped on its block, and whether it looks like a headline."""
    for block in blocks(article):
        stamps = [day for line in block if (day := stamp_of(article, line))]
        seen_headline = False
        for line in block:
            text = article.words(line)
            if _is_stamp(article, line):
                continue
            start = line.start + _leading(text)
            told = article.seed.text[start : line.end].rstrip()
            headline = not seen_headline and _is_headline(told)
            again = headline and _count(block, article, text) > 1
            seen_headline = seen_headline or (headline and not CUT_OFF.search(told) and not again)
            day = stamps[0] if len(stamps) == 1 else None
            yield Teaser(article.id, start, start + len(told), told, day), headline


def _leading(text: str) -> int:
    """How much of a line stands before its headline: signs, and words such as "Xem thêm:"."""
    signs = LEADING.match(text)
    start = signs.end() if signs else 0
    lowered = text[start:].lower()
    for words_ in words("links/references"):
        if lowered.startswith(words_) and lowered[len(words_) : len(words_) + 1] in (":", " "):
            rest = lowered[len(words_) :]
            return start + len(words_) + len(rest) - len(rest.lstrip(" :"))
    return start


def blocks(article: Article) -> Iterator[list[Line]]:
    """The lines of other articles, a block for each: divided by blank lines, dashes and the like, and after stamps."""
    block: list[Line] = []
    labels = _labels(article)
    divided = sum(line.zone == "related" and _is_divider(article, line) for line in article.lines) > 1
    stamped = False
    last = 0
    for line in article.lines:
        if line.zone != "related" and not line.rule.startswith("cross-reference"):
            continue
        told = article.words(line)
        if _is_divider(article, line) or canonical(told.strip().lower()) in labels:
            if block:
                yield block
            block, stamped, last = [], False, line.n
            continue
        stamp = _is_stamp(article, line)
        if block and not divided and ((stamped and (stamp or _is_headline(told))) or line.n > last + 1):
            yield block
            block, stamped = [], False
        block.append(line)
        stamped = stamped or (stamp and len(block) > 1)
        last = line.n
    if block:
        yield block


def _labels(article: Article) -> frozenset[str]:
    """Short lines that come back between other articles: the names of sections."""
    counts: dict[str, int] = {}
    for line in article.lines:
        if line.zone == "related":
            label = canonical(article.words(line).strip().lower())
            if len(TOKEN.findall(label)) <= LEAST_SYLLABLES:
                counts[label] = counts.get(label, 0) + 1
    return frozenset(label for label, count in counts.items() if count > 1)


def _is_divider(article: Article, line: Line) -> bool:
    """Whether a line holds no letter and no digit ("-", "***")."""
    return not any(char.isalnum() for char in article.words(line))


def _count(block: Sequence[Line], article: Article, text: str) -> int:
    return sum(article.words(line).strip() == text.strip() for line in block)


def _is_headline(line: str) -> bool:
    """Whether a line may be a headline: neither too short nor too long, and no sentence with its full stop."""
    text = line.strip()
    if len(text) > MOST_CHARACTERS or len(TOKEN.findall(text)) < LEAST_SYLLABLES or PLACELINE.match(text):
        return False
    return bool(CUT_OFF.search(text)) or not text.endswith((".", ";", ":", ","))


def _is_stamp(article: Article, line: Line) -> bool:
    """Whether a line is hardly more than a date or an hour."""
    times = _times(article, line)
    covered = sum(time.end - time.start for time in times)
    return bool(times) and len(article.words(line).strip()) - covered <= 12


def stamp_of(article: Article, line: Line) -> str | None:
    """The ISO day of a line that is hardly more than a time stamp with a full date; else None."""
    if not _is_stamp(article, line):
        return None
    days = [match[0] for time in _times(article, line) if (match := FULL_DAY.match(time.value))]
    return days[0] if days else None


def _times(article: Article, line: Line) -> Sequence[TimeExpression]:
    times = article.times
    first = bisect_left(times, line.start, key=_start)
    return times[first : bisect_left(times, line.end, first, key=_start)]


def _start(time: TimeExpression) -> int:
    return time.start


def _openings(articles: Sequence[Article]) -> dict[str, tuple[str, ...]]:
    """The articles by how their titles, leads and first paragraphs read."""
    found: dict[str, list[str]] = {}
    for article in articles:
        texts = [article.title.text] if article.title else []
        texts += [article.words(line) for line in article.lines if line.in_article][:2]
        if article.lead:
            texts.append(article.lead.text)
        for key in dict.fromkeys(map(_key, texts)):
            if key:
                found.setdefault(key, []).append(article.id)
    return {key: tuple(ids) for key, ids in found.items()}


def _meant(
    headline: str, openings: Mapping[str, tuple[str, ...]], keys: Sequence[str], own: str
) -> tuple[str, str] | None:
    """The rule and the one other article that ``headline`` means; None where none or several do."""
    key = _key(headline)
    if not key:
        return None
    exact = [id_ for id_ in openings.get(key, ()) if id_ != own]
    if len(exact) == 1 and len(key.split()) >= LEAST_SYLLABLES:
        return "headline-of", exact[0]
    if not CUT_OFF.search(headline) or len(key.split()) < LEAST_OF_CUT:
        return None
    at = bisect_left(keys, key)
    begun: set[str] = set()
    while at < len(keys) and keys[at].startswith(key) and len(begun) < 3:
        begun.update(id_ for id_ in openings[keys[at]] if id_ != own)
        at += 1
    return ("headline-cut-off", min(begun)) if len(begun) == 1 else None


def _key(headline: str) -> str:
    """The syllables of a headline in lower case and canonical spelling."""
    return " ".join(Words(headline, 0, len(headline)).forms)


def _link(teaser: Teaser, target: str, rule: str) -> Link:
    return Link(
        "teaser-of",
        End(teaser.article, teaser.start, teaser.end),
        End(target),
        None,
        reason(rule),
        rule,
        0.97 if rule == "headline-of" else 0.9,
    )
