"""Reading an article as a person does: by mouse, by keyboard, with another theme of marks, on paper, without scripts."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Locator, Page, expect

TWO_PAPERS = "articles/000_92c2eca70b37309f.html"
HEADINGS = "articles/001_03657e85bdf9a15d.html"
UNTITLED = "articles/004_d070d284e2019a9c.html"


@pytest.fixture(scope="module")
def root(seed_site: Path, serve: Any) -> str:
    """The address of the seeds' site."""
    return str(serve(seed_site))


def underline(mark: Locator) -> str:
    return str(mark.evaluate("mark => getComputedStyle(mark).textDecorationColor"))


def test_a_click_on_a_name_opens_a_card_that_tells_who_where_and_why(page: Page, root: str) -> None:
    page.goto(root + TWO_PAPERS)
    page.locator("a.mark.person", has_text="Lavrov").first.click()
    card = page.get_by_role("dialog")
    expect(card).to_contain_text("Sergei Lavrov")
    expect(card).to_contain_text("Ngoại trưởng Nga (9/3/2004 – nay)")
    expect(card).to_contain_text("máy, rất chắc")
    expect(card.locator(".here")).to_have_count(1)
    assert page.url == root + TWO_PAPERS
    card.get_by_role("link", name="17", exact=True).first.click()
    expect(page).to_have_url(re.compile(r"#l17$"))
    expect(card).to_be_hidden()


def test_a_card_opens_by_enter_closes_by_escape_and_gives_the_focus_back(page: Page, root: str) -> None:
    page.goto(root + TWO_PAPERS)
    mark = page.locator("a.mark.day").first
    mark.focus()
    page.keyboard.press("Enter")
    card = page.get_by_role("dialog")
    expect(card).to_be_focused()
    expect(card).to_contain_text("12/4/2017")
    page.keyboard.press("Escape")
    expect(card).to_be_hidden()
    expect(mark).to_be_focused()


def test_a_card_leads_to_the_page_of_whom_it_is_about(page: Page, root: str) -> None:
    page.goto(root + TWO_PAPERS)
    page.locator("a.mark.person", has_text="Tillerson").first.click()
    page.get_by_role("dialog").get_by_role("link", name="Mở trang riêng").click()
    expect(page).to_have_url(f"{root}people/rex-tillerson.html")


def test_a_click_with_a_key_held_follows_the_link(page: Page, root: str) -> None:
    page.goto(root + TWO_PAPERS)
    with page.context.expect_page() as opened:
        page.locator("a.mark.person").first.click(modifiers=["ControlOrMeta"])
    expect(opened.value).to_have_url(re.compile(r"people/sergei-lavrov\.html$"))


def test_a_statement_opens_its_card_from_the_margin_and_from_its_words(page: Page, root: str) -> None:
    page.set_viewport_size({"width": 1280, "height": 900})
    page.goto(root + TWO_PAPERS)
    card = page.get_by_role("dialog")
    page.locator(".side .s a").first.click()
    expect(card).to_contain_text("Ngoại trưởng Nga Sergei Lavrov")
    page.keyboard.press("Escape")
    page.locator(".said", has_text="nước này muốn hợp tác").click()
    expect(card).to_contain_text("gián tiếp")


def test_the_report_of_a_mistake_has_the_lines_that_correct_it(page: Page, root: str) -> None:
    page.goto(root + TWO_PAPERS)
    mark = page.locator('[data-line="9"] a.mark', has_text="Nga").first
    mark.click()
    page.get_by_text("Báo lỗi chú giải này").click()
    card = page.get_by_role("dialog")
    expect(card.locator("code")).to_have_text("seeds/000_92c2eca70b37309f.yaml")
    expect(card.locator("pre")).to_have_text('entities:\n  - {text: "Nga", line: 9, nth: 1, is: nga}')


def test_with_a_repository_the_report_is_a_prefilled_issue(page: Page, root: str) -> None:
    page.goto(root + TWO_PAPERS)
    page.evaluate("document.getElementById('notes').dataset.repository = 'kho/bao'")
    page.locator("a.mark.day").first.click()
    link = page.get_by_role("dialog").get_by_role("link", name="Báo lỗi chú giải này")
    href = link.evaluate("link => link.href")
    assert href.startswith("https://github.com/kho/bao/issues/new?title=")
    body = page.evaluate("href => new URL(href).searchParams.get('body')", href)
    assert "“Ngày 12/4”, dòng 7, ký tự 312–321" in body
    assert '- {text: "Ngày 12/4", line: 7, is: 2017-04-12}' in body


