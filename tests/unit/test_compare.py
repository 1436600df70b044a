"""Two sites compared: equal, or which files differ and where; the exit code says it too."""

from __future__ import annotations

import json
import os
from pathlib import Path

import pytest

from bulletins.errors import UserError
from bulletins.pipeline import compare
from bulletins.pipeline.console import Console
from bulletins.pipeline.swap import MARK
from bulletins.vocabulary import Language

FILES = {
    "index.html": "<p>\n一\n</p>\n",
    "c/2021-10/scores.csv": "unit,score\nchangle,93.4\nfuqing,80\n",
    "c/2021-10/record.json": '{"a": 1, "b": 2}\n',
    MARK: "Generated.\n",
}


@pytest.fixture
def sites(tmp_path: Path) -> tuple[Path, Path]:
    """Two copies of one small site."""
    for name in ("one", "other"):
        for file, text in FILES.items():
            (tmp_path / name / file).parent.mkdir(parents=True, exist_ok=True)
            (tmp_path / name / file).write_text(text, encoding="utf-8")
    return tmp_path / "one", tmp_path / "other"


def told(
    sites: tuple[Path, Path], capsys: pytest.CaptureFixture[str], language: Language = Language.EN
) -> list[str]:
    """Compare and return the exit code and the lines that were printed."""
    code = compare.run(*sites, Console(language))
    return [str(code), *capsys.readouterr().out.splitlines()]


def test_equal_sites(sites: tuple[Path, Path], capsys: pytest.CaptureFixture[str]) -> None:
    """Equal sites are said to be; the mark that a build leaves, and hard links, are no difference."""
    (sites[1] / MARK).unlink()
    (sites[1] / "index.html").unlink()
    os.link(sites[0] / "index.html", sites[1] / "index.html")
    assert ["0", "Equal: 3 files, the same bytes."] == told(sites, capsys)


def test_the_first_difference(sites: tuple[Path, Path], capsys: pytest.CaptureFixture[str]) -> None:
    """Of the first file several places are told, of the others one, and how many files differ; in both languages."""
    (sites[1] / "c/2021-10/record.json").write_text('{"a": 2, "b": 3}\n')
    (sites[1] / "c/2021-10/scores.csv").write_text("unit,score\nchangle,93.5\nfuqing,81\n")
    assert [
        "1",
        "✗ c/2021-10/record.json, a: 1 in the first, 2 in the second",
        "✗ c/2021-10/record.json, b: 2 in the first, 3 in the second",
        "✗ c/2021-10/scores.csv line 2 (unit changle), column score: 93.4 in the first, 93.5 in the second",
        "2 files of 3 differ.",
    ] == told(sites, capsys)
    assert "3 个文件中有 2 个不同。" == told(sites, capsys, Language.ZH)[-1]


def test_files_of_one_side(sites: tuple[Path, Path], capsys: pytest.CaptureFixture[str]) -> None:
    """A file that only one of the two has is told with the side that has it."""
    (sites[0] / "index.html").unlink()
    (sites[1] / "c/2021-10/scores.csv").unlink()
    _, first, second, _ = told(sites, capsys)
    assert first.startswith("✗ c/2021-10/scores.csv: only in the first")
    assert second.startswith("✗ index.html: only in the second")


def test_many_files(sites: tuple[Path, Path], capsys: pytest.CaptureFixture[str]) -> None:
    """Of many files that differ the first are told, and how many more there are."""
    for number in range(compare.FILES + 2):
        (sites[1] / f"{number:02}.txt").write_text("more")
    lines = told(sites, capsys)
    assert "… and 2 more files that differ" == lines[-2]
    assert compare.FILES + 2 == len(lines[1:])


def test_for_machines(sites: tuple[Path, Path], capsys: pytest.CaptureFixture[str]) -> None:
    """As JSON every file that differs is listed with its places."""
    (sites[1] / "index.html").write_text("<p>\n二\n</p>\n", encoding="utf-8")
    assert 1 == compare.run(*sites, Console(Language.EN), as_json=True)
    found = json.loads(capsys.readouterr().out)
    assert (3, 1, False) == (found["files"], found["different"], found["equal"])
    [only] = found["differing"]
    assert ("index.html", "一", "二") == (
        only["file"],
        only["differences"][0]["before"],
        only["differences"][0]["after"],
    )


def test_what_is_no_folder(tmp_path: Path) -> None:
    """Asked for a folder that is not there, it says so: a misspelt path must not look like a site without files."""
    with pytest.raises(UserError) as raised:
        compare.compare(tmp_path, tmp_path / "absent")
    assert str(tmp_path / "absent") in raised.value.sentences("zh")[0]
