"""What the user sees while building: sentences, tables, progress with time left; in Chinese or English."""

from __future__ import annotations

import json
import os
import sys
import time
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from typing import Any, Protocol
from unicodedata import east_asian_width

from bulletins.language import words
from bulletins.vocabulary import Language

_MANY_ROWS = 1000


class Meter(Protocol):
    """Is told when a piece of work begins and ends."""

    def begin(self, name: str) -> None:
        """Show that ``name`` is under way."""

    def end(self, name: str, *, failed: bool = False) -> None:
        """Show that ``name`` is done or has failed."""


def console_language(environment: Mapping[str, str] = os.environ) -> Language:
    """Return Chinese if the user's locale is Chinese, else English; the first variable set decides."""
    named = (environment.get(name) for name in ("LC_ALL", "LC_MESSAGES", "LANG"))
    locale = next((value for value in named if value), "")
    return Language.ZH if locale.lower().startswith("zh") else Language.EN


class Console:
    """Tells the user things: on the standard output unless ``quiet``, warnings on the error stream."""

    def __init__(self, language: Language | None = None, *, quiet: bool = False) -> None:
        self.language = language or console_language()
        self.tell = words(self.language)
        self.quiet = quiet

    def say(self, message: str, **variables: Any) -> None:
        """Print a message of ``build.ftl`` unless quiet."""
        if not self.quiet:
            self.conclude(message, **variables)

    def conclude(self, message: str, **variables: Any) -> None:
        """Print a message even when quiet: the one line that sums up."""
        _print(self.tell(message, **variables))

    def pass_on(self, line: str) -> None:
        """Print a line that another process of ours has said in the user's language already."""
        _print(line)

    def warn(self, text: str) -> None:
        """Print a sentence on the error stream, quiet or not."""
        _print(text, error=True)

    def table(self, columns: Sequence[str], rows: Sequence[Sequence[str]]) -> None:
        """Print a table; columns after the third are narrow marks. A long one is printed plain: that is quick."""
        if len(rows) > _MANY_ROWS:
            _print("\n".join(_plain(columns, rows)))
            return
        from rich.console import Console as Screen
        from rich.table import Table

        table = Table(box=None, pad_edge=False, header_style="bold")
        for number, column in enumerate(columns):
            table.add_column(column, no_wrap=number < 3, justify="left" if number < 3 else "center")
        for row in rows:
            table.add_row(*row)
        # A file or a pipe has no width: nothing is cut off there.
        Screen(highlight=False, width=None if sys.stdout.isatty() else 200).print(table)

    @contextmanager
    def progress(self, total: int, title: str) -> Iterator[Meter]:
        """Show how far a stage of ``total`` pieces is: a bar on a terminal, elsewhere a line a tenth."""
        if self.quiet or total == 0:
            yield _Silence()
        elif sys.stdout.isatty():
            with _bar(self, total, title) as bar:
                yield bar
        else:
            yield _Lines(self, total, title)

    def duration(self, seconds: float) -> str:
        """Return a span of time as a reader says it."""
        if seconds < 60:
            decimals = 1 if seconds < 10 else 0
            return self.tell("duration-seconds", seconds=f"{seconds:.{decimals}f}")
        minutes, rest = divmod(int(seconds), 60)
        return self.tell("duration-minutes", minutes=str(minutes), seconds=f"{rest:02d}")


class _Silence:
    def begin(self, name: str) -> None:
        pass

    def end(self, name: str, *, failed: bool = False) -> None:
        pass


class _Count:
    """How much is done, how much has failed, and from that the time left."""

    def __init__(self, total: int) -> None:
        self.total, self.done, self.failed = total, 0, 0
        self.running: list[str] = []
        self._started = time.monotonic()

    def begin(self, name: str) -> None:
        if name not in self.running:
            self.running.append(name)

    def end(self, name: str, failed: bool) -> None:
        self.done += 1
        self.failed += failed
        if name in self.running:
            self.running.remove(name)

    @property
    def left(self) -> float:
        """Seconds left, if the rest takes as long as what is done."""
        return (time.monotonic() - self._started) / max(self.done, 1) * (self.total - self.done)


class _Lines:
    """A plain line each time another tenth of the work is done."""

    def __init__(self, console: Console, total: int, title: str) -> None:
        self._console, self._title, self._count = console, title, _Count(total)

    def begin(self, name: str) -> None:
        self._count.begin(name)

    def end(self, name: str, *, failed: bool = False) -> None:
        count = self._count
        count.end(name, failed)
        if count.done * 10 // count.total > (count.done - 1) * 10 // count.total:
            left = self._console.duration(count.left) if count.done < count.total else ""
            _print(self._console.tell(
                "progress-line", title=self._title, done=str(count.done), total=str(count.total),
                failed=count.failed, more="yes" if left else "no", left=left,
            ))  # fmt: skip


@contextmanager
def _bar(console: Console, total: int, title: str) -> Iterator[Meter]:
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn

    name, note = TextColumn("{task.description}"), TextColumn("{task.fields[note]}")
    with Progress(name, BarColumn(), MofNCompleteColumn(), note, transient=True) as progress:
        task = progress.add_task(title, total=total, note="")
        yield _Bar(console, progress, task, _Count(total))


class _Bar:
    """A bar with what is running, what has failed and the time left."""

    def __init__(self, console: Console, progress: Any, task: Any, count: _Count) -> None:
        self._console, self._progress, self._task, self._count = console, progress, task, count

    def begin(self, name: str) -> None:
        self._count.begin(name)
        self._show()

    def end(self, name: str, *, failed: bool = False) -> None:
        self._count.end(name, failed)
        self._show()

    def _show(self) -> None:
        count, tell = self._count, self._console.tell
        left = self._console.duration(count.left) if count.done else "–"
        running = ", ".join(count.running[:3]) or "–"
        note = tell("progress-note", failed=count.failed, left=left, running=running)
        self._progress.update(self._task, completed=count.done, note=note)


def print_json(values: object) -> None:
    """Print ``values`` for other programs; where the terminal does not know Chinese, with escapes."""
    readable = (sys.stdout.encoding or "").lower().startswith("utf")
    print(json.dumps(values, ensure_ascii=not readable, indent=1))


def _plain(columns: Sequence[str], rows: Sequence[Sequence[str]]) -> Iterator[str]:
    """Yield the lines of a table; Chinese characters are two places wide."""
    names = [max(len(row[number]) for row in rows) for number in range(3)]
    widths = [max(width, _width(column)) for width, column in zip(names, columns, strict=False)]
    widths += [_width(column) for column in columns[3:]]
    yield "  ".join(
        column + " " * (width - _width(column)) for column, width in zip(columns, widths, strict=True)
    )
    for row in rows:
        marks = zip(row[3:], widths[3:], strict=True)
        head = "  ".join(
            text + " " * (width - _width(text)) for text, width in zip(row[:3], widths, strict=False)
        )
        yield "  ".join([head, *(mark.center(width) for mark, width in marks)]).rstrip()


def _width(text: str) -> int:
    return len(text) if text.isascii() else sum(1 + (east_asian_width(one) in "WF") for one in text)


def _print(text: str, *, error: bool = False) -> None:
    """Print ``text``; a terminal that cannot show Chinese gets question marks, not a traceback."""
    stream = sys.stderr if error else sys.stdout
    encoding = stream.encoding or "utf-8"
    print(text.encode(encoding, "replace").decode(encoding), file=stream, flush=True)
