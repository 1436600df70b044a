"""What each figure of a bulletin shows, as a CSV file beside its page; the notebook has it with the drawing."""

from __future__ import annotations

import csv
import io
import json

from bulletins.evidence import provenance
from bulletins.vocabulary import FIGURE_DATA

FOLDER = "figures"
# How the data of a cell's figures begin in the text of a notebook's file. Looked for without reading the whole:
# these texts are long, and full of drawings.
_IN_FILE = f'"{FIGURE_DATA}": '


def place(name: str) -> str:
    """Return where the data of the figure called ``name`` lie beside its page."""
    return f"{FOLDER}/{name}.csv"


def data_in(notebook: str) -> dict[str, str]:
    """Return the data of all figures in the text of a notebook's file, by the figures' names, in their order."""
    read = json.JSONDecoder().raw_decode
    found: dict[str, str | list[str]] = {}
    for piece in notebook.split(_IN_FILE)[1:]:
        found |= read(piece)[0]
    return {name: data if isinstance(data, str) else "".join(data) for name, data in found.items()}


def document(data: str) -> bytes:
    """Return the data of a figure as a file that spreadsheets open as meant: a BOM, and no text run as a formula."""
    return provenance.rows_csv(csv.reader(io.StringIO(data, newline="")))
