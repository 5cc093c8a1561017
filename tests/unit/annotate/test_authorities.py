import re
import time
from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from itertools import combinations

import pytest

from annotate import authorities, tables
from annotate.authorities import Authorities, Authority, Office, canonical, first_day, last_day, load, slug
from annotate.editor import AuthorityRecord, OfficeRecord
from annotate.problems import BadInput

ISO = re.compile(r"[0-9]{4}(-[0-9]{2}(-[0-9]{2})?)?")
DAYS_OF_HANDOVER = 31
ROWS = [(table, row) for table, _ in authorities.TABLES for row in tables.rows(f"authority/{table}")]
FOUR_DAYS = ("2017-04-12", "2017-07-08", "2017-12-29", "2025-02-18")


def ids(records: tuple[Authority, ...]) -> list[str]:
    return [record.id for record in records]


def holder(office: str, of: str, day: str) -> list[str]:
    return ids(load().holders(office, of, (day, day)))


def all_terms() -> Iterator[tuple[str, Office]]:
    return ((record.id, term) for record in load() for term in record.offices)


# --- the tables ---


def test_an_id_is_given_once_over_all_tables_and_outlets() -> None:
    given = [row["id"] for _, row in ROWS] + [slug(row["name"]) for row in tables.rows("outlets")]
    assert [id_ for id_, count in Counter(given).items() if count > 1] == []
    assert len(load()) == len(given)


