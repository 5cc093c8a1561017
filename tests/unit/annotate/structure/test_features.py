import pytest

from annotate.model import RawLine
from annotate.structure.features import End, end_of, fold, look_at


@pytest.mark.parametrize(
    ("words", "end"),
    [
        ("Hết.", "stop"), ("“Hết!”", "stop"), ("quan trọng./.", "stop"), ("Vì sao?", "question"), ("bị cắt…", "ellipsis"),
        ("bị cắt...", "ellipsis"), ("gồm:", "colon"), ("một tít báo", "none"), ("ông nói,", "comma"),
    ],
)  # fmt: skip
def test_the_end_is_what_stands_before_quotation_marks(words: str, end: End) -> None:
    assert end_of(words) == end


def test_folding_takes_accents_away_and_nothing_else() -> None:
    assert fold("Đường đến Huế – 2017") == "Duong den Hue – 2017"


def test_spaces_are_made_one_and_case_and_signs_left_out_of_the_key() -> None:
    text = "  Nga -\u00a0Mỹ:  Họp! "
    line = look_at(RawLine(1, 0, len(text), text))
    assert (line.words, line.key, line.folded) == ("Nga - Mỹ: Họp!", "nga mỹ họp", "nga my hop")
