"""The plan: what there is to run, what must run, and every cause of it."""

import json
import re
import shutil
from dataclasses import replace
from pathlib import Path

import pytest

from bulletins import paths
from bulletins.errors import UserError
from bulletins.evidence import sources
from bulletins.pipeline import ledger, plan, seal
from bulletins.pipeline.fingerprint import PARTS, Fingerprints
from bulletins.pipeline.ledger import Entry
from bulletins.pipeline.plan import CAUSES, Run, Selection, Verdict
from bulletins.pipeline.survey import Survey
from bulletins.pipeline.workspace import Workspace
from bulletins.vocabulary import Fate, Language
from tests.small_campaign import CAMPAIGN, MONTHS, ROLLED_UP, TEN_DAYS, write_small_campaign
from tests.tiny_notebooks import write_templates

SURVEY = Survey(CAMPAIGN, MONTHS, ("changle", "fuqing"), ten_days=TEN_DAYS, rolled_up=ROLLED_UP)
OTHERS = (*TEN_DAYS, *ROLLED_UP, "methodology")
OCTOBER = {"2021-10", "2021-10/changle", "2021-10/fuqing"}
BOTH = tuple(Language)


WORK = "from bulletins.method import scoring"


@pytest.fixture
def repository(tmp_path: Path) -> Path:
    """A repository in small: a package with a pipeline, words, pins."""
    for name, text in {
        "requirements.txt": "pandas==1\n",
        "bulletins/__init__.py": "",
        "bulletins/method/__init__.py": "",
        "bulletins/method/scoring.py": "def score():\n    from bulletins import decimals\n",
        "bulletins/method/never_called.py": "one\n",
        "bulletins/decimals.py": "one = 1\n",
        "bulletins/pipeline/plan.py": "one\n",
        "templates/language/zh/page.ftl": "a = 甲\n",
        "templates/language/zh/build.ftl": "b = 乙\n",
        "templates/language/zh/site.ftl": "c = 丙\n",
        "templates/theme.scss": "a {}\n",
    }.items():
        file = tmp_path / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, encoding="utf-8")
    return tmp_path


@pytest.fixture
def workspace(repository: Path, monkeypatch: pytest.MonkeyPatch) -> Workspace:
    data = repository / "data"
    write_small_campaign(data)
    monkeypatch.setenv(paths.DATA_VARIABLE, str(data))
    return Workspace(data, write_templates(repository / "notebooks", work=WORK), repository / "build")


def runs_of(workspace: Workspace, languages: tuple[Language, ...] = BOTH) -> list[Run]:
    prints = Fingerprints(workspace.data, workspace.notebooks, workspace.build.parent)
    _, found_out = sources.survey(CAMPAIGN)
    assert found_out is not None
    return plan.make([replace(SURVEY, dependencies=found_out)], languages, workspace, prints)


def execute_all(workspace: Workspace, fate: Fate = Fate.EXECUTED) -> None:
    """Write down that every run was executed, and put its files there."""
    for run in runs_of(workspace):
        run.folder.mkdir(parents=True, exist_ok=True)
        for name in ("record.json", "notebook.ipynb", "scores.csv"):
            (run.folder / name).touch()
        seal.put(run.folder, run.fingerprint)
        ledger.write(workspace.ledger, Entry(*run.key, fate, run.parts, prose=run.prose))


def judge(workspace: Workspace, *, retry: bool = False) -> dict[str, Verdict]:
    """Return the verdict on each run, in Chinese only."""
    verdicts = plan.judge(runs_of(workspace), ledger.read_last(workspace.ledger), retry=retry)
    chinese = (verdict for verdict in verdicts if verdict.run.language is Language.ZH)
    return {str(verdict.run.address).removeprefix(f"{CAMPAIGN}/"): verdict for verdict in chinese}


def causes(workspace: Workspace) -> dict[str, tuple[str, ...]]:
    """Return the causes of each run that is outdated, in Chinese only."""
    return {
        page: verdict.causes for page, verdict in judge(workspace).items() if verdict.fate is Fate.OUTDATED
    }


def edit(file: Path, old: str, new: str) -> None:
    text = file.read_text(encoding="utf-8")
    assert old in text
    file.write_text(text.replace(old, new, 1), encoding="utf-8")


def test_runs(workspace: Workspace) -> None:
    """Each month has an overview, then a bulletin for each district; then other periods and rules; in each language."""
    pages = [f"{month}{unit}" for month in MONTHS for unit in ("", "/changle", "/fuqing")]
    expected = [f"{CAMPAIGN}/{page} {language}" for page in [*pages, *OTHERS] for language in ("zh", "en")]
    assert expected == [f"{run.address} {run.language}" for run in runs_of(workspace)]


