"""The title of a page, and the lines that only repeat it or something else: second headlines, alt texts."""

from __future__ import annotations

from .features import Features
from .lines import PICTURE_NUMBER
from .names import looks_like_name
from .outlets import outlet, outlet_after_title
from .page import PICTURES, Page, Vocabulary
from .vocabulary import phrases, tokens_of

# A title is looked for among so many lines; pages open with menus and tools, not with books.
HEAD = 40
LONGEST = 45
# A kicker or a section ("Hội nghị G20") stands above a title and is much shorter.
KICKER = 4
# A line of so many words is no section's name.
PLAIN_HEADLINE = 7
# So many paragraphs tell what a headline should speak of.
FIRST_TEXTS = 8
# How near a headline's repetition stands.
NEAR = 12
SHORTEST_REPEAT = 12
REPEATABLE = ("prose", "caption-credit")


def title_of(page: Page) -> int | None:
    """The index of the title's line; None where the page has no headline of its own.

    A caption, a breadcrumb, a date line, a sentence with a stop are no titles; of equal headlines the first counts.
    """
    candidates: list[int] = []
    for i in range(min(len(page), HEAD)):
        kind = page.kind(i)
        if kind == "prose" and not is_title_with_stop(page, i):
            break
        if kind in ("headline", "prose", "page-title", "teaser") and could_be_title(page.lines[i]):
            candidates.append(i)
        elif kind == "item" and candidates and page.lines[i].size > KICKER:
            break
    return choose(page, candidates)


def could_be_title(line: Features) -> bool:
    """Whether a line is neither too long nor a name, an outlet, a section."""
    if not 2 <= line.size <= LONGEST:
        return False
    if outlet(line.words) or phrases("sections").cover(line.tokens, False):
        return False
    return not (line.size <= 4 and looks_like_name(line.words) and not line.words.isupper())


def is_title_with_stop(page: Page, i: int) -> bool:
    """Whether a line that reads as a sentence is a headline all the same: it ends in "?" or is said again soon."""
    line = page.lines[i]
    if line.size > LONGEST:
        return False
    if line.end in ("question",) or line.words.endswith("!"):
        return True
    if line.end == "none" and line.size <= 32:
        return True
    return any(other.key == line.key for other in page.lines[i + 1 : i + NEAR])


def choose(page: Page, candidates: list[int]) -> int | None:
    """Among lines that could be titles, the one that is; it must have text after it."""
    candidates = [i for i in candidates if has_text_after(page, i)]
    if not candidates:
        return None
    if len(candidates) == 1:
        return candidates[0]
    plain = [i for i in candidates if page.kind(i) != "page-title"]
    announced = {
        tokens_of(found[0]) for i in candidates if (found := outlet_after_title(page.lines[i].words))
    }
    for i in plain:
        if page.lines[i].tokens in announced:
            return i
    for i in plain:
        if any(page.lines[j].key == page.lines[i].key for j in range(i + 1, min(len(page), i + NEAR))):
            return i
    if not plain:
        return candidates[0]
    told = first_texts(page, plain[-1] + 1)
    return next((i for i in plain if is_plain_headline(page, i, plain, told)), plain[0])


def is_plain_headline(page: Page, i: int, candidates: list[int], told: Vocabulary) -> bool:
    """Whether a line is no section's name or kicker: it is too long, or no longer line says more of the text."""
    size, shared = page.lines[i].size, told.shared((page.lines[i],))
    if size >= PLAIN_HEADLINE:
        return True
    return not any(
        page.lines[k].size > size + 1 and told.shared((page.lines[k],)) > shared for k in candidates if k > i
    )


def first_texts(page: Page, start: int) -> Vocabulary:
    """What the first paragraphs from line ``start`` on speak of."""
    told = Vocabulary()
    for i in range(start, min(len(page), start + HEAD)):
        if page.kind(i) == "prose" and told.lines < FIRST_TEXTS:
            told.add(page.lines[i])
    return told


def has_text_after(page: Page, i: int) -> bool:
    """Whether prose follows line ``i`` within the head."""
    return any(
        page.kind(j) in ("prose", "caption-credit", "teaser", "headline")
        for j in range(i + 1, min(len(page), i + HEAD))
    )


def mark_repeats(page: Page, title: int | None) -> None:
    """Refine the kinds of lines that only repeat the title, a caption or another line, accents apart."""
    known = {line.folded for line in page.lines if line.accented and line.size <= LONGEST}
    starts = {" ".join(fold.split()[:6]) for fold in known if fold.count(" ") >= 5}
    seen: dict[str, int] = {}
    for i, line in enumerate(page.lines):
        if i == title:
            seen.setdefault(line.key, i)
            continue
        if title is not None and repeats_title(line, page.lines[title]):
            page.kinds[i] = "page-title" if page.kind(i) == "page-title" else "repeated-headline"
        elif is_alt_text(line, known, starts) or is_alt_of_next(page, i):
            page.kinds[i] = "alt-text"
        elif (
            is_repeat_of(seen.get(line.key), i)
            and page.kind(i) in REPEATABLE
            and line.size >= SHORTEST_REPEAT
        ):
            page.kinds[i] = "repeated-line"
        seen[line.key] = i


def is_repeat_of(earlier: int | None, i: int) -> bool:
    """Whether the same line stood just before: an alt text or a lead shown twice; farther off it may be meant."""
    return earlier is not None and i - earlier <= 2


def repeats_title(line: Features, title: Features) -> bool:
    """The title again: up to case, spaces, punctuation, a cut "…", an outlet or a picture's number behind it."""
    if line.key == title.key:
        return True
    if line.end == "ellipsis" and line.size >= 4 and title.key.startswith(line.key):
        return True
    if line.size <= title.size or line.size > title.size + 6 or not line.key.startswith(title.key):
        return False
    rest = PICTURE_NUMBER.sub("", line.words)
    return tokens_of(rest) == title.tokens or outlet_after_title(line.words) is not None


def is_alt_text(line: Features, known: set[str], starts: set[str]) -> bool:
    """A line without accents that is another line's words: "Mo xe noi dung cuoc gap Nga-My o Moscow-Hinh-2"."""
    if line.accented or not 3 <= line.size <= LONGEST:
        return False
    bare = " ".join(tokens_of(PICTURE_NUMBER.sub("", line.words)))
    if bare in known:
        return True
    return line.size >= 6 and " ".join(bare.split()[:6]) in starts


def is_alt_of_next(page: Page, i: int) -> bool:
    """An alt text that the caption next to it says in full, with its credit."""
    line = page.lines[i]
    if page.kind(i) not in ("headline", "item", "prose") or line.size < 4:
        return False
    return any(
        page.kind(j) in PICTURES and page.lines[j].key.startswith(line.key) and page.lines[j].key != line.key
        for j in (i + 1, i - 1)
        if 0 <= j < len(page)
    )