def test_ids_are_readable_ascii() -> None:
    assert [record.id for record in load() if not re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", record.id)] == []


def test_every_reference_is_to_a_record() -> None:
    known = load().records
    references = [each for record in load() for each in (record.stands_for, record.within) if each]
    references += [term.of for _, term in all_terms() if term.of]
    assert [each for each in references if each not in known] == []


def test_every_term_belongs_to_a_person_and_a_known_office() -> None:
    keys = {row["key"] for row in tables.rows("authority/offices")}
    persons = {record.id for record in load() if record.type == "person"}
    wrong = [
        row
        for row in tables.rows("authority/terms")
        if row["person"] not in persons or row["office"] not in keys
    ]
    assert wrong == []


def test_terms_have_real_dates_in_order() -> None:
    for person, term in all_terms():
        for each in filter(None, (term.start, term.end, term.as_of)):
            assert ISO.fullmatch(each), (person, term)
            date.fromisoformat(first_day(each))
        assert first_day(term.start or "") <= last_day(term.end or "9999"), (person, term)


def test_existence_has_real_dates_in_order() -> None:
    for record in load():
        for each in filter(None, (record.valid_from, record.valid_to)):
            assert ISO.fullmatch(each), record.id
            date.fromisoformat(first_day(each))
        assert first_day(record.valid_from or "0001") <= last_day(record.valid_to or "9999"), record.id


def test_an_office_of_one_has_no_two_holders_for_longer_than_a_handover() -> None:
    single = {row["key"] for row in tables.rows("authority/offices") if row["single"]}
    held: dict[tuple[str, str | None], list[tuple[str, Office]]] = defaultdict(list)
    for person, term in all_terms():
        if term.office in single and term.known and not term.acting:
            held[term.office, term.of].append((person, term))
    for office, terms in held.items():
        for (one, a), (other, b) in combinations(terms, 2):
            if one != other:
                assert overlap(a, b) <= DAYS_OF_HANDOVER, (office, one, other)


def overlap(a: Office, b: Office) -> int:
    """The days that two terms surely share."""
    start = max(last_day(a.start or ""), last_day(b.start or ""))
    end = min(*(first_day(term.end or "9999") for term in (a, b)))
    return (date.fromisoformat(end) - date.fromisoformat(start)).days


@pytest.mark.parametrize(
    ("at_least", "type_", "kinds"),
    [
        (249, "place", {"country", "territory"}),
        (500, "place", {"city", "capital"}),
        (
            300,
            "organisation",
            {"international", "armed group", "company", "party", "sports body", "club", "state body"},
        ),
        (60, "organisation", {"agency", "outlet"}),
    ],
)
def test_as_many_records_as_promised(at_least: int, type_: str, kinds: set[str]) -> None:
    assert sum(record.type == type_ and record.kind in kinds for record in load()) >= at_least


def test_eight_hundred_office_holders() -> None:
    assert sum(bool(record.offices) for record in load()) >= 800


def test_every_country_has_its_iso_codes() -> None:
    coded = [row for row in tables.rows("authority/countries") if row["iso3166-1-alpha-2"]]
    assert len({row["iso3166-1-alpha-2"] for row in coded}) == len(coded) == 250
    assert all(re.fullmatch("[A-Z]{3}", row["iso3166-1-alpha-3"]) for row in coded)


def test_identifiers_have_a_package_as_their_source() -> None:
    assert [r.id for r in load() if r.type == "place" and r.ids and r.source == authorities.UNVERIFIED] == []


def test_each_country_in_the_news_has_its_capital() -> None:
    stand_for = {record.stands_for for record in load() if record.kind == "capital"}
    assert {
        "nga",
        "hoa-ky",
        "trung-quoc",
        "anh",
        "phap",
        "duc",
        "nhat-ban",
        "han-quoc",
        "ukraine",
    } <= stand_for


def test_names_are_nfc_without_stray_spaces_and_the_ambiguous_ones_are_names() -> None:
    for record in load():
        for surface in record.surfaces:
            assert surface == " ".join(surface.split()), record.id
            assert len(canonical(surface)) == len(surface), (record.id, surface)
        assert set(record.ambiguous) <= set(record.surfaces), record.id


def test_no_row_has_more_cells_than_columns() -> None:
    for path in sorted((tables.FOLDER / "authority").glob("*.tsv")):
        lines = [line for line in path.read_text(encoding="utf-8").splitlines() if not line.startswith("#")]
        columns = lines[0].count("\t")
        assert [line for line in lines if line.count("\t") > columns] == [], path.name


def test_each_table_names_its_source() -> None:
    for path in sorted((tables.FOLDER / "authority").iterdir()):
        head = path.read_text(encoding="utf-8").split("\n\n")[0]
        assert "unverified" in head.partition("\nid\t")[0], path.name


# --- names ---


@pytest.mark.parametrize(
    ("surface", "id_"),
    [
        ("Mỹ", "hoa-ky"),
        ("Mĩ", "hoa-ky"),
        ("Hoa Kỳ", "hoa-ky"),
        ("Ả-rập Xê-út", "a-rap-xe-ut"),
        ("Saudi Arabia", "a-rap-xe-ut"),
        ("Úc", "australia"),
        ("Italia", "italy"),
        ("Bắc Triều Tiên", "trieu-tien"),
        ("Nam Tư", "nam-tu"),
        ("Matxcơva", "moskva"),
        ("Mát-xcơ-va", "moskva"),
        ("Điện Kremli", "dien-kremlin"),
        ("Lầu Năm Góc", "lau-nam-goc"),
        ("TPHCM", "tp-hcm"),
        ("Khánh Hoà", "khanh-hoa"),
        ("Khánh Hòa", "khanh-hoa"),
        ("Liên hợp quốc", "lien-hop-quoc"),
        ("Nhà nước Hồi giáo", "nha-nuoc-hoi-giao"),
        ("Sergey Lavrov", "sergei-lavrov"),
        ("HR McMaster", "h-r-mcmaster"),
        ("Bashar Assad", "bashar-al-assad"),
        ("Volodymyr Zelenskyy", "volodymyr-zelensky"),
        ("Xi Jinping", "tap-can-binh"),
        ("Kim Jong Un", "kim-jong-un"),
        ("Trường Sa", "truong-sa"),
        ("VnExpress", "vnexpress"),
    ],
)
def test_a_thing_is_found_by_each_of_its_names(surface: str, id_: str) -> None:
    assert ids(load().named(surface)) == [id_]


def test_case_counts_unless_told_otherwise() -> None:
    assert load().named("MOSKVA") == ()
    assert ids(load().named("MOSKVA", ignore_case=True)) == ["moskva"]


def test_several_records_may_share_a_name() -> None:
    assert ids(load().named("George Bush")) == ["george-h-w-bush", "george-w-bush"]
    assert ids(load().named("Georgia")) == ["gruzia", "bang-georgia"]


def test_an_unknown_name_finds_nothing() -> None:
    assert load().named("Nga Sơn Hà") == ()
    assert load().by_id("khong-co") is None


@pytest.mark.parametrize(
    "word",
    ["Ý", "Anh", "Pháp", "Đức", "Áo", "Nhật", "Bỉ", "Lào", "Nga", "Thái", "Hàn", "Mỹ", "Bình Sơn", "Time"],
)
def test_names_that_are_common_words_ask_for_context(word: str) -> None:
    assert load().ambiguous(word)


@pytest.mark.parametrize("word", ["Ukraine", "Hàn Quốc", "Moskva", "Sergei Lavrov", "NATO", "Reuters"])
def test_names_that_mean_one_thing_do_not(word: str) -> None:
    assert not load().ambiguous(word)


def test_surfaces_are_canonical_and_found() -> None:
    known = load()
    surfaces = list(known.surfaces())
    assert len(set(surfaces)) == len(surfaces)
    assert all(canonical(surface) == surface and known.named(surface) for surface in surfaces)


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        ("Hòa", "Hoà"),
        ("THÚY", "THUÝ"),
        ("khỏe", "khoẻ"),
        ("Mỹ Lý", "Mĩ Lí"),
        ("tây y", "tây y"),
        ("Kyoto", "Kyoto"),
    ],
)
def test_one_spelling_for_two(written: str, expected: str) -> None:
    assert canonical(written) == expected


