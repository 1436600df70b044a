"""Where things are: the repository, the data, what is generated."""

from __future__ import annotations

import os
from pathlib import Path

REPOSITORY = Path(__file__).resolve().parents[1]
NOTEBOOKS = REPOSITORY / "notebooks"
TEMPLATES = REPOSITORY / "templates"
DATA = REPOSITORY / "data" / "campaigns"

DATA_VARIABLE = "BULLETINS_DATA"
OUTPUT_VARIABLE = "BULLETINS_OUTPUT"
BUILD_VARIABLE = "BULLETINS_BUILD"
MEMORY_VARIABLE = "BULLETINS_MEMORY"
# The periods held back from the public, as campaign/period: what is published of others leaves them out.
WITHHELD_VARIABLE = "BULLETINS_WITHHELD"

# What is generated and never committed; elsewhere only where it must not meet another build, as in tests.
BUILD = Path(os.environ.get(BUILD_VARIABLE) or REPOSITORY / "build").absolute()


def data_folder() -> Path:
    """Return the folder of campaigns: ``--data`` (handed to notebooks in the environment) or our own."""
    return Path(os.environ.get(DATA_VARIABLE) or DATA)


def output_folder(address: str, language: str) -> Path:
    """Return the folder a notebook writes to: the run's own, or a drafts folder when opened by hand."""
    given = os.environ.get(OUTPUT_VARIABLE)
    return Path(given) if given else BUILD / "drafts" / language / address
