"""What every sentence about the rules needs: the words of the language, names, lists, numbers."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cached_property
from typing import TYPE_CHECKING

from bulletins.language import Words, words
from bulletins.page.prose.rules.formulas import plain
from bulletins.vocabulary import Language

if TYPE_CHECKING:
    from bulletins.evidence.campaign import Campaign
    from bulletins.evidence.typed import Bilingual


class Wording:
    """The rules of one campaign in one language."""

    def __init__(self, campaign: Campaign, language: Language | str) -> None:
        self.campaign, self.language = campaign, Language(language)

    @cached_property
    def tell(self) -> Words:
        """Return the messages of the language."""
        return words(self.language)

    def name(self, text: Bilingual) -> str:
        """Return a text of the rules in the language."""
        return text.text(self.language)

    def term(self, code: str) -> str:
        """Return what a milestone, a size, a tier, a level or a panel is called."""
        return self.campaign.term(code, self.language)

    def listed(self, texts: Iterable[str]) -> str:
        """Return ``texts`` with the comma of the language between them."""
        return self.tell("separator").join(texts)

    def clauses(self, texts: Iterable[str]) -> str:
        """Return ``texts``, each longer than a word, with the semicolon of the language between them."""
        return self.tell("rules-list").join(texts)

    def together(self, sentences: Iterable[str]) -> str:
        """Return ``sentences`` one after the other, as the language sets them."""
        whole = ""
        for sentence in sentences:
            whole = self.tell("rules-sentences", one=whole, two=sentence) if whole else sentence
        return whole

    def symbol(self, name: str) -> str:
        """Return what a quantity is called in a formula."""
        return self.tell(f"symbol-{name}")

    def signed(self, value: float) -> str:
        """Return ``value`` with its sign."""
        return f"+{plain(value)}" if value > 0 else plain(value)
