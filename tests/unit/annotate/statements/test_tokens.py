import pytest

from annotate.statements.tokens import sentences, tokenise


def cut(text):
    return [text[part[0].start : part[-1].end] for part in sentences(tokenise(text, 0, len(text), ()))]


@pytest.mark.parametrize(
    "text",
    [
        "Vụ việc xảy ra tại TP. Thủ Dầu Một.",
        "Theo Th.S. Nguyễn Văn An, giá tăng 4.5 lần, lên 2.214 tỷ.",
        "Chị Nguyễn Thị K. (37 tuổi) kể lại.",
        "Donald J. Trump phát biểu.",
        "Có gạo, muối, dầu ăn, v.v. Đủ cả.",
        "Ông An nói... rồi bỏ đi.",
    ],
)
def test_abbreviations_initials_figures_and_ellipses_end_no_sentence(text):
    assert cut(text) == [text]


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("Ông đi. Bà ở lại.", ["Ông đi.", "Bà ở lại."]),
        ("Ai nói? Không ai!", ["Ai nói?", "Không ai!"]),
        ("Anh gặp Nguyễn Văn A. Ông này im lặng.", ["Anh gặp Nguyễn Văn A.", "Ông này im lặng."]),
        ("Cháu đi học.Ông ở nhà.", ["Cháu đi học.", "Ông ở nhà."]),
    ],
)
def test_sentences_end_at_stops_before_capitals(text, parts):
    assert cut(text) == parts


def test_words_keep_their_inner_marks():
    text = "Ngày 22/9, TP.HCM và Nga-Mỹ, H'Bia, 4,5%"
    assert [t.text for t in tokenise(text, 0, len(text), ())] == [
        "Ngày", "22/9", ",", "TP.HCM", "và", "Nga-Mỹ", ",", "H'Bia", ",", "4,5", "%",
    ]  # fmt: skip


def test_keys_know_both_tone_placements_and_spellings():
    keys = [t.key for word in ("hòa", "hoà", "sỹ", "sĩ") for t in tokenise(word, 0, len(word), ())]
    assert keys[0] == keys[1]
    assert keys[2] == keys[3]
