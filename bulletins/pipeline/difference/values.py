"""JSON: each key whose value differs, with both; items of lists are known by what names them, not by place."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from bulletins.pipeline.difference.told import Difference

# What names the items of a list of ours, where each item has it and no two have the same.
_NAMES = (("path",), ("league", "unit"), ("unit",), ("id",), ("name",))
_ABSENT = object()


def between(file: str, before: bytes, after: bytes) -> Iterator[Difference]:
    """Yield every key whose value differs."""
    return of_values(file, json.loads(before), json.loads(after))


def of_values(file: str, before: Any, after: Any) -> Iterator[Difference]:
    """Yield every key whose value differs between two values read from JSON."""
    for key, one, other in _walk("", before, after):
        yield Difference("key", (("file", file), ("key", key or "–")), _text(one), _text(other))


def _walk(key: str, before: Any, after: Any) -> Iterator[tuple[str, Any, Any]]:
    if type(before) is type(after) and isinstance(before, dict):
        yield from _walk_items(key, before, after, "{}.{}" if key else "{}{}")
    elif type(before) is type(after) and isinstance(before, list):
        names = next((names for names in _NAMES if _is_named(names, before) and _is_named(names, after)), ())
        yield from _walk_items(key, _named(names, before), _named(names, after), "{}[{}]")
    elif type(before) is not type(after) or before != after:
        yield key, before, after


def _walk_items(key: str, before: Mapping[str, Any], after: Mapping[str, Any], form: str
                ) -> Iterator[tuple[str, Any, Any]]:  # fmt: skip
    for name in dict.fromkeys([*before, *after]):
        yield from _walk(form.format(key, name), before.get(name, _ABSENT), after.get(name, _ABSENT))


def _is_named(names: Sequence[str], items: Sequence[Any]) -> bool:
    if not all(isinstance(item, dict) and all(name in item for name in names) for item in items):
        return False
    return len({_name(names, item) for item in items}) == len(items)


def _named(names: Sequence[str], items: Sequence[Any]) -> dict[str, Any]:
    return {_name(names, item) if names else str(place): item for place, item in enumerate(items)}


def _name(names: Sequence[str], item: Mapping[str, Any]) -> str:
    return " ".join(str(item[name]) for name in names)


def _text(value: Any) -> str | None:
    if value is _ABSENT:
        return None
    return value if isinstance(value, str) else json.dumps(value, ensure_ascii=False, sort_keys=True)
