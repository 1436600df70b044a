"""How JSON is written here: a member a line, and of a list of things a line each, so that changes can be read."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any


def document(members: Mapping[str, Any]) -> bytes:
    """Return a JSON object as bytes, its members in their order."""
    lines = [f"{_plain(name)}: {_value(value)}" for name, value in members.items()]
    return ("{\n" + ",\n".join(lines) + "\n}\n").encode("utf-8")


def for_page(members: Mapping[str, Any]) -> str:
    """Return a JSON object in one line, fit to stand inside ``<script>``: nothing in it can end the element."""
    text = _plain(members)
    for sign in "<>&\u2028\u2029":
        text = text.replace(sign, f"\\u{ord(sign):04x}")
    return text


def _value(value: Any) -> str:
    several = isinstance(value, list) and value and all(isinstance(one, dict | list) for one in value)
    return "[\n" + ",\n".join(map(_plain, value)) + "\n]" if several else _plain(value)


def _plain(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False, allow_nan=False)
