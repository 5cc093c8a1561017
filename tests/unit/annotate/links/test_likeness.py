from annotate.authorities import load
from annotate.links.facts import facts
from annotate.links.likeness import Likeness, likeness
from annotate.links.occurrences import occurrences
from tests.unit.annotate.links.archive_of import article_of
from tests.unit.annotate.links.test_events import FIRE, FIRE_LATER, MEETING, OTHER_FIRE, SAME_MEETING


def alike(first: str, second: str) -> Likeness | None:
    one, other = (occurrences(facts(article_of(id_, text)))[0] for id_, text in (("a", first), ("b", second)))
    return likeness(one, other, load())


def test_the_same_people_day_and_event_are_enough() -> None:
    found = alike(MEETING, SAME_MEETING)
    assert found is not None
    assert found.enough
    assert "talks" in found.kinds


def test_other_days_are_never_alike() -> None:
    assert alike(FIRE, FIRE_LATER) is None


def test_the_same_kind_of_event_in_another_town_is_not_enough() -> None:
    found = alike(FIRE, OTHER_FIRE)
    assert found is None or not found.enough


def test_a_year_that_is_not_known_asks_for_more() -> None:
    undated = SAME_MEETING.replace("14/04/2017 / ", "")
    known, unknown = alike(MEETING, SAME_MEETING), alike(MEETING, undated)
    assert known is not None
    assert unknown is not None
    assert unknown.needed > known.needed
