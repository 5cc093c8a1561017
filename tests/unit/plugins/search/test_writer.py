"""The index as a whole: its files, their order, and that the same articles give the same bytes."""

from __future__ import annotations

import os
import random
import subprocess
import sys
from datetime import date
from pathlib import Path

import pytest

from plugins.search.documents import Document, Entity, Line, Said
from plugins.search.reader import Reader
from plugins.search.writer import write_index
from tests.unit.plugins.search.articles_of import HOSTILE, document, seed_documents

ROOT = Path(__file__).parents[4]

PEOPLE = [
    Entity("b", "person", "Sergei Lavrov", ("Lavrov", "ông Lavrov"), ("Sergey Lavrov",), "people/b.html"),
    Entity("hoa-ky", "place", "Mỹ", ("Mỹ", "Hoa Kỳ"), ("Hợp chủng quốc Hoa Kỳ",), "places/hoa-ky.html"),
    Entity("nobody", "person", "Không Ai", (), (), "people/nobody.html"),
]


def files(folder: Path) -> dict[str, bytes]:
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in sorted(folder.rglob("*.bin"))}


def test_articles_in_any_order_give_the_same_bytes(tmp_path: Path) -> None:
    documents = seed_documents()
    write_index(documents, PEOPLE, tmp_path / "one")
    write_index(random.Random(3).sample(documents, len(documents)), PEOPLE[::-1], tmp_path / "other")
    assert files(tmp_path / "one") == files(tmp_path / "other")


def test_the_order_of_hashes_changes_nothing(tmp_path: Path) -> None:
    script = (
        "import sys; from pathlib import Path; from plugins.search.writer import write_index;"
        "from tests.unit.plugins.search.articles_of import seed_documents;"
        "from tests.unit.plugins.search.test_writer import PEOPLE;"
        "write_index(seed_documents(), PEOPLE, Path(sys.argv[1]))"
    )
    for seed in ("1", "2"):
        subprocess.run(
            [sys.executable, "-c", script, str(tmp_path / seed)],
            cwd=ROOT,
            env={**os.environ, "PYTHONHASHSEED": seed},
            check=True,
        )
    assert files(tmp_path / "1") == files(tmp_path / "2")


def test_articles_are_numbered_by_their_days_and_those_without_one_come_last(tmp_path: Path) -> None:
    write_index(
        [
            document("c", "Ba", day=None),
            document("b", "Hai", earliest="2017-04-12", latest="2017-04-15"),
            document("a", "Một", earliest="2017-04-12", latest="2017-04-15"),
            document("d", "Sớm", earliest="2017-04-12", latest="2017-04-12"),
            document("e", "Cũ", day="1999-12-31"),
        ],
        (),
        tmp_path,
    )
    index = Reader(tmp_path)
    assert [card[0] for card in index.cards()] == ["e", "d", "a", "b", "c"]
    assert index.meta["years"] == [[1999, 0, 1], [2017, 1, 4]]
    assert index.meta["undated"] == [4, 5]
    first = date(2017, 4, 12).toordinal()
    assert index.days() == [
        (date(1999, 12, 31).toordinal(),) * 2,
        (first, first),
        (first, first + 3),
        (first, first + 3),
    ]


def test_the_edition_is_another_when_anything_is_another(tmp_path: Path) -> None:
    editions = []
    for n, title in enumerate(("Một", "Một", "Hai")):
        write_index([document("a", title)], (), tmp_path / str(n))
        editions.append(Reader(tmp_path / str(n)).meta["edition"])
    assert editions[0] == editions[1] != editions[2]


def test_lines_come_back_as_they_were(tmp_path: Path) -> None:
    documents = [document(f"x{n}", text, text, text) for n, text in enumerate(HOSTILE)]
    write_index(documents, (), tmp_path)
    passages = dict(
        zip([card[0] for card in Reader(tmp_path).cards()], Reader(tmp_path).passages(), strict=True)
    )
    for each in documents:
        assert passages[each.id] == [[line.n, line.cls, line.text, []] for line in each.lines]


def test_what_is_said_counts_as_javascript_counts_and_leads_to_its_speaker(tmp_path: Path) -> None:
    lines = (
        Line(4, "paragraph", "😀 Ông nói: có", (Said(2, 5, "ông", "b"), Said(12, 14, "ai đó", "unknown"))),
    )
    write_index([Document("a", lines=lines)], PEOPLE, tmp_path)
    assert Reader(tmp_path).passages() == [
        [
            [
                4,
                "paragraph",
                "😀 Ông nói: có",
                [[3, 6, "Sergei Lavrov", "people/b.html"], [13, 15, "ai đó", None]],
            ]
        ]
    ]


