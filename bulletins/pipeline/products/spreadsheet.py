"""``scores.ods``: the table of ``scores.csv`` for a spreadsheet, with what a reader needs to know of it beside it."""

from __future__ import annotations

from collections.abc import Iterator

from bulletins.language import Words, words
from bulletins.periods import day_title
from bulletins.pipeline.products import credits, sheets
from bulletins.pipeline.products.columns import Value
from bulletins.pipeline.products.leagues import League
from bulletins.pipeline.products.model import Dataset
from bulletins.pipeline.products.sheets import Heading, Sheet, Workbook

FILE = "scores.ods"
_WIDE = {"name_zh", "name_en", "league"}


def document(dataset: Dataset, found: tuple[League, ...]) -> bytes:
    """Return ``scores.ods``, in whose rows the leagues ``found`` stand, in the language of the bulletin's page."""
    language, warning = dataset.language, credits.warning(dataset.campaign, dataset.language)
    pages = (_about(dataset, warning), _scores(dataset), _columns(dataset), _leagues(dataset, found))
    return sheets.written(Workbook(dataset.title.text(language), warning, language, pages))


def _about(dataset: Dataset, warning: str) -> Sheet:
    tell = words(dataset.language)
    headings = (Heading(tell("sheet-about-label")), Heading(tell("sheet-about-text"), wide=True))
    rows = [(tell(f"sheet-label-{label}"), text) for label, text in _facts(dataset, tell)]
    return Sheet(tell("sheet-about"), "about", dataset.title.text(dataset.language), warning, headings, rows)


def _facts(dataset: Dataset, tell: Words) -> Iterator[tuple[str, str]]:
    """Yield what is to be known before the table is read, each with its label."""
    campaign, language = dataset.campaign, dataset.language
    yield "campaign", campaign.name.text(language)
    if dataset.period is not None:
        yield "period", dataset.period.title(language)
    yield "closing", day_title(dataset.closing.day, language)
    yield "publisher", campaign.publisher.text(language)
    yield "rules", dataset.rules_version
    yield "licence", campaign.licence.text(language)
    for source in campaign.sources:
        told = (source.publisher.text(language), source.title.text(language), source.url)
        yield "source", " · ".join(one for one in told if one)
    yield "sheets", tell("sheet-sheets")


def _scores(dataset: Dataset) -> Sheet:
    tell, table = words(dataset.language), dataset.table
    title = _titled(dataset, tell, "sheet-scores")
    note = tell(
        "sheet-scores-note", rows=len(table.rows), count=str(len(table.rows)), empty=tell("sheet-empty")
    )
    headings = tuple(
        Heading(column.heading(dataset.language), wide=column.name in _WIDE) for column in table.columns
    )
    return Sheet(tell("sheet-scores"), "scores", title, note, headings, table.rows)


def _columns(dataset: Dataset) -> Sheet:
    tell, language = words(dataset.language), dataset.language
    rows: list[tuple[Value, ...]] = [
        (column.name, column.heading(language), column.meaning(language)) for column in dataset.table.columns
    ]
    return _listing(dataset, tell, "columns", ("column", "heading", "meaning"), rows)


def _leagues(dataset: Dataset, found: tuple[League, ...]) -> Sheet:
    tell, language = words(dataset.language), dataset.language
    rows: list[tuple[Value, ...]] = [
        (one.code, one.title.text(language), one.scheme.score.name.text(language),
         one.scheme.score.measure.text(language))
        for one in found
    ]  # fmt: skip
    return _listing(dataset, tell, "leagues", ("league", "title", "score", "measure"), rows)


def _listing(dataset: Dataset, tell: Words, name: str, heads: tuple[str, ...],
             rows: list[tuple[Value, ...]]) -> Sheet:  # fmt: skip
    headings = tuple(
        Heading(tell(f"sheet-column-{head}"), wide=head in {"meaning", "title"}) for head in heads
    )
    return Sheet(tell(f"sheet-{name}"), name, _titled(dataset, tell, f"sheet-{name}"), tell(f"sheet-{name}-note"),
                 headings, rows)  # fmt: skip


def _titled(dataset: Dataset, tell: Words, name: str) -> str:
    """Return a sheet's title: what it holds, of which bulletin, and, where it is so, that it is synthetic."""
    return tell("sheet-title", sheet=tell(name), title=dataset.title.text(dataset.language),
                label=credits.label(dataset.nature, dataset.language))  # fmt: skip
