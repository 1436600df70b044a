"""The columns of ``scores.csv``: their types, and what each is called and means in both languages."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any

from bulletins.language import words
from bulletins.vocabulary import Language

Value = str | int | float | bool | None

_WHOLE = re.compile(r"-?\d+", re.ASCII)
_BOOLEANS = {"true": True, "false": False}
_UNRANKED = ("not_assessed", "coverage", "all_finished", "exempt", "gate", "waiting")


class Kind(StrEnum):
    """What the cells of a column hold; the words are those of JSON Schema and of Frictionless."""

    STRING = "string"
    NUMBER = "number"
    INTEGER = "integer"
    BOOLEAN = "boolean"


@dataclass(frozen=True)
class Column:
    """A column: its name in the file, what its cells hold, and what they are held to."""

    name: str
    kind: Kind = Kind.STRING
    filled: bool = False
    constraints: Mapping[str, Any] = field(default_factory=dict, hash=False)

    def heading(self, language: Language) -> str:
        """Return what a reader calls the column; one that we do not know has its own name only."""
        return words(language)(f"scores-{self._message}") if self.name in KNOWN else self.name

    def meaning(self, language: Language) -> str:
        """Return in a sentence what the column holds; nothing of one that we do not know."""
        return words(language)(f"scores-{self._message}-meaning") if self.name in KNOWN else ""

    def value(self, text: str) -> Value:
        """Return a cell of the file as what it means: nothing where it is empty; ``ValueError`` if it is none."""
        if text == "":
            return None
        if self.kind is Kind.STRING:
            return text
        if self.kind is Kind.BOOLEAN:
            return _boolean(text)
        whole = _WHOLE.fullmatch(text) is not None
        return int(text) if whole or self.kind is Kind.INTEGER else float(text)

    @property
    def _message(self) -> str:
        return self.name.replace("_", "-")


def _boolean(text: str) -> bool:
    if text not in _BOOLEANS:
        raise ValueError(f"“{text}” is neither true nor false")
    return _BOOLEANS[text]


# A position may have a half: units that tie share the mean of their places where the rules say so.
COLUMNS = (
    Column("month", filled=True),
    Column("league", filled=True),
    Column("action"),
    Column("group"),
    Column("unit", filled=True),
    Column("name_zh", filled=True),
    Column("name_en", filled=True),
    Column("score", Kind.NUMBER),
    Column("position", Kind.NUMBER, constraints={"minimum": 1}),
    Column("tied", Kind.BOOLEAN, filled=True),
    Column("of", Kind.INTEGER, filled=True, constraints={"minimum": 0}),
    Column("movement", Kind.NUMBER),
    Column("unranked_because", constraints={"enum": list(_UNRANKED)}),
    Column("grade"),
    Column("award", Kind.BOOLEAN, filled=True),
    Column("nature", filled=True, constraints={"enum": ["synthetic", "published"]}),
)
KNOWN = {column.name: column for column in COLUMNS}


def of(name: str) -> Column:
    """Return the column of that name; one that we do not know holds text."""
    return KNOWN.get(name, Column(name))
