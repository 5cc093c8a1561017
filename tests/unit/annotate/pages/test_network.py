import pytest

from annotate.pages import Limits
from annotate.pages.network import bonds, closest

TWO = "Tin\nTrần Bình gặp Nguyễn Văn An. Trần Bình về."


def test_people_of_one_sentence_are_joined_once_whatever_the_number_of_mentions(make, grouped):
    found = bonds(grouped(make("a", "Tin\nTrần Bình gặp Nguyễn Văn An, ông An vui.")), 10)
    assert dict(found.sentences) == {("an", "binh"): 1}


def test_people_of_one_article_but_no_sentence_are_not_joined(make, grouped):
    found = bonds(grouped(make("a", "Tin\nTrần Bình đến.\nNguyễn Văn An về.")), 10)
    assert list(found.pairs()) == []


def test_who_speaks_of_somebody_is_joined_to_them(make, grouped):
    article = make(
        "a",
        "Tin\nTrần Bình nói. Nguyễn Văn An sẽ đến.",
        said=[("Trần Bình", "claims", "Nguyễn Văn An sẽ đến")],
    )
    assert dict(bonds(grouped(article), 10).statements) == {("an", "binh"): 1}


def test_participants_of_one_event_are_joined(make, grouped):
    event = {
        "id": "x",
        "from": None,
        "to": None,
        "place": None,
        "participants": ["binh", "an", "ha-noi"],
        "reports": [],
    }
    assert dict(bonds(grouped(make("a", "Tin\nTrần Bình, Nguyễn Văn An."), events=[event]), 10).events) == {
        ("an", "binh"): 1
    }


def test_only_the_most_mentioned_are_looked_at(make, grouped):
    assert list(bonds(grouped(make("a", TWO)), 1).pairs()) == []


def test_who_comes_first_in_the_alphabet_leads_a_pair(make, grouped):
    found = grouped(make("a", TWO))
    assert closest(found, bonds(found, 10), Limits()) == [("an", "binh")]


def test_the_page_tells_each_pair_with_what_joins_it(make, pages):
    page = pages(make("a", TWO))["network/index.md"]
    assert "| [Nguyễn Văn An](../people/an.md) | [Trần Bình](../people/binh.md) | 1 |  |  |" in page
    assert "2 người, 1 mối nối." in page


@pytest.mark.parametrize("text", ["Tin", "Tin\nTrần Bình."])
def test_an_archive_without_pairs_says_so(make, pages, text):
    page = pages(make("a", text))["network/index.md"]
    assert "Kho chưa có hai người nào" in page
    assert "| --- |" not in page
