from types import SimpleNamespace
from xml.etree import ElementTree as ET

from plugins.feeds import ATOM, atom

SETTINGS = {"DEFAULT_LANG": "vi", "SITENAME": "Kho", "ARCHIVE_URL": ""}


def entry(title: str, day: str):
    record = {
        "published": {"latest": day},
        "sha256": title,
        "lead": {"text": "a\ufffe & <b>"},
        "source": None,
    }
    return SimpleNamespace(title=title, slug="a", record=record)


def test_a_feed_parses_whatever_a_title_holds():
    feed = ET.fromstring(ET.tostring(atom([entry("<script>\uffff&", "2017-04-12")], SETTINGS)))
    assert feed.findtext(f"{{{ATOM}}}entry/{{{ATOM}}}title") == "<script>\ufffd&"


def test_a_feed_is_as_old_as_its_newest_article_and_knows_no_clock():
    feed = ET.fromstring(ET.tostring(atom([entry("a", "2017-04-12"), entry("b", "2019-01-02")], SETTINGS)))
    assert feed.findtext(f"{{{ATOM}}}updated") == "2019-01-02T00:00:00Z"