def test_marks_of_one_kind_are_chosen_by_keyboard_and_remembered(page: Page, root: str) -> None:
    page.goto(root + TWO_PAPERS)
    place, person = page.locator("a.mark.place").first, page.locator("a.mark.person").first
    page.get_by_role("radio", name="Tất cả").focus()
    page.keyboard.press("ArrowRight")
    expect(page.get_by_role("radio", name="Người")).to_be_checked()
    assert underline(place) == "rgba(0, 0, 0, 0)"
    assert underline(person) != "rgba(0, 0, 0, 0)"
    page.goto(root + HEADINGS)
    expect(page.get_by_role("radio", name="Người")).to_be_checked()
    page.get_by_role("radio", name="Không").check(force=True)
    assert underline(page.locator("a.mark.person").first) == "rgba(0, 0, 0, 0)"


def test_a_browser_that_stores_nothing_still_switches_marks(page: Page, root: str) -> None:
    page.add_init_script("Object.defineProperty(window, 'localStorage', {get() { throw new Error('no') }})")
    page.goto(root + TWO_PAPERS)
    page.get_by_role("radio", name="Nơi").check(force=True)
    assert underline(page.locator("a.mark.person").first) == "rgba(0, 0, 0, 0)"


def test_every_line_has_a_link_to_itself_that_the_keyboard_reaches(page: Page, root: str) -> None:
    page.goto(root + TWO_PAPERS)
    link = page.get_by_role("link", name="Dòng 9: liên kết tới đây")
    expect(link).to_have_css("opacity", "0")
    link.focus()
    expect(link).to_have_css("opacity", "1")
    page.keyboard.press("Enter")
    expect(page).to_have_url(re.compile(r"#l9$"))


def test_notes_stand_in_the_margin_of_wide_screens_and_fold_on_narrow_ones(page: Page, root: str) -> None:
    page.goto(root + TWO_PAPERS)
    line, note = page.locator('[data-line="9"]'), page.locator('.row:has([data-line="9"]) .side .s')
    page.set_viewport_size({"width": 1280, "height": 900})
    expect(note).to_be_visible()
    a, b = line.bounding_box(), note.bounding_box()
    assert a
    assert b
    assert b["x"] > a["x"] + a["width"]
    assert abs(b["y"] - a["y"]) < 20
    page.set_viewport_size({"width": 390, "height": 900})
    expect(note).to_be_hidden()
    page.locator('.row:has([data-line="9"]) summary').click()
    expect(note).to_be_visible()


def test_passages_of_another_paper_open_side_by_side_and_lead_there_and_back(page: Page, root: str) -> None:
    page.set_viewport_size({"width": 1280, "height": 900})
    page.goto(root + TWO_PAPERS)
    page.locator(".side .p").first.get_by_role("link", name="đối chiếu").click()
    card = page.get_by_role("dialog")
    columns = card.locator(".two > *")
    left, right = columns.nth(0).bounding_box(), columns.nth(1).bounding_box()
    assert left
    assert right
    assert left["y"] == right["y"]
    card.get_by_role("link", name="Kiến Thức, dòng 15").click()
    expect(page).to_have_url(f"{root}{HEADINGS}#l15")
    page.locator('.row:has([data-line="15"]) .side .p').get_by_role("link", name="3", exact=True).click()
    expect(page).to_have_url(f"{root}{TWO_PAPERS}#l3")


def test_from_a_person_to_an_event_to_a_passage_and_back(page: Page, root: str) -> None:
    page.goto(f"{root}people/sergei-lavrov.html")
    page.get_by_role("link", name=re.compile("^Hội đàm")).first.click()
    page.locator('a[href*="#l15"]').first.click()
    expect(page.locator('[data-line="15"]')).to_be_in_viewport()
    page.locator(".kicker a").first.click()
    expect(page).to_have_url(re.compile("events/hoi-dam"))


def test_the_outline_leads_to_the_headings(page: Page, root: str) -> None:
    page.goto(root + HEADINGS)
    page.get_by_role("navigation", name="Trong bài").get_by_role("link").nth(1).click()
    expect(page.locator("h2:target")).to_be_in_viewport()
    page.goto(root + TWO_PAPERS)
    expect(page.get_by_role("navigation", name="Trong bài")).to_have_count(0)


def test_a_citation_is_copied(browser: Browser, root: str) -> None:
    context = browser.new_context(permissions=["clipboard-read", "clipboard-write"])
    page = context.new_page()
    page.goto(root + TWO_PAPERS)
    page.get_by_text("Trích dẫn bài này").click()
    page.get_by_role("button", name="Chép BibTeX").click()
    expect(page.locator("[data-copy=cited-bibtex]")).to_have_text("Đã chép")
    copied = page.evaluate("navigator.clipboard.readText()")
    assert copied.startswith("@article{000_92c2eca70b37309f,\n")
    assert copied == page.locator("#cited-bibtex").text_content()
    context.close()


