def test_a_dated_sentence_stands_under_its_day_and_an_article_under_the_day_it_was_published(make, pages):
    page = pages(make("a", "Tin\nNgày 2/5 trời mưa. Nắng.", dates=[("Ngày 2/5", "2018-05-02")]))[
        "chronology/2018.md"
    ]
    assert (
        "### 2018-05-02\n\n#### Xảy ra\n\n- **Ngày 2/5** trời mưa.  \n  [Tin](../articles/a.md#l2) · Báo Mới"
        in page
    )
    assert "### 2018-05-03\n\n#### Đăng\n\n- [Tin](../articles/a.md)" in page
    assert "Nắng" not in page


def test_an_interval_of_publication_stands_under_its_first_day_with_both_ends(make, pages):
    page = pages(make("a", "Tin", day=("2018-05-03", "2018-05-06")))["chronology/2018.md"]
    assert "### 2018-05-03\n\n#### Đăng\n\n- [Tin](../articles/a.md)  \n  Báo Mới · đăng 3–6/5/2018" in page


def test_a_range_stays_a_range(make, pages):
    dates = [("từ 2 đến 4/5", "2018-05-02/2018-05-04")]
    page = pages(make("a", "Tin\nMưa từ 2 đến 4/5.", dates=dates))["chronology/2018.md"]
    assert "### 2018-05-02\n\n#### Xảy ra\n\n- Mưa **từ 2 đến 4/5**.  \n  2–4/5/2018 · [Tin]" in page


def test_a_month_stands_before_its_days_and_what_names_the_year_alone_last(make, pages):
    dates = [("năm 2018", "2018"), ("tháng 5", "2018-05")]
    page = pages(make("a", "Tin\nMưa năm 2018.\nNắng tháng 5.", dates=dates))["chronology/2018.md"]
    places = [
        page.index(f"\n{heading}\n")
        for heading in ("## Tháng 5", "### 2018-05", "### 2018-05-03", "## Không rõ tháng", "### 2018")
    ]
    assert places == sorted(places)


def test_what_a_sentence_says_twice_is_listed_once(make, pages):
    dates = [("2/5", "2018-05-02"), ("hôm ấy", "2018-05-02")]
    page = pages(make("a", "Tin\nNgày 2/5, và hôm ấy, mưa.", dates=dates))["chronology/2018.md"]
    assert page.count("hôm ấy") == 1


def test_the_overview_counts_by_year_and_month(make, pages):
    made = pages(make("a", "Tin\nNgày 2/5.", dates=[("Ngày 2/5", "2018-05-02")]))
    row = "| [2018](../chronology/2018.md) | 1 | 1 |  |  |  |  | [2](../chronology/2018.md#tháng-5) |"
    assert row in made["chronology/index.md"]


def test_a_full_year_keeps_every_anchor_and_leads_to_its_months(make, pages):
    dates = [(f"ngày {n}/5", f"2018-05-{n:02}") for n in range(1, 8)]
    text = "Tin\n" + "\n".join(f"Mưa {words}." for words, _ in dates)
    made = pages(make("a", text, dates=dates), day_rows=5, rows=3)
    assert "### 2018-05-07\n\n[1 câu](../chronology/2018-05_3.md#2018-05-07)" in made["chronology/2018.md"]
    assert "## 2018-05-07\n\n### Xảy ra\n\n- Mưa **ngày 7/5**." in made["chronology/2018-05_3.md"]


def test_a_day_of_many_sentences_goes_on_on_the_next_page(make, pages):
    dates = [(f"hôm {n}", "2018-05-02") for n in range(5)]
    text = "Tin\n" + "\n".join(f"Mưa {words}." for words, _ in dates)
    made = pages(make("a", text, dates=dates, day="2018-06-01"), day_rows=3, rows=2)
    assert "## 2018-05-02" in made["chronology/2018-05_3.md"]
    assert "hôm 4" in made["chronology/2018-05_3.md"]


def test_articles_without_a_date_are_not_in_it(make, pages):
    assert [path for path in pages(make("a", "Tin", day=None)) if path.startswith("chronology/")] == [
        "chronology/index.md"
    ]


def test_the_hour_stands_beside_the_day_and_a_week_tells_its_days(make, pages):
    dates = [("sáng 2/5", "2018-05-02TMO"), ("tuần này", "2018-W19")]
    page = pages(make("a", "Tin\nMưa sáng 2/5.\nNắng tuần này.", dates=dates))["chronology/2018.md"]
    assert "Mưa **sáng 2/5**.  \n  sáng · [Tin]" in page
    assert "### 2018-05-07\n\n#### Xảy ra\n\n- Nắng **tuần này**.  \n  tuần 7–13/5/2018 · [Tin]" in page


def test_an_articles_own_date_line_is_no_happening(make, pages):
    article = make("a", "Tin\nThứ Năm, 3/5/2018", dates=[("3/5/2018", "2018-05-03")])
    article.article["lines"][1]["class"] = "byline"
    page = pages(article)["chronology/2018.md"]
    assert "#### Xảy ra" not in page
    assert "### 2018-05-03\n\n#### Đăng" in page


def test_a_year_counts_its_months_on_both_tracks(make, pages):
    page = pages(make("a", "Tin\nNgày 2/4.", dates=[("Ngày 2/4", "2018-04-02")]))["chronology/2018.md"]
    rows = "| Tháng | Xảy ra | Đăng |\n| --- | --- | --- |\n| [Tháng 4](#tháng-4) | 1 |  |\n| [Tháng 5](#tháng-5) |  | 1 |"
    assert rows in page


def test_an_event_stands_under_its_first_day_before_the_sentences(make, pages):
    event = {
        "id": "chay", "name": "Cháy chợ", "from": "2018-05-02", "to": "2018-05-04", "place": None, "participants": [],
        "sources": 1, "rule": "shared-facts", "confidence": 0.9, "by": "machine",
        "reports": [{"article": "a", "passages": [], "recalls": False}],
    }  # fmt: skip
    article = make("a", "Tin\nNgày 2/5 trời mưa.", dates=[("Ngày 2/5", "2018-05-02")])
    page = pages(article, events=[event])["chronology/2018.md"]
    assert "#### Xảy ra\n\n- [Cháy chợ](../events/chay.md) · 1 bài\n- **Ngày 2/5** trời mưa." in page


def test_a_month_of_many_days_leads_to_each(make, pages):
    dates = [(f"ngày {n}/5", f"2018-05-{n:02}") for n in range(1, 5)]
    text = "Tin\n" + "\n".join(f"Mưa {words}." for words, _ in dates)
    page = pages(make("a", text, dates=dates, day=None))["chronology/2018.md"]
    assert "## Tháng 5\n\n[1 (1)](#2018-05-01) [2 (1)](#2018-05-02)" in page
