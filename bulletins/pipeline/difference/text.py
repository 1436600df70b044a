"""Files without a form of their own: the first line that differs, or the first byte."""

from __future__ import annotations

from itertools import zip_longest

from bulletins.pipeline.difference.told import Difference


def first(file: str, before: bytes, after: bytes) -> Difference:
    """Return the first difference of two contents that are not the same."""
    try:
        ours, theirs = before.decode("utf-8"), after.decode("utf-8")
    except UnicodeDecodeError:
        return _byte(file, before, after)
    lines = zip_longest(ours.split("\n"), theirs.split("\n"))
    number, (one, other) = next((n, pair) for n, pair in enumerate(lines, start=1) if pair[0] != pair[1])
    return Difference("line", (("file", file), ("line", str(number))), one, other)


def _byte(file: str, before: bytes, after: bytes) -> Difference:
    same = next((n for n, (a, b) in enumerate(zip(before, after, strict=False)) if a != b), None)
    place = min(len(before), len(after)) if same is None else same
    ours, theirs = (f"{len(data)} B: {data[place : place + 8].hex(' ')}" for data in (before, after))
    return Difference("byte", (("file", file), ("byte", str(place + 1))), ours, theirs)
