"""The frame of every page, used as a person does: theme, keys, menu, first page, a missing address, no JavaScript."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, expect

PAGES = ["index.html", "articles/index.html", "about/index.html", "about/style.html", "404.html"]
DARK, LIGHT = "rgb(22, 24, 27)", "rgb(254, 253, 251)"
ARTICLE = "articles/002_8d692e2699496d68.html"

OVERFLOW = "() => document.documentElement.scrollWidth - document.documentElement.clientWidth"
PAPER = "() => getComputedStyle(document.documentElement).backgroundColor"
LOW_LINES = """() => [...document.querySelectorAll("h1, h2, h3, h4, p, li, a, td, th, b, summary")].filter((each) => {
  const style = getComputedStyle(each);
  return each.checkVisibility() && /\\p{L}/u.test(each.textContent)
    && parseFloat(style.lineHeight) / parseFloat(style.fontSize) < 1.35;
}).map((each) => each.outerHTML.slice(0, 80))"""


@pytest.fixture(scope="session")
def root(seed_site: Path, serve: Any) -> str:
    """The address of the seeds' site."""
    return str(serve(seed_site))


def test_the_theme_follows_the_machine_until_one_is_chosen_and_the_choice_is_kept(
    page: Page, root: str
) -> None:
    page.emulate_media(color_scheme="dark")
    page.goto(f"{root}index.html")
    assert page.evaluate(PAPER) == DARK
    switch = page.get_by_role("button", name="Giao diện: theo máy")
    switch.click()
    expect(page.get_by_role("button", name="Giao diện: sáng")).to_be_focused()
    assert page.evaluate(PAPER) == LIGHT
    page.goto(f"{root}about/index.html")
    assert page.evaluate(PAPER) == LIGHT
    page.get_by_role("button", name="Giao diện: sáng").click()
    page.get_by_role("button", name="Giao diện: tối").click()
    expect(page.get_by_role("button", name="Giao diện: theo máy")).to_be_visible()
    page.emulate_media(color_scheme="light")
    page.reload()
    assert page.evaluate(PAPER) == LIGHT


def test_a_chosen_theme_is_there_before_the_page_is_painted(page: Page, root: str) -> None:
    page.emulate_media(color_scheme="light")
    page.goto(f"{root}index.html")
    page.evaluate("() => localStorage.setItem('archive-theme', 'dark')")
    page.route("**/site.js", lambda route: route.abort())
    page.reload()
    assert page.evaluate(PAPER) == DARK
    page.complaints.clear()  # type: ignore[attr-defined] # the script that was held back


def test_slash_goes_to_the_search_box_and_is_a_letter_within_it(page: Page, root: str) -> None:
    page.goto(f"{root}about/index.html")
    page.keyboard.press("/")
    box = page.get_by_role("searchbox")
    expect(box).to_be_focused()
    page.keyboard.type("a/j?")
    expect(box).to_have_value("a/j?")
    expect(page.get_by_role("dialog")).to_have_count(0)


def test_the_question_mark_shows_the_keys_and_escape_closes_them(page: Page, root: str) -> None:
    page.goto(f"{root}index.html")
    page.keyboard.press("?")
    dialog = page.get_by_role("dialog", name="Phím tắt")
    expect(dialog).to_be_visible()
    page.keyboard.press("j")  # no key acts behind the dialog
    expect(dialog).to_be_visible()
    page.keyboard.press("Escape")
    expect(dialog).to_be_hidden()
    page.get_by_role("button", name="Phím tắt").click()
    expect(dialog).to_be_visible()
    dialog.get_by_role("button", name="Đóng").click()
    expect(dialog).to_be_hidden()


