"""What queries find, in which order and with which remarks, on a small archive."""

from __future__ import annotations

import unicodedata
from pathlib import Path
from typing import Any

import pytest

from plugins.search.documents import Document, Entity, Line, RemovedLine, Said
from plugins.search.writer import write_index

ANSWER = "async ({ call }, request) => call('search', request)"


def article(key: str, title: str, *rows: str, day: str | None = "2017-04-12", **more: Any) -> Document:
    lines = [Line(1, "title", title)] if title else []
    lines += [Line(n, "paragraph", row) for n, row in enumerate(rows, 3)]
    return Document(key, title, "", **{"lines": tuple(lines), "earliest": day, "latest": day, **more})


def spoken(key: str, words: str, **more: Any) -> Document:
    said = Line(
        3,
        "paragraph",
        f"Ông Lavrov nói: {words}",
        (Said(16, 16 + len(words), "ông Lavrov", "sergei-lavrov"),),
    )
    return article(key, "Lời nói", lines=(said,), **more)


ENTITIES = [
    Entity(
        "sergei-lavrov",
        "person",
        "Sergei Lavrov",
        ("Sergei Lavrov", "Lavrov"),
        (),
        "people/sergei-lavrov.html",
    ),
    Entity("my", "place", "Mỹ", ("Mỹ", "Hoa Kỳ"), ("Hợp chúng quốc Hoa Kỳ",), "places/my.html"),
    Entity("hoi-dam", "event", "Hội đàm Moskva", (), (), "events/hoi-dam.html"),
]

DOCUMENTS = [
    article("phrase", "Khủng hoảng kinh tế", day="2001-01-01"),
    article("near", "Tin", "Cuộc khủng bố và hoảng loạn, kinh hãi, thuế tế nhị.", day="2002-02-02"),
    article("apart", "Khủng long", "Hoảng hốt.", "Kinh ngạc.", "Thực tế.", day="2003-03-03"),
    article("three", "Khủng long", "Hoảng hốt, kinh ngạc.", day="2004-04-04"),
    article("pairs", "Tin", "Các công trình; một công ty.", day="2005-05-05"),
    article("run", "Tin", "Ba các công ty.", day="2006-06-06"),
    article("ban-dao", "Bán đảo Triều Tiên"),
    article("ban-dao-2", "Người bạn đảo ngược"),
    article("hoa-old", "Hòa bình ở Syria", day="2015-06-30"),
    article("hoa-new", "Nền hoà bình", day="2016-06-30"),
    article("hoa-flower", "Hoa và bình hoa", "Hoa bình."),
    article("kysu", "Kỹ sư trẻ"),
    article("kisu", "Các kĩ sư"),
    article("city", "Tin TP.HCM", "Dịch COVID-19."),
    article("city-joined", "Ngập ở TPHCM"),
    article("city-apart", "Mưa ở TP HCM"),
    article("us", "Quan chức Mỹ", source="Báo Một", entities=("my",), day="2017-05-01"),
    article("us-2", "Quan chức Hoa Kỳ", source="Báo Hai", entities=("my",), day="2018-05-01"),
    spoken("said", "Syria cần viện trợ", entities=("sergei-lavrov", "hoi-dam"), speakers=("sergei-lavrov",), day="2017-04-13"),
    article("of-him", "Ngoại trưởng Lavrov đến Syria", entities=("sergei-lavrov",), day="2017-04-14"),
    article("undated", "Syria không ngày", day=None),
    article("wide", "Tin về đường", earliest="2017-04-10", latest="2017-04-20", day=None),
    article("removed", "Tin ngắn", removed=(RemovedLine(9, "Quảng cáo", "Mua nhà giá rẻ"),)),
    article("hostile", "__proto__ constructor <b>toString</b>", "😀 valueOf \\ \" ' & hasOwnProperty"),
    article("no-title", "", "Bài này không có đầu đề."),
]  # fmt: skip


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    made = tmp_path_factory.mktemp("search")
    write_index(DOCUMENTS, ENTITIES, made)
    return made