def test_entities_come_with_the_articles_that_name_them_most_frequent_first(tmp_path: Path) -> None:
    write_index(
        [
            document("a", "Một", entities=("hoa-ky",), source="Báo"),
            document("b", "Hai", entities=("hoa-ky", "b", "gone"), speakers=("b",)),
        ],
        PEOPLE,
        tmp_path,
    )
    index = Reader(tmp_path)
    assert index.entities() == [
        (["place", "Mỹ", "places/hoa-ky.html", 2, 0], [0, 1], []),
        (["person", "Sergei Lavrov", "people/b.html", 1, 1], [1], [1]),
        (["source", "Báo", None, 1, 0], [0], []),
    ]
    assert index.meta["sources"] == [["Báo", 2]]
    assert [card[6] for card in index.cards()] == [0, -1]


def test_the_names_of_people_find_articles_that_call_them_otherwise(tmp_path: Path) -> None:
    write_index(
        [document("a", "Tin", "Sa pô", "Ông Lavrov nói.", entities=("b", "hoa-ky"))], PEOPLE, tmp_path
    )
    index = Reader(tmp_path)
    (spelling,) = index.group("b", "sergei lavrov")
    (posting,) = spelling.postings
    assert posting.only_people
    assert not index.group("b", "ong lavrov")[0].postings[0].only_people
    assert index.group("b", "hoa ki") == []  # only people: what places are called is asked for by its forms


def test_names_stand_where_a_query_for_them_looks(tmp_path: Path) -> None:
    write_index([document("a", "Tin", entities=("b", "hoa-ky"))], PEOPLE, tmp_path)
    index = Reader(tmp_path)
    named = index.shard("u", 0)[1] | index.shard("b", 0)[1]
    assert named["hoa ki"] == [
        ["Hoa Kỳ", 1, "places/hoa-ky.html", "place", "Mỹ", "name", 1, ["Mỹ"]],
    ]
    assert named["mi"][0][:1] + named["mi"][0][-1:] == ["Mỹ", ["Hoa Kỳ"]]
    assert [row[5] for row in named["lavrov"]] == ["name"]
    assert named["hop chung"][0][5] == "alias"


def test_removed_lines_are_found_apart(tmp_path: Path) -> None:
    write_index(seed_documents(), (), tmp_path)
    index = Reader(tmp_path)
    assert sum(len(rows) for rows in index.removed()) == index.meta["count"]
    assert len(list(index.groups("r"))) > 100
    own = Document("a", lines=(Line(1, "title", "Một"),), removed=seed_documents()[1].removed)
    write_index([own], (), tmp_path / "apart")
    apart = Reader(tmp_path / "apart")
    assert [key for key, _ in apart.groups("u")] == ["mot"]
    assert list(apart.groups("r"))


def test_a_title_that_an_editor_gave_is_searched_though_it_is_no_line(tmp_path: Path) -> None:
    write_index([Document("a", "Đầu đề", "", (Line(1, "paragraph", "Văn bản"),))], (), tmp_path)
    (spelling,) = Reader(tmp_path).group("b", "dau de")
    assert spelling.postings[0].in_title
    assert spelling.postings[0].where == 255
    (word,) = Reader(tmp_path).group("u", "dau")
    assert word.postings[0].where == 0


@pytest.mark.parametrize("count", [0, 1])
def test_the_smallest_archives_have_an_index(tmp_path: Path, count: int) -> None:
    write_index([Document("a")] * count, PEOPLE, tmp_path)
    index = Reader(tmp_path)
    assert index.meta["count"] == count
    assert list(index.groups("u")) == []
    assert index.passages() == [[]] * count
    assert index.wordlist() == ({}, {})


def test_completions_and_the_word_list_show_words_as_articles_write_them(tmp_path: Path) -> None:
    write_index([document(f"a{n}", "Kỹ sư Mỹ", entities=("b",)) for n in range(3)], PEOPLE, tmp_path)
    index = Reader(tmp_path)
    completions = index.json("t/0")
    assert ["ki su", "kỹ sư", "phrase", 3, None] in completions
    assert ["lavrov", "Sergei Lavrov", "person", 3, "people/b.html"] in completions
    assert completions == sorted(completions, key=lambda row: row[0])
    counts, shown = index.wordlist()
    assert counts == {"ki": 3, "lavrov": 3, "mi": 3, "ong": 3, "sergei": 3, "su": 3}
    assert shown == {"kĩ": "kỹ", "mĩ": "mỹ"}
