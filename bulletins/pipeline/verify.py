"""Published bulletins executed again from their records, and held against what was published: number by number.

Nothing here is used that a build has computed before: each notebook runs in a kernel without memory, in a folder of
its own that is removed at the end. Neither the site nor the build folder is touched.
"""

from __future__ import annotations

import json
import re
import shutil
import tempfile
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import ExitStack, closing
from dataclasses import dataclass, field
from fnmatch import fnmatchcase
from pathlib import Path
from typing import Any

from bulletins.errors import UserError
from bulletins.pipeline import oracle, releases
from bulletins.pipeline.circumstances import Circumstance, Here
from bulletins.pipeline.console import Console, print_json
from bulletins.pipeline.copies import RECORD, Copy, open_copy, place_of
from bulletins.pipeline.difference import VERIFIED, Difference
from bulletins.pipeline.outcomes import Failure, Outcome
from bulletins.pipeline.plan import DISTRICT, METHODOLOGY, OVERVIEW, ROLLUP, Run
from bulletins.pipeline.workspace import Workspace
from bulletins.vocabulary import Address, Fate, Language

ALL_VERIFIED, DIFFERENT = 0, 1
# Of a bulletin that differs so many places are told; of those that do not, a line each up to so many bulletins.
_TOLD, _LISTED = 5, 20
_ORDER = ("campaign", "district", "month", "period", "language")
_FILE, _HASH = re.compile(r"[a-z]+\.[a-z]+"), re.compile(r"[0-9a-f]{64}|absent")
_ADDRESS = re.compile(r"[a-z0-9][a-z0-9-]*(/[A-Za-z0-9][A-Za-z0-9-]*){1,2}")


@dataclass(frozen=True)
class Page:
    """A published bulletin: where it lies in the copy, and its record."""

    place: str
    record: Mapping[str, Any]

    @property
    def address(self) -> Address:
        """Return the address that the record states."""
        return Address(*self.record["address"].split("/"))

    @property
    def language(self) -> Language:
        """Return the language that the record states."""
        return Language(self.record["parameters"]["language"])

    @property
    def name(self) -> str:
        """Return what the bulletin is called in a line."""
        return f"{self.address} {self.language}"

    def file(self, name: str) -> str:
        """Return the path of a file that lies beside the page."""
        return f"{self.place}/{name}".lstrip("/")


@dataclass(frozen=True)
class Finding:
    """What became of one bulletin: verified or differs, with every difference, or failed, with the reason.

    One of which only checksums were compared differs also when anything it rests on is not ``here`` as it was there:
    nothing shows that it would come out the same.
    """

    page: Page
    here: tuple[Circumstance, ...] = ()
    differences: tuple[Difference, ...] = ()
    failure: Failure | None = None
    counted: oracle.Counted = field(default_factory=oracle.Counted)
    quick: bool = False

    @property
    def fate(self) -> Fate:
        """Return ``failed``, ``differs`` or ``verified``."""
        if self.failure is not None:
            return Fate.FAILED
        return Fate.DIFFERS if self.differences or (self.quick and self.here) else Fate.VERIFIED


@dataclass(frozen=True)
class Asked:
    """What to verify: the copy at ``site``, the ``addresses`` in it (patterns too; all if none), and how."""

    site: str
    addresses: tuple[str, ...] = ()
    languages: tuple[Language, ...] = tuple(Language)
    quick: bool = False
    jobs: int | None = None
    cold: bool = False


def run(workspace: Workspace, asked: Asked, console: Console, *, as_json: bool = False) -> int:
    """Verify, and tell what was found; return the exit code."""
    releases.withhold()
    copy = open_copy(asked.site)
    pages = choose(copy, asked)
    here = Here(workspace)
    quiet = Console(console.language, quiet=console.quiet or as_json)
    found = check(copy, pages, here) if asked.quick else compute(copy, pages, here, workspace, asked, quiet)
    ordered = sorted(found, key=lambda one: one.page.name)
    if as_json:
        _tell_json(ordered, asked)
    else:
        _tell(ordered, asked, console)
    return ALL_VERIFIED if all(one.fate is Fate.VERIFIED for one in ordered) else DIFFERENT


