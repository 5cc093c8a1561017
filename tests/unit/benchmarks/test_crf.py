from annotate.names.tokens import tokenise
from benchmarks.crf import features, tags_of

TOKENS = tokenise("Ông Lavrov tới Hà Nội.", 10)


def test_tags_follow_the_spans_of_names_in_the_seed() -> None:
    names = frozenset({(14, 20, "person"), (25, 31, "place"), (0, 5, "place")})
    assert tags_of(TOKENS, names) == ["O", "B-PER", "O", "B-LOC", "I-LOC", "O"]


def test_each_word_shows_its_spelling_and_that_of_its_neighbours() -> None:
    rows = features(TOKENS, "paragraph")
    assert len(rows) == len(TOKENS)
    assert {"class=paragraph", "first=True", "word=ông", "-1:none", "1:capital=True"} <= set(rows[0])
    assert {"word=hà", "known=place", "-1:word=tới"} <= set(rows[3])
