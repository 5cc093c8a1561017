"""Who said what: statements with their speaker, cue and content, found by ordered, named sieves."""

from .find import find_statements

__all__ = ["find_statements"]
