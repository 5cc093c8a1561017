from plugins.chart import bars


def test_one_year_is_no_chart():
    assert bars([]) == ""
    assert bars([("2017", 4)]) == ""


def test_years_without_articles_keep_their_room():
    drawn = bars([("2015", 1), ("2018", 4)])
    assert drawn.count("<rect") == 2
    assert drawn.count("<text") == 4
    assert "<title>2018: 4 bài</title>" in drawn


def test_long_spans_are_labelled_sparsely_and_nothing_is_styled_in_place():
    drawn = bars([("1975", 1), ("2024", 9)])
    assert 2 <= drawn.count("<text") <= 6
    assert "style=" not in drawn
