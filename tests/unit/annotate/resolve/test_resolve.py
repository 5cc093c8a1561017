"""The whole of resolving: order, company and withheld texts change nothing that they must not."""

from __future__ import annotations

import random
from dataclasses import replace

from annotate.register import Entry, Register
from annotate.tables import entries
from tests.unit.annotate.resolve.archive_of import archive, article, meant, resolved

TEXTS = [text for rule in entries("rules/resolve").values() for text in rule["example"].split(" ¶ ")]


def many() -> list:
    return [article(f"bai-{n:02}", text) for n, text in enumerate(TEXTS)]


def test_the_order_of_articles_changes_nothing() -> None:
    articles = many()
    first = resolved(articles)
    for seed in range(3):
        shuffled = random.Random(seed).sample(articles, len(articles))
        again = resolved(shuffled)
        assert again.entities == first.entities
        assert again.register == first.register
        assert again.doubts == first.doubts
        assert [a.id for a in again.articles] == [a.id for a in shuffled]


def test_an_unrelated_article_changes_no_id() -> None:
    articles = many()
    before = resolved(articles)
    for id_ in ("aaa", "bai-20b", "zzz"):
        new = article(id_, "Ông Nguyễn Văn Hùng và bà Trần Thu Hà mở quán phở.")
        after = resolved([*articles, new], before.register)
        assert after.articles[:-1] == before.articles
        assert after.register.entries[: len(before.register.entries)] == before.register.entries
        assert after.redirects == {}


def test_the_register_gives_the_same_ids_again() -> None:
    articles = many()
    before = resolved(articles)
    assert resolved(articles, before.register).register == before.register


def test_an_article_that_joins_two_leaves_a_redirect() -> None:
    texts = ("Ông Nguyễn Văn Hùng ở huyện Vĩnh Bảo.", "Ông Nguyễn Văn Hùng, huyện Tiên Lãng.")
    before = resolved(archive(*texts))
    one, other = meant(before, "Nguyễn Văn Hùng")
    after = resolved(
        archive(*texts, "Ông Nguyễn Văn Hùng chuyển từ huyện Vĩnh Bảo sang huyện Tiên Lãng."), before.register
    )
    assert meant(after, "Nguyễn Văn Hùng") == [one, one, one]
    assert after.redirects == {other: one}


def test_an_editors_merge_joins_two_pages_and_leaves_a_redirect() -> None:
    texts = ("Ông Nguyễn Văn Hùng trồng cam.", "Anh Nguyễn Văn Hùng bơi giỏi.")
    before = resolved(archive(*texts))
    one, other = meant(before, "Nguyễn Văn Hùng")
    assert one is not None
    assert other is not None
    after = resolved(archive(*texts), replace(before.register, merged={other: one}))
    assert meant(after, "Nguyễn Văn Hùng") == [one, one]
    assert after.redirects == {other: one}
    assert after.register.entries == before.register.entries


def test_an_id_that_an_editor_writes_is_the_page_of_that_id() -> None:
    articles = archive("Ông Nguyễn Văn Hùng trồng cam.", "Anh Nguyễn Văn Hùng bơi giỏi.")
    before = resolved(articles)
    page, _ = meant(before, "Nguyễn Văn Hùng")
    mentions = tuple(
        replace(m, entity=page, by="editor", rule="editor", entity_rule=None) if m.type == "person" else m
        for m in articles[1].mentions
    )
    after = resolved([articles[0], replace(articles[1], mentions=mentions)], before.register)
    assert meant(after, "Nguyễn Văn Hùng") == [page, page]


def test_withheld_articles_tell_nothing() -> None:
    shown, withheld = archive("Ông Jim Harkovsky ở Huế.", "Bà Trịnh Kim Chi ở Huế.")
    result = resolved([shown, replace(withheld, publish="metadata")])
    assert not any("chi" in entity.id for entity in result.entities)
    assert all(entry.article == "a" for entry in result.register.entries)
    assert result.articles[1] == replace(withheld, publish="metadata")


def test_a_record_that_is_made_of_a_page_takes_its_address_along() -> None:
    register = Register((Entry("lavrov-s", "person", "sergei-lavrov", "a"),))
    result = resolved(archive("Ngoại trưởng Nga Sergei Lavrov phát biểu."), register)
    assert result.redirects == {"lavrov-s": "sergei-lavrov"}


def test_entities_know_their_offices_with_the_passage() -> None:
    result = resolved(
        archive(
            "[2018-03-02] Chủ tịch UBND tỉnh Nghệ An Trịnh Gia Kiên phát biểu.",
            "[2021-03-02] Ông Trịnh Gia Kiên, nguyên Chủ tịch UBND tỉnh Nghệ An, phát biểu.",
        )
    )
    (person,) = [each for each in result.entities if each.id == "trinh-gia-kien"]
    (office,) = person.offices
    assert (office.office, office.first, office.last) == ("Chủ tịch", "2018-03-02", "2021-03-02")
    assert [each.text for each in office.evidence] == ["Chủ tịch UBND tỉnh Nghệ An"] * 2
    assert (person.first, person.last, person.articles) == ("2018-03-02", "2021-03-02", ("a", "b"))


def test_two_names_that_fold_alike_in_one_article_keep_their_addresses() -> None:
    articles = archive("Bị cáo Nguyễn Văn Hùng khai ông Nguyễn Văn Hưng ra lệnh.")
    before = resolved(articles)
    after = resolved(articles, before.register)
    assert after.articles == before.articles
    assert after.register == before.register
    assert after.redirects == {}


def test_an_accused_and_an_official_of_one_name_in_one_article_are_two() -> None:
    result = resolved(
        archive(
            "Bị cáo Nguyễn Văn Hùng khai trước tòa. Hùng nhận tội.\n"
            "Chủ tịch UBND TP Biên Hòa Nguyễn Văn Hùng cho biết sẽ kiểm tra. Ông Hùng nói vậy."
        )
    )
    accused, official = meant(result, "Nguyễn Văn Hùng")
    assert accused != official
    assert meant(result, "Hùng") == [accused, official]
