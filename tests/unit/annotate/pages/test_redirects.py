import pytest

from annotate.pages.redirects import redirect_pages
from annotate.register import Entry, Register

REGISTER = Register(
    (
        Entry("an", "person", "nguyen-van-an", "a"),
        Entry("van-an", "person", "van-an", "a"),
        Entry("hop-cu", "event", "hop", "a"),
        Entry("hop", "event", "hop", "a"),
    )
)
EVENT = {"id": "hop", "name": "Họp", "from": "", "to": "", "participants": [], "place": None}


@pytest.fixture
def told(make, grouped):
    def run(redirects):
        found = grouped(make("a", "Ông Nguyễn Văn An"), events=[EVENT])
        return {page.path: page.text for page in redirect_pages(redirects, REGISTER, found)}

    return run


def test_the_old_address_leads_to_the_one_that_took_it_over(told):
    made = told({"van-an": "an", "hop-cu": "hop"})
    assert list(made) == ["events/hop-cu.md", "people/van-an.md"]
    assert "[Nguyễn Văn An](../people/an.md)" in made["people/van-an.md"]
    assert "[Họp](../events/hop.md)" in made["events/hop-cu.md"]


@pytest.mark.parametrize(
    "redirects",
    [{"ghost": "an"}, {"van-an": "ghost"}, {"an": "an"}, {"van-an": "hop"}, {"hop-cu": "an"}],
    ids=["never had a page", "leads nowhere", "still in use", "entity to event", "event to entity"],
)
def test_no_page_is_made_for_what_has_no_old_or_no_new_address(told, redirects):
    assert told(redirects) == {}
