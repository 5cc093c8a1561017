import pytest

from plugins.editor_notes import note_html


def test_a_note_may_use_markdown():
    assert (
        note_html("**sic**, xem [báo](https://a.vn)")
        == '<p><strong>sic</strong>, xem <a href="https://a.vn">báo</a></p>'
    )


@pytest.mark.parametrize(
    "note",
    ["<script>alert(1)</script>", "[x](javascript:alert(1))", "[x](JaVaScRiPt:alert(1))", "![x](http://a.b/c.png)",
     "<img src=x onerror=alert(1)>", "[x]( data:text/html,x)", "<a href='javascript:x'>", "[x][1]\n\n[1]: javascript:alert(1)"],
)  # fmt: skip
def test_a_note_can_do_no_harm(note):
    html = str(note_html(note)).lower()
    assert not any(bad in html for bad in ("<script", "<img", 'href="javascript', 'href="data', "<a href='"))


def test_a_heading_in_a_note_does_not_disturb_the_outline():
    assert note_html("# Lớn") == "<p>Lớn</p>"
