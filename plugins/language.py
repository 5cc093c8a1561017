"""The interface's language: ``_("…")`` in templates. Vietnamese is written in the templates themselves."""

from __future__ import annotations

from typing import Any

from pelican import signals


def _install(generator: Any) -> None:
    generator.env.install_null_translations(newstyle=True)


def register() -> None:
    """Give every template environment its translations."""
    signals.generator_init.connect(_install)
