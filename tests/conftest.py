"""What many tests need: one small site, built once by the door itself, and how the tools behave here."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

import pytest
from filelock import FileLock
from hypothesis import settings

from tests.hostile_campaign import write_hostile_campaign
from tests.small_campaign import write_small_campaign

# A slow machine is no fault of the code: no property has a deadline. Everybody meets the same examples, so that
# what fails here fails everywhere, and nothing fails that nobody changed.
settings.register_profile("house", deadline=None, derandomize=True)
settings.load_profile("house")

REPOSITORY = Path(__file__).resolve().parents[1]
CAMPAIGNS = REPOSITORY / "data" / "campaigns"
LAST_MONTH = "2021-12"


@dataclass(frozen=True)
class BuiltSite:
    """A site, the data it was made from, and the folder its build worked in."""

    site: Path
    data: Path
    build: Path


def run_door(
    *arguments: str, build: Path, data: Path | None = None, **environment: str
) -> subprocess.CompletedProcess[str]:
    """Call ``python build.py`` as a user would, with a build folder of its own, and return what it printed."""
    command = [sys.executable, str(REPOSITORY / "build.py"), *arguments]
    command += ["--data", str(data)] if data is not None else []
    settings_ = {"LC_ALL": "C.UTF-8", "BULLETINS_BUILD": str(build), **environment}
    return subprocess.run(
        command,
        env={**os.environ, **settings_},
        capture_output=True,
        encoding="utf-8",
        check=False,
        cwd=REPOSITORY,
    )


def write_small_data(data: Path) -> None:
    """Write four campaigns: the hand-made small one, the same with hostile names, the real one, one synthetic month."""
    write_small_campaign(data)
    write_hostile_campaign(data)
    shutil.copytree(CAMPAIGNS / "xiangxi-2021", data / "xiangxi-2021")
    fuzhou = CAMPAIGNS / "fuzhou-120-2021"
    for file in fuzhou.glob("*.*"):
        (data / fuzhou.name).mkdir(exist_ok=True)
        shutil.copyfile(file, data / fuzhou.name / file.name)
    shutil.copytree(fuzhou / LAST_MONTH, data / fuzhou.name / LAST_MONTH)


@pytest.fixture(scope="session")
def built_site(tmp_path_factory: pytest.TempPathFactory) -> BuiltSite:
    """Return one small site for the whole session, whichever worker comes first builds it."""
    shared = tmp_path_factory.getbasetemp()
    shared = shared.parent if os.environ.get("PYTEST_XDIST_WORKER") else shared
    built = BuiltSite(shared / "small" / "_site", shared / "small" / "data", shared / "small" / "build")
    with FileLock(shared / "small.lock"):
        if not built.site.exists():
            shutil.rmtree(shared / "small", ignore_errors=True)
            built.data.mkdir(parents=True)
            write_small_data(built.data)
            done = run_door(
                "build",
                "--renderer",
                "embedded",
                "--site",
                str(built.site),
                build=built.build,
                data=built.data,
            )
            assert done.returncode == 0, done.stdout + done.stderr
    return built


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """Print what the tests say they covered (``record_property("covered", lines)``)."""
    reports = (report for found in terminalreporter.stats.values() for report in found)
    lines = [line for report in reports if getattr(report, "when", "") == "call"
             for name, told in report.user_properties if name == "covered" for line in told]  # fmt: skip
    if lines:
        terminalreporter.section("covered in the browser")
        terminalreporter.write_line("\n".join(lines))
