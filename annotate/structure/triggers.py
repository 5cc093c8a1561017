"""The signs by which an article breaks off and something else begins, each a named rule."""

from __future__ import annotations

from collections.abc import Callable

from .outlets import prefix_outlet
from .page import APPARATUS, BYLINES, PICTURES, STAMPS, Page, Vocabulary
from .resume import own_run
from .state import AHEAD, FOREIGN, OWN, VERY_OWN, State, is_name_line

Trigger = Callable[[Page, int, Vocabulary], bool]

# A label within a block says what the lines after it are.
BLOCK_RULES = {"related-opener": "related-list", "comment-box": "comment"}
FOOTER = ("page-footer", "contact-line")


def trigger_at(page: Page, i: int, state: State) -> str | None:
    """The rule by which the article breaks off at line ``i``; None where it goes on."""
    kind = page.kind(i)
    if state.prose >= 2 and kind == "comment-box":
        return "comment"
    if state.prose >= 2 and kind in FOOTER and footer_follows(page, i):
        return "page-end"
    named = next((name for name, rule in TRIGGERS if rule(page, i, state.said)), None)
    if named or not state.ended or kind in BYLINES | PICTURES | APPARATUS | STAMPS:
        return named
    return None if goes_on(page, i, state) else "after-end"


def opener(page: Page, i: int, _: Vocabulary) -> bool:
    """The label of a list of other articles."""
    return page.kind(i) == "related-opener"


def appended_article(page: Page, i: int, _: Vocabulary) -> bool:
    """A headline, a lead, the headline again; or a headline and a lead with an outlet's prefix: another article."""
    if page.kind(i) not in ("headline", "page-title") and not is_link_text(page, i):
        return False
    if page.kind(i + 1) not in ("prose", "teaser"):
        return False
    again = page.second_time(i)
    return prefix_outlet(page.lines[i + 1].words) is not None or (again is not None and again > i + 1)


def headline_twice(page: Page, i: int, _: Vocabulary) -> bool:
    """A headline that is not the page's, said twice in a row."""
    return page.second_time(i) is not None


def dated_entry(page: Page, i: int, _: Vocabulary) -> bool:
    """A headline with its time stamp, perhaps after a bullet and a section's name: an entry of a list."""
    j = i
    while page.kind(j) in ("no-words", "section-name", "counter") and j < i + 3:
        j += 1
    if page.kind(j) not in ("headline", "teaser", "prose") or page.lines[j].size > 40:
        return False
    if page.kind(j + 1) not in ("stamp-dated", "stamp-time"):
        return False
    # A live report has the hour above its entry.
    return page.kind(j - 1) != "stamp-time" and not page.lines[j].words.endswith(".")


def broken_off_run(page: Page, i: int, said: Vocabulary) -> bool:
    """Two lines or more in a row that break off in "…"."""
    return page.kind(i) == page.kind(i + 1) == "teaser" and said.shared(page.lines[i : i + 2]) < VERY_OWN


def foreign_headlines(page: Page, i: int, said: Vocabulary) -> bool:
    """Headlines in a row that share next to no words with the article, not announced by a colon."""
    run = link_run(page, i)
    if run < 2 or said.lines < 3 or (i and page.lines[i - 1].end == "colon"):
        return False
    if sum(line.size for line in page.lines[i : i + run]) < 6 * run:
        return False
    shared = said.shared(page.lines[i : i + run])
    return shared < FOREIGN or (run >= 4 and shared < OWN and page.kind(i + run) != "prose")


def foreign_entry(page: Page, i: int, said: Vocabulary) -> bool:
    """A headline and a sentence that share nothing with the article, nor does what follows."""
    if said.lines < 5 or page.lines[i].size < 5 or not is_link_text(page, i):
        return False
    if page.kind(i + 1) not in ("prose", "teaser") or said.shared(page.lines[i : i + 2]) >= FOREIGN:
        return False
    return said.shared(page.lines[i + 2 : i + 5]) < (FOREIGN if i + 2 < len(page) else 1)


def orphan_headline(page: Page, i: int, said: Vocabulary) -> bool:
    """A last headline that shares no words with the article."""
    if page.kind(i) != "headline" or page.lines[i].size < 6 or said.lines < 5:
        return False
    j = i + 1
    while page.kind(j) in APPARATUS and j < i + AHEAD:
        j += 1
    return page.kind(j) == "end" and said.shared((page.lines[i],)) < FOREIGN


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


def goes_on(page: Page, i: int, state: State) -> bool:
    """Whether line ``i``, behind what looked like the article's end, is the article's all the same."""
    if is_name_line(page, i):
        return page.kind(i - 1) not in APPARATUS and page.kind(i + 1) != "prose"
    if page.kind(i) != "prose" or page.lines[i].words.endswith(("…", "...")):
        return False
    return state.said.shared(page.lines[i : i + own_run(page, i)]) >= FOREIGN


def footer_follows(page: Page, i: int) -> bool:
    """Whether the footer goes on within two lines, or the page ends: one line alone may be an advertisement."""
    return i + 1 == len(page) or page.kind(i + 1) in FOOTER or page.kind(i + 2) in FOOTER


def link_run(page: Page, i: int) -> int:
    """How many lines that could be links to other articles stand in a row from line ``i`` (counted to a bound)."""
    j = i
    while j < i + AHEAD and is_link_text(page, j):
        j += 1
    return j - i


def is_link_text(page: Page, j: int) -> bool:
    """Whether line ``j`` could be a link's text: a headline or a short question, no name, no item of a list."""
    if page.kind(j) not in ("headline", "prose"):
        return False
    line = page.lines[j]
    if page.kind(j) == "prose" and (line.size > 28 or line.words.endswith(".") or line.end == "colon"):
        return False
    return not is_name_line(page, j) and not line.words.startswith(("-", "–", "+", "*", "•"))
