from __future__ import annotations

from collections.abc import Callable

import pytest

from annotate.authorities import Authorities, Authority
from annotate.corrections import Steps, corrected
from annotate.editor.article import parse_edits
from annotate.model import Article, Line, Seed, raw_lines
from annotate.problems import BadInput

NAME = "seeds/a.yaml"
PEOPLE = (
    Authority("sergei-lavrov", "person", "Sergei Lavrov"),
    Authority("rex-tillerson", "person", "Rex Tillerson"),
    Authority("washington", "place", "Washington"),
    Authority("hoa-ky", "place", "Hoa Kỳ", linked=False),
)


def plain(seed: Seed, _: object = None) -> Article:
    """Every line a paragraph of the article, but lines that start with "~", which are removed from the page."""
    lines = (
        Line(line.n, line.start, line.end, "furniture", "furniture", "test", 1.0)
        if line.text.startswith("~")
        else Line(line.n, line.start, line.end, "article", "paragraph", "test", 1.0)
        for line in raw_lines(seed.text)
        if not line.blank
    )
    return Article(seed, tuple(lines))


Made = Callable[..., Article]
Mistakes = Callable[..., list[str]]


@pytest.fixture
def made() -> Made:
    """Corrects a text by an editor's file, after steps that add what is given (mentions, times, statements)."""

    def make(text: str, yaml: str, **found: object) -> Article:
        def added(key: str) -> Callable[[Article], Article]:
            def step(article: Article) -> Article:
                return Article(**{**vars(article), key: found.get(key, ())})

            return step

        steps = Steps(
            plain,
            added("times"),
            added("mentions"),
            lambda _: found.get("statements", ()),  # type: ignore[arg-type,return-value]
            Authorities({record.id: record for record in PEOPLE}),
            {"vo-ong-lavrov": "person"},
        )
        return corrected(Seed("a", "seeds/a.txt", "", text), parse_edits(yaml.encode(), NAME), NAME, steps)

    return make


@pytest.fixture
def mistakes(made: Made) -> Mistakes:
    """What is wrong with an editor's file, each with its line in front."""

    def tell(text: str, yaml: str, **found: object) -> list[str]:
        with pytest.raises(BadInput) as caught:
            made(text, yaml, **found)
        return [str(problem).removeprefix(f"{NAME}:") for problem in caught.value.problems]

    return tell
