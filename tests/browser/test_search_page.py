"""The search page alone, over a made-up engine that answers at once (``fake_client.js``)."""

from __future__ import annotations

import json
import re
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from jinja2 import ChoiceLoader, DictLoader, Environment, FileSystemLoader
from playwright.sync_api import Browser, Page, expect

HERE = Path(__file__).parent
expect.set_options(timeout=15_000)
THEME = HERE.parents[1] / "theme"
POLICY = "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; font-src 'self'; connect-src 'self'; manifest-src 'self'; worker-src 'self'; base-uri 'none'; form-action 'self'"
BASE = f"""<!doctype html><html lang="vi"><head><meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="{POLICY}"><meta name="viewport" content="width=device-width, initial-scale=1">
<link rel="icon" href="data:,"><title>{{% block title %}}{{% endblock %}}</title><script src="theme/js/theme.js"></script><link rel="stylesheet" href="theme/css/site.css">
{{% block scripts %}}{{% endblock %}}</head><body><main>{{% block content %}}{{% endblock %}}</main></body></html>"""
HOSTILE = "<img src=x onerror=alert(1)> __proto__ độc hại"


def article(id_: str, title: str | None, *lines: str, **fields: Any) -> dict[str, Any]:
    return {"id": id_, "title": title, "lines": lines, **fields}


DOCUMENTS = [
    article(
        "khung",
        "Khủng hoảng kinh tế",
        "Cuộc khủng hoảng kéo dài đã hai năm.",
        "Sau khủng hoảng là hồi phục.",
        lead="Kinh tế thế giới.",
        people=["sergei-lavrov"],
    ),
    article(
        "cu",
        "Tin cũ",
        "Anh nói về khủng hoảng nhà ở.",
        date="khoảng 2015–2016",
        source="VnExpress",
        **{"from": "2015-01-01", "to": "2016-12-31"},
    ),
    article(
        "untitled", None, "Bài không tên nói về khủng bố.", date="không rõ ngày", **{"from": None, "to": None}
    ),
    article("hostile", HOSTILE, "</script><script>alert(2)</script> độc “=1+1”", lead="<b>độc</b>"),
    article(
        "lavrov", "Lavrov phát biểu", "Ông Lavrov nói: hãy đàm phán.", speaker=True, people=["sergei-lavrov"]
    ),
    *(
        article(
            f"many-{n:02}",
            f"Bóng đá vòng {n}",
            "Trận bóng hay.",
            "Đội bóng thắng.",
            "Quả bóng tròn.",
            **{"from": f"20{10 + n % 8}-05-01", "to": f"20{10 + n % 8}-05-01"},
        )
        for n in range(25)
    ),
]