def test_parameters(workspace: Workspace) -> None:
    """A run's parameters are text, and those its notebook declares."""
    overview, bulletin = runs_of(workspace, (Language.EN,))[:2]
    assert {"campaign": CAMPAIGN, "month": "2021-09", "language": "en"} == overview.parameters
    assert {
        "campaign": CAMPAIGN,
        "district": "changle",
        "month": "2021-09",
        "language": "en",
    } == bulletin.parameters
    assert ("month_overview", "district_bulletin") == (overview.notebook, bulletin.notebook)
    others = {run.address.period: run for run in runs_of(workspace, (Language.EN,))[6:]}
    assert {"campaign": CAMPAIGN, "period": "2021-10-d1", "language": "en"} == others["2021-10-d1"].parameters
    assert {"campaign": CAMPAIGN, "period": "to-date", "language": "en"} == others["to-date"].parameters
    assert {"campaign": CAMPAIGN, "language": "en"} == others["methodology"].parameters
    assert ["period_rollup"] * 4 + ["methodology"] == [run.notebook for run in others.values()]


def test_units_that_are_away(workspace: Workspace) -> None:
    """A unit that has not joined yet, or has left, has no bulletin of that month."""
    prints = Fingerprints(workspace.data, workspace.notebooks, workspace.build.parent)
    one = replace(SURVEY, away=("2021-09/fuqing",))
    addresses = [str(run.address) for run in plan.make([one], BOTH, workspace, prints)]
    assert f"{CAMPAIGN}/2021-09/fuqing" not in addresses
    assert f"{CAMPAIGN}/2021-10/fuqing" in addresses


def test_folders_differ(workspace: Workspace) -> None:
    """No two runs share a folder, and an overview's folder holds no other run's."""
    folders = [run.folder for run in runs_of(workspace)]
    assert len(folders) == len(set(folders))
    assert not [a for a in folders for b in folders if a in b.parents]


def test_never_run(workspace: Workspace) -> None:
    """Without a ledger the one cause is that nothing was ever run."""
    assert {("never",)} == set(causes(workspace).values())


def test_current(workspace: Workspace) -> None:
    """After everything was executed nothing is outdated."""
    execute_all(workspace)
    assert {} == causes(workspace)


@pytest.mark.parametrize(
    ("changed", "old", "new", "cause", "outdated"),
    [
        ("notebooks/month_overview.ipynb", "scoring", "scoring as s", "notebook", {"2021-09", "2021-10"}),
        ("data/small-2021/campaign.yml", "weight: 60", "weight: 60.0", "rules", "all"),
        ("data/small-2021/units.csv", "Fuqing", "Fuqing City", "data", "all"),
        # A town of Changle is nothing to Fuqing.
        (
            "data/small-2021/units.csv",
            "Songxia",
            "Songxia Town",
            "data",
            "all but 2021-09/fuqing 2021-10/fuqing",
        ),
        ("data/small-2021/2021-09/actuals.csv", "120.5", "120.6", "data", "all but 2021-10-d1"),
        (
            "data/small-2021/2021-10/actuals.csv",
            "240",
            "241",
            "data",
            {*OCTOBER, "2021-Q4", "to-date", "methodology"},
        ),
        ("data/small-2021/2021-10-d1/actuals.csv", "160", "161", "data", {"2021-10-d1"}),
        (
            "data/small-2021/2021-Q4/field.csv",
            "90",
            "91",
            "data",
            {*OCTOBER, "2021-Q4", "to-date", "methodology"},
        ),
        ("notebooks/period_rollup.ipynb", "scoring", "scoring as s", "notebook", {*TEN_DAYS, *ROLLED_UP}),
        ("notebooks/methodology.ipynb", "scoring", "scoring as s", "notebook", {"methodology"}),
        ("bulletins/method/scoring.py", "def", "\ndef", "code", "all"),
        ("bulletins/decimals.py", "1", "2", "code", "all"),
        ("templates/language/zh/page.ftl", "甲", "乙", "code", "all"),
        ("requirements.txt", "1", "2", "pins", "all"),
    ],
)
def test_one_cause(workspace: Workspace, changed: str, old: str, new: str, cause: str,
                   outdated: set[str] | str) -> None:  # fmt: skip
    """A change outdates what depends on it, and the plan names that one cause."""
    execute_all(workspace)
    edit(workspace.build.parent / changed, old, new)
    everything = {str(run.address).removeprefix(f"{CAMPAIGN}/") for run in runs_of(workspace)}
    if isinstance(outdated, str):
        outdated = everything - set(outdated.removeprefix("all").removeprefix(" but ").split())
    assert dict.fromkeys(outdated, (cause,)) == causes(workspace)


