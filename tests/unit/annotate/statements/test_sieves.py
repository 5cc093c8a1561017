import pytest

from .statement_of import statements, told


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("“Đi thôi nào”, ông An nói.", [("ông An", "nói", "Đi thôi nào")]),
        ("“Đi thôi nào!” - ông An nói, tay còn run.", [("ông An", "nói", "Đi thôi nào!")]),
        ("Ông An nói: “Đi thôi nào”.", [("Ông An", "nói", "Đi thôi nào")]),
        ("Ông An viết trên Facebook: “Đi thôi nào”.", [("Ông An", "viết", "Đi thôi nào")]),
        ("Theo ông An, giá sẽ tăng.", [("ông An", "Theo", "giá sẽ tăng")]),
        ("Giá sẽ tăng mạnh, theo ông An.", [("ông An", "theo", "Giá sẽ tăng mạnh")]),
        ("Ông An được dẫn lời nói rằng giá sẽ tăng.", [("Ông An", "nói", "giá sẽ tăng")]),
        ("Reuters dẫn lời ông An rằng giá sẽ tăng.", [("ông An", "dẫn lời", "giá sẽ tăng")]),
        ("Thông báo nêu rõ giá sẽ tăng.", [("Thông báo", "nêu rõ", "giá sẽ tăng")]),
        (
            "Ông An nói giá sẽ tăng, còn bà Lan cho rằng giá sẽ giảm.",
            [("Ông An", "nói", "giá sẽ tăng"), ("bà Lan", "cho rằng", "giá sẽ giảm")],
        ),
        (
            "Ông An khẳng định giá sẽ tăng, đồng thời phủ nhận tin đồn.",
            [("Ông An", "khẳng định", "giá sẽ tăng"), ("Ông An", "phủ nhận", "tin đồn")],
        ),
        (
            "Cảnh sát cho biết Hùng khai nhận đã lấy trộm xe.",
            [
                ("Cảnh sát", "cho biết", "Hùng khai nhận đã lấy trộm xe"),
                ("Hùng", "khai nhận", "đã lấy trộm xe"),
            ],
        ),
        (
            "“Đi thôi nào”, ông An nói. “Trời sắp mưa rồi.”",
            [("ông An", "nói", "Đi thôi nào // Trời sắp mưa rồi.")],
        ),
        (
            "Giá gạo sẽ còn tăng mạnh, ông An nhận định.",
            [("ông An", "nhận định", "Giá gạo sẽ còn tăng mạnh")],
        ),
        ("Ông An bác bỏ cáo buộc: “Tôi không làm”.", [("Ông An", "bác bỏ", "cáo buộc // Tôi không làm")]),
    ],
)
def test_each_form_gives_speaker_cue_and_content(text, expected):
    assert told(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "Theo đó, giá sẽ tăng từ ngày mai.",
        "Theo kế hoạch, công trình xong trong tháng 5.",
        "Theo quy định tại Thông tư 15, thí sinh bị hủy kết quả.",
        "Trận đấu bắt đầu lúc 19h theo giờ Hà Nội.",
        "Anh theo học ngành luật và theo dõi vụ án.",
        "Hai người nói chuyện suốt đêm.",
        "Kể từ hôm qua, giá đã tăng.",
        "Trường ra thông báo tuyển sinh.",
        "Tuyên bố trên khiến nhiều người bất ngờ.",
        "Hùng được cho là đã lấy trộm xe.",
        "Ông An từ chối bình luận về vụ việc.",
        "Ông An không trả lời câu hỏi.",
        "Vụ “sập hầm” gây xôn xao dư luận.",
        "Mối đe dọa từ bão vẫn còn.",
        "Ba ký cà phê không mua nổi một ký thịt.",
    ],
)
def test_what_only_looks_like_speech_is_no_statement(text):
    assert told(text) == []


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Ông An nói: “Đi thôi nào”.", "direct"),
        ("Ông An nói giá sẽ tăng.", "indirect"),
        ("Ông An nói giá sẽ “tăng rất mạnh”.", "mixed"),
    ],
)
def test_quotation_marks_decide_the_kind(text, kind):
    assert [s.kind for s in statements(text)] == [kind]


@pytest.mark.parametrize("cls", ["title", "heading", "byline"])
def test_titles_and_headings_hold_no_statement(cls):
    assert statements("Ông An nói giá sẽ tăng.", cls) == ()


def test_denial_decides_the_class():
    (statement,) = statements("Ông An khẳng định không có chuyện lộ đề thi.")
    assert statement.cue_class == "denies"


def test_a_relative_clause_behind_a_source_is_no_part_of_what_it_says():
    text = "Theo Ngoại trưởng Rex Tillerson, người cũng có mặt trong cuộc hội đàm, hai bên đã trao đổi thẳng thắn."
    assert [content for _, _, content in told(text)] == ["hai bên đã trao đổi thẳng thắn"]


@pytest.mark.parametrize(
    "text",
    [
        "Ông Khạnh là người phê duyệt các tờ trình của Ban Tài chính.",
        "Nhưng đừng vì thế mà vội vàng cho rằng nó là một món ăn dở.",
        "Cả ba bị cáo khai báo thành khẩn, có nhân thân tốt.",
        "Đá: Theo quy định, chỉ xác nhận chữ ký của người khai.",
        "Hiến pháp nước ta quy định: “Mọi người có quyền bất khả xâm phạm về thân thể”.",
    ],
)
def test_acts_and_laws_are_no_statements(text):
    assert told(text) == []
