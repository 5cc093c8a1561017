"""News agencies and outlets by the names that credits, prefixes and bylines use."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from annotate.tables import rows


@dataclass(frozen=True, slots=True)
class Outlet:
    """A publisher: its name in this archive, whether it is an agency, and whether its home is Vietnamese."""

    name: str
    agency: bool
    vietnamese: bool


# Foreign broadcasters publish in Vietnamese under domains of these names too, so .vn alone does not tell.
VIETNAMESE_DOMAINS = (
    ".vn",
    "vnexpress.net",
    "kienthuc.net.vn",
    "voatiengviet.com",
    "dkn.tv",
    "doisongphapluat.com",
)


@cache
def table() -> dict[str, Outlet]:
    """Every variant in lower case, with its outlet."""
    found: dict[str, Outlet] = {}
    for row in rows("outlets"):
        home = row["domain"].endswith(VIETNAMESE_DOMAINS)
        outlet = Outlet(row["name"], row["kind"] == "agency", home)
        for variant in row["variants"].split("|"):
            found.setdefault(variant.casefold(), outlet)
        found.setdefault(row["domain"].casefold(), outlet)
    return found


def outlet(name: str) -> Outlet | None:
    """The outlet that ``name`` stands for, whatever its case; None where no row has it."""
    return table().get(name.strip().strip(".").casefold())


@cache
def prefix_pattern() -> re.Pattern[str]:
    """A lead's prefix: "(Kiến Thức) - ", "(VOV) -", "VOV.VN - ", "TTO - ", "Dân trí " at the start of a line."""
    names = sorted(
        {v for row in rows("outlets") for v in row["variants"].split("|")}, key=lambda v: (-len(v), v)
    )
    either = "|".join(map(re.escape, names))
    return re.compile(
        rf"\(\s?(?P<inside>{either})\s?\)\s*[-–—:.]{{0,2}}|(?P<dash>{either})\s*[-–—]\s|(?P<bare>Dân trí|Dân Trí)\s"
    )


def prefix_outlet(words: str) -> Outlet | None:
    """The outlet named by the prefix that ``words`` begin with; None without one."""
    found = prefix_pattern().match(words)
    if not found:
        return None
    return outlet(found["inside"] or found["dash"] or found["bare"])


def outlet_after_title(words: str) -> tuple[str, Outlet] | None:
    """Headline and outlet of a page title ("… - VnExpress", "… | Tuổi Trẻ Online"); None for any other line."""
    for mark in (" | ", " - ", " – ", " — "):
        head, found, tail = words.rpartition(mark)
        publisher = outlet(tail.partition("(")[0]) if found else None
        if publisher and len(head.split()) >= 4:
            return head.strip(" |-–—"), publisher
    return None
