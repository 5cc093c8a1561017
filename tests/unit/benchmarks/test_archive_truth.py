import unicodedata
from datetime import date
from pathlib import Path

import pytest

from annotate.model import raw_lines
from annotate.problems import BadInput
from benchmarks.archive_truth import FOLDER, Place, find_words, load

TRUTH = load()
TWO_ARTICLES = """\
[articles]
a = { published = "2018-09-15", dated_by = "page" }
b = { published = "unknown", dated_by = "nothing" }
"""
EVENT = '[events.fire]\nwhat = "Cháy"\nday = "2018-09-14"\nreports = ["a", "b"]\nrecalls = []\nsources = 2\n'


def causes(folder: Path, truth: str) -> list[str]:
    (folder / "seeds").mkdir()
    (folder / "seeds" / "a.txt").write_text(
        "Cháy\nÔng Hùng nói. Anh Hùng đáp. Văn Hùng.\nbốn người chết\n", encoding="utf-8"
    )
    (folder / "seeds" / "b.txt").write_text("Ba người chết. Ba người.", encoding="utf-8")
    (folder / "truth.toml").write_text(truth, encoding="utf-8")
    with pytest.raises(BadInput) as caught:
        load(folder)
    return [problem.cause for problem in caught.value.problems]


def test_archive_has_the_size_and_the_kinds_that_it_promises() -> None:
    assert len(TRUTH.articles) >= 30
    assert {article.dated_by for article in TRUTH.articles.values()} == {"page", "company", "nothing"}
    assert {teaser.form for teaser in TRUTH.teasers} == {"exact", "truncated", "case", None}
    assert {copies.agency for copies in TRUTH.copies} == {"TTXVN", "Reuters"}


def test_every_article_reports_an_event_or_must_stay_undated() -> None:
    reporting = {name for event in TRUTH.events.values() for name in event.reports}
    assert {name for name in TRUTH.articles if name not in reporting} == {"lang-giay-do"}


def test_articles_report_an_event_within_a_week_and_none_precedes_it() -> None:
    for event in TRUTH.events.values():
        for name in event.reports + event.recalls:
            published = TRUTH.articles[name].published
            if published is None:
                assert event.day.startswith("XXXX"), (name, event.key)
                continue
            late = (published - date.fromisoformat(event.day)).days
            assert late >= 0, (name, event.key)
            assert late <= 7 or name in event.recalls, (name, event.key)


def test_company_that_dates_an_article_has_a_date_or_a_dated_teaser_of_its_own() -> None:
    for article in TRUTH.articles.values():
        for other in article.dated_with:
            assert TRUTH.articles[other].dated_by == "page"


def test_copies_of_one_text_count_as_one_source() -> None:
    for event in TRUTH.events.values():
        copied = sum(len(set(group.articles) & set(event.reports)) > 1 for group in TRUTH.copies)
        assert event.sources == len(event.reports) - copied, event.key


def test_teaser_that_means_an_article_gives_its_headline() -> None:
    for teaser in TRUTH.teasers:
        said = TRUTH.articles[teaser.place.article].text[teaser.place.start : teaser.place.end]
        said = said.removeprefix(">> ").removeprefix("Xem thêm: ").removesuffix("…").casefold()
        lines = {
            name: [line.text.casefold() for line in raw_lines(article.text)]
            for name, article in TRUTH.articles.items()
        }
        bearers = {
            name
            for name, texts in lines.items()
            if name != teaser.place.article and any(line.startswith(said) for line in texts[:4])
        }
        assert bearers == ({teaser.means} if teaser.means else set()), said


def test_figures_of_parallel_passages_are_given_for_all_or_none() -> None:
    for item in TRUTH.parallel:
        assert len({passage.figure is None for passage in item.passages}) == 1, item.same


def test_parallel_passages_come_from_different_articles() -> None:
    for item in TRUTH.parallel:
        articles = [passage.places[0].article for passage in item.passages]
        assert len(set(articles)) == len(articles) >= 2, item.same


def test_passage_also_stands_where_a_copy_of_the_article_has_the_same_words() -> None:
    [violence] = [item for item in TRUTH.parallel if item.same == "bạo lực đã giảm"]
    assert [place.article for place in violence.passages[0].places] == [
        "lavrov-kerry-mos-1",
        "lavrov-kerry-mos-2",
    ]


