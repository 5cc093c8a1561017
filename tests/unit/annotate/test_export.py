import json
from dataclasses import replace

from annotate.export import article_record, json_lines
from annotate.model import Caption, Evidence, Published, Span, Text


def test_a_record_has_the_fields_of_the_contract_in_its_order(article):
    record = article_record(article)
    contract = [
        "id",
        "seed",
        "sha256",
        "title",
        "lead",
        "published",
        "source",
        "author",
        "agencies",
        "url",
        "lines",
        "captions",
    ]
    assert [key for key in record if key in contract] == contract
    assert list(record["lines"][0]) == ["n", "start", "end", "zone", "class", "rule", "confidence", "by"]


def test_a_caption_tells_where_its_credit_stands(article):
    record = article_record(replace(article, captions=(Caption(8, 21, Span(15, 21)), Caption(8, 21))))
    assert record["captions"] == [
        {"start": 8, "end": 21, "credit": {"start": 15, "end": 21}},
        {"start": 8, "end": 21, "credit": None},
    ]


def test_of_a_withheld_text_no_passage_is_told(article):
    evidence = Evidence("a", 8, 21, "Một đoạn văn.", "rule", "says")
    withheld = replace(
        article,
        publish="metadata",
        lead=Text("Một đoạn văn.", 8, 21),
        captions=(Caption(8, 21),),
        published=Published("2017-04-12", "2017-04-12", "2017-04-12", (evidence,)),
    )
    written = json_lines([article_record(withheld)])
    assert "đoạn văn" not in written
    assert json.loads(written)["lines"] == []
    assert json.loads(written)["title"]["text"] == "Tiêu đề"


def test_one_record_is_one_line_whatever_it_holds():
    written = json_lines([{"text": "a\u2028b\u2029c\x85d\ne"}])
    assert written.splitlines() == [written.rstrip("\n")]
    assert json.loads(written) == {"text": "a\u2028b\u2029c\x85d\ne"}
