"""Words and computed sentences in Chinese and English, from the Fluent files of ``templates/language``."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path
from typing import Any

from fluent.runtime import FluentBundle, FluentResource
from fluent.syntax.ast import Message

from bulletins.paths import TEMPLATES
from bulletins.vocabulary import Language

FOLDER = TEMPLATES / "language"
_PUNCTUATION = re.compile(r"([!-/:-@\[-`{-~])")


class Words:
    """The messages of one language; a message or a variable that is missing is an error, never a blank."""

    def __init__(self, language: Language) -> None:
        self.language = language
        self._plain: dict[str, str] = {}
        # No isolation marks: the numbers and names we insert have one direction.
        self._bundle = FluentBundle([language.value], use_isolating=False)
        for file in sorted((FOLDER / language.value).glob("*.ftl")):
            self._bundle.add_resource(_parsed(file))

    def __call__(self, message: str, /, **variables: Any) -> str:
        """Return ``message`` with its ``variables`` filled in; raise ``KeyError`` if either is unknown.

        Numbers are shown as the caller wrote them: pass text for a value, an ``int`` only to choose a plural.
        """
        if variables:
            return self._tell(message, variables)
        if message not in self._plain:
            self._plain[message] = self._tell(message, variables)
        return self._plain[message]

    def _tell(self, message: str, variables: dict[str, Any]) -> str:
        if not self._bundle.has_message(message):
            raise KeyError(f"no message “{message}” in templates/language/{self.language}")
        pattern = self._bundle.get_message(message).value
        if pattern is None:
            raise KeyError(f"message “{message}” ({self.language}) is empty")
        text, errors = self._bundle.format_pattern(pattern, variables)
        if errors:
            raise KeyError(f"message “{message}” ({self.language}): {errors[0]}")
        return str(text)

    def prepare(self) -> None:
        """Compile all messages now, where that is done once for many: else each is when it is first told."""
        for file in sorted((FOLDER / self.language.value).glob("*.ftl")):
            for entry in _parsed(file).body:
                if isinstance(entry, Message):
                    self._bundle.get_message(entry.id.name)

    def starting(self, prefix: str) -> dict[str, str]:
        """Return every message whose name starts with ``prefix``, by the rest of its name."""
        files = sorted((FOLDER / self.language.value).glob("*.ftl"))
        found = (entry.id.name for file in files for entry in _parsed(file).body if isinstance(entry, Message))
        return {name.removeprefix(prefix): self(name) for name in found if name.startswith(prefix)}

    def knows(self, message: str) -> bool:
        """Return whether ``message`` exists."""
        return bool(self._bundle.has_message(message))


@cache
def _parsed(file: Path) -> Any:
    return FluentResource(file.read_text(encoding="utf-8"))


@cache
def words(language: Language | str) -> Words:
    """Return the messages of ``language``, read once per process."""
    return Words(Language(language))


def escape_markdown(text: str) -> str:
    """Return ``text`` so that Markdown shows it as it is: a backslash before all ASCII punctuation, one line."""
    return _PUNCTUATION.sub(r"\\\1", " ".join(text.split()))
