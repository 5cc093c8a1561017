import pytest

from annotate.statements.quotations import quotations

from .statement_of import article_of


def quoted(text):
    pieces = quotations(text, article_of(text).lines)
    return [(p.quotation, p.inner.of(text)) for line in pieces.values() for p in line if p.words]


@pytest.mark.parametrize(
    ("text", "inner"),
    [
        ("Ông nói: “Đi thôi”.", ["Đi thôi"]),
        ('Ông nói: "Đi thôi".', ["Đi thôi"]),
        ('Ông nói: " Đi thôi ".', ["Đi thôi"]),
        ("Ông nói: «Đi thôi».", ["Đi thôi"]),
        ("Ông nói: ''Đi thôi''.", ["Đi thôi"]),
        ("Ông nói: 'Đi thôi'.", ["Đi thôi"]),
        ("“Một” và “hai”.", ["Một", "hai"]),
        ("Em nói: “Thầy hỏi ‘có đói không’”.", ["Thầy hỏi ‘có đói không’"]),
        ("“Họ gọi “Tư đen” là trùm”, ông nói.", ["Họ gọi “Tư đen” là trùm"]),
        ("“Đi thôi“, ông nói.", ["Đi thôi"]),
    ],
)
def test_marks_of_all_kinds_pair(text, inner):
    assert [words for _, words in quoted(text)] == inner


@pytest.mark.parametrize("text", ['Màn hình 5" rất to.', "Đồng bào M'Nông ở Don't.", "Ông đi ” rồi về."])
def test_a_mark_without_a_partner_quotes_nothing(text):
    assert quoted(text) == []


def test_a_quotation_runs_over_lines_to_its_closing_mark():
    assert quoted("“Một.\nHai.\nBa”, ông nói.") == [(1, "Một."), (1, "Hai."), (1, "Ba")]


def test_each_paragraph_of_a_quotation_may_repeat_the_opening_mark():
    assert quoted("“Một.\n“Hai”, ông nói.") == [(1, "Một."), (1, "Hai")]


def test_a_forgotten_closing_mark_quotes_its_own_line_only():
    text = "“Một.\nÔng đi. “Hai”, ông nói."
    assert quoted(text) == [(1, "Một."), (2, "Hai")]
