"""One place, or two of one name."""

from __future__ import annotations

from tests.unit.annotate.resolve.archive_of import archive, meant, resolved


def test_communes_of_one_name_in_two_provinces_are_two() -> None:
    result = resolved(archive("Tai nạn ở xã Tân Lập, tỉnh Thái Nguyên.", "Lễ hội ở xã Tân Lập, tỉnh Sơn La."))
    one, other = meant(result, "xã Tân Lập")
    assert one != other


def test_the_region_may_be_the_one_that_the_article_is_about() -> None:
    result = resolved(
        archive("Nghệ An có lũ. Xã Tân Lập ngập. Nghệ An cứu trợ.", "Lễ hội ở xã Tân Lập, tỉnh Nghệ An.")
    )
    assert len({each.id for each in result.entities if "tan-lap" in each.id}) == 1


def test_a_numbered_district_is_no_other_number() -> None:
    result = resolved(archive("Cháy ở quận 1, TP.HCM.", "Cháy ở quận 11, TP.HCM."))
    assert meant(result, "quận 1") != meant(result, "quận 11")


def test_abbreviated_heads_are_read_in_full() -> None:
    result = resolved(archive("Cháy ở quận 1, TP.HCM.", "Mưa ở Q.1, TP.HCM."))
    assert meant(result, "quận 1") == meant(result, "Q.1")
