"""From the kinds of lines to the article: zones, classes, title, lead, captions, source and author."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace

from annotate.model import Article, Caption, Line, LineClass, Seed, Text, Zone, trimmed

from . import byline, captions, stamps
from .features import Features, features_of
from .headline import mark_repeats, title_of
from .lines import PICTURE_NUMBER, TAGS
from .outlets import Outlet, outlet_after_title, prefix_outlet
from .page import APPARATUS, BYLINES, PICTURES, STAMPS, Page, Vocabulary, page_of
from .related import mark_related
from .rules import Rule, rule

# What an editor calls a line, as the rules that look around it see it.
KIND_OF_CLASS: Mapping[LineClass, str] = {
    "title": "headline",
    "lead": "prose",
    "heading": "headline",
    "paragraph": "prose",
    "caption": "caption-credit",
    "byline": "byline-label",
    "teaser": "cross-reference",
    "furniture": "page-control",
}
ARTICLE_CLASSES = ("title", "lead", "heading", "paragraph", "caption", "byline")
URL = re.compile(r"https?://[^\s<>\"]+")
# "Link bài gốc: https://…", "Nguồn: https://…"
OWN_URL = re.compile(
    r"(?:url|link|link bài gốc|link gốc|đường dẫn|đường link|nguồn|xem bài gốc|bài gốc)\b[^:]{0,20}:\s*$",
    re.IGNORECASE,
)
# A heading has few words; a longer line without a stop is a paragraph that lost it.
LONGEST_HEADING = 22
LEAD_SHORTEST = 6
ALT_TEXTS = ("alt-text", "alt-text-numbered", "repeated-headline")
SHORT_QUESTION = 12
SHORT_LABEL = 4
LONGEST_BARE_CAPTION = 20
SHORT_CAPTION = 14
# Behind the author's name stand the captions of the article's pictures: so many at most, of so many words.
MOST_CLOSING_CAPTIONS, LONGEST_CLOSING_CAPTION = 20, 40
CAPTION_RULES = ("caption-credit", "credit-line", "caption-words", "caption-by-picture")


def structure(seed: Seed, overrides: Mapping[int, LineClass] = {}) -> Article:
    """Give every line of ``seed`` that is not blank a zone and a class by a named rule, and collect the parts.

    ``overrides`` maps line numbers (from 1) to the class an editor says; they hold before anything is derived, and
    a line may thereby enter or leave the article. Offsets are code points of ``seed.text``, end exclusive. The work
    is linear in the length of the text. Numbers of lines that are blank or do not exist are passed over.
    """
    page = page_of(features_of(seed))
    if not len(page):
        return Article(seed)
    given = {i: overrides[line.raw.n] for i, line in enumerate(page.lines) if line.raw.n in overrides}
    for i, cls in given.items():
        page.kinds[i] = KIND_OF_CLASS[cls]
    title = title_line(page, given)
    names = name_rules(page, title)
    if "lead" in given.values():
        names = ["paragraph" if name == "lead" else name for name in names]
    lines = tuple(settled(line, rule(names[i]), given.get(i)) for i, line in enumerate(page.lines))
    return collected(seed, page, lines)


def title_line(page: Page, given: Mapping[int, LineClass]) -> int | None:
    """The index of the title: the editor's, else the one found, unless the editor says it is something else."""
    for i, cls in given.items():
        if cls == "title":
            return i
    found = title_of(page)
    return None if found in given else found


def settled(line: Features, by_rule: Rule, cls: LineClass | None) -> Line:
    """The line as the rule has it, or as the editor does."""
    raw = line.raw
    if cls is None:
        return Line(raw.n, raw.start, raw.end, by_rule.zone, by_rule.cls, by_rule.name, by_rule.confidence)
    zone: Zone = "article" if cls in ARTICLE_CLASSES else "related" if cls == "teaser" else "furniture"
    return Line(raw.n, raw.start, raw.end, zone, cls, "editor", 1.0, "editor")


# ---- one rule's name for every line


