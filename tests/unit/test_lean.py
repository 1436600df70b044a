"""What is imported: no more than is needed, and without a grammar that takes longer than all the rest."""

from __future__ import annotations

import subprocess
import sys

SCRIPT = """
import sys
from bulletins.pipeline import lean
with lean.without_grammars():
    import nbformat
assert "rfc3987_syntax" not in sys.modules
nbformat.validate(nbformat.v4.new_notebook(cells=[nbformat.v4.new_code_cell("1 + 1")]))
try:
    nbformat.validate(nbformat.from_dict({"nbformat": 4, "nbformat_minor": 5, "metadata": {}, "cells": [{}]}))
except nbformat.ValidationError:
    import rfc3987_syntax
    with lean.without_grammars():
        import rfc3987_syntax
    print("as ever")
"""


def test_notebooks_are_checked_as_ever() -> None:
    """Without the grammar a sound notebook is sound and a broken one is not; whoever wants the grammar has it."""
    done = subprocess.run([sys.executable, "-c", SCRIPT], capture_output=True, encoding="utf-8", check=False)
    assert "as ever\n" == done.stdout, done.stderr


RENDERING = """
import pathlib, pkgutil, sys
from bulletins.pipeline import render
for found in pkgutil.iter_modules(render.__path__):
    __import__(f"bulletins.pipeline.render.{found.name}")
assert "nbconvert" not in sys.modules, "only who renders a page waits for nbconvert"
from bulletins.pipeline.render import exporter
exporter.body_of([])
print(sorted({"pandas", "numpy", "matplotlib", "papermill", "rfc3987_syntax"} & set(sys.modules)))
"""


def test_what_rendering_imports() -> None:
    """Rendering needs neither what computes nor what draws, and nbconvert only where a notebook's page is made."""
    done = subprocess.run(
        [sys.executable, "-c", RENDERING], capture_output=True, encoding="utf-8", check=False
    )
    assert "[]\n" == done.stdout, done.stderr
