"""``bulletin.pdf``: a bulletin for paper and files, printed by a browser from its finished page.

Asked for with ``build --pdf`` only: another browser breaks lines and pages in other places, and the bytes of a site
without them are the same everywhere. The same browser gives the same bytes here too: what it writes of the hour, and
of the pages it had open before, is taken out again.
"""

from __future__ import annotations

import io
import json
import re
from collections import deque
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass
from functools import partial
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from queue import SimpleQueue
from threading import Thread
from typing import TYPE_CHECKING, Protocol

from bulletins.errors import UserError
from bulletins.pipeline import chromium
from bulletins.pipeline.chromium import Chromium, Tab
from bulletins.pipeline.hashes import hash_text
from bulletins.pipeline.products import addresses, credits
from bulletins.pipeline.render import settings
from bulletins.pipeline.render.rendering import PREFIX
from bulletins.vocabulary import Language

if TYPE_CHECKING:
    from bulletins.evidence.campaign import Campaign
    from bulletins.pipeline.render.catalogue import Catalogue
    from bulletins.pipeline.render.tree import Tree

FILE = "bulletin.pdf"
_PAGE = "index.html"
_LIBRARY = "pikepdf"
# What lies beside the pages and decides how they look on paper: their pictures stand in the pages themselves.
_LOOK = (".css", ".woff2")

# What the browser numbers goes on from page to page: the elements that others refer to. Always eight figures.
_NUMBERED = re.compile(rb"\(node(\d{8})\)")
_HOURS = ("/CreationDate", "/ModDate")

# Around the text of each sheet of paper: what it is, what the figures are, where it is from, which of how many.
_MARGINS = """
@page {{ margin: 19mm 15mm 18mm; font-family: "Bulletin Sans", "Bulletin Latin", sans-serif; font-size: 7.5pt;
  color: #52606d;
  @top-left {{ content: {title}; }}
  @top-right {{ content: {label}; font-weight: 700; }}
  @bottom-left {{ content: {address}; }}
  @bottom-right {{ content: counter(page) " / " counter(pages); }} }}
@page :first {{ @top-left {{ content: none; }} }}
"""
# Nothing can be unfolded on paper. Checksums stay folded, they are in the record; so does what is to be copied.
_PREPARED = """(async margins => {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(margins);
  document.adoptedStyleSheets = [sheet];
  for (const one of document.querySelectorAll("main details"))
    one.open = !one.querySelector(".hash") && !one.closest(".take-away");
  document.body.getBoundingClientRect();
  await document.fonts.ready;
})"""
_TITLE = "document.querySelector('h1').textContent.trim()"


class Meter(Protocol):
    """Shows how far the printing is."""

    def begin(self, name: str) -> None:
        """Say that a page is being printed."""

    def end(self, name: str, *, failed: bool = False) -> None:
        """Say that it is done."""


@dataclass(frozen=True)
class Press:
    """What prints: a browser, in as many processes as ``jobs``; ``progress`` shows how far so many pages are."""

    browser: Chromium
    jobs: int
    progress: Callable[[int], AbstractContextManager[Meter]]


@dataclass(frozen=True)
class Sheet:
    """A page to be printed: the folder it lies in, a hash of what it is made of, and what stands in its margins."""

    folder: str
    key: str
    label: str
    address: str
    campaign: Campaign
    language: Language

    @property
    def file(self) -> str:
        """Return where the result lies."""
        return f"{self.folder}{FILE}"


def check() -> Chromium:
    """Return the browser that prints; ``UserError`` where it, or the library that tidies up behind it, is not there."""
    if not _library():
        raise UserError("pdf-library-absent")
    return chromium.find()


def lay(catalogues: Mapping[Language, Catalogue], tree: Tree, press: Press) -> None:
    """Give ``tree`` the printed form of each bulletin, whose pages and their looks it has already."""
    url = settings.read(next(iter(catalogues))).url
    sheets = _sheets(catalogues, tree, press.browser, url)
    outdated = [sheet for sheet in sheets if not tree.keeps(sheet.file, sheet.key)]
    with press.progress(len(outdated)) as meter:
        for sheet in _print_all(outdated, tree, press, url, meter):
            tree.add(sheet.file, sheet.key)
            meter.end(sheet.folder)