def test_capitals_say_what_they_stand_for_and_stay_places() -> None:
    known = load()
    for surface, government in [
        ("Washington", "hoa-ky"),
        ("Điện Kremlin", "nga"),
        ("Lầu Năm Góc", "bo-quoc-phong-my"),
    ]:
        (record,) = known.named(surface)
        assert (record.type, record.stands_for) == ("place", government)


def test_inhabitants_are_found_but_are_no_names_of_the_place() -> None:
    assert ids(load().inhabitants("người Nga")) == ["nga"]
    assert load().named("người Nga") == ()


def test_provinces_know_when_they_existed() -> None:
    known = load()
    ended = {
        id_: record.valid_to for id_ in ("ha-tay", "binh-duong", "ha-noi") if (record := known.by_id(id_))
    }
    assert ended == {"ha-tay": "2008-07-31", "binh-duong": "2025-06-30", "ha-noi": None}


def test_sixty_three_provinces_before_the_mergers_of_2025_and_thirty_four_since() -> None:
    provinces = [record for record in load() if record.kind in ("province", "municipality")]
    for day, count in (("2024-06-01", 63), ("2025-07-01", 34)):
        there = [
            record
            for record in provinces
            if last_day(record.valid_from or "0001") <= day <= first_day(record.valid_to or "9999")
        ]
        assert len(there) == count


# --- offices ---


@pytest.mark.parametrize(
    ("words", "key"),
    [
        ("Ngoại trưởng", "ngoai-truong"),
        ("Bộ trưởng Ngoại giao", "ngoai-truong"),
        ("Cố vấn an ninh quốc gia", "co-van-an-ninh-quoc-gia"),
        ("Phát ngôn viên", "nguoi-phat-ngon"),
        ("Bộ trưởng Bộ Y tế", "bo-truong-y-te"),
    ],
)
def test_an_office_is_known_by_each_way_to_write_it(words: str, key: str) -> None:
    assert authorities.office_names()[canonical(words)] == key


def test_words_for_several_offices_name_them_all() -> None:
    assert authorities.office_keys("Thống đốc") == ("thong-doc-ngan-hang", "thong-doc-bang")
    assert authorities.office_keys("Người gác cổng") == ()