def ids(answer: Any) -> list[str]:
    """The articles that have all words."""
    return [hit["card"]["id"] for hit in answer["hits"] if hit["tier"] != "most"]


FINDS: dict[str, set[str]] = {
    "khủng hoảng kinh tế": {"phrase", "near", "apart"},
    "khung hoang kinh te": {"phrase", "near", "apart"},
    "KHỦNG  HOẢNG!": {"phrase", "near", "apart", "three"},
    unicodedata.normalize("NFD", "khủng hoảng"): {"phrase", "near", "apart", "three"},
    '"khủng hoảng"': {"phrase"},
    '"khung hoang kinh te"': {"phrase"},
    '"bán đảo"': {"ban-dao"},
    '"bạn đảo"': {"ban-dao-2"},
    '"ban dao"': {"ban-dao", "ban-dao-2"},
    '"bán dao"': set(),
    "khủng long: hoảng hốt": {"apart", "three"},
    '"khủng long: hoảng hốt"': set(),
    '"khủng long hoảng hốt"': set(),
    '"khủng. hoảng"': {"phrase", "near", "apart", "three"},
    '"các công ty"': {"run"},
    '"công ty"': {"pairs", "run"},
    "hoà bình": {"hoa-old", "hoa-new"},
    "hòa bình": {"hoa-old", "hoa-new"},
    "hoa binh": {"hoa-old", "hoa-new", "hoa-flower"},
    "kỹ sư": {"kysu", "kisu"},
    "ky su": {"kysu", "kisu"},
    "duong": {"wide"},
    "tphcm": {"city", "city-joined", "city-apart"},
    "TP.HCM": {"city", "city-joined", "city-apart"},
    "tp hcm": {"city", "city-joined", "city-apart"},
    "covid 19": {"city"},
    "Covid-19": {"city"},
    "syria -lavrov": {"hoa-old", "undated"},
    'syria -"không ngày" -nói': {"hoa-old", "of-him"},
    "kỹ sư OR bán đảo": {"kysu", "kisu", "ban-dao"},
    "title:syria": {"hoa-old", "of-him", "undated"},
    'tiêu đề: "hòa bình"': {"hoa-old", "hoa-new"},
    "speaker:lavrov": {"said"},
    "person:lavrov": {"said", "of-him"},
    "người: Lavrov syria": {"said", "of-him"},
    "place:mỹ": {"us", "us-2"},
    "source:một": {"us"},
    "source:mot": {"us"},
    "syria before:2016": {"hoa-old"},
    "syria after:14/4/2017": {"of-him"},
    "syria after:13/4/2017 before:14/4/2017": {"said"},
    "đường after:15/4/2017": {"wide"},
    "đường before:10/4/2017": set(),
    "proto": {"hostile"},
    "__proto__": {"hostile"},
    "constructor tostring": {"hostile"},
    "nhà giá rẻ": set(),
    "từ 2017 đến 2019": set(),
}


@pytest.fixture(scope="module")
def answers(ask: Any, folder: Path) -> dict[str, Any]:
    each = """async ({ call }, all) => {
      const found = {};
      for (const q of all) found[q] = await call("search", { q, exact: true, whole: true, count: 50 });
      return Object.entries(found);
    }"""
    return dict(ask(folder, each.replace("{}", "Object.create(null)"), [*FINDS]))


@pytest.mark.parametrize(("query", "found"), FINDS.items())
def test_queries_find_what_they_should(answers: dict[str, Any], query: str, found: set[str]) -> None:
    answer = answers[query]
    assert set(ids(answer)) == found
    assert answer["total"] == len(found)
    assert answer["missing"] == []


def test_tiers_stand_in_order(ask: Any, folder: Path) -> None:
    answer = ask(folder, ANSWER, {"q": "khủng hoảng kinh tế"})
    found = [(hit["card"]["id"], hit["tier"]) for hit in answer["hits"]]
    assert found == [("phrase", "phrase"), ("near", "near"), ("apart", "all"), ("three", "most")]
    assert (answer["total"], answer["most"]) == (3, 1)