def test_keys_of_one_character_can_be_switched_off_for_good(page: Page, root: str) -> None:
    page.goto(f"{root}about/index.html")
    page.get_by_role("button", name="Phím tắt").click()
    page.get_by_role("checkbox", name="Dùng phím tắt một chữ").uncheck()
    page.keyboard.press("Escape")
    page.goto(f"{root}articles/index.html")
    for key in ("/", "?", "j"):
        page.keyboard.press(key)
    expect(page.get_by_role("searchbox")).not_to_be_focused()
    expect(page.get_by_role("dialog")).to_have_count(0)
    assert page.evaluate("() => document.activeElement.tagName") == "BODY"
    page.get_by_role("button", name="Phím tắt").click()
    expect(page.get_by_role("checkbox", name="Dùng phím tắt một chữ")).not_to_be_checked()


@pytest.mark.parametrize("key", ["Control+/", "Alt+j", "Meta+k"])
def test_keys_with_a_modifier_belong_to_the_browser(page: Page, root: str, key: str) -> None:
    page.goto(f"{root}articles/index.html")
    page.keyboard.press(key)
    assert page.evaluate("() => document.activeElement.tagName") == "BODY"


def test_a_key_that_an_input_method_still_holds_does_nothing(page: Page, root: str) -> None:
    page.goto(f"{root}articles/index.html")
    press = "(composing) => document.body.dispatchEvent(new KeyboardEvent('keydown', {key: 'j', bubbles: true, isComposing: composing}))"
    page.evaluate(press, arg=True)
    assert page.evaluate("() => document.activeElement.tagName") == "BODY"
    page.evaluate(press, arg=False)
    assert page.evaluate("() => document.activeElement.tagName") == "A"


def test_j_and_k_walk_through_a_list(page: Page, root: str) -> None:
    page.goto(f"{root}articles/index.html")
    links = page.locator(".list > li > a")
    for key, at in [("j", 0), ("j", 1), ("j", 2), ("k", 1)]:
        page.keyboard.press(key)
        expect(links.nth(at)).to_be_focused()


def test_j_and_k_turn_from_article_to_article(page: Page, root: str) -> None:
    page.goto(f"{root}{ARTICLE}")
    later = page.locator('a[rel="next"]').get_attribute("href")
    page.keyboard.press("j")
    expect(page).to_have_url(re.compile(f"{later}$"))
    page.keyboard.press("k")
    expect(page).to_have_url(f"{root}{ARTICLE}")


@pytest.mark.parametrize("javascript", [True, False])
def test_on_a_narrow_screen_the_pages_are_behind_a_button_that_needs_no_script(
    browser: Browser, root: str, javascript: bool
) -> None:
    context = browser.new_context(viewport={"width": 360, "height": 740}, java_script_enabled=javascript)
    page = context.new_page()
    page.goto(f"{root}about/index.html")
    link = page.get_by_role("link", name="Niên biểu")
    expect(link).to_be_hidden()
    page.get_by_role("button", name="Các trang").click()
    expect(link).to_be_in_viewport()
    page.keyboard.press("Escape")
    expect(link).to_be_hidden()
    page.get_by_role("button", name="Các trang").click()
    link.click()
    expect(page).to_have_url(f"{root}chronology/index.html")
    context.close()


def test_without_javascript_nothing_is_offered_that_needs_it(browser: Browser, root: str) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{root}about/index.html")
    assert page.locator(".needs-js").count() >= 3
    for each in page.locator(".needs-js").all():
        expect(each).to_be_hidden()
    expect(page.get_by_role("dialog")).to_have_count(0)
    page.get_by_role("searchbox").fill("syria")
    page.keyboard.press("Enter")
    expect(page).to_have_url(f"{root}search.html?q=syria")
    context.close()


def test_the_first_page_tells_what_the_archive_holds(page: Page, root: str) -> None:
    page.goto(f"{root}index.html")
    figures = page.get_by_role("list", name="Kho có gì").get_by_role("link")
    told = [text.replace("\n", " ") for text in figures.all_inner_texts()]
    assert told[:2] == ["2017–2025 năm đăng", "5 bài báo"]
    assert {"1 sự kiện"} <= set(told)
    event = page.get_by_role("region", name="Sự kiện nhiều nguồn nhất")
    expect(event.get_by_role("listitem")).to_have_count(2)
    expect(event.locator("li .of")).to_have_text(["Tin Tức", "Kiến Thức"])
    strip = page.get_by_role("region", name="Bài đăng theo năm")
    expect(strip.get_by_role("listitem")).to_have_count(9)
    strip.get_by_role("link", name="2017 4 bài").click()
    expect(page).to_have_url(f"{root}chronology/2017.html")


