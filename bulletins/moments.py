"""Moments of a release, in China Standard Time: a day, or a minute of it; how they are written, ordered and shown."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta, timezone

from bulletins.periods import day_title
from bulletins.vocabulary import Language

# All of China keeps this time, all year round.
CHINA = timezone(timedelta(hours=8), "CST")
_FORM = re.compile(r"(\d{4}-\d{2}-\d{2})(?: (\d{2}):(\d{2}))?", re.ASCII)


@dataclass(frozen=True)
class Moment:
    """A day, or a minute of a day; ``str(moment)`` is the only way it is written in files: 2021-12-15 09:30.

    Where no minute is stated the moment is the day's first.
    """

    day: date
    minute: time | None = None

    @classmethod
    def parse(cls, text: str) -> Moment:
        """Return the moment written so; raise ``ValueError`` for any other form, and for one that there is not."""
        found = _FORM.fullmatch(text)
        if found is None:
            raise ValueError(f"“{text}” is no moment; write YYYY-MM-DD or YYYY-MM-DD HH:MM.")
        minute = time(int(found[2]), int(found[3])) if found[2] else None
        return cls(date.fromisoformat(found[1]), minute)

    def __str__(self) -> str:
        return self.day.isoformat() + (f" {self.minute:%H:%M}" if self.minute else "")

    @property
    def at(self) -> datetime:
        """Return the moment as what a clock shows."""
        return datetime.combine(self.day, self.minute or time(), CHINA)

    def title(self, language: Language | str) -> str:
        """Return the moment as a reader writes it: 2021年12月15日 09:30; 15 December 2021, 09:30."""
        day = day_title(self.day, language)
        if self.minute is None:
            return day
        return f"{day}{' ' if Language(language) is Language.ZH else ', '}{self.minute:%H:%M}"
