"""Names of an article: mentions with exact spans, and which of them mean the same within the article."""

from annotate.names.find import find_mentions

__all__ = ["find_mentions"]
