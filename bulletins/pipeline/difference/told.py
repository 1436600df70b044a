"""One difference: where it is, and both values; its sentence comes from ``build.ftl``, in two languages."""

from __future__ import annotations

import re
from dataclasses import dataclass

from bulletins.language import Words, words
from bulletins.vocabulary import Language

# What the two sides are called: those of two sites, or what was published and what is computed from it.
COMPARED, VERIFIED = "compared", "verified"
_WIDTH, _LEAD, _WORD = 72, 24, 20


@dataclass(frozen=True)
class Difference:
    """One place where two files differ. ``code`` names the message ``place-<code>``, ``details`` its variables.

    ``before`` and ``after`` are what stands there; ``None`` where that side has no such place.
    """

    code: str
    details: tuple[tuple[str, str], ...]
    before: str | None
    after: str | None

    def sentence(self, language: Language | str, sides: str = COMPARED) -> str:
        """Return the difference as one line."""
        tell = words(language)
        place = tell(f"place-{self.code}", **{name: _printable(text, 120) for name, text in self.details})
        return tell("difference", place=place, values=self._values(language, sides))

    def as_dict(self, sides: str = COMPARED) -> dict[str, object]:
        """Return the difference for machines, with its sentence in both languages."""
        told = {language.value: self.sentence(language, sides) for language in Language}
        place = {"kind": self.code, **dict(self.details)}
        return {"place": place, "before": self.before, "after": self.after, **told}

    def _values(self, language: Language | str, sides: str) -> str:
        tell = words(language)
        if self.before is None or self.after is None:
            there, side = (self.before, "before") if self.after is None else (self.after, "after")
            return tell(f"{sides}-only", side=side, value=_quoted(_printable(there or "", _WIDTH), tell))
        shown = [_quoted(text, tell) for text in _around(self.before, self.after)]
        return tell(f"{sides}-values", before=shown[0], after=shown[1])


def _quoted(text: str, tell: Words) -> str:
    """Return a word or a number as it is, a longer text between quotation marks, nothing as a word."""
    if not text:
        return tell("difference-nothing")
    return text if len(text) <= _WORD and " " not in text else tell("difference-quoted", text=text)


def _around(before: str, after: str) -> tuple[str, str]:
    """Return both texts, long ones cut to what surrounds the first character that differs."""
    if max(len(before), len(after)) <= _WIDTH:
        return _printable(before, _WIDTH), _printable(after, _WIDTH)
    pairs = enumerate(zip(before, after, strict=False))
    place = next((number for number, (a, b) in pairs if a != b), min(len(before), len(after)))
    start = max(0, place - _LEAD)
    return _cut(before, start), _cut(after, start)


def _cut(text: str, start: int) -> str:
    lead = "…" if start else ""
    return lead + _printable(text[start:], _WIDTH)


def _printable(text: str, longest: int) -> str:
    one_line = re.sub("[ \\n\\t]+", " ", text).strip(" ")
    shown = "".join(c if c.isprintable() else f"\\u{ord(c):04x}" for c in one_line)
    return shown if len(shown) <= longest else shown[: longest - 1] + "…"
