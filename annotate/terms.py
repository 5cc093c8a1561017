"""Terms of office as the dates' outside knowledge: "Ngoại trưởng Mỹ", "Tillerson" -> 1/2/2017 to 31/3/2018."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from annotate.authorities import Authorities, canonical, first_day, last_day, office_names

Term = tuple[date, date | None]


@dataclass(frozen=True)
class TermsOfOffice:
    """``annotate.dates.offices.OfficeTable`` over authority records."""

    authorities: Authorities

    def terms(self, office: str, holder: str) -> Sequence[Term]:
        """The terms in which ``holder`` held ``office``; none where two people or two countries may be meant."""
        key, of = self._office(office)
        if not key:
            return ()
        found = [
            [
                (
                    date.fromisoformat(first_day(term.start)),
                    date.fromisoformat(last_day(term.end)) if term.end else None,
                )
                for term in self.authorities.terms(person.id, key)
                if term.start and term.known and (of is None or term.of in of)
            ]
            for person in self.authorities.named(holder)
            if person.type == "person"
        ]
        held = [terms for terms in found if terms]
        return held[0] if len(held) == 1 else ()

    def _office(self, words: str) -> tuple[str | None, set[str] | None]:
        """The key of the office that ``words`` begin with, and whose it is: None where the words do not say."""
        parts = words.split()
        for size in range(len(parts), 0, -1):
            key = office_names().get(canonical(" ".join(parts[:size])))
            if key and size == len(parts):
                return key, None
            if key:
                places = self.authorities.named(" ".join(parts[size:]))
                return (key, {place.stands_for or place.id for place in places}) if places else (None, None)
        return None, None
