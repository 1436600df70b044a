"""Campaigns and leagues as the page templates see them: plain values in one language."""

from __future__ import annotations

from collections.abc import Mapping
from itertools import groupby
from typing import Any

from bulletins.evidence.campaign import Campaign, Scheme, Source
from bulletins.evidence.contracts import UnitRow
from bulletins.language import words
from bulletins.periods import Period, PeriodKind, day_title
from bulletins.pipeline.render.catalogue import Bulletin, Shelf
from bulletins.vocabulary import Language

View = dict[str, Any]
# A league on the campaign's page is an extract where it is longer; the month's page and its file have all of it.
LONGEST_LEAGUE = 60
_LONGER = (PeriodKind.QUARTER, PeriodKind.YEAR, PeriodKind.TO_DATE)


class Rows(tuple[View, ...]):
    """Rows of a league for a page, with what decides whether a column is worth showing."""

    __slots__ = ()

    @property
    def any_movement(self) -> bool:
        """Return whether some row has a change on last month."""
        return any(row["movement"] is not None for row in self)

    @property
    def any_light(self) -> bool:
        """Return whether some row has a light."""
        return any(row["light"] not in {None, "none"} for row in self)


def card(found: Shelf, language: Language) -> View:
    """Return a campaign as the home page shows it: name, nature, its newest page with points and first league."""
    newest = newest_of(found)
    view = brief(found, language)
    if newest is None:
        return {**view, "latest": None}
    leagues = _leagues(newest, found, language)
    latest = {
        **_link(newest, language),
        "points": newest.record["points"],
        "league": leagues[0] if leagues else None,
    }
    return {**view, "latest": latest}


def brief(found: Shelf, language: Language) -> View:
    """Return what a campaign is called and what periods it has."""
    campaign = found.campaign
    return {
        "id": campaign.campaign,
        **{name: getattr(campaign, name).text(language) for name in ("name", "short", "summary")},
        "nature": campaign.nature,
        "months": _months(found, language),
        "periods": [_link(one, language) for one in found.rolled(*_LONGER)],
        "methodology": found.methodology is not None,
    }


def shelf(found: Shelf, language: Language) -> View:
    """Return a campaign with what it is made of, its periods, units and sources, and its latest standing."""
    campaign, newest = found.campaign, newest_of(found)
    bilingual = ("notice", "licence", "publisher")
    return {
        **brief(found, language),
        "latest": None if newest is None else {**_link(newest, language), "points": newest.record["points"]},
        **{name: getattr(campaign, name).text(language) for name in bilingual},
        "start": day_title(campaign.start, language),
        "end": day_title(campaign.end, language),
        "rules_version": campaign.rules_version,
        "made_of": made_of(found, language),
        "schemes": [_scheme(scheme, found, language) for scheme in campaign.schemes],
        "units": [
            {"code": unit, "name": found.units[unit].text(language)} for unit in found.units_with_bulletins
        ],
        "sources": [_source(source, language) for source in campaign.sources],
        "leagues": [] if newest is None else _leagues(newest, found, language),
    }


def newest_of(found: Shelf) -> Bulletin | None:
    """Return the page of the last month; of the last ten days where no month has one."""
    pages = found.overviews or found.rolled(PeriodKind.TEN_DAYS)
    return pages[0] if pages else None


def _link(bulletin: Bulletin, language: Language) -> View:
    return {"path": bulletin.run.address.period, "title": bulletin.period.title(language)}


def _months(found: Shelf, language: Language) -> list[View]:
    """Return the months, the latest first, each with its ten-day periods; those without a month at the end."""
    tens = [(one.period.of_kind(PeriodKind.MONTH), one) for one in found.rolled(PeriodKind.TEN_DAYS)]
    months = {one.period: one for one in found.overviews}
    listed = sorted({*months, *(month for month, _ in tens)}, reverse=True)
    return [
        {
            "path": str(month) if month in months else None,
            "title": month.title(language),
            "ten_days": [_link(one, language) for belongs, one in reversed(tens) if belongs == month],
        }
        for month in listed
    ]


def made_of(found: Shelf, language: Language) -> list[str]:
    """Return a sentence for each thing a campaign has: periods, rolled-up periods, tickets, rules."""
    tell, campaign = words(language), found.campaign
    sentences = [tell("made-of-months", count=str(len(campaign.months)), n=len(campaign.months))]
    if campaign.schedule.ten_days:
        count = len(campaign.schedule.ten_days)
        sentences.append(tell("made-of-ten-days", count=str(count), n=count))
    kinds = [kind for kind in _LONGER if campaign.rollups.of(kind) is not None]
    if kinds:
        listed = tell("separator").join(tell(f"period-kind-{kind.replace('_', '-')}") for kind in kinds)
        sentences.append(tell("made-of-rollups", kinds=listed))
    if campaign.tickets:
        classes = [
            tell("made-of-ticket", name=one.name.text(language), days=str(one.working_days))
            for one in campaign.tickets
        ]
        sentences.append(tell("made-of-tickets", classes=tell("separator").join(classes)))
    return [*sentences, tell("made-of-rules", version=campaign.rules_version)]


