"""Searching a built archive as a person does it: on a server under a sub-path, and in the offline copy."""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
import unicodedata
import zipfile
from pathlib import Path
from typing import Any, NamedTuple

import pytest
from playwright.sync_api import Page, Route, expect

ROOT = Path(__file__).parents[2]
expect.set_options(timeout=15_000)
HOSTILE = "<img src=x onerror=alert(1)> __proto__ độc hại trong sữa"
SEEDS = {
    "khung-hoang": [
        "Khủng hoảng kinh tế lan rộng ở châu Á",
        "(VnExpress) - Ngày 12/4/2017, cuộc khủng hoảng kinh tế đã lan ra nhiều nước.",
        "Thủ tướng Nguyễn Xuân Phúc cho biết Chính phủ sẽ hỗ trợ người dân vượt qua khủng hoảng.",
        "Các chuyên gia nói tuyến đường phía trước còn dài.",
    ],
    "duong-sat": [
        "Đường sắt Bắc - Nam chạy lại sau mưa lũ",
        "Sáng 3/11/2018, tàu hỏa đã chạy lại trên tuyến đường sắt Bắc - Nam sau nhiều ngày mưa lũ.",
        "“Chúng tôi đã làm việc suốt đêm để thông đường”, ông Nguyễn Văn Tùng nói.",
    ],
    "hoa-binh": [
        "Đàm phán hòa bình về Syria nối lại",
        "Ngày 5/2/2016, các bên nối lại đàm phán hòa bình về Syria tại Geneva.",
        "Ngoại trưởng Nga Sergei Lavrov cho biết Nga ủng hộ hoà bình lâu dài.",
    ],
    "doc": [
        HOSTILE,
        "Ngày 7/8/2019, cơ quan chức năng công bố kết quả về chất độc hại trong sữa.",
        "</script><script>alert(2)</script> là đoạn mã độc được in trên bao bì, theo lời ông Trần Văn Tám.",
    ],
    **{
        f"bong-da-{n:02}": [
            f"Bóng đá vòng {n}: đội chủ nhà thắng",
            f"Chiều {n + 1}/5/2020, đội chủ nhà thắng trận bóng đá vòng {n} trên sân nhà.",
            "Khán giả đến sân rất đông.",
        ]
        for n in range(1, 15)
    },
}


class Archive(NamedTuple):
    site: Path
    copy: Path
    """The offline copy, unpacked."""


@pytest.fixture(scope="session")
def archive(tmp_path_factory: pytest.TempPathFactory) -> Archive:
    """A small archive as ``invoke build --offline`` makes it: only to be read."""
    folder = tmp_path_factory.mktemp("search")
    (folder / "seeds").mkdir()
    for name, lines in SEEDS.items():
        (folder / "seeds" / f"{name}.txt").write_text("\n\n".join(lines) + "\n", encoding="utf-8")
    shutil.copytree(ROOT / "content" / "pages", folder / "content" / "pages")
    command = [str(Path(sys.executable).with_name("invoke")), "build", "--offline"]
    command += [f"--{name}={folder / name}" for name in ("seeds", "content", "output")]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, encoding="utf-8", timeout=300)
    assert done.returncode == 0, done.stderr
    (made,) = (folder / "dist").glob("*.zip")
    with zipfile.ZipFile(made) as opened:
        opened.extractall(folder / "copy")
    return Archive(folder / "output", folder / "copy" / made.stem)


@pytest.fixture(params=["http", "file"])
def root(request: pytest.FixtureRequest, archive: Archive, serve: Any) -> str:
    """The archive's address: every test that takes it runs on a server and in the offline copy."""
    return serve(archive.site) if request.param == "http" else f"{archive.copy.as_uri()}/"


def box(page: Page) -> Any:
    return page.get_by_role("combobox", name="Tìm trong toàn bộ các bài")


def status(page: Page) -> Any:
    return page.get_by_role("status")


