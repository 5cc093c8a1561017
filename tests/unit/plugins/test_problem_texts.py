"""What is wrong with a file is told to readers in their language, whatever it is."""

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

from annotate.language import languages, speaking
from annotate.tables import rows
from plugins.problem_texts import BLANK, problem_html, told

ROOT = Path(__file__).parents[3]
MODULES = sorted(
    path for pattern in ("annotate/corrections/*.py", "annotate/editor/*.py") for path in ROOT.glob(pattern)
) + [
    ROOT / f"annotate/{name}.py"
    for name in ("archive", "authorities", "decode", "read", "register", "yamlfile")
]
# A note in a table, and parts of sentences that others make whole (below)
NO_SENTENCES = {
    "compiled by the project, unverified",
    "extract its text and",
    "remove it or",
    "UTF-8 with … damaged place…",
}


@pytest.mark.parametrize(
    ("text", "vietnamese"),
    [
        ("the file is empty", "tệp rỗng"),
        (
            "the invisible character U+200B stands in the text 3 times, first here",
            "ký tự vô hình U+200B có trong văn bản 3 lần, lần đầu ở đây",
        ),
        ("left out, since it is a symbolic link", "bị để ngoài, vì đó là liên kết tượng trưng"),
        ("rename it to a.yaml or remove it", "đổi tên thành a.yaml hoặc bỏ đi"),
        ("remove it or save it as UTF-8 text", "bỏ đi hoặc lưu thành văn bản UTF-8"),
        ("extract its text and save it as UTF-8 text", "lấy phần chữ ra rồi lưu thành văn bản UTF-8"),
        ("it is UTF-8 with 2 damaged places, not text", "đây là UTF-8 có 2 chỗ hỏng, không phải văn bản"),
        ('"\\1 {1}" is not a date', "“\\1 {1}” không phải là ngày tháng"),
    ],
)
def test_a_sentence_is_told_with_what_it_is_about(text, vietnamese):
    assert told(text, "vi") == vietnamese
    assert told(text, "en") == text


def test_what_the_table_lacks_stays_english_and_says_so():
    assert told("something else is <wrong>", "vi") is None
    assert problem_html("something is <wrong>") == '<span lang="en">something is &lt;wrong&gt;</span>'
    with speaking("en"):
        assert problem_html("something is <wrong>") == "something is &lt;wrong&gt;"


def test_every_sentence_has_every_language_with_the_same_blanks_and_stands_once():
    sentences = [row["en"] for row in rows("problems")]
    assert len(sentences) == len(set(sentences))
    for row in rows("problems"):
        assert all(
            sorted(BLANK.findall(row[code])) == sorted(BLANK.findall(row["en"])) for code in languages()
        )


@pytest.mark.parametrize("module", MODULES, ids=lambda path: path.relative_to(ROOT).as_posix())
def test_all_that_a_build_can_find_wrong_with_a_file_can_be_told(module: Path):
    sentences = set(_sentences(ast.parse(module.read_text(encoding="utf-8")))) - NO_SENTENCES
    assert [sentence for sentence in sorted(sentences) if not told(sentence, "vi")] == []


def _sentences(node: ast.AST) -> Iterator[str]:
    """The English sentences in a module, their blanks filled with a mark; no docstrings, no patterns, no Vietnamese."""
    if isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant):
        return
    if isinstance(node, ast.Call) and ast.unparse(node.func) in ("re.compile", "_", "N_"):
        return
    if isinstance(node, ast.Constant | ast.JoinedStr):
        text = _text(node)
        if len([word for word in text.split() if word.isascii() and word.isalpha()]) > 1:
            yield text.strip(" ,")
        if isinstance(node, ast.JoinedStr):
            for value in node.values:
                if isinstance(value, ast.FormattedValue):
                    yield from _sentences(value.value)
        return
    for child in ast.iter_child_nodes(node):
        yield from _sentences(child)


def _text(node: ast.Constant | ast.JoinedStr) -> str:
    if isinstance(node, ast.Constant):
        return node.value if isinstance(node.value, str) else ""
    return "".join(value.value if isinstance(value, ast.Constant) else "…" for value in node.values)
