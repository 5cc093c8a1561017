"""Which names of an article are one person's, and whom roles and pronouns mean."""

from __future__ import annotations

from dataclasses import replace

import pytest

from annotate.authorities import load
from annotate.model import Article, Line, Mention, Published, Seed
from annotate.names import name_article


def resolved(text: str, published: str | None = None) -> tuple[Mention, ...]:
    seed = Seed("thu", "thu.txt", "", text)
    lines = tuple(
        Line(raw.n, raw.start, raw.end, "article", "paragraph", "test", 1.0)
        for raw in seed.lines
        if not raw.blank
    )
    when = Published(published, published, published, ()) if published else None
    return name_article(Article(seed, lines, published=when), load()).mentions


def people(text: str, published: str | None = None) -> list[tuple[str, str | None]]:
    return [(m.text, m.entity) for m in resolved(text, published) if m.type == "person"]


def test_surname_title_and_full_name_are_one_person():
    text = "Ngoại trưởng Nga Sergei Lavrov đến. Ông Lavrov phát biểu. Sergey Lavrov về nước."
    assert {entity for _, entity in people(text)} == {"sergei-lavrov"}


def test_two_spellings_of_an_unknown_foreign_name_are_one_person():
    (_, one), (_, other) = people("Ông Sergei Zelkov đến. Sau đó ông Sergey Zelkov rời đi.")[:2]
    assert one == other == "sergei-zelkov"


def test_a_vietnamese_given_name_stands_for_the_full_name():
    assert people("Bà Trần Thị Hoan kể. Bà Hoan khóc.")[1][1] == "tran-thi-hoan"


def test_a_name_that_fits_two_people_stays_open():
    found = people("Ông Trần Văn Hùng và ông Lê Quốc Hùng cãi nhau. Hùng bỏ đi.")
    assert [entity for text, entity in found if text == "Hùng"] == [None]


def test_two_people_of_one_surname_are_told_apart_by_their_role():
    text = "Bộ trưởng Quốc phòng Ivan Zelkov và Ngoại trưởng Pavel Zelkov họp. Ngoại trưởng Zelkov phát biểu."
    found = people(text)
    assert [entity for words, entity in found if words == "Zelkov"] == ["pavel-zelkov"]


def test_a_stated_alias_is_the_same_person():
    found = dict(people("Công an bắt Trần Văn Hoan (tức Hoan “sẹo”, 31 tuổi)."))
    assert found["Hoan “sẹo”"] == found["Trần Văn Hoan"] == "tran-van-hoan"


def test_the_counterpart_holds_the_same_office():
    text = "Ngoại trưởng Nga Sergei Lavrov và người đồng cấp Mỹ John Zelkov hội đàm. Ngoại trưởng Mỹ ra về."
    assert ("Ngoại trưởng Mỹ", "john-zelkov") in people(text)


def test_a_role_without_a_name_takes_its_holder_on_the_day_of_publication():
    assert people("Phát biểu hôm qua, Tổng thống Mỹ bác bỏ tin này.", "2017-05-03") == [
        ("Tổng thống Mỹ", "donald-trump")
    ]
    assert people("Phát biểu hôm qua, Tổng thống Mỹ bác bỏ tin này.", "2012-05-03") == [
        ("Tổng thống Mỹ", "barack-obama")
    ]


def test_a_role_without_a_name_stays_open_when_the_day_is_unknown():
    assert people("Phát biểu hôm qua, Tổng thống Mỹ bác bỏ tin này.") == [("Tổng thống Mỹ", None)]


def test_a_former_office_names_nobody_who_holds_it_now():
    assert people("Cựu Tổng thống Mỹ phát biểu.", "2017-05-03") == []


def test_a_role_that_describes_the_name_before_it_is_no_mention():
    found = people("Ông Rex Tillerson, Ngoại trưởng Mỹ, phát biểu.")
    assert found == [("Rex Tillerson", "rex-tillerson")]


def test_a_pronoun_means_the_one_person_who_fits():
    assert people("Ông Trần Văn Bảy đến sớm. Ông nói rằng trời sẽ mưa.")[1] == ("Ông", "tran-van-bay")


def test_a_pronoun_stays_open_between_two():
    found = people("Ông Trần Văn Bảy gặp ông Lê Quốc Hoan. Ông nói rằng trời sẽ mưa.")
    assert found[-1] == ("Ông", None)


def test_a_pronoun_of_the_other_gender_means_somebody_else():
    found = people("Bà Trần Thị Hoan gặp ông Lê Quốc Bảy. Bà nói rằng trời sẽ mưa.")
    assert found[-1] == ("Bà", "tran-thi-hoan")


