"""The rooms and their arrows: imports point one way, from the pipeline down to the vocabulary."""

from __future__ import annotations

import ast
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from bulletins.paths import REPOSITORY

PACKAGE = "bulletins"
ROOMS = ("evidence", "method", "page", "pipeline")
BOTTOM = "bottom"

# What each room may import besides itself and the bottom. Of evidence, method and page may know the types of
# campaign and rules; to the pipeline and the notebooks it is open whole.
MAY_IMPORT: dict[str, tuple[str, ...]] = {
    BOTTOM: (),
    "evidence": (),
    "method": (
        "evidence.campaign",
        "evidence.scheme",
        "evidence.rules",
        "evidence.thresholds",
        "evidence.typed",
    ),
    "page": (
        "evidence.campaign",
        "evidence.scheme",
        "evidence.rules",
        "evidence.thresholds",
        "evidence.typed",
    ),
    "pipeline": ("evidence",),
    "pipeline.published": ("evidence", "method"),
    # It evaluates twice, by the rules as they are and as they might be; what it finds is never published.
    "pipeline.whatif": ("evidence", "method"),
    # The door to the method without notebooks: it prints scores as a table, and publishes nothing.
    "pipeline.evaluate": ("evidence", "method"),
    # It imports for the notebooks, so that each kernel need not; it computes and shows nothing.
    "pipeline.launcher": ("evidence", "method", "page"),
}
REASONS = {
    (BOTTOM, "*"): "the bottom knows no room",
    ("evidence", "method"): "evidence does not know how it is scored",
    ("evidence", "*"): "evidence knows nothing above it",
    ("method", "evidence"): "of evidence, method knows the types of the rules only",
    ("method", "page"): "method does not know how it is shown",
    ("method", "pipeline"): "method does not know the pipeline",
    ("page", "evidence"): "of evidence, page knows the types of the rules only",
    ("page", "method"): "page gets frames, and does not compute marks",
    ("page", "pipeline"): "page does not know the pipeline",
    ("pipeline", "method"): "only published, whatif and evaluate know the method",
    ("pipeline", "page"): "pages are drawn in notebooks, never in the pipeline",
}
# The order at the bottom: each may import what stands before it.
LAYERS = (
    "paths",
    "memory",
    "glyphs",
    "decimals",
    "limits",
    "vocabulary",
    "language",
    "errors",
    "periods",
    "moments",
    "workdays",
)

# A pure room reaches neither disk, clock, environment, network nor other processes.
IMPURE = {"os", "pathlib", "io", "time", "random", "secrets", "socket", "subprocess", "shutil", "tempfile",
          "glob", "threading", "multiprocessing", "urllib", "requests", "uuid"}  # fmt: skip
# They would cost tenths of a second at each start of the door: only inside functions, where they are needed.
HEAVY = {"pandas", "numpy", "papermill", "nbconvert", "nbclient", "nbformat", "jupyter_client", "matplotlib",
         "seaborn", "rich", "filelock", "distributed"}  # fmt: skip


def modules() -> list[str]:
    """Return every module of the package, dotted, without the package's own name."""
    files = sorted((REPOSITORY / PACKAGE).rglob("*.py"))
    return [dotted(file) for file in files if file != REPOSITORY / PACKAGE / "__init__.py"]


def dotted(file: Path) -> str:
    return ".".join(file.relative_to(REPOSITORY / PACKAGE).with_suffix("").parts).removesuffix(".__init__")


def tree_of(module: str) -> ast.Module:
    home = REPOSITORY / PACKAGE / Path(*module.split("."))
    file = home / "__init__.py" if home.is_dir() else home.with_suffix(".py")
    return ast.parse(file.read_text(encoding="utf-8"))


def imports(node: ast.AST, *, inside_functions: bool = True) -> Iterator[str]:
    """Yield the dotted names imported below ``node``, but for those that only the type checker sees."""
    for child in ast.iter_child_nodes(node):
        if isinstance(child, ast.If) and "TYPE_CHECKING" in ast.unparse(child.test):
            continue
        if isinstance(child, ast.Import):
            yield from (alias.name for alias in child.names)
        elif isinstance(child, ast.ImportFrom):
            assert child.level == 0, "imports are written in full, so that the arrows can be seen"
            yield from (f"{child.module}.{alias.name}" for alias in child.names)
        elif inside_functions or not isinstance(child, ast.FunctionDef | ast.AsyncFunctionDef):
            yield from imports(child, inside_functions=inside_functions)


