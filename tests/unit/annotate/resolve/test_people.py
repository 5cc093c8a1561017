"""Who is one person, and who is not."""

from __future__ import annotations

from tests.unit.annotate.resolve.archive_of import archive, meant, resolved


def ids(text: str, *texts: str) -> list[str | None]:
    return meant(resolved(archive(*texts)), text)


def test_a_full_vietnamese_name_alone_joins_nobody() -> None:
    one, other = ids("Nguyễn Văn Hùng", "Ông Nguyễn Văn Hùng trồng cam.", "Anh Nguyễn Văn Hùng bơi giỏi.")
    assert one != other


def test_one_province_is_not_enough_for_a_common_name() -> None:
    one, other = ids(
        "Nguyễn Văn Hùng", "Ông Nguyễn Văn Hùng ở Nghệ An.", "Nghệ An có anh Nguyễn Văn Hùng bơi giỏi."
    )
    assert one != other


def test_a_police_of_the_province_ties_no_more_than_the_province() -> None:
    one, other = ids(
        "Nguyễn Văn Hùng",
        "Công an tỉnh Nghệ An bắt Nguyễn Văn Hùng ở Nghệ An.",
        "Công an tỉnh Nghệ An khen anh Nguyễn Văn Hùng ở Nghệ An.",
    )
    assert one != other


def test_a_rare_name_is_one_person_with_one_thing_in_common() -> None:
    one, other = ids(
        "Trịnh Hoài Bảo Châu", "Bà Trịnh Hoài Bảo Châu ở Nghệ An.", "Nghệ An có bà Trịnh Hoài Bảo Châu."
    )
    assert one == other


def test_somebody_who_changes_office_in_one_province_stays_one_person() -> None:
    one, other = ids(
        "Nguyễn Văn Hùng",
        "Chủ tịch UBND tỉnh Nghệ An Nguyễn Văn Hùng phát biểu.",
        "Bí thư Tỉnh ủy Nghệ An Nguyễn Văn Hùng phát biểu.",
    )
    assert one == other


def test_a_former_office_is_an_office_in_common() -> None:
    one, other = ids(
        "Nguyễn Văn Hùng",
        "Ông Nguyễn Văn Hùng, Giám đốc Sở Y tế Nghệ An, phát biểu.",
        "Bị cáo Nguyễn Văn Hùng, nguyên Giám đốc Sở Y tế Nghệ An, ra tòa.",
    )
    assert one == other


def test_people_of_one_surname_are_never_joined() -> None:
    result = resolved(archive("Ông Jim Harkovsky ở Quảng Ninh.", "Bà Ann Harkovsky ở Quảng Ninh."))
    assert meant(result, "Jim Harkovsky") != meant(result, "Ann Harkovsky")


def test_given_names_alone_are_never_joined() -> None:
    one, other = ids("Quân", "Ông Quân nói về huyện Vĩnh Bảo.", "Ông Quân kể về huyện Vĩnh Bảo.")
    assert one != other


def test_names_cut_short_are_never_joined_by_weak_ties() -> None:
    one, other = ids(
        "Nguyễn Văn T.",
        "Nghi phạm Nguyễn Văn T. (31 tuổi) ở Nghệ An bị bắt.",
        "Nghi phạm Nguyễn Văn T. (31 tuổi) ở Nghệ An nhận tội.",
    )
    assert one != other


def test_a_surname_joins_the_one_person_who_has_enough_in_common() -> None:
    result = resolved(
        archive(
            "Ông Jim Harkovsky, Thị trưởng Christchurch, phát biểu.",
            "Ông Jim Harkovsky viết nhạc.",
            "Ông Harkovsky, Thị trưởng Christchurch, trả lời.",
        )
    )
    assert meant(result, "Harkovsky") == ["jim-harkovsky"]


def test_a_name_of_a_leader_needs_an_office_or_the_country_served() -> None:
    result = resolved(archive("Anh Nguyễn Xuân Phúc nuôi gà.", "Thủ tướng Nguyễn Xuân Phúc đến Huế."))
    one, other = meant(result, "Nguyễn Xuân Phúc")
    assert one != other == "nguyen-xuan-phuc"
    assert any(doubt.entities == ("nguyen-xuan-phuc", one) for doubt in result.doubts)


def test_a_paper_that_both_articles_quote_ties_nobody() -> None:
    one, other = ids(
        "Nguyễn Văn Hùng",
        "Theo báo Người Đưa Tin Việt, ông Nguyễn Văn Hùng trồng cam.",
        "Báo Người Đưa Tin Việt kể về anh Nguyễn Văn Hùng bơi giỏi.",
    )
    assert one != other
