import pytest

from annotate.invisible import Piece
from plugins.marks import Mark, in_line, line_html, machine_time, marks_by_line, name_marks, statement_marks

LINE = {"n": 1, "start": 100, "end": 130}


def html(text: str, marks: list[Mark], *hrefs: str, **line: object) -> str:
    return str(line_html([Piece(text, False)], in_line(marks, LINE | line), hrefs))


def test_a_name_is_a_link_with_its_note_and_its_offsets():
    mark = Mark(104, 110, "n1", "person", numbered=True)
    assert html("Ông Lavrov nói", [mark], "../people/lavrov.md") == (
        'Ông <a class="mark person" href="../people/lavrov.html" data-note="n1" data-at="104-110" data-no="n1">'
        "Lavrov</a> nói"
    )


def test_a_mark_without_a_page_leads_to_its_note():
    assert 'href="#n1"' in html("Sao Mai", [Mark(100, 107, "n1", "org")], "#chú-giải")


def test_a_fragment_stays_behind_the_page():
    mark = Mark(100, 104, "d1", "day", machine="2017-04-12")
    link = html("12/4", [mark], "../chronology/2017.md#2017-04-12")
    assert 'href="../chronology/2017.html#2017-04-12"' in link
    assert '<time datetime="2017-04-12">12/4</time>' in link


def test_words_and_addresses_are_escaped():
    shown = html('<b> "A" & B', [Mark(104, 107, "n1", "person")], '../people/a"b.md')
    assert shown.startswith("&lt;b&gt; ")
    assert 'href="../people/a&quot;b.html"' in shown
    assert shown.endswith(" &amp; B")


def test_a_statement_has_its_number_where_it_ends():
    marks = statement_marks([{"content": [{"start": 100, "end": 103}, {"start": 109, "end": 112}]}])
    assert html("một, rồi hai.", marks) == (
        '<span class="said" data-said="s1">một</span>, rồi '
        '<span class="said" data-said="s1" data-no="s1">hai</span>.'
    )


def test_a_statement_that_goes_on_in_another_line_has_its_number_there():
    mark = Mark(100, 140, "s1", numbered=True)
    assert "data-no" not in html("một hai", [mark], end=107)


def test_links_in_a_statement_stand_inside_it():
    marks = [Mark(100, 107, "s1", numbered=True), Mark(104, 107, "n1", "place")]
    shown = html("Mỹ, Nga", marks, "../places/nga.md")
    assert shown.startswith('<span class="said" data-said="s1" data-no="s1">Mỹ, <a class="mark place"')
    assert shown.endswith("Nga</a></span>")


def test_only_the_first_mark_of_a_name_has_its_number():
    def mention(start):
        return {"start": start, "end": start + 3, "form": "name", "type": "place"}

    marks = name_marks([mention(0), mention(9)], [], {(0, 3): "n1", (9, 12): "n1"})
    assert [mark.numbered for mark in marks] == [True, False]


def test_more_links_than_marks_stop_the_build():
    with pytest.raises(ValueError, match="2 links and 1 marks"):
        html("Nga", [Mark(100, 103, "n1", "place")], "../places/nga.md", "../places/my.md")


def test_marks_belong_to_every_line_that_they_touch():
    lines = [{"n": 1, "start": 0, "end": 9}, {"n": 3, "start": 11, "end": 20}]
    long, short = Mark(5, 15, "s1"), Mark(12, 14, "n1", "place")
    assert marks_by_line([long, short], lines) == {1: [long], 3: [long, short]}


@pytest.mark.parametrize(
    ("kind", "value", "machine"),
    [
        ("DATE", "2017-04-12", "2017-04-12"),
        ("DATE", "2017-04", "2017-04"),
        ("DATE", "2017", "2017"),
        ("DATE", "XXXX-04-12", ""),
        ("DATE", "2017-W15", ""),
        ("TIME", "2017-04-12T15:30", "2017-04-12T15:30"),
        ("TIME", "2017-04-12TMO", "2017-04-12"),
        ("DURATION", "P3D", "P3D"),
        ("DURATION", "P3M", ""),
    ],
)
def test_only_values_that_html_knows_are_told_to_machines(kind, value, machine):
    assert machine_time(kind, value) == machine
