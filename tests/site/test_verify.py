"""Published bulletins verified as an auditor does it: from a folder, from the web, with other data, by checksums."""

from __future__ import annotations

import json
import shutil
import subprocess
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from http.server import ThreadingHTTPServer
from pathlib import Path

import pytest

from bulletins.pipeline.serving import SiteHandler
from tests.conftest import BuiltSite, run_door

ADDRESS = "small-2021/2021-10/changle"


@pytest.fixture
def site(built_site: BuiltSite, tmp_path: Path) -> Path:
    """A copy of the site, to be spoiled."""
    return Path(shutil.copytree(built_site.site, tmp_path / "public"))


@contextmanager
def serving(site: Path) -> Iterator[str]:
    """Serve ``site`` at a free port of this machine, and give its address."""
    with ThreadingHTTPServer(("127.0.0.1", 0), partial(SiteHandler, directory=str(site))) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        try:
            yield f"http://127.0.0.1:{server.server_address[1]}/"
        finally:
            server.shutdown()


def verify(built_site: BuiltSite, *words: str, data: Path | None = None, **environment: str
           ) -> subprocess.CompletedProcess[str]:  # fmt: skip
    """Verify by the door, with a build folder in which nothing was ever built."""
    done = run_door("verify", *words, build=built_site.build.with_name("an auditor's"), data=data or built_site.data,
                    **environment)  # fmt: skip
    assert "Traceback" not in done.stderr
    return done


def change(file: Path, before: str, after: str) -> None:
    text = file.read_text(encoding="utf-8")
    assert before in text, file
    file.write_text(text.replace(before, after, 1), encoding="utf-8")


def lines(text: str, beginning: str) -> list[str]:
    return [line for line in text.splitlines() if line.startswith(beginning)]


def test_from_the_web(built_site: BuiltSite, site: Path) -> None:
    """Of two bulletins on a web server the untouched one is verified, and each number changed in the other is told."""
    page = site / ADDRESS
    change(page / "scores.csv", ",Changle,83.5,", ",Changle,83.7,")
    change(page / "notebook.ipynb", '<text font-size=\\"9.75\\"', '<text font-size=\\"9.85\\"')
    with serving(site) as address:
        done = verify(built_site, ADDRESS, "--site", address)
    assert 1 == done.returncode, done.stdout + done.stderr
    [verified], [differs] = lines(done.stdout, "✓"), lines(done.stdout, "✗")
    assert f"✓ {ADDRESS} en: verified: " in verified
    assert (
        f"✗ {ADDRESS} zh: differs: {ADDRESS}/notebook.ipynb is not the file that its record names" in differs
    )
    assert (
        "scores.csv line 2 (unit changle, league city/overall), column score: published 83.7, computed 83.5"
        in differs
    )
    assert "differs in its data: 1 of " in differs
    assert "2 bulletins executed again: 1 verified, 1 differs." == done.stdout.splitlines()[-1]


def test_with_other_data(built_site: BuiltSite, site: Path, tmp_path: Path) -> None:
    """With a figure changed in the data it is said first which file is another, then which numbers differ."""
    data = Path(shutil.copytree(built_site.data, tmp_path / "data"))
    change(data / "small-2021" / "2021-10" / "actuals.csv", "reported,400,240,", "reported,400,268,")
    done = verify(built_site, ADDRESS, "--site", str(site), "--language", "zh", data=data, LC_ALL="zh_CN.UTF-8",
                  PYTHONUTF8="1")  # fmt: skip
    assert 1 == done.returncode, done.stdout + done.stderr
    said = [line for line in done.stdout.splitlines() if line[:1] in "!✗"]
    assert said[0].startswith("! 数据：small-2021/2021-10/actuals.csv 读到的行与当时不同")
    assert said[-1].startswith(f"✗ {ADDRESS} zh：不一致：scores.csv 第 2 行（unit changle")
    assert "公布为" in said[-1] and "复算为" in said[-1]


def test_by_checksums(built_site: BuiltSite, site: Path) -> None:
    """Checksums alone: every bulletin of a site is found in order without executing one, and a changed file is told."""
    done = verify(built_site, "--quick", "--json", "--site", str(site))
    assert 0 == done.returncode, done.stdout[-2000:] + done.stderr
    found = json.loads(done.stdout)
    records = len(list(site.rglob("record.json")))
    assert {"verified": records} == found["counts"]
    change(site / "en" / ADDRESS / "index.html", "</h1>", "!</h1>")
    done = verify(built_site, "--quick", "--site", str(site))
    assert 1 == done.returncode
    [differs] = lines(done.stdout, "✗")
    assert (
        f"✗ {ADDRESS} en: differs: en/{ADDRESS}/index.html is not the file that its record names" in differs
    )


def test_the_downloads_of_a_page(built_site: BuiltSite, tmp_path: Path) -> None:
    """The three downloads of a page in a folder are enough to verify it; nothing is written there."""
    folder = tmp_path / "downloads"
    folder.mkdir()
    for name in ("scores.csv", "record.json", "notebook.ipynb"):
        shutil.copyfile(built_site.site / "xiangxi-2021" / "2021-09" / name, folder / name)
    before = {file: file.stat().st_mtime_ns for file in tmp_path.rglob("*")}
    done = verify(built_site, "--site", str(folder), "--cold")
    assert before == {file: file.stat().st_mtime_ns for file in tmp_path.rglob("*")}
    assert 0 == done.returncode, done.stdout + done.stderr
    assert "✓ xiangxi-2021/2021-09 zh: verified: " in done.stdout


def test_wrong_use(built_site: BuiltSite, tmp_path: Path) -> None:
    """A site that is not there, and an address that it does not have, are exit code 2 and a sentence."""
    for words in (
        ("--site", str(tmp_path / "absent")),
        ("small-2021/2021-10/nobody", "--site", str(built_site.site)),
    ):
        done = verify(built_site, *words)
        assert (2, 1) == (done.returncode, len(done.stderr.splitlines()))
