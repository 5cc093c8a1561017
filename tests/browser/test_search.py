"""Searching as a person does it, over http under a sub-path and from a folder opened by double click."""

from __future__ import annotations

import re
import shutil
import unicodedata
from pathlib import Path
from typing import Any

import pytest
from jinja2 import ChoiceLoader, DictLoader, Environment, FileSystemLoader
from playwright.sync_api import Browser, Page, expect

from plugins.search import Document, index_script

THEME = Path(__file__).parents[2] / "theme"

BASE = """<!doctype html><html lang="vi"><head><meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; font-src 'self'; connect-src 'self'; manifest-src 'self'; worker-src 'self'; base-uri 'none'; form-action 'self'">
<link rel="icon" href="data:,"><title>{% block title %}{% endblock %}</title>{% block scripts %}{% endblock %}</head>
<body><main>{% block content %}{% endblock %}</main></body></html>"""


def document(
    key: str, title: str, text: str = "", date: str = "12/4/2017", source: str = "Báo Tin Tức"
) -> Document:
    return Document(key, f"articles/{key}.html", title, "", text, date, source)


HOSTILE = "<img src=x onerror=alert(1)> __proto__ độc hại"
DOCUMENTS = [
    document("khung", "Khủng hoảng kinh tế", "Cuộc khủng hoảng kéo dài. " * 30),
    document("duong", "Đường sắt Bắc - Nam", "Tuyến đường dài nhất."),
    document("hoa-old", "Hòa bình ở Syria", "Đàm phán hòa bình."),
    document("hoa-new", "Tin ngắn", "Nền hoà bình lâu dài."),
    document("kysu", "Kỹ sư trẻ", "Các kĩ sư giỏi."),
    document("kisu", "Kĩ sư già", "Nghề xưa.", date="không rõ ngày", source=""),
    document("untitled", "", "Bài không tên nói về khủng bố."),
    document("hostile", HOSTILE, "</script><script>alert(2)</script> 'mã' \u2028 độc"),
    *(document(f"many-{n:02}", f"Bóng đá vòng {n}") for n in range(45)),
]


@pytest.fixture(scope="session")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A site of a search page, its index and one page for each document."""
    folder = tmp_path_factory.mktemp("site")
    environment = Environment(
        loader=ChoiceLoader([DictLoader({"base.html": BASE}), FileSystemLoader(THEME / "templates")]),
        autoescape=True,
    )
    html = environment.get_template("search.html").render(
        SITEURL=".", SITENAME="Kho báo", _=lambda text: text
    )
    (folder / "search.html").write_text(html, encoding="utf-8")
    shutil.copytree(THEME / "static", folder / "theme")
    (folder / "search").mkdir()
    (folder / "search" / "index.js").write_text(index_script(DOCUMENTS), encoding="utf-8")
    (folder / "articles").mkdir()
    for each in [*DOCUMENTS, document("index", "Danh sách")]:
        (folder / each.url).write_text(
            f'<!doctype html><meta charset="utf-8"><link rel="icon" href="data:,"><p>{each.id}', "utf-8"
        )
    return folder


@pytest.fixture(params=["http", "file"])
def root(request: pytest.FixtureRequest, site: Path, serve: Any) -> str:
    """The site's address: every test that takes it runs over http and on file://."""
    return serve(site) if request.param == "http" else f"{site.as_uri()}/"


def titles(page: Page) -> list[str]:
    return page.locator(".results li > a").all_inner_texts()


FINDS = {
    "khung hoang": {"Khủng hoảng kinh tế"},
    "khủng hoảng": {"Khủng hoảng kinh tế"},
    unicodedata.normalize("NFD", "khủng hoảng"): {"Khủng hoảng kinh tế"},
    "duong": {"Đường sắt Bắc - Nam"},
    "Đường": {"Đường sắt Bắc - Nam"},
    "hoa binh": {"Hòa bình ở Syria", "Tin ngắn"},
    "hoà bình": {"Hòa bình ở Syria", "Tin ngắn"},
    "hòa bình": {"Hòa bình ở Syria", "Tin ngắn"},
    "kỹ sư": {"Kỹ sư trẻ", "Kĩ sư già"},
    "kĩ sư": {"Kỹ sư trẻ", "Kĩ sư già"},
    "khủng bố": {"[không có tiêu đề]"},
}
NO_SYNTAX = ["title:", "*", "-", "~2", "nosuch:x", "+", "__proto__", '"', "<script>", "a^b", "\\"]


