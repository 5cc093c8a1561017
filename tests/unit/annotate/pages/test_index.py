from annotate.pages.index import Places


def test_places_come_back_as_they_were_added():
    places = Places()
    places.add(1, 2, 3)
    places.add(4, 5, 6)
    assert len(places) == 2
    assert [tuple(place) for place in places] == [(1, 2, 3), (4, 5, 6)]


def test_what_stands_in_removed_lines_is_not_listed(make, grouped):
    found = grouped(
        make(
            "a",
            "Tin\nTrần Bình nói năm 2017.\nHà Nội, năm 2016: Trần Bình nói thêm.",
            dates=[("năm 2017", "2017"), ("năm 2016", "2016")],
            said=[("Trần Bình", "claims", "nói thêm")],
            removed=[3],
        )
    )
    assert set(found.mentions) == {"binh"}
    assert [dated.key for dated in found.dated] == ["2017"]
    assert found.said == []


def test_articles_stand_by_date_and_those_without_one_last(make, grouped):
    found = grouped(
        make("a", "A", day=None), make("b", "B", day="2018-01-02"), make("c", "C", day="2017-01-01")
    )
    assert [found.articles[n].id for n in found.by_date] == ["c", "b", "a"]


def test_a_sentence_is_found_by_any_of_its_code_points(make, grouped):
    article = grouped(make("a", "Tin\nCâu một. Câu hai dài.\nCâu ba")).articles[0]
    sentence = article.sentence(article.text.index("hai"))
    assert (sentence.line, article.text[sentence.start : sentence.end]) == (2, "Câu hai dài.")
    assert article.sentence(3) is None


def test_in_a_lean_archive_who_is_in_one_article_alone_shares_a_list(make, grouped):
    articles = make("a", "Tin\nTrần Bình và Trần Bình, Hà Nội."), make("b", "Tin\nHà Nội.")
    assert grouped(*articles, lean_from=3).shared == frozenset()
    assert grouped(*articles, lean_from=2).shared == {"an", "binh"}


def test_a_year_is_an_articles_only_where_its_whole_interval_lies_in_it(make, grouped):
    found = grouped(
        make("a", "A", day=("2017-12-29", "2018-01-02")), make("b", "B", day=("2017-01-01", "2017-12-31"))
    )
    assert [article.year for article in found.articles] == ["", "2017"]
