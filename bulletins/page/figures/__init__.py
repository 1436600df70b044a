"""Figures: drawn once each, as SVG, for a phone first; each has its words and, elsewhere, its table."""

from bulletins.page.figures.actions import actions
from bulletins.page.figures.certainty import certainty
from bulletins.page.figures.heatmap import heatmap
from bulletins.page.figures.parts import parts
from bulletins.page.figures.positions import positions
from bulletins.page.figures.progress import progress
from bulletins.page.figures.tilemap import tilemap

__all__ = ["actions", "certainty", "heatmap", "parts", "positions", "progress", "tilemap"]
