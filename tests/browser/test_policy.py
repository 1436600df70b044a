"""A page as Quarto makes it, with the policy that it is given, in a real browser."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import Browser

from bulletins.pipeline.render import policy
from tests.browser.server import serving

pytestmark = pytest.mark.browser

PAGE = """<!DOCTYPE html><html lang="zh"><head><meta charset="utf-8"><title>页</title>
<script>window.inline = 1 < 2 && "运行";</script></head>
<body><button onclick="if (true &amp;&amp; window.inline) { window.clicked = '运行'; }">≡</button></body></html>"""
INJECTED = """() => { const script = document.createElement('script'); script.textContent = 'window.injected = 1';
    document.body.append(script);
    document.body.insertAdjacentHTML('beforeend', '<i id="x" onclick="window.late = 1">x</i>');
    document.querySelector('#x').click(); return [window.injected || 0, window.late || 0] }"""


def test_the_browser_runs_quartos_scripts_and_no_others(tmp_path: Path, chromium: Browser) -> None:
    """What Quarto wrote runs, between tags and on a click; what is put into the page afterwards does not."""
    file = tmp_path / "index.html"
    file.write_text(PAGE, encoding="utf-8")
    policy.put(file)
    context = chromium.new_context()
    page = context.new_page()
    with serving(tmp_path) as host:
        page.goto(host)
        page.click("button")
        assert ["运行", "运行"] == page.evaluate("[window.inline, window.clicked]")
        assert [0, 0] == page.evaluate(INJECTED)
    context.close()
