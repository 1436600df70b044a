"""What a site has of the small campaign, from the records and scores that are committed as the golden site."""

from __future__ import annotations

import hashlib
import json
import shutil
from collections.abc import Callable, Collection
from pathlib import Path

from bulletins import paths
from bulletins.evidence import sources
from bulletins.evidence.campaign import Campaign
from bulletins.evidence.contracts import UnitRow
from bulletins.pipeline.plan import METHODOLOGY, Run
from bulletins.pipeline.render.catalogue import Bulletin, Catalogue, Shelf
from bulletins.pipeline.render.summaries import Summary
from bulletins.vocabulary import Address, Language
from tests.site.golden import GOLDEN
from tests.small_campaign import CAMPAIGN, write_small_campaign

FILES = ("record.json", "scores.csv")
HOMES = {Language.ZH: GOLDEN, Language.EN: GOLDEN / "en"}

Rules = tuple[Campaign, tuple[UnitRow, ...]]


def rules(data: Path, spoil: Callable[[str], str] = lambda text: text) -> Rules:
    """Return the small campaign's rules and units, read from ``data`` after ``spoil`` has had its hand in the rules."""
    home = write_small_campaign(data)
    file = home / "campaign.yml"
    file.write_text(spoil(file.read_text(encoding="utf-8")), encoding="utf-8")
    before, paths.DATA = paths.DATA, data
    try:
        return sources.load_campaign(CAMPAIGN), tuple(sources.load_units(CAMPAIGN))
    finally:
        paths.DATA = before


def folders(language: Language) -> list[Path]:
    """Return the folder of each bulletin of one language."""
    return [file.parent for file in sorted((HOMES[language] / CAMPAIGN).rglob("record.json"))]


def shelf(
    language: Language, found: Rules, *, without: Collection[str] = (), folder: Path | None = None
) -> Shelf:
    """Return the campaign's shelf but for the periods ``without``; its runs' folders are copied to ``folder``."""
    bulletins = [bulletin(home, folder) for home in folders(language)]
    kept = [one for one in bulletins if one.run.address.period not in without]
    others = sorted((one for one in kept if one.run.notebook != METHODOLOGY), key=lambda one: one.period)
    return Shelf(*found, (*others, *(one for one in kept if one.run.notebook == METHODOLOGY)))


def bulletin(home: Path, folder: Path | None = None) -> Bulletin:
    record = json.loads((home / "record.json").read_text(encoding="utf-8"))
    address, language = Address(*record["address"].split("/")), Language(record["parameters"]["language"])
    if folder is not None:
        own = folder / language / str(address)
        own.mkdir(parents=True, exist_ok=True)
        home = Path(shutil.copytree(home, own, dirs_exist_ok=True))
    return Bulletin(Run(address, language, record["notebook"], record["parameters"], home, ""), summary(home))


def summary(home: Path) -> Summary:
    sha256 = {name: hashlib.sha256((home / name).read_bytes()).hexdigest() for name in FILES}
    return Summary(sha256=sha256, targets=(), own=None, points="", reads=())


def catalogues(
    found: Rules, *, without: Collection[str] = (), folder: Path | None = None
) -> dict[Language, Catalogue]:
    """Return the catalogues of both languages."""
    return {
        language: Catalogue(language, (shelf(language, found, without=without, folder=folder),))
        for language in Language
    }
