"""Run folders as executions leave them, written by hand: rendering is tried without running a notebook."""

from __future__ import annotations

import json
import shutil
from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from bulletins.pipeline.plan import DISTRICT, METHODOLOGY, OVERVIEW, ROLLUP, Run, Shown
from bulletins.pipeline.workspace import Workspace
from bulletins.vocabulary import Address, Language
from tests.small_campaign import CAMPAIGN, MONTHS

UNITS = ("changle", "fuqing")
_NAMES = {"changle": ("长乐区", "Changle"), "fuqing": ("福清市", "Fuqing")}
PARTS = ("notebook", "parameters", "rules", "data", "code", "pins")


@dataclass
class Executed:
    """The runs of the small campaign below ``build``, each with a text of its own that its page shows."""

    build: Path
    runs: dict[str, Run] = field(default_factory=dict)

    @property
    def shown(self) -> list[Shown]:
        """Return all of them as they are handed to rendering."""
        return [Shown(run, dict.fromkeys(PARTS, "0" * 64)) for run in self.runs.values()]

    def write(self, address: str, language: Language, *, says: str = "Words.", score: str = "90.0",
              points: Iterable[str] = ("A point.",)) -> Run:  # fmt: skip
        """Write a run anew, as an execution does: another folder, put in the place of the old one."""
        campaign, period, *units = address.split("/")
        where = Address(campaign, period, units[0] if units else None)
        folder = Workspace(Path(), Path(), self.build).run_folder(where, language)
        shutil.rmtree(folder, ignore_errors=True)
        folder.mkdir(parents=True)
        _write_json(folder / "record.json", _record(where, language, score, list(points)))
        _write_json(folder / "notebook.ipynb", _notebook(where, says))
        (folder / "scores.csv").write_text(f"unit,score\nchangle,{score}\n", encoding="utf-8")
        run = Run(where, language, _notebook_of(where), {}, folder, says)
        self.runs[f"{language}/{address}"] = run
        return run

    def remove(self, address: str, language: Language) -> None:
        """Let a run be none that is shown."""
        del self.runs[f"{language}/{address}"]


def write_all(build: Path, languages: Iterable[Language] = tuple(Language)) -> Executed:
    """Write the runs of two months, a quarter and the rules."""
    executed = Executed(build)
    for language in languages:
        for month in MONTHS:
            executed.write(f"{CAMPAIGN}/{month}", language)
            for unit in UNITS:
                executed.write(f"{CAMPAIGN}/{month}/{unit}", language)
        executed.write(f"{CAMPAIGN}/2021-Q4", language)
        executed.write(f"{CAMPAIGN}/methodology", language)
    return executed


def _notebook_of(address: Address) -> str:
    if address.unit:
        return DISTRICT
    return (
        METHODOLOGY if address.period == "methodology" else OVERVIEW if address.period in MONTHS else ROLLUP
    )


def _record(address: Address, language: Language, score: str, points: list[str]) -> dict[str, Any]:
    standing = [_standing(unit, score) for unit in UNITS if address.unit in {None, unit}]
    return {
        "schema": 2, "address": str(address), "notebook": _notebook_of(address), "points": points,
        "parameters": {"language": language.value}, "nature": "synthetic", "rules_version": "1.0",
        "title": {"zh": f"{address}通报", "en": f"Bulletin {address}"},
        "standing": [] if address.period == "methodology" else standing,
        "package": {"name": "bulletins", "version": "1"},
        "inputs": [{"path": f"{CAMPAIGN}/units.csv", "sha256": "", "rows": 2}],
        "outputs": [{"path": "scores.csv", "sha256": ""}],
    }  # fmt: skip


def _standing(unit: str, score: str) -> dict[str, Any]:
    name_zh, name_en = _NAMES[unit]
    return {"league": "city/overall", "unit": unit, "name_zh": name_zh, "name_en": name_en, "score": score,
            "position": 1, "tied": False, "of": 2, "movement": None, "light": "green"}  # fmt: skip


def _notebook(address: Address, says: str) -> dict[str, Any]:
    links = "".join(f'<a href="{unit}/">{unit}</a> ' for unit in UNITS) if address.unit is None else ""
    return {
        "metadata": {}, "nbformat": 4, "nbformat_minor": 5,
        "cells": [
            {"cell_type": "raw", "id": "front", "metadata": {}, "source": ["---\n"]},
            {"cell_type": "markdown", "id": "league", "metadata": {}, "source": ["## The league\n", "\n", says]},
            {"cell_type": "code", "id": "table", "metadata": {}, "source": ["table"], "execution_count": 1,
             "outputs": [{"output_type": "execute_result", "execution_count": 1, "metadata": {},
                          "data": {"text/html": [f"<p>{links}</p>\n", "<p>`</p>"], "text/plain": ["table"]}}]},
        ],
    }  # fmt: skip


def _write_json(file: Path, values: dict[str, Any]) -> None:
    file.write_text(json.dumps(values, ensure_ascii=False, indent=1, sort_keys=True) + "\n", encoding="utf-8")
