"""Throwaway notebook templates: the four notebooks' names and parameters, a record, and one cell to spoil."""

from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from bulletins.pipeline.plan import DISTRICT, METHODOLOGY, OVERVIEW, ROLLUP

DECLARED = {
    DISTRICT: 'campaign: str = "c"\ndistrict: str = "d"\nmonth: str = "2021-01"\nlanguage: str = "zh"',
    OVERVIEW: 'campaign: str = "c"\nmonth: str = "2021-01"\nlanguage: str = "zh"',
    ROLLUP: 'campaign: str = "c"\nperiod: str = "2021-Q1"\nlanguage: str = "zh"',
    METHODOLOGY: 'campaign: str = "c"\nlanguage: str = "zh"',
}

RECORD = """\
import json, os, pathlib
names = [name for name in ("campaign", "district", "month", "period", "language") if name in globals()]
parameters = {name: globals()[name] for name in names}
parts = [parameters[name] for name in ("campaign", "month", "period", "district") if name in parameters]
address = "/".join(parts if len(parts) > 1 else [*parts, "methodology"])
record = {"address": address, "notebook": "NOTEBOOK", "parameters": parameters, "title": {"zh": "标题"}}
if (pathlib.Path(os.environ.get("BULLETINS_DATA", "")) / parameters["campaign"] / "campaign.yml").is_file():
    from bulletins.evidence import sources
    load = sources.load if len(parameters) > 2 else sources.load_latest
    record["inputs"] = [one.as_dict() for one in load(**parameters).rows]
output = pathlib.Path(os.environ["BULLETINS_OUTPUT"])
written = (output / "record.json").write_text(json.dumps(record, sort_keys=True), encoding="utf-8")
scores = (output / "scores.csv").write_text("unit\\n", encoding="utf-8")
"""


def code(source: str, *tags: str) -> dict[str, Any]:
    return {"cell_type": "code", "metadata": {"tags": list(tags)} if tags else {}, "source": source,
            "outputs": [], "execution_count": None}  # fmt: skip


def prose(source: str, *tags: str) -> dict[str, Any]:
    return {"cell_type": "markdown", "metadata": {"tags": list(tags)} if tags else {}, "source": source}


def write_template(file: Path, cells: Sequence[dict[str, Any]]) -> Path:
    file.parent.mkdir(parents=True, exist_ok=True)
    numbered = [{"id": f"cell-{number}", **cell} for number, cell in enumerate(cells)]
    kernel = {"kernelspec": {"name": "another-python", "display_name": "Another", "language": "python"}}
    file.write_text(json.dumps({"nbformat": 4, "nbformat_minor": 5, "metadata": kernel, "cells": numbered}))
    return file


def write_templates(folder: Path, *, work: str = "1 + 1", record: str = RECORD) -> Path:
    """Write all templates into ``folder``; ``work`` is the cell between the parameters and the record."""
    for notebook, declared in DECLARED.items():
        write_template(folder / f"{notebook}.ipynb", [
            prose("# 中文标题", "lang-zh"),
            prose("# An English title", "lang-en"),
            code(declared, "parameters", "remove-cell"),
            code(work),
            code(record.replace("NOTEBOOK", notebook)),
        ])  # fmt: skip
    return folder