@pytest.mark.parametrize(
    "changed",
    ["bulletins/pipeline/plan.py", "templates/language/zh/build.ftl", "templates/language/zh/site.ftl",
     "templates/theme.scss", "data/small-2021/README.md", "bulletins/method/__pycache__/scoring.pyc",
     "data/small-2021/2021-09/.DS_Store", "bulletins/method/never_called.py"],
)  # fmt: skip
def test_what_does_not_matter(workspace: Workspace, changed: str) -> None:
    """The pipeline, the words around notebooks, the theme, modules nobody imports and litter execute nothing again."""
    execute_all(workspace)
    file = workspace.build.parent / changed
    file.parent.mkdir(exist_ok=True)
    file.write_text("other", encoding="utf-8")
    assert {} == causes(workspace)


@pytest.mark.parametrize(
    ("changed", "old", "new"),
    [
        ("campaign.yml", "nature: synthetic", "nature:   synthetic  # made up"),
        ("units.csv", "\n", "\r\n"),
        ("2021-09/ledger.csv", "e1,changle,bonus", '"e1",changle,"bonus"'),
    ],
)
def test_layout_does_not_matter(workspace: Workspace, changed: str, old: str, new: str) -> None:
    """A comment in the rules, another line end, quotes around a cell: what is read is the same."""
    execute_all(workspace)
    edit(workspace.data / CAMPAIGN / changed, old, new)
    assert {} == causes(workspace)


def test_new_table(workspace: Workspace) -> None:
    """A table that was not there before is a change of the data of what reads it."""
    execute_all(workspace)
    header = "unit,action,indicator,panel,ballot,marks\n"
    (workspace.data / CAMPAIGN / "2021-10" / "jury.csv").write_text(header)
    assert dict.fromkeys({*OCTOBER, "2021-Q4", "to-date", "methodology"}, ("data",)) == causes(workspace)


def test_same_bytes_are_no_change(workspace: Workspace) -> None:
    """Touching or copying a file with the same bytes is no change."""
    execute_all(workspace)
    file = workspace.data / CAMPAIGN / "units.csv"
    file.write_bytes(file.read_bytes())
    assert {} == causes(workspace)


def test_result_gone(workspace: Workspace) -> None:
    """A run whose folder was deleted is run again, and the plan says why."""
    execute_all(workspace)
    shutil.rmtree(workspace.build / "runs" / "zh" / CAMPAIGN / "2021-10" / "changle")
    assert {"2021-10/changle": ("gone",)} == causes(workspace)


def test_result_torn(workspace: Workspace) -> None:
    """A file of a result that is not as long as it was, or the result of another execution, is as good as gone."""
    execute_all(workspace)
    home = workspace.build / "runs" / "zh" / CAMPAIGN / "2021-10"
    (home / "changle" / "scores.csv").write_text("more", encoding="utf-8")
    seal.put(home / "fuqing", "another fingerprint")
    assert {"2021-10/changle": ("gone",), "2021-10/fuqing": ("gone",)} == causes(workspace)


def test_failed_before(workspace: Workspace) -> None:
    """A run that failed is left alone while nothing changes, unless it is asked for; then it is run again."""
    execute_all(workspace, Fate.FAILED)
    left, again = judge(workspace), judge(workspace, retry=True)
    assert {("failure",)} == {verdict.causes for verdict in (*left.values(), *again.values())}
    assert {Fate.FAILED} == {verdict.fate for verdict in left.values()}
    assert {Fate.OUTDATED} == {verdict.fate for verdict in again.values()}
    (workspace.build.parent / "requirements.txt").write_text("pandas==2\n")
    assert {("failure", "pins")} == set(causes(workspace).values())


def test_words_around_the_code(workspace: Workspace) -> None:
    """New prose outdates nothing: it is put around what was executed, in the language in which it stands."""
    execute_all(workspace)
    edit(workspace.notebooks / "month_overview.ipynb", "\\u4e2d\\u6587", "\\u82f1\\u6587")
    assert {} == causes(workspace)
    verdicts = plan.judge(runs_of(workspace), ledger.read_last(workspace.ledger))
    reworded = [verdict.run.key for verdict in verdicts if verdict.is_reworded]
    assert [(f"{CAMPAIGN}/{month}", "zh") for month in MONTHS] == reworded


def test_moved_prose(workspace: Workspace) -> None:
    """Prose that moves, comes or goes is prose; a code cell that moves is code."""
    execute_all(workspace)
    file = workspace.notebooks / "methodology.ipynb"
    template = json.loads(file.read_text(encoding="utf-8"))
    cells = template["cells"]
    template["cells"] = [*cells[2:], cells[0], cells[1]]
    file.write_text(json.dumps(template))
    assert judge(workspace)["methodology"].is_reworded
    template["cells"] = [*cells[:2], cells[2], cells[4], cells[3]]
    file.write_text(json.dumps(template))
    assert {"methodology": ("notebook",)} == causes(workspace)


