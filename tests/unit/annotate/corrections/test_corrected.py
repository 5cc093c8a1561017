from collections.abc import Mapping

import pytest

from annotate.authorities import Authorities
from annotate.corrections import Steps, corrected
from annotate.dates import date_article
from annotate.editor.article import parse_edits
from annotate.model import Article, LineClass, Seed, Text
from annotate.problems import BadInput
from annotate.structure import structure

TEXT = (
    "Bão số 5 đổ bộ vào Quảng Bình\n\nBão số 5 đã đổ bộ vào Quảng Bình ngày 12/4, gây mưa lớn trên diện rộng.\n"
    "Ông Nguyễn Văn An cho biết mưa lớn làm nhiều tuyến đường ở Quảng Bình bị ngập sâu.\n"
)


def made(yaml: str) -> Article:
    steps = Steps(structure, date_article, lambda article: article, lambda _: (), Authorities({}))
    return corrected(
        Seed("a", "seeds/a.txt", "", TEXT), parse_edits(yaml.encode(), "seeds/a.yaml"), "seeds/a.yaml", steps
    )


def test_without_an_editors_file_all_is_the_machines() -> None:
    article = made("")
    assert article.edited == ()
    assert {line.by for line in article.lines} == {"machine"}


def test_an_editors_title_is_the_editors_and_one_that_agrees_keeps_its_place() -> None:
    assert made("title: Khác").title == Text("Khác", -1, -1, "editor")
    agreed = made("title: Bão số 5 đổ bộ vào  Quảng Bình").title
    assert agreed is not None
    assert (agreed.start, agreed.by) == (0, "editor")


def test_an_article_without_a_title_has_no_line_that_is_one() -> None:
    article = made("title: unknown")
    assert article.title is None
    assert article.lines[0].cls == "paragraph"
    assert article.edited == ("title",)


def test_the_editors_date_is_what_dated_expressions_count_from() -> None:
    article = made("date: 2019-04-13")
    assert [time.value for time in article.times] == ["2019-04-12"]
    assert article.published is not None
    assert (article.published.value, article.published.by) == ("2019-04-13", "editor")
    assert article.published.evidence[0].says == "người biên tập ghi ngày này (seeds/a.yaml, dòng 1)"


def test_that_no_date_can_be_known_leaves_dates_partial() -> None:
    article = made("date: unknown")
    assert article.published is None
    assert [time.value for time in article.times] == ["XXXX-04-12"]
    assert article.edited == ("date",)


def test_what_describes_the_article_says_that_an_editor_decided_it() -> None:
    article = made("source: VOV\nauthor: unknown\ntags: [bão]\nrights: ©\nurl: https://vov.vn/1")
    assert (article.source, article.author, article.tags, article.rights) == ("VOV", None, ("bão",), "©")
    assert article.edited == ("source", "author", "url", "rights", "tags")


def test_an_editors_line_class_holds() -> None:
    lines = {line.n: (line.cls, line.by) for line in made("lines: {4: caption}").lines}
    assert lines[4] == ("caption", "editor")


def test_a_class_for_a_line_that_is_blank_or_not_there_is_a_mistake() -> None:
    with pytest.raises(BadInput) as caught:
        made("lines: {2: caption, 9: caption}")
    assert [problem.cause for problem in caught.value.problems] == [
        "line 2 of seeds/a.txt is blank or does not exist",
        "line 9 of seeds/a.txt is blank or does not exist",
    ]


def test_mistakes_of_all_sections_are_told_at_once() -> None:
    with pytest.raises(BadInput) as caught:
        made("entities: {Kiev: nothing}\ndates: {30/4: nothing}\nstatements: {a: nothing}\nnotes: {b: c}")
    assert [problem.line for problem in caught.value.problems] == [1, 2, 3, 4]


def test_the_steps_see_what_the_editor_said_of_earlier_ones() -> None:
    def name(article: Article) -> Article:
        seen.append(("times", len(article.times)))
        return article

    def state(article: Article) -> tuple[()]:
        seen.append(("mentions", len(article.mentions)))
        return ()

    def lines(seed: Seed, overrides: Mapping[int, LineClass]) -> Article:
        return structure(seed, overrides)

    seen: list[tuple[str, int]] = []
    edits = parse_edits(b"dates: {12/4: nothing}\nentities: {An: person}", "a.yaml")
    corrected(
        Seed("a", "a.txt", "", TEXT),
        edits,
        "a.yaml",
        Steps(lines, date_article, name, state, Authorities({})),
    )
    assert seen == [("times", 0), ("mentions", 1)]


def test_a_range_of_lines_may_run_over_blank_ones_but_not_beyond_the_last() -> None:
    assert {line.cls for line in made("lines: {1-4: furniture}").lines} == {"furniture"}
    with pytest.raises(BadInput, match="line 5 of"):
        made("lines: {1-5: furniture}")
