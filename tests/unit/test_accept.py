"""Accepting a change without executing: for a reason, of good results only, all addresses or none."""

from __future__ import annotations

from pathlib import Path

import pytest

from bulletins import paths
from bulletins.errors import UserError
from bulletins.pipeline import accept, ledger, published
from bulletins.pipeline.console import Console
from bulletins.pipeline.plan import Selection
from bulletins.pipeline.workspace import Workspace
from bulletins.vocabulary import Fate, Language
from tests import pretended_builds
from tests.small_campaign import CAMPAIGN, write_small_campaign
from tests.tiny_notebooks import write_templates

OCTOBER = Selection(months=("2021-10",), languages=(Language.ZH,))
REASON = "One  case\nmore changes no mark"


@pytest.fixture
def workspace(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Workspace:
    """The small campaign with October's runs in Chinese, and a change of their data since."""
    monkeypatch.setattr(published, "check_facts", lambda inputs: [])
    monkeypatch.setenv(paths.DATA_VARIABLE, str(tmp_path / "data"))
    write_small_campaign(tmp_path / "data")
    made = Workspace(tmp_path / "data", write_templates(tmp_path / "notebooks"), tmp_path / "build")
    pretended_builds.build(made, OCTOBER)
    file = made.data / CAMPAIGN / "2021-10" / "actuals.csv"
    file.write_text(file.read_text(encoding="utf-8").replace(",240,3", ",240,4"), encoding="utf-8")
    return made


def run(workspace: Workspace, *addresses: str, reason: str = REASON) -> int:
    full = [f"{CAMPAIGN}/{address}" for address in addresses]
    return accept.run(workspace, full, reason, [Language.ZH], Console(Language.EN))


def test_accept(workspace: Workspace, capsys: pytest.CaptureFixture[str]) -> None:
    """What is accepted is current, with its reason and what it was really made from; the rest stays outdated."""
    before = ledger.read_last(workspace.ledger)
    assert 0 == run(workspace, "2021-10/*")
    assert "Accepted as current: 2 bulletins" in capsys.readouterr().out
    fates = {
        str(one.run.address).partition("/")[2]: one for one in pretended_builds.judge(workspace, OCTOBER)
    }
    assert [Fate.OUTDATED, Fate.CURRENT, Fate.CURRENT] == [one.fate for one in fates.values()]
    shown = fates["2021-10/changle"].shown
    key = (f"{CAMPAIGN}/2021-10/changle", "zh")
    assert shown is not None
    assert ("One case more changes no mark", before[key].parts) == (shown.accepted, shown.made)
    assert 0 == run(workspace, "2021-10/changle")
    assert "Nothing to accept: all (one bulletin) are current." in capsys.readouterr().out
    file = workspace.data / CAMPAIGN / "units.csv"
    file.write_text(file.read_text(encoding="utf-8").replace("Fuqing", "Fuqing City"), encoding="utf-8")
    assert 0 == run(workspace, "2021-10/changle", reason="The new name is right")
    accepted = ledger.read_last(workspace.ledger)[key]
    assert ("One case more changes no mark; The new name is right", before[key].parts) == (
        accepted.reason,
        accepted.made,
    )


@pytest.mark.parametrize(
    ("addresses", "reason", "sentence"),
    [
        (["2021-10/changle"], " \n", "Say with --reason why"),
        (["2021-10/chang"], REASON, f"nearest: {CAMPAIGN}/2021-10/changle"),
        (["2021-10/changle", "2021-09"], REASON, f"no good result of {CAMPAIGN}/2021-09 zh (never run)"),
        (["*"], REASON, f"{CAMPAIGN}/2021-09 zh, {CAMPAIGN}/2021-09/changle zh"),
    ],
)
def test_refused(workspace: Workspace, addresses: list[str], reason: str, sentence: str) -> None:
    """Without a reason, of nothing, or of what was never executed, nothing is accepted."""
    before = workspace.ledger.read_bytes()
    with pytest.raises(UserError) as refused:
        run(workspace, *addresses, reason=reason)
    assert sentence in refused.value.sentences(Language.EN)[0]
    assert before == workspace.ledger.read_bytes()


def test_failed_or_gone(workspace: Workspace) -> None:
    """What failed, or whose result is gone, cannot be accepted."""
    pretended_builds.build(workspace, OCTOBER, failing=["fuqing"])
    (workspace.build / "runs" / "zh" / CAMPAIGN / "2021-10" / "changle" / "scores.csv").unlink()
    for unit, cause in (("fuqing", "failed before"), ("changle", "result gone")):
        with pytest.raises(UserError, match=cause):
            run(workspace, f"2021-10/{unit}")
