"""What the leagues of a table are called: their scheme, action and group, and what their score is measured in."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from bulletins.evidence.campaign import Campaign, Scheme
from bulletins.evidence.scheme import RESERVED_ACTION
from bulletins.evidence.typed import Bilingual
from bulletins.language import words
from bulletins.pipeline.products.credits import both
from bulletins.pipeline.products.model import Table
from bulletins.vocabulary import Language


@dataclass(frozen=True)
class League:
    """A league by the code that stands in the table, as ``city/overall`` or ``towns/overall/2``."""

    code: str
    title: Bilingual
    scheme: Scheme
    action: str | None
    group: str | None

    def plain(self) -> dict[str, Any]:
        """Return the league as plain data in both languages."""
        return {
            "league": self.code,
            "title": both(self.title),
            "scheme": self.scheme.id,
            "action": self.action,
            "group": self.group,
            "score": both(self.scheme.score.name),
            "measure": both(self.scheme.score.measure),
            "better": self.scheme.ranking.direction,
        }


def of(table: Table, campaign: Campaign) -> tuple[League, ...]:
    """Return the leagues of a table in the order of its rows."""
    codes = dict.fromkeys(str(row["league"]) for row in table.records() if "league" in row)
    return tuple(league(code, campaign) for code in codes)


def league(code: str, campaign: Campaign) -> League:
    """Return the league that a code stands for."""
    scheme_id, action, *group = code.split("/")
    scheme = next(scheme for scheme in campaign.schemes if scheme.id == scheme_id)
    own = None if action == RESERVED_ACTION else action
    called = {
        language.value: _title(scheme, own, group[0] if group else None, campaign, language)
        for language in Language
    }
    return League(code, Bilingual(**called), scheme, own, group[0] if group else None)


def _title(
    scheme: Scheme, action: str | None, group: str | None, campaign: Campaign, language: Language
) -> str:
    tell = words(language)
    name = scheme.name.text(language)
    if action is not None:
        name = tell("product-league-action", league=name, action=scheme.action(action).name.text(language))
    if group is None:
        return name
    ranking = scheme.ranking if action is None else scheme.action(action).ranking or scheme.ranking
    return tell("page-league-group", league=name, group=_group(group, ranking.by, campaign, language))


def _group(group: str, kind: str, campaign: Campaign, language: Language) -> str:
    tell = words(language)
    if group.isdigit():
        return tell(f"page-{kind}-numbered", number=int(group))
    return tell(f"page-{kind}-named", name=campaign.term(group, language))
