import pytest

from plugins.source_language import marked


@pytest.mark.parametrize(
    ("html", "expected"),
    [
        ("<a href='x'>Hội nghị G7</a>", "<a href='x' lang=\"vi\">Hội nghị G7</a>"),
        ("<title>Nga, Mỹ mong muốn</title>", '<title lang="vi">Nga, Mỹ mong muốn</title>'),
        (
            "<li>Bộ Ngoại giao Mỹ <b>x</b> thì</li>",
            '<li><span lang="vi">Bộ Ngoại giao Mỹ</span> <b>x</b> <span lang="vi">thì</span></li>',
        ),
        (
            "<p>Right behind the words ông, bà or chị of an article</p>",
            '<p>Right behind the words <span lang="vi">ông, bà</span> or <span lang="vi">chị</span> of an article</p>',
        ),
    ],
)
def test_vietnamese_words_are_marked_on_their_element_or_in_one_of_their_own(html, expected):
    assert marked(html) == expected


@pytest.mark.parametrize(
    "html",
    [
        '<article lang="vi"><p>được <br> thì</p></article>',
        "<p>Only English: 5 &lt; 6</p>",
        '<script type="application/ld+json">{"a": "được"}</script>',
        "<!doctype html><!-- được --><input placeholder='được'>",
        "<title>The rules of annotation: Kho báo and its words</title>",
        "",
    ],
)
def test_what_is_marked_is_english_or_is_no_text_stays(html):
    assert marked(html) == html


def test_marking_what_is_marked_changes_nothing():
    html = "<ul><li>Bộ Ngoại giao <i>Mỹ</i> của <b>Nga</b></li></ul>"
    assert marked(marked(html)) == marked(html)


def test_a_language_holds_for_what_is_inside_its_element_alone():
    html = '<div lang="vi"><p>được</p><p lang="en">a word: được</p></div><p>được</p>'
    assert marked(html) == (
        '<div lang="vi"><p>được</p><p lang="en">a word: <span lang="vi">được</span></p></div><p lang="vi">được</p>'
    )


def test_a_word_of_a_hundred_thousand_letters_takes_no_time():
    word = "a" * 100_000
    assert marked(f"<p>{word} đồ one two</p>") == f'<p>{word} <span lang="vi">đồ</span> one two</p>'
