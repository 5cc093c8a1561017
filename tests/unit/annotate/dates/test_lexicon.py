import pytest

from annotate.dates.atoms import atoms
from annotate.dates.lexicon import Pattern, number, patterns


@pytest.mark.parametrize("pattern", patterns(), ids=lambda pattern: pattern.name)
def test_every_pattern_finds_its_example(pattern: Pattern) -> None:
    assert pattern.name in [atom.pattern for atom in atoms(pattern.example)]


@pytest.mark.parametrize(
    ("words", "digits"),
    [
        ("ba", "3"),
        ("mười lăm", "15"),
        ("hai mươi", "20"),
        ("ba mươi mốt", "31"),
        ("4,5", "4.5"),
        ("1.200", "1200"),
        ("nửa", "0.5"),
    ],
)
def test_number_words_become_digits(words: str, digits: str) -> None:
    assert number(words) == digits
