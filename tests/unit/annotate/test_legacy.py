import unicodedata
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from annotate import legacy, tables
from annotate.syllables import _syllables

SENTENCE = (
    "Ngoại trưởng Mỹ hôm qua đã gặp người đồng cấp Nga để thảo luận về cuộc khủng hoảng, những vấn đề còn "
    "vướng mắc và quyết tâm giữ hòa bình; bà nói: “Chúng tôi sẽ nỗ lực” – rồi rời khỏi phòng họp lúc nửa đêm."
)
NAMES = ("windows-1258", "tcvn3", "tcvn-5712-1", "viscii", "vni-windows")


def encode(text: str, name: str) -> bytes:
    """The inverse of a decoder, from the same tables and for tests only."""
    if name == "windows-1258":
        return "".join(_windows_letters(letter) for letter in text).encode("cp1258")
    if name == "vni-windows":
        pairs = {row["character"]: row["written"] for row in tables.rows("encodings/vni-windows")}
        pairs |= {letter.upper(): written.upper() for letter, written in pairs.items()}
        return "".join(pairs.get(letter, letter) for letter in text).encode("cp1252")
    rows = [*tables.rows(f"encodings/{'tcvn3' if name.startswith('tcvn') else name}")]
    rows += tables.rows("encodings/tcvn-5712-1") if name == "tcvn-5712-1" else ()
    table = {row["character"]: bytes.fromhex(row["byte"]) for row in rows}
    return b"".join(table.get(letter) or letter.encode("cp1252") for letter in text)


def _windows_letters(letter: str) -> str:
    """A letter as windows-1258 has it: a base that it knows and a tone of its own."""
    parts = unicodedata.normalize("NFD", letter)
    tone = "".join(mark for mark in parts[1:] if mark in "\u0300\u0301\u0303\u0309\u0323")
    base = unicodedata.normalize("NFC", "".join(mark for mark in parts if mark not in tone))
    return base + tone


def plain(text: str, name: str) -> str:
    """``text`` without the punctuation that ``name`` has no bytes for."""
    return text.translate(str.maketrans("“”–", '""-')) if name in ("viscii", "tcvn-5712-1") else text


@pytest.mark.parametrize("name", NAMES)
def test_a_text_in_an_old_encoding_is_identified_and_decoded(name: str) -> None:
    text = plain(SENTENCE, name)
    if name == "tcvn-5712-1":  # without capitals that have a mark its bytes are those of tcvn3
        text = text.replace("trưởng", "TRƯỞNG")
    data = encode(text, name)
    assert legacy.identify(legacy.guesses(data)) == name
    assert legacy.decode_as(data, name) == text


@pytest.mark.parametrize("name", [name for name in NAMES if name != "tcvn3"])
@given(word=st.sampled_from(sorted(_syllables())))
def test_every_syllable_survives_in_small_letters_and_capitals(name: str, word: str) -> None:
    for written in (word, word.upper()):
        assert legacy.decode_as(encode(written, name), name) == written


@given(word=st.sampled_from(sorted(_syllables())))
def test_every_small_syllable_survives_in_tcvn3(word: str) -> None:
    assert legacy.decode_as(encode(word, "tcvn3"), "tcvn3") == word


def test_every_letter_of_the_alphabet_has_a_code_in_every_table() -> None:
    letters = {letter for word in _syllables() for letter in word if not letter.isascii()}
    assert len(letters) == 67
    for name in NAMES:
        assert all(encode(letter, name) for letter in letters)


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("VIệT NAM", "VIỆT NAM"),
        ("ảNH: ĐOàN", "ẢNH: ĐOÀN"),
        ("Bộ GTVT, TPệ", "Bộ GTVT, TPỆ"),
        ("Tổng", "Tổng"),
    ],
)
def test_in_tcvn3_a_word_of_capitals_is_one_throughout(written: str, read: str) -> None:
    assert legacy.decode_as(encode(written, "tcvn3"), "tcvn3") == read


def test_a_dash_between_words_is_not_taken_for_a_letter() -> None:
    assert legacy.identify(legacy.guesses(encode("Hà Nội – Huế – Đà Nẵng – Cà Mau", "tcvn3"))) == "tcvn3"


def test_a_capital_of_vni_may_have_its_mark_in_small() -> None:
    assert legacy.decode_as("Aùnh".encode("cp1252"), "vni-windows") == "Ánh"


def test_punctuation_at_a_word_is_not_held_against_it() -> None:
    data = encode("“Một” “Hai” “Trump” – bà… nói", "windows-1258")
    assert legacy.guesses(data)[0] == legacy.Guess("windows-1258", 1.0)


def test_two_encodings_that_both_make_syllables_leave_a_doubt() -> None:
    assert legacy.identify(legacy.guesses(b"b\xe9")) is None


def test_french_in_latin_1_is_no_vietnamese() -> None:
    text = (
        "Les élèves français étudièrent naïvement la théorie générale à Besançon, où l'été fût très sévère."
    )
    assert legacy.identify(legacy.guesses(text.encode("latin-1"))) is None


@given(st.binary(max_size=300))
def test_any_bytes_can_be_judged(data: bytes) -> None:
    found = legacy.guesses(data)
    assert all(0 <= guess.share <= 1 for guess in found)
    if name := legacy.identify(found):
        assert isinstance(legacy.decode_as(data, name), str)


SEEDS = sorted((Path(__file__).parents[3] / "seeds").glob("*.txt"))


@pytest.mark.parametrize("path", SEEDS, ids=lambda path: path.stem)
@pytest.mark.parametrize("name", ["windows-1258", "tcvn3", "viscii", "vni-windows"])
def test_a_whole_article_is_identified(path: Path, name: str) -> None:
    text = "".join(c for c in path.read_text(encoding="utf-8") if c.isascii() or c.isalpha())
    data = encode(text.lower() if name == "tcvn3" else text, name)
    assert legacy.identify(legacy.guesses(data)) == name
