"""What resolving is unsure of can be settled by the lines that come with it."""

from __future__ import annotations

from pathlib import Path

from annotate.authorities import load
from annotate.editor import load_authorities
from annotate.register import take_merges
from annotate.resolve import doubt_records
from annotate.rules import reason
from tests.unit.annotate.resolve.archive_of import archive, meant, resolved

TEXTS = ("Ông Nguyễn Văn Hùng trồng cam.", "Anh Nguyễn Văn Hùng bơi giỏi.")


def test_the_lines_of_a_doubt_make_one_of_two(tmp_path: Path) -> None:
    before = resolved(archive(*TEXTS))
    (doubt,) = before.doubts
    path = tmp_path / "authorities.yaml"
    path.write_text(doubt.yaml, encoding="utf-8")
    records, register = take_merges(load_authorities(path, "authorities.yaml"), before.register, load())
    assert records == ()
    after = resolved(archive(*TEXTS), register)
    one, other = doubt.entities
    assert meant(after, "Nguyễn Văn Hùng") == [one, one]
    assert after.redirects == {other: one}
    assert after.doubts == ()


def test_a_doubt_shows_a_passage_and_says_why() -> None:
    articles = archive(*TEXTS)
    (doubt,) = resolved(articles).doubts
    text = next(each for each in articles if each.id == doubt.article).seed.text
    assert text[doubt.start : doubt.end] == "Nguyễn Văn Hùng"
    assert doubt.pages == 2
    assert reason("resolve", doubt.rule)
    (record,) = doubt_records([doubt])
    assert list(record) == ["rule", "words", "entities", "pages", "article", "start", "end", "yaml"]


def test_what_is_tied_but_cannot_be_one_is_a_doubt() -> None:
    result = resolved(archive("Ông Kim Harkovsky phát biểu.", "Bà Kim Harkovsky phát biểu."))
    assert [doubt.rule for doubt in result.doubts] == ["genders-differ"]


def test_single_names_are_no_doubt() -> None:
    assert resolved(archive("Ông Quân nói về lũ.", "Ông Quân kể về hạn.")).doubts == ()
