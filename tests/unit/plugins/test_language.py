import json
from pathlib import Path
from types import SimpleNamespace

import pytest
from jinja2 import Environment

from annotate.language import language, speaking
from annotate.problems import BadInput
from plugins.language import _choose, _install, _speak


def render(template: str, code: str = "en", **context: object) -> str:
    with speaking(code):
        env = Environment(extensions=["jinja2.ext.i18n"], autoescape=True)
        _install(SimpleNamespace(env=env))
        return env.from_string(template).render(**context)


def test_templates_speak_the_sites_language_and_what_is_filled_in_is_escaped():
    template = '{{ _("Niên biểu") }}: {{ _("Chép %(name)s", name=name) }}'
    assert render(template, name="<b>") == "Chronology: Copy &lt;b&gt;"
    assert render(template, "vi", name="<b>") == "Niên biểu: Chép &lt;b&gt;"


def test_templates_count_write_numbers_and_dates_in_the_sites_language():
    template = (
        '{{ counted(1, "bài") }}, {{ plural("{n} bài", 1234) }}, {{ 1234|number }}, {{ "2017-04-12"|day }}'
    )
    assert render(template) == "1 article, 1,234 articles, 1,234, 12 April 2017"
    assert render(template, "vi") == "1 bài, 1.234 bài, 1.234, 12/4/2017"


def test_what_is_vietnamese_is_marked_on_a_site_in_another_language_alone():
    assert render("<p{{ vi }}>") == '<p lang="vi">'
    assert render("<p{{ vi }}>", "vi") == "<p>"


def site(folder: Path, chosen: str, written: str | None) -> SimpleNamespace:
    data = folder / "data"
    data.mkdir()
    (data / "quality.json").write_text(json.dumps({"language": written} if written else {}), encoding="utf-8")
    return SimpleNamespace(settings={"PATH": str(folder), "SITE_LANG": chosen})


def test_the_setting_chooses_the_language(tmp_path: Path):
    with speaking("vi"):
        _speak(site(tmp_path, "en", "en"))
        assert language() == "en"


def test_content_in_another_language_than_the_site_is_refused(tmp_path: Path):
    with pytest.raises(BadInput, match=r'^content/: it is written in "vi", and SITE_LANG is "en"; run'):
        _speak(site(tmp_path, "en", "vi"))
    assert language() == "vi"


def page(slug: str, lang: str) -> SimpleNamespace:
    return SimpleNamespace(slug=slug, lang=lang)


@pytest.mark.parametrize(("code", "shown"), [("en", ["en", "vi"]), ("vi", ["vi", "vi"])])
def test_of_a_page_in_two_languages_the_one_in_the_sites_own_is_shown(code, shown):
    pages = [page("about", "vi"), page("help", "vi"), page("about", "en")]
    with speaking(code):
        _choose(generator := SimpleNamespace(pages=pages))
    assert [each.lang for each in generator.pages] == shown