def _sheets(
    catalogues: Mapping[Language, Catalogue], tree: Tree, browser: Chromium, url: str
) -> Iterator[Sheet]:
    """Yield every bulletin of the site that is published at ``url``."""
    code = [Path(file).read_text(encoding="utf-8") for file in (__file__, chromium.__file__)]
    means = [browser.version, _library(), *code, tree.hash_of(lambda path: path.endswith(_LOOK))]
    for language, catalogue in catalogues.items():
        for shelf in catalogue.shelves:
            told = shelf.campaign.publisher.text(language), shelf.campaign.licence.text(language)
            label = credits.label(shelf.campaign.nature, language)
            for bulletin in shelf.bulletins:
                folder, address = (
                    f"{PREFIX[language]}{bulletin.path}/",
                    addresses.page(url, language, bulletin.path),
                )
                made_of = [*means, *told, label, address, tree.sha256(f"{folder}{_PAGE}")]
                yield Sheet(folder, hash_text("\n".join(made_of)), label, address, shelf.campaign, language)


def _print_all(sheets: Sequence[Sheet], tree: Tree, press: Press, url: str, meter: Meter) -> Iterator[Sheet]:
    """Print the sheets into the tree's folder for new files, several at once; yield each as it is done."""
    waiting = deque(sheets)
    done: SimpleQueue[Sheet | BaseException] = SimpleQueue()

    def work() -> None:
        try:
            with chromium.tab(press.browser, url, partial(_file, tree)) as tab:
                _print_some(waiting, tree, tab, meter, done)
        except BaseException as error:  # what goes wrong in a thread is told where it was started
            done.put(error)

    threads = [Thread(target=work, daemon=True) for _ in range(min(press.jobs, len(sheets)))]
    for thread in threads:
        thread.start()
    try:
        for _ in sheets:
            one = done.get()
            if isinstance(one, BaseException):
                raise one
            yield one
    finally:
        waiting.clear()
        for thread in threads:
            thread.join()


def _file(tree: Tree, path: str) -> bytes | None:
    """Return what lies at an address of the site for the browser: no scripts, for there is nothing to do on paper."""
    file = f"{path}{_PAGE}" if not path or path.endswith("/") else path
    return None if file.endswith(".js") else tree.content(file)


def _print_some(waiting: deque[Sheet], tree: Tree, tab: Tab, meter: Meter,
                done: SimpleQueue[Sheet | BaseException]) -> None:  # fmt: skip
    """Print one waiting sheet after another."""
    while True:
        try:
            sheet = waiting.popleft()
        except IndexError:  # none is left
            return
        meter.begin(sheet.folder)
        target = tree.fresh / sheet.file
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(tidied(_printed(sheet, tab), sheet.campaign, sheet.language))
        done.put(sheet)


def _printed(sheet: Sheet, tab: Tab) -> bytes:
    tab.open(sheet.folder)
    told = {"title": tab.ask(_TITLE), "label": sheet.label, "address": sheet.address}
    margins = _MARGINS.format(**{name: _quoted(text) for name, text in told.items()})
    tab.ask(f"{_PREPARED}({json.dumps(margins)})")
    return tab.printed()


def _quoted(text: str) -> str:
    """Return ``text`` as a string of CSS, which nothing in it can end."""
    escaped = "".join(f"\\{ord(one):x} " if one in '\\"<' or not one.isprintable() else one for one in text)
    return f'"{escaped}"'


def tidied(data: bytes, campaign: Campaign, language: Language) -> bytes:
    """Return a printed page without the hour and the chances of its printing, half as large, with whose it is."""
    import pikepdf

    target = io.BytesIO()
    with pikepdf.open(io.BytesIO(_renumbered(data))) as document:
        for hour in _HOURS:
            del document.docinfo[hour]
        publisher = campaign.publisher.text(language)
        document.docinfo["/Creator"] = "bulletins"
        document.docinfo["/Author"] = publisher
        with document.open_metadata(set_pikepdf_as_editor=False, update_docinfo=False) as told:
            told["dc:title"] = str(document.docinfo["/Title"])
            told["dc:creator"] = [publisher]
            told["dc:rights"] = campaign.licence.text(language)
            told["dc:language"] = {language.value}
        document.save(target, object_stream_mode=pikepdf.ObjectStreamMode.generate, deterministic_id=True)
    return target.getvalue()


def _renumbered(data: bytes) -> bytes:
    """Return ``data`` with its elements numbered from one, in their order; as many figures, so that nothing moves."""
    numbers = sorted(set(_NUMBERED.findall(data)))
    places = {old: f"{place:08}".encode() for place, old in enumerate(numbers, start=1)}
    return _NUMBERED.sub(lambda found: b"(node" + places[found[1]] + b")", data)


def _library() -> str:
    """Return the version of the library that tidies up, empty where it is not installed."""
    try:
        return version(_LIBRARY)
    except PackageNotFoundError:
        return ""
