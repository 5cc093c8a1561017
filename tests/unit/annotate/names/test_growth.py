"""The time a character takes does not grow with the length of a line, on real sentences and on hostile ones."""

from __future__ import annotations

import time

import pytest

from annotate.authorities import load
from annotate.names import name_article

from .conftest import article_of

SENTENCE = (
    "Ngày 13/3, Công an tỉnh Bình Dương bắt Trần Văn Hùng (tức Hùng “sẹo”, 31 tuổi), ông Lavrov và Ngoại trưởng Mỹ "
    "Rex Tillerson; Begovic, Cahill ở xã Tân Định. Ông nói: “Tôi không biết”. Ngoại trưởng Nga im lặng. "
)
LINES = {
    "sentences": SENTENCE,
    "pairs": "Nga-Mỹ-",
    "bodies": "Bộ Y tế và ",
    "initials": "A.B.C. ",
    "quotes": '“A” "b" ',
    "names": "Trần Văn Hùng (tức Hùng) ",
}
SHORT, LONG = 5_000, 100_000
# What noise of the machine and of memory may add; a quadratic step would take twenty times as long.
MOST = 6.0


def seconds_a_character(text: str) -> float:
    article = article_of(text)
    start = time.process_time()
    name_article(article, load())
    return (time.process_time() - start) / len(text)


@pytest.mark.parametrize("kind", sorted(LINES))
def test_time_is_linear_in_the_length_of_a_line(kind):
    unit = LINES[kind]
    short = (unit * (SHORT // len(unit) + 1))[:SHORT]
    long = (unit * (LONG // len(unit) + 1))[:LONG]
    seconds_a_character(short)
    least = min(seconds_a_character(short + "." * n) for n in range(1, 4))
    assert seconds_a_character(long) <= MOST * least