def test_what_is_shown_first_stays_first_when_the_rest_comes(ask: Any, folder: Path) -> None:
    first, answer = ask(
        folder,
        """async ({ folder }, request) => {
          const read = async (name) => require("fs").readFileSync(folder + "/" + name + ".bin");
          const engine = require("./search.js")(read, async (name) => require("./" + name + ".js"));
          const partial = [];
          return [partial, await engine.call("search", [request], (answer) => partial.push(answer))];
        }""",
        {"q": "khủng hoảng kinh tế"},
    )
    assert [ids(each) for each in first] == [["phrase"]]
    assert not first[0]["complete"]
    assert ids(answer)[:1] == ["phrase"]
    assert answer["complete"]


def test_enough_phrase_hits_need_no_files_of_single_words(ask: Any, folder: Path) -> None:
    answer, reads = ask(
        folder,
        "async ({ call, reads }, request) => [await call('search', request), reads]",
        {"q": "hoà bình", "count": 2},
    )
    assert ids(answer) == ["hoa-new", "hoa-old"]
    assert answer["totalAtLeast"]
    assert not [name for name in reads if name.startswith("u/")]


def test_other_names_are_searched_along_and_said(ask: Any, folder: Path) -> None:
    answer = ask(folder, ANSWER, {"q": "Hoa Kỳ"})
    assert [(hit["card"]["id"], hit["tier"]) for hit in answer["hits"]] == [
        ("us-2", "phrase"),
        ("us", "alias"),
    ]
    assert answer["also"] == [{"typed": "Hoa Kỳ", "forms": ["Mỹ"], "name": "Mỹ", "url": "places/my.html"}]
    assert answer["entities"][0]["name"] == "Mỹ"
    answer = ask(folder, ANSWER, {"q": "quan chức Hoa Kỳ"})
    assert ids(answer) == ["us-2", "us"]
    answer = ask(folder, ANSWER, {"q": "Hoa Kỳ", "aliases": False})
    assert ids(answer) == ["us-2"]
    assert answer["also"] == []


def test_a_name_found_by_its_other_form_has_no_single_words_marked(ask: Any, tmp_path: Path) -> None:
    documents = [
        article("us", "Thời kỳ hòa giải", "Quan chức Mỹ đến Biên Hòa.", "Kỳ thi ôn hòa.", entities=("my",)),
        article("both", "Tin", "Hoa Kỳ hòa giải với Nga, còn kỳ thi thì hoãn.", entities=("my",)),
        article("apart", "Tin", "Hoa nở vào kỳ nghỉ."),
    ]
    write_index(documents, ENTITIES, tmp_path)
    script = """async ({ call }, request) => {
      const answer = await call("search", request);
      const whole = answer.hits.filter((hit) => hit.whole).map((hit) => hit.number);
      const found = await call("passages", answer.hits.map((hit) => hit.number), answer.marks, { whole });
      return answer.hits.map((hit, i) => [hit.card.id, [hit.title, ...found[i].passages.map((each) => each.pieces)].flat().filter((piece) => piece.hit).map((piece) => piece.text)]);
    }"""
    assert ask(tmp_path, script, {"q": "Hoa Kỳ"}) == [
        ["both", ["Hoa Kỳ"]],
        ["us", ["Mỹ"]],
        ["apart", ["Hoa", "kỳ"]],
    ]


def test_another_spelling_with_the_same_letters_is_no_other_name(ask: Any, tmp_path: Path) -> None:
    city = Entity("tphcm", "place", "TP.HCM", ("TP. HCM", "TPHCM", "Sài Gòn"), (), "places/tphcm.html")
    documents = [
        article(key, "Tin", f"Mưa ở {form}.", entities=("tphcm",))
        for key, form in (("a", "TP. HCM"), ("b", "TPHCM"), ("c", "Sài Gòn"))
    ]
    write_index(documents, [city], tmp_path)
    answer = ask(tmp_path, ANSWER, {"q": "tphcm", "whole": True})
    assert [each["forms"] for each in answer["also"]] == [["Sài Gòn"]]
    assert set(ids(answer)) == {"a", "b", "c"}


