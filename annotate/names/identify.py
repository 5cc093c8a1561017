"""What places, organisations and things are: an authority record, or a name of this article's own."""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache

from annotate.authorities import Authorities, Authority, canonical, slug
from annotate.model import Mention, MentionType
from annotate.names.lexicon import lexicon
from annotate.names.tokens import TOKEN, word

# Of several records with one name, which kind is meant where nothing else is said.
FIRST_KINDS = ("country", "municipality", "province", "capital", "city")

Key = tuple[MentionType, str]


def identify(mentions: Iterable[Mention], authorities: Authorities) -> dict[Key, tuple[str, str]]:
    """The entity and the rule for each name of a place, organisation or thing, by type and canonical name."""
    found: dict[Key, tuple[str, str]] = {}
    taken: dict[str, Key] = {}
    for mention in mentions:
        key = key_of(mention)
        if mention.type == "person" or key in found:
            continue
        record = record_of(mention.text, mention.type, authorities)
        if record is not None:
            found[key] = (record.id, "named-in-authorities")
        else:
            found[key] = (free_slug(mention.text, key, taken), "own-name")
    return found


def key_of(mention: Mention) -> Key:
    """What equal names share: type and canonical spelling in any case."""
    return mention.type, _folded(mention.text)


@lru_cache(maxsize=1 << 14)
def _folded(name: str) -> str:
    return canonical(name).casefold()


def free_slug(name: str, key: Key, taken: dict[str, Key]) -> str:
    """The slug of ``name``, with a number where another name of the article has it already."""
    base = slug(name) or "ten"
    candidate, n = base, 2
    while taken.setdefault(candidate, key) != key:
        candidate, n = f"{base}-{n}", n + 1
    return candidate


def record_of(name: str, kind: MentionType, authorities: Authorities) -> Authority | None:
    """The one record of this type that is meant by ``name``; without its head noun if it goes by that."""
    if kind == "place" and (country := lexicon().country_syllables.get(canonical(name))):
        return authorities.by_id(country)
    records = [record for record in authorities.named(name) if record.type == kind]
    if not records and kind == "place":
        head, rest = _head_and_rest(name)
        kinds = lexicon().head_kinds.get(head, frozenset())
        records = [record for record in authorities.named(rest) if record.kind in kinds] if kinds else []
    return _preferred(records) if records else None


def _preferred(records: list[Authority]) -> Authority | None:
    if len(records) == 1:
        return records[0]
    for kind in FIRST_KINDS:
        of_kind = [record for record in records if record.kind == kind]
        if of_kind:
            return of_kind[0] if len(of_kind) == 1 else None
    return None


def _head_and_rest(name: str) -> tuple[str, str]:
    """The head noun of a place, in small letters, and the name behind it: "TP. Huế" is "tp" and "Huế"."""
    tokens = [match.group() for match in TOKEN.finditer(name)]
    keys = [word(token).key for token in tokens]
    head = lexicon().place_heads.longest(keys, 0)
    if head is None or head[0] >= len(tokens):
        return "", name
    return " ".join(keys[: head[0]]), " ".join(tokens[head[0] :]).lstrip(". ")
