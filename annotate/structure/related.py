"""Where other articles stand on the page: lists of links, teasers, whole articles put behind; and where text goes on.

A block starts at a trigger (a rule of ``TRIGGERS``) and ends where the article resumes, or never. Everything here
looks a bounded number of lines ahead, so the whole is linear.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from . import byline
from .outlets import prefix_outlet
from .page import APPARATUS, BYLINES, PICTURES, STAMPS, Page, Vocabulary

# How many lines are looked at to tell whether the article goes on.
AHEAD = 12
# Shares of word pairs (see Vocabulary.shared) above which lines are the article's own, below which another's.
OWN = 0.08
VERY_OWN = 0.16
FOREIGN = 0.03

Trigger = Callable[[Page, int, Vocabulary], bool]


@dataclass
class State:
    """How far the reading of a page has come: what the article said, and whether it seems to have ended."""

    said: Vocabulary
    prose: int = 0
    ended: bool = False


def mark_related(page: Page, first: int) -> dict[int, str]:
    """The lines from ``first`` on that are not the article's own, each with the rule that says so."""
    out: dict[int, str] = {}
    state = State(Vocabulary())
    for i in range(first):
        if page.kind(i) in ("headline", "prose", "teaser"):
            state.said.add(page.lines[i])
    i = first
    while i < len(page):
        rule = trigger_at(page, i, state)
        if rule is None:
            read_line(page, i, state)
            i += 1
            continue
        end = resumes_at(page, i, rule, state)
        for j in range(i, end):
            out[j] = rule
        i = end
        if end < len(page):
            state.ended = False
            read_line(page, i, state)
            i += 1
    return out


def read_line(page: Page, i: int, state: State) -> None:
    """Take line ``i`` as the article's own and note what it says and whether the article ends here."""
    kind = page.kind(i)
    if kind in ("prose", "headline", "item", "teaser") or kind in PICTURES:
        state.said.add(page.lines[i])
    if kind == "prose":
        state.prose += 1
    if state.prose >= 2 and ends_article(page, i):
        state.ended = True


def ends_article(page: Page, i: int) -> bool:
    """Whether line ``i`` closes an article: the end mark "./.", a source line, an author's name alone."""
    kind, line = page.kind(i), page.lines[i]
    if line.words.rstrip(')"” ').endswith("./."):
        return True
    if kind in BYLINES:
        return True
    return kind in ("headline", "item") and byline.is_name(line) and page.kind(i + 1) != "prose"


# ---- triggers


def opener(page: Page, i: int, _: Vocabulary) -> bool:
    """The label of a list of other articles."""
    return page.kind(i) == "related-opener"


def headline_twice(page: Page, i: int, _: Vocabulary) -> bool:
    """A headline that is not the page's, said twice in a row."""
    return second_time(page, i) is not None


def appended_article(page: Page, i: int, _: Vocabulary) -> bool:
    """A headline, a lead, the headline again; or a headline and a lead with an outlet's prefix: another article."""
    if page.kind(i) != "headline" or page.kind(i + 1) != "prose":
        return False
    return prefix_outlet(page.lines[i + 1].words) is not None or second_time(page, i) is not None


def second_time(page: Page, i: int) -> int | None:
    """Where the headline in line ``i`` is said again, within three lines; None if nowhere."""
    line = page.lines[i]
    if (
        page.kind(i) not in ("headline", "prose", "teaser")
        or not 3 <= line.size <= 40
        or line.words.endswith(".")
    ):
        return None
    return next((j for j in range(i + 1, min(len(page), i + 4)) if page.lines[j].key == line.key), None)


def dated_entry(page: Page, i: int, _: Vocabulary) -> bool:
    """A headline with its time stamp, perhaps after a bullet and a section's name: an entry of a list."""
    j = i
    while page.kind(j) in ("no-words", "section-name", "counter") and j < i + 3:
        j += 1
    if page.kind(j) not in ("headline", "teaser", "prose") or page.lines[j].size > 40:
        return False
    if page.kind(j + 1) not in ("stamp-dated", "stamp-time"):
        return False
    # A live blog has the hour above its entry.
    return page.kind(j - 1) != "stamp-time" and not page.lines[j].words.endswith(".")


def broken_off_run(page: Page, i: int, said: Vocabulary) -> bool:
    """Two lines or more in a row that break off in "…"."""
    return (
        page.kind(i) == "teaser"
        and page.kind(i + 1) == "teaser"
        and said.shared((page.lines[i], page.lines[i + 1])) < VERY_OWN
    )


def foreign_headlines(page: Page, i: int, said: Vocabulary) -> bool:
    """Headlines in a row that share next to no words with the article, not announced by a colon."""
    run = headline_run(page, i)
    if run < 2 or (i and page.lines[i - 1].end == "colon"):
        return False
    if average_size(page, i, run) < 5:
        return False
    shared = said.shared(page.lines[i : i + run])
    return shared < FOREIGN or (run >= 4 and shared < OWN and page.kind(i + run) != "prose")