@pytest.mark.parametrize(
    ("name", "short", "forms"),
    [("Trung Quốc", "Trung", []), ("Kim Jong-un", "Kim", []), ("Vladimir Putin", "Putin", [["Putin"]])],
)
def test_a_syllable_of_a_name_is_not_searched_along(
    ask: Any, tmp_path: Path, name: str, short: str, forms: list[list[str]]
) -> None:
    entity = Entity("one", "person", name, (name, short), (), "people/one.html")
    documents = [article("whole", "Tin", f"{name} tuyên bố.", entities=("one",))]
    documents += [article("part", "Tin", f"Tập {short} lại.")]
    write_index(documents, [entity], tmp_path)
    answer = ask(tmp_path, ANSWER, {"q": name, "whole": True})
    assert [each["forms"] for each in answer["also"]] == forms
    assert ("part" in ids(answer)) == bool(forms)


def test_names_in_the_query_have_cards(ask: Any, folder: Path) -> None:
    answer = ask(folder, ANSWER, {"q": "lavrov"})
    card = {
        "id": "sergei-lavrov",
        "type": "person",
        "name": "Sergei Lavrov",
        "url": "people/sergei-lavrov.html",
    }
    assert card.items() <= answer["entities"][0].items()
    assert answer["kinds"]["person"] == 1
    assert [each["name"] for each in ask(folder, ANSWER, {"q": "hội đàm moskva"})["events"]] == [
        "Hội đàm Moskva"
    ]


def test_a_wrong_accent_finds_the_likely_word_and_says_so(ask: Any, folder: Path) -> None:
    answer = ask(folder, ANSWER, {"q": "bàn đảo"})
    assert answer["instead"]["why"] == "accents"
    assert set(ids(answer)) <= {"ban-dao", "ban-dao-2"}
    assert ids(ask(folder, ANSWER, {"q": "bàn đảo", "exact": True})) == []


@pytest.mark.parametrize(
    ("query", "why", "means"),
    [("triwwuf tieen", None, None), ("vieejn trowj", "telex", "viện trợ"), ("kyx suw", "telex", "kỹ sư"), ("bans ddaor", "telex", "bán đảo")],
)  # fmt: skip
def test_telex_keys_left_undecoded_are_understood(
    ask: Any, folder: Path, query: str, why: str | None, means: str | None
) -> None:
    answer = ask(folder, ANSWER, {"q": query})
    assert answer["instead"] == (why and {"q": means, "why": why})


def test_a_typing_error_is_corrected_and_said(ask: Any, folder: Path) -> None:
    answer = ask(folder, ANSWER, {"q": "quan chứk"})
    assert answer["instead"] == {"q": "quan chức", "why": "typing"}
    assert set(ids(answer)) == {"us", "us-2"}
    assert not ask(folder, ANSWER, {"q": "quan chứk", "typing": True})["instead"]


@pytest.mark.parametrize(
    ("query", "means"), [("khunng loạm", None), ("hoảng thuềs", None), ("khủng hốtt", "khủng hot")]
)
def test_corrected_words_stand_together_or_one_of_them_was_in_no_article(
    ask: Any, folder: Path, query: str, means: str | None
) -> None:
    instead = ask(folder, ANSWER, {"q": query})["instead"]
    assert (instead and instead["q"]) == means


def test_a_phrase_that_nothing_has_is_offered_without_quotes(ask: Any, folder: Path) -> None:
    answer = ask(folder, ANSWER, {"q": '"kinh tế khủng hoảng"'})
    assert (answer["hits"], answer["total"]) == ([], 0)
    assert answer["suggestions"] == [{"q": "kinh tế khủng hoảng", "why": "unquoted", "found": 3}]


def test_too_many_words_are_offered_with_fewer(ask: Any, folder: Path) -> None:
    answer = ask(folder, ANSWER, {"q": "viện trợ zzzz"})
    assert {"q": "viện trợ", "why": "fewer", "found": 1} in answer["suggestions"]


