"""Where an article goes on after something else stood in between."""

from __future__ import annotations

from .page import APPARATUS, BYLINES, PICTURES, STAMPS, Page
from .state import AHEAD, FOREIGN, OWN, VERY_OWN, State, ends_article, is_link_text, is_name_line

# From how many signs on (below) the text is taken to go on.
ENOUGH = 2
# Lists give each entry a headline, so one sentence under a headline is most likely its teaser.
LISTS = frozenset({"related-list", "headline-twice", "dated-entry", "foreign-headlines", "foreign-entry"})
# What rests on its words alone is sooner taken to be interrupted.
GUESSES = frozenset({"foreign-headlines", "foreign-entry", "tag-run"})
# Another article's text, comments and footers look like text that goes on: they need more signs.
RELUCTANCE = {"appended-article": 5, "comment": 4, "page-end": 3, "after-end": 2}
SWITCH = {"related-opener": "related-list", "comment-box": "comment"}


def resumes_at(page: Page, start: int, rule: str, state: State) -> int:
    """The line at which the article goes on after the block that starts at ``start``; the page's length if nowhere."""
    for j in range(start + 1, len(page)):
        rule = SWITCH.get(page.kind(j), rule)
        if page.kind(j) in PICTURES or (page.kind(j) == "prose" and not is_link_text(page, j)):
            if text_resumes(page, start, j, rule, state):
                return j
        elif closes_after(page, start, j, rule, state):
            return j
    return len(page)


def text_resumes(page: Page, start: int, j: int, rule: str, state: State) -> bool:
    """Whether text that starts at line ``j`` of a block is the article's: it is long, shares its words, or ends it."""
    before = page.kind(j - 1)
    if before in STAMPS or (rule == "headline-twice" and is_first_text(page, start, j)):
        return False
    if rule == "related-list" and not state.ended and is_empty_list(page, start, j):
        return True
    run = own_run(page, j)
    lines = page.lines[j : j + run]
    shared = state.said.shared(lines)
    # A teaser with the article's next paragraph behind it: the article goes on one line later.
    begun = state.prose > 1
    own_after_first = state.said.shared(lines[:1]) < FOREIGN <= state.said.shared(lines[1:])
    if begun and run > 1 and before == "headline" and own_after_first:
        return False
    closes = any(ends_article(page, k) for k in range(j, min(len(page), j + run + 1)))
    signs = (run >= 2) + 2 * (run >= 4) + closes + (shared >= OWN) + (shared >= VERY_OWN) - (shared < FOREIGN)
    if rule in LISTS and run == 1 and before == "headline":
        signs -= 1
    if rule in GUESSES and closes:
        signs += 1
    # An article has more than a lead: its text must still come.
    signs += not begun
    return signs - RELUCTANCE.get(rule, 2 if state.ended else 0) >= ENOUGH


def closes_after(page: Page, start: int, j: int, rule: str, state: State) -> bool:
    """Whether line ``j`` is the article's own byline behind a short list of links: names, then no more text."""
    if state.ended or state.prose < 2 or rule in ("comment", "page-end") or j - start > AHEAD:
        return False
    if page.kind(j) not in BYLINES and not is_name_line(page, j):
        return False
    if page.kind(j + 1) == "prose" or page.kind(j + 1) in STAMPS or j - start < 2:
        return False
    return not any(page.kind(k) in APPARATUS - {"related-opener", "cross-reference"} for k in range(start, j))


def is_empty_list(page: Page, start: int, j: int) -> bool:
    """Whether nothing but labels and buttons stands between the list's label and line ``j``."""
    return j - start < AHEAD and all(page.kind(k) in APPARATUS for k in range(start, j))


def is_first_text(page: Page, start: int, j: int) -> bool:
    """Whether line ``j`` is the first running text after a block's headline: its teaser."""
    return all(page.kind(k) != "prose" for k in range(max(start + 1, j - AHEAD), j))


def own_run(page: Page, j: int) -> int:
    """How many lines of text, pictures and single headings stand together from line ``j`` (counted to a bound)."""
    k = j
    while k < min(len(page), j + AHEAD) and (page.kind(k) in RUNNING or is_single_heading(page, k)):
        k += 1
    return k - j


RUNNING = PICTURES | {"prose", "repeated-headline", "alt-text", "alt-text-numbered"}


def is_single_heading(page: Page, k: int) -> bool:
    """Whether line ``k`` is a headline with at least two lines of text below it, and not said twice."""
    return (
        page.kind(k) == "headline"
        and page.kind(k + 1) == "prose"
        and page.kind(k + 2) in ("prose", "caption-credit")
        and page.second_time(k) is None
    )
