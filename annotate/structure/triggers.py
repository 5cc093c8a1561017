"""The signs by which an article breaks off and something else begins, each a named rule."""

from __future__ import annotations

from collections.abc import Callable

from .outlets import prefix_outlet
from .page import APPARATUS, BYLINES, PICTURES, STAMPS, Page, Vocabulary
from .resume import own_run
from .state import AHEAD, FOREIGN, OWN, VERY_OWN, State, ends_article, is_link_text, is_name_line

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
    if is_name_line(page, j):
        return False
    # A live report has the hour above its entry.
    return page.kind(j - 1) != "stamp-time" and not page.lines[j].words.endswith(".")


def broken_off_run(page: Page, i: int, said: Vocabulary) -> bool:
    """Two lines or more in a row that break off in "…"."""
    return page.kind(i) == page.kind(i + 1) == "teaser" and said.shared(page.lines[i : i + 2]) < VERY_OWN


def foreign_headlines(page: Page, i: int, said: Vocabulary) -> bool:
    """Headlines in a row that share next to no words with the article, not announced by a colon."""
    run = link_run(page, i)
    if run < 2 or said.lines < 2 or (i and page.lines[i - 1].end == "colon") or is_dialogue(page, i):
        return False
    # Verses have six to eight syllables, headlines more.
    if sum(line.size for line in page.lines[i : i + run]) < 8 * run:
        return False
    if all(page.kind(j) == "prose" for j in range(i, i + run)):
        return False
    shared = said.shared(page.lines[i : i + run])
    return shared < (VERY_OWN if run >= 3 and page.kind(i + run) != "prose" else OWN)


def is_dialogue(page: Page, i: int) -> bool:
    """Whether the lines around begin with labels of speakers that come again ("Hỏi: …", "Đáp: …")."""
    near = page.lines[max(0, i - AHEAD) : i + AHEAD]
    labels = [words[0] for words in (line.words.partition(":")[::2] for line in near) if words[1]]
    return any(len(label.split()) <= 3 and labels.count(label) >= 3 for label in set(labels))


def tag_run(page: Page, i: int, said: Vocabulary) -> bool:
    """Lines of a few words at the text's end, above buttons and lists: tags without their label."""
    j = i
    while j < i + AHEAD and page.kind(j) in ("headline", "item", "section-name") and page.lines[j].size <= 4:
        j += 1
    if (
        j - i < 2
        or said.lines < 5
        or any(page.lines[k].end != "none" for k in range(i, j))
        or page.lines[i - 1].end == "colon"
    ):
        return False
    return page.kind(j) == "end" or (page.kind(j) in APPARATUS and not is_name_line(page, i))


def foreign_entry(page: Page, i: int, said: Vocabulary) -> bool:
    """A headline and a sentence that share nothing with the article, nor does what follows."""
    if said.lines < 5 or page.lines[i].size < 5 or page.kind(i) != "headline" or not is_link_text(page, i):
        return False
    if page.kind(i + 1) not in ("prose", "teaser") or said.shared(page.lines[i : i + 2]) >= FOREIGN:
        return False
    if i + 2 < len(page) and said.shared(page.lines[i + 2 : i + 5]) >= FOREIGN:
        return False
    return not leads_on(page, i, i + 2)


def leads_on(page: Page, i: int, end: int) -> bool:
    """Whether the running text behind lines ``i`` to ``end`` goes on with what they speak of, as a new part of an
    article does and a link in its midst does not."""
    behind = Vocabulary()
    for k in range(end, min(len(page), end + AHEAD)):
        if page.kind(k) == "prose" and not is_link_text(page, k):
            behind.add(page.lines[k])
    return behind.lines >= 3 and behind.shared(page.lines[i:end]) >= OWN


def listed_entries(page: Page, i: int, said: Vocabulary) -> bool:
    """Headline and sentence by turns to the text's end, which share few words with the article."""
    j = i
    while (
        j < i + AHEAD
        and is_link_text(page, j)
        and page.kind(j + 1) in ("prose", "teaser")
        and not is_link_text(page, j + 1)
    ):
        j += 2
    if j - i < 4 or said.lines < 5 or page.kind(j) == "prose":
        return False
    return said.shared(page.lines[i:j]) < OWN * 0.75


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
    ("tag-run", tag_run),
    ("foreign-headlines", foreign_headlines),
    ("foreign-entry", foreign_entry),
    ("listed-entries", listed_entries),
    ("orphan-headline", orphan_headline),
)


def goes_on(page: Page, i: int, state: State) -> bool:
    """Whether line ``i``, behind what looked like the article's end, is the article's all the same."""
    if is_name_line(page, i):
        return page.kind(i - 1) not in APPARATUS and page.kind(i + 1) != "prose"
    if page.lines[i].words.startswith("*") and page.kind(i - 1) in BYLINES | {"headline", "item"}:
        return True
    if is_closing_caption(page, i, state):
        return True
    if page.kind(i) != "prose" or page.lines[i].words.endswith(("…", "...")):
        return False
    run = own_run(page, i)
    closes = any(ends_article(page, k) for k in range(i, min(len(page), i + run + 1)))
    return closes or state.said.shared(page.lines[i : i + run]) >= FOREIGN


def is_closing_caption(page: Page, i: int, state: State) -> bool:
    """Whether some words without a stop, in the last lines of a page without apparatus, say what the article says."""
    rest = range(i, min(len(page), i + AHEAD))
    if page.kind(i) != "headline" or rest.stop < len(page):
        return False
    if any(page.kind(k) not in PICTURES | {"headline", "prose"} for k in rest):
        return False
    return state.said.shared(page.lines[i : i + 1]) >= VERY_OWN


def footer_follows(page: Page, i: int) -> bool:
    """Whether the footer goes on within two lines, or the page ends: one line alone may be an advertisement."""
    return i + 1 == len(page) or page.kind(i + 1) in FOOTER or page.kind(i + 2) in FOOTER


def link_run(page: Page, i: int) -> int:
    """How many lines that could be links to other articles stand in a row from line ``i`` (counted to a bound)."""
    j = i
    while j < i + AHEAD and is_link_text(page, j):
        j += 1
    return j - i
