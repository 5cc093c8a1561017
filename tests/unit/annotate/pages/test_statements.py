import pytest


@pytest.fixture
def made(make, pages):
    return pages(
        make(
            "a",
            "Tin\nTrần Bình nói sẽ mưa.\ncông an phủ nhận đã bắt ai.",
            said=[("Trần Bình", "claims", "sẽ mưa"), ("công an", "denies", "đã bắt ai")],
        )
    )


def test_speakers_classes_and_years_are_counted(made):
    page = made["statements/index.md"]
    assert "2 phát ngôn; 1 phát ngôn chưa gắn được với người nói nào trong kho." in page
    assert "## Theo người nói\n\n- [Trần Bình](../people/binh.md#phát-ngôn) (1)\n" in page
    assert "- [phủ nhận](../statements/denies.md) (1): " in page
    assert "- [2018](../statements/2018.md) (2)" in page


def test_a_speaker_whom_nobody_knows_is_named_without_a_link(made):
    assert (
        "- **công an**: đã bắt ai  \n  phủ nhận · gián tiếp · [dòng 3](../articles/a.md#l3)"
        in made["statements/denies.md"]
    )
    assert "[Trần Bình](../people/binh.md): sẽ mưa" in made["statements/2018.md"]


def test_statements_stand_by_month_below_the_articles_that_report_them(make, pages):
    said = [("Trần Bình", "claims", "sẽ mưa")]
    page = pages(
        make("a", "Tin\nTrần Bình nói sẽ mưa.", said=said), make("b", "Tin\nTrần Bình nói sẽ mưa.", said=said)
    )["statements/2018.md"]
    assert "## Tháng 5/2018\n\n### [Tin](../articles/a.md)\n\nBáo Mới · 3/5/2018\n\n- [Trần Bình]" in page
    assert page.count("## Tháng") == 1


def test_a_month_has_one_heading_and_what_has_none_comes_last(make, pages):
    days = [("2018-05-28", "2018-06-02"), "2018-06-10", ("2018-06-28", "2018-07-02"), "2018-07-09"]
    said = [("Trần Bình", "claims", "sẽ mưa")]
    articles = [make(f"a{n}", "Tin\nTrần Bình nói sẽ mưa.", day=day, said=said) for n, day in enumerate(days)]
    page = pages(*articles)["statements/claims.md"]
    headings = [line for line in page.split("\n") if line.startswith("## ")]
    assert headings == ["## Tháng 6/2018", "## Tháng 7/2018", "## Không rõ tháng"]


def test_who_has_said_much_is_linked_to_the_pages_of_their_statements(make, pages):
    said = [("Trần Bình", "claims", f"điều {n}.") for n in range(3)]
    text = "Tin\nTrần Bình nói: " + " ".join(words for _, _, words in said)
    page = pages(make("a", text, said=said), few_statements=2)["statements/index.md"]
    assert "- [Trần Bình](../people/binh_said.md) (3)" in page


def test_lists_are_paged(make, pages):
    said = [("Trần Bình", "claims", f"điều {n}.") for n in range(3)]
    text = "Tin\nTrần Bình nói: " + " ".join(words for _, _, words in said)
    paged = pages(make("a", text, said=said), rows=2)
    assert "điều 2" in paged["statements/claims_2.md"]


def test_statements_of_articles_without_a_year_have_a_page(make, pages):
    undated = pages(
        make("a", "Tin\nTrần Bình nói sẽ mưa.", day=None, said=[("Trần Bình", "claims", "sẽ mưa")])
    )
    assert "sẽ mưa" in undated["statements/undated.md"]
    assert "[Không rõ năm](../statements/undated.md) (1)" in undated["statements/index.md"]


def test_a_lean_archive_does_not_list_plain_statements_by_class(make, pages):
    said = [("Trần Bình", "claims", "sẽ mưa"), ("Trần Bình", "denies", "có bão")]
    made = pages(make("a", "Tin\nTrần Bình nói sẽ mưa, không có bão.", said=said), lean_from=1)
    assert "statements/claims.md" not in made
    assert "claims.md" not in made["statements/index.md"]
    assert "sẽ mưa" in made["statements/2018.md"]
    assert "có bão" in made["statements/denies.md"]
