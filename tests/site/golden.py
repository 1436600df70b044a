"""The golden site: what the small campaign's pages and downloads are, committed, so that every change of them is seen.

``python -m tests.site.golden`` (or ``make golden``) builds the small campaign and writes the folder anew; look at
``git diff`` before you commit it.
"""

from __future__ import annotations

import json
import shutil
import sys
from collections.abc import Mapping
from difflib import unified_diff
from pathlib import Path
from tempfile import TemporaryDirectory

from tests.conftest import run_door
from tests.small_campaign import CAMPAIGN, write_small_campaign

GOLDEN = Path(__file__).parent / "golden"
KINDS = ("*.html", "scores.csv", "record.json")
# What a record says of the repository and not of the campaign: it is another with each commit.
_OF_THE_REPOSITORY = ("fingerprint", "package", "pins")
_SHOWN_FILES, _SHOWN_LINES, _LONGEST_LINE = 4, 30, 220


def collect(site: Path) -> dict[str, bytes]:
    """Return the small campaign's pages, scores and records of both languages, by path in the site.

    Of a record, what no commit changes by itself.
    """
    homes = (site / CAMPAIGN, site / "en" / CAMPAIGN)
    files = sorted(file for home in homes for kind in KINDS for file in home.rglob(kind))
    return {file.relative_to(site).as_posix(): _content(file) for file in files}


def differences(expected: Mapping[str, bytes], found: Mapping[str, bytes]) -> str:
    """Return what differs as a reader wants it: files gone and new, then lines of the first few, HTML tag by tag."""
    told = [f"gone: {name}" for name in sorted(set(expected) - set(found))]
    told += [f"new: {name}" for name in sorted(set(found) - set(expected))]
    changed = [name for name in sorted(set(expected) & set(found)) if expected[name] != found[name]]
    for name in changed[:_SHOWN_FILES]:
        lines = list(unified_diff(_lines(expected[name]), _lines(found[name]), f"golden/{name}", f"built/{name}",
                                  lineterm="", n=1))  # fmt: skip
        told += [line[:_LONGEST_LINE] for line in lines[:_SHOWN_LINES]]
        told += [f"… and {len(lines) - _SHOWN_LINES} lines more"] if len(lines) > _SHOWN_LINES else []
    told += [f"differs too: {name}" for name in changed[_SHOWN_FILES:]]
    return "\n".join(told)


def rewrite() -> None:
    """Build the small campaign and write its site into the golden folder."""
    with TemporaryDirectory() as place:
        write_small_campaign(Path(place, "data"))
        site = Path(place, "_site")
        done = run_door("build", "--renderer", "embedded", "--site", str(site),
                        build=Path(place, "build"), data=Path(place, "data"))  # fmt: skip
        if done.returncode != 0:
            sys.exit(done.stdout + done.stderr)
        files = collect(site)
    shutil.rmtree(GOLDEN, ignore_errors=True)
    for name, data in files.items():
        (GOLDEN / name).parent.mkdir(parents=True, exist_ok=True)
        (GOLDEN / name).write_bytes(data)
    print(
        f"{len(files)} files, {sum(map(len, files.values())) // 1024} KB in {GOLDEN}; now look at: git diff"
    )


def _content(file: Path) -> bytes:
    if file.name != "record.json":
        return file.read_bytes()
    record = json.loads(file.read_bytes())
    lasting = {name: value for name, value in record.items() if name not in _OF_THE_REPOSITORY}
    return (json.dumps(lasting, ensure_ascii=False, sort_keys=True, indent=1) + "\n").encode()


def _lines(data: bytes) -> list[str]:
    return data.decode("utf-8").replace("><", ">\n<").splitlines()


if __name__ == "__main__":
    rewrite()
