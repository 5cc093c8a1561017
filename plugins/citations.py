"""How to cite an article: in words, as BibTeX, as RIS and as CSL-JSON.

Only what is known is stated: a date that is an interval gives what its ends share and says the rest in a note, an author is
one string as the paper printed it, and no date of access is invented (a page names its edition instead).
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, NamedTuple

from pelican import signals

from annotate.invisible import comparable
from annotate.labels import published_label
from annotate.language import _

Record = dict[str, Any]

LANGUAGE = "vi"
MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
"""BibTeX's own names of the months, which every style prints in its language."""

# What LaTeX reads as a command. An escaped brace would still count as one where BibTeX looks for the closing one.
TEX_SPECIAL = re.compile(r"[\\{}%&$#_~^]")
TEX = {
    "\\": r"\textbackslash{}",
    "{": r"\textbraceleft{}",
    "}": r"\textbraceright{}",
    "~": r"\textasciitilde{}",
    "^": r"\textasciicircum{}",
}
# What a BibTeX key may not hold
NO_KEY = re.compile("[^A-Za-z0-9:_.-]+")


@dataclass(frozen=True, slots=True)
class Citation:
    """What is known of an article for citing it; "" stands for what is not. Days are ISO."""

    id: str
    title: str
    author: str
    source: str
    agencies: tuple[str, ...]
    earliest: str
    latest: str
    when: str
    """The date in words."""

    original: str
    """Where the article was first published."""

    page: str
    """The permanent address of its page in this archive."""

    archive: str
    edition: str

    @property
    def heading(self) -> str:
        """The title, or in brackets that there is none."""
        return self.title or _("[không có tiêu đề]")

    @property
    def exact(self) -> bool:
        """Whether the day of publication is known."""
        return bool(self.earliest) and self.earliest == self.latest


class Format(NamedTuple):
    """A citation in one format; ``key`` is its id on the page."""

    key: str
    name: str
    text: str


def citation(record: Record, archive: str, address: str, edition: str) -> Citation:
    """The citation of the article of ``record``; ``address`` is that of the site, "" where it has none."""
    published = record["published"] or {}
    return Citation(
        id=record["id"],
        title=comparable(record["title"]["text"]) if record["title"] else "",
        author=record["author"] or "",
        source=record["source"] or "",
        agencies=tuple(record["agencies"]),
        earliest=published.get("earliest", ""),
        latest=published.get("latest", ""),
        when=published_label(record["published"]),
        original=record["url"] or "",
        page=f"{address}/articles/{record['id']}.html" if address else "",
        archive=archive,
        edition=edition,
    )


def formats(cited: Citation) -> list[Format]:
    """The citation in every format, in the order in which a page offers them."""
    return [
        Format("plain", _("Văn bản"), plain(cited)),
        Format("bibtex", "BibTeX", bibtex(cited)),
        Format("ris", "RIS", ris(cited)),
        Format("csl", "CSL-JSON", csl_json(cited)),
    ]


def plain(cited: Citation) -> str:
    """The citation in one paragraph."""
    agencies = f" ({', '.join(cited.agencies)})" if cited.agencies else ""
    source = f"{cited.source}{agencies}" if cited.source else ", ".join(cited.agencies)
    parts = [
        cited.author,
        f"“{cited.heading}”" if cited.title else cited.heading,
        ", ".join(
            filter(
                None,
                [source, cited.when + ("" if cited.exact or not cited.earliest else f" {_('(suy ra)')}")],
            )
        ),
        ", ".join(filter(None, [cited.archive, cited.page or cited.id, f"{_('ấn bản')} {cited.edition}"])),
    ]
    return " ".join(f"{part}." for part in parts if part)