def foreign_entry(page: Page, i: int, said: Vocabulary) -> bool:
    """A headline and a sentence that share nothing with the article, with the like or nothing behind them."""
    if page.kind(i) != "headline" or page.lines[i].size < 5 or page.kind(i + 1) not in ("prose", "teaser"):
        return False
    if page.kind(i + 2) == "prose" and said.shared((page.lines[i + 2],)) > FOREIGN / 2:
        return False
    return said.lines >= 5 and said.shared(page.lines[i : i + 2]) < FOREIGN / 2


def orphan_headline(page: Page, i: int, said: Vocabulary) -> bool:
    """A last headline that shares no word pair with the article."""
    if page.kind(i) != "headline" or page.lines[i].size < 6 or said.lines < 5:
        return False
    j = i + 1
    while page.kind(j) in APPARATUS and j < i + AHEAD:
        j += 1
    return page.kind(j) == "end" and said.shared((page.lines[i],)) == 0.0


TRIGGERS: tuple[tuple[str, Trigger], ...] = (
    ("related-list", opener),
    ("appended-article", appended_article),
    ("headline-twice", headline_twice),
    ("dated-entry", dated_entry),
    ("broken-off-run", broken_off_run),
    ("foreign-headlines", foreign_headlines),
    ("foreign-entry", foreign_entry),
    ("orphan-headline", orphan_headline),
)


def trigger_at(page: Page, i: int, state: State) -> str | None:
    """The rule by which the article breaks off at line ``i``; None where it goes on."""
    kind = page.kind(i)
    if state.prose >= 2 and kind == "comment-box":
        return "comment"
    if state.prose >= 2 and kind == "page-footer":
        return "page-end"
    if (
        state.ended
        and kind not in BYLINES
        and kind not in PICTURES
        and kind not in APPARATUS
        and kind not in STAMPS
    ):
        line = page.lines[i]
        if not (kind in ("headline", "item") and byline.is_name(line)):
            return next((name for name, rule in TRIGGERS if rule(page, i, state.said)), "after-end")
    return next((name for name, rule in TRIGGERS if rule(page, i, state.said)), None)


def headline_run(page: Page, i: int) -> int:
    """How many headlines stand in a row from line ``i`` (a long run is counted to a bound)."""
    j = i
    while page.kind(j) == "headline" and j < i + AHEAD:
        j += 1
    return j - i


def average_size(page: Page, i: int, run: int) -> float:
    """The mean number of words of ``run`` lines from ``i``."""
    return sum(line.size for line in page.lines[i : i + run]) / run


# ---- where the article goes on


def resumes_at(page: Page, start: int, rule: str, state: State) -> int:
    """The line at which the article goes on after the block that starts at ``start``; the page's length if nowhere."""
    j = start + 1
    while j < len(page):
        if page.kind(j) in ("related-opener", "comment-box"):
            rule = "related-list" if page.kind(j) == "related-opener" else "comment"
        elif page.kind(j) in ("prose", "caption-credit", "credit-line") and resumes_here(
            page, start, j, rule, state
        ):
            return j
        j += 1
    return len(page)


def resumes_here(page: Page, start: int, j: int, rule: str, state: State) -> bool:
    """Whether the article goes on at line ``j`` of a block: a run of text that shares its words, or that ends it."""
    before = page.kind(j - 1)
    if before in STAMPS or (rule == "headline-twice" and first_prose(page, start, j)):
        return False
    run = own_run(page, j)
    lines = page.lines[j : j + run]
    shared = state.said.shared(lines)
    if run > 1 and state.said.shared(lines[:1]) < FOREIGN / 2 and shared >= OWN / 2 and before == "headline":
        return False
    closes = any(ends_article(page, k) for k in range(j, min(len(page), j + run + 1)))
    score = (run >= 2) + (run >= 4) + closes + (shared >= OWN) + (shared >= VERY_OWN) - (shared < FOREIGN)
    if (
        rule in ("related-list", "headline-twice", "dated-entry", "foreign-headlines")
        and run == 1
        and before == "headline"
    ):
        score -= 1
    if rule == "appended-article":
        score -= 3
    elif rule in ("comment", "page-end", "after-end") or state.ended:
        score -= 2
    return score >= 2


def first_prose(page: Page, start: int, j: int) -> bool:
    """Whether line ``j`` is the first running text after a block's headline: its teaser."""
    return all(page.kind(k) != "prose" for k in range(max(start + 1, j - AHEAD), j))


def own_run(page: Page, j: int) -> int:
    """How many lines of text, pictures and single headings stand together from line ``j``."""
    k = j
    while k < len(page) and k < j + AHEAD:
        kind = page.kind(k)
        if (
            kind in ("prose", "repeated-headline", "alt-text", "alt-text-numbered", "teaser")
            or kind in PICTURES
        ) or (
            kind == "headline"
            and page.kind(k + 1) == "prose"
            and page.kind(k + 2) in ("prose", "caption-credit")
            and second_time(page, k) is None
        ):
            k += 1
        else:
            break
    return k - j
