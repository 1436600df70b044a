"""Inside a kernel of a build: streams that rest when nothing was written, and the guard, unseen by the notebook."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from types import SimpleNamespace

import pytest
from ipykernel.iostream import IOPubThread
from jupyter_client.session import Session

from bulletins.pipeline import kernels, warm
from bulletins.pipeline.inside import Stream
from bulletins.pipeline.workspace import Workspace
from tests.unit.test_kernels import environment, executed, printed, workspace, write_cells

__all__ = ["workspace"]


class Sender(IOPubThread):
    """In the place of the thread that sends: does at once what it is asked, and remembers it."""

    def __init__(self) -> None:
        self.asked: list[Callable[[], None]] = []
        self.thread = SimpleNamespace(ident=0, is_alive=lambda: True)
        self.io_loop = SimpleNamespace(call_later=lambda _seconds, _work: None)

    def schedule(self, work: Callable[[], None]) -> None:
        self.asked.append(work)
        work()


@pytest.fixture
def sent(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Return the texts that streams have sent."""
    texts: list[str] = []
    monkeypatch.setattr(Session, "send", lambda *it, **_: texts.append(it[2]["content"]["text"]))
    return texts


def test_a_stream_rests(sent: list[str]) -> None:
    """Flushing asks nothing of the sending thread unless something was written since."""
    sender = Sender()
    stream = Stream(Session(key=b""), sender, "stdout", watchfd=False)
    stream.flush()
    assert [] == sender.asked
    stream.write("甲")
    stream.flush()
    before = len(sender.asked)
    assert ["甲"] == sent and 0 < before
    stream.flush()
    assert before == len(sender.asked)


def test_what_was_written_is_sent(sent: list[str]) -> None:
    """When flushing returns, everything written before it has been sent, in its order."""
    stream = Stream(Session(key=b""), Sender(), "stdout", watchfd=False)
    for number in range(100):
        stream.write(f"{number} ")
        if number % 7 == 0:
            stream.flush()
            assert [str(one) for one in range(number + 1)] == "".join(sent).split()


OUTSIDE = """\
import os
try:
    open(os.path.join(os.environ["BULLETINS_DATA"], "figures.csv"))
except Exception as error:
    print(type(error).__name__)"""


@pytest.mark.skipif(not warm.is_possible(), reason="kernels are forked on Linux only")
def test_guarded(workspace: Workspace) -> None:
    """In a forked kernel as in an ordinary one what is not read through ``sources`` is refused from the first cell."""
    workspace.data.mkdir(parents=True)
    (workspace.data / "figures.csv").write_text("1")
    run = write_cells(workspace, "guarded", OUTSIDE)
    with kernels.channel() as folder, warm.launching(environment(workspace), Path(folder)) as launcher:
        for kernel in (None, launcher.address):
            executed(run, workspace, kernel)
            assert "UserError\n" == printed(run)


def test_unseen(workspace: Workspace) -> None:
    """The notebook's own cells are counted from one, and its names are its own."""
    run = write_cells(workspace, "unseen", "%who_ls")
    executed(run, workspace, None)
    cells = json.loads((run.folder / "notebook.ipynb").read_text(encoding="utf-8"))["cells"]
    counts = [cell["execution_count"] for cell in cells if cell["cell_type"] == "code"]
    assert list(range(1, len(counts) + 1)) == counts
    shown = next(cell for cell in cells if "".join(cell["source"]) == "%who_ls")["outputs"][0]["data"][
        "text/plain"
    ]
    assert "['campaign', 'district', 'language', 'month']" == "".join(shown)