def own_imports(module: str) -> set[str]:
    """Return what ``module`` imports of our own package, dotted, without the package's name."""
    known = set(modules())
    found = set()
    for name in imports(tree_of(module)):
        if name.startswith(f"{PACKAGE}."):
            inner = name.removeprefix(f"{PACKAGE}.")
            found.add(inner if inner in known or "." not in inner else inner.rsplit(".", 1)[0])
    return {inner for inner in found if inner in known}


def room(module: str) -> str:
    first = module.split(".")[0]
    return first if first in ROOMS else BOTTOM


def is_below(module: str, parent: str) -> bool:
    return module == parent or module.startswith(f"{parent}.")


def complaint(module: str, imported: str) -> str | None:
    """Return a sentence if ``module`` must not import ``imported``."""
    if room(imported) == BOTTOM or room(imported) == room(module):
        return None
    if any(is_below(imported, allowed) for allowed in MAY_IMPORT.get(module, MAY_IMPORT[room(module)])):
        return None
    own, other = room(module), room(imported)
    reason = REASONS.get((own, other)) or REASONS.get((own, "*")) or f"{own} does not know {other}"
    return f"`{module.split('.')[-1]}` must not import `{imported}`: {reason}"


@pytest.mark.parametrize("module", modules())
def test_arrows(module: str) -> None:
    """No module imports a room above its own."""
    complaints = [sentence for other in sorted(own_imports(module)) if (sentence := complaint(module, other))]
    assert not complaints, "\n".join(complaints)


@pytest.mark.parametrize("module", [module for module in modules() if room(module) == BOTTOM])
def test_order_at_the_bottom(module: str) -> None:
    """At the bottom, errors stand on language, language on vocabulary and paths."""
    assert module in LAYERS, f"`{module}` lies at the bottom; give it its place in LAYERS"
    above = {other for other in own_imports(module) if LAYERS.index(other) >= LAYERS.index(module)}
    assert set() == above, f"`{module}` must not import {above}: the order is {' < '.join(LAYERS)}"


@pytest.mark.parametrize("module", [module for module in modules() if room(module) == "method"])
def test_method_is_pure(module: str) -> None:
    """Method gets frames and gives frames: it cannot reach disk, clock, environment or global randomness."""
    reached = {name.split(".")[0] for name in imports(tree_of(module))} & IMPURE
    assert set() == reached, f"`{module}` must not import {reached}: method is frames in, frames out"


def door_modules() -> list[str]:
    """Return what the door may load at its start; the pages of render are loaded when there is rendering."""
    return [
        module
        for module in modules()
        if room(module) in {BOTTOM, "pipeline"} and not is_below(module, "pipeline.render")
    ]


@pytest.mark.parametrize("module", door_modules())
def test_door_is_quick(module: str) -> None:
    """What the door needs to print its help imports nothing heavy."""
    at_start = {name.split(".")[0] for name in imports(tree_of(module), inside_functions=False)}
    assert set() == at_start & HEAVY, f"`{module}` must import {at_start & HEAVY} inside a function"


def test_a_sentence() -> None:
    """A wrong arrow is told in a sentence that says why."""
    expected = "`scoring` must not import `pipeline.plan`: method does not know the pipeline"
    assert expected == complaint("method.scoring", "pipeline.plan")


def test_published_alone_knows_the_method() -> None:
    """What compares with published facts may know the method, as may what-if and evaluate; no neighbour may."""
    for module in ("published", "whatif", "evaluate"):
        assert complaint(f"pipeline.{module}", "method.evaluation") is None
    expected = (
        "`plan` must not import `method.evaluation`: only published, whatif and evaluate know the method"
    )
    assert expected == complaint("pipeline.plan", "method.evaluation")


def test_type_checking_is_no_import() -> None:
    """What only the type checker sees is no arrow."""
    text = "from typing import TYPE_CHECKING\nif TYPE_CHECKING:\n    from bulletins.page import figures\n"
    assert ["typing.TYPE_CHECKING"] == list(imports(ast.parse(text)))


@pytest.mark.parametrize(
    "notebook", sorted((REPOSITORY / "notebooks").glob("*.ipynb")), ids=lambda file: file.name
)
def test_notebooks_do_not_know_the_pipeline(notebook: Path) -> None:
    """A notebook joins evidence, method and page; how it is run is none of its business."""
    import json

    cells = json.loads(notebook.read_text(encoding="utf-8"))["cells"]
    sources = ["".join(cell["source"]) for cell in cells if cell["cell_type"] == "code"]
    found = [name for source in sources for name in imports(ast.parse(source))]
    assert [] == [name for name in found if is_below(name, f"{PACKAGE}.pipeline")]
    assert {name.split(".")[0] for name in found} <= {PACKAGE, *sys.stdlib_module_names}
