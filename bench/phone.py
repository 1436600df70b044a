#!/usr/bin/env python3
"""What a page costs on a modest phone on a slow network, in the browser's own figures.

    python bench/phone.py [SITE] [--page /] [--rounds 3]

Debian's Chromium with a processor four times slower and a network of 1.6 Mbit/s with answers after 150 ms, as
Lighthouse takes a phone to be, at 360 px. The site is served compressed, with the headers of a host of static files. A
cold visit has an empty cache; a warm one comes from another page of the site, as a reader does who goes on. Printed is
the median of the rounds: FCP and LCP (first and largest thing to be seen), usable (seen, read to the end, and the
processor free for half a second), TBT (how long it was busy for more than 50 ms at a time), CLS (how much moved),
requests and kB as they went over the line. Nothing is asserted; what else runs here makes the figures larger.
"""

from __future__ import annotations

import argparse
import gzip
import http.server
import shutil
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cache, partial
from pathlib import Path
from statistics import median
from typing import Any

from playwright.sync_api import Browser, CDPSession, Page, sync_playwright

REPOSITORY = Path(__file__).resolve().parents[1]
PAGES = ("/", "/fuzhou-120-2021/2021-12/", "/fuzhou-120-2021/2021-12/changle/", "/search/", "/en/",
         "/en/fuzhou-120-2021/2021-12/changle/")  # fmt: skip
SLOWER = 4
LATENCY_MS, DOWN, UP = 150, 1_600_000 / 8, 750_000 / 8
PHONE = {
    "viewport": {"width": 360, "height": 740},
    "device_scale_factor": 2,
    "is_mobile": True,
    "has_touch": True,
}
COMPRESSED = {".html", ".css", ".js", ".json", ".csv", ".svg", ".xml", ".atom", ".txt"}
# A page that has been still for so long is done.
STILL_MS = 1500

# Set before the page: what was seen, what moved, what kept the processor.
_WATCH = """
window.seen = {fcp: 0, lcp: 0, cls: 0, busy: []};
const watch = (type, tell) => new PerformanceObserver(list => list.getEntries().forEach(tell))
    .observe({type, buffered: true});
watch('paint', one => { if (one.name === 'first-contentful-paint') seen.fcp = one.startTime });
watch('largest-contentful-paint', one => { seen.lcp = one.startTime });
watch('layout-shift', one => { if (!one.hadRecentInput) seen.cls += one.value });
watch('longtask', one => { seen.busy.push([one.startTime, one.duration]) });
"""
_SEEN = """() => {
    const {domContentLoadedEventEnd: read} = performance.getEntriesByType('navigation')[0];
    const {fcp, lcp, cls, busy} = seen;
    const late = busy.filter(([start, length]) => start + length > fcp);
    // Until the processor has half a second to itself; what it does later, as when a font comes, holds nobody up.
    let usable = Math.max(fcp, read);
    for (const [start, length] of late) if (start < usable + 500) usable = Math.max(usable, start + length);
    const tbt = late.reduce((sum, [, length]) => sum + length - 50, 0);
    return {fcp, lcp, cls, tbt, usable}
}"""


@dataclass(frozen=True)
class Visit:
    """Milliseconds, the sum of what moved, requests and bytes."""

    fcp: float
    lcp: float
    usable: float
    tbt: float
    cls: float
    requests: float
    sent: float


class Host(http.server.SimpleHTTPRequestHandler):
    """Serves as hosts of static files do: compressed where that helps, kept by the browser for ten minutes."""

    protocol_version = "HTTP/1.1"

    def log_message(self, *_: object) -> None:
        """Say nothing."""

    def do_GET(self) -> None:
        """Answer with a file."""
        file = Path(self.translate_path(self.path))
        file = file / "index.html" if file.is_dir() else file
        if not file.is_file():
            self.send_error(404)
            return
        body, coding = packed(file)
        self.send_response(200)
        self.send_header("Content-Type", self.guess_type(str(file)))
        self.send_header("Content-Length", str(len(body)))
        self.send_header("Cache-Control", "max-age=600")
        if coding:
            self.send_header("Content-Encoding", coding)
        self.end_headers()
        self.wfile.write(body)


