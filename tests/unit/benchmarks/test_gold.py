import unicodedata
from itertools import pairwise
from pathlib import Path

import pytest

from annotate.model import raw_lines
from annotate.problems import BadInput
from benchmarks.gold import CUE_CLASSES, FOLDER, GoldArticle, load, load_all, outermost, parse, timex_type

HEADER = """\
# topic: crime
# outlet-style: made up
# published: 2019-05-04
# supported: 2019-05-03/2019-05-06
# evidence: "ngày 3/5" told as news

"""
GUIDE = Path(__file__).parents[3] / "docs" / "annotation-guide.md"
ARTICLES = load_all()


def article(rows: str) -> GoldArticle:
    return parse(HEADER + rows, "crime-99")


def causes(source: str) -> list[str]:
    with pytest.raises(BadInput) as caught:
        parse(source, "crime-99")
    return [problem.cause for problem in caught.value.problems]


def test_text_is_the_rows_without_marks_and_offsets_point_into_it() -> None:
    got = article(
        "title\tBắt {P:an Nguyễn Văn An}\n\nparagraph\t{O Công an {L tỉnh X}} nói \\{thật\\} \\\\.\n"
    )
    assert got.text == "Bắt Nguyễn Văn An\n\nCông an tỉnh X nói {thật} \\."
    assert [(m.text, m.type, got.text[m.start : m.end]) for m in got.mentions] == [
        ("Nguyễn Văn An", "person", "Nguyễn Văn An"),
        ("Công an tỉnh X", "organisation", "Công an tỉnh X"),
        ("tỉnh X", "place", "tỉnh X"),
    ]
    assert [(line.n, line.cls, line.zone) for line in got.lines] == [
        (1, "title", "article"),
        (3, "paragraph", "article"),
    ]


def test_label_gives_zone_and_class() -> None:
    got = article("related.paragraph\ta\nteaser\tb\nfurniture\tc\nbyline\td\n")
    assert [(line.zone, line.cls) for line in got.lines] == [
        ("related", "paragraph"),
        ("related", "teaser"),
        ("furniture", "furniture"),
        ("article", "byline"),
    ]


def test_statement_takes_its_parts_by_number_and_its_speaker_from_the_name_within() -> None:
    got = article(
        "paragraph\t{S1 ông {P:an An}} {D:2019-05-03 ngày 3/5} {C1:denies phủ nhận}: “{Q1 Tôi}”, “{Q1 không}”.\n"
    )
    (statement,) = got.statements
    assert statement.speaker is not None
    assert (statement.speaker.text, statement.speaker.entity) == ("ông An", "an")
    assert statement.cue is not None
    assert (statement.cue.text, statement.cue_class, statement.kind) == ("phủ nhận", "denies", "direct")
    assert [piece.of(got.text) for piece in statement.content] == ["Tôi", "không"]


def test_one_phrase_may_speak_twice() -> None:
    got = article("paragraph\t{S1,2 {P:an An}} {C1:claims nói} {Q1 a} và {C2:promises hứa} {Q2 b}.\n")
    assert [s.speaker.text for s in got.statements if s.speaker] == ["An", "An"]


@pytest.mark.parametrize(
    ("content", "kind"),
    [
        ("“{Q1 a}”", "direct"),
        ("{Q1 a “b” c}", "mixed"),
        ("{Q1 a}: “{Q1 b}”", "mixed"),
        ("{Q1 a}", "indirect"),
    ],
)
def test_kind_follows_from_the_quotation_marks(content: str, kind: str) -> None:
    (statement,) = article(f"paragraph\tAi đó {{C1:claims nói}} {content}\n").statements
    assert statement.kind == kind


def test_a_written_kind_wins_and_class_may_stand_on_the_content() -> None:
    (statement,) = article("paragraph\t- {Q1.direct.asks Đi đâu?}\n").statements
    assert (statement.kind, statement.cue_class, statement.speaker, statement.cue) == (
        "direct",
        "asks",
        None,
        None,
    )


@pytest.mark.parametrize(
    ("value", "timex"),
    [
        ("2019-05-03", "DATE"),
        ("XXXX-05-03", "DATE"),
        ("199", "DATE"),
        ("2011-Q2", "DATE"),
        ("2015/2016", "DATE"),
        ("2019-W18-WE", "DATE"),
        ("2019-05-03T15:30", "TIME"),
        ("2019-05-03TMO", "TIME"),
        ("P12Y", "DURATION"),
        ("PT1.5H", "DURATION"),
        ("2019-05-03T15", None),
        ("3/5", None),
        ("2019-5-3", None),
    ],
)
def test_timex_type_follows_from_the_value(value: str, timex: str | None) -> None:
    assert timex_type(value) == timex


