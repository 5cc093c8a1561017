from __future__ import annotations

import unicodedata

import pytest

from annotate.vietnamese import canonical, fold, sort_key, y_as_i


@pytest.mark.parametrize(
    ("text", "folded"),
    [
        ("Đường", "Duong"),
        ("khủng hoảng", "khung hoang"),
        ("NGUYỄN THỊ ĐỊNH", "NGUYEN THI DINH"),
        ("Erdoğan, Łódź, Straße", "Erdogan, Lodz, Strasse"),
        ("Ðà Nẵng (eth)", "Da Nang (eth)"),
        ("Лавров й", "Лавров и"),
        ("が 한국", "が 한국"),  # marks of other scripts are letters there
        ("", ""),
    ],
)
def test_folding_drops_accents_and_the_stroke_of_d_and_keeps_case(text: str, folded: str) -> None:
    assert fold(text) == folded
    assert fold(unicodedata.normalize("NFD", text)) == folded


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("hòa", "hoà"),
        ("HÒA", "HOÀ"),
        ("Hóa", "Hoá"),
        ("khỏe", "khoẻ"),
        ("Thủy", "Thuỷ"),
        ("ủy", "uỷ"),
        ("ÚY", "UÝ"),
        ("tòan", "toàn"),
        ("hùynh", "huỳnh"),
        ("qúy", "quý"),
    ],
)
def test_old_and_misplaced_tones_move_to_the_second_vowel(old: str, new: str) -> None:
    assert canonical(old) == new
    assert canonical(new) == new
    assert canonical(unicodedata.normalize("NFD", old)) == new


@pytest.mark.parametrize(
    "word", ["của", "múa", "quả", "quý", "khuya", "hoàng", "chào", "người", "an", "Lavrov", "tuyên"]
)
def test_other_words_stay_as_they_are(word: str) -> None:
    assert canonical(word) == word


def test_eth_typed_for_d_with_stroke_is_mended() -> None:
    assert canonical("Ðà") == "Đà"


@pytest.mark.parametrize(
    ("words", "key"),
    [
        (("kỹ", "kĩ", "Ky", "ki"), "ki"),
        (("Lý", "lí", "LY"), "li"),
        (("quý", "quí", "qúy"), "qui"),
        (("tỷ", "tỉ"), "ti"),
        (("hoà", "hòa", "HOA"), "hoa"),
        (("Mỹ", "mĩ"), "mi"),
        (("đường", "ĐƯỜNG"), "duong"),
    ],
)
def test_all_spellings_of_a_word_fold_to_one(words: tuple[str, ...], key: str) -> None:
    assert {folded(word) for word in words} == {key}


@pytest.mark.parametrize(("word", "key"), [("y", "y"), ("tây", "tay"), ("thuý", "thuy"), ("yên", "yen")])
def test_y_stays_where_i_would_be_another_word(word: str, key: str) -> None:
    assert folded(word) == key


def folded(word: str) -> str:
    return fold(y_as_i(canonical(word.lower())))


def in_order(*texts: str) -> bool:
    shuffled = sorted(texts, key=lambda text: text.encode()[::-1])
    return sorted(shuffled, key=sort_key) == list(texts)


def test_letters_sort_in_the_order_of_the_vietnamese_alphabet() -> None:
    assert in_order(*"aăâbcdđeêghiklmnoôơpqrstuưvxy")


def test_tones_sort_in_dictionary_order() -> None:
    assert in_order("ma", "mà", "mả", "mã", "má", "mạ", "mă", "mằ")


def test_tones_count_only_between_equal_letters() -> None:
    assert in_order(
        "Bạc Liêu", "Bắc Giang", "Bắc Kạn", "Bắc Ninh", "Đà Nẵng", "Đắk Lắk", "Hà Nội", "Hải Phòng"
    )
    assert in_order("Trần Văn Hùng", "Trần Văn Hưng")


def test_d_with_stroke_follows_all_of_d() -> None:
    assert in_order("Da", "Dương", "Đa", "Đương", "E")


def test_words_sort_before_longer_words_and_digits_before_letters() -> None:
    assert in_order("", "12", "4 nước", "An", "An Giang", "Anh")


def test_foreign_letters_sort_beside_their_plain_ones_or_last() -> None:
    assert in_order("Lavrov", "Łódź", "Obama", "Zakharova", "Лавров")


def test_sorting_does_not_depend_on_normalisation() -> None:
    assert sort_key(unicodedata.normalize("NFD", "Đặng"))[:2] == sort_key("Đặng")[:2]