def test_the_last_word_may_be_unfinished_while_typing(ask: Any, folder: Path) -> None:
    for typed in ("viện tr", "vien tr", "viện trơ"):
        assert ids(ask(folder, ANSWER, {"q": typed, "typing": True})) == ["said"], typed
    assert ids(ask(folder, ANSWER, {"q": "viện tr", "exact": True})) == []


def test_words_within_statements_are_of_their_own_kind(ask: Any, folder: Path) -> None:
    answer = ask(folder, ANSWER, {"q": "syria", "whole": True})
    assert answer["kinds"]["statement"] == 1
    assert ids(ask(folder, ANSWER, {"q": "syria", "kind": "statement"})) == ["said"]
    assert ids(ask(folder, ANSWER, {"q": "syria kind:statement"})) == ["said"]


def test_removed_lines_are_searched_only_if_asked_for(ask: Any, folder: Path) -> None:
    assert ids(ask(folder, ANSWER, {"q": "giá rẻ", "removed": True})) == ["removed"]


ORDERS = {
    "newest": ["of-him", "said", "hoa-old", "undated"],
    "oldest": ["hoa-old", "said", "of-him", "undated"],
}


@pytest.mark.parametrize(("order", "found"), ORDERS.items())
def test_by_date_those_without_one_come_last(ask: Any, folder: Path, order: str, found: list[str]) -> None:
    assert ids(ask(folder, ANSWER, {"q": "syria", "order": order})) == found


CHOICES: list[tuple[dict[str, Any], set[str]]] = [
    ({"from": "2017", "to": "2017"}, {"said", "of-him"}),
    ({"to": "2016"}, {"hoa-old"}),
    ({"from": "2017-04-14"}, {"of-him"}),
    ({"from": "2017-04", "to": "2017-04-13"}, {"said"}),
    ({"person": ["sergei-lavrov"]}, {"said", "of-him"}),
    ({"event": ["hoi-dam"]}, {"said"}),
    ({"person": ["nobody"]}, set()),
    ({"source": ["Báo Một"]}, set()),
]


@pytest.mark.parametrize(("choice", "found"), CHOICES)
def test_choices_leave_articles_out(ask: Any, folder: Path, choice: dict[str, Any], found: set[str]) -> None:
    assert set(ids(ask(folder, ANSWER, {"q": "syria", "exact": True, **choice}))) == found


def test_without_words_a_choice_lists_its_articles_the_newest_first(ask: Any, folder: Path) -> None:
    answer = ask(folder, ANSWER, {"q": "", "person": ["sergei-lavrov"]})
    assert ids(answer) == ["of-him", "said"]
    assert answer["filters"] == [["person", "sergei-lavrov", "Sergei Lavrov"]]


def test_counts_ignore_their_own_choice(ask: Any, folder: Path) -> None:
    counts = "async ({ call }, request) => call('facets', request)"
    found = ask(folder, counts, {"q": "syria", "from": "2017", "person": ["sergei-lavrov"]})
    assert [row for row in found["years"] if row[1]] == [[2017, 2]]
    assert found["people"] == [["sergei-lavrov", "Sergei Lavrov", 2, "people/sergei-lavrov.html"]]
    assert found["events"] == [["hoi-dam", "Hội đàm Moskva", 1, "events/hoi-dam.html"]]
    everything = ask(folder, counts, {"q": "syria"})
    assert [row for row in everything["years"] if row[1]] == [[2015, 1], [2017, 2]]
    assert everything["undated"] == 1
    assert everything["total"] == 4
    assert ask(folder, counts, {"q": "quan chức"})["sources"] == [
        ["Báo Hai", "Báo Hai", 1],
        ["Báo Một", "Báo Một", 1],
    ]


