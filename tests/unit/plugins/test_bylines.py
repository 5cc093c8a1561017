from __future__ import annotations

import pytest

from plugins.bylines import Author, authors


@pytest.mark.parametrize(
    ("byline", "inverted"),
    [
        (None, []),
        ("Nguyễn Văn An", ["Nguyễn, Văn An"]),
        ("Trần Hà - Lê Minh Anh", ["Trần, Hà", "Lê, Minh Anh"]),
        ("Đỗ Lan, Vũ Hùng và Hồ Bình", ["Đỗ, Lan", "Vũ, Hùng", "Hồ, Bình"]),
        ("John Smith / J. Doe", ["Smith, John", "Doe, J."]),
    ],
)
def test_a_byline_is_parted_into_its_people_family_name_first(
    byline: str | None, inverted: list[str]
) -> None:
    assert [author.inverted for author in authors({"author": byline})] == inverted


@pytest.mark.parametrize("name", ["Thiên Vân", "T.A", "PV", "Nhóm phóng viên", "Nguyễn", "Hân-Minh"])
def test_no_family_name_is_invented(name: str) -> None:
    assert authors({"author": name}) == (Author(name, "", ""),)
