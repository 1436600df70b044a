"""An OpenDocument spreadsheet that a screen reader gets along with: sheets of a title, a note and one table each.

After the guidance on accessible spreadsheets of the UK's statisticians: the title in the first cell, one table on
a sheet and marked up as one, its headings marked as headings, nothing merged, no empty rows or columns, meaning
in words and never in colour alone, the document's language said. Libraries for it were tried and left
(docs/adr/0013-taking-away.md). The archive is not compressed: what packs best is another matter on another
machine, and the bytes must not be.
"""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from xml.sax.saxutils import escape as _escaped
from xml.sax.saxutils import quoteattr as _quoted

from bulletins.pipeline.products.columns import Value
from bulletins.vocabulary import Language

MEDIA_TYPE = "application/vnd.oasis.opendocument.spreadsheet"
_THE_FIRST_DAY = (1980, 1, 1, 0, 0, 0)  # of the ZIP format: it has no way to say none
_LOCALES = {Language.ZH: "zh-CN", Language.EN: "en-GB"}
_NARROW, _WIDE = "co1", "co2"
_SPACES = re.compile("^ +| +$| {2,}")
_FORBIDDEN = re.compile("[^\\t\\n\\r -\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")  # XML holds nothing else
_DECLARATION = '<?xml version="1.0" encoding="UTF-8"?>\n'
_NAMESPACES = " ".join(
    f'xmlns:{prefix}="{address}"'
    for prefix, address in (
        ("office", "urn:oasis:names:tc:opendocument:xmlns:office:1.0"),
        ("style", "urn:oasis:names:tc:opendocument:xmlns:style:1.0"),
        ("table", "urn:oasis:names:tc:opendocument:xmlns:table:1.0"),
        ("text", "urn:oasis:names:tc:opendocument:xmlns:text:1.0"),
        ("fo", "urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0"),
        ("meta", "urn:oasis:names:tc:opendocument:xmlns:meta:1.0"),
        ("dc", "http://purl.org/dc/elements/1.1/"),
    )
)
_MANIFEST = f"""{_DECLARATION}\
<manifest:manifest xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0" manifest:version="1.3">\
<manifest:file-entry manifest:full-path="/" manifest:version="1.3" manifest:media-type="{MEDIA_TYPE}"/>\
<manifest:file-entry manifest:full-path="content.xml" manifest:media-type="text/xml"/>\
<manifest:file-entry manifest:full-path="meta.xml" manifest:media-type="text/xml"/>\
<manifest:file-entry manifest:full-path="styles.xml" manifest:media-type="text/xml"/>\
</manifest:manifest>
"""
_AUTOMATIC = """\
<style:style style:name="co1" style:family="table-column">\
<style:table-column-properties style:column-width="3cm"/></style:style>\
<style:style style:name="co2" style:family="table-column">\
<style:table-column-properties style:column-width="9cm"/></style:style>\
<style:style style:name="title" style:family="table-cell" style:parent-style-name="Default">\
<style:text-properties fo:font-size="14pt" fo:font-weight="bold" style:font-size-asian="14pt"\
 style:font-weight-asian="bold"/></style:style>\
<style:style style:name="head" style:family="table-cell" style:parent-style-name="Default">\
<style:table-cell-properties fo:wrap-option="wrap"/>\
<style:text-properties fo:font-weight="bold" style:font-weight-asian="bold"/></style:style>\
<style:style style:name="wrap" style:family="table-cell" style:parent-style-name="Default">\
<style:table-cell-properties fo:wrap-option="wrap"/></style:style>"""

# Western words are English and Chinese ones Chinese, in the spreadsheets of both languages.
_STYLES = f"""{_DECLARATION}\
<office:document-styles {_NAMESPACES} office:version="1.3"><office:styles>\
<style:default-style style:family="table-cell"><style:text-properties fo:language="en" fo:country="GB"\
 style:language-asian="zh" style:country-asian="CN" fo:font-size="11pt" style:font-size-asian="11pt"/>\
</style:default-style><style:style style:name="Default" style:family="table-cell"/>\
</office:styles></office:document-styles>
"""


@dataclass(frozen=True)
class Heading:
    """A column's heading; a wide column holds sentences, which are wrapped."""

    text: str
    wide: bool = False


@dataclass(frozen=True)
class Sheet:
    """A sheet: its name, a title, a note, and a table; ``code`` names the table to programs."""

    name: str
    code: str
    title: str
    note: str
    headings: tuple[Heading, ...]
    rows: Sequence[Sequence[Value]]


@dataclass(frozen=True)
class Workbook:
    """A spreadsheet in one language."""

    title: str
    description: str
    language: Language
    sheets: tuple[Sheet, ...]


