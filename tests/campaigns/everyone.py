"""``python -m tests.campaigns.everyone [SITE]``: every page of a built site, as different people read it.

Each page of both languages is opened in headless Chromium under each condition of ``tests/browser/conditions.py``: at
three widths, dark, in forced colours, without scripts, with the keyboard alone, at 200 %, on paper; axe runs with the
rules of WCAG 2.2 AA. Printed is what was covered, the weights, and every fault with a page to see it on.

A whole site takes some seconds for each page and condition; ``--sample 3`` takes the largest page of each kind and two
others, ``--condition`` some of the conditions, ``--page`` addresses that contain a text.
"""

from __future__ import annotations

import argparse
import multiprocessing
import sys
import time
from collections.abc import Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor, as_completed
from pathlib import Path

from playwright.sync_api import Error, sync_playwright

from bulletins.paths import REPOSITORY
from tests.browser import covered, kinds, looking, redirects
from tests.browser.conditions import CONDITIONS, NAMED
from tests.browser.conftest import CHROMIUM, QUIET
from tests.browser.kinds import SitePage
from tests.browser.looking import Fault
from tests.browser.server import serving
from tests.browser.weights import Weight, weigh

# Pages that one browser looks at before another process takes over: a browser that grows old grows large.
PORTION = 12
# Here nobody does anything on a page that would make it ask for more.
WEIGHED = {"320 px", "768 px", "1440 px"}
# Nobody's address: the page for what is not there must hold at any depth.
NOWHERE = "/404/nowhere/at/all/"


def portion(job: tuple[str, Path, str, list[str]]) -> tuple[str, int, list[Fault], dict[str, Weight]]:
    """Look at some pages under one condition, in a process of its own; weigh what they load."""
    host, site, name, addresses = job
    faults: list[Fault] = []
    weights: dict[str, Weight] = {}
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=list(QUIET))
        with looking.sight(browser, host, NAMED[name]) as seen:
            for address in addresses:
                try:
                    seen.open(address)
                    if name in WEIGHED and address != NOWHERE:
                        # Before axe, which asks for fonts of words that nobody sees.
                        seen.page.evaluate("document.fonts.ready.then(() => 0)")
                        weights[address] = weigh(site, address, seen.asked)
                    faults += seen.faults()
                except Error as error:
                    faults.append(Fault(address, name, "answers", str(error).splitlines()[0]))
        browser.close()
    return name, len(addresses), faults, weights


def jobs(
    host: str, site: Path, pages: Sequence[SitePage], conditions: Sequence[str]
) -> Iterator[tuple[str, Path, str, list[str]]]:
    """Yield portions of pages under each condition."""
    addresses = [page.address for page in pages]
    for name in conditions:
        for start in range(0, len(addresses), PORTION):
            yield host, site, name, addresses[start : start + PORTION]


def look(site: Path, pages: Sequence[SitePage], conditions: Sequence[str], processes: int) -> int:
    """Look at ``pages`` of ``site``; print what was covered and found; return the exit code."""
    print(covered.of_pages(pages), flush=True)
    redirected = [page for page in pages if page.kind == kinds.REDIRECT]
    opened = [page for page in pages if page.kind != kinds.REDIRECT]
    result, weights = covered.Covered(), dict[str, Weight]()
    result.faults += [fault for page in redirected for fault in redirects.faults(page)]
    begin = time.monotonic()
    with serving(site) as host, ProcessPoolExecutor(processes, multiprocessing.get_context("spawn")) as pool:
        waiting = [pool.submit(portion, job) for job in jobs(host, site, opened, conditions)]
        if (site / "404.html").is_file():
            waiting += [pool.submit(portion, (host, site, name, [NOWHERE])) for name in conditions]
        for number, done in enumerate(as_completed(waiting), start=1):
            name, count, faults, weighed = done.result()
            result.add(NAMED[name], count, faults)
            for address, weight in weighed.items():
                weights[address] = max(weight, weights.get(address, weight), key=lambda one: one.first_packed)
            print(
                f"{number} of {len(waiting)}: {name}, {count} pages, {len(faults)} faults",
                file=sys.stderr,
                flush=True,
            )
    sights = sum(result.opened.values())
    print(f"\n{len(opened)} pages under {len(conditions)} conditions: {sights} sights in "
          f"{time.monotonic() - begin:.0f} s; {len(redirected)} redirects read\n")  # fmt: skip
    print("\n".join(result.lines()), "\n")
    print("\n".join(covered.weights_told(opened, weights)), "\n")
    faults = [
        *result.faults,
        *(fault for one, weight in weights.items() for fault in covered.too_heavy(one, weight)),
    ]
    print("\n".join(covered.faults_told(faults)) if faults else "no fault", flush=True)
    return 1 if faults else 0


def main() -> int:
    """Look at the site that was built, or at the one named."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("site", nargs="?", type=Path, default=REPOSITORY / "_site", help="_site by default")
    parser.add_argument(
        "--sample", type=int, default=0, help="so many pages of each kind and language; all by default"
    )
    parser.add_argument("--condition", action="append", choices=[condition.name for condition in CONDITIONS])
    parser.add_argument(
        "--page", action="append", default=[], help="only pages whose address contains this text"
    )
    parser.add_argument("--jobs", type=int, default=2, help="browsers at once")
    asked = parser.parse_args()
    if CHROMIUM is None:
        sys.exit("no chromium on this machine: apt install chromium")
    pages = kinds.pages(asked.site)
    if asked.page:
        pages = [page for page in pages if any(text in page.address for text in asked.page)]
    if asked.sample:
        pages = kinds.sample(pages, asked.sample)
    if not pages:
        sys.exit(f"no page to look at in {asked.site}")
    return look(asked.site.resolve(), pages, asked.condition or list(NAMED), asked.jobs)


if __name__ == "__main__":
    sys.exit(main())
