import time
import unicodedata

from hypothesis import given
from hypothesis import strategies as st

from annotate.normalform import nfc

MARKS = "\u0301\u0323\u0308\u031b\u0344\u0f71\u0f73\u0f74\u0f81\u05b0\u3099aộ한"


@given(st.text(st.sampled_from(MARKS) | st.characters(exclude_categories=["Cs"]), min_size=50, max_size=300))
def test_the_result_is_that_of_the_standard_library(text: str) -> None:
    assert nfc(text) == unicodedata.normalize("NFC", text)


def test_marks_in_disorder_take_time_in_proportion() -> None:
    start = time.perf_counter()
    for marks in ("\u0301\u0323", "\u0f73", "\u0344\u0323"):
        assert unicodedata.is_normalized("NFC", nfc("a" + marks * 100_000))
    assert time.perf_counter() - start < 5