def written(workbook: Workbook) -> bytes:
    """Return the spreadsheet as an ODS file: the same bytes wherever it is written."""
    parts = {
        "mimetype": MEDIA_TYPE,  # first and not compressed, as the format asks
        "META-INF/manifest.xml": _MANIFEST,
        "content.xml": _content(workbook),
        "meta.xml": _meta(workbook),
        "styles.xml": _STYLES,
    }
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_STORED) as archive:
        for name, text in parts.items():
            archive.writestr(_entry(name), text.encode("utf-8"))
    return target.getvalue()


def _entry(name: str) -> zipfile.ZipInfo:
    entry = zipfile.ZipInfo(name, _THE_FIRST_DAY)
    entry.create_system = 3  # not the one it is written on
    entry.external_attr = 0o644 << 16
    return entry


def _content(workbook: Workbook) -> str:
    tables = "".join(map(_table, workbook.sheets))
    ranges = "".join(map(_range, workbook.sheets))
    return (
        f'{_DECLARATION}<office:document-content {_NAMESPACES} office:version="1.3">'
        f"<office:automatic-styles>{_AUTOMATIC}</office:automatic-styles><office:body><office:spreadsheet>"
        f"{tables}<table:database-ranges>{ranges}</table:database-ranges>"
        "</office:spreadsheet></office:body></office:document-content>\n"
    )


def _table(sheet: Sheet) -> str:
    """Return a sheet: the title in its first cell, the note below it, then the table with its headings."""
    widths = "".join(f'<table:table-column table:style-name="{_WIDE if one.wide else _NARROW}"/>'
                     for one in sheet.headings)  # fmt: skip
    styles = ["wrap" if one.wide else "" for one in sheet.headings]
    title, note = _text(sheet.title, "title"), _text(sheet.note)
    heads = "".join(_text(one.text, "head") for one in sheet.headings)
    rows = "".join(
        f"<table:table-row>{''.join(_cells(row, styles))}</table:table-row>\n" for row in sheet.rows
    )
    return (
        f"<table:table table:name={_quoted(sheet.name)}>{widths}\n"
        f"<table:table-row>{title}</table:table-row>\n<table:table-row>{note}</table:table-row>\n"
        f"<table:table-header-rows><table:table-row>{heads}</table:table-row></table:table-header-rows>\n"
        f"{rows}</table:table>\n"
    )


def _range(sheet: Sheet) -> str:
    """Mark the table up as a table with headings: from the third row on, as wide and as long as it is."""
    name = sheet.name.replace("'", "''")
    corner = f"{_letters(len(sheet.headings))}{len(sheet.rows) + 3}"
    address = f"'{name}'.A3:'{name}'.{corner}"
    return (
        f'<table:database-range table:name="{sheet.code}" table:target-range-address={_quoted(address)}'
        ' table:contains-header="true" table:display-filter-buttons="false"/>'
    )


def _letters(number: int) -> str:
    """Return what a spreadsheet calls its column of that number: A to Z, AA, AB …"""
    before, last = divmod(number - 1, 26)
    return (_letters(before) if before else "") + chr(ord("A") + last)


def _cells(row: Sequence[Value], styles: Sequence[str]) -> Iterator[str]:
    """Yield the cells of a row, each as what it is; empty ones at the end are left out."""
    filled = len(row)
    while filled and row[filled - 1] is None:
        filled -= 1
    for value, style in zip(row[:filled], styles, strict=False):
        yield _cell(value, style)


def _cell(value: Value, style: str) -> str:
    if value is None:
        return "<table:table-cell/>"
    if isinstance(value, str):
        return _text(value, style)
    if isinstance(value, bool):
        word = str(value).lower()
        return (f'<table:table-cell office:value-type="boolean" office:boolean-value="{word}">'
                f"<text:p>{word.upper()}</text:p></table:table-cell>")  # fmt: skip
    return (f'<table:table-cell office:value-type="float" office:value="{value}">'
            f"<text:p>{value}</text:p></table:table-cell>")  # fmt: skip


@lru_cache(maxsize=65_536)  # a table repeats the same few over and over
def _text(text: str, style: str = "") -> str:
    """Return a cell of text: typed as text, whatever it looks like, so that nothing is run as a formula."""
    styled = f' table:style-name="{style}"' if style else ""
    shown = _spaced(_escaped(_FORBIDDEN.sub("", text)))
    return (f'<table:table-cell office:value-type="string"{styled}>'
            f"<text:p>{shown}</text:p></table:table-cell>")  # fmt: skip


def _spaced(text: str) -> str:
    """Return escaped text in which spaces stay as many as they are: XML readers make one of several."""
    return _SPACES.sub(lambda found: f'<text:s text:c="{len(found[0])}"/>', text).replace("\t", "<text:tab/>")


def _meta(workbook: Workbook) -> str:
    return (
        f'{_DECLARATION}<office:document-meta {_NAMESPACES} office:version="1.3"><office:meta>'
        f"<dc:title>{_escaped(workbook.title)}</dc:title>"
        f"<dc:description>{_escaped(workbook.description)}</dc:description>"
        f"<dc:language>{_LOCALES[workbook.language]}</dc:language>"
        "</office:meta></office:document-meta>\n"
    )
