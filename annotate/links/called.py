"""What readers call the entities of an archive."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Sequence
from functools import cached_property

from annotate.authorities import Authorities
from annotate.links.facts import Facts


class Names:
    """What readers call the entities of an archive: the shortest of the fullest names found."""

    def __init__(self, told: Sequence[Facts], known: Authorities) -> None:
        """Read the names of ``told`` when the first is asked for."""
        self.told = told
        self.known = known

    @cached_property
    def counts(self) -> dict[str, Counter[str]]:
        """How often each entity goes by which name."""
        found: defaultdict[str, Counter[str]] = defaultdict(Counter)
        for each in self.told:
            for mention in each.article.mentions:
                if mention.form == "name" and mention.entity:
                    found[mention.entity][mention.text] += 1
        return dict(found)

    def full(self, entity: str) -> str:
        """The preferred name of an authority, else the longest of the names found most often."""
        record = self.known.by_id(entity)
        if record:
            return record.name
        found = self.counts.get(entity)
        if not found:
            return entity.replace("-", " ").title()
        return min(found, key=lambda name: (-len(name.split()), -found[name], name))

    def short(self, entity: str) -> str:
        """A foreigner's surname where papers use it alone ("Lavrov"); else the full name."""
        full = self.full(entity)
        last = full.split()[-1] if full else full
        found = self.counts.get(entity)
        return last if found and found[last] and last.isascii() else full
