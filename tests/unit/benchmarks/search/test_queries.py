import random

import pytest

from benchmarks.search.queries import phrases, pieces, plain, query_sets, two_pairs, typing_error, window
from plugins.search.documents import Document, Line

TITLES = (
    "Quốc hội bàn luật Đất đai sửa đổi",
    "Giá vàng, giá dầu cùng giảm mạnh hôm nay",
    "Bão số 9 đổ bộ vào Phú Yên đêm qua",
)
BODY = "Thủ tướng nói. Chính phủ sẽ làm rõ: mọi việc"


def document(n: int) -> Document:
    title = f"{TITLES[n % 3]} lần {n}"
    return Document(f"bai-{n}", title, "", (Line(1, "title", title), Line(2, "paragraph", BODY)), "")


DOCUMENTS = [document(n) for n in range(12)]


def test_pieces_end_at_punctuation_and_at_lines() -> None:
    assert pieces("Giá vàng, giá DẦU\nTP.HCM") == [("giá", "vàng"), ("giá", "dầu"), ("tp",), ("hcm",)]


def test_a_window_is_cut_from_the_rarest_third() -> None:
    row = tuple("abcdefghwxyz")
    for seed in range(20):
        found = window([row], random.Random(seed), lambda word: float(word in "wxyz"))
        assert found in " ".join(row)
        assert set(found) & set("wxyz")


def test_two_pairs_do_not_touch() -> None:
    words = tuple("abcdefgh")
    for seed in range(20):
        first, second, third, fourth = two_pairs([words], random.Random(seed)).split(" ")
        assert words.index(second) - words.index(first) == words.index(fourth) - words.index(third) == 1
        assert words.index(third) - words.index(second) >= 2
    assert two_pairs([("a", "b", "c", "d")], random.Random(0)) == ""


def test_all_forms_of_a_set_ask_for_the_same_articles() -> None:
    sets = query_sets(DOCUMENTS, 6)
    for name in "ABC":
        asked = {tuple(query.article for query in each) for key, each in sets.items() if key[0] == name}
        assert len(asked) == 1
        assert all(len(each) == 6 for each in sets.values())
    assert sets == query_sets(DOCUMENTS, 6)
    assert [plain(query.text) for query in sets["A accented"]] == [
        query.text for query in sets["A unaccented"]
    ]


@pytest.mark.parametrize("seed", range(30))
def test_a_typing_error_is_one_letter(seed: int) -> None:
    wrong = typing_error("lũ quét nghiêm trọng", random.Random(seed)).split(" ")
    assert (wrong[:2], wrong[3:]) == (["lũ", "quét"], ["trọng"])
    assert wrong[2] != "nghiêm"
    assert len(wrong[2]) in (5, 6, 7, 8)


def test_accents_and_the_stroke_are_left_out() -> None:
    assert plain("đường về quê hương") == "duong ve que huong"


def test_the_truth_of_a_phrase_ends_at_sentences() -> None:
    texts = ("bàn đảo chính phủ", "họp bàn. Đảo xa", "Hoà bình thế giới", "nền hòa bình thế giới", "bán đảo")
    documents = [Document(str(n), "", "", (Line(1, "paragraph", text),), "") for n, text in enumerate(texts)]
    truth = {phrase.text: phrase.articles for phrase in phrases(documents)}
    assert len(truth) >= 3
    for phrase, articles in truth.items():
        assert articles == {str(n) for n, text in enumerate(texts) if stands(phrase.strip('"'), text)}, phrase


def test_a_number_is_one_word_of_a_phrase() -> None:
    texts = ("hiện có 2", "hiện có 2.600 xe", "hiện có 1,2 tỉ")
    documents = [Document(str(n), "", "", (Line(1, "paragraph", text),), "") for n, text in enumerate(texts)]
    truth = {phrase.text: phrase.articles for phrase in phrases(documents)}
    assert all(len(articles) == 1 or phrase == '"hiện có"' for phrase, articles in truth.items())


def stands(phrase: str, text: str) -> bool:
    spelt = [each.replace("hòa", "hoà") for each in (phrase, text.lower())]
    return f" {spelt[0]} " in f" {spelt[1].replace('.', ' .')} "
