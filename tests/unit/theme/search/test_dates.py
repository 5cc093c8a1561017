"""Days as people write them, as dates.js reads them."""

from __future__ import annotations

import random
from typing import Any

import pytest


def read(node: Any, text: str, **options: Any) -> Any:
    return node(
        "({text, options}) => require('./dates.js').parse(text, options)", {"text": text, "options": options}
    )


@pytest.mark.parametrize(
    ("texts", "start", "end"),
    [
        (
            "12/4/2017; 12-4-2017; 12.04.2017; 12 / 4 / 2017; 2017-04-12; 2017/4/12; 12/4/17; ngày 12/4/2017; 12 April 2017; 12 Apr 2017",
            "2017-04-12",
            "2017-04-13",
        ),
        (
            "ngày 12 tháng 4 năm 2017; NGÀY 12 THÁNG 4/2017; 12 tháng 4, 2017; 12 tháng Tư năm 2017; 12th of April 2017; April 12, 2017",
            "2017-04-12",
            "2017-04-13",
        ),
        (
            "4/2017; 04-2017; 2017-04; tháng 4/2017; tháng 4 năm 2017; thang tu 2017; tháng tư, 2017; April 2017; Apr. 2017",
            "2017-04-01",
            "2017-05-01",
        ),
        ("tháng mười hai 2017; tháng 12 năm 2017; December 2017", "2017-12-01", "2018-01-01"),
        ("tháng mười một năm 2017; 11/2017", "2017-11-01", "2017-12-01"),
        ("tháng năm năm 2017; May 2017", "2017-05-01", "2017-06-01"),
        ("quý I/2017; quý 1 năm 2017; Q1 2017; q1/2017; quí i 2017", "2017-01-01", "2017-04-01"),
        ("quý IV/2017; quý 4, 2017", "2017-10-01", "2018-01-01"),
        ("2017; năm 2017", "2017-01-01", "2018-01-01"),
        ("31/12/2016", "2016-12-31", "2017-01-01"),
        ("29/2/2016", "2016-02-29", "2016-03-01"),
        ("30/4/75", "1975-04-30", "1975-05-01"),
    ],
)
def test_dates_in_every_form(node: Any, texts: str, start: str, end: str) -> None:
    written = [text.strip() for text in texts.split(";")]
    found = node("(texts) => texts.map((text) => require('./dates.js').parse(text))", written)
    assert [
        (text, date and (date.get("from"), date.get("to"))) for text, date in zip(written, found, strict=True)
    ] == [(text, (start, end)) for text in written]


@pytest.mark.parametrize(
    ("text", "suggestion"),
    [
        ("31/2/2017", "28/2/2017"),
        ("29/2/2017", "28/2/2017"),
        ("31/4/2017", "30/4/2017"),
        ("4/13/2017", "13/4/2017"),
        ("13/13/2017", "2017"),
        ("tháng 13/2017", "2017"),
        ("0/4/2017", "4/2017"),
        ("quý 5/2017", "2017"),
        ("4/17", "4/2017"),
        ("12/4", None),
        ("17", None),
        ("2017-2019", None),
        ("0000", None),
        ("20170412", None),
    ],
)
def test_impossible_and_ambiguous_dates_suggest_the_nearest(
    node: Any, text: str, suggestion: str | None
) -> None:
    date = read(node, text)
    assert (date["bad"], date["suggest"]) == (True, suggestion)


@pytest.mark.parametrize(
    ("text", "label"),
    [
        ("ngày 12 tháng tư 2017", "12/4/2017"),
        ("April 2017", "4/2017"),
        ("quý II/2017", "4–6/2017"),
        ("năm 2017", "2017"),
    ],
)
def test_what_a_date_means_is_told_in_no_language(node: Any, text: str, label: str) -> None:
    assert read(node, text)["label"] == label


@pytest.mark.parametrize(
    "text", ["", "nga", "tháng", "năm nay", "hôm qua", "2017 nga", "may", "ngày 12 tháng 4 năm", "v2017"]
)
def test_other_text_is_no_date(node: Any, text: str) -> None:
    assert read(node, text) is None


def test_the_years_of_the_archive_complete_a_short_year(node: Any) -> None:
    assert read(node, "1/2/30")["from"] == "2030-02-01"
    assert read(node, "1/2/30", years=[1925, 1945])["from"] == "1930-02-01"
    assert read(node, "1/2/17", years=[1900, 2020])["from"] == "2017-02-01"


def test_a_suggestion_is_itself_a_date(node: Any) -> None:
    chance = random.Random(20170412)
    texts = [
        f"{chance.randint(0, 40)}{sign}{chance.randint(0, 15)}{sign}{chance.choice(['2016', '2017', '17', '1000'])}"
        for sign in "/.-"
        for _ in range(200)
    ]
    found = node(
        """(texts) => texts.map((text) => {
          const { parse } = require('./dates.js');
          const date = parse(text);
          return date.bad ? Boolean(parse(date.suggest).from) : date.from < date.to;
        })""",
        texts,
    )
    assert all(found)


def test_hostile_text_is_no_error(node: Any) -> None:
    chance = random.Random(1)
    pieces = [
        *"0123456789/.-–, ",
        "tháng ",
        "năm ",
        "quý ",
        "ii",
        "muoi",
        "April",
        "\u0301",
        "ß",
        "İ",
        "\ud800",
        "ngày ",
        "２",
    ]
    texts = ["".join(chance.choices(pieces, k=chance.randint(1, 14))) for _ in range(5000)]
    lengths = node(
        "(texts) => texts.map((text) => (require('./dates.js').at(text.normalize('NFC')) || { length: 0 }).length <= text.normalize('NFC').length)",
        texts,
    )
    assert all(lengths)
