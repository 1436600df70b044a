"""What became of a run: values that travel between processes and are told at the end."""

from __future__ import annotations

from dataclasses import dataclass

from bulletins.language import words
from bulletins.vocabulary import Address, Fate, Language

# What the machine did to a run: the next time it may do otherwise, with nothing changed.
_OF_THE_MACHINE = ("dead-worker", "dead-kernel", "disk-full")


@dataclass(frozen=True)
class Failure:
    """Why a run failed. ``code`` names the message ``failure-<code>``; ``details`` are its variables."""

    code: str
    details: tuple[tuple[str, str], ...] = ()

    @property
    def may_pass(self) -> bool:
        """Return whether the same run may go well the next time although nothing has changed."""
        return self.code in _OF_THE_MACHINE

    def sentence(self, language: Language | str) -> str:
        """Return the failure as one line."""
        return words(language)(f"failure-{self.code}", **dict(self.details))


class Refused(Exception):  # noqa: N818 - says what happened to the notebook, and reads so where it is raised
    """A notebook is not fit to be run or to be published."""

    def __init__(self, code: str, **details: str) -> None:
        self.failure = Failure(code, tuple(details.items()))
        super().__init__(self.failure.sentence(Language.EN))


@dataclass(frozen=True)
class Outcome:
    """What became of one run: its fate, why it failed, how long it took, what it wrote to stderr."""

    address: Address
    language: Language
    fate: Fate
    seconds: float = 0.0
    failure: Failure | None = None
    stderr: str = ""
    traceback: str = ""