def bibtex(cited: Citation) -> str:
    """The citation as a BibTeX entry; titles keep their capitals, names are not taken apart."""
    days = [date.fromisoformat(day) for day in (cited.earliest, cited.latest) if day]
    year = str(days[0].year) if days and days[0].year == days[-1].year else ""
    month = MONTHS[days[0].month - 1] if year and days[0].month == days[-1].month else ""
    fields = [
        ("author", _whole(cited.author)),
        ("title", _whole(cited.heading)),
        ("journal", _braced(cited.source)),
        ("year", year),
        ("month", month),
        ("note", _braced("; ".join(_notes(cited)))),
        ("language", _braced(LANGUAGE)),
        ("url", f"{{{cited.page}}}" if cited.page else ""),
    ]
    rows = "".join(f"  {name} = {value},\n" for name, value in fields if value)
    kind = "article" if cited.source else "misc"
    return f"@{kind}{{{NO_KEY.sub('-', cited.id)},\n{rows}}}"


def _braced(text: str) -> str:
    return f"{{{tex(text)}}}" if text else ""


def _whole(text: str) -> str:
    """Two pairs of braces: BibTeX changes no capital in them and splits no name."""
    return f"{{{{{tex(text)}}}}}" if text else ""


def tex(text: str) -> str:
    """``text`` as LaTeX prints it letter for letter, its braces balanced."""
    return TEX_SPECIAL.sub(lambda match: TEX.get(match[0], "\\" + match[0]), text)


def ris(cited: Citation) -> str:
    """The citation as a RIS record: a line for each field, an unknown one left out."""
    rows = [
        ("TY", "NEWS"),
        ("AU", cited.author),
        ("TI", cited.heading),
        ("T2", cited.source),
        *_ris_date(cited),
    ]
    rows += [("N1", note) for note in _notes(cited)]
    rows += [("LA", LANGUAGE), ("DB", cited.archive), ("AN", cited.id), ("UR", cited.page), ("ER", "")]
    return "\n".join(f"{tag}  - {value}" for tag, value in rows if value or tag == "ER")


def _ris_date(cited: Citation) -> Iterator[tuple[str, str]]:
    """PY and DA ("YYYY/MM/DD/"), as far as the earliest and the latest day agree."""
    if not cited.earliest or cited.earliest[:4] != cited.latest[:4]:
        return
    year, month, day = cited.earliest.split("-")
    if not cited.exact:
        day = ""
        month = month if cited.earliest[:7] == cited.latest[:7] else ""
    yield "PY", year
    yield "DA", f"{year}/{month}/{day}/"


def csl_json(cited: Citation) -> str:
    """The citation as CSL-JSON: a list of one item; an interval is a range of dates marked as uncertain."""
    days = [cited.earliest] if cited.exact else [cited.earliest, cited.latest]
    issued: Record = (
        {"date-parts": [[int(part) for part in day.split("-")] for day in days]} if cited.earliest else {}
    )
    if issued and not cited.exact:
        issued["circa"] = True
    item = {
        "id": cited.id,
        "type": "article-newspaper",
        "title": cited.heading,
        "author": [{"literal": cited.author}] if cited.author else [],
        "container-title": cited.source,
        "issued": issued,
        "archive": cited.archive,
        "archive_location": cited.id,
        "language": LANGUAGE,
        "URL": cited.page,
        "note": "; ".join(_notes(cited)),
    }
    kept = {key: value for key, value in item.items() if value}
    return json.dumps([kept], ensure_ascii=False, indent=1)


def _notes(cited: Citation) -> Sequence[str]:
    """What the fields of a format cannot say."""
    notes = []
    if not cited.earliest:
        notes.append(_("không rõ ngày đăng"))
    elif not cited.exact:
        notes.append(_("đăng {days}, suy ra").format(days=cited.when))
    if cited.agencies:
        notes.append(_("hãng tin: {names}").format(names=", ".join(cited.agencies)))
    if cited.original:
        notes.append(_("bản gốc: {url}").format(url=cited.original))
    notes.append(_("ấn bản {hash}").format(hash=cited.edition))
    return notes


def _tell(generator: Any) -> None:
    """Give templates ``citations(article)``: made when a page is, so that no archive holds them all."""
    settings = generator.settings

    def citations(article: Any) -> list[Format]:
        address = settings.get("ARCHIVE_URL", "")
        return formats(citation(article.record, settings["SITENAME"], address, article.edition))

    generator.env.globals["citations"] = citations


def register() -> None:
    """Connect to Pelican."""
    signals.generator_init.connect(_tell)
