"""From executed notebooks to a site: page sources, two renderers, one way to put the result in place."""

from bulletins.pipeline.render.site import SiteOutcome, get_ready, site

__all__ = ["SiteOutcome", "get_ready", "site"]