def name_rules(page: Page, title: int | None) -> list[str]:
    """The name of the rule that decides each line, in order."""
    mark_repeats(page, title)
    start = body_start(page, title)
    foreign = mark_related(page, start)
    names = [
        rule_in_block(page, i, foreign[i])
        if i in foreign
        else rule_in_head(page, i, title)
        if i < start
        else rule_in_body(page, i)
        for i in range(len(page))
    ]
    if title is not None:
        names[title] = "title"
    name_authors(page, names, foreign)
    name_closing(page, names, foreign)
    name_head_labels(page, names, start)
    name_lead(page, names, start)
    name_head_stamps(page, names, title, start)
    return names


def body_start(page: Page, title: int | None) -> int:
    """The line after the title, or the first line of text where there is no title."""
    if title is not None:
        return title + 1
    for i in range(len(page)):
        if page.kind(i) in ("prose", "caption-credit", "teaser"):
            return i
    return 0


def rule_in_head(page: Page, i: int, title: int | None) -> str:
    """Above the title or the first text: all is furniture but the article's own date line, byline and picture."""
    kind = page.kind(i)
    if kind in STAMPS:
        return "stray-stamp"
    if kind in ("caption-credit", "credit-line") or kind in APPARATUS:
        return kind
    if kind in BYLINES:
        return "byline-dated" if kind == "byline-dated" else "site-name"
    return "above-title" if title is not None else rule_in_body(page, i)


def rule_in_body(page: Page, i: int) -> str:
    """Within the article: text by its shape, and apparatus that stands in between."""
    kind, line = page.kind(i), page.lines[i]
    if kind in STAMPS:
        return "entry-time" if page.kind(i + 1) in ("prose", "headline", "teaser") else "stray-stamp"
    if kind in ("section-name", "breadcrumb"):
        return "heading" if page.kind(i + 1) == "prose" and page.kind(i - 1) == "prose" else kind
    if kind == "contact-line":
        return "paragraph" if page.kind(i - 1) == page.kind(i + 1) == "prose" else kind
    if kind == "byline-source" and line.tokens[0] == "nguồn" and page.kind(i - 1) in ALT_TEXTS:
        return "credit-line"
    if kind in APPARATUS or kind in BYLINES:
        return kind
    if kind in ("caption-credit", "credit-line"):
        return kind
    if kind in ("headline", "prose", "item") and captions.looks_like_caption(line):
        return "caption-words"
    if kind in ("headline", "prose") and line.size <= LONGEST_BARE_CAPTION and is_by_picture(page, i):
        return "caption-by-picture"
    if is_heading(page, i):
        return "heading"
    if kind == "prose" and page.kind(i - 1) in ("alt-text", "alt-text-numbered") and echoes_lead(page, line):
        return "caption-echo"
    return "paragraph"


def is_by_picture(page: Page, i: int) -> bool:
    """Whether a picture's credit stands below the line, or its numbered alt text above."""
    if page.kind(i + 1) == "credit-line":
        return True
    above = page.kind(i - 1)
    if above not in ALT_TEXTS:
        return False
    return page.lines[i].size <= SHORT_CAPTION and PICTURE_NUMBER.search(page.lines[i - 1].words) is not None


def is_heading(page: Page, i: int) -> bool:
    """Few words without a stop, or a short question, directly above text."""
    line = page.lines[i]
    if page.kind(i) != "headline" and not (
        page.kind(i) == "prose" and line.end == "question" and line.size <= SHORT_QUESTION
    ):
        return False
    if page.lines[i - 1].end == "colon" or (page.kind(i - 1) in ("headline", "item") and i >= 2):
        # What a colon announces, and lines without a stop in a row, are items of a list.
        return False
    if line.size > LONGEST_HEADING or line.words.startswith(("-", "–", "+", "*", "•")):
        return False
    below = page.kind(i + 1)
    return below in ("prose", "item", *PICTURES, *ALT_TEXTS)


def echoes_lead(page: Page, line: Features) -> bool:
    """Whether a line after an alt text says again what one of the first lines says, as captions of galleries do."""
    for other in page.lines[:6]:
        if other is line or other.size < LEAD_SHORTEST:
            continue
        said = Vocabulary()
        said.add(other)
        if said.shared((line,)) >= 0.6:
            return True
    return False


