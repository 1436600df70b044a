"""The addresses ``<campaign>/latest/`` and ``<campaign>/latest/<unit>/``: they lead to the newest month there is."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from markupsafe import Markup

from bulletins.language import words
from bulletins.periods import PeriodKind
from bulletins.pipeline.hashes import hash_text
from bulletins.pipeline.render import settings, views
from bulletins.pipeline.render.catalogue import Catalogue, Shelf
from bulletins.pipeline.render.rendering import PREFIX
from bulletins.pipeline.render.tree import Tree
from bulletins.vocabulary import Language

LATEST = "latest"
# No script and no server is needed, and nothing of the site's look: nobody stays here.
_PAGE = Markup("""<!DOCTYPE html>
<html lang="{language}">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="robots" content="noindex">
<title>{title}</title>
<link rel="canonical" href="{canonical}">
<meta http-equiv="refresh" content="0; url={target}">
</head>
<body>
<main>
<h1>{title}</h1>
<p><a href="{target}">{words}</a></p>
</main>
</body>
</html>
""")


def lay(tree: Tree, catalogues: Mapping[Language, Catalogue]) -> None:
    """Give ``tree`` the pages that lead to the newest month of each campaign and of each unit."""
    for language, catalogue in catalogues.items():
        url = f"{settings.read(language).url}/{PREFIX[language]}"
        for shelf in catalogue.shelves:
            for path, target, title in _leads(shelf, language):
                # A unit may be called so: then its own page lies there.
                if path in catalogue.paths:
                    continue
                text = _page(path, target, title, url, language)
                place, key = f"{PREFIX[language]}{path}/index.html", hash_text(text)
                if not tree.keeps(place, key):
                    tree.write(place, key, text.encode())


def _leads(shelf: Shelf, language: Language) -> Iterator[tuple[str, str, str]]:
    """Yield the address of each such page, the address that it leads to, and the title of what lies there."""
    home, newest = f"{shelf.campaign.campaign}/{LATEST}", views.newest_of(shelf)
    tell = words(language)
    if newest is not None:
        yield home, newest.path, tell("overview-title", period=newest.period.title(language))
    for unit in shelf.units_with_bulletins:
        months = [one for one in shelf.of_unit(unit) if one.period.kind is PeriodKind.MONTH]
        if months:
            names = {"unit": shelf.units[unit].text(language), "period": months[0].period.title(language)}
            yield f"{home}/{unit}", months[0].path, tell("bulletin-title", **names)


def _page(path: str, target: str, title: str, url: str, language: Language) -> str:
    return str(_PAGE.format(
        language=language.value,
        title=title,
        canonical=f"{url}{target}/",
        target="../" * (path.count("/") + 1) + f"{target}/",
        words=words(language)("latest-leads", title=title),
    ))  # fmt: skip