Open = Callable[..., None]


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The search page, the fake engine and a page for each article."""
    folder = tmp_path_factory.mktemp("page")
    loader = ChoiceLoader([DictLoader({"base.html": BASE}), FileSystemLoader(THEME / "templates")])
    template = Environment(loader=loader, autoescape=True).get_template("search.html")
    html = template.render(
        SITEURL=".", SITENAME="Kho báo", archive_pages=["browse/people.html"], _=str, plural_forms=str
    )
    (folder / "search.html").write_text(html, encoding="utf-8")
    shutil.copytree(THEME / "static", folder / "theme")
    fake = (HERE / "fake_client.js").read_text(encoding="utf-8")
    documents = f"self.documents = {json.dumps(DOCUMENTS)};\n"
    (folder / "theme" / "search" / "client.js").write_text(documents + fake, encoding="utf-8")
    (folder / "articles").mkdir()
    for each in DOCUMENTS:
        page = f'<!doctype html><meta charset="utf-8"><link rel="icon" href="data:,"><p id="l3">{each["id"]}'
        (folder / "articles" / f"{each['id']}.html").write_text(page, encoding="utf-8")
    return folder


@pytest.fixture
def root(site: Path, serve: Any) -> str:
    return serve(site)


@pytest.fixture
def start(page: Page, root: str) -> Open:
    """``start("?q=…", delay=500)`` opens the search page over an engine that behaves so."""

    def opened(query: str = "", **wish: Any) -> None:
        page.add_init_script(f"self.fake = {json.dumps(wish)}")
        page.goto(f"{root}search.html{query}")

    return opened


def box(page: Page) -> Any:
    return page.get_by_role("combobox", name="Tìm trong toàn bộ các bài")


def status(page: Page) -> Any:
    return page.get_by_role("status")


def titles(page: Page) -> list[str]:
    return page.locator(".results h3 a").all_inner_texts()


def test_results_come_while_one_types(page: Page, start: Open) -> None:
    start()
    expect(status(page)).to_contain_text("Gõ có dấu để tìm đúng chữ ấy")
    box(page).press_sequentially("khung ho")
    expect(status(page)).to_have_text("Tìm thấy 2 bài.")
    assert titles(page) == ["Khủng hoảng kinh tế", "Tin cũ"]
    assert page.evaluate("asked[0].typing") is True
    page.keyboard.press("Enter")
    expect(status(page)).to_contain_text("Không tìm thấy gì cho “khung ho”")
    assert page.evaluate("asked.at(-1).typing") is False


def test_a_result_has_its_title_date_source_and_two_passages_with_the_words_marked(
    page: Page, start: Open
) -> None:
    start("?q=khung+hoang")
    first, second = page.locator(".hit").all()
    assert first.locator("h3 mark").all_inner_texts() == ["Khủng", "hoảng"]
    expect(first.locator("time")).to_have_attribute("datetime", "2017-04-12")
    expect(first.locator(".of")).to_contain_text("Báo Tin Tức")
    expect(first.locator(".kwic a")).to_have_count(2)
    assert first.locator(".kwic mark").all_inner_texts() == ["khủng", "hoảng"] * 2
    expect(second.locator("time")).to_have_count(0)
    expect(second.locator(".of")).to_contain_text("khoảng 2015–2016")


def test_a_passage_leads_to_its_paragraph_and_tells_the_words_to_mark(
    page: Page, start: Open, root: str
) -> None:
    start("?q=khung+hoang")
    page.locator(".hit").first.locator(".kwic a").nth(1).click()
    expect(page).to_have_url(f"{root}articles/khung.html?q=%22khung+hoang%22#l4")


def test_where_there_is_one_passage_the_lead_stays(page: Page, start: Open) -> None:
    start("?q=hai")
    expect(page.locator(".kwic li").first).to_have_text("Cuộc khủng hoảng kéo dài đã hai năm.")
    expect(page.locator(".kwic li").nth(1)).to_have_text("Kinh tế thế giới.")


def test_nothing_moves_when_the_passages_come(page: Page, start: Open) -> None:
    page.add_init_script(
        """self.shifts = 0;
        new PerformanceObserver((list) => list.getEntries().forEach((entry) => (self.shifts += entry.value)))
          .observe({ type: "layout-shift", buffered: true });"""
    )
    start("?q=bong", delay=150)
    expect(page.locator(".kwic a")).to_have_count(20)
    page.wait_for_timeout(200)
    assert page.evaluate("shifts") < 0.02


def test_how_well_a_result_fits_is_said_in_words(page: Page, start: Open) -> None:
    start("?q=nói+khủng")
    assert page.locator(".tier").all_inner_texts() == ["Có đủ các từ"]
    start("?q=khủng+hoảng")
    assert page.locator(".tier").all_inner_texts() == ["Đúng cụm từ"]
    start("?q=bóng")
    assert page.locator(".tier").all_inner_texts() == []


def test_the_address_holds_the_query_and_typing_is_one_step_of_the_history(
    page: Page, start: Open, root: str
) -> None:
    page.goto(f"{root}articles/khung.html")
    start()
    box(page).press_sequentially("khung")
    expect(page).to_have_url(re.compile(r"\?q=khung$"))
    page.keyboard.press("Enter")
    box(page).press_sequentially(" bo")
    expect(page).to_have_url(re.compile(r"\?q=khung\+bo$"))
    page.go_back()
    expect(page).to_have_url(re.compile(r"\?q=khung$"))
    expect(box(page)).to_have_value("khung")
    expect(status(page)).to_have_text("Tìm thấy 3 bài.")
    page.go_forward()
    expect(box(page)).to_have_value("khung bo")
    expect(status(page)).to_have_text("Tìm thấy 1 bài.")
    page.go_back()
    page.go_back()
    expect(page).to_have_url(f"{root}articles/khung.html")


def test_back_from_an_article_returns_to_the_results_and_the_place(page: Page, start: Open) -> None:
    start("?q=bong")
    page.get_by_role("button", name="Xem thêm").click()
    expect(page.locator(".hit")).to_have_count(20)
    expect(page).to_have_url(re.compile("page=2"))
    page.locator(".hit h3 a").nth(14).scroll_into_view_if_needed()
    page.wait_for_timeout(400)
    before = page.evaluate("scrollY")
    assert before > 500
    page.locator(".hit h3 a").nth(14).click()
    page.go_back()
    expect(page.locator(".hit")).to_have_count(20)
    page.wait_for_function("(before) => Math.abs(scrollY - before) < 40", arg=before)


def test_more_results_are_added_and_the_first_of_them_takes_the_focus(page: Page, start: Open) -> None:
    start("?q=bong")
    expect(status(page)).to_have_text("Tìm thấy 25 bài.")
    page.get_by_role("button", name="Xem thêm").click()
    expect(page.locator(".hit h3 a").nth(10)).to_be_focused()
    page.get_by_role("button", name="Xem thêm").click()
    expect(page.locator(".hit")).to_have_count(25)
    expect(page.get_by_role("button", name="Xem thêm")).to_be_hidden()


def test_arrows_walk_from_the_box_through_the_results_and_back(page: Page, start: Open) -> None:
    start("?q=bong")
    expect(page.locator(".hit")).to_have_count(10)
    box(page).focus()
    page.keyboard.press("ArrowDown")
    expect(page.locator(".hit h3 a").first).to_be_focused()
    page.keyboard.press("ArrowDown")
    expect(page.locator(".hit h3 a").nth(1)).to_be_focused()
    page.keyboard.press("ArrowUp")
    page.keyboard.press("ArrowUp")
    expect(box(page)).to_be_focused()
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    expect(page).to_have_url(re.compile("articles/many"))


def test_type_ahead_is_a_combobox_for_keys_and_mouse(page: Page, start: Open) -> None:
    start()
    box(page).press_sequentially("khu")
    options = page.locator(".suggestions [role=option]")
    expect(options).to_have_count(2)
    expect(box(page)).to_have_attribute("aria-expanded", "true")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("ArrowDown")
    expect(options.nth(1)).to_have_attribute("aria-selected", "true")
    assert box(page).get_attribute("aria-activedescendant") == options.nth(1).get_attribute("id")
    expect(box(page)).to_have_value("khu")
    page.keyboard.press("Enter")
    expect(box(page)).to_have_value("khủng bố")
    expect(options).to_have_count(0)
    expect(status(page)).to_have_text("Tìm thấy 1 bài.")
    box(page).fill("lav")
    expect(options).to_have_text([re.compile("Sergei Lavrov.*Người")])
    page.keyboard.press("Escape")
    expect(options).to_have_count(0)
    expect(box(page)).to_have_value("lav")
    box(page).fill("khủ")
    options.first.click()
    expect(box(page)).to_have_value("khủng hoảng kinh tế")
    expect(box(page)).to_be_focused()


def test_keys_of_an_input_method_are_left_to_it(page: Page, start: Open) -> None:
    start()
    box(page).press_sequentially("khu")
    expect(page.locator(".suggestions li")).to_have_count(2)
    page.evaluate(
        """() => { const box = document.getElementById("search-box");
        for (const key of ["ArrowDown", "Enter", "Escape"])
          box.dispatchEvent(new KeyboardEvent("keydown", { key, isComposing: true, bubbles: true, cancelable: true })); }"""
    )
    expect(page.locator(".suggestions li")).to_have_count(2)
    expect(page.locator("[aria-selected=true]")).to_have_count(0)
    expect(box(page)).to_have_value("khu")


def test_filters_go_into_the_address_and_come_off_as_chips(page: Page, start: Open) -> None:
    page.set_viewport_size({"width": 1280, "height": 900})
    start("?q=khung+hoang")
    page.get_by_role("checkbox", name="VnExpress").check()
    expect(page).to_have_url(re.compile("source=VnExpress"))
    expect(status(page)).to_have_text("Tìm thấy 1 bài.")
    expect(page.get_by_role("checkbox", name="VnExpress")).to_be_checked()
    expect(page.get_by_role("checkbox", name="VnExpress")).to_be_focused()
    page.get_by_role("button", name="Bỏ lọc: Nguồn: VnExpress").click()
    expect(status(page)).to_have_text("Tìm thấy 2 bài.")
    expect(page.locator(".chips")).to_be_hidden()
    page.go_back()
    expect(page.get_by_role("checkbox", name="VnExpress")).to_be_checked()


def test_a_shared_address_shows_its_filters_by_name(page: Page, start: Open) -> None:
    start("?q=khung+hoang&person=sergei-lavrov&from=2016&order=newest")
    expect(page.locator(".chips li")).to_have_text(
        [re.compile("từ 2016"), re.compile("Người: Sergei Lavrov"), "Bỏ mọi bộ lọc"]
    )
    page.get_by_role("button", name="Bỏ mọi bộ lọc").click()
    expect(page).to_have_url(re.compile(r"\?q=khung\+hoang&order=newest$"))


def test_years_are_chosen_by_bars_sliders_or_numbers(page: Page, start: Open) -> None:
    page.set_viewport_size({"width": 1280, "height": 900})
    start("?q=bong")
    expect(page.get_by_role("img", name="Số bài mỗi năm, từ 2010 đến 2017")).to_be_visible()
    page.get_by_role("spinbutton", name="Từ năm").fill("2015")
    page.keyboard.press("Tab")
    expect(page).to_have_url(re.compile("from=2015"))
    page.get_by_role("slider", name="Đến năm").focus()
    page.keyboard.press("ArrowLeft")
    expect(page).to_have_url(re.compile("from=2015&to=2016"))
    expect(page.get_by_role("slider", name="Đến năm")).to_be_focused()
    expect(page.locator(".bars rect:not(.out)")).to_have_count(2)
    page.locator(".bars rect[data-year='2012']").click()
    expect(page).to_have_url(re.compile("from=2012&to=2012"))


def test_the_kind_of_result_is_chosen_and_statements_name_their_speaker(page: Page, start: Open) -> None:
    start("?q=Lavrov")
    expect(page.locator(".known a")).to_have_text("Sergei Lavrov")
    page.get_by_role("link", name=re.compile("Phát ngôn")).click()
    expect(page).to_have_url(re.compile("kind=statement"))
    expect(page.locator(".kwic .who")).to_have_text("Sergei Lavrov")
    page.get_by_role("link", name=re.compile("Người và tên riêng")).click()
    expect(status(page)).to_have_text("1 mục có tên này.")
    expect(page.locator(".hit")).to_have_count(0)


def test_other_names_that_were_searched_are_said_and_can_be_left_out(page: Page, start: Open) -> None:
    start("?q=Hoa+Kỳ")
    expect(page.locator(".remarks")).to_contain_text("Đã tìm cả “Mỹ” cho “Hoa Kỳ”.")
    page.get_by_role("link", name="Chỉ tìm đúng chữ đã gõ").click()
    expect(page).to_have_url(re.compile("aliases=0"))
    expect(page.locator(".remarks")).not_to_contain_text("Đã tìm cả")
    page.get_by_role("link", name="Tìm cả các cách gọi khác").click()
    expect(page.locator(".remarks")).to_contain_text("Đã tìm cả “Mỹ”")


def test_what_was_understood_of_a_query_is_said(page: Page, start: Open) -> None:
    understood = [
        {"code": "date", "operator": "before", "text": "12/4/2017", "means": "2017-04-12"},
        {"code": "unclosed-quote"},
        {"code": "not-known-to-the-page"},
    ]
    start("?q=bong", understood=understood)
    expect(page.locator(".remarks p")).to_have_text(
        "Trước “12/4/2017” hiểu là 12/4/2017. Dấu ngoặc kép chưa đóng: coi như đóng ở cuối."
    )


def test_an_empty_result_helps(page: Page, start: Open) -> None:
    start("?q=xyzzy")
    expect(status(page)).to_have_text("Không tìm thấy gì cho “xyzzy”.")
    expect(page.get_by_role("link", name="Mục lục A–Z")).to_be_visible()
    page.get_by_role("link", name="khủng hoảng").click()
    expect(box(page)).to_have_value("khủng hoảng")
    expect(status(page)).to_have_text("Tìm thấy 2 bài.")


def test_hostile_texts_are_shown_as_text(page: Page, start: Open) -> None:
    start("?q=độc")
    expect(page.locator(".hit h3")).to_have_text(HOSTILE)
    expect(page.locator(".kwic")).to_contain_text("</script><script>alert(2)</script>")
    assert page.locator(".results img, .results script, .results b").count() == 0
    start("?q=%3Cimg+src%3Dx%3E&source=%3Cb%3E&person=__proto__")
    expect(page.locator(".chips")).to_contain_text("Nguồn: <b>")
    expect(status(page)).to_contain_text("<img src=x>")
    assert page.locator("main img, .chips b, .count *").count() == 0


def test_a_slow_answer_is_announced_and_never_overtakes_a_newer_one(page: Page, start: Open) -> None:
    start("?q=bong", delay=700)
    expect(status(page)).to_have_text("Đang tìm…")
    page.evaluate("fake.delay = 0")
    box(page).fill("khủng bố")
    expect(status(page)).to_have_text("Tìm thấy 1 bài.")
    page.wait_for_timeout(800)
    expect(status(page)).to_have_text("Tìm thấy 1 bài.")
    expect(page.locator(".hit")).to_have_count(1)


def test_a_missing_part_of_the_index_is_named_and_tried_again(page: Page, start: Open) -> None:
    start("?q=bong", missing=["b/3"])
    expect(page.locator(".remarks")).to_contain_text("chưa tải được (b/3)")
    expect(page.locator(".hit")).to_have_count(10)
    page.evaluate("fake.missing = []")
    page.get_by_role("button", name="Thử lại").click()
    expect(page.locator(".remarks")).to_be_hidden()


def test_an_index_that_cannot_be_loaded_is_said_and_tried_again(page: Page, start: Open) -> None:
    start("?q=bong", fail="meta")
    expect(status(page)).to_contain_text("Không tải được chỉ mục tìm kiếm.")
    expect(page.get_by_role("link", name="Mục lục A–Z")).to_be_visible()
    page.evaluate("fake.fail = ''")
    page.get_by_role("button", name="Thử lại").click()
    expect(status(page)).to_have_text("Tìm thấy 25 bài.")


def test_an_old_browser_is_told_so(page: Page, start: Open) -> None:
    start("?q=bong", fail="unsupported")
    expect(status(page)).to_contain_text("Trình duyệt này quá cũ")
    expect(page.get_by_role("button", name="Thử lại")).to_have_count(0)


def test_concordance_lists_every_passage_and_sorts_by_its_neighbours(page: Page, start: Open) -> None:
    start("?q=bong")
    page.get_by_role("link", name="Xem mọi đoạn thành bảng").click()
    expect(page).to_have_url(re.compile("view=concordance"))
    expect(page.locator("table.concordance tbody tr")).to_have_count(25)
    expect(status(page)).to_have_text("25 đoạn đầu tiên.")
    page.get_by_role("button", name="Thêm 25 đoạn").click()
    expect(page.locator("table.concordance tbody tr")).to_have_count(50)
    expect(page).to_have_url(re.compile("page=2"))
    page.reload()
    expect(page.locator("table.concordance tbody tr")).to_have_count(50)
    page.get_by_role("button", name="Xếp theo từ đứng sau").click()
    rights = page.locator("td.right").all_inner_texts()
    assert rights[0] == "hay."
    assert rights == sorted(rights)
    page.get_by_role("button", name="Xếp theo từ đứng sau").click()
    expect(page.locator("th.right")).to_have_attribute("aria-sort", "descending")
    expect(page.locator("td.right").first).to_have_text("tròn.")
    page.get_by_role("button", name="Xếp theo từ đứng trước").click()
    assert page.locator("td.left").first.inner_text() == "Đội"
    expect(page.get_by_role("img", name=re.compile("Số bài mỗi năm"))).to_be_visible()
    page.get_by_role("link", name="Xem danh sách bài").click()
    expect(page.locator(".hit")).to_have_count(10)


def test_concordance_is_copied_for_a_spreadsheet(page: Page, start: Open, root: str) -> None:
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    start("?q=độc&view=concordance")
    page.get_by_role("button", name="Chép dạng CSV").click()
    expect(status(page)).to_have_text("Đã chép 1 dòng.")
    head, row, _ = page.evaluate("navigator.clipboard.readText()").split("\r\n")
    assert head == "Trước,Từ tìm,Sau,Ngày,Bài,URL"
    assert row.startswith("</script><script>alert(2)</script>,độc,“=1+1”,2017-04-12,")
    assert row.endswith(f"{root}articles/hostile.html#l3")


@pytest.mark.parametrize("query", ["", "?q=khung+hoang", "?q=bong&view=concordance", "?q=xyzzy"])
def test_a_phone_needs_no_sideways_scrolling(page: Page, start: Open, query: str) -> None:
    page.set_viewport_size({"width": 320, "height": 640})
    start(query)
    expect(status(page)).not_to_be_empty()
    page.wait_for_timeout(200)
    for summary in page.locator(".facets > summary").all():
        if summary.is_visible():
            summary.click()
    page.wait_for_timeout(200)
    assert page.evaluate("document.documentElement.scrollWidth") <= 320


def test_on_a_phone_the_facets_are_folded_until_asked_for(page: Page, start: Open) -> None:
    page.set_viewport_size({"width": 390, "height": 800})
    start("?q=khung+hoang")
    expect(page.locator(".hit")).to_have_count(2)
    expect(page.get_by_role("checkbox", name="VnExpress")).to_have_count(0)
    page.get_by_text("Lọc và sắp xếp").click()
    expect(page.get_by_role("checkbox", name="VnExpress")).to_be_visible()


def test_without_javascript_the_page_offers_other_ways(browser: Browser, root: str) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{root}search.html?q=duong")
    expect(page.locator("noscript p")).to_be_visible()
    expect(page.get_by_role("combobox")).to_be_hidden()
    for name in ("Mục lục A–Z", "Niên biểu", "Người", "Tất cả bài"):
        expect(page.get_by_role("link", name=name, exact=True)).to_be_visible()
    context.close()


def test_a_known_name_is_told_once_and_a_bad_date_is_offered_mended(page: Page, start: Open) -> None:
    understood = [
        {"code": "field", "operator": "speaker", "text": "Lavrov"},
        {"code": "name", "operator": "speaker", "text": "Lavrov", "means": "Sergei Lavrov"},
        {"code": "field", "operator": "place", "text": "Nga"},
        {"code": "name", "operator": "place", "text": "Nga", "means": "Nga"},
        {"code": "bad-date", "operator": "after", "text": "32/13/2017", "suggest": "2017"},
    ]
    start("?q=bong", understood=understood)
    expect(page.locator(".remarks p")).to_have_text(
        "Người nói “Lavrov” hiểu là Sergei Lavrov. Tìm trong nơi: “Nga”. “32/13/2017” không đọc được thành ngày, "
        "nên không dùng để lọc. Có phải bạn muốn tìm: 2017."
    )


def test_who_stops_typing_is_answered_for_the_word_as_it_stands(page: Page, start: Open) -> None:
    start()
    box(page).press_sequentially("da")
    expect(status(page)).to_have_text("Tìm thấy 27 bài.")
    expect(status(page)).to_have_text("Tìm thấy 26 bài.")
    box(page).fill("khun")
    expect(status(page)).to_have_text("Tìm thấy 3 bài.")
    page.wait_for_timeout(1500)
    assert page.evaluate("asked.at(-1).typing") is False
    assert len(titles(page)) == 3, "an unfinished word keeps what it found"


def test_on_a_phone_two_names_stand_above_the_first_article(page: Page, start: Open) -> None:
    page.set_viewport_size({"width": 360, "height": 740})
    start("?q=Lavrov", names=5)
    names = page.locator(".known a")
    expect(names).to_have_count(2)
    page.get_by_role("button", name="Thêm 3").click()
    expect(names).to_have_count(5)
    expect(names.nth(2)).to_be_focused()
    page.set_viewport_size({"width": 1280, "height": 740})
    page.reload()
    expect(names).to_have_count(5)


def test_a_count_that_was_a_least_one_is_exact_once_the_facets_have_counted(page: Page, start: Open) -> None:
    page.set_viewport_size({"width": 1280, "height": 740})
    start("?q=bong", least=5)
    expect(page.locator(".facets fieldset").first).to_be_visible()
    expect(status(page)).to_have_text("Tìm thấy 25 bài.")
