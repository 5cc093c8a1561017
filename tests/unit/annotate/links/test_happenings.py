import pytest

from annotate.links.happenings import Words, happening, happenings_in
from annotate.tables import rows


def kinds(text: str, names: list[tuple[int, int]] | None = None) -> list[str]:
    return [kind for _, kind in happenings_in(Words(text, 0, len(text)), names or [])]


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Hai ngoại trưởng đã hội đàm", "talks"),
        ("Cháy lớn ở xưởng gỗ", "fire"),
        ("Công an bắt tạm giam hai người", "arrest"),
        ("Trận động đất mạnh 6,2 độ", "quake"),
        ("Đội khách thắng 2-0 ở chung kết", "match"),
        ("Tòa tuyên phạt bị cáo", "trial"),
        ("Hai bên ký kết hợp đồng", "signing"),
    ],
)
def test_event_words_tell_what_happened(text: str, kind: str) -> None:
    assert kind in kinds(text)


@pytest.mark.parametrize(
    "text",
    ["Hai bên sẽ hội đàm", "chưa hội đàm", "dự kiến sẽ hội đàm", "Cuộc gặp cấp cao sẽ diễn ra tuần tới"],
)
def test_what_is_still_ahead_has_not_happened(text: str) -> None:
    assert kinds(text) == []


def test_a_syllable_of_a_name_is_no_event() -> None:
    text = "ở Biên Hòa"
    assert kinds(text) == ["match"]
    assert kinds(text, [(2, 10)]) == []


def test_every_kind_has_a_name_a_weight_and_words() -> None:
    for row in rows("links/happenings"):
        found = happening(row["kind"])
        assert found.name
        assert 1 <= found.weight <= 3
        assert found.later in ("", "grows", "adds")
        assert found.named in ("", "people", "teams", "bodies", "parties")
        assert row["words"]
