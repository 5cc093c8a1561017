"""Lines of a page into zones and classes: the article, other articles' teasers, page furniture."""

from .assemble import structure

__all__ = ["structure"]
