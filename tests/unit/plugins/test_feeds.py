from types import SimpleNamespace
from xml.etree import ElementTree as ET

from plugins.feeds import ATOM, atom, json_feed, manifest, paragraphs, robots

SETTINGS = {"DEFAULT_LANG": "vi", "SITENAME": "Kho", "SITE_DESCRIPTION": "Báo cũ", "ARCHIVE_URL": ""}


def entry(title: str, day: str, publish: str = "full"):
    record = {
        "published": {"latest": day},
        "sha256": title,
        "lead": {"text": "a\ufffe & <b>"},
        "source": None,
        "publish": publish,
    }
    body = '<p data-line="2">Một <a href="../people/x.html">tên</a><span data-anno>*</span></p><p data-line="3">&lt;b&gt;</p>'
    return SimpleNamespace(title=title, slug="a", record=record, body=f'<h1 data-line="1">Tin</h1>{body}')


def test_a_feed_parses_whatever_a_title_holds():
    feed = ET.fromstring(ET.tostring(atom([entry("<script>\uffff&", "2017-04-12")], SETTINGS)))
    assert feed.findtext(f"{{{ATOM}}}entry/{{{ATOM}}}title") == "<script>\ufffd&"


def test_a_feed_is_as_old_as_its_newest_article_and_knows_no_clock():
    feed = ET.fromstring(ET.tostring(atom([entry("a", "2017-04-12"), entry("b", "2019-01-02")], SETTINGS)))
    assert feed.findtext(f"{{{ATOM}}}updated") == "2019-01-02T00:00:00Z"


def test_a_feed_holds_the_text_of_the_articles_without_what_annotation_adds():
    assert paragraphs(entry("a", "2017-04-12")) == ["Tin", "Một tên", "<b>"]
    feed = ET.fromstring(ET.tostring(atom([entry("a", "2017-04-12")], SETTINGS, full=True)))
    content = feed.find(f"{{{ATOM}}}entry/{{{ATOM}}}content")
    assert content.get("type") == "html"
    assert content.text == "<p>Tin</p>\n<p>Một tên</p>\n<p>&lt;b&gt;</p>"


def test_no_feed_holds_a_text_that_is_withheld():
    withheld = entry("a", "2017-04-12", publish="metadata")
    assert atom([withheld], SETTINGS, full=True).find("entry/content") is None
    assert json_feed([withheld], SETTINGS)["items"][0]["content_text"] == ""


def test_the_feed_of_a_person_leads_to_their_page_and_to_the_articles():
    feed = atom([entry("a", "2017-04-12")], SETTINGS, "people/lavrov.atom", "Lavrov")
    assert feed.findtext("title") == "Lavrov · Kho"
    assert [link.get("href") for link in feed.findall("link")] == ["lavrov.atom", "lavrov.html"]
    assert feed.find("entry/link").get("href") == "../articles/a.html"


def test_a_json_feed_dates_an_article_only_where_a_date_is_known():
    unknown = entry("b", "2017-04-12")
    unknown.record["published"] = None
    first, second = json_feed([entry("a", "2017-04-12"), unknown], SETTINGS)["items"]
    assert first["date_published"] == "2017-04-12T00:00:00Z"
    assert "date_published" not in second


def test_the_addresses_of_a_json_feed_are_absolute_where_the_site_has_one():
    feed = json_feed([entry("a", "2017-04-12")], {**SETTINGS, "ARCHIVE_URL": "https://example.org/kho"})
    assert feed["items"][0]["url"] == "https://example.org/kho/articles/a.html"
    assert feed["feed_url"] == "https://example.org/kho/feed.json"


def test_robots_are_told_the_sitemap_where_there_is_one():
    assert "Sitemap" not in robots("")
    assert robots("https://example.org").endswith("Sitemap: https://example.org/sitemap.xml\n")


def test_the_manifest_starts_at_the_first_page_of_any_sub_path():
    assert manifest(SETTINGS)["start_url"] == "./index.html"
