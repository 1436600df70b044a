"""What Quarto's pages may run: the scripts that they were made with, by their hashes, and nothing else."""

from __future__ import annotations

import base64
import hashlib

from bulletins.pipeline.render import policy

PAGE = """<!DOCTYPE html>
<html><head>
<meta charset="utf-8">
<script src="site_libs/quarto.js"></script>
<script id="quarto-html-after-body" type="application/javascript">if (1 < 2 && "</p>") { start(); }</script>
<script type="application/json">{"language": {}}</script>
<style>p { margin: 0 }</style>
</head><body><button onclick="if (window.a &amp;&amp; window.b) { a(); }">≡</button></body></html>
"""
BETWEEN_TAGS = 'if (1 < 2 && "</p>") { start(); }'
ON_CLICK = "if (window.a && window.b) { a(); }"


def digest(script: str) -> str:
    return f"'sha256-{base64.b64encode(hashlib.sha256(script.encode()).digest()).decode()}'"


def allowed(page: str, what: str) -> set[str]:
    text = page.split('http-equiv="Content-Security-Policy" content="', 1)[1].split('"', 1)[0]
    return set(next(part for part in text.split("; ") if part.startswith(what)).split()[1:])


def test_our_pages_run_nothing_that_stands_in_them() -> None:
    """The policy of our own pages has neither ``unsafe-inline`` nor ``unsafe-eval``, and names no other host."""
    words = policy.text().replace(";", "").split()
    assert "'unsafe-inline'" not in words and "'unsafe-eval'" not in words
    assert not [word for word in words if "://" in word or "*" in word]


def test_each_script_of_a_page_is_allowed_by_its_hash() -> None:
    """Scripts between tags and in attributes are allowed as they stand; data needs no leave, files have it already."""
    found = allowed(policy.with_policy(PAGE), "script-src")
    assert {
        "'self'",
        "'wasm-unsafe-eval'",
        "'unsafe-hashes'",
        digest(BETWEEN_TAGS),
        digest(ON_CLICK),
    } == found


def test_a_page_without_scripts_is_given_no_leave() -> None:
    """Where nothing stands in the page, its scripts are those of the site only, as on our own pages."""
    plain = policy.with_policy("<html><head><title>一</title></head><body></body></html>")
    assert {"'self'", "'wasm-unsafe-eval'"} == allowed(plain, "script-src")
    assert plain.startswith("<html><head>\n<meta http-equiv=")


def test_the_policy_stands_behind_the_charset_and_before_the_first_script() -> None:
    """A charset must come within the first bytes, and a policy holds only for what comes behind it."""
    page = policy.with_policy(PAGE)
    assert page.index("charset") < page.index("Content-Security-Policy") < page.index("<script")


def test_the_same_page_gets_the_same_policy() -> None:
    """No order of a set reaches the page."""
    assert policy.with_policy(PAGE) == policy.with_policy(PAGE)
