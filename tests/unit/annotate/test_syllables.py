import unicodedata

import pytest

from annotate.syllables import is_syllable

SYLLABLES = """
    nghiêng khủng hoảng quyết quốc quý giếng giết gì gìn giặc yêu yến ý ỷ ưỡn ương Đường ĐƯỜNG đắk khuya khuỷu
    ngoằn ngoèo thuở huệ xoong nguyễn tuyết mía cứa của oanh quỳnh quýt kể ghế nghề gà ngà cà séc
"""
NO_SYLLABLES = """
    cế kà gế ngế thưong tốk đđ xyz Trump École naïve hòà hat̀ bàc mềt ngh yêú iêu kyiêu qua²
"""


@pytest.mark.parametrize("word", SYLLABLES.split())
def test_a_well_formed_syllable_is_known(word: str) -> None:
    assert is_syllable(word)


@pytest.mark.parametrize("word", NO_SYLLABLES.split())
def test_what_breaks_the_sound_structure_or_the_spelling_is_no_syllable(word: str) -> None:
    assert not is_syllable(word)


@pytest.mark.parametrize("word", ["hòa", "hoà", "khỏe", "khoẻ", "thúy", "thuý"])
def test_the_old_and_the_new_place_of_the_tone_are_both_known(word: str) -> None:
    assert is_syllable(word)


@pytest.mark.parametrize("stop", ["p", "t", "c", "ch"])
def test_before_a_stop_only_acute_and_dot_may_stand(stop: str) -> None:
    vowels = dict(zip("aàảãáạ", [False, False, False, False, True, True], strict=True))
    assert {vowel: is_syllable("b" + vowel + stop) for vowel in vowels} == vowels


@pytest.mark.parametrize("form", ["NFC", "NFD"])
def test_the_normal_form_and_the_case_do_not_matter(form: str) -> None:
    assert is_syllable(unicodedata.normalize(form, "TRƯỜNG"))