def _scheme(scheme: Scheme, found: Shelf, language: Language) -> View:
    """Return a scheme in figures: whom it evaluates, how many actions, indicators and leagues, with lights or not."""
    tell = words(language)
    members = [unit for unit in found.rows if _evaluates(scheme, unit)]
    return {
        "name": scheme.name.text(language),
        "kinds": tell("separator").join(tell(f"kind-{kind}") for kind in scheme.units.kinds),
        "count": str(len(members)),
        "actions": str(sum(1 for _ in scheme.walk())),
        "indicators": str(len(scheme.indicators)),
        "leagues": str(1 + len(scheme.ranked_actions)),
        "lights": tell("made-of-lights" if scheme.lights else "made-of-no-lights"),
    }


def _evaluates(scheme: Scheme, unit: UnitRow) -> bool:
    """Return whether a scheme evaluates a unit as ``units.csv`` has it."""
    chosen = scheme.units
    return (
        unit.kind in chosen.kinds
        and chosen.within in {None, unit.within}
        and (not chosen.tiers or unit.tier in chosen.tiers)
        and (not chosen.levels or unit.level in chosen.levels)
        and (not chosen.only or unit.unit in chosen.only)
    )


def _source(source: Source, language: Language) -> View:
    return {
        "title": source.title.text(language),
        "publisher": source.publisher.text(language),
        "published": day_title(source.published, language) if source.published else None,
        "url": source.url,
    }


def _leagues(bulletin: Bulletin, found: Shelf, language: Language) -> list[View]:
    """Return the overall leagues of a page's record, each with its rows as far as they are shown."""
    standing = bulletin.record["standing"]
    leagues = []
    for league, several in groupby(standing, key=lambda one: one["league"]):
        rows = [row(one, bulletin, found, language) for one in several]
        for one in rows:
            one["linked"] = (
                f"{found.campaign.campaign}/{bulletin.run.address.period}/{one['unit']}" in found.paths
            )
        leagues.append({
            "title": league_title(league, found, language),
            "rows": Rows(rows[:LONGEST_LEAGUE]),
            "more": len(rows) - len(rows[:LONGEST_LEAGUE]),
        })  # fmt: skip
    return leagues


def league_title(league: str, found: Shelf, language: Language) -> str:
    """Return what an overall league is called: its scheme, and its tier or level where it has one."""
    scheme_id, _, *group = league.split("/")
    scheme = found.schemes[scheme_id]
    name = scheme.name.text(language)
    if not group:
        return name
    tell, kind = words(language), scheme.ranking.by
    if group[0].isdigit():
        called = tell(f"page-{kind}-numbered", number=int(group[0]))
    else:
        called = tell(f"page-{kind}-named", name=found.campaign.term(group[0], language))
    return tell("page-league-group", league=name, group=called)


def history(found: Shelf, unit: str, language: Language) -> Rows:
    """Return a unit's standing in each month, the latest first."""
    return Rows(
        row(bulletin.own, bulletin, found, language) for bulletin in found.of_unit(unit) if bulletin.own
    )


def glance(bulletin: Bulletin, found: Shelf, language: Language) -> View | None:
    """Return what a bulletin says of its own unit in one line; nothing for an overview or a unit outside the league."""
    if bulletin.own is None:
        return None
    one = row(bulletin.own, bulletin, found, language)
    told = ("position", "tied", "of", "score", "score_name", "measure", "movement", "first", "light")
    return {name: one[name] for name in told}


def row(standing: Mapping[str, Any], bulletin: Bulletin, found: Shelf, language: Language) -> View:
    """Return one row of a record's standing with its names, its month and whether it is the first month."""
    scheme = found.schemes[standing["league"].split("/")[0]]
    return {
        **standing,
        "name": standing[f"name_{language}"],
        "score_name": scheme.score.name.text(language),
        "measure": scheme.score.measure.text(language),
        "month": bulletin.period.title(language),
        "path": str(bulletin.period),
        "first": bulletin.period == _first(found.campaign, bulletin.period),
    }


def _first(campaign: Campaign, period: Period) -> Period:
    series = campaign.series(period)
    return series[0] if series else period