def test_typing_a_query_lists_what_it_finds(page: Page, root: str) -> None:
    page.goto(f"{root}search.html")
    for query, found in FINDS.items():
        page.get_by_role("searchbox").fill("xyzzy")
        expect(page.get_by_role("status")).to_contain_text("Không tìm thấy")
        page.get_by_role("searchbox").fill(query)
        expect(page.get_by_role("status")).to_have_text(f"Tìm thấy {len(found)} bài.")
        assert set(titles(page)) == found, query


def test_a_result_has_title_date_source_and_passage_and_leads_to_its_article(page: Page, root: str) -> None:
    page.goto(f"{root}search.html?q=dai")
    result = page.locator(".results li", has_text="Đường sắt")
    expect(result.locator(".of")).to_have_text("12/4/2017 · Báo Tin Tức")
    expect(result.locator(".gist mark")).to_have_text("dài")
    result.get_by_role("link").click()
    expect(page).to_have_url(f"{root}articles/duong.html")


def test_hits_are_marked_whatever_their_accents(page: Page, root: str) -> None:
    page.goto(f"{root}search.html?q=ky+su")
    expect(page.get_by_role("status")).to_have_text("Tìm thấy 2 bài.")
    assert {"Kỹ", "Kĩ", "sư"} <= set(page.locator("mark").all_inner_texts())


def test_the_address_holds_the_query_and_back_returns_to_it(page: Page, root: str) -> None:
    page.goto(f"{root}search.html")
    page.get_by_role("searchbox").press_sequentially("hòa bình")
    expect(page).to_have_url(re.compile(r"\?q=h%C3%B2a\+b%C3%ACnh$"))
    page.get_by_role("link", name="Tin ngắn").click()
    expect(page).to_have_url(f"{root}articles/hoa-new.html")
    page.go_back()
    expect(page.get_by_role("searchbox")).to_have_value("hòa bình")
    expect(page.get_by_role("status")).to_have_text("Tìm thấy 2 bài.")


def test_typing_adds_no_steps_to_the_history(page: Page, root: str) -> None:
    page.goto(f"{root}articles/index.html")
    page.goto(f"{root}search.html")
    page.get_by_role("searchbox").press_sequentially("kinh te")
    expect(page).to_have_url(re.compile("q=kinh"))
    page.go_back()
    expect(page).to_have_url(f"{root}articles/index.html")


def test_enter_searches_without_leaving_the_page(page: Page, root: str) -> None:
    page.goto(f"{root}search.html")
    page.get_by_role("searchbox").fill("khung hoang")
    page.keyboard.press("Enter")
    expect(page.get_by_role("status")).to_have_text("Tìm thấy 1 bài.")
    page.get_by_role("searchbox").fill("")
    expect(page.locator(".results li")).to_have_count(0)
    expect(page).to_have_url(f"{root}search.html")


def test_hostile_titles_and_texts_are_shown_as_text(page: Page, root: str) -> None:
    page.goto(f"{root}search.html?q=doc")
    expect(page.locator(".results li > a")).to_have_text(HOSTILE)
    expect(page.locator(".results .gist")).to_contain_text("</script><script>alert(2)</script>")
    assert page.locator(".results img, .results script").count() == 0


def test_no_query_breaks_the_page(page: Page, root: str) -> None:
    page.goto(f"{root}search.html")
    for query in NO_SYNTAX:
        page.get_by_role("searchbox").fill(query)
        page.wait_for_function("(query) => new URL(location.href).searchParams.get('q') === query", arg=query)
        expect(page.get_by_role("status")).not_to_be_empty()
        page.get_by_role("searchbox").fill("duong")
        expect(page.get_by_role("status")).to_have_text("Tìm thấy 1 bài.")


def test_where_no_article_has_all_words_those_with_some_are_listed(page: Page, root: str) -> None:
    page.goto(f"{root}search.html?q=Syria+xyzzy")
    expect(page.get_by_role("status")).to_have_text("Không bài nào có đủ các từ. 1 bài có một phần:")
    assert titles(page) == ["Hòa bình ở Syria"]