def test_the_seed_is_shown_line_by_line_and_byte_for_byte(page: Page, root: str, seed_site: Path) -> None:
    page.goto(root + UNTITLED)
    page.locator("#seed summary").click()
    page.get_by_role("link", name=re.compile("Xem từng dòng")).click()
    expect(page.locator("tbody tr").first).to_contain_text("chú thích ảnh")
    page.locator("tr#l4 th a").click()
    expect(page).to_have_url(f"{root}{UNTITLED}#l4")
    name = Path(UNTITLED).stem
    seed = Path(__file__).parents[2] / "seeds" / f"{name}.txt"
    assert (seed_site / "raw" / f"{name}.txt").read_bytes() == seed.read_bytes()


def test_without_scripts_marks_lead_to_pages_and_notes_unfold(browser: Browser, root: str) -> None:
    context = browser.new_context(java_script_enabled=False, viewport={"width": 390, "height": 900})
    page = context.new_page()
    page.goto(root + TWO_PAPERS)
    expect(page.locator(".copy").first).to_be_hidden()
    page.get_by_role("radio", name="Nơi").check(force=True)
    expect(page.locator("a.mark.person").first).to_have_css("text-decoration-color", "rgba(0, 0, 0, 0)")
    page.get_by_role("radio", name="Tất cả").check(force=True)
    page.locator('.row:has([data-line="9"]) summary').click()
    page.locator('.row:has([data-line="9"]) .s a').first.click()
    expect(page.locator("#s2")).to_be_visible()
    page.locator("a.mark.person", has_text="Tillerson").first.click()
    expect(page).to_have_url(f"{root}people/rex-tillerson.html")
    context.close()


def test_paper_has_the_text_numbers_end_notes_and_addresses_and_no_controls(page: Page, root: str) -> None:
    page.goto(root + TWO_PAPERS)
    page.evaluate("dispatchEvent(new Event('beforeprint'))")
    page.emulate_media(media="print")
    for control in (".layers", ".at", ".site-head", ".turn", ".copy", ".removed"):
        expect(page.locator(control).first).to_be_hidden()
    expect(page.locator("#n4")).to_be_visible()
    after = "node => getComputedStyle(node, '::after').content"
    number = page.locator('a.mark[data-no="n4"]')
    assert number.evaluate(after) == '"n4"'
    assert "people/sergei-lavrov.html" in page.locator("#n4 b a").evaluate(after)
    expect(page.locator("#cited-plain")).to_be_visible()


@pytest.mark.parametrize("width", [320, 390, 768, 1280, 1920])
@pytest.mark.parametrize("size", ["100%", "200%"])
def test_nothing_runs_out_of_the_page(page: Page, root: str, width: int, size: str) -> None:
    page.set_viewport_size({"width": width, "height": 900})
    for name in (TWO_PAPERS, UNTITLED, "raw/001_03657e85bdf9a15d.html"):
        page.goto(root + name)
        page.evaluate("size => { document.documentElement.style.fontSize = size }", size)
        page.evaluate("document.querySelectorAll('details').forEach(fold => { fold.open = true })")
        assert page.evaluate("document.documentElement.scrollWidth") <= width, name


def test_a_line_of_text_has_60_to_70_characters(page: Page, root: str) -> None:
    page.set_viewport_size({"width": 1280, "height": 900})
    page.goto(root + HEADINGS)
    lines = page.evaluate("""() => {
      const found = [];
      for (const line of document.querySelectorAll("p.paragraph")) {
        const range = document.createRange();
        range.selectNodeContents(line);
        const size = parseFloat(getComputedStyle(line).lineHeight);
        const rows = Math.round(line.getBoundingClientRect().height / size);
        if (rows > 3) found.push(line.textContent.length / (rows - 0.5));
      }
      return found;
    }""")
    assert 60 <= sum(lines) / len(lines) <= 70


def test_words_that_a_search_was_for_are_marked_on_arrival(page: Page, root: str) -> None:
    page.goto(f"{root}{TWO_PAPERS}?q=khung+bo")
    page.wait_for_function("CSS.highlights.get('found')?.size > 0")


def test_no_card_waits_on_a_page_without_a_title_of_its_own(page: Page, root: str) -> None:
    page.goto(root + UNTITLED)
    expect(page.locator("h1")).to_have_text("[không có tiêu đề]")
    expect(page.locator(".editors-note")).to_be_visible()
    expect(page.get_by_role("dialog")).to_have_count(0)
