"""What every page knows of the site as a whole."""

from __future__ import annotations

from types import SimpleNamespace

from plugins.site import _of_site_language, edition


def kept(site: str, *pages: tuple[str, str]) -> list[tuple[str, str]]:
    """The pages (slug and language) that a site in the language ``site`` publishes."""
    generator = SimpleNamespace(
        settings={"SITE_LANG": site, "DEFAULT_LANG": "vi"},
        pages=[SimpleNamespace(slug=slug, lang=lang) for slug, lang in pages],
        context={},
    )
    _of_site_language(generator)
    assert generator.context["pages"] is generator.pages
    return [(page.slug, page.lang) for page in generator.pages]


def test_of_two_pages_with_one_address_that_in_the_sites_language_is_kept() -> None:
    pages = [("about", "en"), ("about", "vi"), ("help", "vi")]
    assert kept("vi", *pages) == [("about", "vi"), ("help", "vi")]
    assert kept("en", *pages) == [("about", "en"), ("help", "vi")]


def test_without_a_page_in_the_sites_language_the_vietnamese_one_is_kept() -> None:
    assert kept("fr", ("about", "en"), ("about", "vi")) == [("about", "vi")]


def test_an_edition_is_the_same_for_the_same_content_and_no_other() -> None:
    assert edition("Bài") == edition("Bài")
    assert edition("Bài") != edition("bài")
    assert len(edition("")) == 12
