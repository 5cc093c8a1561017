from annotate.structure.vocabulary import phrases_from, tokens_of

PHRASES = phrases_from(["chia sẻ", "chia sẻ bài viết", "facebook", "in"])


def test_the_longest_phrase_counts() -> None:
    assert PHRASES.starts(tokens_of("Chia sẻ bài viết này")) == 4
    assert PHRASES.starts(tokens_of("bài viết")) == 0


def test_a_line_is_covered_when_no_word_is_left_but_numbers() -> None:
    assert PHRASES.cover(tokens_of("Chia sẻ: Facebook | In (12)")) == 3
    assert PHRASES.cover(tokens_of("Chia sẻ về cuộc sống")) == 0
    assert PHRASES.cover(tokens_of("in 12"), also_numbers=False) == 0
