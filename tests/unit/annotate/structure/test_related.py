from annotate.model import Seed
from annotate.structure import structure

OWN = [
    "Bão số 5 đổ bộ vào Quảng Bình",
    "Bão số 5 đã đổ bộ vào Quảng Bình sáng nay, gây mưa lớn trên diện rộng.",
    "Ông Nguyễn Văn An cho biết mưa lớn làm nhiều tuyến đường ở Quảng Bình bị ngập sâu.",
    "Lực lượng cứu hộ đã đưa hơn 200 hộ dân ở Quảng Bình đến nơi an toàn trong đêm.",
]
REST = [
    "Đường sắt Bắc Nam tạm dừng chạy tàu qua Quảng Bình cho đến khi nước rút hẳn.",
    "Mưa lớn dự báo còn kéo dài ở Quảng Bình đến hết ngày mai, lực lượng cứu hộ tiếp tục trực.",
]
OTHER = "Giá vàng thế giới quay đầu giảm mạnh"
TEASER = "Nhà đầu tư bán ra ồ ạt sau cuộc họp của ngân hàng trung ương."


def inside(*lines: str) -> list[str]:
    article = structure(Seed("a", "a.txt", "", "\n".join(lines)))
    return [article.words(line) for line in article.lines if line.in_article]


def test_the_text_goes_on_after_a_list_in_its_middle() -> None:
    assert inside(*OWN, "Tin liên quan", OTHER, "Cầu thủ trẻ ghi bàn ở phút bù giờ", *REST) == OWN + REST


def test_the_text_goes_on_after_a_headline_said_twice_and_its_teaser() -> None:
    assert inside(*OWN, OTHER, OTHER, TEASER, *REST) == OWN + REST


def test_the_text_goes_on_after_a_cross_reference() -> None:
    assert inside(*OWN, f">>> {OTHER}", *REST) == OWN + REST


def test_a_list_after_the_source_line_lasts_to_the_end() -> None:
    assert inside(*OWN, "TTXVN/Tin Tức", OTHER, TEASER) == [*OWN, "TTXVN/Tin Tức"]


def test_nothing_follows_the_end_mark_but_names() -> None:
    own = [*OWN, REST[0][:-1] + "./."]
    assert inside(*own, "Hà Phương", OTHER, TEASER) == [*own, "Hà Phương"]


def test_an_article_put_behind_is_not_the_pages() -> None:
    assert inside(*OWN, OTHER, "(Kiến Thức) - " + TEASER, OTHER, TEASER, TEASER) == OWN


def test_a_page_without_furniture_comes_out_whole() -> None:
    page = [
        *OWN, "- Nước lên nhanh quá, ông Bảy nói.", "- Lên nóc nhà hết đi!", "Ngã. Lại dậy.", "Nhiều nơi mất điện", *REST,
        "Mực nước các sông lúc 7h:", "Sông Gianh: 6,5 m", "Sông Kiến Giang: 3,1 m",
        "Nước lên rồi nước lại xuống thôi", "Mẹ ơi đừng khóc, có con đây rồi", "Ông nói “sẽ ở lại” với bà con.",
    ]  # fmt: skip
    assert inside(*page) == page


def test_sentences_that_list_things_and_so_on_are_no_teasers() -> None:
    lists = [
        "Người dân đem theo gạo, nước, mì gói, thuốc men…",
        "Nhiều nhà mất bàn ghế, tủ lạnh, xe máy, lúa giống…",
    ]
    assert inside(*OWN, *lists, *REST) == [*OWN, *lists, *REST]


def test_lines_of_a_dialogue_are_no_links() -> None:
    talk = [
        "Đen: Nghe gì chưa ông bạn già của tôi ơi?",
        "Đá: Chuyện ông hàng xóm xây thêm gác à?",
        "Đen: Ừ, hai nhà cãi nhau to rồi đấy",
        "Đá: Khổ, chung một bức tường với nhau mãi",
        "Đen: Thì cái tường ấy là của nhà nào đây?",
        "Đá: Ai mà biết được chuyện nhà người ta chứ?",
    ]
    assert inside(*OWN, *talk, *REST) == [*OWN, *talk, *REST]


def test_a_new_part_of_the_article_goes_on_behind_its_first_sentence() -> None:
    part = [
        "Không nhớ thua bao nhiêu tiền",
        "Chủ tọa hỏi bị cáo Lê Huy Tùng về lần đánh bạc tháng trước.",
        "Bị cáo Lê Huy Tùng khai đánh bạc cùng ba người bạn học cũ.",
        "Số tiền thắng thua, bị cáo Lê Huy Tùng nói không nhớ rõ.",
        "Luật sư đề nghị tòa xem lại số tiền đánh bạc của bị cáo.",
    ]
    own = [*OWN, REST[0]]
    assert inside(*own, *part) == [*own, *part]
