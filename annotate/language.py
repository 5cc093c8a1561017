"""The language in which readers are told things: texts from its catalogue, numbers and dates as it writes them.

The texts in the code are Vietnamese and stand for themselves; ``locale/LANGUAGE/LC_MESSAGES/messages.po`` has those of
another language. The language holds for what runs within ``speaking``; articles and names are never translated.
"""

from __future__ import annotations

import gettext
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from contextvars import ContextVar
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

if TYPE_CHECKING:
    from babel import Locale

SOURCE = "vi"
"""The language of the texts in the code, and of the articles."""

ENGLISH = "en"
FOLDER = Path(__file__).parents[1] / "locale"
CATALOGUE = Path("LC_MESSAGES/messages.po")

_current: ContextVar[str] = ContextVar("language", default=SOURCE)


def languages() -> tuple[str, ...]:
    """The languages that the interface has, by their codes: the first is that of the texts themselves."""
    return (SOURCE, *sorted(path.parents[1].name for path in FOLDER.glob(f"*/{CATALOGUE.as_posix()}")))


def language() -> str:
    """The code of the language that is spoken now."""
    return _current.get()


@contextmanager
def speaking(code: str) -> Iterator[None]:
    """Speak the language ``code``, one of ``languages()``, within the block."""
    token = _current.set(code)
    try:
        yield
    finally:
        _current.reset(token)


def speak(code: str) -> None:
    """Speak the language ``code`` from now on."""
    _current.set(code)


def _(text: str) -> str:
    """``text``, which is Vietnamese, in the language spoken now."""
    code = _current.get()
    return text if code == SOURCE else _catalogue(code).of(text, 1)


def N_(text: str) -> str:  # noqa: N802 - gettext's name for it
    """``text`` itself, so that it is found for the catalogue where it cannot be translated yet."""
    return text


def N_plural(text: str) -> str:  # noqa: N802 - in its manner
    """The same for a text that ``plural`` will be given."""
    return text


def plural(text: str, n: int | float, **blanks: object) -> str:
    """``text`` with ``{n}`` and its other blanks filled in, in the form that the language has for so many.

    Vietnamese has one form: "{n} bài" is "1 article" and "2 articles".
    """
    return ngettext(text, text, n if isinstance(n, int) else 2).format(n=number(n), **blanks)


def plural_forms(text: str) -> str:
    """All forms of a text with the blank ``{n}``, with "|" between, for a script that fills it in: one, and more."""
    code = _current.get()
    return text if code == SOURCE else "|".join(_catalogue(code).forms.get(text, (text,)))


def counted(n: int, noun: str) -> str:
    """``1.234 bài``: a number, and what is counted in the form that the language has for so many."""
    return f"{number(n)} {ngettext(noun, noun, n)}"


def ngettext(one: str, many: str, n: int) -> str:
    """The form of a text that the language has for ``n``."""
    code = _current.get()
    return many if code == SOURCE else _catalogue(code).of(one, n)


def number(n: int | float) -> str:
    """``n`` as the language writes it: 1.234,5 in Vietnamese, 1,234.5 in English; a float keeps its decimals."""
    point, comma = _signs(_current.get())
    whole, _, part = f"{n:,}".partition(".")
    return whole.replace(",", comma) + (point + part if part else "")


def month_name(month: int) -> str:
    """The name of a month (1 to 12), as within a date."""
    return str(_locale(_current.get()).months["format"]["wide"][month])


def ordinal(n: int) -> str:
    """``21st`` in English; the number alone where a language has no such short form here."""
    code = _current.get()
    return f"{n}{ORDINALS[code][_locale(code).ordinal_form(n)]}" if code in ORDINALS else str(n)


ORDINALS = {"en": {"one": "st", "two": "nd", "few": "rd", "other": "th"}}
"""What is written behind a number to give it a place, by Unicode's ordinal categories, which Babel knows."""


class Labels(Mapping[str, str]):
    """Words for the values of the data, in the language spoken when they are asked for."""

    def __init__(self, words: Mapping[str, str]) -> None:
        """``words`` are Vietnamese, each marked by ``N_``."""
        self._words = dict(words)

    def __getitem__(self, key: str) -> str:
        """The word for a value."""
        return _(self._words[key])

    def __iter__(self) -> Iterator[str]:
        """The values that have words."""
        return iter(self._words)

    def __len__(self) -> int:
        """How many values have words."""
        return len(self._words)


def of_language(entry: Mapping[str, Any], name: str = "") -> str:
    """The text of a table's entry in the language spoken now: its key "en", or "says_en" where ``name`` is "says".

    A language that is being added shows the English until it has its own; raises KeyError where there is none.
    """
    keys = [f"{name}_{code}" if name else code for code in (_current.get(), ENGLISH)]
    return str(entry[keys[0] if keys[0] in entry else keys[1]])


class _Catalogue(NamedTuple):
    """The texts of a language: the forms of each, and which of them is for a number."""

    forms: Mapping[str, tuple[str, ...]]
    form: Callable[[int], int]

    def of(self, text: str, n: int) -> str:
        """The form of ``text`` for ``n``; ``text`` itself where it has no translation."""
        forms = self.forms.get(text, (text,))
        return forms[0] if len(forms) == 1 else forms[self.form(n)]


@cache
def _catalogue(code: str) -> _Catalogue:
    """The translations into ``code``; what is fuzzy or missing there stays Vietnamese."""
    from babel.messages.pofile import read_po  # Babel takes longer to load than most tasks to run

    with (FOLDER / code / CATALOGUE).open("rb") as file:
        catalogue = read_po(file, locale=code)
    forms = {}
    for message in catalogue:
        text = message.id if isinstance(message.id, str) else message.id[0]
        found = (message.string,) if isinstance(message.string, str) else tuple(message.string or ("",))
        if text and all(found) and not message.fuzzy:
            forms[text] = found
    return _Catalogue(forms, gettext.c2py(catalogue.plural_expr))


def catalogue_bytes(code: str) -> bytes:
    """The catalogue of a language as it stands; empty for the language of the texts themselves."""
    return b"" if code == SOURCE else (FOLDER / code / CATALOGUE).read_bytes()


@cache
def _locale(code: str) -> Locale:
    from babel import Locale

    return Locale.parse(code)


@cache
def _signs(code: str) -> tuple[str, str]:
    """The signs before decimals and between thousands."""
    if code == SOURCE:
        return ",", "."  # as Babel has it, which need not be loaded for this
    from babel.numbers import get_decimal_symbol, get_group_symbol

    return get_decimal_symbol(code), get_group_symbol(code)
