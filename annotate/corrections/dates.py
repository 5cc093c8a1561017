"""What an editor says of dated expressions: what a passage means, or that it is no date."""

from __future__ import annotations

from collections.abc import Sequence

from annotate.corrections.passages import Passages, overlapping
from annotate.editor import DateEdit
from annotate.editor.form import short
from annotate.language import N_, _
from annotate.model import Article, Span, TimeExpression, TimexType

SAYS = N_("người biên tập ghi giá trị này ({name}, dòng {line})")


def edited_times(
    article: Article, edits: Sequence[DateEdit], passages: Passages
) -> tuple[TimeExpression, ...]:
    """The article's dated expressions with the editor's in their places, in order of the text.

    Words within an expression ("12/4" in "ngày 12/4") mean all of it.
    """
    times = list(article.times)
    for edit in edits:
        spans = passages.within_lines(edit.passage, passages.chosen(edit.passage))
        touched = [(time, overlapping(spans, time)) for time in times]
        times = [time for time, own in touched if not own]
        there: dict[Span, list[TimeExpression]] = {}
        for time, own in touched:
            for span in own:
                there.setdefault(span, []).append(time)
        if edit.value is not None:
            times += dict.fromkeys(
                _time(article, span, edit, there.get(span, ()), passages.name) for span in spans
            )
        elif spans and not there:
            cause = f'"{short(edit.passage.words)}" is not marked as a date'
            passages.complain(edit.passage.at, cause, "remove the instruction")
    return tuple(sorted(times, key=lambda time: (time.start, -time.end)))


def _time(
    article: Article, span: Span, edit: DateEdit, there: Sequence[TimeExpression], name: str
) -> TimeExpression:
    around = next((time for time in there if time.start <= span.start and span.end <= time.end), None)
    start, end = (around.start, around.end) if around else (span.start, span.end)
    value = edit.value or ""
    return TimeExpression(
        start,
        end,
        article.seed.text[start:end],
        _kind(value, around),
        value,
        "editor",
        1.0,
        None,
        _(SAYS).format(name=name, line=edit.passage.at),
        "editor",
    )


def _kind(value: str, before: TimeExpression | None) -> TimexType:
    if value.startswith("P"):
        return "SET" if before and before.type == "SET" else "DURATION"
    return "TIME" if "T" in value else "DATE"
