from pathlib import Path

import pytest

from annotate.addresses import address, day_address, event_address, found_address, nth, shared_list


def test_an_entitys_folder_tells_its_type():
    assert address("person", "sergei-lavrov") == "people/sergei-lavrov.html"
    assert address("organisation", "un", suffix="md") == "organisations/un.md"
    assert event_address("hoi-dam") == "events/hoi-dam.html"


def test_an_entity_without_a_page_of_its_own_is_found_on_a_list(tmp_path: Path) -> None:
    (tmp_path / "people").mkdir()
    (tmp_path / "people" / "tran-an.md").touch()
    assert found_address(tmp_path, "person", "tran-an") == "people/tran-an.html"
    assert found_address(tmp_path, "person", "tran-binh") == "people/once_tb.html#tran-binh"


def test_a_shared_list_follows_from_the_id_alone():
    assert shared_list("tran-an") == "once_ta"
    assert shared_list("nguyen-van-an") == "once_nan"
    assert address("person", "tran-an", shared=True) == "people/once_ta.html#tran-an"


@pytest.mark.parametrize(
    ("value", "place"),
    [
        ("2017-04-12", "chronology/2017.html#2017-04-12"),
        ("2017-04-12T17:15", "chronology/2017.html#2017-04-12"),
        ("2017-07-09TMI", "chronology/2017.html#2017-07-09"),
        ("2017-04-12/2017-04-15", "chronology/2017.html#2017-04-12"),
        ("2017-04", "chronology/2017.html#2017-04"),
        ("2017-Q2", "chronology/2017.html#2017"),
        ("2017-W15", "chronology/2017.html#2017-04-10"),
        ("2015-W01-WE", "chronology/2014.html#2014-12-29"),
        ("2017-W53", "chronology/2017.html#2017"),
        ("2017", "chronology/2017.html#2017"),
        ("XXXX-04-12", None),
        ("199", None),
        ("PRESENT_REF", None),
        ("T17:15", None),
    ],
)
def test_a_value_has_its_place_in_the_chronology_where_its_year_is_known(value, place):
    assert day_address(value) == place


def test_further_pages_have_addresses_that_no_id_can_have():
    assert nth("people/lavrov.md", 1) == "people/lavrov.md"
    assert nth("people/lavrov.md", 2) == "people/lavrov_2.md"
