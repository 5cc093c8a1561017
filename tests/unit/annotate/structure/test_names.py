import pytest

from annotate.structure.names import looks_like_name, looks_like_names


@pytest.mark.parametrize("words", ["Minh Anh", "NGUYỄN VĂN A", "PV", "N.T.L", "P.V", "Trần Hà My"])
def test_capitals_or_initials_make_a_name(words: str) -> None:
    assert looks_like_name(words)


@pytest.mark.parametrize(
    "words", ["Quan hệ Nga", "Nga", "Ngày 12", "một người", "", "Ông Lavrov Cho Biết Nga Và Mỹ"]
)
def test_other_words_do_not(words: str) -> None:
    assert not looks_like_name(words)


def test_several_names_are_joined_by_dashes_commas_or_and() -> None:
    assert looks_like_names("Thái Thịnh - Duy Thanh và Hà My")
    assert not looks_like_names("Thái Thịnh - phóng viên ảnh")