@pytest.mark.parametrize(
    "sentence", ["Ông chủ quán bỏ đi.", "Bà con rất mừng.", "Anh em đoàn kết.", "Cô gái khóc."]
)
def test_nouns_that_begin_like_a_pronoun_are_none(sentence):
    assert people(f"Ông Trần Văn Bảy đến sớm. {sentence}")[1:] == []


def test_quoted_pronouns_are_left_alone():
    assert people("Ông Trần Văn Bảy kể: “Ông không biết gì cả”.")[1:] == []


def test_a_private_person_with_a_famous_vietnamese_name_is_not_that_person():
    found = people("Tài xế Nguyễn Phú Trọng (32 tuổi) bị tạm giữ.")
    assert found[0][1] == "nguyen-phu-trong"
    rules = [
        m.entity_rule for m in resolved("Tài xế Nguyễn Phú Trọng (32 tuổi) bị tạm giữ.") if m.type == "person"
    ]
    assert rules == ["own-name"]


def test_an_acronym_in_brackets_is_the_organisation_before_it():
    text = "Tổ chức Bảo tồn Zelgo (TBZ) họp. Sau đó TBZ ra thông báo."
    found = {m.text: m.entity for m in resolved(text) if m.type == "organisation"}
    assert found["TBZ"] == next(entity for words, entity in found.items() if "Zelgo" in words)


def test_a_capital_that_speaks_stands_for_its_government():
    (mention,) = [m for m in resolved("Hôm qua, Washington cho biết sẽ rút quân.") if m.text == "Washington"]
    assert (mention.entity, mention.stands_for) == ("washington", "hoa-ky")


def test_a_capital_where_something_happens_stands_for_itself():
    (mention,) = [m for m in resolved("Hội nghị ở Washington kết thúc.") if m.text == "Washington"]
    assert mention.stands_for is None


def test_an_editors_entity_is_kept():
    article = Article(
        Seed("thu", "thu.txt", "", "Ông Lavrov đến."),
        (Line(1, 0, 15, "article", "paragraph", "test", 1.0),),
    )
    mention = Mention(4, 10, "Lavrov", "person", "name", "editor", 1.0, "ai-do", by="editor")
    from annotate.names import resolve_within

    (kept,) = resolve_within(replace(article, mentions=(mention,)), load()).mentions
    assert kept.entity == "ai-do"


@pytest.mark.parametrize(
    ("name", "entity"),
    [
        ("tỉnh Thái Bình", "thai-binh"),
        ("thành phố Hồ Chí Minh", "tp-hcm"),
        ("Hoa Kỳ", "hoa-ky"),
        ("Mỹ", "hoa-ky"),
    ],
)
def test_a_place_is_its_record_with_head_noun_or_without(name, entity):
    assert [m.entity for m in resolved(f"Hội nghị diễn ra ở {name}.") if m.text == name] == [entity]


def test_one_syllable_for_a_country_is_that_country():
    found = {m.text: m.entity for m in resolved("Quan hệ Trung - Nhật ấm lên.")}
    assert found == {"Trung": "trung-quoc", "Nhật": "nhat-ban"}


def test_a_role_of_two_countries_means_nobody():
    text = "Tổng thống Nga Vladimir Putin đến. Hai nhà lãnh đạo Nga-Mỹ gặp nhau. Lãnh đạo Nga - Mỹ hội đàm."
    assert [entity for words, entity in people(text) if words.lower().startswith("lãnh đạo")] == []


def test_a_deputy_is_not_the_holder_even_where_the_office_is_longer():
    text = "Bà Trần Thị Hoan, Giám đốc Oceanbank, vắng mặt. Phó Tổng Giám đốc Oceanbank nói vậy."
    assert [words for words, _ in people(text)] == ["Trần Thị Hoan"]


def test_a_phrase_that_says_whose_office_it_is_means_its_holder():
    text = "Tổng thống Nga Vladimir Putin gặp Tổng thống Mỹ Donald Trump. Sau đó, người đứng đầu Điện Kremlin nói vậy."
    assert ("người đứng đầu Điện Kremlin", "vladimir-putin") in people(text)


def test_a_pronoun_that_opens_a_sentence_means_who_spoke_in_the_one_before():
    text = "Ông Lavrov cho biết cuộc gặp với ông Rex Tillerson và ông Putin có ích. Ông bày tỏ hy vọng."
    assert people(text)[-1] == ("Ông", people(text)[0][1])


def test_theo_and_a_pronoun_name_the_person_before():
    text = "Bà Trần Thị Hoan phát biểu. Theo bà, giá sẽ giảm."
    assert people(text)[-1] == ("bà", "tran-thi-hoan")


def test_theo_and_an_office_alone_name_its_holder():
    text = "Thủ tướng Trần Văn Bảy đến dự. Theo Thủ tướng, giá sẽ giảm. Người đứng đầu Chính phủ cho biết như vậy."
    assert {entity for _, entity in people(text)} == {"tran-van-bay"}
    assert len(people(text)) == 3
