"""The interface's language in templates: ``_("…")`` and its like, numbers, and what is always Vietnamese.

Vietnamese is written in the templates themselves; SITE_LANG in ``pelicanconf.py`` chooses the catalogue
(``annotate.language``).
"""

from __future__ import annotations

from typing import Any

from markupsafe import Markup
from pelican import signals

from annotate.labels import day_label, span_label
from annotate.language import (
    N_,
    SOURCE,
    N_plural,
    _,
    counted,
    language,
    ngettext,
    number,
    of_language,
    plural,
    speak,
)
from annotate.settings import site_language


def _speak(pelican: Any) -> None:
    """Speak the site's language; raises BadInput where there is none of the name that SITE_LANG gives."""
    speak(site_language(pelican.settings))


def _install(generator: Any) -> None:
    """Give the templates of a generator their translations, and what depends on the language."""
    generator.env.install_gettext_callables(_, ngettext, newstyle=True)
    generator.env.globals.update(
        N_=N_,
        N_plural=N_plural,
        counted=counted,
        of_language=of_language,
        plural=plural,
        vi="" if language() == SOURCE else Markup(' lang="vi"'),
    )
    generator.env.filters.update(number=number, day=day_label, days=span_label)


def _choose(generator: Any) -> None:
    """Of pages written by hand that have one address, keep the one in the site's language, else the first."""
    chosen: dict[str, Any] = {}
    for page in generator.pages:
        if page.slug not in chosen or page.lang == language() != chosen[page.slug].lang:
            chosen[page.slug] = page
    generator.pages[:] = chosen.values()


def register() -> None:
    """Give every template environment its translations."""
    signals.initialized.connect(_speak)
    signals.page_generator_finalized.connect(_choose)
    signals.generator_init.connect(_install)
