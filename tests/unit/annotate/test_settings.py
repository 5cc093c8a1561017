import pytest

from annotate.problems import BadInput
from annotate.settings import Settings, from_names


def test_settings_come_from_the_names_with_the_prefix_and_others_are_not_ours():
    assert from_names({"ANNOTATE_MAX_BYTES": 5, "SITENAME": "x"}) == Settings(max_bytes=5)


@pytest.mark.parametrize("value", ["10", -1, True, 1.5, None])
def test_a_value_that_is_no_whole_number_is_refused_with_the_name_of_the_setting(value):
    with pytest.raises(BadInput, match=r"ANNOTATE_MAX_BYTES is .*whole number"):
        from_names({"ANNOTATE_MAX_BYTES": value})


def test_a_mistyped_setting_is_refused_and_all_mistakes_are_told_at_once():
    with pytest.raises(BadInput) as error:
        from_names({"ANNOTATE_MAXBYTES": 1, "ANNOTATE_WORKERS": "all"})
    assert len(error.value.problems) == 2
    assert "ANNOTATE_MAX_BYTES" in str(error.value)


def test_the_language_of_the_interface_is_a_setting_of_the_site():
    assert from_names({}).language == "vi"
    assert from_names({"SITE_LANG": "en"}).language == "en"


@pytest.mark.parametrize("code", ["xx", "EN", "", None, 5])
def test_a_language_that_there_is_not_is_refused_in_one_sentence_that_names_those_there_are(code):
    with pytest.raises(BadInput, match=r'^pelicanconf.py: SITE_LANG is .*; write "vi" or "en"') as error:
        from_names({"SITE_LANG": code})
    assert len(error.value.problems) == 1
