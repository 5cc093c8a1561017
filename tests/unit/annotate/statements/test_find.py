import random
from time import process_time

import pytest

from annotate.statements import find_statements

from .statement_of import article_of, statements

WORDS = ["ông An", "cho biết", "“", "”", '"', "'", ",", ":", "-", "theo", "dẫn lời", "và", "đồng thời", "(", ")", "nói", "\n", ".", "?", "Nguyễn", "là", "rằng"]  # fmt: skip


@pytest.mark.parametrize("seed", range(60))
def test_any_words_in_any_order_give_spans_inside_the_text(seed):
    chance = random.Random(seed)
    text = " ".join(chance.choices(WORDS, k=80))
    for statement in statements(text):
        parts = [*statement.content, statement.speaker, statement.cue]
        for part in filter(None, parts):
            assert 0 <= part.start < part.end <= len(text)
            words = text[part.start : part.end]
            assert words == words.strip()


def test_statements_come_in_the_order_of_the_text():
    found = statements(
        "Ông An nói giá sẽ tăng.\n“Không phải thế”, bà Lan nói.\nTheo báo Tiền Phong, giá giảm."
    )
    starts = [s.content[0].start for s in found]
    assert starts == sorted(starts)
    assert len(found) == 3


@pytest.mark.parametrize(
    "unit",
    [
        "Ông An nói “giá sẽ tăng”, ",
        "“",
        '" ',
        "( ",
        "ông ",
        "theo ",
        "cho biết ",
        "- Ông An:\n",
        "“Một\n",
        "A. ",
        "dẫn lời ",
        "của ",
    ],
)
def test_time_grows_with_length_only(unit):
    def spent(size):
        article = article_of(unit * (size // len(unit)))
        begin = process_time()
        find_statements(article)
        return process_time() - begin

    spent(2_000)
    short = min(spent(5_000) for _ in range(3))
    # 16 times the length: a quadratic step would take 256 times as long, a busy machine perhaps twice
    assert spent(80_000) < 16 * short * 5 + 0.05
