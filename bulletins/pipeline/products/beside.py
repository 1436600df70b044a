"""What lies beside one bulletin to take away, besides the scores and the record it wrote itself."""

from __future__ import annotations

from pathlib import Path

from bulletins.evidence.campaign import Campaign
from bulletins.pipeline.products import leagues, model, package, scores, spreadsheet
from bulletins.pipeline.products.model import Dataset, File

FILES = (scores.FILE, spreadsheet.FILE, package.FILE)


def of(folder: Path, campaign: Campaign) -> dict[str, bytes]:
    """Return the files to put beside the page of the run in ``folder``, by their names (``FILES``)."""
    return made(model.read(folder, campaign))


def made(dataset: Dataset) -> dict[str, bytes]:
    """Return what is made of a bulletin's data: the same bytes from the same data."""
    found = leagues.of(dataset.table, dataset.campaign)
    tables = {
        scores.FILE: scores.document(dataset, found),
        spreadsheet.FILE: spreadsheet.document(dataset, found),
    }
    others = tuple(File.of(name, data) for name, data in tables.items())
    return {**tables, package.FILE: package.document(dataset, others)}
