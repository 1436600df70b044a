"""The browser that prints pages: found, asked its version, driven through a pipe, ended when it is no longer wanted.

It is asked to do what it does for its own developer tools (the DevTools protocol) through two pipes, for which the
standard library is enough; no port is opened. It reaches no network: whatever a page asks for comes from us.
"""

from __future__ import annotations

import base64
import contextlib
import json
import os
import select
import shutil
import signal
import subprocess
import tempfile
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from bulletins.errors import UserError

PATH_VARIABLE = "CHROMIUM_PATH"
NAMES = ("chromium", "chromium-browser", "google-chrome")
# What it would do besides: asking other hosts, keeping things, taking the graphics card, showing a window.
_QUIET = (
    "--headless", "--disable-gpu", "--disable-extensions", "--disable-sync", "--disable-background-networking",
    "--disable-component-update", "--disable-default-apps", "--disable-breakpad", "--no-first-run", "--no-pings",
    "--no-default-browser-check", "--host-resolver-rules=MAP * ~NOTFOUND", "--remote-debugging-pipe",
)  # fmt: skip
# It reads what we say from the first, and writes what it says to the second.
_READS, _WRITES = 3, 4
# Out of the way of both while they are put in place.
_ABOVE = 10
_PATIENCE = 120.0
_GRACE = 5.0
_CHUNK = 1 << 20
_MEDIA = {".html": "text/html; charset=utf-8", ".css": "text/css; charset=utf-8", ".woff2": "font/woff2"}

Files = Callable[[str], bytes | None]


class ChromiumFailed(UserError):  # noqa: N818 - says what happened
    """The browser did not print what it was given; the public site is untouched."""

    exit_code = 1


@dataclass(frozen=True)
class Chromium:
    """A browser that answers: its path and its version."""

    path: Path
    version: str


def find() -> Chromium:
    """Return the browser named by ``CHROMIUM_PATH`` or on the ``PATH``; ``UserError`` where there is none."""
    named = os.environ.get(PATH_VARIABLE)
    found = next(filter(None, map(shutil.which, [named] if named else NAMES)), None)
    if found is None:
        raise UserError("chromium-path-wrong", path=named) if named else UserError("chromium-absent")
    return _ask(Path(found).absolute())


@cache
def _ask(path: Path) -> Chromium:
    try:
        done = subprocess.run([str(path), "--version"], stdin=subprocess.DEVNULL, capture_output=True,
                              encoding="utf-8", errors="replace", timeout=60, check=False)  # fmt: skip
    except (OSError, subprocess.TimeoutExpired) as error:
        raise UserError("chromium-broken", path=str(path), said=type(error).__name__) from None
    lines = [line for line in done.stdout.splitlines() if any(one.isdigit() for one in line)]
    if done.returncode != 0 or not lines:
        raise UserError("chromium-broken", path=str(path), said=(done.stderr or done.stdout).strip() or "–")
    return Chromium(path, lines[-1].strip())


@contextmanager
def tab(chromium: Chromium, home: str, files: Files) -> Iterator[Tab]:
    """Start the browser with one tab and end it with the block.

    ``home`` is the address that the site is published at; the browser gets what lies there from ``files``, which is
    given a path in the site, and nothing from anywhere else.
    """
    with tempfile.TemporaryDirectory(prefix="bulletins-chromium-", ignore_cleanup_errors=True) as profile:
        own, its = _pipes()
        arguments = [str(chromium.path), *_QUIET, f"--user-data-dir={profile}", *_sandbox()]
        process = _start(arguments, *its)
        try:
            yield Tab(process, *own, home, files)
        finally:
            for end in own:
                os.close(end)
            _end(process)


