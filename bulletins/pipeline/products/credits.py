"""Whose figures they are: nature, notice, publisher, licence and sources of a campaign, as every product says them."""

from __future__ import annotations

from typing import Any

from bulletins.evidence.campaign import Campaign, Source
from bulletins.evidence.typed import Bilingual
from bulletins.language import words
from bulletins.vocabulary import Language


def both(text: Bilingual) -> dict[str, str]:
    """Return a text in both languages as plain data."""
    return {"zh": text.zh, "en": text.en}


def message(name: str, **variables: Any) -> dict[str, str]:
    """Return a message in both languages as plain data."""
    return {language.value: words(language)(name, **variables) for language in Language}


def of(campaign: Campaign) -> dict[str, Any]:
    """Return what a product says of a campaign in both languages."""
    return {
        "nature": campaign.nature,
        "notice": both(campaign.notice),
        "publisher": both(campaign.publisher),
        "licence": both(campaign.licence),
        "sources": [_source(source) for source in campaign.sources],
    }


def label(nature: str, language: Language) -> str:
    """Return the two words that go before everything synthetic, and before everything published."""
    return words(language)(f"nature-{nature}")


def warning(campaign: Campaign, language: Language) -> str:
    """Return the sentence that a product in one language begins with: what the figures are."""
    named = {"label": label(campaign.nature, language), "notice": campaign.notice.text(language)}
    return words(language)("product-notice", **named)


def _source(source: Source) -> dict[str, Any]:
    return {
        "title": both(source.title),
        "publisher": both(source.publisher),
        "published": source.published.isoformat() if source.published else None,
        "url": source.url,
    }
