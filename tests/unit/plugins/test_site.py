"""What every page knows of the site as a whole."""

from __future__ import annotations

from plugins.site import edition


def test_an_edition_is_the_same_for_the_same_content_and_no_other() -> None:
    assert edition("Bài") == edition("Bài")
    assert edition("Bài") != edition("bài")
    assert len(edition("")) == 12
