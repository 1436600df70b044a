"""Why a run is outdated: the row, key, module, package or cell that changed, in both languages and for machines."""

from __future__ import annotations

import json
import re
import shutil
from pathlib import Path

import pytest

from bulletins import paths
from bulletins.errors import UserError
from bulletins.pipeline import changes, fingerprint, ledger, published, seen, stages, why
from bulletins.pipeline.books import Books
from bulletins.pipeline.console import Console
from bulletins.pipeline.plan import Selection
from bulletins.pipeline.workspace import Workspace
from bulletins.vocabulary import Language
from tests import pretended_builds
from tests.small_campaign import CAMPAIGN, write_small_campaign
from tests.tiny_notebooks import write_templates

OCTOBER = Selection(months=("2021-10",), languages=(Language.EN,))


@pytest.fixture
def workspace(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Workspace:
    """The small campaign with October's runs written down as executed."""
    monkeypatch.setattr(published, "check_facts", lambda inputs: [])
    monkeypatch.setenv(paths.DATA_VARIABLE, str(tmp_path / "data"))
    write_small_campaign(tmp_path / "data")
    made = Workspace(tmp_path / "data", write_templates(tmp_path / "notebooks"), tmp_path / "build")
    pretended_builds.build(made, OCTOBER)
    return made


def ask(workspace: Workspace, page: str, language: Language = Language.EN) -> None:
    assert 0 == why.run(workspace, f"{CAMPAIGN}/{page}", [Language.EN], Console(language))


def edit(workspace: Workspace, name: str, old: str, new: str) -> None:
    file = workspace.data / CAMPAIGN / name
    text = file.read_text(encoding="utf-8")
    assert old in text
    file.write_text(text.replace(old, new, 1), encoding="utf-8")


@pytest.mark.parametrize(
    ("name", "old", "new", "expected"),
    [
        ("2021-10/actuals.csv", ",240,3", ",241,3",
         "2021-10/actuals.csv, unit changle, action land, indicator cleared-land, actual: 240 → 241"),
        ("2021-10/ledger.csv", "Late start", "Later start",
         "2021-10/ledger.csv, entry e2, reason_en: Late start → Later start"),
        ("2021-10/tickets.csv", "t3,fuqing,供电线路,Power line,2021-10-27,5,\n", "",
         "2021-10/tickets.csv, ticket t3: row gone (unit fuqing, subject_zh 供电线路, subject_en Power line"),
        ("2021-10/tickets.csv", "t1,changle", "t0,fuqing,电,Power,2021-10-27,5,\nt1,changle",
         "2021-10/tickets.csv, ticket t0: new row (unit fuqing, subject_zh 电"),
        ("2021-10/projects.csv", "2021-10-18,2000,300", "2021-10-18,2000,250",
         "project p2, milestone start, completed_investment: 300 → 250"),
        ("units.csv", "fuqing,district,,,,福清市,Fuqing\nsongxia,town,changle,1,,松下镇,Songxia\n",
         "songxia,town,changle,1,,松下镇,Songxia\nfuqing,district,,,,福清市,Fuqing\n",
         "units.csv: the same rows in another order"),
        ("campaign.yml", "weight: 60", "weight: 60.0", "schemes.city.actions.land.weight: 60 → 60.0"),
        ("campaign.yml", "decimals: 1", "decimals: 2",
         "schemes.city.actions.land.indicators.cleared-land.decimals: 1 → 2"),
        ("campaign.yml", "          cap: 2\n", "", "schemes.city.ledger.types.bonus.cap: gone, it was 2"),
        ("campaign.yml", "{at_least: 50, earns: 50}", "{at_least: 50, earns: 40}",
         "schemes.city.actions.recruiting.indicators.signed.rule.bands.2.earns: 50 → 40"),
    ],
)  # fmt: skip
def test_data_and_rules(workspace: Workspace, name: str, old: str, new: str, expected: str,
                        capsys: pytest.CaptureFixture[str]) -> None:  # fmt: skip
    """A row is named by its key, a rule by ids: what it was, and what it is."""
    edit(workspace, name, old, new)
    before = sorted(workspace.build.rglob("*"))
    ask(workspace, "2021-10/changle")
    told = capsys.readouterr().out
    assert f"{CAMPAIGN}/2021-10/changle (en): outdated" in told
    assert expected in told
    assert 1 == sum(line.startswith("  ") for line in told.splitlines()), told
    assert before == sorted(workspace.build.rglob("*"))


def test_tables_that_come_and_go(workspace: Workspace, capsys: pytest.CaptureFixture[str]) -> None:
    """A table that came, or is gone, is named with its number of rows."""
    home = workspace.data / CAMPAIGN / "2021-10"
    (home / "ledger.csv").unlink()
    (home / "jury.csv").write_text("unit,action,indicator,panel,ballot,marks\n")
    ask(workspace, "2021-10")
    told = capsys.readouterr().out
    assert "2021-10/ledger.csv: gone, it had 1 rows" in told
    assert "2021-10/jury.csv: new, 0 rows" in told


def test_notebook_and_chinese(workspace: Workspace, capsys: pytest.CaptureFixture[str]) -> None:
    """A cell is named with the lines that went and came; in Chinese as well."""
    write_templates(workspace.notebooks, work="1 + 2")
    ask(workspace, "2021-10/changle")
    told = capsys.readouterr().out.splitlines()
    assert ["notebook:", "  cell cell-3:", "    -1 + 1", "    +1 + 2"] == told[1:]
    ask(workspace, "2021-10/changle", Language.ZH)
    assert "单元格 cell-3：" in capsys.readouterr().out


def test_current(workspace: Workspace, capsys: pytest.CaptureFixture[str]) -> None:
    """If nothing changed it is said, and what the page was made from, row counts and all; a whole month's page too."""
    ask(workspace, "2021-10")
    told = capsys.readouterr().out
    assert f"{CAMPAIGN}/2021-10 (en): current\nNothing it is made from has changed." in told
    assert f"{CAMPAIGN}/2021-10/actuals.csv: 7 rows, SHA-256" in told
    assert f"{CAMPAIGN}/campaign.yml: the rules" in told
    assert "notebooks/month_overview.ipynb: 3 code cells" in told


def test_never_gone_failed(workspace: Workspace, capsys: pytest.CaptureFixture[str]) -> None:
    """What was never executed, is gone or failed is said to be so, with what is known of it."""
    ask(workspace, "2021-09/changle")
    assert "never executed" in capsys.readouterr().out
    pretended_builds.build(workspace, OCTOBER, failing=["fuqing"])
    ask(workspace, "2021-10/fuqing")
    told = capsys.readouterr().out
    assert "(en): failed" in told and "It failed: code cell [1] “x” raised no" in told
    folder = workspace.build / "runs" / "en" / CAMPAIGN / "2021-10" / "changle"
    shutil.rmtree(folder)
    ask(workspace, "2021-10/changle")
    assert f"not there any more, or not whole: {folder}" in capsys.readouterr().out


def test_texts_that_are_lost(workspace: Workspace, capsys: pytest.CaptureFixture[str]) -> None:
    """Where the old texts are gone or damaged it is said so; the cause is named all the same."""
    edit(workspace, "2021-10/actuals.csv", ",240,3", ",241,3")
    for file in (workspace.build / "seen").iterdir():
        file.write_text("damaged", encoding="utf-8")
    ask(workspace, "2021-10/changle")
    told = capsys.readouterr().out
    assert "data:" in told and "no longer kept" in told


def test_json(workspace: Workspace, capsys: pytest.CaptureFixture[str]) -> None:
    """The same for machines: each language's run with its fate, its causes and each change."""
    edit(workspace, "2021-10/actuals.csv", ",240,3", ",241,3")
    assert 0 == why.run(workspace, f"{CAMPAIGN}/2021-10/changle/", list(Language), Console(), as_json=True)
    chinese, english = json.loads(capsys.readouterr().out)
    assert (["never"], ["data"]) == (list(chinese["causes"]), list(english["causes"]))
    [one] = english["causes"]["data"]
    assert ("row-changed", "actual", "240", "241") == tuple(
        one[name] for name in ("change", "column", "before", "after")
    )
    assert f"{CAMPAIGN}/2021-10/actuals.csv" in {one.get("file") for one in english["made_from"]}


@pytest.mark.parametrize(("page", "near"), [("2021-10/chang", "2021-10/changle"), ("2021-1", "2021-10")])
def test_unknown_address(workspace: Workspace, page: str, near: str) -> None:
    """An address that is not there is answered with those nearest to it."""
    with pytest.raises(UserError, match=f"no bulletin at “{CAMPAIGN}/{page}”; nearest: .*{CAMPAIGN}/{near}"):
        ask(workspace, page)


def test_pins() -> None:
    """Packages are compared by name; comments are none."""
    before = "# by hand\npandas==3.0.1 ; x\nzope==1\n    # via y\n"
    after = "# by uv\npandas==3.0.2 ; x\nabc==2\n"
    found = [(one.code, *dict(one.details).values()) for one in changes.in_pins(before, after)]
    assert [("value-changed", "pandas", "3.0.1 ; x", "3.0.2 ; x"), ("value-removed", "zope", "1"),
            ("value-added", "abc", "2")] == found  # fmt: skip
    assert ["only-layout"] == [one.code for one in changes.in_pins(before, before.replace("hand", "uv"))]


def test_files() -> None:
    """Modules that changed, came and went are named."""
    found = changes.in_files("a.py 1\nb.py 2\nc.py 3", "a.py 1\nb.py 4\nd.py 5")
    expected = [("module-changed", "b.py"), ("module-removed", "c.py"), ("module-added", "d.py")]
    assert expected == [(one.code, dict(one.details)["file"]) for one in found]


def test_order_of_rules() -> None:
    """Things with ids that change places are named as a list."""
    texts = [json.dumps({"actions": [{"id": one, "weight": "1"} for one in ids]}) for ids in ("ab", "ba")]
    [found] = changes.in_rules(*texts)
    assert {"key": "actions", "before": "a, b", "after": "b, a"} == dict(found.details)


def test_cells_that_come_and_go() -> None:
    """Cells are known by their ids; new tags are a change."""
    first, second = ("a", []), ("b", ["remove-cell"])
    texts = [json.dumps([{"id": source, "tags": tags, "source": source}]) for source, tags in (first, second)]
    found = [(one.code, one.lines) for one in changes.in_cells(*texts)]
    assert [("cell-removed", ("-a",)), ("cell-added", ("+# remove-cell", "+b"))] == found


def test_every_change_has_its_words() -> None:
    """Every kind of change that the code names is told in both languages."""
    sources = [Path(str(module.__file__)).read_text(encoding="utf-8") for module in (changes, why)]
    codes = {code for source in sources for code in re.findall(r"""(?:change\(|: )"([a-z-]+)\"""", source)}
    assert {"row-changed", "module-added", "made-code", "not-kept-of"} <= codes
    for language in Language:
        tell = Console(language).tell
        assert [] == [code for code in sorted(codes) if "-" in code and not tell.knows(f"why-{code}")]


def test_stale_texts_are_pruned(workspace: Workspace) -> None:
    """Texts that no run was made from any more are removed; those of what is, stay."""
    seen.write(workspace, {fingerprint.hash_text("stale"): "stale"})
    kept = {file.name for file in (workspace.build / "seen").iterdir()}
    prints = fingerprint.Fingerprints.usual(workspace)
    surveys = stages.look(workspace, Selection(), prints, keep=True)
    books = Books(workspace, prints, ledger.read_last(workspace.ledger))
    books.prune(stages.judge(workspace, Selection(), prints, surveys), surveys)
    assert kept - {fingerprint.hash_text("stale")} == {
        file.name for file in (workspace.build / "seen").iterdir()
    }