def test_accepted(workspace: Workspace) -> None:
    """What was accepted is current and shown as made from what it was made from; a later change outdates it."""
    execute_all(workspace)
    old = runs_of(workspace)[0].parts
    (workspace.build.parent / "requirements.txt").write_text("pandas==2\n")
    for run in runs_of(workspace):
        made = ledger.read_last(workspace.ledger)[run.key].made
        ledger.write(
            workspace.ledger,
            Entry(*run.key, Fate.EXECUTED, run.parts, made=made, prose=run.prose, reason="r"),
        )
    assert {} == causes(workspace)
    shown = judge(workspace)["2021-09"].shown
    assert shown is not None and (old, "r") == (shown.made, shown.accepted)
    (workspace.build.parent / "requirements.txt").write_text("pandas==3\n")
    assert {("pins",)} == set(causes(workspace).values())


def test_held_back(workspace: Workspace) -> None:
    """Of a run that failed after a good one the good result is kept, and not shown in the site."""
    execute_all(workspace)
    run = runs_of(workspace)[0]
    ledger.write(
        workspace.ledger, Entry(*run.key, Fate.FAILED, {**run.parts, "data": "x"}, "no", made=run.parts)
    )
    verdict = judge(workspace)["2021-09"]
    assert verdict.shown is None
    assert verdict.held is not None and (run.parts, "no") == (verdict.held.made, verdict.held.failure)
    shutil.rmtree(run.folder)
    assert judge(workspace)["2021-09"].held is None


def test_batches(workspace: Workspace) -> None:
    """Runs of one period that rest on the same figures are executed side by side, both languages together."""
    batched = plan.in_batches(sorted(runs_of(workspace), key=lambda run: run.language))
    periods = [run.address.period for run in batched]
    assert list(dict.fromkeys(periods)) == [
        one for one, before in zip(periods, ["", *periods], strict=False) if one != before
    ]
    assert sorted(run.key for run in batched) == sorted(run.key for run in runs_of(workspace))


def test_fingerprint_is_of_all_parts(workspace: Workspace) -> None:
    """The fingerprint is one hash of six parts, the same at each reading."""
    first, again = runs_of(workspace)[0], runs_of(workspace)[0]
    assert list(PARTS) == list(first.parts)
    assert set(first.parts) < set(CAUSES)
    assert sources.load(campaign=CAMPAIGN, month="2021-09").rows == first.inputs
    assert first.fingerprint == again.fingerprint
    assert re.fullmatch(r"[0-9a-f]{64}", first.fingerprint)


@pytest.mark.parametrize(
    ("selection", "expected"),
    [
        (Selection(), 22),
        (Selection(campaigns=(CAMPAIGN,)), 22),
        (Selection(periods=("2021-Q4",)), 2),
        (Selection(periods=("2021-10-d1", "to-date"), languages=(Language.EN,)), 2),
        (Selection(months=("2021-10",), periods=("2021-Q4",)), 8),
        (Selection(months=("2021-10",)), 6),
        (Selection(districts=("changle",)), 4),
        (Selection(districts=("changle",), months=("2021-10",), languages=(Language.ZH,)), 1),
        (Selection(campaigns=("another",)), 0),
    ],
)
def test_selection(workspace: Workspace, selection: Selection, expected: int) -> None:
    """Options narrow the runs; a district alone does not bring the overview."""
    assert expected == sum(selection.takes(run) for run in runs_of(workspace))


@pytest.mark.parametrize(
    ("selection", "sentence"),
    [
        (Selection(months=("2021-13",)), "“2021-13” is not a month; write it as YYYY-MM"),
        (Selection(months=("2021-Q4",)), "“2021-Q4” is not a month; write it as YYYY-MM"),
        (Selection(periods=("Q4",)), "“Q4” is not a period; write it as 2021-12"),
        (Selection(periods=("2021",)), "2021-09, 2021-Q3, 2021-10-d1, 2021-10, 2021-Q4, to-date"),
        (Selection(months=("2021-11",)), "no data for the month 2021-11; there are for: 2021-09, 2021-10"),
        (Selection(districts=("songxia",)), "“songxia”; they are for: changle, fuqing"),
        (Selection(districts=("<b>../",)), "“?b?../”; they are for: changle"),
    ],
)
def test_selection_of_nothing(selection: Selection, sentence: str) -> None:
    """A month or a district that is not there is refused with what there is."""
    with pytest.raises(UserError, match=re.escape(sentence)):
        selection.check([SURVEY])
