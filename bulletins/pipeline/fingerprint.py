"""What a run depends on, as hashes: if none of them changed, running it again would give the same bytes.

Every hash is of a text, and whoever records a run keeps the texts (``seen``): so it can be told later what changed.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from functools import cache, cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from bulletins import paths
from bulletins.pipeline import notebooks
from bulletins.pipeline.closure import PACKAGE, Modules
from bulletins.pipeline.hashes import Hashes, hash_text
from bulletins.pipeline.workspace import Workspace
from bulletins.vocabulary import Language

if TYPE_CHECKING:
    from bulletins.evidence.rows import RowsRead

PARTS = ("notebook", "parameters", "rules", "data", "code", "pins")
_PARTS_OF_THE_PAGE = ("language", "fonts")
# The words of the console, of the site around the notebooks and of its files: no notebook says any of them.
NOT_IN_NOTEBOOKS = frozenset({
    "build.ftl", "compare.ftl", "glossary.ftl", "products.ftl", "reading.ftl", "script.ftl", "search.ftl", "site.ftl",
})  # fmt: skip
_write = json.JSONEncoder(sort_keys=True).encode
_SURVEY = "import bulletins.pipeline.survey"


class Fingerprints:
    """The hashes of one build: every file is read at most once, and not at all if it is as an earlier build saw it.

    A fingerprint has six parts: ``notebook`` (the code cells of the template), ``parameters``, ``rules`` and
    ``data`` (what the page reads of them), ``code`` (the modules that the notebook rests on, and the words and
    fonts it draws with) and ``pins`` (requirements.txt).
    """

    def __init__(self, data: Path, notebooks: Path, repository: Path = paths.REPOSITORY,
                 build: Path | None = None) -> None:  # fmt: skip
        self._data, self._notebooks, self._repository = data, notebooks, repository
        self.hashes = Hashes(build / "hashes.json" if build else None)
        self._modules = Modules(repository, self.hashes, build / "imports.json" if build else None)
        self.cells = cache(self._read_cells)
        self.code = cache(self._list_code)
        self._hash = cache(hash_text)  # of a few long texts, each asked for with every run
        self._data_hashes: dict[int, tuple[tuple[RowsRead, ...], str]] = {}

    @classmethod
    def usual(cls, workspace: Workspace) -> Fingerprints:
        """Return those of a workspace, with what an earlier build found out about files."""
        return cls(workspace.data, workspace.notebooks, build=workspace.build)

    def keep(self) -> None:
        """Write down what was found out about files, for the next build."""
        self.hashes.keep()
        self._modules.keep()

    def of(self, notebook: str, parameters: Mapping[str, str], reads: tuple[RowsRead, ...]) -> dict[str, str]:
        """Return the parts of one run's fingerprint, name → SHA-256; ``reads`` is what the run reads of the data."""
        return {
            "notebook": self._hash(self.cells(notebook, Language(parameters["language"])).code),
            "parameters": hash_text(_write(dict(parameters))),
            "rules": next((one.sha256 for one in reads if one.rows is None), ""),
            "data": self._hash_data(reads),
            "code": self._hash(self.code(notebook)),
            "pins": self._hash(self.pins),
        }

    def texts(self, notebook: str, language: Language, reads: tuple[RowsRead, ...]) -> tuple[str, ...]:
        """Return the texts that were hashed for a run, but those of the rows and rules themselves."""
        return self.cells(notebook, language).code, listed(reads), self.code(notebook), self.pins

    def prose(self, notebook: str, language: Language) -> str:
        """Return the hash of what a template says around its code in one language."""
        return self._hash(self.cells(notebook, language).prose)

    def campaign(self, campaign: str) -> str:
        """Return the hash of everything that the check of a campaign looks at."""
        files = self.hashes.of_all(files_below(self._data / campaign), self._data)
        return hash_text(f"{campaign} {files} {self._list_modules((_SURVEY,))} {self._words} {self.pins}")

    @cached_property
    def pins(self) -> str:
        """What requirements.txt says."""
        file = self._repository / "requirements.txt"
        return file.read_bytes().decode("utf-8", "replace") if file.is_file() else ""

    def _read_cells(self, notebook: str, language: Language) -> notebooks.Cells:
        return notebooks.read_cells(self._notebooks / f"{notebook}.ipynb", language)

    def _list_code(self, notebook: str) -> str:
        """Return a line for each file that the notebook's code cells rest on: its path and its hash."""
        sources = self.cells(notebook, Language.ZH).sources
        return f"{self._list_modules(sources)}\n{self._words}"

    @cached_property
    def _words(self) -> str:
        """A line for each file of words and fonts that pages are written and drawn with."""
        templates = self._repository / "templates"
        found = [file for part in _PARTS_OF_THE_PAGE for file in files_below(templates / part)]
        return self._list(file for file in found if file.name not in NOT_IN_NOTEBOOKS)

    def _list_modules(self, sources: tuple[str, ...]) -> str:
        modules = self._modules.closure(sources).values()
        beside = [file for file in files_below(self._repository / PACKAGE) if file.suffix != ".py"]
        return self._list([*modules, *beside])

    def _list(self, files: Iterable[Path]) -> str:
        lines = (f"{file.relative_to(self._repository).as_posix()} {self.hashes.of(file)}" for file in files)
        return "\n".join(sorted(lines))

    def _hash_data(self, reads: tuple[RowsRead, ...]) -> str:
        # By identity: comparing hundreds of rows takes longer than hashing them, and a survey gives the same tuple.
        if id(reads) not in self._data_hashes:
            self._data_hashes[id(reads)] = reads, hash_text(listed(reads))
        return self._data_hashes[id(reads)][1]


def listed(reads: Iterable[RowsRead]) -> str:
    """Return a line for each table that is read: the SHA-256 of its rows, their number, its path."""
    return "\n".join(f"{one.sha256} {one.rows} {one.path}" for one in reads if one.rows is not None)


def whole(parts: Mapping[str, str]) -> str:
    """Return one hash of all parts."""
    return hash_text(_write(dict(parts)))


def hash_files(files: Iterable[Path], home: Path | None = None) -> str:
    """Return one hash of the names (relative to ``home``) and contents of ``files``, whatever their order."""
    return Hashes().of_all(files, home)


def files_below(folder: Path) -> list[Path]:
    """Return the files below ``folder`` in order, without hidden ones and what Python leaves behind."""
    if not folder.is_dir():
        return []
    found = (file for file in folder.rglob("*") if file.is_file())
    return sorted(file for file in found if not _is_litter(file.relative_to(folder)))


def _is_litter(file: Path) -> bool:
    return any(part.startswith(".") or part == "__pycache__" for part in file.parts)
