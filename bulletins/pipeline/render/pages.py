"""The pages of one language: bulletins and rules from executed notebooks, lists from their records.

A page is planned before it is made: what it is made of is a hash, so that only what changed is made again.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property, partial
from typing import Any

from jinja2 import Environment

from bulletins.language import Words, words
from bulletins.periods import PeriodKind
from bulletins.pipeline.hashes import hash_text
from bulletins.pipeline.plan import DISTRICT, METHODOLOGY, OVERVIEW
from bulletins.pipeline.products import beside, calendar
from bulletins.pipeline.products.holdings import data_of, rules_of
from bulletins.pipeline.render import furniture, links, markdown, related, scripts, views
from bulletins.pipeline.render.catalogue import Bulletin, Catalogue, Shelf
from bulletins.pipeline.render.frame import Frame, Link
from bulletins.pipeline.render.planned import Head, Page
from bulletins.pipeline.render.source import PageSource
from bulletins.pipeline.render.summaries import NOTEBOOK


@dataclass(frozen=True)
class Pages:
    """Plans every page of a catalogue.

    ``elsewhere`` are the addresses there are in the other language, ``notices`` what is said on top of some
    bulletins, by their addresses.
    """

    catalogue: Catalogue
    elsewhere: frozenset[str] = frozenset()
    notices: Mapping[str, str] = field(default_factory=dict)

    def __iter__(self) -> Iterator[Page]:
        """Yield the pages, home first; the order is that of the addresses."""
        yield self._home()
        yield self._calendar()
        yield self._about()
        yield self._not_found()
        for shelf in self.catalogue.shelves:
            view = views.shelf(shelf, self.catalogue.language)
            yield self._campaign(shelf, view)
            for unit in shelf.units_with_bulletins:
                yield self._unit(shelf, view, unit)
            for bulletin in shelf.bulletins:
                yield self.bulletin(shelf, bulletin)

    @cached_property
    def _words(self) -> Words:
        return words(self.catalogue.language)

    @cached_property
    def _environment(self) -> Environment:
        environment = furniture.environment("pages")
        environment.globals["t"] = self._words
        environment.filters["md"] = markdown.escape
        return environment

    def _list(
        self, template: str, head: Head, late: Callable[[], Mapping[str, Any]] = dict, **context: Any
    ) -> Page:
        """Plan a page of ``template``; ``late`` gives what need not be read before the page is made."""
        head = Head(**{**head.__dict__, "here": head.title, "bilingual": head.path in self.elsewhere})
        return Page(head.path, self.catalogue.language, _hash(template, head, context),
                    partial(self._source_of_list, template, head, context, late))  # fmt: skip

    def _source_of_list(self, template: str, head: Head, context: Mapping[str, Any],
                        late: Callable[[], Mapping[str, Any]]) -> PageSource:  # fmt: skip
        body = self._environment.get_template(template).render(title=head.title, **context, **late())
        return self._source(head, body, closing="")

    def _source(self, head: Head, body: str | dict[str, Any], closing: str, data: str = "") -> PageSource:
        frame = Frame(head.path, self.catalogue.language, head.bilingual, self._environment)
        is_page = head.path != "404"
        opening = frame.opening(head.crumbs, head.here, head.neighbours, head.periods) if is_page else ""
        return PageSource(
            path=head.path,
            language=self.catalogue.language,
            title=head.title,
            subtitle=head.subtitle,
            description=head.description,
            header_extra=self._header_extra(frame, head, data) if is_page else "",
            opening=self._notice(head.notice) + opening,
            closing=closing,
            body=body,
        )

    def _header_extra(self, frame: Frame, head: Head, data: str) -> str:
        """Return what a page's head says to programs: other language, feed, scripts, what ``data`` it has."""
        loaded = scripts.elements(frame.root, head.scripts)
        return "\n".join(part for part in (frame.header_extra(), frame.feed(head.feed), loaded, data) if part)

    def _notice(self, notice: str) -> str:
        if not notice:
            return ""
        return self._environment.get_template("_notice.html.j2").render(notice=notice)

    def _home(self) -> Page:
        shelves = [views.card(shelf, self.catalogue.language) for shelf in self.catalogue.shelves]
        head = Head("", self._words("home-title"), description=self._words("home-description"),
                    feed=self._words("calendar-feed"))  # fmt: skip
        return self._list("home.qmd.j2", head, shelves=[shelf for shelf in shelves if shelf["latest"]])

    def _about(self) -> Page:
        head = Head("about", self._words("about-title"), description=self._words("about-description"))
        return self._list(f"about-{self.catalogue.language}.qmd.j2", head)

    def _calendar(self) -> Page:
        events = calendar.of(self.catalogue.shelves)
        head = Head(
            "calendar", self._words("calendar-title"), description=self._words("calendar-description")
        )
        return self._list("calendar.qmd.j2", head, rows=calendar.rows(events, self.catalogue.language),
                          top="../" if self.catalogue.language == "zh" else "../../")  # fmt: skip

    def _not_found(self) -> Page:
        home = "/" if self.catalogue.language == "zh" else "/en/"
        return self._list("404.qmd.j2", Head("404", self._words("not-found-title")), home=home)

    def _campaign(self, shelf: Shelf, view: views.View) -> Page:
        description = shelf.campaign.summary.text(self.catalogue.language)
        head = Head(shelf.campaign.campaign, view["name"], description=description,
                    feed=self._words("calendar-feed"))  # fmt: skip
        return self._list("campaign.qmd.j2", head, shelf=view)

    def _unit(self, shelf: Shelf, view: views.View, unit: str) -> Page:
        newest, name = shelf.of_unit(unit)[0], shelf.units[unit].text(self.catalogue.language)
        head = Head(
            f"{view['id']}/{unit}", self._words("unit-title", unit=name), view["name"],
            self._words("unit-description", unit=name, campaign=view["name"]), (Link(view["name"], view["id"]),),
        )  # fmt: skip
        return self._list(
            "unit.qmd.j2", head, lambda: {"points": newest.record["points"]}, points_are=newest.summary.points,
            shelf={"nature": view["nature"], "notice": view["notice"]}, unit=unit,
            rows=views.history(shelf, unit, self.catalogue.language),
            latest=newest.period.title(self.catalogue.language),
        )  # fmt: skip

    def bulletin(self, shelf: Shelf, bulletin: Bulletin) -> Page:
        """Plan the page of an executed notebook; of its titles, only the names in them: words cost time."""
        path, summary = bulletin.path, bulletin.summary
        frame = self._frame(shelf, bulletin)
        names = shelf.campaign.name.text(self.catalogue.language), *self._kind_and_names(shelf, bulletin)
        lost = [target for target in summary.targets if target not in self.catalogue.paths]
        data = data_of(bulletin), rules_of(shelf)
        made_of = _hash(summary.sha256[NOTEBOOK], data, names, frame, lost)
        return Page(path, self.catalogue.language, made_of,
                    partial(self._source_of, shelf, bulletin, names, frame))  # fmt: skip

    def _source_of(self, shelf: Shelf, bulletin: Bulletin, names: tuple[str, str, dict[str, str]],
                   frame: dict[str, Any]) -> PageSource:  # fmt: skip
        campaign, kind, named = names
        title = self._words(f"{kind}-title", **named)
        description = self._words(f"{kind}-description", campaign=campaign, **named)
        head = Head(bulletin.path, title, campaign, description, here=named.get("period", title), **frame)
        body = json.loads((bulletin.run.folder / NOTEBOOK).read_text(encoding="utf-8"))
        closing = self._environment.get_template("_closing.html.j2").render()
        body = links.without_lost(body, head.path, self.catalogue.paths)
        return self._source(head, body, closing, beside.head(bulletin.run.folder, shelf.campaign))

    def _frame(self, shelf: Shelf, bulletin: Bulletin) -> dict[str, Any]:
        """Return what of a bulletin's head is not said in words."""
        language, path = self.catalogue.language, bulletin.path
        home = Link(shelf.campaign.name.text(language), shelf.campaign.campaign)
        above = (home, *related.above(shelf, bulletin, language))
        return {
            "crumbs": tuple(crumb for crumb in above if crumb.path in self.catalogue.paths),
            "neighbours": related.neighbours(shelf, bulletin, language),
            "periods": related.periods(shelf, bulletin, language),
            "bilingual": path in self.elsewhere,
            "notice": self.notices.get(path, ""),
        }

    def _kind_and_names(self, shelf: Shelf, bulletin: Bulletin) -> tuple[str, dict[str, str]]:
        """Return which words a bulletin's title takes, and the names in it."""
        language, notebook = self.catalogue.language, bulletin.run.notebook
        if notebook == METHODOLOGY:
            return "methodology", {}
        names = {"period": bulletin.period.title(language)}
        if notebook == DISTRICT:
            return "bulletin", {**names, "unit": shelf.units[str(bulletin.run.address.unit)].text(language)}
        if notebook == OVERVIEW:
            return "overview", names
        return "ten-days" if bulletin.period.kind is PeriodKind.TEN_DAYS else "rollup", names


def _hash(*made_of: Any) -> str:
    """Return a hash of plain values, links and heads."""
    return hash_text(json.dumps(made_of, ensure_ascii=False, sort_keys=True, default=vars))
