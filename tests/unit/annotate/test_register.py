"""The register: what has an address keeps it."""

from __future__ import annotations

from pathlib import Path

import pytest

from annotate.authorities import load
from annotate.editor import AuthorityRecord
from annotate.problems import BadInput
from annotate.register import Entry, Register, Wanted, allot, load_register, register_records, take_merges


def wanted(name: str, *articles: str, id_: str | None = None) -> Wanted:
    key = name.lower().replace(" ", "-")
    return Wanted("person", name, tuple((article, key) for article in articles), id_)


def test_a_new_name_gets_an_address_made_from_it() -> None:
    assert allot(Register(), [wanted("Nguyễn Văn Hùng", "a")]).ids == ("nguyen-van-hung",)


def test_namesakes_are_numbered_in_the_order_of_their_first_articles() -> None:
    ids = allot(Register(), [wanted("An", "b"), wanted("An", "a"), wanted("An", "c")]).ids
    assert ids == ("an-2", "an", "an-3")


def test_an_address_once_given_is_kept_whatever_comes_before_it() -> None:
    first = allot(Register(), [wanted("An", "b")])
    again = allot(first.register, [wanted("An", "a"), wanted("An", "b")])
    assert again.ids == ("an-2", "an")
    assert again.register.entries[: len(first.register.entries)] == first.register.entries


def test_a_name_that_changes_leaves_the_address() -> None:
    first = allot(Register(), [wanted("An", "a")])
    renamed = Wanted("person", "Bình An", (("a", "an"), ("a", "binh-an")))
    assert allot(first.register, [renamed]).ids == ("an",)


def test_what_is_joined_keeps_the_older_address_and_the_other_leads_there() -> None:
    first = allot(Register(), [wanted("An", "a"), wanted("An", "b")])
    joined = allot(first.register, [wanted("An", "a", "b")])
    assert joined.ids == ("an",)
    assert joined.redirects == {"an-2": "an"}
    assert joined.register == first.register


def test_an_address_leads_to_the_record_that_took_its_place() -> None:
    first = allot(Register(), [wanted("An", "a")])
    assert allot(first.register, [wanted("An", "a", id_="an-an")]).redirects == {"an": "an-an"}


def test_an_id_of_a_record_is_never_given_to_another() -> None:
    assert allot(Register(), [wanted("An", "a")], {"an"}).ids == ("an-2",)


def test_an_address_whose_article_is_gone_is_known_by_its_name_if_one_has_it() -> None:
    first = allot(Register(), [wanted("An", "a", "b")])
    assert allot(first.register, [wanted("An", "b")]).ids == ("an",)
    two = allot(first.register, [wanted("An", "b"), wanted("An", "c")])
    assert two.ids == ("an-2", "an-3")


def test_a_gone_address_is_not_given_again_to_another_name() -> None:
    first = allot(Register(), [wanted("An", "a")])
    other = Wanted("person", "An", (("b", "an-khanh"),))
    assert allot(first.register, [other]).ids == ("an-2",)


def test_the_editors_merge_leads_on() -> None:
    register = Register(
        tuple(Entry(id_, "person", "an", article) for id_, article in (("an", "a"), ("an-2", "b"))),
        {"an-2": "an"},
    )
    joined = allot(register, [wanted("An", "a", "b")])
    assert joined.redirects == {"an-2": "an"}


def test_names_in_other_scripts_and_device_names_get_addresses_too() -> None:
    ids = allot(
        Register(), [Wanted("place", "北京", (("a", ""),)), Wanted("person", "Con", (("a", "con"),))]
    ).ids
    assert ids == ("place", "con-2")


def test_a_long_name_is_cut_at_a_words_end() -> None:
    (id_,) = allot(Register(), [wanted(" ".join(["Liên hiệp"] * 30), "a")]).ids
    assert len(id_) <= 80
    assert id_.endswith("hiep")


def test_the_register_is_read_as_it_was_written(tmp_path: Path) -> None:
    path = tmp_path / "ids.jsonl"
    register = allot(Register(), [wanted("An", "a"), wanted("Bình", "b")]).register
    rows = [
        f'{{"id":"{row["id"]}","kind":"{row["kind"]}","key":"{row["key"]}","article":"{row["article"]}"}}\n'
        for row in register_records(register)
    ]
    path.write_text("".join(rows), encoding="utf-8")
    assert load_register(path, "ids.jsonl") == register
    assert load_register(tmp_path / "none.jsonl", "ids.jsonl") == Register()


def test_every_line_that_is_none_is_told(tmp_path: Path) -> None:
    path = tmp_path / "ids.jsonl"
    good = '{"id":"an","kind":"person","key":"an","article":"a"}\n'
    path.write_bytes((good + good).encode() + b"\xff\n[]\n" + b'{"id":"../x","kind":"person","key":"x"}\n')
    with pytest.raises(BadInput) as error:
        load_register(path, "content/data/ids.jsonl")
    assert [problem.line for problem in error.value.problems] == [2, 3, 4, 5]


def test_merges_of_registered_ids_are_taken_from_the_editors_records() -> None:
    register = Register((Entry("an", "person", "an", "a"), Entry("an-2", "person", "an", "b")))
    records, merged = take_merges([AuthorityRecord("an", 1, merge=("an-2",))], register, load())
    assert records == ()
    assert merged.merged == {"an-2": "an"}


def test_other_merges_are_left_to_the_records() -> None:
    register = Register((Entry("an", "person", "an", "a"),))
    given = (
        AuthorityRecord("sergei-lavrov", 1, merge=("an", "rex-tillerson")),
        AuthorityRecord("x", 5, merge=("y",)),
    )
    records, merged = take_merges(given, register, load())
    assert merged.merged == {"an": "sergei-lavrov"}
    assert records == (AuthorityRecord("sergei-lavrov", 1, merge=("rex-tillerson",)), given[1])


def test_a_record_that_had_an_address_leads_on_when_it_is_merged() -> None:
    register = Register((Entry("rex-tillerson", "person", "rex-tillerson", "a"),))
    given = (AuthorityRecord("sergei-lavrov", 1, merge=("rex-tillerson",)),)
    records, merged = take_merges(given, register, load())
    assert (records, merged.merged) == (given, {"rex-tillerson": "sergei-lavrov"})
    assert allot(merged, [Wanted("person", "Sergei Lavrov", (), "sergei-lavrov")]).redirects == {
        "rex-tillerson": "sergei-lavrov"
    }
