"""``python -m tests.campaigns.bytes``: two checkouts under different circumstances give the same site, byte for byte.

The second lies in a folder of another name and length, and has another locale, time zone, umask, hash seed, home,
terminal, number of cores and, where there is a C compiler, date. It is built in pieces, with ordinary kernels, and the
other way round; the first at once, with forked ones.
"""

from __future__ import annotations

import argparse
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

from bulletins.pipeline import compare
from bulletins.pipeline.console import Console
from bulletins.vocabulary import Language
from tests.campaigns.checkouts import Checkout, copy

ELSEWHERE = {
    "LC_ALL": "tr_TR.UTF-8", "LANG": "zh_CN.GB18030", "TZ": "Pacific/Kiritimati", "PYTHONHASHSEED": "4711",
    "COLUMNS": "40", "TERM": "dumb", "NO_COLOR": "1", "OMP_NUM_THREADS": "7",
}  # fmt: skip
DAYS = 500


def another_day(folder: Path) -> dict[str, str]:
    """Return what makes a process believe it is another day; nothing where there is no compiler for it."""
    compiler = next(filter(None, map(shutil.which, ("cc", "gcc", "clang"))), None)
    if compiler is None or not sys.platform.startswith("linux"):
        return {}
    library = folder / "another_day.so"
    source = Path(__file__).with_name("another_day.c")
    subprocess.run([compiler, "-shared", "-fPIC", "-o", library, source, "-ldl"], check=True)
    return {"LD_PRELOAD": str(library)}


def trial(folder: Path, campaigns: list[str], commit: str) -> int:
    """Build twice below ``folder`` and compare; return the exit code."""
    day = another_day(folder)
    home = folder / "a home"
    home.mkdir(exist_ok=True)
    first = Checkout(copy(folder / "one", campaigns, commit))
    elsewhere = copy(folder / "another-checkout-别 处" / "deeper" / "two", campaigns, commit)
    environment = {**ELSEWHERE, "HOME": str(home), **day}
    second = Checkout(elsewhere, umask=0o077, cores=1, environment=environment)
    first.build()
    second.build("--language", "en", "--jobs", "1", "--cold")
    second.build("--jobs", "1")
    print(
        f"date: {DAYS} days later in the second"
        if day
        else "date: the same in both, for want of a C compiler"
    )
    return compare.run(first.site, second.site, Console(Language.EN))


def main() -> int:
    """Run the trial in a temporary folder, or in the one named."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument(
        "--campaign", action="append", default=[], help="only these campaigns; all by default"
    )
    parser.add_argument(
        "--commit", default="", help="the repository as of this commit; as it stands by default"
    )
    parser.add_argument("--keep", type=Path, help="an empty folder to work in, which is kept")
    asked = parser.parse_args()
    if asked.keep:
        asked.keep.mkdir(parents=True, exist_ok=True)
        return trial(asked.keep, asked.campaign, asked.commit)
    with tempfile.TemporaryDirectory(prefix="bytes-") as folder:
        return trial(Path(folder), asked.campaign, asked.commit)


if __name__ == "__main__":
    sys.exit(main())
