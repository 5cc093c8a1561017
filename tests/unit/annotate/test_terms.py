from datetime import date

from annotate.authorities import load
from annotate.terms import TermsOfOffice

table = TermsOfOffice(load())


def test_an_office_with_its_country_gives_the_term_of_its_holder():
    assert table.terms("Ngoại trưởng Mỹ", "Rex Tillerson") == [(date(2017, 2, 1), date(2018, 3, 31))]


def test_every_name_of_the_country_will_do():
    assert table.terms("Ngoại trưởng Hoa Kỳ", "Tillerson") == table.terms("Ngoại trưởng Mỹ", "Rex Tillerson")


def test_an_office_of_another_country_was_not_his():
    assert table.terms("Ngoại trưởng Nga", "Rex Tillerson") == ()


def test_an_unknown_office_or_holder_proves_nothing():
    assert table.terms("Trưởng thôn Mỹ", "Rex Tillerson") == ()
    assert table.terms("Ngoại trưởng Mỹ", "Nguyễn Văn An") == ()
