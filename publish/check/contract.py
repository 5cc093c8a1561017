"""The page contract: every line of the seed stands on its article's page, once, in order, letter for letter.

Each line that is not blank has one element with ``data-line="N"``, N counted from 1; what annotation inserted stands
in elements with ``data-anno`` and does not count. Lines removed from the article stand in the fold, ``id="removed"``.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from annotate.problems import Problem
from publish.check.page import TEXT, Node, Page

FOLD = "removed"
MOVABLE = frozenset({"title", "caption"})
REMEDY = "build again, and if it stays report it, with the seed, as a fault of the archive software"

# Elements that show their text as it is: no line breaks, quotation marks or replacements of their own.
PHRASING = frozenset(
    [
        "a",
        "abbr",
        "b",
        "bdi",
        "bdo",
        "cite",
        "code",
        "data",
        "del",
        "dfn",
        "em",
        "i",
        "ins",
        "kbd",
        "mark",
        "output",
        "rb",
        "rp",
        "rt",
        "ruby",
        "s",
        "samp",
        "small",
        "span",
        "strong",
        "sub",
        "sup",
        "time",
        "u",
        "var",
        "wbr",
    ]
)
# Elements that annotation may insert beside these, inside data-anno only.
INSERTED = PHRASING | frozenset(
    [
        "br",
        "button",
        "circle",
        "g",
        "img",
        "input",
        "label",
        "line",
        "path",
        "q",
        "rect",
        "svg",
        "title",
        "use",
    ]
)
UNSEEN_TAGS = frozenset(
    ["head", "noscript", "script", "select", "style", "svg", "template", "textarea", "title"]
)
LINE_NUMBER = re.compile(r"[1-9][0-9]{0,8}")
LABEL = re.compile(r"U\+[0-9A-F]{4,6}")
EXCERPT = 40


@dataclass(frozen=True, slots=True)
class SeedLines:
    """What a page must show: the seed's path and, by number, each line that is not blank in comparable form.

    By number too: ``classes``, whether a line was ``removed`` from the article, and ``labels``, the invisible
    characters ("U+200B") of those lines that have some, in order.
    """

    seed: str
    lines: Mapping[int, str]
    labels: Mapping[int, Sequence[str]]
    classes: Mapping[int, str]
    removed: Mapping[int, bool]


@dataclass(frozen=True, slots=True)
class ShownLine:
    """An element with ``data-line``: its number, its text, its labels, and whether it is in the fold."""

    n: int
    text: str
    labels: Sequence[str]
    removed: bool


def check_contract(page: Page, expected: SeedLines) -> Iterator[Problem]:
    """Every way in which ``page`` fails to show the lines of its seed."""
    shown: list[ShownLine] = []
    for node in line_elements(page):
        faults = tuple(element_faults(page, node))
        yield from (problem(page, 0, cause) for cause in faults)
        if LINE_NUMBER.fullmatch(node.attributes["data-line"]):
            shown.append(shown_line(page, node))
    yield from compare(page, shown, expected)
    yield from check_order(page, shown, expected)


def check_no_lines(page: Page) -> Iterator[Problem]:
    """A page that is no article, or whose text is withheld, must carry no ``data-line``."""
    for node in line_elements(page):
        yield problem(
            page,
            0,
            f'data-line="{node.attributes["data-line"]}" stands on a page that must show no line of a seed',
        )
        return


def line_elements(page: Page) -> list[Node]:
    """The elements with ``data-line``, in order."""
    return [node for node in page.elements if "data-line" in node.attributes]


def shown_text(page: Page, node: Node) -> str:
    """The text of ``node`` less what stands in ``data-anno``, white space as one space, ends trimmed."""
    parts = []
    at = node.at + 1
    while at < node.end:
        inner = page.nodes[at]
        if "data-anno" in inner.attributes:
            at = inner.end
            continue
        parts.append(inner.text)
        at += 1
    return " ".join("".join(parts).split())


def shown_labels(page: Page, node: Node) -> tuple[str, ...]:
    """The invisible characters that annotation shows in ``node``: the words "U+XXXX" in its ``data-anno``."""
    inserted = (page.text(inner) for inner in page.inside(node) if "data-anno" in inner.attributes)
    return tuple(word for text in inserted for word in text.split() if LABEL.fullmatch(word))


def shown_line(page: Page, node: Node) -> ShownLine:
    """What the element ``node`` shows."""
    n, removed = int(node.attributes["data-line"]), any(map(is_fold, page.ancestors(node)))
    return ShownLine(n, shown_text(page, node), shown_labels(page, node), removed)


def element_faults(page: Page, node: Node) -> Iterator[str]:
    """What is wrong with one ``data-line`` element by itself, whatever the seed says."""
    value = node.attributes["data-line"]
    if not LINE_NUMBER.fullmatch(value):
        yield f'data-line="{value}" is no line number'
    if "data-anno" in node.attributes:
        yield f"line {value} has data-anno on its own element, so its text would count for nothing"
    if is_unseen(node) or any(map(is_unseen, page.ancestors(node))):
        yield f"line {value} stands where no reader sees it"
    anno_end = node.at
    for inner in page.inside(node):
        if inner.tag == TEXT:
            continue
        if "data-line" in inner.attributes:
            yield f"line {inner.attributes['data-line']} stands inside line {value}"
        if "data-anno" in inner.attributes:
            anno_end = max(anno_end, inner.end)
        inserted = inner.at < anno_end
        if inner.tag not in (INSERTED if inserted else PHRASING):
            yield f"line {value} holds <{inner.tag}>, which is not plain phrasing content"
        if not inserted and hides(inner):
            yield f"line {value} holds hidden text"


def compare(page: Page, shown: Sequence[ShownLine], expected: SeedLines) -> Iterator[Problem]:
    """Lines that are missing, unknown, twice on the page or altered."""
    found: set[int] = set()
    for line in shown:
        if line.n not in expected.lines:
            yield problem(page, line.n, f"{expected.seed} has no line {line.n}, or a blank one")
        elif line.n in found:
            yield problem(page, line.n, f"line {line.n} of {expected.seed} stands on the page twice")
        elif line.text != expected.lines[line.n]:
            yield problem(
                page, line.n, f"line {line.n} {difference(line.text, expected.lines[line.n], expected.seed)}"
            )
        else:
            yield from (problem(page, line.n, cause) for cause in place_faults(line, expected))
            yield from (problem(page, line.n, cause) for cause in label_faults(line, expected))
        found.add(line.n)
    for n, text in expected.lines.items():
        if n not in found:
            yield problem(page, n, f"line {n} of {expected.seed} is missing: {excerpt(text)}")


def place_faults(line: ShownLine, expected: SeedLines) -> Iterator[str]:
    """A line of the article in the fold, or a removed one outside it."""
    if line.removed and not expected.removed.get(line.n, True):
        yield f"line {line.n} of {expected.seed} belongs to the article but stands in the fold"
    if not line.removed and expected.removed.get(line.n, False):
        yield f"line {line.n} of {expected.seed} was removed but stands outside the fold"


def label_faults(line: ShownLine, expected: SeedLines) -> Iterator[str]:
    """Invisible characters of the seed that the line does not label, and labels of none."""
    if not line.labels and not expected.labels.get(line.n):
        return
    wanted, shown = Counter(expected.labels.get(line.n, ())), Counter(line.labels)
    for label in wanted - shown:
        yield f"line {line.n} does not label {label}, which stands in {expected.seed}"
    for label in shown - wanted:
        yield f"line {line.n} labels {label}, which {expected.seed} does not have there"


def check_order(page: Page, shown: Sequence[ShownLine], expected: SeedLines) -> Iterator[Problem]:
    """Lines before which a later one stands, in the article or in the fold; title and captions may move."""
    for removed in (False, True):
        last = 0
        for line in shown:
            if line.removed != removed or (expected.classes.get(line.n) in MOVABLE and not removed):
                continue
            if line.n < last:
                yield problem(page, line.n, f"line {line.n} of {expected.seed} stands after line {last}")
            last = max(last, line.n)


def difference(shown: str, wanted: str, seed: str) -> str:
    """Where two texts part, said with a few words of each."""
    same = next((at for at, (a, b) in enumerate(zip(shown, wanted, strict=False)) if a != b), None)
    at = min(len(shown), len(wanted)) if same is None else same
    start = max(0, at - EXCERPT // 4)
    return f"differs from {seed} at character {at + 1}: the page has {excerpt(shown[start:])}, the seed {excerpt(wanted[start:])}"


def excerpt(text: str) -> str:
    """The first characters of ``text`` in quotation marks, unprintable ones as escapes."""
    return repr(text[:EXCERPT]) + ("…" if len(text) > EXCERPT else "")


def is_fold(node: Node) -> bool:
    """Whether ``node`` is the fold of removed lines."""
    return node.attributes.get("id") == FOLD


def is_unseen(node: Node) -> bool:
    """Whether a browser shows nothing, or not as text, of what ``node`` holds."""
    return node.tag in UNSEEN_TAGS or hides(node)


def hides(node: Node) -> bool:
    """Whether ``node`` is marked as hidden."""
    return "hidden" in node.attributes


def problem(page: Page, n: int, cause: str) -> Problem:
    """A problem of ``page`` at line ``n`` of its seed."""
    return Problem(page.name, n, cause, REMEDY)
