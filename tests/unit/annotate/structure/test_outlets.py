import pytest

from annotate.structure.outlets import outlet, outlet_after_title, prefix_outlet
from annotate.tables import rows


def test_the_table_has_agencies_and_outlets_and_no_name_twice() -> None:
    table = rows("outlets")
    assert len(table) >= 60
    assert {row["kind"] for row in table} == {"agency", "outlet"}
    assert len({row["name"] for row in table}) == len(table)
    assert all(row["variants"] and row["domain"] for row in table)


@pytest.mark.parametrize(
    ("name", "wanted"), [("Báo Tin tức", "Tin Tức"), ("xinhua", "Tân Hoa xã"), ("TTO", "Tuổi Trẻ")]
)
def test_variants_stand_for_one_outlet(name: str, wanted: str) -> None:
    found = outlet(name)
    assert found is not None
    assert found.name == wanted


def test_an_agency_is_told_from_an_outlet() -> None:
    assert [found.agency for name in ("TTXVN", "AFP", "RT") if (found := outlet(name))] == [True, True, False]


@pytest.mark.parametrize(
    ("lead", "wanted"),
    [
        ("(Kiến Thức) - Sau cuộc gặp", "Kiến Thức"),
        ("VOV.VN - Thanh long", "VOV"),
        ("Dân trí Hai bàn thắng", "Dân trí"),
        ("TTO - Chiều", "Tuổi Trẻ"),
    ],
)
def test_a_leads_prefix_names_the_outlet(lead: str, wanted: str) -> None:
    found = prefix_outlet(lead)
    assert found is not None
    assert found.name == wanted


def test_a_sentence_about_an_outlet_has_no_prefix() -> None:
    assert prefix_outlet("Reuters dẫn lời một quan chức cho biết") is None


def test_a_page_title_ends_in_the_outlet() -> None:
    found = outlet_after_title("Cầu treo ở Yên Bái bị sập | Tuổi Trẻ Online")
    assert found is not None
    assert (found[0], found[1].name) == ("Cầu treo ở Yên Bái bị sập", "Tuổi Trẻ")
    assert outlet_after_title("Nga - Mỹ nhất trí trao đổi thông tin") is None
