"""Short ways to write a test: the statements of a text whose every line is a paragraph."""

from annotate.model import Article, Line, LineClass, Seed, Statement, raw_lines
from annotate.statements import find_statements


def article_of(text: str, cls: LineClass = "paragraph") -> Article:
    lines = (Line(r.n, r.start, r.end, "article", cls, "test", 1.0) for r in raw_lines(text) if not r.blank)
    return Article(Seed("a", "a.txt", "", text), tuple(lines))


def statements(text: str, cls: LineClass = "paragraph") -> tuple[Statement, ...]:
    return find_statements(article_of(text, cls))


def told(text: str) -> list[tuple[str | None, str | None, str]]:
    """(speaker, cue, content) of each statement, pieces of content joined by " // "."""
    return [
        (
            s.speaker.text if s.speaker else None,
            s.cue.text if s.cue else None,
            " // ".join(span.of(text) for span in s.content),
        )
        for s in statements(text)
    ]
