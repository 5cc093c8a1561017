from plugins.timeline import LONGEST, Period, every_year, tracks


def test_what_happened_stands_above_and_what_was_published_below():
    drawn = tracks(
        [Period("2017", "../chronology/2017.html", 4, 2), Period("2018", "x.html", 0, 0)], "Theo năm"
    )
    assert drawn.count('class="happened"') == drawn.count('class="published"') == 1
    assert '<a href="../chronology/2017.html"><title>2017: 4 điều xảy ra, 2 bài đăng</title>' in drawn
    assert 'aria-label="Theo năm"' in drawn


def test_one_period_is_no_drawing():
    assert tracks([Period("2017", "x.html", 1, 1)], "Theo năm") == ""


def test_years_between_keep_their_room_without_a_link():
    years = every_year([Period("2018", "b", 1, 0), Period("2015", "a", 1, 0)])
    assert [each.label for each in years] == ["2015", "2016", "2017", "2018"]
    assert tracks(years, "x").count("<a ") == 2


def test_of_too_many_years_those_in_a_row_are_drawn_of_which_most_is_told():
    years = every_year([Period("1789", "a", 1, 0), Period("2016", "b", 5, 5), Period("9999", "c", 1, 0)])
    assert (years[0].label, years[-1].label, len(years)) == ("1957", "2016", LONGEST)
    many = [Period(str(year), "x", 1, 0) for year in range(1800, 2000)]
    assert [each.label for each in every_year(many)] == [str(year) for year in range(1940, 2000)]
    assert every_year([]) == []


def test_nothing_is_styled_in_place_and_words_stay_words():
    drawn = tracks([Period("<i>", 'a"b', 1, 1), Period("2", "", 1, 1)], "x")
    assert "style=" not in drawn
    assert "<i>" not in drawn
    assert 'href="a&#34;b"' in drawn
