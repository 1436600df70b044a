"""Pages that lead on at once, read and not opened: where to, and what a reader is told who is not led."""

from __future__ import annotations

from collections.abc import Iterator
from urllib.parse import urljoin, urlsplit

from bs4 import BeautifulSoup

from tests.browser.kinds import SitePage
from tests.browser.looking import Fault


def faults(page: SitePage) -> Iterator[Fault]:
    """Yield what is wrong with a redirect: its aim is not there, it waits, it has no name, no link, or is indexed."""
    tree = BeautifulSoup(page.file.read_bytes(), "html.parser")
    content = str(tree.select_one('meta[http-equiv="refresh" i]')["content"])  # type: ignore[index]
    wait, _, aim = content.partition(";")
    target = aim.strip().removeprefix("url=").removeprefix("URL=").strip("'\"")
    path = urlsplit(urljoin(f"http://site{page.address}", target)).path
    if not (page.site / path.strip("/") / "index.html").is_file():
        yield _fault(page, f"leads to {path}, which is not there")
    if wait.strip() != "0":
        yield _fault(page, f"waits {wait} s before it leads on")
    if not (tree.html and tree.html.get("lang")) or not (tree.title and tree.title.get_text(strip=True)):
        yield _fault(page, "has no language or no title")
    if not tree.select(f'a[href="{target}"]'):
        yield _fault(page, "has no link for those whose browser does not lead on")
    if not tree.select('link[rel="canonical"]') or "noindex" not in str(tree.select('meta[name="robots"]')):
        yield _fault(page, "would be indexed beside its aim")


def _fault(page: SitePage, what: str) -> Fault:
    return Fault(page.address, "read", "redirect", what)
