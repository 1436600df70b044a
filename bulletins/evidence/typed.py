"""What every part of ``campaign.yml`` is built from: frozen models, codes, texts, days, links, periods."""

from __future__ import annotations

import re
from datetime import date
from typing import Annotated, Any, LiteralString

from pydantic import AfterValidator, BaseModel, BeforeValidator, ConfigDict
from pydantic_core import PydanticCustomError

from bulletins.evidence import notation
from bulletins.vocabulary import Language


class Bilingual(BaseModel):
    """One text in both languages; both are required, an empty one is refused by the contracts."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    zh: str
    en: str

    def text(self, language: Language | str) -> str:
        """Return the text in ``language``."""
        return self.zh if Language(language) is Language.ZH else self.en


class Frozen(BaseModel):
    """A part of the campaign file: typed, unchangeable, and refusing keys it does not know."""

    model_config = ConfigDict(frozen=True, extra="forbid", allow_inf_nan=False)


def _day(value: Any) -> Any:
    """Read a day by our own notation: pydantic would take a bare number for seconds since 1970."""
    if isinstance(value, str):
        return notation.day(value)
    if isinstance(value, date):
        return value
    raise PydanticCustomError("not-a-day", "not a day")


def _is_filled(text: Bilingual) -> Bilingual:
    return Bilingual(zh=_is_visible(text.zh), en=_is_visible(text.en))


def _is_visible(text: str) -> str:
    # Folded YAML text arrives in several lines; a page shows it as one.
    return notation.drawable(" ".join(text.split()))


def _is_link(text: str) -> str:
    if re.fullmatch(r"https?://[^\s<>\"'\\]+", text) is None:
        raise PydanticCustomError("not-a-link", "not a link")
    return text


Code = Annotated[str, AfterValidator(notation.code)]
Text = Annotated[Bilingual, AfterValidator(_is_filled)]
Filled = Annotated[str, AfterValidator(_is_visible)]
Link = Annotated[str, AfterValidator(_is_link)]
Day = Annotated[date, BeforeValidator(_day)]
# A period with days of its own; most often a month.
MonthText = Annotated[str, AfterValidator(notation.dated)]


def refuse_repeats(ids: list[str]) -> None:
    """Raise if one id stands twice."""
    repeated = sorted({one for one in ids if ids.count(one) > 1})
    if repeated:
        raise PydanticCustomError("repeated-id", "", {"ids": ", ".join(repeated)})


def refuse_other_sum(parts: list[float], code: LiteralString, expected: float = 100) -> None:
    """Raise unless ``parts`` add up to ``expected``."""
    total = wrong_sum(parts, expected)
    if total is not None:
        raise PydanticCustomError(code, "", {"total": total, "expected": f"{expected:g}"})


def wrong_sum(parts: list[float], expected: float = 100) -> str | None:
    """Return the sum of ``parts`` as text unless it is ``expected`` (to a millionth: they have few decimals)."""
    total = sum(parts)
    return None if abs(total - expected) <= 1e-6 else f"{total:.10g}"
