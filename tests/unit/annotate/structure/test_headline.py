from annotate.model import Seed
from annotate.structure import structure

TITLE = "Cầu treo ở Yên Bái sập khi hai xe tải đi qua"
LEAD = "Cầu treo Làng Mới bị đứt cáp chiều 13/8, hai xe tải chở gỗ rơi xuống suối, ba người bị thương."
TEXT = "Khoảng 16h, hai xe tải nối đuôi nhau chạy lên cầu treo Làng Mới, xã Khánh Hòa, huyện Lục Yên."


def rules(*lines: str) -> list[str]:
    return [line.rule for line in structure(Seed("a", "a.txt", "", "\n".join(lines))).lines]


def test_sections_and_stamps_above_are_no_title() -> None:
    assert rules("Trang chủ", "Thời sự", "14/8/2019, 09:20", TITLE, LEAD, TEXT)[3] == "title"


def test_a_kicker_is_no_title() -> None:
    assert rules("Mưa lũ miền núi", TITLE, LEAD, TEXT)[:2] == ["above-title", "title"]


def test_of_equal_headlines_the_first_is_the_title() -> None:
    assert rules(TITLE, LEAD, TITLE, TEXT) == ["title", "lead", "repeated-headline", "paragraph"]


def test_a_headline_without_the_outlets_name_is_preferred() -> None:
    assert rules(f"{TITLE} - VnExpress", TITLE, LEAD, TEXT)[:2] == ["page-title", "title"]
    assert rules(f"{TITLE} | Tuổi Trẻ Online", LEAD, TEXT)[0] == "title"


def test_a_headline_cut_short_is_a_repetition() -> None:
    assert rules(TITLE, "Cầu treo ở Yên Bái sập khi…", LEAD, TEXT)[1] == "repeated-headline"


def test_alt_texts_are_other_lines_without_their_accents() -> None:
    assert rules(TITLE, LEAD, "Cau treo o Yen Bai sap khi hai xe tai di qua-Hinh-2", TEXT)[2] == "alt-text"
    assert rules(TITLE, LEAD, f"{TITLE} - Ảnh 1.", TEXT)[2] == "repeated-headline"


def test_a_foreign_sentence_is_no_alt_text() -> None:
    assert rules(TITLE, LEAD, "The bridge was built in 1996 by local workers.", TEXT)[2] == "paragraph"
