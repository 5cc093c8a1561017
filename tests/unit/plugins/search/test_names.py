from __future__ import annotations

from plugins.search.documents import Entity
from plugins.search.entities import Numbered
from plugins.search.names import MOST_UNDER_ONE_PAIR, MOST_WITH_ONE_WORD, names


def numbered(*rows: Entity) -> list[Numbered]:
    return [Numbered(n, each, [0] * (len(rows) - n), []) for n, each in enumerate(rows)]


def test_an_alias_leads_to_the_forms_that_articles_use() -> None:
    single, pairs = names(
        numbered(Entity("who", "organisation", "WHO", ("WHO",), ("Tổ chức Y tế Thế giới",))), 10
    )
    assert single["who"] == [["WHO", 0, None, "organisation", "WHO", "name", 1, []]]
    assert pairs["to chuc"] == [
        ["Tổ chức Y tế Thế giới", 0, None, "organisation", "WHO", "alias", 1, ["WHO"]]
    ]


def test_a_compound_name_is_found_joined_and_in_parts() -> None:
    single, pairs = names(numbered(Entity("hcm", "place", "TP.HCM", ("TP.HCM", "Thành phố Hồ Chí Minh"))), 10)
    assert single["tphcm"][0][0] == "TP.HCM"
    assert pairs["tp hcm"][0][-1] == ["Thành phố Hồ Chí Minh"]


def test_spellings_of_one_name_are_one_form() -> None:
    single, _ = names(numbered(Entity("my", "place", "Mỹ", ("Mỹ", "Mĩ", "MỸ"))), 10)
    assert [row[0] for row in single["mi"]] == ["Mỹ"]
    assert single["mi"][0][-1] == []


def test_a_word_leads_to_the_most_frequent_names_that_have_it() -> None:
    people = [Entity(f"p{n}", "person", f"Trần {chr(97 + n)}") for n in range(9)]
    single, _ = names(numbered(*people), 10)
    assert [row[4] for row in single["tran"]] == [each.name for each in people[:MOST_WITH_ONE_WORD]]
    assert {row[5] for row in single["tran"]} == {"part"}


def test_where_a_pair_has_many_names_the_rest_stand_under_their_last_pair() -> None:
    people = [Entity(f"p{n}", "person", f"Nguyễn Văn A{n}") for n in range(MOST_UNDER_ONE_PAIR + 1)]
    _, pairs = names(numbered(*people), 10)
    assert len(pairs["nguyen van"]) == MOST_UNDER_ONE_PAIR
    assert [row[4] for row in pairs[f"van a{MOST_UNDER_ONE_PAIR}"]] == [people[-1].name]


def test_events_have_no_other_forms_and_sources_no_names() -> None:
    single, pairs = names(
        numbered(Entity("e", "event", "Hội đàm Nga"), Entity("source:Báo", "source", "Báo")), 10
    )
    assert pairs["hoi dam"][0][-1] == []
    assert "bao" not in single


def test_in_a_large_archive_a_part_of_a_name_leads_to_those_in_several_articles() -> None:
    people = numbered(Entity("p0", "person", "Trần A"), Entity("p1", "person", "Trần B"))
    assert [row[4] for row in names(people, 10)[0]["tran"]] == ["Trần A", "Trần B"]
    assert [row[4] for row in names(people, 5_000)[0]["tran"]] == ["Trần A"]
    assert [row[4] for row in names(people, 5_000)[1]["tran b"]] == ["Trần B"]
