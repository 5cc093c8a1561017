import pytest

from .statement_of import told

SAID = "mọi việc đã xong xuôi"


@pytest.mark.parametrize(
    ("before", "speaker"),
    [
        ("Ông Nguyễn Văn An", "Ông Nguyễn Văn An"),
        ("Cảnh sát Anh ngày 22/9", "Cảnh sát Anh"),
        ("Chiều 19/5, tại Hà Nội, ông Lavrov", "ông Lavrov"),
        ("Ông An, Giám đốc Sở Y tế,", "Ông An, Giám đốc Sở Y tế"),
        ("Ông An - Giám đốc Sở Y tế -", "Ông An - Giám đốc Sở Y tế"),
        ("Ông An (Giám đốc Sở Y tế)", "Ông An (Giám đốc Sở Y tế)"),
        ("Quản lý của cô, anh Kelvin Lý,", "Quản lý của cô, anh Kelvin Lý"),
        (
            "Trao đổi với báo chí, bà Louise van der Meer của quỹ Bông Sen",
            "bà Louise van der Meer của quỹ Bông Sen",
        ),
        ("Chị Lan, 37 tuổi, ngụ quận 3,", "Chị Lan, 37 tuổi, ngụ quận 3"),
        (
            "Ông Mạnh, Chủ tịch UBND xã Hòa Liên, huyện Hòa Vang",
            "Ông Mạnh, Chủ tịch UBND xã Hòa Liên, huyện Hòa Vang",
        ),
        ("Sở Văn hóa, Thể thao và Du lịch Khánh Hòa", "Sở Văn hóa, Thể thao và Du lịch Khánh Hòa"),
        ("Quân đội Pakistan", "Quân đội Pakistan"),
        ("Điện Kremlin hôm qua", "Điện Kremlin"),
        ("Bà cũng", "Bà"),
        ("Nhưng một nhân chứng", "một nhân chứng"),
        ("Reuters dẫn lời ông Obama", "ông Obama"),
        ("Ông Nguyễn Văn Quyền", "Ông Nguyễn Văn Quyền"),
        ("Hãng hàng không", "Hãng hàng không"),
        ("Chuyên gia từng làm việc tại Nhật, ông An,", "ông An"),
    ],
)
def test_the_speaker_is_the_noun_phrase_left_of_the_cue(before, speaker):
    assert told(f"{before} cho biết {SAID}.") == [(speaker, "cho biết", SAID)]


@pytest.mark.parametrize(
    "before", ["Không ai", "Ông An không", "Ông An từ chối", "Nếu ông An", "Tôi", "Ông An sẽ"]
)
def test_where_nothing_is_said_there_is_no_speaker(before):
    assert told(f"{before} cho biết {SAID}.") == []


def test_who_acts_in_the_passive_does_not_speak():
    assert told("Đối tượng này bị Công an tỉnh An Giang ra lệnh truy nã toàn quốc.") == []


def test_an_entity_comes_from_the_mentions_inside_the_phrase():
    from dataclasses import replace

    from annotate.model import Mention
    from annotate.statements import find_statements

    from .statement_of import article_of

    article = article_of(f"Ông An cho biết {SAID}.")
    mention = Mention(4, 6, "An", "person", "name", "test", 1.0, entity="nguyen-van-an")
    (statement,) = find_statements(replace(article, mentions=(mention,)))
    assert statement.speaker is not None
    assert statement.speaker.entity == "nguyen-van-an"