@pytest.mark.parametrize(
    ("rows", "cause"),
    [
        ("paragraph\t{P Nguyễn Văn An}", "the person 'Nguyễn Văn An' has no key"),
        ("paragraph\t{L Hà Nội", "the mark 'L' is not closed"),
        ("paragraph\tHà Nội}", "a brace closes no mark: 'Hà Nội}'"),
        ("paragraph\t{X Hà Nội}", "unknown mark 'X'"),
        ("paragraph\t{L Hà Nội }", "the mark 'L' is empty or has white space at an end"),
        ("paragraph\t{D:3/5 ngày 3/5}", "'3/5' is no TIMEX3 value"),
        ("paragraph\t{C1:utters nói} {Q1 a}", "unknown mark 'C1:utters'"),
        ("paragraph\t{C1:claims nói}", "statement 1 has no content"),
        ("paragraph\t{Q1 a}", "statement 1 has no class"),
        ("paragraph\t{Q2.direct.asks a}", "statement 1 is missing"),
        ("paragraph\t{O:a A} {L:a B}", "the key 'a' has two types"),
        ("headline\tA", "'headline' is no line class followed by a tab"),
        ("related.furniture\tA", "'related.furniture' is no line class followed by a tab"),
    ],
)
def test_every_fault_of_a_row_is_named(rows: str, cause: str) -> None:
    assert cause in causes(HEADER + rows + "\n")


def test_a_day_outside_its_supported_interval_is_refused() -> None:
    source = HEADER.replace("published: 2019-05-04", "published: 2019-05-07") + "paragraph\ta\n"
    assert causes(source) == ["2019-05-07 does not lie within 2019-05-03/2019-05-06"]


def test_a_day_that_the_page_does_not_prove_has_no_interval() -> None:
    source = HEADER.replace("supported: 2019-05-03/2019-05-06", "supported: unknown") + "paragraph\ta\n"
    published = parse(source, "crime-99").published
    assert (published.day, published.earliest, published.latest) == ("2019-05-04", None, None)


def test_load_names_the_file_and_the_line(tmp_path: Path) -> None:
    path = tmp_path / "crime-01.gold"
    path.write_text(HEADER + "paragraph\t{X a}\n", encoding="utf-8")
    with pytest.raises(BadInput, match=r"crime-01\.gold:7: unknown mark 'X'"):
        load(path)


def test_outermost_leaves_out_names_within_names() -> None:
    got = article("paragraph\t{O Công an {L tỉnh X}} và {L Y}\n")
    assert [m.text for m in outermost(got.mentions)] == ["Công an tỉnh X", "Y"]


def test_guide_defines_every_cue_class_and_no_other() -> None:
    table = GUIDE.read_text(encoding="utf-8").partition("### Cue classes")[2]
    named = [row.split("`")[1] for row in table.splitlines() if row.startswith("| `")]
    assert sorted(named) == sorted(CUE_CLASSES)


def test_there_are_gold_articles_and_each_has_a_name_with_its_number() -> None:
    assert len(ARTICLES) >= 20
    assert len(list(FOLDER.iterdir())) == len(ARTICLES)
    assert all(a.id.rpartition("-")[2].isdigit() for a in ARTICLES)


@pytest.mark.parametrize("gold", ARTICLES, ids=lambda a: a.id)
class TestGoldArticle:
    def test_every_line_that_is_not_blank_is_labelled(self, gold: GoldArticle) -> None:
        lines = [(line.n, line.start, line.end) for line in raw_lines(gold.text) if not line.blank]
        assert lines == [(line.n, line.start, line.end) for line in gold.lines]

    def test_text_is_nfc(self, gold: GoldArticle) -> None:
        assert unicodedata.is_normalized("NFC", gold.text)

    def test_offsets_match_the_words(self, gold: GoldArticle) -> None:
        marked = [*gold.mentions, *gold.times]
        marked += [part for s in gold.statements for part in (s.speaker, s.cue) if part]
        assert all(gold.text[m.start : m.end] == m.text and m.text == m.text.strip() for m in marked)

    def test_marks_lie_within_lines_of_the_article(self, gold: GoldArticle) -> None:
        lines = [(line.start, line.end) for line in gold.lines if line.zone == "article"]
        spans = [(m.start, m.end) for m in [*gold.mentions, *gold.times]]
        spans += [(piece.start, piece.end) for s in gold.statements for piece in s.content]
        assert all(any(start <= a and b <= end for start, end in lines) for a, b in spans)

    def test_dated_expressions_do_not_overlap(self, gold: GoldArticle) -> None:
        assert all(a.end <= b.start for a, b in pairwise(gold.times))

    def test_titles_and_headings_hold_no_statement(self, gold: GoldArticle) -> None:
        heads = [line for line in gold.lines if line.cls in ("title", "heading")]
        pieces = [piece for s in gold.statements for piece in s.content]
        assert not [p for p in pieces for line in heads if line.start <= p.start < line.end]

    def test_content_has_no_quotation_mark_of_its_own_around_it(self, gold: GoldArticle) -> None:
        pieces = [piece.of(gold.text) for s in gold.statements for piece in s.content]
        assert not [p for p in pieces if p[0] in '“"' and p[-1] in '”"' and not set('“”"') & set(p[1:-1])]

    def test_has_one_title_at_most(self, gold: GoldArticle) -> None:
        assert sum(line.cls == "title" and line.zone == "article" for line in gold.lines) <= 1

    def test_says_why_its_date_is_known(self, gold: GoldArticle) -> None:
        assert gold.published.earliest is None or all(gold.published.evidence)
