"""Every form of a query, as query.js understands it."""

from __future__ import annotations

import random
from typing import Any


def parse(node: Any, text: str, **options: Any) -> dict[str, Any]:
    parsed: dict[str, Any] = node(
        "({text, options}) => require('./query.js').parse(text, options)", {"text": text, "options": options}
    )
    return parsed


def parse_all(node: Any, texts: list[str], **options: Any) -> list[dict[str, Any]]:
    """All in one process."""
    parsed: list[dict[str, Any]] = node(
        "({texts, options}) => texts.map((text) => require('./query.js').parse(text, options))",
        {"texts": texts, "options": options},
    )
    return parsed


def exact(words: list[dict[str, Any]]) -> str:
    return " ".join(word["exact"] for word in words)


def codes(parsed: dict[str, Any]) -> list[str]:
    return [each["code"] for each in parsed["understood"]]


def shown(alternative: dict[str, Any]) -> str:
    """An alternative in one line: words, then the other lists that have something."""
    parts = [exact(alternative["words"])] if alternative["words"] else []
    for name in ("phrases", "not", "title"):
        parts += [f'{name}="{exact(words)}"' for words in alternative[name]]
    for name in ("speaker", "person", "place", "org", "source"):
        parts += [f"{name}={value}" for value in alternative[name]]
    return " ".join(parts)


def sequences(alternative: dict[str, Any]) -> list[list[dict[str, Any]]]:
    """All its lists of words."""
    lists = [alternative["words"], *alternative["phrases"], *alternative["not"], *alternative["title"]]
    return [words for words in lists if words]


def shown_all(parsed: dict[str, Any]) -> str:
    return " || ".join(map(shown, parsed["any"]))


FORMS = [
    ("Khủng hoảng SYRIA", "khủng hoảng syria"),
    ('"bán đảo" Triều Tiên', 'triều tiên phrases="bán đảo"'),
    (
        "“a b” «an ba» „e f” ‘go he’ 'i j'",
        'phrases="a b" phrases="an ba" phrases="e f" phrases="go he" phrases="i j"',
    ),
    ('""khủng hoảng"" "" nga', 'nga phrases="khủng hoảng"'),
    ("O'Neill H’Mông ở '90", "oneill hmông ở 90"),
    ('5" màn hình nga"mỹ', "5 màn hình nga mĩ"),
    ("-nga mỹ –iraq −“tây âu”", 'mĩ not="nga" not="iraq" not="tây âu"'),
    ("an - ba --cho dì- COVID-19", "an ba cho dì covid19"),
    ("NOT nga mỹ AND iraq", 'mĩ iraq not="nga"'),
    ("nga OR mỹ", "nga || mĩ"),
    ("khủng hoảng HOẶC chiến tranh|hoà bình", "khủng hoảng || chiến tranh || hoà bình"),
    ("OR | nga OR OR mỹ |", "nga || mĩ"),
    ("nga or mỹ hoặc iraq", "nga or mĩ hoặc iraq"),
    ("(nga OR mỹ) iraq -dầu", 'nga iraq not="dầu" || mĩ iraq not="dầu"'),
    ("-(nga OR mỹ) iraq", "nga iraq || mĩ iraq"),
    ("))) a ((b", "a b"),
    ("title: khủng hoảng Nga", 'title="khủng" title="hoảng" title="nga"'),
    ('Tiêu đề:"khủng hoảng" nga', 'nga title="khủng hoảng"'),
    ("tieude:nga TIEU DE:mỹ", 'title="nga" title="mĩ"'),
    ("người nói: Sergei Lavrov iraq", "iraq speaker=Sergei Lavrov"),
    ("nguoi noi:lavrov speaker:'Donald Trump'", "speaker=lavrov speaker=Donald Trump"),
    ("person:Nguyễn Xuân Phúc kinh tế", "kinh tế person=Nguyễn Xuân Phúc"),
    ("nơi:Damascus tổ chức:NATO to chuc : WHO", "place=Damascus org=NATO org=WHO"),
    ("source:vnexpress nga OR báo:Nhân Dân", "nga source=vnexpress source=Nhân Dân"),
    ("person:putin OR person:trump", "person=putin || person=trump"),
    ('Ông nói: "Chúng tôi" và thông báo: nghỉ', 'ông nói và thông báo nghỉ phrases="chúng tôi"'),
    ("nói: putin", "speaker=putin"),
    ("https://a.vn/ba?co=de 19:55 a:ba 12/4/2017", "https avn ba co de 19 55 a ba 12 4 2017"),
    ("từ 2017 đến 2019", "từ 2017 đến 2019"),
]


def test_forms_of_a_query(node: Any) -> None:
    parsed = parse_all(node, [text for text, _ in FORMS])
    assert [(text, shown_all(each)) for (text, _), each in zip(FORMS, parsed, strict=True)] == FORMS


