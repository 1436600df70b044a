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
from bulletins.pipeline.products import calendar, model
from bulletins.pipeline.products import dataset as jsonld
from bulletins.pipeline.products.holdings import data_of, rules_of
from bulletins.pipeline.render import (
    compare_page,
    drawing,
    ending,
    finding,
    furniture,
    links,
    markdown,
    pagefind,
    previews,
    related,
    released,
    scripts,
    search,
    settings,
    takeaways,
    terms,
    tiles,
    views,
)
from bulletins.pipeline.render.catalogue import COMPARE, Bulletin, Catalogue, Shelf
from bulletins.pipeline.render.frame import NOT_FOUND, Frame, Link
from bulletins.pipeline.render.planned import Head, Page
from bulletins.pipeline.render.source import PageSource, without_absent
from bulletins.pipeline.render.summaries import NOTEBOOK


@dataclass(frozen=True)
class Pages:
    """Plans every page of a catalogue.

    ``elsewhere`` are the addresses there are in the other language, ``notices`` what is said on top of some
    bulletins, by their addresses. Where they are ``printed`` too, each leads to that.
    """

    catalogue: Catalogue
    elsewhere: frozenset[str] = frozenset()
    notices: Mapping[str, str] = field(default_factory=dict)
    printed: bool = False

    def __iter__(self) -> Iterator[Page]:
        """Yield the pages, home first; the order is that of the addresses."""
        yield self._home()
        yield self._calendar()
        yield self._about()
        yield self._find()
        yield self._search()
        yield self._not_found()
        for shelf in self.catalogue.shelves:
            view = views.shelf(shelf, self.catalogue.language)
            yield self._campaign(shelf, view)
            if shelf.compares:
                yield self._compare(shelf, view)
            for unit in shelf.units_with_bulletins:
                yield self._unit(shelf, view, unit)
            for bulletin in shelf.bulletins:
                yield self.bulletin(shelf, bulletin)

    @cached_property
    def _words(self) -> Words:
        return words(self.catalogue.language)

    @cached_property
    def _settings(self) -> settings.Settings:
        return settings.read(self.catalogue.language)

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

    def _source(self, head: Head, body: str | dict[str, Any], closing: str, data: str = "",
                lead: str = "") -> PageSource:  # fmt: skip
        frame = Frame(
            head.path, self.catalogue.language, head.bilingual, self._environment, self._settings.base
        )
        is_page = head.path != NOT_FOUND
        loaded = scripts.elements(frame.root, head.scripts)
        return PageSource(
            path=head.path,
            language=self.catalogue.language,
            title=head.title,
            subtitle=head.subtitle,
            description=head.description,
            header_extra=self._header_extra(frame, head, data) if is_page else str(loaded),
            opening=frame.opening(head.crumbs, head.here, head.neighbours, head.periods),
            lead=self._notice(head.notice) + lead,
            closing=closing,
            body=body,
        )

    def _header_extra(self, frame: Frame, head: Head, data: str) -> str:
        """Return what a page's head says to programs: other language, feed, preview, scripts, what ``data`` it has."""
        loaded = scripts.elements(frame.root, head.scripts)
        shown = previews.elements(head, self._settings, self.catalogue.language)
        parts = (frame.header_extra(), frame.feed(head.feed), shown, loaded, data)
        return "\n".join(part for part in parts if part)

    def _notice(self, notice: str) -> str:
        if not notice:
            return ""
        return self._environment.get_template("_notice.html.j2").render(notice=notice)

    def _home(self) -> Page:
        language = self.catalogue.language
        shelves = finding.newest_first(self.catalogue.shelves)
        cards = [views.card(shelf, language) for shelf in shelves]
        head = Head("", self._words("home-title"), description=self._words("home-description"),
                    feed=self._words("calendar-feed"), scripts=(finding.SCRIPT,))  # fmt: skip
        return self._list("home.qmd.j2", head, cards=[card for card in cards if card["latest"]],
                          count=finding.count(shelves, self._words), root="./")  # fmt: skip

    def _find(self) -> Page:
        head = Head("find", self._words("find-title"), description=self._words("find-description"),
                    scripts=(finding.SCRIPT,))  # fmt: skip
        shelves = finding.newest_first(self.catalogue.shelves)
        found = [finding.directory(shelf, self.catalogue.language) for shelf in shelves]
        return self._list("find.qmd.j2", head, directories=found, root="../")

    def _search(self) -> Page:
        head = Head("search", self._words("search-title"), description=self._words("search-description"),
                    scripts=(search.SCRIPT,))  # fmt: skip
        indexed = pagefind.program() is not None
        return self._list("search.qmd.j2", head, indexed=indexed, **search.choices(self.catalogue))

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
        head = Head(NOT_FOUND, self._words("not-found-title"))
        frame = Frame(head.path, self.catalogue.language, bilingual=False, environment=self._environment,
                      base=self._settings.base)  # fmt: skip
        named = [{"id": shelf.campaign.campaign, "name": shelf.campaign.name.text(self.catalogue.language)}
                 for shelf in finding.newest_first(self.catalogue.shelves)]  # fmt: skip
        return self._list("404.qmd.j2", head, root=frame.root, campaigns=named)

    def _campaign(self, shelf: Shelf, view: views.View) -> Page:
        description = shelf.campaign.summary.text(self.catalogue.language)
        preview = previews.of_newest(views.newest_of(shelf), shelf, description)
        head = Head(shelf.campaign.campaign, view["name"], description=description,
                    feed=self._words("calendar-feed"), preview=preview)  # fmt: skip
        return self._list("campaign.qmd.j2", head, shelf=view, maps=tiles.of(shelf, self.catalogue.language),
                          compares=shelf.compares)  # fmt: skip

    def _compare(self, shelf: Shelf, view: views.View) -> Page:
        language = self.catalogue.language
        description = self._words("compare-description", campaign=view["name"])
        head = Head(
            f"{view['id']}/{COMPARE}", self._words("compare-title"), view["name"],
            description, (Link(view["short"], view["id"]),),
            scripts=(compare_page.SCRIPT,), preview=previews.of_newest(views.newest_of(shelf), shelf, description),
        )  # fmt: skip
        return self._list(
            "compare.qmd.j2", head, partial(compare_page.tables, shelf, language),
            compare=compare_page.of(shelf, language), top="../../" if language == "zh" else "../../../",
            shelf={"nature": view["nature"], "notice": view["notice"]},
        )  # fmt: skip

    def _unit(self, shelf: Shelf, view: views.View, unit: str) -> Page:
        language, name = self.catalogue.language, shelf.units[unit].text(self.catalogue.language)
        newest, rows = shelf.of_unit(unit)[0], views.history(shelf, unit, language)
        description = self._words("unit-description", unit=name, campaign=view["name"])
        head = Head(
            f"{view['id']}/{unit}", self._words("unit-title", unit=name), view["name"],
            description, (Link(view["short"], view["id"]),),
            preview=previews.of_newest(newest, shelf, description),
        )  # fmt: skip
        return self._list(
            "unit.qmd.j2", head, lambda: {"points": newest.record["points"]}, points_are=newest.summary.points,
            shelf={"nature": view["nature"], "notice": view["notice"]}, unit=unit, compares=shelf.compares,
            rows=rows, glance=views.glance(newest, shelf, language), path=drawing.positions(rows, language),
            latest={"title": newest.period.title(language), "path": str(newest.period)},
        )  # fmt: skip

    def bulletin(self, shelf: Shelf, bulletin: Bulletin) -> Page:
        """Plan the page of an executed notebook; of its titles, only the names in them: words cost time."""
        path, summary = bulletin.path, bulletin.summary
        frame = self._frame(shelf, bulletin)
        names = shelf.campaign.name.text(self.catalogue.language), *self._kind_and_names(shelf, bulletin)
        lost = [target for target in summary.targets if target not in self.catalogue.paths]
        data = data_of(bulletin), rules_of(shelf)
        glance = views.glance(bulletin, shelf, self.catalogue.language)
        end = ending.planned(shelf, bulletin, self.catalogue.paths)
        release = shelf.release_of(bulletin)
        told = release.as_text() if release is not None else ""
        made_of = _hash(summary.sha256[NOTEBOOK], data, names, frame, lost, glance, end, told, self.printed)
        return Page(path, self.catalogue.language, made_of,
                    partial(self._source_of, shelf, bulletin, names, frame, glance, end))  # fmt: skip

    def _source_of(self, shelf: Shelf, bulletin: Bulletin, names: tuple[str, str, dict[str, str]],
                   frame: dict[str, Any], glance: views.View | None, end: dict[str, Any]) -> PageSource:  # fmt: skip
        campaign, kind, named = names
        title = self._words(f"{kind}-title", **named)
        description = self._words(f"{kind}-description", campaign=campaign, **named)
        here = named.get("unit", named.get("period", title))
        dataset = model.read(bulletin.run.folder, shelf.campaign)
        preview = previews.of_bulletin(dataset)
        head = Head(bulletin.path, title, campaign, description, here=here, preview=preview, **frame)
        body = json.loads((bulletin.run.folder / NOTEBOOK).read_text(encoding="utf-8"))
        body = links.without_lost(without_absent(body), head.path, self.catalogue.paths)
        body = released.dated(body, shelf.release_of(bulletin), self.catalogue.language)
        taken = ending.taken(shelf, bulletin, title, self._address(head.path), self.catalogue.language)
        body = takeaways.below_figures(body, taken, self._environment)
        body = terms.explained(body, self.catalogue.language, self._environment)
        around = Frame(
            head.path, self.catalogue.language, head.bilingual, self._environment, self._settings.base
        )
        shown = ending.view(shelf, bulletin, end, taken, around, head.crumbs)
        closing = self._environment.get_template("_closing.html.j2").render(
            ending=shown, printed=self.printed
        )
        lead = self._environment.get_template("_glance.html.j2").render(glance=glance) if glance else ""
        return self._source(head, body, closing, jsonld.element(dataset, self._settings.url), lead)

    def _address(self, path: str) -> str:
        """Return the whole address of a page, for whoever reads it elsewhere."""
        return f"{self._settings.url}/{'' if self.catalogue.language == 'zh' else 'en/'}{path}/"

    def _frame(self, shelf: Shelf, bulletin: Bulletin) -> dict[str, Any]:
        """Return what of a bulletin's head is not said in words."""
        language, path = self.catalogue.language, bulletin.path
        home = Link(shelf.campaign.short.text(language), shelf.campaign.campaign)
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
