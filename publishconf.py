"""Settings for `pelican -s publishconf.py`, for those who render without invoke: SITE_URL gives the address."""

import os

from pelicanconf import *  # noqa: F403 - this is how Pelican's settings files extend each other

SITEURL = os.environ.get("SITE_URL", "")
