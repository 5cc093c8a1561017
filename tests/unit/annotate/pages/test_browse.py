import pytest

from annotate.pages.browse import first_letter


@pytest.mark.parametrize(
    ("name", "letter"),
    [
        ("Đà Nẵng", "đ"),
        ("Ấn Độ", "â"),
        ("ăn", "ă"),
        ("Ông", "ô"),
        ("G20", "g"),
        ("4G", "#"),
        ("Москва", "#"),
        ("", "#"),
    ],
)
def test_a_name_stands_under_its_letter_whatever_its_tone(name, letter):
    assert first_letter(name) == letter


def entities(*names):
    return [{"id": f"n-{n}", "type": "place", "name": name} for n, name in enumerate(names)]


def test_names_stand_in_the_order_of_the_vietnamese_alphabet(make, pages):
    page = pages(make("a", "Tin"), entities=entities("Đức", "Dubai", "Ấn Độ", "Anh", "Áo", "Ăng-ten"))[
        "browse/places.md"
    ]
    assert [row.split("]")[0][3:] for row in page.split("\n") if row.startswith("- [")] == [
        "Anh", "Áo", "Ăng-ten", "Ấn Độ", "Dubai", "Đức",
    ]  # fmt: skip
    assert "[A](#a) [Ă](#ă) [Â](#â) [D](#d) [Đ](#đ)" in page


def test_many_names_have_a_page_for_each_letter(make, pages):
    made = pages(make("a", "Tin"), entities=entities("Anh", "Áo", "Áp", "Đức", "Đan Mạch"), rows=2)
    assert "- [Đ](../browse/places_dd.md) · 2 mục" in made["browse/places.md"]
    assert "[Áp]" in made["browse/places_a_2.md"]


def test_the_overview_counts_what_there_is(make, pages):
    page = pages(make("a", "Tin"))["browse/index.md"]
    assert "- [Người](../browse/people.md) · 2 mục\n- [Nơi](../browse/places.md) · 1 mục\n" in page
    assert "things" not in page


def test_people_of_one_name_are_told_apart_by_their_office(make, pages):
    evidence = [{"article": "a", "start": 0, "end": 3, "text": "Tin"}]
    offices = [
        {"office": "đại tá", "of": None, "from": None, "to": None},
        {"office": "giám đốc", "of": "ubnd", "from": None, "to": None, "evidence": evidence},
    ]
    people = [{"id": "hung", "type": "person", "name": "Hùng", "offices": offices}]
    body = {"id": "ubnd", "type": "organisation", "name": "UBND TP Vinh"}
    page = pages(make("a", "Tin"), entities=[*people, body])["browse/people.md"]
    assert "- [Hùng](../people/hung.md)  \n  giám đốc UBND TP Vinh" in page
