"""What a run depends on: the closure of its modules, hashes by the state of files, templates as code and prose."""

from __future__ import annotations

import json
import os
from pathlib import Path

import pytest

from bulletins.paths import NOTEBOOKS, REPOSITORY
from bulletins.pipeline import closure, hashes, notebooks
from bulletins.pipeline.closure import Modules
from bulletins.pipeline.fingerprint import Fingerprints
from bulletins.pipeline.hashes import Hashes, hash_text
from bulletins.vocabulary import Language
from tests.tiny_notebooks import code, prose, write_template

FILES = {
    "bulletins/__init__.py": "",
    "bulletins/rooms/__init__.py": "from bulletins.rooms import first",
    "bulletins/rooms/first.py": "import bulletins.lone",
    "bulletins/rooms/second.py": "def f():\n    from bulletins import late\n",
    "bulletins/lone.py": "",
    "bulletins/late.py": "from typing import TYPE_CHECKING\nif TYPE_CHECKING:\n    import bulletins.types\n",
    "bulletins/types.py": "",
    "bulletins/near/__init__.py": "from . import beside\nfrom ..lone import x",
    "bulletins/near/beside.py": "",
    "bulletins/broken.py": "def",
}


@pytest.fixture
def repository(tmp_path: Path) -> Path:
    for name, text in FILES.items():
        file = tmp_path / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, encoding="utf-8")
    return tmp_path


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ("import json", ""),
        ("import bulletins.lone", "bulletins lone"),
        ("from bulletins import lone", "bulletins lone"),
        ("from bulletins.lone import anything", "bulletins lone"),
        ("from bulletins.rooms import second", "bulletins late lone rooms rooms.first rooms.second"),
        ("import bulletins.near", "bulletins lone near near.beside"),
        ("def f():\n  if x:\n    from bulletins import lone", "bulletins lone"),
        ("from bulletins import broken", "bulletins broken"),
        ("%matplotlib inline", ""),
    ],
)
def test_closure(repository: Path, source: str, expected: str) -> None:
    """A module brings its packages, what these import, what its functions import; not what only types need."""
    found = Modules(repository, Hashes()).closure([source])
    assert expected.split() == [name.removeprefix("bulletins.") for name in found]


def test_closure_is_of_this_package() -> None:
    """Every module of the room that a notebook imports from is found in the real package, and none of the pipeline."""
    cells = notebooks.read_cells(NOTEBOOKS / "district_bulletin.ipynb", Language.ZH)
    found = set(Modules(REPOSITORY, Hashes()).closure(cells.sources))
    assert {"bulletins.evidence.sources", "bulletins.method.evaluation", "bulletins.page.prose"} < found
    assert not [name for name in found if name.startswith("bulletins.pipeline")]


def test_imports_are_kept(repository: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A module is parsed once as long as it is the same; a damaged store is none."""
    source, store = ["import bulletins.rooms.second"], tmp_path / "build" / "imports.json"
    first = Modules(repository, Hashes(), store)
    expected = first.closure(source)
    first.keep()
    with monkeypatch.context() as patch:
        patch.setattr(
            closure.ast,
            "parse",
            lambda text: pytest.fail("parsed again") if "late" in text else compile(text, "", "exec", 1024),
        )
        assert expected == Modules(repository, Hashes(), store).closure(source)
    store.write_text('{"x": 1}', encoding="utf-8")
    assert expected == Modules(repository, Hashes(), store).closure(source)
    (repository / "bulletins" / "late.py").write_text("import bulletins.types", encoding="utf-8")
    assert "bulletins.types" in Modules(repository, Hashes(), store).closure(source)


def test_hashes_are_kept(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A file is read once as long as its state is the same, and once more when it is not; a damaged store is none."""
    file, store = tmp_path / "a", tmp_path / "build" / "hashes.json"
    file.write_text("one", encoding="utf-8")
    monkeypatch.setattr(hashes, "_FRESH", 0)
    first = Hashes(store)
    assert hash_text("one") == first.of(file)
    assert "absent" == first.of(tmp_path / "none")
    first.keep()
    with monkeypatch.context() as patch:
        patch.setattr(hashes, "_hash", lambda name: "read again")
        assert hash_text("one") == Hashes(store).of(file)
        seen = file.stat()
        file.write_text("two", encoding="utf-8")
        os.utime(file, ns=(seen.st_atime_ns, seen.st_mtime_ns))
        assert "read again" == Hashes(store).of(file), "the time of its content was set back"
    for damage in ("", "[]", '{"a": []}', '{"a": [1, 2, 3, 4]}', "[" * 100_000):
        store.write_text(damage, encoding="utf-8")
        assert hash_text("two") == Hashes(store).of(file)


def test_a_fresh_file_is_not_kept(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """What was written a moment ago could change once more within one tick of the clock: it is read again next time."""
    file, store = tmp_path / "a", tmp_path / "build" / "hashes.json"
    file.write_text("one", encoding="utf-8")
    monkeypatch.setattr(hashes, "_FRESH", 10**18)
    first = Hashes(store)
    first.of(file)
    first.keep()
    assert {} == json.loads(store.read_text(encoding="utf-8"))


def test_cells(tmp_path: Path) -> None:
    """The code of a template is its code cells with id, tags and source; all else is prose, in one language."""
    cells = [prose("一", "lang-zh"), prose("one", "lang-en"), code("a = 1", "parameters"), code("b")]
    file = write_template(tmp_path / "a.ipynb", cells)
    chinese, english = (notebooks.read_cells(file, language) for language in (Language.ZH, Language.EN))
    assert chinese.code == english.code
    assert chinese.prose != english.prose
    assert ("a = 1", "b") == chinese.sources
    for spoiled in (
        [*cells[:3], code("c")],
        [*cells[:2], code("a = 1"), cells[3]],
        [*cells[:2], cells[3], cells[2]],
    ):
        assert chinese.code != notebooks.read_cells(write_template(file, spoiled), Language.ZH).code
    moved = notebooks.read_cells(write_template(file, [*cells[1:], prose("二")]), Language.ZH)
    assert chinese.prose != moved.prose


@pytest.mark.parametrize(
    "text", ["", "[]", "{}", '{"nbformat": 3, "worksheets": []}', "\udcff", "[" * 100_000]
)
def test_no_notebook(tmp_path: Path, text: str) -> None:
    """What is no notebook is code as a whole: it runs, and says why it cannot."""
    file = tmp_path / "a.ipynb"
    assert "" != notebooks.read_cells(file, Language.ZH).code
    file.write_bytes(text.encode("utf-8", "surrogateescape"))
    assert ("", ()) == (
        notebooks.read_cells(file, Language.ZH).prose,
        notebooks.read_cells(file, Language.ZH).sources,
    )


def test_texts_are_what_was_hashed(tmp_path: Path) -> None:
    """The hashes of a fingerprint are those of texts that can be kept and compared."""
    prints = Fingerprints(tmp_path, NOTEBOOKS)
    parts = prints.of("methodology", {"campaign": "c", "language": "zh"}, ())
    texts = {hash_text(text) for text in prints.texts("methodology", Language.ZH, ())}
    assert {parts[name] for name in ("notebook", "data", "code", "pins")} == texts
