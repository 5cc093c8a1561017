import time

import pytest

from annotate.dates import date_article
from benchmarks.dates import plain_article

HOSTILE = {
    "dates": "ngày 12/4 ",
    "days in a list": "1, 2 và ",
    "spaces after a trigger": "ngày" + " " * 400,
    "digits": "1/2-3.4,5:",
    "years": "năm 2016 năm ngoái ",
    "bare years": "từ 2016 aa 2017 ",
    "number words": "hai mươi năm tháng ",
    "brackets": "thứ Ba (",
    "letters": "a",
    "offices": "Ngoại trưởng Nga Người ",
}


@pytest.mark.parametrize("name", HOSTILE)
@pytest.mark.parametrize("end", ["", "\n"], ids=["one line", "many lines"])
def test_time_grows_with_length_and_no_faster(name: str, end: str) -> None:
    unit = (HOSTILE[name] * 100)[:1500] + end
    assert seconds(unit * 8) < 8 * 3 * seconds(unit) + 0.05


def seconds(text: str) -> float:
    """The best of three runs."""
    article = plain_article(text)
    best = 9.0
    for _ in range(3):
        start = time.perf_counter()
        date_article(article)
        best = min(best, time.perf_counter() - start)
    return best
