"""Where other articles stand on the page: lists of links, teasers, whole articles put behind the page's own.

The page is read once, line by line, as the article's own until a trigger says that it breaks off (``triggers``);
the block lasts until the article goes on (``resume``), or to the page's end. Only a bounded number of lines is
looked at ahead of each, so the whole is linear.
"""

from __future__ import annotations

from .page import PICTURES, Page
from .resume import resumes_at
from .state import State, ends_article
from .triggers import BLOCK_RULES, trigger_at


def mark_related(page: Page, first: int) -> dict[int, str]:
    """The lines from ``first`` on that are not the article's own, each with the rule that says so."""
    out: dict[int, str] = {}
    state = State()
    for i in range(first):
        if page.kind(i) in ("headline", "prose", "teaser"):
            state.said.add(page.lines[i])
    i = first
    while i < len(page):
        rule = trigger_at(page, i, state)
        if rule is not None:
            end = resumes_at(page, i, rule, state)
            for j in range(i, end):
                rule = BLOCK_RULES.get(page.kind(j), rule)
                out[j] = rule
            if end == len(page):
                break
            i = end
            state.ended = False
        read_line(page, i, state)
        i += 1
    return out


def read_line(page: Page, i: int, state: State) -> None:
    """Take line ``i`` as the article's own: note what it says and whether the article ends with it."""
    kind = page.kind(i)
    if kind in ("prose", "headline", "item", "teaser") or kind in PICTURES:
        state.said.add(page.lines[i])
    state.prose += kind == "prose"
    if state.prose >= 2 and ends_article(page, i):
        state.ended = True
