import json
import re
from dataclasses import replace

import pytest

from plugins.citations import Citation, bibtex, citation, csl_json, formats, plain, ris, tex

DAY = Citation(
    id="000_9",
    title="Nga & Mỹ: 100% {đồng} ý_1",
    author="Thiên Vân",
    source="Tin Tức",
    agencies=("TTXVN",),
    earliest="2017-04-12",
    latest="2017-04-12",
    when="12/4/2017",
    original="https://baotintuc.vn/a_b",
    page="https://example.org/kho/articles/000_9.html",
    archive="Kho báo",
    edition="abc123",
)
SPAN = replace(DAY, latest="2017-04-15", when="12–15/4/2017")
NOTHING = Citation("a", "", "", "", (), "", "", "không rõ ngày", "", "", "Kho báo", "abc123")


def depth_of_braces(text: str) -> list[int]:
    depth, depths = 0, []
    for letter in text:
        depth += {"{": 1, "}": -1}.get(letter, 0)
        depths.append(depth)
    return depths


def fields(record: str) -> dict[str, list[str]]:
    rows = [re.fullmatch(r"([A-Z][A-Z0-9])  - (.*)", row) for row in record.split("\n")]
    assert all(rows)
    found: dict[str, list[str]] = {}
    for row in rows:
        found.setdefault(row[1], []).append(row[2])
    return found


def test_words_name_author_title_source_date_archive_and_edition():
    assert plain(DAY) == (
        "Thiên Vân. “Nga & Mỹ: 100% {đồng} ý_1”. Tin Tức (TTXVN), 12/4/2017. "
        "Kho báo, https://example.org/kho/articles/000_9.html, ấn bản abc123."
    )


def test_an_inferred_date_says_so_in_words():
    assert "12–15/4/2017 (suy ra)" in plain(SPAN)


def test_what_is_not_known_is_left_out_or_said():
    assert plain(NOTHING) == "[không có tiêu đề]. không rõ ngày. Kho báo, a, ấn bản abc123."
    assert "author" not in bibtex(NOTHING)
    assert "year" not in bibtex(NOTHING)
    assert bibtex(NOTHING).startswith("@misc{a,")
    assert not {"AU", "T2", "PY", "DA", "UR"} & fields(ris(NOTHING)).keys()
    (item,) = json.loads(csl_json(NOTHING))
    assert not {"author", "container-title", "issued", "URL"} & item.keys()


def test_bibtex_gives_only_what_both_ends_of_an_interval_share():
    assert "  year = 2017,\n  month = apr,\n" in bibtex(SPAN)
    assert "month" not in bibtex(replace(SPAN, latest="2017-05-01"))
    assert "year" not in bibtex(replace(SPAN, latest="2018-01-01"))


@pytest.mark.parametrize(
    "title", ["{", "}", "}{", "\\", "\\}", "100%", "a_b", "#1 & $2", "~^", '"', "@x{y,", "kết } thúc {"]
)
def test_no_title_breaks_out_of_its_field_in_bibtex(title):
    entry = bibtex(replace(DAY, title=title))
    depths = depth_of_braces(entry)
    assert depths[-1] == 0
    assert min(depths[entry.index("{") : -1]) >= 1


def test_latex_prints_special_characters_as_they_are():
    assert tex(r"50% & {a_b} \ # $ ~ ^") == (
        r"50\% \& \textbraceleft{}a\_b\textbraceright{} \textbackslash{} \# \$ \textasciitilde{} \textasciicircum{}"
    )


def test_a_bibtex_key_holds_safe_characters_alone():
    assert bibtex(replace(DAY, id="a,b{c}")).startswith("@article{a-b-c-,")


def test_ris_has_a_line_for_each_field_and_an_exact_day():
    found = fields(ris(DAY))
    assert found["TY"] == ["NEWS"]
    assert found["DA"] == ["2017/04/12/"]
    assert found["UR"] == [DAY.page]
    assert list(found)[-1] == "ER"


def test_ris_leaves_the_day_out_of_an_interval():
    assert fields(ris(SPAN))["DA"] == ["2017/04//"]
    assert fields(ris(replace(SPAN, latest="2017-05-02")))["DA"] == ["2017///"]
    assert "DA" not in fields(ris(replace(SPAN, latest="2018-01-01")))
    assert "đăng 12–15/4/2017, suy ra" in fields(ris(SPAN))["N1"]


def test_csl_json_is_a_list_of_one_item_with_a_range_marked_as_uncertain():
    (item,) = json.loads(csl_json(SPAN))
    assert item["type"] == "article-newspaper"
    assert item["issued"] == {"date-parts": [[2017, 4, 12], [2017, 4, 15]], "circa": True}
    assert item["author"] == [{"literal": "Thiên Vân"}]
    (exact,) = json.loads(csl_json(DAY))
    assert exact["issued"] == {"date-parts": [[2017, 4, 12]]}


def test_a_record_becomes_a_citation_without_invisible_characters():
    record = {
        "id": "a",
        "title": {"text": "Tin\u200b mới"},
        "author": None,
        "source": None,
        "agencies": [],
        "published": None,
        "url": None,
    }
    found = citation(record, "Kho", "", "e")
    assert (found.title, found.when, found.page) == ("Tin mới", "không rõ ngày", "")


def test_every_format_is_offered_once():
    assert [each.key for each in formats(DAY)] == ["plain", "bibtex", "ris", "csl"]
