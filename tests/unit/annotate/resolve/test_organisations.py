"""One body, or two of one name."""

from __future__ import annotations

from tests.unit.annotate.resolve.archive_of import archive, meant, resolved


def test_the_place_in_a_name_counts_as_what_it_is() -> None:
    result = resolved(archive("Công an tỉnh Nghệ An điều tra.", "Công an Nghệ An khởi tố."))
    assert meant(result, "Công an tỉnh Nghệ An") == meant(result, "Công an Nghệ An")


def test_a_body_of_a_town_is_not_that_of_the_province() -> None:
    result = resolved(archive("Công an tỉnh Hưng Yên điều tra.", "Công an thành phố Hưng Yên khởi tố."))
    assert meant(result, "Công an tỉnh Hưng Yên") != meant(result, "Công an thành phố Hưng Yên")


def test_what_says_only_its_kind_has_no_entity_of_the_archive() -> None:
    result = resolved(archive("Theo Sở Y tế, dịch đã lắng.", "Dịch lan rộng, theo Sở Y tế."))
    assert meant(result, "Sở Y tế") == [None, None]


def test_schools_of_one_name_need_their_region() -> None:
    result = resolved(
        archive(
            "Trường THPT Nguyễn Huệ ở Phú Yên khai giảng.",
            "Trường THPT Nguyễn Huệ ở Huế khai giảng.",
            "Tại Huế, Trường THPT Nguyễn Huệ thi thử.",
        )
    )
    first, second, third = meant(result, "Trường THPT Nguyễn Huệ")
    assert first != second == third
