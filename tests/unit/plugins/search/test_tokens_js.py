"""The tokenizer in JavaScript is the one in Python: on real words, on random and on hostile text."""

from __future__ import annotations

import random
import re
import unicodedata
from pathlib import Path
from typing import Any

import pytest

from annotate import tables
from annotate.vietnamese import canonical, fold
from plugins.search.tokens import WORD_CLASS, Word, words

SEEDS = Path(__file__).parents[4] / "seeds"

HOSTILE = [
    "", " ", "__proto__", "constructor", "toString hasOwnProperty valueOf", "\ud800", "a\udc00b", "\ud83d", "😀đường😀",
    "👨‍👩‍👧 gia đình", "İSTANBUL ıI", "Straße STRASSE ẞ", "ΟΔΥΣΣΕΥΣ ΑΣ Σ ΑΣ' ΑΣ.Σ", "ǅ ǆ Ǆ", "ŉ ﬁ ﬃ ſ K Å Ω", "ｆｕｌｌ　ｗｉｄｔｈ １２",
    "½ ² ³ ⑴ ① Ⅷ ㎞ ㍿", "TP.HCM tp.hcm TP HCM TP. HCM", "COVID-19 F-16 Su-30 -19- 19-COVID", "50.000 4,5 1.000.000,25 .5 5. 5,a",
    "a.b-c'd,e a..b a.-b a-'b", "O'Neill H’Mông 'x' ''", "\u0301\u0323 a\u0323\u0301 q\u0303\u0323", "hòa hoà HÒA HOÀ ho\u0300a hoa\u0300",
    "qúy quý qúi thủy thuỷ tòan hùyên", "kỹ kĩ KỸ mỹ y ý tây", "Ðà Nẵng ðường", "\u2028\u2029\u0085\u00a0a\u200bb\u200db\u00adc",
    "\x00\x01a\x7f", "𝐛𝐨𝐥𝐝 𠀀 喃𡨸", "한국어 각 가\u11a8", "ไทย ខ្មែរ हिन्दी עִבְרִית العربية", "か\u3099 が", "\ufb1e \u2126 \u212a \u1e9e",
    "title:nga *:* -mỹ +a ~2 ^3", "a" * 300, "ộ" * 100, "𡨸" * 100, "a." * 100, "\U0001e08f a\U0001e08f\u0301", "\U00031350",
]  # fmt: skip


def real_strings() -> list[str]:
    text = "\n".join(path.read_text(encoding="utf-8") for path in sorted(SEEDS.glob("*.txt")))
    whole = text.splitlines()
    return whole + [unicodedata.normalize("NFD", line).upper() for line in whole] + re.findall(r"\S+", text)


def random_strings(count: int) -> list[str]:
    chance = random.Random(20170412)
    vietnamese = "aàảãáạăằâấđeêệiìoòôốơờuủưửyỳỷỹýỵhklmstvqHKQĐÀÒỦ"
    alphabets = [
        vietnamese + " .,'’-",
        vietnamese + "".join(map(chr, range(0x300, 0x370))),
        "0123456789.,'-abc ",
        "".join(map(chr, range(0x250))) + "".join(map(chr, range(0x1E00, 0x2200))),
    ]
    drawn = [
        "".join(chance.choices(chance.choice(alphabets), k=chance.randint(1, 24))) for _ in range(count // 2)
    ]
    return drawn + [
        "".join(chr(chance.randrange(0x110000)) for _ in range(chance.randint(1, 12)))
        for _ in range(count // 2)
    ]


def plain(text: str, word: Word) -> dict[str, Any]:
    """A word as JavaScript gives it: offsets in UTF-16 units."""

    def units(at: int) -> int:
        return at + sum(char > "\uffff" for char in text[:at])

    parts = [plain(text, part) for part in word.parts]
    return {
        "start": units(word.start),
        "end": units(word.end),
        "exact": word.exact,
        "folded": word.folded,
        "parts": parts,
    }


def joined_surrogates(text: str) -> str:
    """``text`` as JavaScript sees it: two surrogates that make a pair are one character."""
    return (
        text.encode("utf-16", "surrogatepass").decode("utf-16", "replace")
        if re.search("[\ud800-\udbff][\udc00-\udfff]", text)
        else text
    )


def test_words_are_equal_on_real_random_and_hostile_strings(node: Any) -> None:
    strings = [joined_surrogates(text) for text in HOSTILE + real_strings() + random_strings(6000)]
    assert len(set(strings)) > 5000
    theirs = node("(strings) => strings.map(require('./vi.js').words)", strings)
    ours = [[plain(text, word) for word in words(text)] for text in strings]
    different = [
        (text, mine, other) for text, mine, other in zip(strings, ours, theirs, strict=True) if mine != other
    ]
    assert different == []


def forms(text: str) -> list[list[str]]:
    return [[each.exact, each.folded] for word in words(text) for each in (*word.parts, word)]


def test_every_word_character_has_equal_forms(node: Any) -> None:
    every = [chr(code) for code in range(0x110000) if not 0xD800 <= code < 0xE000]
    word_characters = re.findall(f"[{WORD_CLASS}]", "".join(every))
    assert len(word_characters) > 100_000
    text = " ".join(word_characters + [char + "\u0301\u0323" for char in word_characters[:3000]])
    theirs = node(
        """(text) => require('./vi.js').words(text).flatMap((word) => [...word.parts, word]).map(
          (word) => [word.exact, word.folded])""",
        text,
    )
    assert theirs == forms(text)


def test_both_hold_the_same_table_of_word_characters(node: Any) -> None:
    def number(value: int) -> str:
        more = ""
        high = value // 32
        while high:
            more = "ABCDEFGHIJKLMNOPQRSTUVWXYZ-_*+:;"[high % 32] + more
            high //= 32
        return more + "0123456789abcdefghijklmnopqrstuv"[value % 32]

    last, expected, ranges = 0, "", ""
    for row in tables.words("word_characters"):
        first, _, end = row.partition("-")
        start, stop = int(first, 16), int(end or first, 16)
        expected += number(start - last) + number(stop - start)
        ranges += f"\\u{{{start:x}}}-\\u{{{stop:x}}}"
        last = stop
    assert node("() => require('./vi.js').WORD_CHARACTERS", None) == expected
    assert node("() => require('./vi.js').CHARACTER_CLASS", None) == ranges


def test_terms_sort_alike_by_code_point_and_by_utf16_unit() -> None:
    every = "".join(chr(code) for code in range(0x110000) if not 0xD800 <= code < 0xE000)
    terms = [form for pair in forms(" ".join(re.findall(f"[{WORD_CLASS}]", every))) for form in pair]
    high = [char for term in terms for char in term if "\ue000" <= char <= "\uffff"]
    assert high == []


def test_no_folded_form_is_an_exact_form_with_accents() -> None:
    every = "".join(chr(code) for code in range(0x110000) if not 0xD800 <= code < 0xE000)
    for char in re.findall(f"[{WORD_CLASS}]", every):
        for word in words(char):
            assert fold(word.folded) == word.folded


@pytest.mark.parametrize("function", ["canonical", "fold"])
def test_shared_normalisation_is_equal(node: Any, function: str) -> None:
    lower = sorted({word for line in real_strings() for word in line.lower().split()})
    ours = [{"canonical": canonical, "fold": fold}[function](word) for word in lower]
    assert node(f"(all) => all.map(require('./vi.js').{function})", lower) == ours
