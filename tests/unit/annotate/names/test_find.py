"""Names in their sentences: what is found, where it ends, what is no name."""

from __future__ import annotations

import pytest

# A sentence, and the outermost names in it: P person, L place, O organisation, T thing.
SENTENCES = (
    ("Hôm qua, ông Trần Văn Bảy về quê.", ["P Trần Văn Bảy"]),
    ("Hôm đó Ngoại trưởng Nga Sergei Lavrov phát biểu.", ["L Nga", "P Sergei Lavrov"]),
    ("Bà Nguyễn Thị Kim Tiến, Bộ trưởng Bộ Y tế, có mặt.", ["P Nguyễn Thị Kim Tiến", "O Bộ Y tế"]),
    (
        "Đại tá Phạm Quang Thiện – Trưởng Công an huyện Vĩnh Bảo cho biết.",
        ["P Phạm Quang Thiện", "O Công an huyện Vĩnh Bảo"],
    ),
    (
        "Anh sống ở xã Tân Lập, huyện Vũ Thư, tỉnh Thái Bình.",
        ["L xã Tân Lập", "L huyện Vũ Thư", "L tỉnh Thái Bình"],
    ),
    ("Quan hệ Nga-Mỹ xấu đi.", ["L Nga", "L Mỹ"]),
    ("Hội đàm Nga - Mỹ kết thúc.", ["L Nga", "L Mỹ"]),
    ("Quan hệ Trung - Nhật ấm lên.", ["L Trung", "L Nhật"]),
    ("Tai nạn xảy ra trên quốc lộ 1A, thuộc quận 10.", ["L quốc lộ 1A", "L quận 10"]),
    (
        "Cơ quan CSĐT Công an TP Hà Nội tạm giữ Lê Quốc Th. để điều tra.",
        ["O Cơ quan CSĐT Công an TP Hà Nội", "P Lê Quốc Th."],
    ),
    (
        "Sở Giáo dục và Đào tạo tỉnh Thái Bình họp với Công ty TNHH Hoàng Long.",
        ["O Sở Giáo dục và Đào tạo tỉnh Thái Bình", "O Công ty TNHH Hoàng Long"],
    ),
    ("Chủ tịch UBND TP Huỳnh Đức Thơ đến dự.", ["P Huỳnh Đức Thơ"]),
    ("Ông đọc báo Tuổi Trẻ và xem hãng tin Zentrix.", ["O Tuổi Trẻ", "O Zentrix"]),
    ("Trong phim “Mùa hè năm ấy”, cô đóng vai phụ.", ["T Mùa hè năm ấy"]),
    ("Mức phạt theo Nghị định 100/2019/NĐ-CP khá cao.", ["T Nghị định 100/2019/NĐ-CP"]),
    ("Tướng Abdel Fattah al-Burhan nói vậy.", ["P Abdel Fattah al-Burhan"]),
    ("Nhạc của Ludwig van Beethoven vang lên.", ["P Ludwig van Beethoven"]),
    ("Cầm đầu là Hùng “sẹo”, vừa mãn hạn tù.", ["P Hùng “sẹo”"]),
    ("Anh học tiếng Anh với người Mông.", []),
    ("Theo đó, thị trường ổn định và xã hội phát triển.", []),
    ("Thông báo số 191/TB-VXQT nêu rõ.", []),
    ("VXQ: 101.000 đồng (-4,3%); ZVM: 76.600 đồng", []),
    ("Hôm đó Thủ tướng Chính phủ Nguyễn Xuân Phúc ký.", ["O Chính phủ", "P Nguyễn Xuân Phúc"]),
    ("Cô ở xã An Bình (Nam Sách, Hải Dương).", ["L xã An Bình", "L Nam Sách", "L Hải Dương"]),
    (
        "Ông Nguyễn Xuân Cường, Tổng cục phó Tổng cục Đường bộ, nói vậy.",
        ["P Nguyễn Xuân Cường", "O Tổng cục Đường bộ"],
    ),
    ('Bốn hộ dân ở xã Tam Ngọc "bỗng dưng" làm đơn.', ["L xã Tam Ngọc"]),
    (
        "Họ thi công đường cao tốc Đà Nẵng – Quảng Ngãi và quốc lộ 1A.",
        ["L đường cao tốc Đà Nẵng – Quảng Ngãi", "L quốc lộ 1A"],
    ),
    ("Chuyên gia hang động Howard Limbert có mặt.", ["P Howard Limbert"]),
    (
        "Nhà trái phép có ở xã Phước Đồng, Vĩnh Ngọc, xã Vĩnh Thái.",
        ["L xã Phước Đồng", "L Vĩnh Ngọc", "L xã Vĩnh Thái"],
    ),
    ("Họ sống ở huyện miền núi Kỳ Sơn.", ["L Kỳ Sơn"]),
    ("Căn cứ nằm gần thành phố cổ Palmyra.", ["L Palmyra"]),
    ("Các hãng tin Nga đưa tin, báo Mỹ im lặng.", ["L Nga", "L Mỹ"]),
    ("Họ nghi đó là tình báo Nga vào thời kỳ ấy.", ["L Nga"]),
    ("Cuộc chiến tranh Nga-Ukraine kéo dài.", ["L Nga", "L Ukraine"]),
    ("Cuộc họp của Ủy ban hỗn hợp Nga-Mỹ đã xong.", ["O Ủy ban hỗn hợp Nga-Mỹ"]),
    ("Ông Peskov ngày 29/12 tuyên bố Moskva lấy làm tiếc.", ["P Peskov", "L Moskva"]),
    ("Họ bắt giữ đoàn tàu Ukraine trên biển.", ["L Ukraine"]),
    ("Hành vi bị phạt tại Điều 134 và căn cứ Điều 5.", []),
    ("Ông dự Hội nghị thượng đỉnh G20 ở đó.", ["T Hội nghị thượng đỉnh G20"]),
    ("Hội nghị Thượng đỉnh Nhóm các nền kinh tế lớn bế mạc.", []),
    (
        "Phó chủ tịch UBND TP. HCM Trần Vĩnh Tuyến vừa đồng ý.",
        ["O UBND TP. HCM", "P Trần Vĩnh Tuyến"],
    ),
    ("Trưởng khoa Quan hệ Quốc tế nói vậy.", []),
    ("Máy bay đáp xuống tàu sân bay Đô đốc Kuznetsov.", []),
    ("Hãng xe của Mỹ General Motors lỗ.", ["L Mỹ", "O General Motors"]),
    ("Đường Thủ Khoa Huân vắng người, đường Lê Lợi cũng vậy.", ["L Đường Thủ Khoa Huân", "L đường Lê Lợi"]),
)