def choose(copy: Copy, asked: Asked) -> list[Page]:
    """Return the bulletins asked for; raise ``UserError`` for an address that the copy does not have."""
    plain = [one for one in asked.addresses if not set("*?[") & set(one)]
    pages: dict[str, Page] = {}
    if plain != list(asked.addresses) or not plain or copy.read(RECORD) is not None:
        for place in copy.places():
            page = _page(copy, place)
            if page is not None and (not asked.addresses or _is_asked(page, asked.addresses)):
                pages[place] = page
    for address in plain:
        places = [place_of(_parsed(address), language) for language in Language]
        there = {place: page for place in places if (page := _page(copy, place)) is not None}
        if not there and not any(str(page.address) == address for page in pages.values()):
            raise UserError("verify-no-page", address=address, site=asked.site)
        pages |= there
    chosen = [page for page in pages.values() if page.language in asked.languages]
    if not chosen:
        raise UserError("verify-no-pages", site=asked.site)
    return chosen


def check(copy: Copy, pages: Iterable[Page], here: Here) -> Iterator[Finding]:
    """Yield what checksums tell, without executing anything: what differs here differs."""
    for page in pages:
        differences = (*oracle.not_as_recorded(copy, page), *misplaced(page))
        yield Finding(page, here.against(page.record), differences, quick=True)


def compute(copy: Copy, pages: Sequence[Page], here: Here, workspace: Workspace, asked: Asked, console: Console,
            ) -> Iterator[Finding]:  # fmt: skip
    """Execute the bulletins' notebooks side by side, and yield what each differs in."""
    from bulletins.pipeline import crew, hands

    by_key = {(str(page.address), page.language.value): page for page in pages}
    with ExitStack() as stack:
        scratch = Path(stack.enter_context(tempfile.TemporaryDirectory(prefix="bulletins-verify-")))
        aside = Workspace(workspace.data, workspace.notebooks, scratch)
        before = {key: here.against(page.record) for key, page in by_key.items()}
        jobs = asked.jobs or hands.cores()
        launcher = None if asked.cold else _launcher(stack, aside)
        meter = stack.enter_context(console.progress(len(by_key), console.tell("verify-progress")))
        done = stack.enter_context(closing(crew.execute_all(
            [_run(page, aside) for page in by_key.values()], aside, jobs=jobs, launcher=launcher,
            begun=lambda run: meter.begin(f"{run.address} {run.language}"),
        )))  # fmt: skip
        for outcome in done:
            page = by_key[str(outcome.address), outcome.language.value]
            finding = _finding(copy, page, before[page_key(page)], outcome, aside)
            meter.end(page.name, failed=finding.failure is not None)
            yield finding


def page_key(page: Page) -> tuple[str, str]:
    """Return what a run of the page is known by."""
    return str(page.address), page.language.value


def _finding(
    copy: Copy, page: Page, here: tuple[Circumstance, ...], outcome: Outcome, aside: Workspace
) -> Finding:
    if outcome.failure is not None:
        return Finding(page, here, failure=outcome.failure)
    folder = aside.run_folder(page.address, page.language)
    differences = [
        *misplaced(page),
        *oracle.not_as_recorded(copy, page),
        *oracle.differences(copy, page, folder),
    ]
    counted = oracle.count(folder)
    shutil.rmtree(folder, ignore_errors=True)
    return Finding(page, here, tuple(differences), counted=counted)


def misplaced(page: Page) -> Iterator[Difference]:
    """Yield the record's address where it is not that of the place it lies in."""
    if page.place and not f"/{page.place}".endswith(f"/{place_of(page.address, page.language)}"):
        yield Difference("key", (("file", page.file(RECORD)), ("key", "address")), page.name, page.place)


def _launcher(stack: ExitStack, aside: Workspace) -> Path | None:
    from bulletins.pipeline import kernels, warm

    if not warm.is_possible():
        return None
    channel = Path(stack.enter_context(kernels.channel()))
    environment = kernels.environment(data=aside.data, build=aside.build)
    return stack.enter_context(warm.launching(environment, channel)).address


