"""Imports without what costs more than it gives: a module that an optional import of a library would fetch."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager

# Jupyter asks for jsonschema with all its formats. One of them makes a grammar of addresses as it is imported, for more
# than half a second; jsonschema does without it where it is not installed, and no notebook has anything of that format.
_SLOW = "rfc3987_syntax"


@contextmanager
def without_grammars() -> Iterator[None]:
    """Let what is imported in the block (nbformat, nbconvert, papermill) find that the slow module is not installed."""
    if _SLOW in sys.modules:
        yield
        return
    sys.modules[_SLOW] = None  # type: ignore[assignment]
    try:
        yield
    finally:
        del sys.modules[_SLOW]
