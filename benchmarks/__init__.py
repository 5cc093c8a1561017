"""Measurements of the software: quality against articles annotated by hand, and speed."""
