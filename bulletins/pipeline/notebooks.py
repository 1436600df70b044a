"""Notebook files before and after execution: what a template must be, what an executed one must not hold."""

from __future__ import annotations

import ast
import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from bulletins.pipeline.outcomes import Refused
from bulletins.vocabulary import Language

if TYPE_CHECKING:
    from nbformat import NotebookNode

    from bulletins.evidence.rows import RowsRead

PARAMETERS, INJECTED = "parameters", "injected-parameters"
_ERROR_MARKER = "papermill-error-cell-tag"
# Versions of Python and its lexer change; what is published must not.
_LANGUAGE_INFO = {"name": "python", "file_extension": ".py"}
_KERNEL = {"display_name": "Python 3", "language": "python", "name": "python3"}
# How many files that changed are named.
_NAMED = 5
_VOLATILE = ("papermill", "execution", "ExecuteTime", "collapsed", "scrolled")


@dataclass(frozen=True)
class Cells:
    """A template in one language as two texts: what is executed, and what stands around it.

    ``code`` has each code cell's id, source and tags; ``prose`` all other cells, and whatever else code cells hold.
    ``sources`` are those of the code cells.
    """

    code: str
    prose: str = ""
    sources: tuple[str, ...] = ()


def read_cells(file: Path, language: Language) -> Cells:
    """Return the cells of a template without ``nbformat``, which takes a while to import.

    What is not a notebook of format 4 is code as a whole: it fails when it is executed.
    """
    try:
        text = file.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        return Cells(type(error).__name__)
    try:
        values = json.loads(text)
        if values["nbformat"] != 4:
            return Cells(text)
        cells = [cell for cell in values["cells"] if not _is_other_language(cell, language)]
        code, prose = [], []
        for number, cell in enumerate(cells):
            cell = {"id": f"cell-{number}", **cell, "source": "".join(cell["source"])}
            if cell["cell_type"] == "code":
                code.append({"id": cell["id"], "tags": tags(cell), "source": cell["source"]})
                cell = {"id": cell["id"], "metadata": _lasting(cell.get("metadata", {}))}
            prose.append(cell)
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError):
        return Cells(text)
    sources = tuple(cell["source"] for cell in code)
    return Cells(_written(code), _written(prose), sources)


def load_template(file: Path, language: Language) -> NotebookNode:
    """Return the template without outputs, without the other language's prose, with lasting cell ids.

    Raise ``Refused`` if it is not there or not a notebook.
    """
    from nbformat import NotebookNode, ValidationError, reader

    try:
        notebook = reader.reads(file.read_text(encoding="utf-8"))
        if notebook.nbformat != 4 or not isinstance(notebook.cells, list):
            raise ValueError("nbformat")
    except (OSError, ValueError, KeyError, AttributeError, ValidationError) as error:
        raise Refused("template-unreadable", file=file.name, error=type(error).__name__) from None
    notebook.nbformat_minor = 5
    notebook.cells = [cell for cell in notebook.cells if not _is_other_language(cell, language)]
    for number, cell in enumerate(notebook.cells):
        cell.setdefault("id", f"cell-{number}")
        cell.setdefault("metadata", NotebookNode())
        if cell.cell_type == "code":
            cell.outputs, cell.execution_count = [], None
    return notebook


def declared_parameters(notebook: NotebookNode) -> dict[str, str]:
    """Return the declared parameters with their defaults: ``name: str = "…"`` lines, nothing else.

    Papermill only warns when the tag is lost or a name is unknown, and guesses types; so it is never asked.
    """
    tagged = [cell for cell in notebook.cells if PARAMETERS in tags(cell)]
    if any(INJECTED in tags(cell) for cell in notebook.cells):
        raise Refused("already-injected")
    if len(tagged) != 1 or tagged[0].cell_type != "code":
        raise Refused("no-parameters-cell", count=str(len(tagged)))
    try:
        statements = ast.parse(tagged[0].source).body
    except SyntaxError as error:
        raise Refused("parameter-form", line=str(error.lineno or 0)) from None
    return dict(_parameter(statement) for statement in statements)


def check_parameters(notebook: NotebookNode, supplied: Mapping[str, str]) -> None:
    """Raise ``Refused`` unless declared and supplied parameters are the same set, all of them text."""
    declared = declared_parameters(notebook)
    missing, unknown = sorted(set(declared) - set(supplied)), sorted(set(supplied) - set(declared))
    if missing or unknown:
        listed = {"missing": ", ".join(missing) or "–", "unknown": ", ".join(unknown) or "–"}
        raise Refused("parameters-differ", **listed)
    for name, value in supplied.items():
        if type(value) is not str:
            raise Refused("parameter-not-text", name=name, type=type(value).__name__)


def tidy(notebook: NotebookNode) -> str:
    """Take out what changes from one execution to the next; return what was written to the error stream."""
    stderr: list[str] = []
    notebook.cells = [cell for cell in notebook.cells if _ERROR_MARKER not in tags(cell)]
    notebook.metadata = {"kernelspec": dict(_KERNEL), "language_info": dict(_LANGUAGE_INFO)}
    for cell in notebook.cells:
        if INJECTED in tags(cell):
            cell.id = INJECTED
        cell.metadata = type(cell.metadata)(_lasting(cell.metadata))
        if cell.cell_type == "code":
            stderr += [output.text for output in cell.outputs if _is_stderr(output)]
            cell.outputs = [output for output in cell.outputs if not _is_stderr(output)]
    return "".join(stderr)


