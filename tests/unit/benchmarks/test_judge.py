from dataclasses import replace

from annotate.model import Article, Mention, Published, Seed, Speaker
from benchmarks.gold import GoldArticle, parse
from benchmarks.judge import annotated, judge
from benchmarks.scores import Agreement, Score

SOURCE = """\
# topic: crime
# outlet-style: made up
# published: 2019-05-04
# supported: 2019-05-03/2019-05-06
# evidence: "ngày 3/5/2019" told as news

furniture	Trang chủ / Pháp luật
title	Bắt nghi can ở {L Bình Dương}
paragraph	{D:2019-05-03 Ngày 3/5/2019}, {S1 ông {P:an Nguyễn Văn An}} {C1:claims cho biết} {Q1 {P:an An} đã trốn {D:P3D ba ngày}}.
"""
GOLD = parse(SOURCE, "crime-99")


def perfect(gold: GoldArticle = GOLD) -> Article:
    seed = Seed(gold.id, "crime-99.txt", "", gold.text)
    published = Published(None, "2019-05-03", "2019-05-06", ())
    return Article(
        seed,
        gold.lines,
        published=published,
        mentions=gold.mentions,
        times=gold.times,
        statements=gold.statements,
    )


def test_the_gold_itself_is_right_in_all() -> None:
    judged = judge(GOLD, perfect())
    assert {score.f1 for score in judged.scores.values() if score.wanted} == {100.0}
    assert judged.published.outcome == "right"
    assert (judged.published.days, judged.published.wider) == (4, False)
    assert judged.persons == Agreement(2, 2, 2)
    assert all(answer.right for answer in judged.answers)


def test_an_article_without_marks_is_wrong_in_all() -> None:
    judged = judge(GOLD, Article(perfect().seed))
    assert {score.f1 for score in judged.scores.values()} == {0.0}
    assert judged.answers == ()
    assert (judged.published.outcome, judged.published.provable) == ("unknown", True)


def test_marks_outside_the_article_are_not_counted() -> None:
    extra = Mention(0, 9, "Trang chủ", "organisation", "name", "made-up", 1.0)
    judged = judge(GOLD, replace(perfect(), mentions=(extra, *GOLD.mentions)))
    assert judged.scores["names"] == Score(3, 3, 3)


def test_a_wrong_type_is_a_name_wrong_and_a_name_missed() -> None:
    mentions = tuple(replace(m, type="person") for m in GOLD.mentions)
    judged = judge(GOLD, replace(perfect(), mentions=mentions))
    assert judged.scores["names"] == Score(2, 3, 3)
    assert judged.scores["place"] == Score(0, 0, 1)
    assert [a.right for a in judged.answers if a.task == "names"] == [False, True, True]


def test_a_day_of_publication_outside_the_interval_is_wrong_and_more_than_proved_is_wider() -> None:
    late = Published(None, "2019-05-05", "2019-05-06", ())
    assert judge(GOLD, replace(perfect(), published=late)).published.outcome == "wrong"
    wide = Published(None, "2019-05-01", "2019-05-06", ())
    told = judge(GOLD, replace(perfect(), published=wide)).published
    assert (told.outcome, told.wider, told.days) == ("right", True, 6)


def test_dates_are_also_read_with_the_day_of_publication_told_where_the_page_proves_it() -> None:
    source = SOURCE.replace("{D:2019-05-03 Ngày 3/5/2019}", "{D:2019-05-03 Hôm qua}")
    for supported, right in (("2019-05-04", 1), ("unknown", 0)):
        gold = parse(source.replace("2019-05-03/2019-05-06", supported), "crime-99")
        scores = judge(gold, replace(perfect(gold), times=())).scores
        assert scores["dates, day of publication told"].right == right
        assert scores["dates"] == Score(0, 0, 1)


def test_content_and_speaker_are_told_apart() -> None:
    (statement,) = GOLD.statements
    other = replace(statement, speaker=Speaker(0, 5, "Trang"))
    scores = judge(GOLD, replace(perfect(), statements=(other,))).scores
    assert scores["content"].f1 == 100.0
    assert scores["statements"].f1 == scores["speaker, of right content"].f1 == 0.0


def test_mentions_without_an_entity_are_persons_of_their_own() -> None:
    mentions = tuple(replace(m, entity=None) for m in GOLD.mentions)
    persons = judge(GOLD, replace(perfect(), mentions=mentions)).persons
    assert (persons.precision, persons.recall) == (100.0, 50.0)


def test_a_date_is_right_with_its_value_on_words_that_overlap() -> None:
    day, length = GOLD.times
    found = (replace(day, start=day.start + 5), replace(length, value="P4D"))
    judged = judge(GOLD, replace(perfect(), times=found))
    assert judged.scores["dates"].f1 == judged.scores["dates, whatever value"].f1 == 100.0
    assert judged.scores["dates, exact span"].f1 == judged.scores["durations and sets"].f1 == 0.0


def test_the_software_works_from_the_bare_text() -> None:
    article = annotated(GOLD)
    assert article.seed.text == GOLD.text
    assert article.lines
    assert all(line.rule != "gold" for line in article.lines)