def _run(page: Page, aside: Workspace) -> Run:
    given = page.record["parameters"]
    # A record has them by name; a notebook shows them in this order, that of its own declaration.
    parameters = {name: given[name] for name in sorted(given, key=lambda name: (*_ORDER, name).index(name))}
    folder = aside.run_folder(page.address, page.language)
    return Run(page.address, page.language, page.record["notebook"], parameters, folder, fingerprint="")


def _page(copy: Copy, place: str) -> Page | None:
    """Return the bulletin at ``place``; nothing where there is no record. Raise ``UserError`` for one not of ours."""
    data = copy.read(f"{place}/{RECORD}".lstrip("/"))
    if data is None:
        return None
    try:
        record = json.loads(data)
        sound = _is_sound(record)
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError):
        sound = False
    if not sound:
        raise UserError("verify-record-unreadable", file=f"{place}/{RECORD}".lstrip("/"))
    return Page(place, record)


def _is_sound(record: Any) -> bool:
    """Return whether a record names what a run needs; nothing in it is trusted to be more than that."""
    Language(record["parameters"]["language"])
    hashed = [*record["inputs"], *record["outputs"], *record.get("files", ())]
    return (
        _ADDRESS.fullmatch(record["address"]) is not None
        and record["notebook"] in {DISTRICT, OVERVIEW, ROLLUP, METHODOLOGY}
        and all(isinstance(value, str) for value in record["parameters"].values())
        and all(isinstance(one["path"], str) and _is_hash(one["sha256"]) for one in hashed)
        and all(_FILE.fullmatch(one["path"]) for one in record["outputs"])
        and all(_is_hash(value) for value in record.get("fingerprint", {}).values())
        and isinstance(record["package"], dict)
    )


def _is_hash(value: Any) -> bool:
    return value is None or _HASH.fullmatch(value) is not None


def _parsed(address: str) -> Address:
    if not _ADDRESS.fullmatch(address):
        raise UserError("verify-not-an-address", address=address)
    return Address(*address.split("/"))


def _is_asked(page: Page, addresses: Iterable[str]) -> bool:
    return any(fnmatchcase(str(page.address), pattern) for pattern in addresses)


def _tell(found: Sequence[Finding], asked: Asked, console: Console) -> None:
    """Tell what is not here what it was there, then each bulletin that differs, then how many there are of each."""
    tell, language = console.tell, console.language
    often = Counter(one.sentence(language) for finding in found for one in finding.here)
    for sentence, pages in often.items():
        console.conclude("verify-here", sentence=sentence, count=pages, all=str(len(found)))
    for finding in found:
        named = {"address": str(finding.page.address), "language": finding.page.language.value}
        if finding.failure is not None:
            console.conclude("verify-failed", **named, sentence=finding.failure.sentence(language))
        elif finding.differences:
            told = [one.sentence(language, VERIFIED) for one in finding.differences[:_TOLD]]
            more = len(finding.differences) - len(told)
            listed = tell("verify-separator").join(told)
            console.conclude("verify-differs", **named, listed=listed, more=max(more, 0))
        elif finding.fate is Fate.DIFFERS:
            console.say("verify-otherwise", **named)
        elif len(found) <= _LISTED:
            quick = "yes" if asked.quick else "no"
            console.say("verify-verified", **named, **finding.counted.as_texts(), quick=quick)
    counts = Counter(finding.fate for finding in found)
    console.conclude(
        "verify-summary", pages=len(found), verified=str(counts[Fate.VERIFIED]), differ=counts[Fate.DIFFERS],
        failed=counts[Fate.FAILED], quick="yes" if asked.quick else "no",
    )  # fmt: skip


def _tell_json(found: Sequence[Finding], asked: Asked) -> None:
    pages = [
        {
            "address": str(finding.page.address),
            "language": finding.page.language.value,
            "fate": finding.fate.value,
            "here": [one.as_dict() for one in finding.here],
            "differences": [one.as_dict(VERIFIED) for one in finding.differences],
            "failure": finding.failure.sentence(Language.EN) if finding.failure else "",
            **finding.counted.as_dict(),
        }
        for finding in found
    ]
    counts = Counter(finding.fate.value for finding in found)
    print_json({"site": asked.site, "quick": asked.quick, "counts": counts, "pages": pages})
