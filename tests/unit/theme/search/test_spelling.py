"""What spelling.js proposes for mistyped words."""

from __future__ import annotations

import random
from typing import Any

LIST = {
    "khung": 300, "hoang": 250, "hoan": 60, "kinh": 500, "te": 900, "viet": 800, "nam": 1500, "nham": 20, "chien": 200, "tranh": 300,
    "trinh": 150, "xa": 200, "sa": 50, "hoi": 700, "syria": 40, "duong": 300, "sat": 80, "ha": 300, "noi": 500, "n": 3, "oi": 5,
}  # fmt: skip
PAIRS = {
    "khung hoang": [["khủng hoảng", 120], ["khung hoang", 1]],
    "hoang kinh": [["hoảng kinh", 30]],
    "kinh te": [["kinh tế", 300]],
    "viet nam": [["việt nam", 600]],
    "chien tranh": [["chiến tranh", 90]],
    "duong sat": [["đường sắt", 40], ["đường sát", 2]],
    "xa hoi": [["xã hội", 80]],
    "ha noi": [["hà nội", 200]],
}

CORRECT = """({texts, list, pairs}) => {
  const { corrections, lexicon, options } = require('./spelling.js');
  const { parse } = require('./query.js');
  const known = lexicon(Object.entries(list).map((entry) => entry.join(' ')).join('\\n'));
  return texts.map((text) => {
    const parsed = parse(text);
    const words = parsed.any[0].words;
    return corrections(parsed.text, words, options(words, known), pairs ? (key) => pairs[key] || [] : () => null).map((each) => each.q);
  });
}"""


def corrections(node: Any, texts: list[str], pairs: dict[str, Any] | None = PAIRS) -> list[list[str]]:
    found: list[list[str]] = node(CORRECT, {"texts": texts, "list": LIST, "pairs": pairs})
    return found


def test_the_best_correction(node: Any) -> None:
    meant = {
        "khug hoang": "khủng hoang", "khung hoagn": "khung hoảng", "khhung hoang": "khủng hoang", "jhung hoang": "khủng hoang",
        "khunghoang": "khủng hoảng", "khunghoangkinhte": "khủng hoảng kinh tế", "vi et nam": "việt nam", "chien trnh": "chien tranh",
        "khũng hoảng": "khủng hoảng", "đường sắc": "đường sắt", "xa hooi": "xa hội", "syira": "syria", "dường sắt": "đường sắt",
    }  # fmt: skip
    found = corrections(node, list(meant))
    assert {text: each[:1] for text, each in zip(meant, found, strict=True)} == {
        text: [right] for text, right in meant.items()
    }


def test_a_pair_that_the_archive_has_decides(node: Any) -> None:
    assert corrections(node, ["chien trnh"])[0][0] == "chien tranh"
    assert corrections(node, ["kinh tte"])[0][0] == "kinh tế"
    assert corrections(node, ["khung hoan"])[0][0] == "khung hoảng"


def test_without_pairs_the_nearest_and_most_frequent(node: Any) -> None:
    assert corrections(node, ["syira", "vieet nam"], None) == [["syria"], ["viet nam"]]


def test_operators_and_signs_stay(node: Any) -> None:
    assert corrections(node, ["before:2017 khug hoang -mỹ"])[0][0] == "before:2017 khủng hoang -mỹ"


def test_what_is_right_has_no_correction(node: Any) -> None:
    assert [each[:1] for each in corrections(node, ["khủng hoảng", "xã hội", "việt nam", ""])] == [
        [],
        [],
        [],
        [],
    ]


def test_nothing_near_is_nothing_proposed(node: Any) -> None:
    assert corrections(node, ["qqqqzzzz"]) == [[]]


def test_at_most_three_different_ones(node: Any) -> None:
    for found in corrections(node, ["khng hoan te noi", "ham noi", "tran"]):
        assert len(found) == len(set(found)) <= 3


def test_a_long_list_takes_little_time(node: Any) -> None:
    chance = random.Random(1)
    words = {
        "".join(chance.choices("abcdeghiklmnopqrstuvxy", k=chance.randint(2, 7))): n + 2
        for n in range(10_000)
    }
    milliseconds = node(
        """(list) => {
          const { lexicon, options } = require('./spelling.js');
          const known = lexicon(Object.entries(list).map((entry) => entry.join(' ')).join('\\n'));
          const times = ['khunghoag', 'tranhf', 'nguyeen'].map((folded) => {
            const start = process.cpuUsage().user;
            for (let n = 0; n < 10; n += 1) options([{ folded }], known);
            return (process.cpuUsage().user - start) / 10000;
          });
          return times.sort((a, b) => a - b)[1];
        }""",
        words,
    )
    assert milliseconds < 40


def test_hostile_words_are_no_error(node: Any) -> None:
    texts = ["__proto__ constructor", "a" * 3000, "😀 \u0301", " ".join(["khug"] * 40), "ộ" * 500]
    assert len(corrections(node, texts)) == len(texts)
