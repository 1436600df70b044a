"""What a kernel remembers of another is as good as fresh: every notebook shows and writes the same bytes."""

from __future__ import annotations

import ast
import json
from pathlib import Path
from typing import Any

import pytest

from bulletins import memory, paths

# Campaigns with the most kinds of rules and tables; a page in English after one in Chinese shares its evaluation.
PAGES = {
    "district_bulletin": {"campaign": "minhou-120-2021", "month": "2021-10", "district": "minhou-baisha"},
    "month_overview": {"campaign": "fuzhou-2017", "month": "2017-03"},
    "period_rollup": {"campaign": "fuzhou-2017", "period": "2017-Q1"},
    "methodology": {"campaign": "jinjiang-40-2018"},
}


def shown(notebook: str, language: str) -> list[dict[str, str]]:
    """Return what the notebook's code cells show, one after the other."""
    names: dict[str, Any] = {**PAGES[notebook], "language": language}
    found = []
    for cell in json.loads((paths.NOTEBOOKS / f"{notebook}.ipynb").read_text(encoding="utf-8"))["cells"]:
        if cell["cell_type"] == "code" and "parameters" not in cell["metadata"].get("tags", []):
            code = ast.parse("".join(cell["source"]))
            last = code.body.pop() if isinstance(code.body[-1], ast.Expr) else None
            exec(compile(code, "cell", "exec"), names)
            if isinstance(last, ast.Expr):
                value = eval(compile(ast.Expression(last.value), "cell", "eval"), names)
                found.append(value._repr_mimebundle_())
    return found


@pytest.mark.parametrize("notebook", PAGES)
def test_remembered_is_as_good_as_fresh(
    notebook: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Computed afresh, computed and kept, and remembered: every output and every file is byte for byte the same."""
    monkeypatch.delenv(paths.DATA_VARIABLE, raising=False)
    monkeypatch.delenv(paths.MEMORY_VARIABLE, raising=False)
    made = {}
    with memory.folder(tmp_path) as folder:
        for way in ("afresh", "kept", "remembered"):
            if way != "afresh":
                monkeypatch.setenv(paths.MEMORY_VARIABLE, str(folder))
            for language in ("zh", "en"):
                out = tmp_path / way / language
                out.mkdir(parents=True)
                monkeypatch.setenv(paths.OUTPUT_VARIABLE, str(out))
                outputs = shown(notebook, language)
                made[way, language] = (outputs, {one.name: one.read_bytes() for one in sorted(out.iterdir())})
        assert any(folder.iterdir())
    for language in ("zh", "en"):
        assert made["afresh", language] == made["kept", language]
        assert made["afresh", language] == made["remembered", language]
