import gzip
import io
import unicodedata
import zipfile

import pytest
from hypothesis import given
from hypothesis import strategies as st

from annotate.decode import decode
from annotate.invisible import comparable
from annotate.problems import BadInput, Problem

TEXT = "Ngoại trưởng Mỹ\r\nđến Moskva\rhôm nay\n"


def refusal(data: bytes) -> Problem:
    with pytest.raises(BadInput) as caught:
        decode(data, "seeds/a.txt")
    (problem,) = caught.value.problems
    assert problem.file == "seeds/a.txt"
    return problem


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16-le", "utf-16-be", "utf-32-le", "utf-32-be"])
def test_a_byte_order_mark_decides(encoding: str) -> None:
    found = decode(("\ufeff" + TEXT).encode(encoding), "a")
    assert (found.text, found.encoding) == (TEXT, encoding)


@given(st.text(max_size=60))
def test_utf_8_comes_back_as_it_was_but_for_normal_form(text: str) -> None:
    text = unicodedata.normalize("NFC", text.replace("\0", "").lstrip("\ufeff") + "a")
    data = unicodedata.normalize("NFD", text).encode()
    assert decode(data, "a").text == unicodedata.normalize("NFC", unicodedata.normalize("NFD", text))


@given(
    st.text(st.characters(codec="utf-8", exclude_characters="\0"), min_size=1, max_size=40),
    st.sampled_from(["utf-16-le", "utf-32-be"]),
)
def test_utf_16_and_32_come_back_as_they_were(text: str, encoding: str) -> None:
    text = unicodedata.normalize("NFC", "x" + text)
    assert decode(("\ufeff" + text).encode(encoding), "a").text == text


def test_a_second_byte_order_mark_is_text() -> None:
    assert decode("\ufeff\ufeffa".encode(), "a").text == "\ufeffa"


def test_decomposed_letters_are_composed() -> None:
    assert decode(unicodedata.normalize("NFD", TEXT).encode(), "a").text == TEXT


def test_html_is_text() -> None:
    assert decode(b"<!DOCTYPE html><script>1</script>", "a").encoding == "utf-8"


def test_an_old_encoding_is_named() -> None:
    data = "Hôm qua, hai bên đa\u0303 gă\u0323p nhau và nói chuyê\u0323n râ\u0301t lâu".encode("cp1258")
    found = decode(data, "a")
    assert found.encoding == "windows-1258"
    assert found.text == "Hôm qua, hai bên đã gặp nhau và nói chuyện rất lâu"


def test_a_broken_byte_is_refused_with_its_place_and_the_best_guess() -> None:
    data = ("Dòng một\n" + "Tổng thống Mỹ nói " * 9).encode() + b"\xff tr\xc6\xb0a\n"
    problem = refusal(data)
    assert problem.line == 2
    assert f"byte {data.index(0xFF)} (0xFF)" in problem.cause
    assert "UTF-8 with 1 damaged place" in problem.cause


def test_two_likely_encodings_are_both_named() -> None:
    assert "100% valid" in refusal(b"b\xe9").cause


@pytest.mark.parametrize(
    ("data", "what"),
    [
        (gzip.compress(b"text", mtime=0), "gzip"),
        (b"%PDF-1.7\n%\xe2\xe3", "PDF"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1 etc", "old Office"),
        (b"\x89PNG\r\n\x1a\n", "PNG"),
        (b"\xff\xd8\xff\xe0", "JPEG"),
        (b"{\\rtf1\\ansi text}", "Rich Text"),
        (b"text\0text", "NUL byte at offset 4"),
        ("Tin tức trong ngày".encode("utf-16-le"), "UTF-16 LE without a byte order mark"),
        ("Tin tức trong ngày".encode("utf-16-be"), "UTF-16 BE without a byte order mark"),
    ],
)
def test_binary_data_are_refused_by_what_they_are(data: bytes, what: str) -> None:
    assert what in refusal(data).cause


@pytest.mark.parametrize(
    ("member", "what"),
    [("word/document.xml", "Word"), ("xl/workbook.xml", "Excel"), ("a.txt", "a ZIP archive")],
)
def test_a_zip_is_told_by_what_it_holds(member: str, what: str) -> None:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as archive:
        archive.writestr(member, "text")
    assert what in refusal(stream.getvalue()).cause


def test_a_nul_in_utf_16_is_refused_with_its_line() -> None:
    assert refusal("\ufeffa\nb\0c".encode("utf-16-le")).line == 2


def test_a_damaged_utf_16_file_is_refused_with_its_place() -> None:
    problem = refusal("\ufeffab\n".encode("utf-16-le") + b"\x00\xd8a\x00")
    assert problem.line == 2
    assert "byte 8" in problem.cause


@pytest.mark.parametrize(
    "data", [b"", b" \r\n\t\n", "\ufeff".encode(), "\u3000\u2028".encode(), "\u200b\n\u202e".encode()]
)
def test_a_file_without_words_is_refused(data: bytes) -> None:
    assert refusal(data).line == 0


@given(st.binary(max_size=200))
def test_any_bytes_give_text_or_one_clear_refusal(data: bytes) -> None:
    try:
        found = decode(data, "a")
    except BadInput:
        assert "\n" not in str(refusal(data))
    else:
        assert comparable(found.text)
        assert unicodedata.is_normalized("NFC", found.text)
