"""How codes, numbers, days, months and texts are written; a slip is named together with its mend.

Each function takes the text of a cell (or of a YAML scalar), never empty, and returns what it means or raises
``PydanticCustomError``, whose type names the message ``fault-<type>``.
"""

from __future__ import annotations

import re
import unicodedata
from datetime import date
from functools import lru_cache

from pydantic_core import PydanticCustomError

from bulletins import glyphs
from bulletins.moments import Moment
from bulletins.periods import Period, PeriodKind

CODE = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*", re.ASCII)
LONGEST_CODE = 60
LONGEST_TEXT = 1000
# A date outside these years is a slip of the keyboard: no campaign is older, none is planned beyond.
YEARS = (1990, 2100)

_NUMBER = re.compile(r"-?\d+(\.\d+)?", re.ASCII)
_GROUPED = re.compile(r"-?\d{1,3}([,'’ _]\d{3})+(\.\d+)?", re.ASCII)
_DAY = re.compile(r"\d{4}-\d{2}-\d{2}", re.ASCII)
_OTHER_DAY = re.compile(r"(\d{4})\D{1,2}(\d{1,2})\D{1,2}(\d{1,2})(\D.*)?", re.ASCII)
_PACKED_DAY = re.compile(r"(\d{4})(\d{2})(\d{2})()", re.ASCII)
_MINUTE = re.compile(r"([01]\d|2[0-3]):[0-5]\d", re.ASCII)
_OTHER_MOMENT = re.compile(r"(\d{4}\D{0,2}\d{1,2}\D{0,2}\d{1,2})\D{1,2}(\d{1,2}):(\d{2})(?::00)?", re.ASCII)


def _plain(text: str) -> str:
    """Return ``text`` in half-width characters, without spaces around it."""
    return unicodedata.normalize("NFKC", text).replace("\u2212", "-").strip()


@lru_cache(maxsize=65_536)  # a table repeats the same few over and over
def code(text: str) -> str:
    """Return a code: lower-case ASCII letters and digits, joined by single hyphens."""
    if CODE.fullmatch(text) is None or len(text) > LONGEST_CODE:
        raise PydanticCustomError("not-a-code", "not a code")
    return text


def number(text: str) -> float:
    """Return a number; say how to write it when it is written another way."""
    if _NUMBER.fullmatch(text):
        return float(text) + 0.0  # -0 becomes 0
    plain = _plain(text)
    if _NUMBER.fullmatch(plain):
        raise PydanticCustomError(
            "spaces-around" if text.strip() == plain else "full-width-number", "", {"mend": plain}
        )
    if _GROUPED.fullmatch(plain):
        raise PydanticCustomError("thousands-separators", "", {"mend": re.sub(r"[,'’ _]", "", plain)})
    if plain.endswith("%") and _NUMBER.fullmatch(plain[:-1].strip()):
        raise PydanticCustomError("percent-sign", "", {"mend": plain[:-1].strip()})
    raise PydanticCustomError("not-a-number", "not a number")


def whole(text: str) -> int:
    """Return a whole number."""
    value = number(text)
    if not value.is_integer():  # infinity, from hundreds of digits, is none either
        raise PydanticCustomError("not-a-whole-number", "not a whole number")
    return int(value)


def day(text: str) -> date:
    """Return a day written as YYYY-MM-DD; say how to write it when it is written another way."""
    if _DAY.fullmatch(text):
        try:
            read = date.fromisoformat(text)
        except ValueError:
            raise PydanticCustomError("no-such-day", "no such day") from None
        if not YEARS[0] <= read.year <= YEARS[1]:
            raise PydanticCustomError("day-out-of-range", "", {"first": str(YEARS[0]), "last": str(YEARS[1])})
        return read
    plain = _plain(text)
    other = _OTHER_DAY.fullmatch(plain) or _PACKED_DAY.fullmatch(plain)
    if other:
        mend = "-".join((other[1], other[2].zfill(2), other[3].zfill(2)))
        try:
            date.fromisoformat(mend)
        except ValueError:
            raise PydanticCustomError("no-such-day", "no such day") from None
        raise PydanticCustomError("day-in-other-form", "", {"mend": mend})
    raise PydanticCustomError("not-a-day", "not a day")


def moment(text: str) -> str:
    """Return a day, or a minute of it written as YYYY-MM-DD HH:MM; say how to write it when it is written otherwise."""
    told, _, minute = text.partition(" ")
    if _MINUTE.fullmatch(minute):
        day(told)
        return text
    if not _has_minute(text):
        return day(text).isoformat()
    other = _OTHER_MOMENT.fullmatch(_plain(text))
    if other is None:
        raise PydanticCustomError("not-a-moment", "not a moment")
    mend = f"{_mended_day(other[1])} {other[2].zfill(2)}:{other[3]}"
    try:
        Moment.parse(mend)
    except ValueError:
        raise PydanticCustomError("no-such-minute", "no such minute") from None
    raise PydanticCustomError("moment-in-other-form", "", {"mend": mend})


def _has_minute(text: str) -> bool:
    return ":" in _plain(text)


def _mended_day(text: str) -> str:
    other = _OTHER_DAY.fullmatch(text) or _PACKED_DAY.fullmatch(text)
    return "-".join((other[1], other[2].zfill(2), other[3].zfill(2))) if other else text


def period(text: str) -> str:
    """Return a period: ten days, a month, a quarter, a year or the campaign to date."""
    try:
        return str(Period.parse(text))
    except ValueError:
        raise PydanticCustomError("not-a-month", "", {"month": text}) from None


def dated(text: str) -> str:
    """Return a period that has days of its own: not the campaign to date."""
    if Period.parse(period(text)).kind is PeriodKind.TO_DATE:
        raise PydanticCustomError("not-a-month", "", {"month": text})
    return text


def month(text: str) -> str:
    """Return a month written as YYYY-MM."""
    if Period.parse(dated(text)).kind is not PeriodKind.MONTH:
        raise PydanticCustomError("not-a-calendar-month", "", {"month": text})
    return text


def line_of_text(text: str) -> str:
    """Return a text of one line, without spaces around it; what a reader could not see is refused.

    Markup and formulas are accepted: pages escape them and CSV files neutralise them.
    """
    if not text.strip():
        raise PydanticCustomError("empty-cell", "empty cell")
    if "\ufffd" in text:
        raise PydanticCustomError("lost-character", "lost character")
    for character in text:
        if unicodedata.category(character) in {"Cc", "Cf", "Cs", "Co", "Zl", "Zp"}:
            raise PydanticCustomError("control-character", "", {"character": f"U+{ord(character):04X}"})
    if len(text) > LONGEST_TEXT:
        raise PydanticCustomError("text-too-long", "", {"most": str(LONGEST_TEXT)})
    return text.strip()


def drawable(text: str) -> str:
    """Return a text of one line that figures can show too: each of its characters is in their font."""
    line = line_of_text(text)
    if missing := glyphs.missing(line):
        raise PydanticCustomError("missing-character", "", {"characters": glyphs.named(missing)})
    return line
