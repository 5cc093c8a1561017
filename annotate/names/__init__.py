"""Names of an article: mentions with exact spans, and which of them mean the same within the article."""

from __future__ import annotations

from dataclasses import replace

from annotate.authorities import Authorities
from annotate.model import Article
from annotate.names.find import find_mentions
from annotate.names.resolve import resolve_within

__all__ = ["find_mentions", "name_article", "resolve_within"]


def name_article(article: Article, authorities: Authorities) -> Article:
    """``article`` with its names found and, within the article, resolved; its publication date helps where known."""
    return resolve_within(replace(article, mentions=find_mentions(article, authorities)), authorities)
