"""What lies beside each bulletin: its scores, its executed notebook and its record."""

from __future__ import annotations

from collections.abc import Iterable

from bulletins.pipeline.plan import Shown
from bulletins.pipeline.render.records import Records
from bulletins.pipeline.render.rendering import PREFIX
from bulletins.pipeline.render.summaries import NOTEBOOK, RECORD, SCORES, Summaries
from bulletins.pipeline.render.tree import Tree

_PAGE = "index.html"


def lay(shown: Iterable[Shown], tree: Tree, records: Records, summaries: Summaries) -> None:
    """Give ``tree`` the downloads of each bulletin, whose pages it has already."""
    for one in shown:
        _lay(one, tree, records, summaries)


def _lay(one: Shown, tree: Tree, records: Records, summaries: Summaries) -> None:
    home, summary = f"{PREFIX[one.run.language]}{one.run.address}", summaries.of(one.run)
    outputs = {_PAGE: tree.sha256(f"{home}/{_PAGE}")}
    for name in (SCORES, NOTEBOOK):
        tree.copy(f"{home}/{name}", summary.sha256[name], one.run.folder / name)
        outputs[name] = summary.sha256[name]
    key = records.key(one, summary, outputs)
    if not tree.keeps(f"{home}/{RECORD}", key):
        tree.write(f"{home}/{RECORD}", key, records.text(one, summary, outputs))
