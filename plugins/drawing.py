"""What the static drawings share: numbers short, words escaped, attributes and classes only."""

from __future__ import annotations

from markupsafe import Markup


def shown(value: float) -> str:
    """A length in the drawing's own units, to a tenth."""
    return f"{round(value, 1) or 0.0:.1f}".removesuffix(".0")


def element(name: str, inside: str = "", **attributes: object) -> Markup:
    """An element; a float is a length, an underscore in an attribute's name a hyphen, a trailing one is dropped."""
    written = Markup("").join(
        Markup(' {}="{}"').format(
            key.rstrip("_").replace("_", "-"), shown(value) if isinstance(value, float) else value
        )
        for key, value in attributes.items()
    )
    if not inside:
        return Markup("<{}{}/>").format(Markup(name), written)
    return Markup("<{0}{1}>{2}</{0}>").format(Markup(name), written, inside)