def test_sources_and_exclusions_hold_for_every_alternative(node: Any) -> None:
    assert (
        shown_all(parse(node, "nga -dầu OR mỹ source:AFP"))
        == 'nga not="dầu" source=AFP || mĩ not="dầu" source=AFP'
    )


DATES = [
    ("before:2017 nga", "2017-01-01", None),
    ("nga trước: tháng 4 năm 2017 mỹ", "2017-04-01", None),
    ("after:2017", None, "2017-01-01"),
    ("sau:12/4/2017 từ:13/4/2017", None, "2017-04-13"),
    ('từ:"12 tháng tư 2017" đến: 2018', "2019-01-01", "2017-04-12"),
    ("tu:4/2017 den:quý I/2018", "2018-04-01", "2017-04-01"),
    ("until:12/4/2017", "2017-04-13", None),
]


def test_dates_bound_the_whole_query(node: Any) -> None:
    for (text, *days), parsed in zip(DATES, parse_all(node, [text for text, _, _ in DATES]), strict=True):
        assert [parsed[key] and parsed[key]["day"] for key in ("before", "after")] == days, text
        assert "date" in codes(parsed)


def test_a_date_is_told_with_what_it_means(node: Any) -> None:
    parsed = parse(node, "before: tháng 4/2017 nga")
    assert parsed["understood"] == [
        {
            "code": "date",
            "operator": "before",
            "text": "tháng 4/2017",
            "means": "2017-04-01",
            "label": "4/2017",
        }
    ]
    assert parsed["before"] == {"day": "2017-04-01", "text": "tháng 4/2017"}
    assert shown_all(parsed) == "nga"


def test_an_impossible_date_is_told_and_never_guessed(node: Any) -> None:
    parsed = parse(node, "nga before:31/2/2017")
    assert parsed["before"] is None
    assert parsed["understood"] == [
        {"code": "bad-date", "operator": "before", "text": "31/2/2017", "suggest": "28/2/2017"}
    ]
    assert shown_all(parsed) == "nga"
    assert shown_all(parse(node, "before:hôm qua")) == "hôm qua"


def test_kinds(node: Any) -> None:
    kinds = {"kind:article": "article", "loại: lời nói": "statement", "LOAI:su kien": "event", "nga": ""}
    assert [each["kind"] for each in parse_all(node, list(kinds))] == list(kinds.values())


TOLD = [
    ('"khủng hoảng', "unclosed-quote"),
    ("-a -b", "only-not"),
    ("nga title:", "empty-operator"),
    ("person: OR nga", "empty-operator"),
    ("after:", "empty-operator"),
    ("author:putin", "unknown-operator"),
    ("loại:gì", "unknown-kind"),
    ("noi:nga", "ambiguous-operator"),
    ("-source:afp nga", "no-negation"),
    ("-(nga OR mỹ)", "no-negation"),
    ("before:2016 after:2017", "empty-range"),
    (" ".join(map(str, range(50))), "too-many-words"),
    ("(a OR b) (c OR d) (e OR f) (g OR h)", "too-many-alternatives"),
]


def test_what_is_not_as_meant_is_told(node: Any) -> None:
    parsed = parse_all(node, [text for text, _ in TOLD])
    assert [text for (text, code), each in zip(TOLD, parsed, strict=True) if code not in codes(each)] == []


def test_of_plain_text_nothing_is_told(node: Any) -> None:
    texts = ["", "khủng hoảng", "19:55", "a:b", "http://a.vn", "Ông nói: vâng", '""', "-", "( )"]
    assert [codes(each) for each in parse_all(node, texts)] == [[]] * len(texts)


def test_a_word_typed_without_accents_is_loose(node: Any) -> None:
    words = parse(node, "bán dao")["any"][0]["words"]
    assert [(word["text"], word["exact"], word["folded"], word["loose"]) for word in words] == [
        ("bán", "bán", "ban", False),
        ("dao", "dao", "dao", True),
    ]


def test_a_phrase_with_an_accent_is_typed_with_accents(node: Any) -> None:
    texts = [
        '"hải quan Trung Quốc"',
        '"hai quan trung quoc"',
        'title:"bán dao"',
        '-"bán dao"',
        '"TP.HCM họp"',
    ]
    loose = [
        [word["loose"] for words in sequences(each["any"][0]) for word in words]
        for each in parse_all(node, texts)
    ]
    assert loose == [[False] * 4, [True] * 4, [False] * 2, [False] * 2, [False] * 2]


def test_the_last_word_may_be_unfinished_while_typing(node: Any) -> None:
    typed = {
        "khủng hoả": ["hoả"], "khủng ": [], '"khủng hoả': ["hoả"], '"khủng hoả"': [], "title:kh": ["kh"], "nga -mỹ": [], "nga.": [],
    }  # fmt: skip

    def unfinished(**options: Any) -> list[list[str]]:
        return [
            [word["exact"] for words in sequences(each["any"][0]) for word in words if word["prefix"]]
            for each in parse_all(node, list(typed), **options)
        ]

    assert unfinished(typing=True) == list(typed.values())
    assert unfinished() == [[]] * len(typed)


