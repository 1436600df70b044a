"""``python -m tests.campaigns.pythons 3.12 3.13``: other Pythons, with the same pins, give the same numbers.

For each version an interpreter is looked for (on the PATH, among pyenv's), an environment made with requirements.txt,
the site built, and compared with the one that this Python builds: the scores and the records first, then every byte.
"""

from __future__ import annotations

import argparse
import json
import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from bulletins.paths import REPOSITORY
from bulletins.pipeline import compare
from bulletins.pipeline.compare import Comparison
from bulletins.pipeline.console import Console
from bulletins.vocabulary import Language
from tests.campaigns.checkouts import Checkout, copy

# What of a record is computed; the rest says with what.
NUMBERS = ("standing", "points", "title", "inputs")


def find(version: str) -> Path | None:
    """Return an interpreter of ``version`` (3.12), the latest of pyenv's where there are several."""
    on_path = shutil.which(f"python{version}")
    pyenv = Path(os.environ.get("PYENV_ROOT", Path.home() / ".pyenv")) / "versions"
    found = sorted(pyenv.glob(f"{version}.*/bin/python"))
    here = [*reversed(found), *([Path(on_path)] if on_path else [])]
    return next((one for one in here if _answers(one, version)), None)


def _answers(python: Path, version: str) -> bool:
    ask = [python, "-c", "import sys; print('%d.%d' % sys.version_info[:2])"]
    return subprocess.run(ask, capture_output=True, encoding="utf-8", check=False).stdout.strip() == version


def environment(python: Path, home: Path) -> Path:
    """Return the Python of an environment in ``home`` that holds the pins; it is made if it is not there."""
    own = home / "bin" / "python"
    if not (home / "ready").is_file():
        subprocess.run([python, "-m", "venv", home], check=True)
        pip = [own, "-m", "pip", "install", "--quiet", "--disable-pip-version-check"]
        subprocess.run([*pip, "-r", REPOSITORY / "requirements.txt"], check=True)
        (home / "ready").touch()
    return own


def other_numbers(found: Comparison) -> Iterator[str]:
    """Yield the files whose numbers differ: scores, and the computed part of records."""
    for file in found.different:
        if file.endswith("scores.csv") or (file.endswith("record.json") and _numbers_differ(found, file)):
            yield file


def _numbers_differ(found: Comparison, file: str) -> bool:
    records: list[dict[str, Any]] = []
    for site in (found.before, found.after):
        if not (site / file).is_file():
            return True
        records.append(json.loads((site / file).read_text(encoding="utf-8")))
    return any(records[0].get(name) != records[1].get(name) for name in NUMBERS)


def trial(folder: Path, versions: list[str], campaigns: list[str], commit: str) -> int:
    """Build with each Python below ``folder`` and compare; return the exit code."""
    # All at once: somebody may be at work in the repository.
    homes = {name: copy(folder / name, campaigns, commit) for name in ("ours", *versions)}
    ours = Checkout(homes["ours"])
    ours.build()
    code = 0
    for version in versions:
        python = find(version)
        if python is None:
            print(f"Python {version}: not found here")
            code = 1
            continue
        theirs = Checkout(homes[version], environment(python, folder / f"venv-{version}"))
        theirs.build()
        found = compare.compare(ours.site, theirs.site)
        numbers = list(other_numbers(found))
        print(
            f"Python {version}: "
            + (f"numbers differ in {', '.join(numbers[:5])}" if numbers else "the same numbers")
        )
        compare.run(ours.site, theirs.site, Console(Language.EN))
        code = code or int(bool(found.different))
    return code


def main() -> int:
    """Run the trial in a temporary folder, or in the one named, which keeps the environments."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("versions", nargs="+")
    parser.add_argument(
        "--campaign", action="append", default=[], help="only these campaigns; all by default"
    )
    parser.add_argument(
        "--commit", default="", help="the repository as of this commit; as it stands by default"
    )
    parser.add_argument("--keep", type=Path, help="a folder to work in, which is kept")
    asked = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="pythons-") as temporary:
        folder = asked.keep or Path(temporary)
        folder.mkdir(parents=True, exist_ok=True)
        return trial(folder, asked.versions, asked.campaign, asked.commit)


if __name__ == "__main__":
    sys.exit(main())