@cache
def packed(file: Path) -> tuple[bytes, str]:
    """Return what is sent of a file, and how it is coded."""
    if file.suffix in COMPRESSED:
        return gzip.compress(file.read_bytes(), 6), "gzip"
    return file.read_bytes(), ""


@contextmanager
def serving(site: Path) -> Iterator[str]:
    """Serve ``site``; yield its address."""
    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), partial(Host, directory=str(site))) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}"
        server.shutdown()


@contextmanager
def phone(browser: Browser, slower: float) -> Iterator[tuple[Page, CDPSession]]:
    """Yield a page of a phone with an empty cache."""
    context = browser.new_context(**PHONE)
    context.add_init_script(_WATCH)
    page = context.new_page()
    devtools = context.new_cdp_session(page)
    devtools.send("Network.enable")
    devtools.send("Network.emulateNetworkConditions", {
        "offline": False, "latency": LATENCY_MS, "downloadThroughput": DOWN, "uploadThroughput": UP,
    })  # fmt: skip
    devtools.send("Emulation.setCPUThrottlingRate", {"rate": slower})
    yield page, devtools
    context.close()


def visit(page: Page, devtools: CDPSession, url: str) -> Visit:
    """Open ``url`` and return what it cost."""
    # Of what the browser has kept nothing goes over the line.
    sent: list[float] = []

    def finished(event: dict[str, Any]) -> None:
        sent.append(event["encodedDataLength"])

    devtools.on("Network.loadingFinished", finished)
    page.goto(url, wait_until="load")
    page.wait_for_timeout(STILL_MS)
    seen = page.evaluate(_SEEN)
    devtools.remove_listener("Network.loadingFinished", finished)
    return Visit(**seen, requests=sum(size > 0 for size in sent), sent=sum(sent))


def visits(browser: Browser, host: str, path: str, rounds: int, slower: float) -> Iterator[tuple[str, Visit]]:
    """Yield the median cold and warm visit of a page."""
    cold, warm = [], []
    # From a page of the same language that is not the page itself.
    home = "/en/" if path.startswith("/en/") else "/"
    before = f"{home}about/" if path == home else home
    for _ in range(rounds):
        with phone(browser, slower) as (page, devtools):
            cold.append(visit(page, devtools, host + path))
        with phone(browser, slower) as (page, devtools):
            visit(page, devtools, host + before)
            warm.append(visit(page, devtools, host + path))
    yield "cold", middle(cold)
    yield "warm", middle(warm)


def middle(found: list[Visit]) -> Visit:
    """Return the median of each figure."""
    return Visit(*(median(values) for values in zip(*(vars(one).values() for one in found), strict=True)))


def main() -> int:
    """Visit the pages of the site that was built, or of the one named."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("site", nargs="?", type=Path, default=REPOSITORY / "_site")
    parser.add_argument("--page", action="append", help=f"an address; by default {' '.join(PAGES)}")
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument(
        "--slower", type=float, default=SLOWER, help="how many times slower the processor; 4 by default"
    )
    asked = parser.parse_args()
    program = shutil.which("chromium") or shutil.which("chromium-browser")
    if program is None:
        sys.exit("no chromium on this machine: apt install chromium")
    paths = [path for path in asked.page or PAGES if (asked.site / path.strip("/") / "index.html").is_file()]
    print("| page | visit | FCP s | LCP s | usable s | TBT ms | CLS | requests | kB |")
    print("|---|---|--:|--:|--:|--:|--:|--:|--:|")
    with serving(asked.site.resolve()) as host, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=program, args=["--no-sandbox", "--disable-gpu"])
        for path in paths:
            for name, one in visits(browser, host, path, asked.rounds, asked.slower):
                print(f"| `{path}` | {name} | {one.fcp / 1000:.2f} | {one.lcp / 1000:.2f} | {one.usable / 1000:.2f} "
                      f"| {one.tbt:.0f} | {one.cls:.3f} | {one.requests:.0f} | {one.sent / 1000:.0f} |",
                      flush=True)  # fmt: skip
        browser.close()
    return 0


if __name__ == "__main__":
    sys.exit(main())