def test_three_men_of_one_name_are_three_entities_and_two_of_them_meet_in_one_article() -> None:
    namesakes = [entity for entity in TRUTH.entities if entity.name == "Nguyễn Văn Hùng"]
    assert len(namesakes) == 3
    in_court = [
        [place for key, places in entity.mentions.items() if key[0] == "xu-tho-han" for place in places]
        for entity in namesakes
    ]
    text = TRUTH.articles["xu-tho-han"].text
    assert [
        [text[place.start : place.end] for place in sorted(places, key=lambda p: p.start)]
        for places in in_court
    ] == [
        ["Nguyễn Văn Hùng", "Hùng"],
        ["Nguyễn Văn Hùng", "Hùng"],
        [],
    ]


def test_seeds_are_composed_unicode_without_invisible_characters() -> None:
    for path in sorted((FOLDER / "seeds").iterdir()):
        text = path.read_bytes().decode("utf-8")
        assert path.suffix == ".txt"
        assert unicodedata.is_normalized("NFC", text), path.name
        assert {unicodedata.category(letter) for letter in text if letter != "\n"}.isdisjoint({"Cc", "Cf"}), (
            path.name
        )


def test_weekdays_of_date_lines_are_right() -> None:
    weekdays = {"thứ hai": 0, "thứ ba": 1, "thứ tư": 2, "thứ năm": 3, "thứ 5": 3, "thứ sáu": 4, "thứ bảy": 5}
    weekdays["chủ nhật"] = 6
    seen = 0
    for article in TRUTH.articles.values():
        for line in raw_lines(article.text):
            name, _, rest = line.text.casefold().partition(",")
            if name in weekdays and rest and article.published:
                seen += 1
                assert article.published.weekday() == weekdays[name], line.text
                stated = rest.replace(",", " ").split()[0]
                day, month, year = map(int, stated.split("/"))
                assert date(year, month, day) == article.published, line.text
    assert seen >= 10


def test_words_are_found_whole_and_not_inside_longer_words() -> None:
    assert find_words("Hùng, Hùngx và bà Hùng", "Hùng", "a") == [Place("a", 0, 4), Place("a", 18, 22)]


def test_name_alone_is_not_counted_inside_a_longer_name_of_the_same_list(tmp_path: Path) -> None:
    rows = '[person.x]\nname = "Văn Hùng"\na = ["Văn Hùng", "Hùng"]\n[person.y]\nname = "Hùng"\na = ["Ông [Hùng]"]\n'
    [cause] = causes(tmp_path, TWO_ARTICLES + rows)
    assert cause.endswith(('"x" and "y"', '"y" and "x"'))


def test_article_without_truth_is_named(tmp_path: Path) -> None:
    assert causes(tmp_path, '[articles]\na = { published = "2018-09-15", dated_by = "page" }\n') == [
        'article "b" has no truth'
    ]


def test_passage_must_stand_in_its_article_once(tmp_path: Path) -> None:
    rows = '[[parallel]]\nevent = "fire"\nsame = "x"\npassages = [{ article = "a", text = "năm người" }, { article = "b", text = "Ba người" }]\n'
    assert causes(tmp_path, TWO_ARTICLES + EVENT + rows) == [
        '"Ba người" stands 2 times in article "b"',
        '"năm người" stands 0 times in article "a"',
    ]


def test_figure_must_stand_in_its_passage_and_the_article_report_the_event(tmp_path: Path) -> None:
    rows = '[[parallel]]\nevent = "flood"\nsame = "x"\npassages = [{ article = "a", text = "bốn người", figure = "4" }]\n'
    assert causes(tmp_path, TWO_ARTICLES + EVENT + rows) == [
        'article "a" does not report event "flood"',
        'figure "4" is not in "bốn người"',
    ]


def test_day_that_nothing_proves_is_refused(tmp_path: Path) -> None:
    rows = TWO_ARTICLES.replace('"unknown"', '"2018-09-15"')
    assert causes(tmp_path, rows) == ['article "b" has a day that nothing proves']


def test_unknown_article_and_missing_words_are_named(tmp_path: Path) -> None:
    rows = EVENT.replace('"b"', '"c"') + '[place.z]\nname = "Huế"\na = ["Huế"]\n'
    assert causes(tmp_path, TWO_ARTICLES + rows) == [
        '"Huế" does not stand in article "a"',
        'there is no article "c"',
    ]


def test_teaser_must_be_one_whole_line(tmp_path: Path) -> None:
    rows = '[[teasers]]\narticle = "a"\nline = "bốn người"\nmeans = "absent"\n'
    assert causes(tmp_path, TWO_ARTICLES + rows) == ['"bốn người" is 0 lines of article "a"']