def links(page: Page) -> set[str]:
    """The articles found, by the names of their files."""
    hrefs = page.locator(".hit h3 a").evaluate_all("(links) => links.map((link) => link.pathname)")
    return {Path(href).stem for href in hrefs}


FINDS = {
    "khung hoang": {"khung-hoang"},
    "khủng hoảng": {"khung-hoang"},
    unicodedata.normalize("NFD", "khủng hoảng"): {"khung-hoang"},
    "duong": {"duong-sat", "khung-hoang"},
    "hoa binh lau dai": {"hoa-binh"},
    "hòa bình": {"hoa-binh"},
    "hoà bình": {"hoa-binh"},
    '"duong sat"': {"duong-sat"},
    "duong -sat": {"khung-hoang"},
    "Syria OR sữa": {"hoa-binh", "doc"},
    "tiêu đề:đường": {"duong-sat"},
    "duong trước:2019": {"duong-sat"},
}


def test_typing_a_query_lists_what_it_finds(page: Page, root: str) -> None:
    page.goto(f"{root}search.html")
    for query, found in FINDS.items():
        box(page).fill(query)
        page.keyboard.press("Enter")
        page.wait_for_function(
            "(query) => new URL(location.href).searchParams.get('q') === query.trim()", arg=query
        )
        expect(page.locator(".hit")).to_have_count(len(found))
        page.wait_for_function("() => !document.querySelector('[role=status]').textContent.includes('…')")
        assert links(page) == found, query


def test_a_passage_leads_to_its_paragraph_where_the_words_are_marked(page: Page, root: str) -> None:
    page.goto(f"{root}search.html?q=khung+hoang")
    passage = page.locator(".kwic a").first
    expect(passage.locator("mark").first).to_be_visible()
    passage.click()
    page.wait_for_url(re.compile(r"articles/khung-hoang\.html\?q=.*#l\d+$"))
    line = page.url.rpartition("#l")[2]
    expect(page.locator(f"[data-line='{line}']")).to_be_in_viewport()
    page.wait_for_function("() => CSS.highlights.has('found')")
    marked = page.evaluate("[...CSS.highlights.get('found')].map((range) => range.toString().toLowerCase())")
    assert marked.count("khủng hoảng") >= 3
    assert set(marked) <= {"khủng hoảng", "khủng", "hoảng"}
    page.go_back()
    expect(box(page)).to_have_value("khung hoang")
    expect(status(page)).to_have_text("Tìm thấy 1 bài.")


def test_no_article_is_marked_unless_the_address_asks(page: Page, root: str) -> None:
    page.goto(f"{root}articles/khung-hoang.html")
    assert page.evaluate("CSS.highlights.size") == 0
    assert page.locator("script[src*=found]").count() == 0


def test_hostile_titles_and_texts_are_shown_as_text(page: Page, root: str) -> None:
    page.goto(f"{root}search.html?q=%22m%C3%A3+%C4%91%E1%BB%99c%22")
    expect(page.locator(".kwic").first).to_contain_text("</script><script>alert(2)</script>")
    page.goto(f"{root}search.html?q=%22h%E1%BA%A1i+trong+s%E1%BB%AFa%22")
    expect(page.locator(".hit").first).to_contain_text(HOSTILE)
    assert page.locator(".results img, .results script").count() == 0


@pytest.mark.parametrize(
    "query", ["title:", "*", "-", "nosuch:x", "__proto__", '"', "<script>", "a^b~2", "\\", "((", "OR"]
)
def test_no_query_breaks_the_page(page: Page, archive: Archive, serve: Any, query: str) -> None:
    page.goto(f"{serve(archive.site)}search.html")
    box(page).fill(query)
    page.keyboard.press("Enter")
    page.wait_for_function("(query) => new URL(location.href).searchParams.get('q') === query", arg=query)
    expect(status(page)).to_have_text(re.compile("Tìm thấy|Không|bài"))
    box(page).fill("Syria")
    expect(status(page)).to_have_text("Tìm thấy 1 bài.")