def reword(template: NotebookNode, executed: NotebookNode) -> NotebookNode:
    """Return ``template`` with the outputs of ``executed``: what executing it would give, if its code is the same.

    Raise ``Refused`` if it is not.
    """
    ran = code_cells(executed)
    given = [cell for cell in ran if INJECTED in tags(cell)]
    ran = [cell for cell in ran if INJECTED not in tags(cell)]
    cells: list[NotebookNode] = []
    if [_code(cell) for cell in ran] != [_code(cell) for cell in code_cells(template)] or len(given) != 1:
        raise Refused("other-code")
    for cell in template.cells:
        if cell.cell_type == "code":
            done = ran.pop(0)
            cell.outputs, cell.execution_count = done.outputs, done.execution_count
        cells += [cell, *(given if PARAMETERS in tags(cell) else [])]
    template.cells = cells
    tidy(template)
    return template


def check_executed(notebook: NotebookNode) -> None:
    """Raise ``Refused`` for an error output or for a code cell that was never executed."""
    for number, cell in enumerate(code_cells(notebook), start=1):
        errors = [output for output in cell.outputs if output.output_type == "error"]
        if errors:
            raise Refused("cell", cell=str(number), source=first_line(cell), error=_name_and_value(errors[0]))
        if cell.execution_count is None and cell.source.strip():
            raise Refused("unexecuted", cell=str(number), source=first_line(cell))


def check_record(folder: Path, *, address: str, notebook: str, parameters: Mapping[str, str]) -> None:
    """Raise ``Refused`` unless the record is of this very run: else a page shows another's figures."""
    try:
        record = json.loads((folder / "record.json").read_text(encoding="utf-8"))
    except FileNotFoundError:
        raise Refused("record-absent") from None
    except (OSError, ValueError):
        raise Refused("record-unreadable") from None
    expected = {"address": address, "notebook": notebook, "parameters": dict(parameters)}
    found = record if isinstance(record, dict) else {}
    wrong = [name for name, value in expected.items() if found.get(name) != value]
    if wrong:
        raise Refused("record-differs", what=", ".join(wrong), found=_brief(found.get(wrong[0])),
                      expected=_brief(expected[wrong[0]]))  # fmt: skip


def check_inputs(folder: Path, expected: Iterable[RowsRead]) -> None:
    """Raise ``Refused`` unless the run read what was planned: else the data changed under it, and it is of no state."""
    record = json.loads((folder / "record.json").read_text(encoding="utf-8"))
    planned = {one.path: one.as_dict() for one in expected}
    found = {str(one["path"]): one for one in record.get("inputs", ())}
    wrong = sorted(path for path in planned.keys() | found if planned.get(path) != found.get(path))
    if planned and wrong:
        more = " …" if len(wrong) > _NAMED else ""
        raise Refused("evidence-changed", files=", ".join(wrong[:_NAMED]) + more)


def read(file: Path) -> NotebookNode:
    """Return a notebook that ``write`` wrote; raise ``Refused`` where it cannot be read."""
    from nbformat import ValidationError, reader

    try:
        return reader.reads(file.read_text(encoding="utf-8"))
    except (OSError, ValueError, KeyError, AttributeError, ValidationError) as error:
        raise Refused("template-unreadable", file=file.name, error=type(error).__name__) from None


def write(notebook: NotebookNode, file: Path) -> None:
    """Write the notebook as ``text`` has it."""
    file.write_text(text(notebook), encoding="utf-8", newline="\n")


def text(notebook: NotebookNode) -> str:
    """Return the notebook as it is written: format 4.5, sorted keys, one space of indent, a newline at the end."""
    from nbformat import v4

    return str(v4.writes(notebook)) + "\n"


def tags(cell: Any) -> list[str]:
    """Return the tags of a cell."""
    return list(cell.get("metadata", {}).get("tags", []))


def code_cells(notebook: NotebookNode) -> list[NotebookNode]:
    """Return the code cells in order; the n-th is shown as [n] where nothing failed before it."""
    return [cell for cell in notebook.cells if cell.cell_type == "code"]


def first_line(cell: NotebookNode) -> str:
    """Return the first line of a cell's code that is not a comment."""
    lines = [line.strip() for line in cell.source.splitlines() if line.strip()]
    return _brief(next((line for line in lines if not line.startswith("#")), lines[0] if lines else ""))


def _parameter(statement: ast.stmt) -> tuple[str, str]:
    match statement:
        case ast.AnnAssign(
            target=ast.Name(id=name),
            annotation=ast.Name(id="str"),
            value=ast.Constant(value=str() as default),
        ):
            return name, default
    raise Refused("parameter-form", line=str(statement.lineno))


def _is_other_language(cell: Mapping[str, Any], language: Language) -> bool:
    others = {f"lang-{other.value}" for other in Language if other is not language}
    return cell["cell_type"] != "code" and not others.isdisjoint(tags(cell))


def _lasting(metadata: Mapping[str, Any]) -> dict[str, Any]:
    """Return what of a cell's metadata an executed notebook keeps."""
    kept = {name: value for name, value in metadata.items() if name not in _VOLATILE}
    return {name: value for name, value in kept.items() if name != "tags" or value}


def _written(cells: list[dict[str, Any]]) -> str:
    return json.dumps(cells, ensure_ascii=False, indent=1, sort_keys=True)


def _code(cell: NotebookNode) -> tuple[str, str, list[str]]:
    return cell.id, cell.source, tags(cell)


def _is_stderr(output: NotebookNode) -> bool:
    return bool(output.output_type == "stream" and output.name == "stderr")


def _name_and_value(output: NotebookNode) -> str:
    return _brief(f"{output.ename}: {output.evalue}", 300)


def _brief(value: object, longest: int = 120) -> str:
    text = " ".join(str(value).split())
    return text if len(text) <= longest else text[: longest - 1] + "…"
