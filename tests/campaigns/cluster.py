"""A build by a cluster of two workers, one of which is killed in the middle: the same site as one machine makes.

``python -m tests.campaigns.cluster`` builds the small campaign twice and compares.
"""

from __future__ import annotations

import subprocess
import sys
import tempfile
import threading
import time
from pathlib import Path

from tests.campaigns.kills import Place
from tests.small_campaign import write_small_campaign
from tests.unit.test_cluster import Cluster, running


def compare(home: Path, *, kill: bool = True) -> list[str]:
    """Build here and there; return what is wrong."""
    here, there = Place(home / "here"), Place(home / "there")
    for place in (here, there):
        write_small_campaign(place.home / "data")
    done = here.build()
    assert done.returncode == 0, done.stdout + done.stderr
    with running(home / "cluster") as rented:
        workers = [rented.add_worker() for _ in range(2)]
        if kill:
            threading.Thread(target=_kill_in_the_middle, args=(rented, there, workers[0])).start()
        done = there.build("--cluster", rented.address)
    wrong = [] if done.returncode == 0 else [f"code {done.returncode}: {done.stdout}{done.stderr}"]
    ours, theirs = here.bytes_of_site(), there.bytes_of_site()
    differ = [name for name in sorted({*ours, *theirs}) if ours.get(name) != theirs.get(name)]
    return [*wrong, *(f"{name} differs" for name in differ)]


def _kill_in_the_middle(rented: Cluster, place: Place, worker: subprocess.Popen[bytes]) -> None:
    """Kill the worker when the first runs are in the ledger."""
    while place.executed() < 2:
        time.sleep(0.05)
    worker.kill()


def main() -> int:
    """Print what is wrong, or that all is well."""
    with tempfile.TemporaryDirectory() as folder:
        wrong = compare(Path(folder))
    print(*(wrong or ["the same site from a cluster of which one worker was killed"]), sep="\n")
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