def test_type_ahead_offers_words_and_names_of_the_archive(page: Page, root: str) -> None:
    page.goto(f"{root}search.html")
    box(page).press_sequentially("lavr")
    expect(page.locator(".suggestions [role=option]").first).to_contain_text("Lavrov")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    expect(box(page)).to_have_value("Sergei Lavrov")
    expect(page.locator(".known a")).to_have_text(["Sergei Lavrov"])
    assert links(page) == {"hoa-binh"}


def test_years_and_sources_narrow_a_search(page: Page, root: str) -> None:
    page.set_viewport_size({"width": 1280, "height": 900})
    page.goto(f"{root}search.html?q=duong")
    expect(page.get_by_role("img", name=re.compile("Số bài mỗi năm"))).to_be_visible()
    page.get_by_role("spinbutton", name="Từ năm").fill("2018")
    page.keyboard.press("Enter")
    expect(status(page)).to_have_text("Tìm thấy 1 bài.")
    assert links(page) == {"duong-sat"}
    page.get_by_role("button", name="Bỏ lọc: Năm: từ 2018").click()
    expect(status(page)).to_have_text("Tìm thấy 2 bài.")
    page.get_by_label("Thứ tự").select_option("newest")
    expect(page.locator(".hit").first).to_contain_text("2018")


def test_statements_name_their_speaker(page: Page, root: str) -> None:
    page.goto(f"{root}search.html?q=%E1%BB%A7ng+h%E1%BB%99&kind=statement")
    expect(page.locator(".kwic .who").first).to_have_text("Sergei Lavrov")


def test_many_results_come_in_pages(page: Page, root: str) -> None:
    page.goto(f"{root}search.html?q=b%C3%B3ng+%C4%91%C3%A1")
    expect(page.locator(".hit")).to_have_count(10)
    page.get_by_role("button", name="Xem thêm").click()
    expect(page.locator(".hit")).to_have_count(14)
    expect(page.locator(".hit h3 a").nth(10)).to_be_focused()
    expect(page.get_by_role("button", name="Xem thêm")).to_be_hidden()


def test_single_keys_go_to_the_box_and_from_result_to_result(page: Page, root: str) -> None:
    page.goto(f"{root}search.html?q=b%C3%B3ng+%C4%91%C3%A1")
    titles = page.locator(".hit h3 a")
    expect(titles).to_have_count(10)
    page.keyboard.press("j")
    expect(titles.first).to_be_focused()
    page.keyboard.press("j")
    expect(titles.nth(1)).to_be_focused()
    page.keyboard.press("k")
    expect(titles.first).to_be_focused()
    page.keyboard.press("/")
    expect(box(page)).to_be_focused()
    expect(box(page)).to_have_value("bóng đá")


def test_concordance_shows_every_passage(page: Page, root: str) -> None:
    page.goto(f"{root}search.html?q=khung+hoang&view=concordance")
    expect(page.locator("table.concordance tbody tr")).to_have_count(3)
    assert {mark.lower() for mark in page.locator("td.middle").all_inner_texts()} == {"khủng hoảng"}


def test_lines_removed_from_the_pages_are_searched_only_if_asked_for(
    page: Page, seed_site: Path, serve: Any
) -> None:
    page.goto(f"{serve(seed_site)}search.html?q=Greenland")
    expect(status(page)).to_contain_text("Không tìm thấy gì")
    page.get_by_role("link", name="Tìm cả trong những dòng đã bỏ").click()
    expect(page.locator(".hit")).to_have_count(1)
    page.locator(".kwic a").first.click()
    line = page.locator(":target")
    expect(line).to_contain_text("Greenland")
    expect(line).to_be_visible()
    page.go_back()
    page.get_by_role("button", name=re.compile("Bỏ lọc: Tìm cả trong những dòng đã bỏ")).click()
    expect(status(page)).to_contain_text("Không tìm thấy gì")


