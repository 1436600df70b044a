"""What the contracts complain about, told as the code and the details of a fault.

Pydantic's own complaints get our codes, because their sentences are English and speak to programmers; our own
(``PydanticCustomError``) already carry theirs. A complaint that nobody foresaw becomes ``not-understood``.
"""

from __future__ import annotations

import difflib
import re
import types
from collections.abc import Iterable, Mapping, Sequence
from typing import Annotated, Any, Union, get_args, get_origin

from pydantic import BaseModel
from pydantic_core import ErrorDetails

Told = tuple[str, tuple[tuple[str, str], ...]]

FALLBACK = "not-understood"
# What pydantic calls it → our code and the details it needs, by the name pydantic gives them.
_SIMPLE: dict[str, tuple[str, dict[str, str]]] = {
    "greater_than_equal": ("too-small", {"least": "ge"}),
    "greater_than": ("not-above", {"least": "gt"}),
    "less_than_equal": ("too-large", {"most": "le"}),
    "less_than": ("not-below", {"most": "lt"}),
    "float_parsing": ("not-a-number", {}),
    "float_type": ("not-a-number", {}),
    "finite_number": ("not-a-number", {}),
    "int_parsing": ("not-a-whole-number", {}),
    "int_parsing_size": ("not-a-whole-number", {}),
    "int_type": ("not-a-whole-number", {}),
    "int_from_float": ("not-a-whole-number", {}),
    "bool_parsing": ("not-true-or-false", {}),
    "bool_type": ("not-true-or-false", {}),
    "string_type": ("not-text", {}),
    "string_unicode": ("not-text", {}),
    "too_short": ("empty-list", {}),
    "too_long": ("list-too-long", {"most": "max_length"}),
    "tuple_type": ("not-a-list", {}),
    "dict_type": ("not-a-mapping", {}),
    "model_type": ("not-a-mapping", {}),
    "model_attributes_type": ("not-a-mapping", {}),
}


def tell(error: ErrorDetails, known_keys: Sequence[str] = ()) -> Told:
    """Return the code and the details of the fault that ``error`` is; ``known_keys`` may stand there."""
    kind, context = str(error["type"]), error.get("ctx", {})
    if kind in _SIMPLE:
        code, wanted = _SIMPLE[kind]
        return code, tuple((name, _shown(context[key])) for name, key in wanted.items())
    if kind == "missing":
        return "missing-key", (("key", str(error["loc"][-1])),)
    if kind == "union_tag_not_found":
        return "missing-key", (("key", "type"),)
    if kind == "extra_forbidden":
        return one_of("unknown-key", str(error["loc"][-1]), known_keys)
    if kind in {"enum", "literal_error", "union_tag_invalid"}:
        known = re.findall(r"'([^']*)'", str(context.get("expected") or context.get("expected_tags")))
        return one_of("not-one-of", str(context.get("tag") or error["input"]), known)
    if "_" not in kind:  # ours are written with hyphens
        return kind, tuple((name, _shown(value)) for name, value in context.items() if name != "column")
    return FALLBACK, (("problem", error["msg"]),)


def one_of(code: str, value: str, known: Iterable[str]) -> Told:
    """Return the fault of a ``value`` that is not among the ``known``; with the nearest, if one is near."""
    known = list(known)
    details = (("known", ", ".join(known) or "–"),)
    near = nearest(value, known)
    return (f"{code}-near", (("near", near), *details)) if near else (code, details)


def nearest(value: str, known: Iterable[str]) -> str | None:
    """Return the known word that ``value`` was probably meant to be."""
    folded = {word.casefold().replace("_", "-"): word for word in known}
    found = difflib.get_close_matches(
        value.strip().casefold().replace("_", "-")[:100], folded, n=1, cutoff=0.7
    )
    return folded[found[0]] if found else None


def keys_at(model: type[BaseModel], loc: Sequence[str | int]) -> tuple[str, ...]:
    """Return the keys that may stand at ``loc`` (in pydantic's words) inside ``model``."""
    here: Any = model
    for step in loc:
        here = _inside(_bare(here), step)
    here = _bare(here)
    return tuple(_fields(here)) if isinstance(here, type) and issubclass(here, BaseModel) else ()


def _fields(model: type[BaseModel]) -> Mapping[str, Any]:
    """Return the types of a model's fields by the names they have in the file."""
    return {field.alias or name: field.annotation for name, field in model.model_fields.items()}


def _inside(kind: Any, step: str | int) -> Any:
    """Return what stands under ``step`` of a model, a tuple, a dict or a union whose members carry a tag."""
    origin, arguments = get_origin(kind), get_args(kind)
    if origin is tuple:
        return arguments[0]
    if origin is dict:
        return arguments[1]
    if origin in {Union, types.UnionType}:
        return next((m for m in arguments if get_args(m.model_fields["type"].annotation) == (step,)), None)
    return _fields(kind).get(str(step)) if isinstance(kind, type) and issubclass(kind, BaseModel) else None


def _bare(kind: Any) -> Any:
    """Return ``kind`` without ``Annotated`` and without ``None`` as an alternative."""
    while get_origin(kind) is Annotated:
        kind = get_args(kind)[0]
    if get_origin(kind) in {Union, types.UnionType}:
        members = [member for member in get_args(kind) if member is not type(None)]
        return _bare(members[0]) if len(members) == 1 else kind
    return kind


def _shown(value: Any) -> str:
    return f"{value:.15g}" if isinstance(value, int | float) and not isinstance(value, bool) else str(value)
