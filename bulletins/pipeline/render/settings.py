"""What ``_quarto.yml`` and the language's profile say, for the embedded renderer: title, navigation, footer."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from ruamel.yaml import YAML

from bulletins.paths import REPOSITORY, TEMPLATES
from bulletins.vocabulary import Language


@dataclass(frozen=True)
class Entry:
    """An entry of the navigation; ``href`` is a folder relative to the site's root, ``""`` for the home page."""

    text: str
    href: str


@dataclass(frozen=True)
class Settings:
    """The site as one language shows it; ``url`` is where it is published, without a slash at the end."""

    title: str
    url: str
    footer: str
    toc_title: str
    navigation: tuple[Entry, ...]

    @property
    def base(self) -> str:
        """Return the way from the host to the site, with a slash at both ends."""
        return f"{urlsplit(self.url).path}/"


def project_file() -> Path:
    """Return the file that both renderers read first."""
    return REPOSITORY / "_quarto.yml"


def profile_file(language: Language) -> Path:
    """Return the file of the words of one language."""
    return TEMPLATES / "quarto" / f"_quarto-{language}.yml"


def read(language: Language) -> Settings:
    """Return the settings of the site in ``language``."""
    yaml = YAML(typ="safe")
    base = yaml.load(project_file().read_text(encoding="utf-8"))
    profile = yaml.load(profile_file(language).read_text(encoding="utf-8"))
    values = _merged(base, profile)
    entries = values["website"]["navbar"]["left"]
    return Settings(
        title=values["website"]["title"],
        url=values["website"]["site-url"].rstrip("/"),
        footer=values["website"]["page-footer"]["center"],
        toc_title=values["format"]["html"]["toc-title"],
        navigation=tuple(Entry(entry["text"], entry["href"].removesuffix("index.qmd")) for entry in entries),
    )


def _merged(base: dict[str, Any], over: dict[str, Any]) -> dict[str, Any]:
    """Return ``base`` with the keys of ``over`` laid over it, as Quarto lays a profile over the project."""
    result = dict(base)
    for key, value in over.items():
        both = isinstance(value, dict) and isinstance(result.get(key), dict)
        result[key] = _merged(result[key], value) if both else value
    return result
