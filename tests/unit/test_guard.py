"""In a kernel of a build nothing is read but what ``sources`` gives, and what Python itself needs."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from bulletins import paths
from bulletins.errors import UserError
from bulletins.language import words
from bulletins.vocabulary import Language
from tests.small_campaign import CAMPAIGN, write_small_campaign

# Said before any try: the hook cannot be taken out again, so each is made in a process of its own.
BEGINNING = "import os\nfrom bulletins.evidence import guard, sources\nguard.install()\nguard.install()\n"
REFUSED = f"""
import io, pathlib, socket, sqlite3, tokenize, urllib.request
import pandas as pd
from bulletins.errors import UserError
data = pathlib.Path(os.environ["{paths.DATA_VARIABLE}"])
units = data / "{CAMPAIGN}" / "units.csv"
os.chdir(data)
for attempt in (
    lambda: open(units),
    lambda: open(os.fsencode(units), "rb"),
    lambda: open("{CAMPAIGN}/units.csv"),
    lambda: open("{CAMPAIGN}/2021-09/../units.csv", "r+"),
    lambda: units.read_bytes(),
    lambda: os.open(units, os.O_RDONLY),
    lambda: pd.read_csv(units),
    lambda: tokenize.open(str(units)),
    lambda: open("{paths.REPOSITORY}/README.md"),
    lambda: open(os.environ["ELSEWHERE"]),
    lambda: urllib.request.urlopen("http://example.org/"),
    lambda: socket.create_connection(("192.0.2.1", 80)),
    lambda: socket.socket(socket.AF_INET, socket.SOCK_DGRAM).sendto(b"", ("192.0.2.1", 53)),
):
    try:
        attempt()
    except UserError as refused:
        print(refused.code)
    else:
        print("done")
"""
ALLOWED = """
import ctypes.util, importlib, json, linecache, pathlib, socket, tempfile, traceback, warnings, zoneinfo
import matplotlib
matplotlib.use("agg")
from matplotlib import font_manager, pyplot
import pandas as pd
from bulletins import paths
from bulletins.language import words
from bulletins.page import style

inputs = sources.load(campaign="small-2021", month="2021-10", district="fuqing")
assert len(inputs.rows) > 5 and sources.load_latest(campaign="small-2021").rows
assert sources.rules_bytes("small-2021")
words("zh")("list-separator")
zoneinfo.ZoneInfo("Asia/Shanghai")
ctypes.CDLL(None)
for font in font_manager.findSystemFonts()[:2]:
    pathlib.Path(font).read_bytes()
figure = pyplot.figure()
figure.text(0, 0, "x")
output = pathlib.Path(os.environ[paths.OUTPUT_VARIABLE])
figure.savefig(output / "figure.png")
assert (output / "figure.png").read_bytes()
with tempfile.TemporaryDirectory() as folder:
    pathlib.Path(folder, "own.txt").write_text("own")
    assert pathlib.Path(folder, "own.txt").read_text() == "own"
with tempfile.NamedTemporaryFile() as file:
    assert pathlib.Path(file.name).read_bytes() == b""
for absent in ("/nowhere/at/all", os.path.join(os.environ["BULLETINS_DATA"], "absent.csv")):
    try:
        open(absent)
    except FileNotFoundError:
        pass
    else:
        raise AssertionError(absent)
try:
    json.loads("{")
except ValueError:
    assert "obj, end = self.raw_decode" in traceback.format_exc()
linecache.checkcache()
assert linecache.getline("<ipython-input-1>", 1) == ""
importlib.import_module("xml.dom.minidom")
server = socket.create_server(("127.0.0.1", 0))
socket.create_connection(server.getsockname()).close()
socket.getaddrinfo("localhost", 80)
print("all well")
"""


@pytest.fixture
def environment(tmp_path: Path) -> dict[str, str]:
    """Return the environment of a run over a good campaign, with a file that lies elsewhere."""
    write_small_campaign(tmp_path / "data")
    (tmp_path / "run").mkdir()
    (tmp_path / "elsewhere.csv").write_text("secret", "utf-8")
    return os.environ | {
        paths.DATA_VARIABLE: str(tmp_path / "data"),
        paths.OUTPUT_VARIABLE: str(tmp_path / "run"),
        paths.BUILD_VARIABLE: str(tmp_path / "build"),
        "MPLCONFIGDIR": str(tmp_path / "build" / "matplotlib"),
        "ELSEWHERE": str(tmp_path / "elsewhere.csv"),
    }


def run(code: str, environment: dict[str, str]) -> str:
    done = subprocess.run(
        [sys.executable, "-c", BEGINNING + code],
        env=environment, capture_output=True, text=True, check=False, cwd=paths.REPOSITORY,
    )  # fmt: skip
    assert 0 == done.returncode, done.stderr
    return done.stdout


def test_other_files_and_machines_are_refused(environment: dict[str, str]) -> None:
    """Proves, for every way to open a file or an address, that data, papers and machines are out of reach."""
    expected = ["notebook-reads-file"] * 10 + ["notebook-reaches-out"] * 3

    assert expected == run(REFUSED, environment).split()


def test_whatever_python_needs_is_allowed(environment: dict[str, str]) -> None:
    """Proves that sources, modules, fonts, time zones, own files, tracebacks and local sockets work as ever."""
    assert "all well\n" == run(ALLOWED, environment)


def test_data_inside_what_is_allowed_stay_out_of_reach(environment: dict[str, str], tmp_path: Path) -> None:
    """Proves that of two folders the inner decides: data in a folder of the system are still data."""
    environment["MPLCONFIGDIR"] = str(tmp_path)

    assert ["notebook-reads-file"] * 7 == run(REFUSED, environment).split()[:7]


@pytest.mark.parametrize("language", Language)
def test_the_sentence_names_the_file(language: Language) -> None:
    """Proves that whoever wrote the notebook is told which file it was, in both languages."""
    assert words(language)("error-notebook-reads-file", file="/data/own.csv") in "\n".join(
        UserError("notebook-reads-file", file="/data/own.csv").sentences(language)
    )
    assert "/data/own.csv" in UserError("notebook-reads-file", file="/data/own.csv").sentences(language)[0]
