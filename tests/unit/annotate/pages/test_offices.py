from annotate.pages.offices import grouped


def office(label, of=None, **fields):
    return {"office": label, "of": of, "from": None, "to": None, **fields}


def told(*offices):
    return [(held.label, held.of, len(held.records)) for held in grouped(offices)]


def test_an_office_without_its_body_is_the_one_that_has_one_whichever_comes_first():
    assert told(office("Ngoại trưởng"), office("Ngoại trưởng", "nga")) == [("Ngoại trưởng", "nga", 2)]


def test_another_word_for_an_office_of_one_body_is_no_other_office():
    assert told(office("Người phát ngôn", "bo"), office("Phát ngôn viên", "bo")) == [
        ("Người phát ngôn", "bo", 2)
    ]
    assert told(office("Cố vấn An ninh Quốc gia", "my"), office("Cố vấn an ninh quốc gia", "my")) == [
        ("Cố vấn An ninh Quốc gia", "my", 2)
    ]


def test_an_office_of_two_bodies_is_two():
    assert told(office("Giám đốc", "cia"), office("Giám đốc", "fbi")) == [
        ("Giám đốc", "cia", 1),
        ("Giám đốc", "fbi", 1),
    ]


def test_a_former_office_joins_the_office():
    assert told(office("Tổng thống", "my"), office("cựu Tổng thống", "my")) == [("Tổng thống", "my", 2)]
    assert told(office("cựu Tổng thống", "my")) == [("Tổng thống", "my", 1)]


def test_a_short_form_joins_the_only_longer_one():
    long = office("Bộ trưởng Quốc phòng", "nga")
    assert told(long, office("Bộ trưởng")) == [("Bộ trưởng Quốc phòng", "nga", 2)]
    assert len(told(long, office("Bộ trưởng Nội vụ", "nga"), office("Bộ trưởng"))) == 3