def rule_in_block(page: Page, i: int, block: str) -> str:
    """Within a block of other articles, a comment box or the page's end."""
    kind = page.kind(i)
    if block == "comment":
        return kind if kind == "comment-box" else "comment"
    if kind in (
        "related-opener",
        "page-control",
        "tag-list",
        "page-footer",
        "contact-line",
        "comment-box",
        "page-title",
        "repeated-headline",
        "address-line",
        "alt-text",
        "alt-text-numbered",
    ):
        return kind
    if kind == "cross-reference":
        return kind
    if block == "tag-run":
        return block
    if block == "page-end" or (kind == "item" and block != "appended-article"):
        return "page-end"
    if kind == "headline" and page.lines[i].size <= SHORT_LABEL and block == "after-end":
        return "page-end"
    return kind if kind == "breadcrumb" else block


def name_head_labels(page: Page, names: list[str], start: int) -> None:
    """A word or three between the title and the first sentence are labels of the page."""
    for i in range(start, min(len(page), start + 12)):
        if page.kind(i) in ("prose", "teaser"):
            return
        if names[i] in ("paragraph", "heading") and page.lines[i].size <= SHORT_LABEL - 1:
            names[i] = "head-label"


def name_lead(page: Page, names: list[str], start: int) -> None:
    """The first text after the title is the lead, if it is more than a few words and no list, question or heading."""
    for i in range(start, min(len(page), start + 20)):
        if names[i] not in ("paragraph", "heading"):
            continue
        line = page.lines[i]
        short_title_like = names[i] == "heading" and line.size < LEAD_SHORTEST
        if line.size >= LEAD_SHORTEST and not short_title_like:
            names[i] = "lead"
        return


def name_head_stamps(page: Page, names: list[str], title: int | None, start: int) -> None:
    """Of the stamps around the title, the nearest one (after it first) is the article's own date line."""
    first_text = next((i for i in range(start, len(page)) if names[i] in ("lead", "paragraph")), start)
    dated = [
        i
        for i in range(min(len(page), first_text + 4))
        if page.kind(i) in STAMPS and names[i] in ("stray-stamp", "entry-time")
    ]
    dated = [i for i in dated if i <= first_text or names[i] == "stray-stamp"]
    full = [i for i in dated if stamps.has_full_date(page.lines[i].words)] or [
        i for i in dated if page.kind(i) == "stamp-dated"
    ]
    place = start - 1 if title is not None else start
    own = min(full, key=lambda i: (i < place, abs(i - place)), default=None)
    for i in dated:
        names[i] = "date-line" if i == own else "stray-stamp"


def name_authors(page: Page, names: list[str], foreign: Mapping[int, str]) -> None:
    """Names alone are bylines directly after the title or the lead, and at the article's end."""
    text = [i for i, name in enumerate(names) if name == "paragraph" and page.kind(i) == "prose"]
    head = text[0] + 1 if text else len(page)
    tail = text[-1] if text else -1
    for i, name in enumerate(names):
        if i in foreign or name not in ("paragraph", "heading") or not (i <= head or i > tail):
            continue
        if byline.is_name(page.lines[i]):
            names[i] = "byline-name"
        elif i <= head and byline.is_post(page.lines[i]):
            names[i] = "byline-post"


def name_closing(page: Page, names: list[str], foreign: Mapping[int, str]) -> None:
    """An author's name, or another byline, with nothing but short lines behind it: those are the pictures' captions."""
    own = [i for i in range(len(page)) if i not in foreign]
    behind: list[int] = []
    for i in reversed(own):
        if names[i] in ("byline-source", "byline-label") or is_closing_name(page, i, own, behind):
            break
        if is_name_headline(page, i) or names[i] not in ("paragraph", "heading", *CAPTION_RULES):
            return
        if page.lines[i].size > LONGEST_CLOSING_CAPTION:
            return
        behind.append(i)
        if len(behind) > MOST_CLOSING_CAPTIONS:
            return
    else:
        return
    if names[i] in ("paragraph", "heading"):
        names[i] = "byline-name"
    for k in behind:
        if names[k] in ("paragraph", "heading") and page.lines[k].words[:1] not in ("*", "("):
            names[k] = "caption-after-byline"


