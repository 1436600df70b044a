"""Words and computed sentences in Chinese and English, from the Fluent files of ``templates/language``.

A message is parsed when it is first told: most processes say few of them, and parsing all takes a tenth of a second.
"""

from __future__ import annotations

import re
from collections.abc import Collection
from functools import cache
from typing import Any

from fluent.runtime import FluentBundle, FluentResource

from bulletins.paths import TEMPLATES
from bulletins.vocabulary import Language

FOLDER = TEMPLATES / "language"
# An entry begins at the margin, what belongs to it is indented; it may refer to others by their names in braces.
_ENTRY = re.compile(r"^(-?[a-zA-Z][\w-]*) *=", re.MULTILINE)
_REFERENCE = re.compile(r"\{\s*(-?[a-zA-Z][\w-]*)\s*[.}]")
_PUNCTUATION = re.compile(r"([!-/:-@\[-`{-~])")


class Words:
    """The messages of one language; a message or a variable that is missing is an error, never a blank."""

    def __init__(self, language: Language) -> None:
        self.language = language
        self._plain: dict[str, str] = {}
        self._entries = _entries(language)
        files = reversed(self._entries.values())  # of two entries of one name the first counts
        self._unread = {name: text for texts in files for name, text in texts.items()}
        self._names = frozenset(self._unread)
        # No isolation marks: the numbers and names we insert have one direction.
        self._bundle = FluentBundle([language.value], use_isolating=False)

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
        if not self.knows(message):
            raise KeyError(f"no message “{message}” in templates/language/{self.language}")
        pattern = self._bundle.get_message(message).value
        if pattern is None:
            raise KeyError(f"message “{message}” ({self.language}) is empty")
        text, errors = self._bundle.format_pattern(pattern, variables)
        if errors:
            raise KeyError(f"message “{message}” ({self.language}): {errors[0]}")
        return str(text)

    def _read(self, name: str) -> None:
        """Parse an entry, and those it refers to, unless it was."""
        text = self._unread.pop(name, None)
        if text is not None:
            self._bundle.add_resource(FluentResource(text))
            for other in _REFERENCE.findall(text):
                self._read(other)

    def prepare(self, without: Collection[str] = ()) -> None:
        """Compile all messages, but those of the files ``without``, where that is done once for many processes."""
        for file, texts in self._entries.items():
            for name in texts if file not in without else ():
                if self.knows(name):
                    self._bundle.get_message(name)

    def starting(self, prefix: str) -> dict[str, str]:
        """Return every message whose name starts with ``prefix``, by the rest of its name."""
        found = (name for texts in self._entries.values() for name in texts if name.startswith(prefix))
        return {name.removeprefix(prefix): self(name) for name in found}

    def knows(self, message: str) -> bool:
        """Return whether ``message`` exists."""
        if message in self._names:
            self._read(message)
        return bool(self._bundle.has_message(message))


@cache
def _entries(language: Language) -> dict[str, dict[str, str]]:
    """Return the text of each entry by its name, for each file by its name, as they stand."""
    found: dict[str, dict[str, str]] = {}
    for file in sorted((FOLDER / language.value).glob("*.ftl")):
        text = file.read_text(encoding="utf-8")
        places = list(_ENTRY.finditer(text))
        ends = [*(place.start() for place in places[1:]), len(text)]
        found[file.name] = {
            place[1]: text[place.start() : end] for place, end in zip(places, ends, strict=True)
        }
    return found


@cache
def words(language: Language | str) -> Words:
    """Return the messages of ``language``, read once per process."""
    return Words(Language(language))


def escape_markdown(text: str) -> str:
    """Return ``text`` so that Markdown shows it as it is: a backslash before all ASCII punctuation, one line."""
    return _PUNCTUATION.sub(r"\\\1", " ".join(text.split()))