class Tab:
    """A tab of the browser, in which one page after another is opened and printed."""

    def __init__(self, process: int, write: int, read: int, home: str, files: Files) -> None:
        self._process, self._write, self._read = process, write, read
        self._home, self._files = f"{home}/", files
        self._said, self._number, self._session, self._page = b"", 0, "", ""
        self._events: list[str] = []
        target = self._call("Target.createTarget", url="about:blank")["targetId"]
        self._session = self._call("Target.attachToTarget", targetId=target, flatten=True)["sessionId"]
        self._call("Page.enable")
        self._call("Fetch.enable", patterns=[{"urlPattern": "*"}])
        # On paper there is nothing for scripts to do: pages are whole without them.
        self._call("Emulation.setScriptExecutionDisabled", value=True)
        self._call("Emulation.setEmulatedMedia", media="print")

    def open(self, path: str) -> None:
        """Open the page at ``path`` in the site and wait until it and its fonts are there."""
        self._events.clear()
        self._page = path
        shown = self._call("Page.navigate", url=self._home + path)
        if "errorText" in shown:
            raise self._failed(str(shown["errorText"]))
        while "Page.loadEventFired" not in self._events:
            self._take(self._receive())
        ready = (
            "document.fonts.ready.then(() => [...document.fonts].filter(one => one.status == 'error').length)"
        )
        if lost := self.ask(ready):
            raise self._failed(f"fonts: {lost}")

    def ask(self, expression: str) -> Any:
        """Return what a JavaScript expression comes to in the page that is open, as plain data."""
        told = self._call("Runtime.evaluate", expression=expression, awaitPromise=True, returnByValue=True)
        if "exceptionDetails" in told:
            raise self._failed(str(told["exceptionDetails"].get("text", "–")))
        return told["result"].get("value")

    def printed(self) -> bytes:
        """Return the page that is open as PDF: as its print styles say, tagged, with its headings as outline."""
        told = self._call("Page.printToPDF", preferCSSPageSize=True, generateTaggedPDF=True,
                          generateDocumentOutline=True)  # fmt: skip
        return base64.b64decode(told["data"])

    def _call(self, method: str, **parameters: Any) -> dict[str, Any]:
        """Have something done, and return what came of it."""
        number = self._send(method, parameters)
        while True:
            message = self._receive()
            if message.get("id") != number:
                self._take(message)
            elif "error" in message:
                raise self._failed(str(message["error"].get("message", "–")))
            else:
                return dict(message["result"])

    def _take(self, message: Mapping[str, Any]) -> None:
        """Give what a page asks for; remember what else happened."""
        name, told = message.get("method"), message.get("params", {})
        if name == "Fetch.requestPaused":
            self._give(told["requestId"], told["request"]["url"])
        elif name == "Inspector.targetCrashed":
            raise self._failed("crashed")
        elif name is not None:
            self._events.append(str(name))

    def _give(self, request: str, address: str) -> None:
        whole = address.partition("#")[0].partition("?")[0]
        path = whole.removeprefix(self._home)
        content = self._files(path) if whole.startswith(self._home) else None
        if content is None:
            self._send("Fetch.failRequest", {"requestId": request, "errorReason": "BlockedByClient"})
            return
        kind = _MEDIA.get(Path(path).suffix or ".html", "application/octet-stream")  # a folder is its page
        self._send("Fetch.fulfillRequest", {
            "requestId": request, "responseCode": 200, "body": base64.b64encode(content).decode(),
            "responseHeaders": [{"name": "Content-Type", "value": kind}],
        })  # fmt: skip

    def _send(self, method: str, parameters: Mapping[str, Any]) -> int:
        self._number += 1
        message = {"id": self._number, "method": method, "params": parameters}
        if self._session:
            message["sessionId"] = self._session
        left = memoryview(json.dumps(message).encode() + b"\0")
        with self._alive():
            while left:
                left = left[os.write(self._write, left) :]
        return self._number

    def _receive(self) -> dict[str, Any]:
        """Return the next message; ``ChromiumFailed`` if there is none for very long."""
        until = time.monotonic() + _PATIENCE
        while b"\0" not in self._said:
            ready, _, _ = select.select([self._read], [], [], max(0.0, until - time.monotonic()))
            if not ready:
                raise self._failed(f"silent for {_PATIENCE:.0f} s")
            with self._alive():
                found = os.read(self._read, _CHUNK)
            if not found:
                raise self._failed("ended")
            self._said += found
        message, _, self._said = self._said.partition(b"\0")
        return dict(json.loads(message))

    def _failed(self, said: str) -> ChromiumFailed:
        return ChromiumFailed("chromium-failed", page=self._page or "–", said=said)

    @contextmanager
    def _alive(self) -> Iterator[None]:
        try:
            yield
        except OSError as error:
            raise self._failed(error.strerror or str(error)) from None


def _pipes() -> tuple[tuple[int, int], tuple[int, int]]:
    """Return our ends of two pipes, to write to and to read from, and the browser's, to read from and to write to."""
    import fcntl  # which not every system has, and who does not print does not miss

    its_read, our_write = os.pipe()
    our_read, its_write = os.pipe()
    moved = []
    for end in (its_read, its_write):
        moved.append(fcntl.fcntl(end, fcntl.F_DUPFD_CLOEXEC, _ABOVE))
        os.close(end)
    return (our_write, our_read), (moved[0], moved[1])


def _start(arguments: list[str], reads: int, writes: int) -> int:
    """Start the browser in a group of its own, so that all of it can be ended; return its process."""
    silent = [(os.POSIX_SPAWN_OPEN, number, os.devnull, os.O_RDWR, 0) for number in range(3)]
    ends = [(os.POSIX_SPAWN_DUP2, reads, _READS), (os.POSIX_SPAWN_DUP2, writes, _WRITES)]
    try:
        return os.posix_spawn(arguments[0], arguments, os.environ, file_actions=[*silent, *ends], setpgroup=0)
    finally:
        os.close(reads)
        os.close(writes)


def _sandbox() -> list[str]:
    """Return how the browser is kept from the machine: as it does by itself, but root has no other user to run it as.

    It is shown nothing but our own pages, and reaches no network.
    """
    return ["--no-sandbox"] if os.geteuid() == 0 else []


def _end(process: int) -> None:
    """Let the browser end itself, which it does when its pipe is closed; end what is left of it after a while."""
    until = time.monotonic() + _GRACE
    # Looked at without being collected: as long as it is not, nobody else has its number.
    while (
        os.waitid(os.P_PID, process, os.WEXITED | os.WNOHANG | os.WNOWAIT) is None
        and time.monotonic() < until
    ):
        time.sleep(0.02)
    with contextlib.suppress(ProcessLookupError):
        os.killpg(process, signal.SIGKILL)
    os.waitpid(process, 0)
