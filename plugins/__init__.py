"""Pelican plugins, one module each with ``register()``."""
