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


def speaker_of(sentence: str, *names: tuple[str, str, str]) -> str | None:
    """The speaker's entity where ``names`` (text, type, entity) are the mentions of the sentence."""
    from dataclasses import replace

    from annotate.model import Mention
    from annotate.statements import find_statements

    from .statement_of import article_of

    at = [(sentence.index(name), name, kind, entity) for name, kind, entity in names]
    mentions = tuple(
        Mention(n, n + len(name), name, kind, "name", "test", 1.0, entity=entity)  # type: ignore[arg-type]
        for n, name, kind, entity in sorted(at)
    )
    (statement,) = find_statements(replace(article_of(sentence), mentions=mentions))
    assert statement.speaker is not None
    return statement.speaker.entity


@pytest.mark.parametrize("speaker", ["Nga", "Phía Nga", "Chính quyền Nga"])
def test_a_country_speaks_where_nothing_else_stands_before_it(speaker):
    assert speaker_of(f"{speaker} cho biết {SAID}.", ("Nga", "place", "nga")) == "nga"


@pytest.mark.parametrize("speaker", ["Một chuyên gia Nga", "Người dân ở Nga", "Người đứng đầu Nga"])
def test_who_only_belongs_to_a_country_is_not_that_country(speaker):
    assert speaker_of(f"{speaker} cho biết {SAID}.", ("Nga", "place", "nga")) is None


def test_two_that_speak_together_are_no_one_entity():
    names = (("Moskva", "place", "moskva"), ("Kiev", "place", "kiev"))
    assert speaker_of(f"Moskva và Kiev cho biết {SAID}.", *names) is None


def test_a_document_of_a_body_speaks_for_it():
    names = (("Bộ Y tế", "organisation", "bo-y-te"),)
    assert speaker_of(f"Thông cáo của Bộ Y tế cho biết {SAID}.", *names) == "bo-y-te"