@pytest.mark.parametrize(("sentence", "wanted"), SENTENCES, ids=[s[:30] for s, _ in SENTENCES])
def test_names_of_a_sentence(names, sentence, wanted):
    assert [f"{kind} {text}" for kind, text in names(sentence)] == wanted


def test_a_headline_in_capitals_makes_no_names_of_its_words(names):
    assert names("NGƯỜI DÂN LO LẮNG VÌ GIÁ RAU TĂNG CAO") == []


def test_a_headline_in_capitals_keeps_the_names_that_are_known(names):
    assert names("TỔNG THỐNG PHÁP THĂM VIỆT NAM HÔM NAY") == [("L", "VIỆT NAM")]


def test_the_first_word_of_a_sentence_needs_more_than_its_capital(names):
    assert names("Nhà máy đóng cửa. Công nhân về quê. Hàng hóa ế ẩm.") == []


def test_a_line_may_end_with_a_head_of_organisations(names):
    assert ("L", "Phú Thọ") in names("Tiết mục hát xoan ở Phú Thọ - Ảnh: Quốc Hội")


def test_list_marks_and_numbers_do_not_hide_the_start_of_a_sentence(names):
    assert names("1. Giá rau tăng cao.\n- Hàng quán đóng cửa.") == []


def test_a_part_of_a_name_is_known_after_the_whole(names):
    assert names("Bị cáo Lê Văn Khởi khóc. Sau đó Khởi xin lỗi.") == [("P", "Lê Văn Khởi"), ("P", "Khởi")]


def test_an_initial_stands_for_the_name_that_it_ends(names):
    found = names("Bị cáo Nông Hồng Đ. khóc. Sau khi thấy Đ. bỏ về, mọi người giải tán.")
    assert found == [("P", "Nông Hồng Đ."), ("P", "Đ.")]


def test_a_surname_is_known_from_the_whole_name_elsewhere(names):
    assert ("P", "Kowalczyk") in names("Kowalczyk từ chức.\nÔng Marek Kowalczyk là nhà báo.")


def test_names_side_by_side_share_their_kind(names):
    found = names("Đến dự có ông Ivan Petrov, Zelkov, Dubrov.")
    assert found == [("P", "Ivan Petrov"), ("P", "Zelkov"), ("P", "Dubrov")]


def test_a_byline_names_people(names):
    assert names("TẤN LỰC - LÊ TRUNG", cls="byline") == [("P", "TẤN LỰC"), ("P", "LÊ TRUNG")]


def test_the_day_of_a_byline_is_nobody(names):
    assert names("Thứ Sáu, 25/03/2016 08:10", cls="byline") == []
    assert names("Chủ Nhật, 20/03/2022", cls="byline") == []


def test_a_source_after_theo_is_no_person(names):
    assert names("Theo AFP", cls="byline") == [("O", "AFP")]


def test_nested_names_follow_the_outer_one(mentions):
    found = [(m.text, m.type) for m in mentions("Hôm qua Công an tỉnh Bình Dương họp.")]
    assert found[0] == ("Công an tỉnh Bình Dương", "organisation")
    assert ("tỉnh Bình Dương", "place") in found


def test_spans_cut_the_very_words_out_of_the_seed(mentions):
    text = "Ông Trần Văn Bảy ở xã Tân Lập.\nCông an tỉnh Bình Dương cho biết."
    assert all(text[m.start : m.end] == m.text for m in mentions(text))


def test_furniture_is_left_out():
    from annotate.authorities import load
    from annotate.names import find_mentions

    from .conftest import article_of

    assert find_mentions(article_of("Việt Nam", "furniture", "furniture"), load()) == ()


def test_a_surface_has_the_type_of_most_of_its_occurrences(names):
    odd = "Ông đọc hãng tin Zentrix."
    plain = "Đoàn đến thủ đô Zentrix. Tàu rời thủ đô Zentrix. Họ ghé thủ đô Zentrix."
    assert names(f"{plain}\n{odd}\nAnh nhớ Zentrix nhiều.")[-1] == ("L", "Zentrix")


@pytest.mark.parametrize(
    "sentence",
    [
        "Ông ở thành phố Hamburg.",
        "Tàu qua bán đảo Crimea.",
        "Đoàn thăm Ả Rập Saudi.",
        "Họ đến Đại sứ quán Nhật Bản.",
        "Xe qua cầu Trường Tiền.",
    ],
)
def test_a_piece_of_a_name_is_not_listed_inside_it(mentions, sentence):
    outer = max(mentions(sentence), key=lambda m: m.end - m.start)
    pieces = ("phố Hamburg", "đảo Crimea", "Saudi", "quán Nhật Bản", "Trường Tiền")
    assert not [m.text for m in mentions(sentence) if m.text in pieces], outer
