"""What the head of a page says of its data to search engines: a ``Dataset`` of schema.org, as JSON-LD."""

from __future__ import annotations

from typing import Any

from bulletins.evidence.campaign import Source
from bulletins.language import words
from bulletins.pipeline.products import addresses, credits, days, package, written
from bulletins.pipeline.products.model import Dataset
from bulletins.vocabulary import Language

_LANGUAGES = {Language.ZH: "zh-CN", Language.EN: "en"}
_MEASURED = ("score", "position", "movement")
_TABLES = ("scores.csv", "scores.json", "scores.ods")


def element(dataset: Dataset, url: str) -> str:
    """Return the ``<script>`` with the description; it runs nothing, and nothing in a name can end it."""
    return f'<script type="application/ld+json">{written.for_page(described(dataset, url))}</script>'


def described(dataset: Dataset, url: str) -> dict[str, Any]:
    """Return the description; ``url`` is where the site is published: what reads it does not read it there."""
    campaign, language = dataset.campaign, dataset.language
    title, home = dataset.title.text(language), addresses.page(url, language, str(dataset.address))
    first, until = days.coverage(campaign, dataset.period, dataset.last)
    return {
        "@context": "https://schema.org/",
        "@type": "Dataset",
        "@id": home,
        "url": home,
        "name": title,
        "description": words(language)(
            "package-description", notice=credits.warning(campaign, language), title=title
        ),
        "identifier": str(dataset.address),
        "inLanguage": _LANGUAGES[language],
        "keywords": [words(language)("dataset-keyword"), credits.label(dataset.nature, language)],
        "isAccessibleForFree": True,
        "license": {"@type": "CreativeWork", "name": campaign.licence.text(language)},
        "publisher": {"@type": "Organization", "name": campaign.publisher.text(language)},
        "creator": {"@type": "Organization", "name": campaign.publisher.text(language)},
        "temporalCoverage": f"{first.isoformat()}/{until.isoformat()}",
        "isBasedOn": [_source(source, language) for source in campaign.sources],
        "variableMeasured": [
            {"@type": "PropertyValue", "name": column.heading(language), "description": column.meaning(language)}
            for column in dataset.table.columns if column.name in _MEASURED
        ],
        "distribution": [_file(name, home, language) for name in _TABLES],
    }  # fmt: skip


def _source(source: Source, language: Language) -> dict[str, Any]:
    told = {
        "@type": "CreativeWork",
        "name": source.title.text(language),
        "publisher": {"@type": "Organization", "name": source.publisher.text(language)},
        "datePublished": source.published.isoformat() if source.published else None,
        "url": source.url,
    }
    return {name: value for name, value in told.items() if value is not None}


def _file(name: str, home: str, language: Language) -> dict[str, Any]:
    return {
        "@type": "DataDownload",
        "name": package.title(name, language),
        "contentUrl": f"{home}{name}",
        "encodingFormat": package.MEDIA[name],
    }
