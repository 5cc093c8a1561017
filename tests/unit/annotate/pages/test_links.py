import re

import pytest

LINK = re.compile(r"\]\(\.\./([^)#]+)(?:#([^)]+))?\)")
LIMITS = [{}, {"lean_from": 1, "rows": 4, "day_rows": 3, "few_statements": 1}]


def anchors(text: str) -> set[str]:
    return {heading.lower().replace(" ", "-") for heading in re.findall(r"^#{2,3} (.+)$", text, re.MULTILINE)}


@pytest.mark.parametrize("limits", LIMITS)
def test_every_link_between_pages_leads_to_a_page_and_to_an_anchor_on_it(make, pages, limits):
    dates = [(f"ngày {n}/5", f"2018-05-{n:02}") for n in range(1, 6)] + [
        ("năm 2017", "2017"),
        ("tháng 6", "2018-06"),
    ]
    said = [("Trần Bình", "claims", "điều một"), ("Trần Bình", "denies", "điều hai")]
    text = "Tin\nTrần Bình nói điều một, không phải điều hai.\n" + "\n".join(
        f"Hà Nội {words}." for words, _ in dates
    )
    event = {
        "id": "mua", "name": "Mưa", "from": "2018-05-01", "to": "2018-05-02", "place": "ha-noi", "participants": ["binh"],
        "sources": 1, "rule": "shared-facts", "confidence": 0.9, "by": "machine", "reports": [{"article": "a", "passages": [], "recalls": False}],
    }  # fmt: skip
    many = [make(f"b{n}", f"Tin {n}\nTrần Bình ở Hà Nội.", day=f"201{n}-01-01") for n in range(6)]
    made = pages(make("a", text, dates=dates, said=said), *many, events=[event], **limits)
    found = [(path, *link) for path, page in made.items() for link in LINK.findall(page)]
    assert len(found) > 50
    for path, target, anchor in found:
        if not target.startswith("articles/"):
            assert target in made, (path, target)
            assert not anchor or anchor in anchors(made[target]), (path, target, anchor)
