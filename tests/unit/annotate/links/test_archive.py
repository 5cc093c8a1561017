from dataclasses import replace

from annotate.links import link_records
from annotate.links.archive import link_archive
from annotate.register import Register
from tests.unit.annotate.links.archive_of import archive_of, article_of
from tests.unit.annotate.links.test_events import FIRE, LOOKING_BACK, MEETING, SAME_MEETING
from tests.unit.annotate.test_dating import TEASER

ARCHIVE = archive_of(f"{MEETING} || {SAME_MEETING} || {LOOKING_BACK}")


def test_all_links_are_found_in_one_go() -> None:
    linked = link_archive(ARCHIVE, Register())
    assert {"same-event", "follows"} <= {link.kind for link in linked.links}
    assert [event.id for event in linked.events] == ["hoi-dam-lavrov-tillerson-moskva-12-4-2017"]


def test_articles_stay_in_the_order_given_and_are_dated_by_company() -> None:
    articles = archive_of(TEASER)
    linked = link_archive(articles[::-1], Register())
    assert [article.id for article in linked.articles] == ["b", "a"]
    assert linked.articles[1].published is not None


def test_the_order_of_the_articles_plays_no_part() -> None:
    forth, back = link_archive(ARCHIVE, Register()), link_archive(ARCHIVE[::-1], Register())
    assert list(link_records(forth.links)) == list(link_records(back.links))
    assert forth.events == back.events
    assert forth.register == back.register


def test_an_unrelated_article_changes_no_link() -> None:
    more = link_archive([*ARCHIVE, article_of("z", FIRE)], Register())
    assert more.links == link_archive(ARCHIVE, Register()).links


def test_a_withheld_article_takes_part_in_nothing() -> None:
    first, *rest = archive_of(TEASER)
    withheld = tuple(replace(article, publish="metadata") for article in rest)
    linked = link_archive([first, *withheld], Register())
    assert linked.articles == (first, *withheld)
    assert linked.links == ()