def is_name_headline(page: Page, i: int) -> bool:
    """Whether line ``i`` is a name alone, without a stop."""
    return page.kind(i) == "headline" and byline.is_name(page.lines[i])


def is_closing_name(page: Page, i: int, own: list[int], behind: list[int]) -> bool:
    """Whether line ``i`` is a name that signs the text, not one that heads a part of it: no other name stands so
    before it, and what is behind does not speak of that person."""
    line = page.lines[i]
    if not is_name_headline(page, i):
        return False
    before = [k for k in own if k < i]
    if sum(page.kind(k) == "prose" for k in before) < 2:
        return False
    if any(is_name_headline(page, k) for k in before):
        return False
    last = line.words.rstrip(" .").split()[-1]
    spoken_of = any(last in page.lines[k].words.split() for k in behind if page.kind(k) not in PICTURES)
    return not spoken_of and not any(
        f" {line.key} " in f" {page.lines[k].key} " for k in before if page.kind(k) == "prose"
    )


# ---- the parts


def collected(seed: Seed, page: Page, lines: tuple[Line, ...]) -> Article:
    """The article of ``lines``: title, lead, captions, and what bylines and prefixes say."""
    inside = [line for line in lines if line.in_article]
    bylines = [seed.text[line.start : line.end].strip() for line in inside if line.cls == "byline"]
    said = byline.read(bylines)
    lead = first_text(seed, inside, "lead")
    source = source_of(page, lead, said)
    agencies = tuple(o.name for o in (*said.own, *said.taken_from) if o.agency or not o.vietnamese)
    return replace(
        Article(seed),
        lines=lines,
        title=first_text(seed, inside, "title"),
        lead=lead,
        captions=tuple(
            Caption(span.start, span.end, captions.credit_in(seed.text, span.start, span.end))
            for line in inside
            if line.cls == "caption"
            for span in (trimmed(seed.text, line.start, line.end),)
        ),
        source=source,
        author=said.author,
        agencies=tuple(dict.fromkeys(name for name in agencies if name != source)),
        url=own_url(seed, lines),
        tags=tags_of(page, lines),
    )


def first_text(seed: Seed, lines: list[Line], cls: LineClass) -> Text | None:
    """The words of the first line of class ``cls``, trimmed; None without one."""
    for line in lines:
        if line.cls == cls:
            span = trimmed(seed.text, line.start, line.end)
            return Text(span.of(seed.text), span.start, span.end, line.by)
    return None


def source_of(page: Page, lead: Text | None, said: byline.Credits) -> str | None:
    """The outlet: by its source line, the lead's prefix, the page's title, or a Vietnamese outlet it was taken from."""
    named: list[Outlet | None] = [next((o for o in said.own if not o.agency), None)]
    named.append(prefix_outlet(lead.text) if lead else None)
    for line, kind in zip(page.lines[:40], page.kinds, strict=False):
        found = outlet_after_title(line.words) if kind == "page-title" else None
        named.append(found[1] if found else None)
    named.append(next((o for o in said.taken_from if o.vietnamese and not o.agency), None))
    named.append(next(iter(said.own), None))
    return next((o.name for o in named if o), None)


def own_url(seed: Seed, lines: tuple[Line, ...]) -> str | None:
    """The page's own address where a line states it with a label; None otherwise."""
    for line in lines:
        words = seed.text[line.start : min(line.end, line.start + 500)]
        found = URL.search(words)
        if found and OWN_URL.match(words[: found.start()].strip()):
            return found[0].rstrip(".,;)")
    return None


def tags_of(page: Page, lines: tuple[Line, ...]) -> tuple[str, ...]:
    """The tags that a tag list states after its label."""
    for line, seen in zip(lines, page.lines, strict=True):
        if line.rule == "tag-list":
            words = TAGS.sub("", seen.words, count=1) if not seen.words.startswith("#") else seen.words
            return tuple(tag for piece in re.split(r"[,;|•·#]", words) if (tag := piece.strip(" .")))
    return ()
