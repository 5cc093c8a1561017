"""Measures search on articles of a corpus."""