def test_a_missing_part_of_the_index_is_said_and_the_rest_works(
    page: Page, archive: Archive, serve: Any
) -> None:
    page.context.route("**/search/p/*", lambda route: route.abort())
    page.goto(f"{serve(archive.site)}search.html?q=khung+hoang")
    expect(status(page)).to_have_text("Tìm thấy 1 bài.")
    expect(page.locator(".remarks")).to_contain_text("chưa tải được")
    page.context.unroute("**/search/p/*")
    page.get_by_role("button", name="Thử lại").click()
    expect(page.locator(".kwic a").first).to_be_visible()
    expect(page.locator(".remarks")).to_be_hidden()
    forget_network_errors(page)


def test_an_index_that_cannot_be_loaded_is_said_plainly_and_tried_again(
    page: Page, archive: Archive, serve: Any
) -> None:
    page.context.route("**/search/meta.bin*", lambda route: route.abort())
    page.goto(f"{serve(archive.site)}search.html?q=khung+hoang")
    expect(status(page)).to_contain_text("Không tải được chỉ mục tìm kiếm.")
    page.context.unroute("**/search/meta.bin*")
    page.get_by_role("button", name="Thử lại").click()
    expect(status(page)).to_have_text("Tìm thấy 1 bài.")
    forget_network_errors(page)


def test_a_slow_network_is_announced(page: Page, archive: Archive, serve: Any) -> None:
    held: list[Route] = []
    page.context.route("**/search/meta.bin*", lambda route: held.append(route))
    page.goto(f"{serve(archive.site)}search.html?q=khung+hoang")
    expect(status(page)).to_have_text("Đang tìm…")
    while not held:
        page.wait_for_timeout(50)
    held[0].continue_()
    expect(status(page)).to_have_text("Tìm thấy 1 bài.")


def test_a_browser_without_decompression_is_told_it_is_too_old(
    page: Page, archive: Archive, serve: Any
) -> None:
    page.add_init_script("delete self.DecompressionStream")
    page.goto(f"{serve(archive.site)}search.html?q=khung+hoang")
    expect(status(page)).to_contain_text("Trình duyệt này quá cũ")


def test_nothing_of_the_index_is_loaded_before_the_first_search(
    page: Page, archive: Archive, serve: Any
) -> None:
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    root = serve(archive.site)
    page.goto(f"{root}search.html", wait_until="networkidle")
    assert not [url for url in asked if "/search/meta" in url or "lunr" in url]
    assert all(url.startswith(root) for url in asked)


def test_a_site_opened_from_its_folder_says_how_to_search_it(page: Page, archive: Archive) -> None:
    page.goto(f"{archive.site.as_uri()}/search.html?q=khung+hoang")
    expect(status(page)).to_contain_text("dùng bản ngoại tuyến")
    forget_network_errors(page)


def test_the_home_page_leads_to_the_search(page: Page, root: str) -> None:
    page.goto(f"{root}index.html")
    page.locator("main input[name=q]").fill("khung hoang")
    page.keyboard.press("Enter")
    expect(page).to_have_url(f"{root}search.html?q=khung+hoang")
    expect(page.locator(".kwic mark").first).to_be_visible()


@pytest.mark.parametrize("width", [320, 1280])
def test_the_search_page_fits_the_screen(page: Page, archive: Archive, serve: Any, width: int) -> None:
    page.set_viewport_size({"width": width, "height": 800})
    root = serve(archive.site)
    for query in ("", "?q=khung+hoang", "?q=b%C3%B3ng&view=concordance", "?q=Lavrov&from=2016&order=newest"):
        page.goto(f"{root}search.html{query}", wait_until="networkidle")
        expect(status(page)).not_to_be_empty()
        assert page.evaluate("document.documentElement.scrollWidth") <= width, query


def forget_network_errors(page: Page) -> None:
    complaints: list[str] = page.complaints  # type: ignore[attr-defined]
    assert all("ERR_" in complaint for complaint in complaints)
    complaints.clear()