def test_completions_begin_with_what_was_typed(ask: Any, folder: Path) -> None:
    suggest = "async ({ call }, text) => call('suggest', text)"
    found = ask(folder, suggest, "ser")
    assert {"text": "Sergei Lavrov", "kind": "person", "url": "people/sergei-lavrov.html"}.items() <= found[
        0
    ].items()
    assert ask(folder, suggest, "sergei la")[0]["text"] == "Sergei Lavrov"
    assert ask(folder, suggest, "lavr")[0]["text"] == "Sergei Lavrov"
    assert ask(folder, suggest, "zzzz lavr")[0]["text"] == "zzzz Sergei Lavrov"
    assert ask(folder, suggest, "") == []


NEVER_AN_ERROR = [
    "", " ", "!!!", '"', '""', "-", "-a", "title:", "speaker:", "before:", "before:99/99/9999", "a:b:c", "(((((", "OR", "a OR", "*", "khủng*", "~2",
    "\\", "\u2028", "\ud800", "😀", "a\udc00b", "person:__proto__", "source:constructor", "x" * 100_000, "x " * 50_000, '"a b" ' * 2_000, "(" * 10_000,
    "khủng " * 40, ".*+?^${}()|[]", "<script>alert(1)</script>", "%00", "__proto__ __proto__", "title:__proto__", "toString:valueOf",
]  # fmt: skip


def test_no_query_is_an_error(ask: Any, folder: Path) -> None:
    queries = "async ({ call }, all) => { const found = []; for (const q of all) found.push((await call('search', { q, typing: true })).missing); return found; }"
    assert ask(folder, queries, NEVER_AN_ERROR) == [[]] * len(NEVER_AN_ERROR)


def test_hostile_words_are_marked_as_text(ask: Any, folder: Path) -> None:
    answer = ask(folder, ANSWER, {"q": "__proto__ toString"})
    assert answer["hits"][0]["title"] == [
        {"text": "__", "hit": False},
        {"text": "proto", "hit": True},
        {"text": "__ constructor <b>", "hit": False},
        {"text": "toString", "hit": True},
        {"text": "</b>", "hit": False},
    ]


def test_an_article_without_a_title_has_none(ask: Any, folder: Path) -> None:
    answer = ask(folder, ANSWER, {"q": "đầu đề"})
    assert [hit["title"] for hit in answer["hits"]] == [None]


def test_a_missing_file_is_named_and_the_rest_works(ask: Any, folder: Path) -> None:
    answer, again = ask(
        folder,
        """async ({ folder }) => {
          let broken = true;
          const read = async (name) => {
            if (broken && name.startsWith("b/")) throw new Error("404");
            return require("fs").readFileSync(folder + "/" + name + ".bin");
          };
          const engine = require("./search.js")(read, async (name) => require("./" + name + ".js"));
          const answer = await engine.call("search", [{ q: "khủng hoảng" }]);
          broken = false;
          return [answer, await engine.call("search", [{ q: "khủng hoảng" }])];
        }""",
        None,
    )
    assert answer["missing"] == ["b/0"]
    assert {"phrase", "near", "apart"} <= set(ids(answer))
    assert again["missing"] == []
    assert again["hits"][0]["tier"] == "phrase"


def test_a_newer_search_supersedes_an_older_one(ask: Any, folder: Path) -> None:
    found = ask(
        folder,
        """async ({ call }) => {
          const names = ["tin", "hoà bình", "syria"];
          const all = await Promise.allSettled(names.map((q) => call("search", { q })));
          return all.map(({ reason, value }) => (reason ? reason.name : value.query.text));
        }""",
        None,
    )
    assert found == ["AbortError", "AbortError", "syria"]


def test_an_archive_without_articles_finds_nothing(ask: Any, tmp_path: Path) -> None:
    write_index((), (), tmp_path)
    assert ask(tmp_path, ANSWER, {"q": "khủng hoảng"})["total"] == 0
    assert ask(tmp_path, ANSWER, {"q": "", "from": "2017"})["total"] == 0
    assert ask(tmp_path, "async ({ call }) => call('facets', { q: 'a' })", None)["years"] == []
    assert ask(tmp_path, "async ({ call }) => call('suggest', 'a')", None) == []
