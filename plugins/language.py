"""The interface's language in templates: ``_("…")`` and its like, numbers, and what is always Vietnamese.

Vietnamese is written in the templates themselves; SITE_LANG in ``pelicanconf.py`` chooses the catalogue
(``annotate.language``).
"""

from __future__ import annotations

import json
from pathlib import Path
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
    plural_forms,
    speak,
)
from annotate.problems import BadInput, Problem
from annotate.settings import site_language
from plugins.problem_texts import problem_html


def _speak(pelican: Any) -> None:
    """Speak the site's language.

    Raises BadInput where SITE_LANG names none that there is, or another than ``content/`` is written in.
    """
    chosen = site_language(pelican.settings)
    quality = Path(pelican.settings["PATH"]) / "data" / "quality.json"
    written = json.loads(quality.read_text(encoding="utf-8")).get("language") if quality.is_file() else chosen
    if written not in (chosen, None):
        cause = f'it is written in "{written}", and SITE_LANG is "{chosen}"'
        raise BadInput([Problem("content/", 0, cause, "run `invoke build`, which writes it anew")])
    speak(chosen)


def _install(generator: Any) -> None:
    """Give the templates of a generator their translations, and what depends on the language."""
    generator.env.install_gettext_callables(_, ngettext, newstyle=True)
    generator.env.globals.update(
        N_=N_,
        N_plural=N_plural,
        counted=counted,
        plural_forms=plural_forms,
        of_language=of_language,
        plural=plural,
        vi="" if language() == SOURCE else Markup(' lang="vi"'),
    )
    generator.env.filters.update(number=number, day=day_label, days=span_label, problem=problem_html)


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
