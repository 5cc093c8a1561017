from concurrent.futures import ThreadPoolExecutor

import pytest

from annotate.language import (
    N_,
    Labels,
    _,
    counted,
    language,
    languages,
    month_name,
    number,
    of_language,
    ordinal,
    plural,
    speaking,
)


def test_vietnamese_is_spoken_where_nothing_else_is_asked_for_and_comes_first():
    assert language() == "vi"
    assert languages()[0] == "vi"
    assert "en" in languages()


def test_a_text_is_its_own_translation_in_vietnamese():
    assert _("Niên biểu") == "Niên biểu"


def test_a_text_is_told_in_the_language_of_the_block_and_in_the_old_one_behind_it():
    with speaking("en"):
        assert _("Niên biểu") == "Chronology"
        with speaking("vi"):
            assert _("Niên biểu") == "Niên biểu"
        assert _("Niên biểu") == "Chronology"
    assert _("Niên biểu") == "Niên biểu"


def test_the_language_of_one_thread_is_not_that_of_another():
    with speaking("en"), ThreadPoolExecutor(1) as pool:
        assert pool.submit(language).result() == "vi"


def test_a_text_without_a_translation_stays_as_it_is():
    with speaking("en"):
        assert _("Chữ này không ai dịch") == "Chữ này không ai dịch"


def test_a_text_with_plural_forms_is_the_first_of_them_where_nothing_is_counted():
    with speaking("en"):
        assert _("người") == "person"


@pytest.mark.parametrize(
    ("code", "n", "told"),
    [
        ("vi", 1, "1 bài"),
        ("vi", 1234, "1.234 bài"),
        ("en", 0, "0 articles"),
        ("en", 1, "1 article"),
        ("en", 1234, "1,234 articles"),
    ],
)
def test_what_is_counted_has_the_form_of_its_number(code, n, told):
    with speaking(code):
        assert counted(n, "bài") == told
        assert plural("{n} bài", n) == told


def test_other_blanks_are_filled_in_too():
    assert plural("{n} {what}", 3, what="ngày") == "3 ngày"


@pytest.mark.parametrize(
    ("n", "vietnamese", "english"),
    [
        (5, "5", "5"),
        (1234567, "1.234.567", "1,234,567"),
        (2.5, "2,5", "2.5"),
        (1234.25, "1.234,25", "1,234.25"),
    ],
)
def test_numbers_have_the_signs_of_the_language(n, vietnamese, english):
    assert number(n) == vietnamese
    with speaking("en"):
        assert number(n) == english


def test_months_and_places_in_a_row_are_named_as_the_language_does():
    assert ordinal(21) == "21"
    with speaking("en"):
        assert month_name(4) == "April"
        assert [ordinal(n) for n in (1, 2, 3, 4, 11, 21)] == ["1st", "2nd", "3rd", "4th", "11th", "21st"]


def test_labels_are_words_of_the_language_spoken_when_they_are_asked_for():
    labels = Labels({"person": N_("người"), "place": N_("nơi")})
    assert dict(labels) == {"person": "người", "place": "nơi"}
    with speaking("en"):
        assert labels["place"] == "place"
        assert labels.get("thing", "?") == "?"


def test_an_entry_of_a_table_is_read_in_the_language_spoken():
    entry = {"vi": "vì", "en": "since", "says_vi": "vì {x}", "says_en": "since {x}"}
    assert of_language(entry) == "vì"
    with speaking("en"):
        assert of_language(entry, "says") == "since {x}"
    assert of_language({"en": "since"}) == "since"
    with pytest.raises(KeyError):
        of_language(entry, "definition")