ACRONYMS = [
    ("TP.HCM", "tphcm=tp+hcm"),
    ("TPHCM tp hcm TP. HCM", "tphcm=tp+hcm tphcm=tp+hcm tphcm=tp+hcm"),
    ("T.P. H.C.M", "tphcm=tp+hcm"),
    ('"UBND TP HCM"', "ubnd tphcm=tp+hcm"),
    ("PGS.TS", "pgsts=pgs+ts"),
    ("F-16 F 16 f16", "f16=f+16 f 16 f16"),
    ("COVID-19 covid19", "covid19=covid+19 covid19"),
    ("duong2 viet65 quan1", "duong2 viet65 quan1"),
    ("tháng 4 ở nam", "tháng 4 ở nam"),
]


def test_acronyms_are_one_word_with_parts(node: Any) -> None:
    def with_parts(word: dict[str, Any]) -> str:
        parts = "+".join(part["exact"] for part in word.get("parts", []))
        return word["exact"] + ("=" + parts if parts else "")

    parsed = parse_all(node, [text for text, _ in ACRONYMS])
    found = [
        " ".join(with_parts(word) for words in sequences(each["any"][0]) for word in words) for each in parsed
    ]
    assert list(zip([text for text, _ in ACRONYMS], found, strict=True)) == ACRONYMS


def test_a_caller_who_knows_names_decides_where_they_end(node: Any) -> None:
    parsed = node(
        "(text) => require('./query.js').parse(text, {known: (field, words) => field === 'person' && words[0].folded === 'vladimir' ? 2 : 0})",
        "person: vladimir putin nga",
    )
    assert shown_all(parsed) == "nga person=vladimir putin"
    assert [(name["field"], exact(name["words"])) for name in parsed["names"]] == [
        ("person", "vladimir putin nga")
    ]


def test_32_words_are_kept(node: Any) -> None:
    parsed = parse(
        node, " ".join(f"w{n}q" for n in range(20)) + ' "' + " ".join(f"p{n}q" for n in range(20)) + '"'
    )
    assert (len(parsed["any"][0]["words"]), len(parsed["any"][0]["phrases"][0])) == (20, 12)
    assert parsed["understood"][-1] == {"code": "too-many-words", "kept": 32}


def hostile_texts(count: int) -> list[str]:
    chance = random.Random(20170412)
    pieces = [
        *"\"“”«»‘’'()|:：-–−—/.,*+~^\\\0\n\t ",
        *("OR", "HOẶC", "NOT ", "AND", "title:", "nói:", "nơi :", "before:", "sau:", "loại:", "source:", "từ:", "đến:"),
        *("2017", "31/2/2017", "tháng", "quý I/", "khủng", "Hoảng", "TP.HCM", "tp", "h", "16", "__proto__", "constructor:"),
        *("\ud800", "\udc00", "😀", "\u0301", "İ", "ß", "\u202e", "ﬁ", "<b>"),
    ]  # fmt: skip
    mixed = ["".join(chance.choices(pieces, k=chance.randint(1, 30))) for _ in range(count // 2)]
    anything = [
        "".join(chr(chance.randrange(0x110000)) for _ in range(chance.randint(1, 40)))
        for _ in range(count // 2)
    ]
    return mixed + anything


def test_no_text_is_an_error_and_every_answer_has_its_shape(node: Any) -> None:
    texts = hostile_texts(6000)
    answers = node(
        "(texts) => texts.map((text) => require('./query.js').parse(text, {typing: text.length % 2 === 0}))",
        texts,
    )
    lists = {"words", "phrases", "not", "title", "speaker", "person", "place", "org", "source"}
    for text, answer in zip(texts, answers, strict=True):
        assert 1 <= len(answer["any"]) <= 8, text
        assert all(set(each) == lists for each in answer["any"]), text
        assert answer["kind"] in ("", "article", "statement", "person", "event"), text
        for each in answer["any"]:
            assert sum(map(len, sequences(each))) <= 32, text
            assert all(word["exact"] and word["folded"] for words in sequences(each) for word in words), text


def test_hostile_length_takes_little_time(node: Any) -> None:
    pieces = [
        "a",
        "a ",
        '"',
        "' ",
        "'",
        "(",
        "(a OR ",
        "a|",
        "-",
        "title:",
        "title: a ",
        "before:",
        "a b:",
        "“a",
        "sau: 12 ",
    ]
    milliseconds = node(
        """(texts) => texts.map((text) => {
          const start = process.cpuUsage().user;
          require('./query.js').parse(text);
          return (process.cpuUsage().user - start) / 1000;
        })""",
        [piece * (100_000 // len(piece)) for piece in pieces],
    )
    assert [piece for piece, spent in zip(pieces, milliseconds, strict=True) if spent > 500] == []