def test_a_missing_address_is_told_what_is_nearest(page: Page, root: str, seed_site: Path) -> None:
    html = (seed_site / "404.html").read_text(encoding="utf-8")
    page.route(
        "**/sergey-lavrof.html", lambda route: route.fulfill(status=404, content_type="text/html", body=html)
    )
    page.goto(f"{root}sergey-lavrof.html")
    near = page.get_by_role("region", name="Có phải bạn tìm")
    expect(near.get_by_role("link").first).to_have_text("Sergei Lavrov")
    expect(page.get_by_role("searchbox")).to_have_value("sergey lavrof")
    near.get_by_role("link").first.click()
    expect(page).to_have_url(f"{root}people/sergei-lavrov.html")
    assert all("404" in complaint for complaint in page.complaints)  # type: ignore[attr-defined]
    page.complaints.clear()  # type: ignore[attr-defined]


def test_an_address_that_is_like_no_other_gets_the_search_alone(
    page: Page, root: str, seed_site: Path
) -> None:
    html = (seed_site / "404.html").read_text(encoding="utf-8")
    page.route("**/qqqq", lambda route: route.fulfill(status=404, content_type="text/html", body=html))
    with page.expect_response("**/addresses.json"):
        page.goto(f"{root}qqqq")
    expect(page.get_by_role("region", name="Có phải bạn tìm")).to_be_hidden()
    expect(page.get_by_role("searchbox")).to_be_visible()
    page.complaints.clear()  # type: ignore[attr-defined]


@pytest.mark.parametrize("address", PAGES)
@pytest.mark.parametrize(("width", "size"), [(320, "100%"), (360, "100%"), (768, "100%"), (1280, "200%")])
def test_nothing_is_wider_than_the_screen(page: Page, root: str, address: str, width: int, size: str) -> None:
    page.set_viewport_size({"width": width, "height": 800})
    page.goto(f"{root}{address}")
    page.evaluate("(size) => { document.documentElement.style.fontSize = size; }", arg=size)
    assert page.evaluate(OVERFLOW) <= 0


@pytest.mark.parametrize("address", PAGES)
def test_lines_are_high_enough_for_vietnamese_marks(page: Page, root: str, address: str) -> None:
    page.goto(f"{root}{address}")
    assert page.evaluate(LOW_LINES) == []


def test_marks_differ_by_more_than_colour(page: Page, root: str) -> None:
    page.goto(f"{root}about/style.html")
    styles = page.locator(".article .mark").evaluate_all(
        "(marks) => marks.map((each) => getComputedStyle(each).textDecorationStyle)"
    )
    assert len(styles) == 5
    assert len(set(styles)) == 5


def test_the_page_keeps_its_shape_when_the_font_arrives(page: Page, root: str) -> None:
    height = "() => document.querySelector('main').offsetHeight"
    page.goto(f"{root}about/index.html")
    page.evaluate("() => document.fonts.ready")
    with_font = page.evaluate(height)
    page.route("**/*.woff2", lambda route: route.abort())
    page.reload()
    assert page.evaluate(
        "() => [...document.fonts].filter((face) => face.status === 'loaded').every((face) => face.family.includes('Like'))"
    )
    assert abs(page.evaluate(height) - with_font) / with_font < 0.03
    page.complaints.clear()  # type: ignore[attr-defined] # the font that was held back


def test_one_font_and_few_requests_come_with_the_first_page(page: Page, root: str) -> None:
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.goto(f"{root}index.html", wait_until="networkidle")
    assert all(url.startswith(root) for url in asked)
    assert sum(url.endswith(".woff2") for url in asked) == 1
    assert len(asked) <= 8
