"""What made this page, for whoever wants to make it again."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING, Any

from markupsafe import Markup

from bulletins.language import Words, words
from bulletins.page.numerals import counted
from bulletins.page.tables.markup import Cell, Head, Row, folded, name, table
from bulletins.page.values import Several

if TYPE_CHECKING:
    from bulletins.evidence.sources import Inputs


def record(inputs: Inputs, record: Mapping[str, Any]) -> Several:
    """Return the record as a table: notebook, parameters, rules, package; the rows read and files written, hashed."""
    tell = words(inputs.language)
    package = record["package"]
    parameters = ", ".join(f"{key}={text}" for key, text in record["parameters"].items())
    entries = [
        ("record-address", record["address"]),
        ("record-notebook", f"{record['notebook']}.ipynb"),
        ("record-parameters", parameters),
        ("record-rules", record["rules_version"]),
        ("record-package", f"{package['name']} {package['version']}"),
    ]
    rows = [Row((name(tell(label)), Cell(Markup("<code>{}</code>").format(text)))) for label, text in entries]
    made_by = table("record", tell("table-record-caption"), (), rows)
    caption = tell(
        "table-files-caption", inputs=str(len(record["inputs"])), outputs=str(len(record["outputs"]))
    )
    heads = [Head(tell("head-file")), Head("SHA-256")]
    note = tell("table-files-note", address=record["address"])
    files = table("files", caption, heads, list(_files(tell, record)), note=note)
    # Whoever checks wants all of it, whoever reads none: the checksums are there, folded.
    return Several((made_by, folded(caption, files)))


def _files(tell: Words, record: Mapping[str, Any]) -> Iterator[Row]:
    """Yield a row for the rows read of each file, then for each file written."""
    for one in record["inputs"]:
        count = one["rows"]
        if count is None:
            yield _file(tell("record-input-rules", path=one["path"]), one)
        else:
            yield _file(tell("record-input", path=one["path"], count=counted(count), n=count), one)
    for one in record["outputs"]:
        yield _file(tell("record-output", path=one["path"]), one)


def _file(label: str, file: Mapping[str, Any]) -> Row:
    checksum = Markup('<code class="hash">{}</code>').format(file["sha256"])
    return Row((name(label, "text"), Cell(checksum, "text")))