def test_finding_nothing_says_so_and_what_to_try(page: Page, root: str) -> None:
    page.goto(f"{root}search.html?q=xyzzy")
    expect(page.get_by_role("status")).to_contain_text("Không tìm thấy bài nào cho “xyzzy”. Hãy thử")
    expect(page.get_by_role("link", name="Danh sách tất cả các bài")).to_be_visible()


def test_many_results_come_in_pages(page: Page, root: str) -> None:
    page.goto(f"{root}search.html?q=bong+da")
    expect(page.get_by_role("status")).to_have_text("Tìm thấy 45 bài.")
    expect(page.locator(".results li")).to_have_count(20)
    page.get_by_role("button", name="Xem thêm").click()
    expect(page.locator(".results li")).to_have_count(40)
    expect(page.locator(".results li").nth(20).get_by_role("link")).to_be_focused()
    page.get_by_role("button", name="Xem thêm").click()
    expect(page.locator(".results li")).to_have_count(45)
    expect(page.get_by_role("button", name="Xem thêm")).to_be_hidden()


def test_the_index_is_loaded_only_when_it_is_needed(page: Page, site: Path, serve: Any) -> None:
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    root = serve(site)
    page.goto(f"{root}search.html", wait_until="load")
    assert f"{root}search/index.js" not in asked
    with page.expect_response(f"{root}search/index.js"):
        page.get_by_role("searchbox").focus()
    assert all(url.startswith(root) for url in asked if not url.startswith("data:"))


def test_a_missing_index_is_said_plainly_and_tried_again(page: Page, site: Path, serve: Any) -> None:
    root = serve(site)
    page.route("**/search/index.js", lambda route: route.abort())
    page.goto(f"{root}search.html?q=duong")
    expect(page.get_by_role("status")).to_contain_text("Không tải được chỉ mục tìm kiếm.")
    page.unroute("**/search/index.js")
    page.get_by_role("button", name="Tìm", exact=True).click()
    expect(page.get_by_role("status")).to_have_text("Tìm thấy 1 bài.")
    assert all("ERR_FAILED" in complaint for complaint in page.complaints)  # type: ignore[attr-defined]
    page.complaints.clear()  # type: ignore[attr-defined]


def test_a_slow_index_is_announced(page: Page, site: Path, serve: Any) -> None:
    held: list[Any] = []
    page.route("**/search/index.js", lambda route: held.append(route))
    page.goto(f"{serve(site)}search.html?q=duong")
    expect(page.get_by_role("status")).to_have_text("Đang tải chỉ mục…")
    held[0].continue_()
    expect(page.get_by_role("status")).to_have_text("Tìm thấy 1 bài.")


def test_without_javascript_the_page_leads_to_the_list_of_all_articles(
    browser: Browser, site: Path, serve: Any
) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{serve(site)}search.html?q=duong")
    expect(page.get_by_role("searchbox")).to_be_hidden()
    page.get_by_role("link", name="Xem danh sách tất cả các bài").click()
    expect(page).to_have_url(re.compile(r"/articles/index\.html$"))
    context.close()


@pytest.mark.parametrize("protocol", ["http", "file"])
def test_the_site_of_the_seeds_is_searched_from_its_home_page(
    page: Page, seed_site: Path, serve: Any, protocol: str
) -> None:
    root = serve(seed_site) if protocol == "http" else f"{seed_site.as_uri()}/"
    page.goto(f"{root}index.html")
    page.get_by_role("searchbox").first.fill("khung hoang")
    page.keyboard.press("Enter")
    expect(page).to_have_url(f"{root}search.html?q=khung+hoang")
    expect(page.locator(".results mark", has_text="khủng").first).to_be_visible()
    found = {}
    for query in ("khủng hoảng", "duong", "Đường", "hoa binh", "hoà bình", "hòa bình"):
        page.get_by_role("searchbox").fill(query)
        page.wait_for_function("(query) => new URL(location.href).searchParams.get('q') === query", arg=query)
        found[query] = titles(page)
    assert found.pop("Đường") == []  # the five articles write dường and dương, no đường
    assert all(found.values())
    assert found["hoà bình"] == found["hòa bình"]
    assert set(found["hoà bình"]) <= set(found["hoa binh"])
    page.locator(".results li > a").first.click()
    expect(page.locator("main h1").first).to_be_visible()
