from collections.abc import Sequence
from datetime import date

from annotate.dates.offices import tenures
from benchmarks.dates import plain_article


class Recorder:
    """Knows one term, and keeps what it was asked."""

    def __init__(self) -> None:
        self.asked: list[tuple[str, str]] = []

    def terms(self, office: str, holder: str) -> Sequence[tuple[date, date | None]]:
        self.asked.append((office, holder))
        known = office.startswith("Ngoại trưởng") and holder == "Rex Tillerson"
        return [(date(2017, 2, 1), date(2018, 3, 31))] if known else []


def held(text: str) -> list[tuple[str, str]]:
    return [(tenure.office, tenure.holder) for tenure in tenures(plain_article(text), Recorder())]


def test_the_office_ends_where_the_known_name_begins() -> None:
    assert held("Ngoại trưởng Mỹ Rex Tillerson đã đến.") == [("Ngoại trưởng Mỹ", "Rex Tillerson")]


def test_a_counterpart_holds_the_office_named_before() -> None:
    text = "Ngoại trưởng Nga Sergei Lavrov và người đồng cấp Mỹ Rex Tillerson họp báo."
    assert held(text) == [("Ngoại trưởng Mỹ", "Rex Tillerson")]


def test_a_former_office_proves_nothing() -> None:
    assert held("Cựu Ngoại trưởng Mỹ Rex Tillerson đã đến.") == []


def test_later_lines_recall_the_past_and_are_not_asked() -> None:
    assert held("\n".join(["Một dòng."] * 6 + ["Ngoại trưởng Mỹ Rex Tillerson đã đến."])) == []