@pytest.mark.parametrize(
    ("office", "of", "holders"),
    [
        ("ngoai-truong", "nga", ["sergei-lavrov"] * 4),
        ("ngoai-truong", "hoa-ky", ["rex-tillerson"] * 3 + ["marco-rubio"]),
        ("tong-thong", "nga", ["vladimir-putin"] * 4),
        ("tong-thong", "hoa-ky", ["donald-trump"] * 4),
        ("co-van-an-ninh-quoc-gia", "hoa-ky", ["h-r-mcmaster"] * 3 + ["mike-waltz"]),
        ("nguoi-phat-ngon", "dien-kremlin", ["dmitry-peskov"] * 4),
        ("nguoi-phat-ngon", "bo-ngoai-giao-nga", ["maria-zakharova"] * 4),
    ],
)
def test_who_held_an_office_on_the_days_of_the_seeds(office: str, of: str, holders: list[str]) -> None:
    assert [holder(office, of, day) for day in FOUR_DAYS] == [[each] for each in holders]


def test_offices_that_ended_or_began_between_the_seeds() -> None:
    assert holder("tong-thong", "hoa-ky", "2016-12-29") == ["barack-obama"]
    assert holder("tong-thong", "hoa-ky", "2024-12-05") == ["joe-biden"]
    assert holder("tong-thong", "syria", "2017-04-12") == ["bashar-al-assad"]
    assert holder("tong-thong", "syria", "2025-02-18") == ["ahmed-al-sharaa"]
    assert holder("thu-tuong", "nga", "1999-03-24") == ["evgeny-primakov"]
    assert holder("bo-truong-tttt", "nga", "2017-07-08") == ["nikolay-nikiforov"]
    assert holder("dac-phai-vien-trung-dong", "hoa-ky", "2025-02-18") == ["steve-witkoff"]
    assert holder("tong-giam-doc", "quy-dau-tu-truc-tiep-nga", "2025-02-18") == ["kirill-dmitriev"]
    assert holder("nguoi-phat-ngon", "bo-ngoai-giao-my", "2025-02-18") == ["tammy-bruce"]
    assert "yury-ushakov" in holder("tro-ly-tong-thong", "nga", "2025-02-18")


def test_a_journalist_holds_no_office() -> None:
    (record,) = load().named("Tucker Carlson")
    assert (record.kind, record.offices) == ("journalist", ())


def test_an_interval_over_a_change_has_two_possible_holders_and_no_sure_one() -> None:
    around = ("2017-01-19", "2017-01-21")
    assert ids(load().holders("tong-thong", "hoa-ky", around)) == ["barack-obama", "donald-trump"]
    assert load().holders("tong-thong", "hoa-ky", around, throughout=True) == ()
    assert ids(load().holders("tong-thong", "hoa-ky", ("2017-02-01", "2017-02-28"), throughout=True)) == [
        "donald-trump"
    ]


@pytest.mark.parametrize(
    ("term", "day", "possibly", "surely"),
    [
        (Office("x", "X", start="2010", end="2012"), "2011-06-01", True, True),
        (Office("x", "X", start="2010", end="2012"), "2010-06-01", True, False),
        (Office("x", "X", start="2010", end="2012-03"), "2012-04-01", False, False),
        (Office("x", "X", start="2010", as_of="2025-10-01"), "2025-09-30", True, True),
        (Office("x", "X", start="2010", as_of="2025-10-01"), "2026-01-01", True, False),
        (Office("x", "X", start="2010"), "2010-06-01", False, False),
        (Office("x", "X", end="2010"), "2009-06-01", False, False),
    ],
)
def test_a_term_is_as_sure_as_its_dates_are_exact(
    term: Office, day: str, possibly: bool, surely: bool
) -> None:
    assert (term.possibly(day, day), term.surely(day, day)) == (possibly, surely)


