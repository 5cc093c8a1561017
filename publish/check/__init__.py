"""The proof that a site is fit to publish: fidelity to the seeds, links, ids, active content, JSON and XML."""

from publish.check.site import check_site

__all__ = ["check_site"]
