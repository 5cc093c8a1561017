from __future__ import annotations

from types import SimpleNamespace
from xml.etree import ElementTree as ET

from plugins.opensearch import FILE, NAMESPACE, _write, description

SETTINGS = {"DEFAULT_LANG": "vi", "SITENAME": "Kho báo chú giải", "SITE_DESCRIPTION": "Báo cũ & <mới>"}
ADDRESS = "https://x.vn/kho"


def read(settings: dict[str, str]) -> ET.Element:
    return ET.fromstring(ET.tostring(description(ADDRESS, settings)))


def test_a_browser_is_told_where_to_search() -> None:
    found = read(SETTINGS)
    url = found.find(f"{{{NAMESPACE}}}Url[@type='text/html']")
    assert url is not None
    assert url.get("template") == "https://x.vn/kho/search.html?q={searchTerms}"
    assert found.findtext(f"{{{NAMESPACE}}}Description") == "Báo cũ & <mới>"


def test_a_long_name_is_cut_between_words() -> None:
    short = read({**SETTINGS, "SITENAME": "Kho lưu trữ báo chí"}).findtext(f"{{{NAMESPACE}}}ShortName")
    assert short == "Kho lưu trữ báo"
    assert len(read({**SETTINGS, "SITENAME": "x" * 30})[0].text or "") == 16


def test_without_an_address_of_the_site_nothing_is_written(tmp_path) -> None:
    for address, written in (("", False), (ADDRESS, True)):
        generator = SimpleNamespace(settings={**SETTINGS, "ARCHIVE_URL": address}, output_path=str(tmp_path))
        _write([generator])
        assert (tmp_path / FILE).exists() is written