def test_the_terms_of_a_person_come_oldest_first() -> None:
    presidencies = load().terms("vladimir-putin", "tong-thong")
    assert [term.start for term in presidencies] == ["1999-12-31", "2000-05-07", "2012-05-07"]
    assert load().terms("khong-co") == ()
    (secretary,) = load().terms("rex-tillerson")
    assert (secretary.label, secretary.start, secretary.end) == ("Ngoại trưởng", "2017-02-01", "2018-03-31")


@pytest.mark.parametrize(
    ("written", "first", "last"),
    [
        ("2016", "2016-01-01", "2016-12-31"),
        ("2016-02", "2016-02-01", "2016-02-29"),
        ("2016-02-03", "2016-02-03", "2016-02-03"),
    ],
)
def test_a_year_or_month_stands_for_all_its_days(written: str, first: str, last: str) -> None:
    assert (first_day(written), last_day(written)) == (first, last)


# --- an archive's own records ---

FILE = "seeds/authorities.yaml"


def test_an_archive_adds_a_record() -> None:
    own = AuthorityRecord(
        "thien-van", 1, "person", "Thiên Vân", offices=(OfficeRecord("Phóng viên", "TTXVN", "2020", None),)
    )
    (record,) = load().with_archive([own], FILE).named("Thiên Vân")
    assert (record.type, record.source) == ("person", FILE)
    assert record.offices == (Office("phong-vien", "Phóng viên", "ttxvn", "2020", None),)


def test_an_archive_renames_a_record_and_keeps_its_names() -> None:
    known = load().with_archive(
        [AuthorityRecord("moskva", 1, name="Mát-xcơ-va", variants=("Mạc Tư Khoa cũ",))], FILE
    )
    for surface in ("Mát-xcơ-va", "Moskva", "Mạc Tư Khoa cũ"):
        (record,) = known.named(surface)
        assert (record.id, record.name, record.stands_for) == ("moskva", "Mát-xcơ-va", "nga")


def test_an_archive_merges_two_records() -> None:
    known = load().with_archive([AuthorityRecord("liverpool", 1, merge=("liverpool-fc",))], FILE)
    assert known.by_id("liverpool-fc") is None
    assert ids(known.named("The Kop")) == ["liverpool"]
    assert ids(known.holders("hlv-truong", "liverpool", ("2019-06-01", "2019-06-01"))) == ["jurgen-klopp"]


def test_an_archive_keeps_a_record_from_being_linked() -> None:
    record = load().with_archive([AuthorityRecord("anh", 1, never_link=True)], FILE).by_id("anh")
    assert record is not None
    assert not record.linked


def test_what_an_archive_asks_in_vain_is_said_with_its_line() -> None:
    asked = [AuthorityRecord("ngaa", 3, name="Nga"), AuthorityRecord("nga", 7, merge=("khong-co",))]
    with pytest.raises(BadInput) as caught:
        load().with_archive(asked, FILE)
    assert [str(problem) for problem in caught.value.problems] == [
        'seeds/authorities.yaml:3: no record "ngaa" is known; correct the id, or give a type and a name',
        (
            'seeds/authorities.yaml:7: there is no record "khong-co" to merge into "nga"; '
            "correct the id or remove it from merge"
        ),
    ]


def test_the_projects_records_stay_as_they_are() -> None:
    load().with_archive([AuthorityRecord("nga", 1, name="Liên bang Nga")], FILE)
    assert ids(load().named("Nga")) == ["nga"]
    assert load() is load()


# --- speed ---


def test_tables_load_fast() -> None:
    fastest = min(timed() for _ in range(3))
    assert fastest < 0.25, f"{fastest:.3f} s of CPU"


def timed() -> float:
    load.cache_clear()
    tables.rows.cache_clear()
    start = time.process_time()
    load()
    return time.process_time() - start


def test_a_lookup_needs_no_search() -> None:
    known = Authorities({"a": replace(Authority("a", "person", "A B"), variants=("A. B",))})
    assert known.named("A. B") == known.named("A B")
