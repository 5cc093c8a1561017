"""Generated pages used as a person does: from a person to an event, to a passage, and back; drawings read by eye and ear."""

from __future__ import annotations

from typing import Any

import pytest
from playwright.sync_api import Browser, Page, expect

PAGES = [
    "people/sergei-lavrov.html",
    "events/hoi-dam-lavrov-tillerson-moskva-12-4-2017.html",
    "events/index.html",
    "chronology/index.html",
    "chronology/2017.html",
    "statements/index.html",
    "statements/2017.html",
    "browse/index.html",
    "browse/people.html",
    "browse/missing.html",
    "network/index.html",
    "sources/index.html",
    "data/index.html",
    "about/quality.html",
    "about/rules.html",
]
OVERFLOW = "() => document.documentElement.scrollWidth - document.documentElement.clientWidth"
WORDS_OUTSIDE = """() => [...document.querySelectorAll("svg.network a")].filter((node) => {
  if (!node.checkVisibility()) return false;
  const [box, words] = [node.querySelector("rect"), node.querySelector("text")].map((each) => each.getBBox());
  return words.x < box.x || words.x + words.width > box.x + box.width;
}).map((node) => node.textContent)"""
OVERLAPS = """() => {
  const shown = [...document.querySelectorAll("svg.network rect")].filter((each) => each.checkVisibility());
  const boxes = shown.map((each) => each.getBoundingClientRect());
  return boxes.filter((one, n) => boxes.some((other, m) => m > n && one.left < other.right && other.left < one.right
    && one.top < other.bottom && other.top < one.bottom)).length;
}"""


@pytest.fixture(scope="session")
def root(seed_site: Any, serve: Any) -> str:
    """The address of the seeds' site."""
    return str(serve(seed_site))


def test_from_a_person_to_an_event_to_a_passage_and_back(page: Page, root: str) -> None:
    page.goto(f"{root}people/sergei-lavrov.html")
    page.get_by_role("region", name="Sự kiện").get_by_role("link").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Hội đàm Lavrov–Tillerson, Moskva, 12/4/2017")
    passages = page.get_by_role("region", name="Các đoạn tương ứng")
    passages.get_by_role("link", name="Kiến Thức").first.click()
    expect(page).to_have_url(f"{root}articles/001_03657e85bdf9a15d.html#l15")
    page.go_back()
    page.go_back()
    expect(page.get_by_role("heading", level=1)).to_have_text("Sergei Lavrov")


def test_two_papers_stand_side_by_side_and_below_each_other_on_a_phone(page: Page, root: str) -> None:
    page.goto(f"{root}events/hoi-dam-lavrov-tillerson-moskva-12-4-2017.html")
    first, second = (page.locator(f".k-parallel .c{n}").first for n in (1, 2))
    for width, beside in ((1280, True), (390, False)):
        page.set_viewport_size({"width": width, "height": 900})
        left, right = first.bounding_box(), second.bounding_box()
        assert left is not None
        assert right is not None
        assert (left["y"] == right["y"]) is beside


@pytest.mark.parametrize("width", [320, 1280])
def test_names_of_the_network_stand_within_their_frames_and_none_upon_another(
    page: Page, root: str, width: int
) -> None:
    page.set_viewport_size({"width": width, "height": 800})
    page.goto(f"{root}network/index.html")
    drawing = page.locator("svg.network:visible")
    assert drawing.locator("a").count() > 5
    box = drawing.bounding_box()
    assert box is not None
    assert box["x"] + box["width"] <= width
    assert page.evaluate(WORDS_OUTSIDE) == []
    assert page.evaluate(OVERLAPS) == 0


def test_a_name_of_the_network_leads_to_its_page_and_the_table_comes_first_on_a_phone(
    page: Page, root: str
) -> None:
    page.set_viewport_size({"width": 390, "height": 800})
    page.goto(f"{root}network/index.html")
    table, drawing = page.locator("table").bounding_box(), page.locator("svg.network:visible").bounding_box()
    assert table is not None
    assert drawing is not None
    assert table["y"] < drawing["y"]
    page.locator("svg.network:visible a", has_text="Rex Tillerson").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Rex Tillerson")


def test_a_bar_of_the_timeline_leads_to_its_month_by_keyboard(page: Page, root: str) -> None:
    page.goto(f"{root}chronology/2017.html")
    month = page.get_by_role("link", name="7: ")
    month.focus()
    page.keyboard.press("Enter")
    expect(page).to_have_url(f"{root}chronology/2017.html#th%C3%A1ng-7")


@pytest.mark.parametrize("width", [320, 390, 768, 1280])
def test_no_page_is_wider_than_the_window(browser: Browser, root: str, width: int) -> None:
    context = browser.new_context(viewport={"width": width, "height": 900})
    opened = context.new_page()
    wide = []
    for address in PAGES:
        opened.goto(f"{root}{address}")
        if opened.evaluate(OVERFLOW) > 0:
            wide.append(address)
    context.close()
    assert wide == []


def test_no_reader_sees_the_name_of_a_rule_or_a_class(page: Page, root: str) -> None:
    page.goto(f"{root}about/rules.html")
    names = page.evaluate("""() => [...document.querySelectorAll("dt")].map((each) => each.id)""")
    assert len(names) > 100
    shown = page.locator("main").inner_text()
    assert [name for name in names if "-" in name.partition("-")[2] and name.partition("-")[2] in shown] == []
