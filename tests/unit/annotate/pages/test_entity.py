OFFICE = {"office": "Chủ tịch", "of": "ha-noi", "from": "2015", "to": "2018-06-01"}
TOLD = {
    "office": "Giám đốc", "of": None, "from": None, "to": None, "former": True, "first": "2018-05-03", "last": "2018-05-04",
    "evidence": [{"article": "a", "start": 4, "end": 17, "text": "nguyên giám đốc"}],
}  # fmt: skip


def test_names_are_told_with_their_counts_and_words_for_names_are_no_names(make, pages):
    made = pages(make("a", "Tin\nNguyễn Văn An đến. ông An nói. Nguyễn Văn An về."))
    page = made["people/an.md"]
    assert "- Nguyễn Văn An × 2\n" in page
    assert "ông An ×" not in page
    assert "3 lần trong 1 bài" in page


def test_every_mention_stands_with_its_sentence_and_leads_to_its_line(make, pages):
    page = pages(make("a", "Tin\nHôm nay Trần Bình đến. Mưa to.\nTrần Bình về."))["people/binh.md"]
    assert "### [Tin](../articles/a.md)\n\nBáo Mới · 3/5/2018\n\n" in page
    assert "- Hôm nay **Trần Bình** đến. [dòng 2](../articles/a.md#l2)\n" in page
    assert "- **Trần Bình** về. [dòng 3](../articles/a.md#l3)" in page
    assert "Mưa" not in page


def test_a_sentence_with_two_mentions_stands_once(make, pages):
    page = pages(make("a", "Tin\nTrần Bình gặp Trần Bình."))["people/binh.md"]
    assert page.count("[dòng 2]") == 1
    assert "**Trần Bình** gặp **Trần Bình**." in page


def test_mentions_are_paged_and_the_head_stands_on_the_first_page_alone(make, pages):
    text = "Tin\n" + "\n".join(f"Trần Bình nói lần {n}." for n in range(5))
    made = pages(make("a", text), rows=2)
    assert sorted(path for path in made if "binh" in path) == [
        "people/binh.md", "people/binh_2.md", "people/binh_3.md",
    ]  # fmt: skip
    assert "## Tên gọi trong các bài" in made["people/binh.md"]
    assert "## Tên gọi trong các bài" not in made["people/binh_2.md"]
    assert "[Trang trước](../people/binh_2.md) · Trang 3/3" in made["people/binh_3.md"]


def test_company_is_people_by_number_of_articles_shared(make, pages):
    made = pages(
        make("a", "Tin\nTrần Bình và Nguyễn Văn An ở Hà Nội."), make("b", "Tin\nTrần Bình và Nguyễn Văn An.")
    )
    page = made["people/binh.md"]
    assert "- [Nguyễn Văn An](../people/an.md) · 2 bài" in page
    assert "Hà Nội](../places" not in page
    assert "Trần Bình](../people/binh.md)" in made["places/ha-noi.md"]


def test_offices_of_the_record_have_terms_and_those_of_articles_their_passage(make, pages):
    entities = [
        {"id": "binh", "type": "person", "name": "Trần Bình", "offices": [OFFICE, TOLD]},
        {"id": "ha-noi", "type": "place", "name": "Hà Nội"},
    ]
    page = pages(make("a", "Tin\nnguyên giám đốc Trần Bình."), entities=entities)["people/binh.md"]
    assert "- **Chủ tịch** [Hà Nội](../places/ha-noi.md): 2015 – 1/6/2018\n" in page
    assert (
        "- nguyên **Giám đốc**: theo bài đăng 3–4/5/2018  \n  [Báo Mới 3/5/2018](../articles/a.md#l2)" in page
    )


def test_statements_stand_in_order_of_date(make, pages):
    late = make("a", "Tin\nTrần Bình nói sẽ mưa.", day="2019-01-01", said=[("Trần Bình", "claims", "sẽ mưa")])
    early = make(
        "b", "Tin\nTrần Bình nói sẽ nắng.", day="2018-01-01", said=[("Trần Bình", "denies", "sẽ nắng")]
    )
    page = pages(late, early)["people/binh.md"]
    assert "Báo Mới · 1/1/2018\n\n- sẽ nắng  \n  phủ nhận · gián tiếp · [dòng 2](../articles/b.md#l2)" in page
    assert page.index("sẽ nắng") < page.index("sẽ mưa")


def test_many_statements_have_pages_of_their_own(make, pages):
    said = [("Trần Bình", "claims", f"điều {n}.") for n in range(3)]
    text = "Tin\nTrần Bình nói: " + " ".join(words for _, _, words in said)
    made = pages(make("a", text, said=said), few_statements=2, rows=2)
    assert "[Tất cả 3 phát ngôn](../people/binh_said.md); mới nhất là:" in made["people/binh.md"]
    assert "điều 2" in made["people/binh_said_2.md"]


def test_years_count_articles(make, pages):
    made = pages(
        make("a", "Tin\nTrần Bình", day="2017-01-01"),
        make("b", "Tin\nTrần Bình", day="2018-01-01"),
        make("c", "Tin\nTrần Bình", day="2018-02-01"),
        make("d", "Tin\nTrần Bình", day=None),
    )
    assert "- 2017: 1 bài\n- 2018: 2 bài\n\n" in made["people/binh.md"]


def test_a_lean_archive_tells_one_sentence_an_article_and_lists_the_local_together(make, pages):
    one = make("a", "Tin\nHà Nội mưa.\nHà Nội nắng.\nTrần Bình đến.\nTrần Bình về.")
    made = pages(one, make("b", "Tin\nHà Nội."), lean_from=2)
    assert "nắng" not in made["places/ha-noi.md"]
    assert "people/binh.md" not in made
    shared = made["people/once_bb.md"]
    assert "### binh\n\n**Trần Bình**\n\n- **Trần Bình** đến. [dòng 4]" in shared
    assert "[Tin](../articles/a.md) · 3/5/2018 · 2 lần" in shared
    assert "về" not in shared.partition("### binh")[2]
    assert "(../people/once_bb.md#binh)" in made["browse/people.md"]


def test_hostile_names_stay_words(make, pages):
    entities = [{"id": "x", "type": "thing", "name": "<script>*x*](javascript:y)"}]
    page = pages(make("a", "Tin"), entities=entities)["things/x.md"]
    assert "# &lt;script&gt;\\*x\\*\\](javascript:y)" in page


def test_an_office_told_without_its_country_joins_the_one_that_has_one(make, pages):
    told = {**TOLD, "office": "Chủ tịch", "former": False}
    entities = [
        {"id": "binh", "type": "person", "name": "Trần Bình", "offices": [OFFICE, told]},
        {"id": "ha-noi", "type": "place", "name": "Hà Nội"},
    ]
    page = pages(make("a", "Tin\nnguyên giám đốc Trần Bình."), entities=entities)["people/binh.md"]
    assert (
        "- **Chủ tịch** [Hà Nội](../places/ha-noi.md): 2015 – 1/6/2018  \n  [Báo Mới 3/5/2018](../articles/a.md#l2)\n"
        in page
    )
    assert page.count("**Chủ tịch**") == 1


def test_one_year_is_no_chart(make, pages):
    assert "## Theo năm" not in pages(make("a", "Tin\nTrần Bình"))["people/binh.md"]
