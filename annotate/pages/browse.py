"""The archive from A to Z, in the order of the Vietnamese alphabet: people, places, organisations, things."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from annotate.addresses import FOLDERS, nth
from annotate.pages.index import Index
from annotate.pages.limits import Limits
from annotate.pages.rows import entity_row, role
from annotate.pages.writing import Page, counted, cut, document, items, joined, link, pager, section
from annotate.vietnamese import ALPHABET, sort_key

EDIT = "correct seeds/authorities.yaml"
TITLES = {"person": "Người", "place": "Nơi", "organisation": "Tổ chức", "thing": "Sự vật"}
OTHER = "#"
# How a letter is typed on a keyboard without accents (Telex): the name of its page
TELEX = {"ă": "aw", "â": "aa", "đ": "dd", "ê": "ee", "ô": "oo", "ơ": "ow", "ư": "uw", OTHER: "other"}


def browse_pages(index: Index, limits: Limits) -> Iterator[Page]:
    """The index of all lists; each type by letter, on one page or, where it has many names, a page a letter."""
    by_type: dict[str, list[str]] = {kind: [] for kind in FOLDERS}
    for id_, entity in index.entities.items():
        by_type[entity["type"]].append(id_)
    rows = [
        joined(link(TITLES[kind], f"browse/{FOLDERS[kind]}.md"), counted(len(ids), "mục"))
        for kind, ids in by_type.items()
        if ids
    ]
    rows += [
        joined(link("Sự kiện", "events/index.md"), counted(len(index.events), "mục")) if index.events else "",
        link("Niên biểu", "chronology/index.md"),
        joined(link("Ai nói gì", "statements/index.md"), counted(len(index.said), "phát ngôn")),
        joined(link("Nguồn", "sources/index.md")),
    ]
    yield document("browse/index.md", "browse", "Mục lục", [items(filter(None, rows))], EDIT)
    for kind, ids in by_type.items():
        if ids:
            yield from _type(index, kind, ids, limits)


def _type(index: Index, kind: str, ids: Sequence[str], limits: Limits) -> Iterator[Page]:
    letters: dict[str, list[str]] = {}
    for id_ in sorted(ids, key=index.letters.__getitem__):
        letters.setdefault(first_letter(index.entities[id_]["name"]), []).append(id_)
    path, title = f"browse/{FOLDERS[kind]}.md", TITLES[kind]
    order = [letter for letter in (*ALPHABET, OTHER) if letter in letters]
    if len(ids) <= 2 * limits.rows:
        letter_links = " ".join(f"[{letter.upper()}](#{_anchor(letter)})" for letter in order)
        blocks = [letter_links]
        for letter in order:
            blocks += section(_heading(letter), items(_row(index, id_) for id_ in letters[letter]))
        yield document(path, "browse", title, blocks, EDIT, id=FOLDERS[kind])
        return
    rows = [
        joined(link(_heading(letter), _letter_path(kind, letter)), counted(len(letters[letter]), "mục"))
        for letter in order
    ]
    yield document(path, "browse", title, [items(rows)], EDIT, id=FOLDERS[kind])
    for letter in order:
        start = _letter_path(kind, letter)
        runs = list(cut(letters[letter], limits.rows))
        for number, run in enumerate(runs, 1):
            name = f"{title}: {_heading(letter)}" + (f" (trang {number})" if number > 1 else "")
            listed = items(_row(index, id_) for id_ in run)
            blocks = [link(title, path), listed, *pager(start, number, len(runs))]
            yield document(nth(start, number), "browse", name, blocks, EDIT, id=FOLDERS[kind])


def first_letter(name: str) -> str:
    """The letter of the alphabet under which ``name`` stands; OTHER for a figure or another script."""
    rank = sort_key(name)[0]
    if rank and rank[0][0] == 2:
        return ALPHABET[rank[0][1]]
    return OTHER


def _heading(letter: str) -> str:
    return "Chữ số và chữ khác" if letter == OTHER else letter.upper()


def _anchor(letter: str) -> str:
    return "chữ-số-và-chữ-khác" if letter == OTHER else letter


def _letter_path(kind: str, letter: str) -> str:
    return f"browse/{FOLDERS[kind]}_{TELEX.get(letter, letter)}.md"


def _row(index: Index, id_: str) -> str:
    count = len(index.mentions.get(id_, ()))
    return entity_row(index, id_, role(index, index.entities[id_]), counted(count, "lần") if count else "")
