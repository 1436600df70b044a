"""What the head of a page tells other sites: where the page is published, and what to show with a link to it."""

from __future__ import annotations

from collections.abc import Iterator

from markupsafe import Markup

from bulletins.language import Words, words
from bulletins.pipeline.products import addresses, canvas, credits, image
from bulletins.pipeline.products.model import Dataset
from bulletins.pipeline.render.catalogue import Bulletin, Shelf
from bulletins.pipeline.render.planned import Head, Preview
from bulletins.pipeline.render.settings import Settings
from bulletins.vocabulary import Language

# What Open Graph calls the languages of the site.
_LOCALES = {Language.ZH: "zh_CN", Language.EN: "en_GB"}


def of_bulletin(dataset: Dataset) -> Preview:
    """Return the preview of a bulletin: its own picture, and its first point after what the figures are."""
    tell = words(dataset.language)
    point = next(iter(dataset.points), dataset.campaign.summary.text(dataset.language))
    alt = image.alternative(image.of(dataset), tell)
    return Preview(
        str(dataset.address), alt, labelled(point, dataset.nature, dataset.language), is_article=True
    )


def of_newest(newest: Bulletin | None, shelf: Shelf, text: str) -> Preview:
    """Return the preview of a page that leads to bulletins: with the picture of the newest, where there is one."""
    if newest is None:
        return Preview()
    campaign, language, unit = shelf.campaign, newest.run.language, newest.run.address.unit
    named = [shelf.units[unit].text(language)] if unit else []
    said = [campaign.name.text(language), credits.label(campaign.nature, language), *named]
    alt = words(language)("preview-separator").join([*said, newest.period.title(language)])
    return Preview(newest.path, alt, labelled(text, campaign.nature, language))


def labelled(text: str, nature: str, language: Language) -> str:
    """Return ``text`` after the words for what the figures are."""
    return words(language)("preview-text", label=credits.label(nature, language), text=text)


def elements(head: Head, site: Settings, language: Language) -> Markup:
    """Return the elements for a page's head."""
    address, preview = addresses.page(site.url, language, head.path), head.preview
    told = {
        "og:type": "article" if preview.is_article else "website",
        "og:site_name": site.title,
        "og:title": f"{head.title} – {head.subtitle}" if head.subtitle else head.title,
        "og:description": preview.text or head.description,
        "og:url": address,
        "og:locale": _LOCALES[language],
        "og:locale:alternate": ", ".join(_others(language)) if head.bilingual else "",
        **_picture(preview, site, language),
    }
    canonical = Markup('<link rel="canonical" href="{}">').format(address)
    meta = Markup('<meta property="{}" content="{}">')
    # What it shows it takes from the properties above; only how large it takes from nowhere else.
    card = Markup('<meta name="twitter:card" content="summary_large_image">')
    return Markup("\n").join(
        [canonical, *(meta.format(name, text) for name, text in told.items() if text), card]
    )


def _others(language: Language) -> Iterator[str]:
    return (locale for other, locale in _LOCALES.items() if other is not language)


def _picture(preview: Preview, site: Settings, language: Language) -> dict[str, str]:
    place = f"{preview.folder}/{image.FILE}" if preview.folder else image.FILE
    return {
        "og:image": addresses.file(site.url, language, place),
        "og:image:type": canvas.MEDIA_TYPE,
        "og:image:width": str(canvas.WIDTH),
        "og:image:height": str(canvas.HEIGHT),
        "og:image:alt": preview.alt or image.alternative(image.of_site(words(language)), words(language)),
    }


def signature(site: Settings, tell: Words) -> str:
    """Return what every picture is signed with: the site's name, and where it is published."""
    return tell("preview-signed", site=site.title, host=site.url.partition("://")[2])
