"""Which modules of our package a piece of code rests on: those it imports, and those that these import."""

from __future__ import annotations

import ast
import json
from collections.abc import Iterable, Iterator
from functools import cache
from pathlib import Path
from typing import Any

from bulletins.pipeline.hashes import Hashes, write_aside

PACKAGE = "bulletins"


class Modules:
    """The modules of the package that lies in ``repository``, by dotted name.

    What a module imports is kept in ``file``, if one is named, by the hash of the module: parsing takes a while.
    """

    def __init__(self, repository: Path, hashes: Hashes, file: Path | None = None) -> None:
        self._repository, self._hashes, self._file = repository, hashes, file
        self._known = _read(file) if file is not None else {}
        self._asked: dict[str, list[str]] = {}
        self._places = cache(lambda dotted: tuple(self._on_the_way(dotted)))

    def closure(self, sources: Iterable[str]) -> dict[str, Path]:
        """Return the modules that the ``sources`` rest on, dotted name → file, in the order of their names.

        Imports inside functions count, those that only the type checker sees do not. Code that cannot be parsed
        imports nothing: it fails as it is executed.
        """
        waiting = [name for source in sources for name in imports(source)]
        found: dict[str, Path] = {}
        while waiting:
            for name, file in self._places(waiting.pop()):
                if name not in found:
                    found[name] = file
                    waiting += self._imported_by(file)
        return dict(sorted(found.items()))

    def keep(self) -> None:
        """Write down what the modules that were asked for import."""
        if self._file is not None and not self._asked.items() <= self._known.items():
            write_aside(self._file, json.dumps(self._asked, indent=0, sort_keys=True))
            self._known = self._asked

    def _on_the_way(self, dotted: str) -> Iterator[tuple[str, Path]]:
        """Yield the packages and the module that are executed as ``dotted`` is imported."""
        place = self._repository
        parts = dotted.split(".")
        for number, part in enumerate(parts, start=1):
            place = place / part
            file = place / "__init__.py" if place.is_dir() else place.with_suffix(".py")
            if not file.is_file():  # a name in a module, or nothing of ours
                return
            yield ".".join(parts[:number]), file

    def _imported_by(self, file: Path) -> list[str]:
        package = file.relative_to(self._repository).parts[:-1]
        key = f"{'.'.join(package)} {self._hashes.of(file)}"
        found = self._known.get(key)
        if found is None:
            found = list(dict.fromkeys(imports(file.read_text(encoding="utf-8"), package)))
        self._asked[key] = found
        return found


def _read(file: Path) -> dict[str, list[str]]:
    """Return what was written down; nothing where that is damaged."""
    try:
        kept: Any = json.loads(file.read_text(encoding="utf-8"))
        return {str(key): list(map(str, names)) for key, names in kept.items()}
    except (OSError, ValueError, TypeError, AttributeError, RecursionError):
        return {}


def imports(source: str, package: tuple[str, ...] = ()) -> Iterator[str]:
    """Yield the dotted names of our package that ``source`` imports; it is a module of ``package``."""
    try:
        tree = ast.parse(source)
    except (SyntaxError, ValueError):  # magics of a notebook, for one
        return
    yield from (name for name in _imports(tree, package) if name.split(".")[0] == PACKAGE)


def _imports(node: ast.AST, package: tuple[str, ...]) -> Iterator[str]:
    for child in ast.iter_child_nodes(node):
        if isinstance(child, ast.If) and _only_for_types(child.test):
            for other in child.orelse:
                yield from _imports(ast.Module([other], []), package)
        elif isinstance(child, ast.Import):
            yield from (alias.name for alias in child.names)
        elif isinstance(child, ast.ImportFrom):
            outer = package[: len(package) - child.level + 1] if child.level else ()
            home = ".".join([*outer, *([child.module] if child.module else [])])
            yield home
            yield from (f"{home}.{alias.name}" for alias in child.names)
        else:
            yield from _imports(child, package)


def _only_for_types(test: ast.expr) -> bool:
    return ast.unparse(test) in {"TYPE_CHECKING", "typing.TYPE_CHECKING"}
