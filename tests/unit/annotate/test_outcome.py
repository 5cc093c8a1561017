import os
import pickle
import zlib
from pathlib import Path

import pytest

from annotate.archive import annotate_file
from annotate.model import Article
from annotate.outcome import Outcome, packed, unpacked
from annotate.problems import Problem
from annotate.read import SeedFile
from annotate.settings import Settings

TEXT = """Ngoại trưởng Nga thăm Hà Nội

Ngày 12/4/2017, ông Sergei Lavrov cho biết: “Nga sẽ làm rõ vụ việc ở Idlib”.

Ảnh: Sergei Lavrov ở Hà Nội (Ảnh: AFP/TTXVN)
"""


class Deed:
    """Does something when it is read."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def __reduce__(self) -> tuple[object, tuple[object, ...]]:
        return os.mkdir, (str(self.folder),)


def test_annotated_article_comes_back_as_it_was(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_text(TEXT, encoding="utf-8")
    path.with_suffix(".yaml").write_text("notes:\n- Idlib: Một tỉnh của Syria.\n", encoding="utf-8")
    outcome = annotate_file(SeedFile("a", path, "seeds/a.txt", path.with_suffix(".yaml")), Settings())
    article = outcome.article
    assert article
    assert article.published
    assert all((article.mentions, article.times, article.statements, article.captions, article.notes))
    assert unpacked(packed(outcome)) == outcome


def test_problems_and_warnings_come_back() -> None:
    problem = Problem("seeds/a.txt", 3, "it is wrong", "mend it")
    outcome = Outcome(problems=(problem,), warnings=(problem, problem))
    assert unpacked(packed(outcome)) == outcome


def test_what_an_article_has_worked_out_does_not_come_along(article: Article) -> None:
    small = packed(Outcome(article))
    assert article.seed.lines
    assert packed(Outcome(article)) == small


def test_every_cut_and_every_other_byte_is_refused(article: Article) -> None:
    data = packed(Outcome(article))
    for cut in range(len(data)):
        with pytest.raises(ValueError, match="no outcome"):
            unpacked(data[:cut])
        with pytest.raises(ValueError, match="no outcome"):
            unpacked(data[:cut] + bytes([data[cut] ^ 0xFF]) + data[cut + 1 :])


@pytest.mark.parametrize("value", [None, {"article": None}, Path("a"), Problem("a", 0, "b", "c")])
def test_other_values_are_refused(value: object) -> None:
    with pytest.raises(ValueError, match="no outcome"):
        unpacked(zlib.compress(pickle.dumps(value)))


def test_bytes_that_name_a_function_do_not_call_it(tmp_path: Path) -> None:
    with pytest.raises(ValueError, match="no data class of this package"):
        unpacked(zlib.compress(pickle.dumps(Deed(tmp_path / "done"))))
    assert not (tmp_path / "done").exists()
