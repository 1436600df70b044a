"""A real browser on the small site: Debian's chromium, driven by Playwright, over a local server."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, sync_playwright

from tests.browser.server import serving
from tests.conftest import BuiltSite

CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser")
QUIET = ("--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
         "--disable-component-update", "--disable-sync")  # fmt: skip


@pytest.fixture(scope="session")
def address(built_site: BuiltSite) -> Iterator[str]:
    """Return the address of the small site on a server of its own."""
    with serving(built_site.site) as host:
        yield host


@pytest.fixture(scope="session")
def chromium() -> Iterator[Browser]:
    """Return a headless chromium; without one the test is skipped and says so, but never in CI."""
    if CHROMIUM is None:
        if os.environ.get("CI"):
            pytest.fail("CI must have Debian's chromium: .ci/run installs it")
        pytest.skip("no chromium on this machine: apt install chromium")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=list(QUIET))
        yield browser
        browser.close()
