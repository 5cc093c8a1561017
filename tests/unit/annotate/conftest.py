import pytest

from annotate.model import Article, Line, Seed, Text


@pytest.fixture
def article() -> Article:
    text = "Tiêu đề\nMột đoạn văn.\nChia sẻ\n"
    return Article(
        Seed("a", "seeds/a.txt", "0" * 64, text),
        (
            Line(1, 0, 7, "article", "title", "editor", 1.0),
            Line(2, 8, 21, "article", "paragraph", "editor", 1.0),
            Line(3, 22, 29, "furniture", "furniture", "editor", 1.0),
        ),
        title=Text("Tiêu đề", 0, 7),
    )
