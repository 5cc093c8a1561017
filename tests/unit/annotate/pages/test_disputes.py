import pytest

from annotate.pages.disputes import disputes

CLAIM = "Trần Bình tố cáo nhà máy xả thải độc hại."
DENIAL = "Nguyễn Văn An bác tin nhà máy xả thải ra sông."
SAID_CLAIM = ("Trần Bình", "criticises", "nhà máy xả thải độc hại")
SAID_DENIAL = ("Nguyễn Văn An", "denies", "nhà máy xả thải ra sông")


def event(*articles):
    reports = [{"article": article, "passages": [], "recalls": False} for article in articles]
    return {
        "id": "e",
        "name": "E",
        "from": None,
        "to": None,
        "place": None,
        "participants": [],
        "reports": reports,
    }


@pytest.fixture
def apart(make):
    return (
        make("a", f"Tin\n{CLAIM}", said=[SAID_CLAIM]),
        make("b", f"Tin\n{DENIAL}", said=[SAID_DENIAL]),
    )


def test_a_denial_stands_with_what_it_answers_in_its_own_article(make, grouped):
    ((denial, claims),) = disputes(
        grouped(make("a", f"Tin\n{CLAIM}\n{DENIAL}", said=[SAID_CLAIM, SAID_DENIAL])), False
    )
    assert "ra sông" in denial
    assert [("độc hại" in claim) for claim in claims] == [True]


def test_other_articles_count_only_within_one_event(apart, grouped):
    assert disputes(grouped(*apart), False) == []
    assert len(disputes(grouped(*apart, events=[event("a", "b")]), False)) == 1


def test_what_is_about_something_else_or_said_by_the_same_is_no_answer(make, grouped):
    other = ("Trần Bình", "claims", "giá xăng tăng mạnh")
    same = ("Nguyễn Văn An", "claims", "nhà máy xả thải đúng quy trình")
    text = (
        f"Tin\n{DENIAL}\nTrần Bình nói giá xăng tăng mạnh.\nNguyễn Văn An nói nhà máy xả thải đúng quy trình."
    )
    assert disputes(grouped(make("a", text, said=[SAID_DENIAL, other, same])), False) == []


def test_the_page_of_disputes_exists_only_where_there_are_some(apart, pages):
    assert "statements/disputed.md" not in pages(*apart)
    made = pages(
        *apart,
        events=[
            event("a", "b")
            | {"rule": "shared-facts", "confidence": 0.9, "by": "machine", "sources": 2, "to": None}
        ],
    )
    assert "(../statements/disputed.md)" in made["statements/index.md"]
    assert "## 1\n\n- [Nguyễn Văn An]" in made["statements/disputed.md"]
