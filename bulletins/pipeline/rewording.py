"""New words around what was executed: a change of prose, in either language, executes nothing."""

from __future__ import annotations

from collections.abc import Iterable

from bulletins.pipeline import fingerprint, notebooks, seal
from bulletins.pipeline.books import Books
from bulletins.pipeline.hashes import write_aside
from bulletins.pipeline.outcomes import Refused
from bulletins.pipeline.plan import Run, Verdict
from bulletins.pipeline.workspace import Workspace


def reword(verdicts: Iterable[Verdict], workspace: Workspace, books: Books) -> list[Run]:
    """Give each run's notebook the words of its template; return the runs that are to be executed instead.

    Those are runs whose notebook cannot be read, or holds other code than it should.
    """
    unfit = []
    for verdict in verdicts:
        try:
            _reword(verdict, workspace)
        except Refused:
            unfit.append(verdict.run)
        else:
            books.reworded(verdict)
    return unfit


def _reword(verdict: Verdict, workspace: Workspace) -> None:
    assert verdict.last is not None
    run, made = verdict.run, fingerprint.whole(verdict.last.made)
    file = run.folder / "notebook.ipynb"
    template = notebooks.load_template(workspace.template(run.notebook), run.language)
    text = notebooks.text(notebooks.reword(template, notebooks.read(file)))
    if text != file.read_text(encoding="utf-8"):
        write_aside(file, text)
        seal.put(run.folder, made)
