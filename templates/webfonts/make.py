"""Make the web fonts and their stylesheets from Noto Sans CJK: ``python make.py REGULAR.ttc BOLD.ttc [FOLDER]``.

Run once by hand, not by the build; the results are committed. Same fonts, fontTools and brotli, same bytes.
The characters are those that figures may be drawn with, in files of three kinds: ``latin`` (for every page), ``core``
(for every Chinese page: what our words and the campaigns here are written with), and parts of the rest, each loaded
only by a page that holds one of its characters.
"""

from __future__ import annotations

import sys
from pathlib import Path

from fontTools import subset
from fontTools.ttLib import TTFont

HERE = Path(__file__).resolve().parent
REPOSITORY = HERE.parents[1]
FIGURES = REPOSITORY / "templates" / "fonts" / "NotoSansSC-subset.ttf"
WEIGHTS = (400, 700)
# The simplified Chinese face of the collection.
FACE = 2
CORE_FROM = (
    "templates/language/zh/**/*.ftl",
    "templates/pages/*",
    "templates/quarto/*",
    "notebooks/**/*.ipynb",
    "data/campaigns/**/*.csv",
    "data/campaigns/**/*.yml",
)
MARKS = "　、。《》「」【】（），：；？！％"
# As wide as a character in Chinese, narrow in English: each language takes its own.
QUOTES = "‘’“”…—"
SIGNS = "‐‑–―‹›•‰′″※€™←↑→↓↔−√∞≈≠≤≥⌊⌋₁₂₃①②③④⑤⑥⑦⑧⑨⑩■□▲△▼▽◆◇○◎●★☆✓✗"
PART = 360
FIRST_HANZI = 0x3400
HEAD = (
    "/* Made by templates/webfonts/make.py. Noto Sans SC, © 2014–2021 Adobe, SIL Open Font License 1.1. */\n"
)


def known() -> set[int]:
    """Return the code points of the font that figures are drawn with."""
    with TTFont(FIGURES, lazy=True) as font:
        return set(font.getBestCmap())


def latin() -> list[int]:
    """Return the code points of the first file: letters, figures and signs."""
    return sorted({*range(0x20, 0x7F), *range(0xA0, 0x100), *map(ord, SIGNS)})


def core() -> list[int]:
    """Return the code points of the second file: the Chinese that our words and campaigns are written with."""
    files = (file for pattern in CORE_FROM for file in REPOSITORY.glob(pattern) if file.is_file())
    used = set(MARKS).union(*(file.read_text(encoding="utf-8-sig") for file in files))
    return sorted(({*map(ord, used)} & known() - {*latin()}) | {*map(ord, QUOTES)})


def parts() -> list[list[int]]:
    """Return the code points of the other files: signs, then hanzi, a few hundred to a file."""
    rest = sorted(known() - {*latin(), *core()})
    signs = [code for code in rest if code < FIRST_HANZI]
    hanzi = rest[len(signs) :]
    return [signs, *(hanzi[start : start + PART] for start in range(0, len(hanzi), PART))]


def ranges(codes: list[int]) -> str:
    """Return code points as CSS writes them, neighbours joined."""
    runs: list[list[int]] = []
    for code in codes:
        if runs and code == runs[-1][1] + 1:
            runs[-1][1] = code
        else:
            runs.append([code, code])
    return ",".join(f"U+{first:X}" + (f"-{last:X}" if last > first else "") for first, last in runs)


def coarse(codes: list[int]) -> str:
    """Return the range of a part: of hanzi from the first to the last, which is short; signs one by one."""
    return f"U+{codes[0]:X}-{codes[-1]:X}" if codes[0] >= FIRST_HANZI else ranges(codes)


def name(codes: list[int]) -> str:
    """Return the name of a part: the first code point in it."""
    return f"part-{codes[0]:04x}"


def face(family: str, weight: int, file: str, codes: str) -> str:
    """Return one ``@font-face`` rule; text shows at once in the reader's own font until the file is there."""
    return (
        f'@font-face{{font-family:"{family}";font-weight:{weight};font-display:swap;'
        f'src:url("fonts/{file}-{weight}.woff2") format("woff2");unicode-range:{codes}}}\n'
    )


def chinese() -> str:
    """Return the stylesheet of Chinese pages. Where ranges overlap the later rule wins: the coarse ones come first."""
    letters = ranges(latin())
    rules = [
        face("Bulletin Sans", weight, name(codes), coarse(codes)) for codes in parts() for weight in WEIGHTS
    ]
    rules += [face("Bulletin Sans", weight, "core", ranges(core())) for weight in WEIGHTS]
    rules += [face("Bulletin Sans", weight, "latin", letters) for weight in WEIGHTS]
    return HEAD + "".join(rules)


def english() -> str:
    """Return the stylesheet of English pages: letters, and quotes as narrow as letters."""
    codes = ranges(sorted({*latin(), *map(ord, QUOTES)}))
    return HEAD + "".join(face("Bulletin Latin", weight, "latin", codes) for weight in WEIGHTS)


def cut(full: str, codes: list[int], file: Path, *, narrow: bool = False) -> None:
    """Write the part of a font that holds ``codes``; ``narrow`` adds the narrow form of quotes."""
    options = subset.Options(
        font_number=FACE,
        flavor="woff2",
        # Letters are kerned; a Chinese mark at the start of a line gives up the empty half of its square.
        layout_features=["kern"] if narrow else ["kern", "halt"],
        hinting=False,
        desubroutinize=True,
        glyph_names=False,
        name_IDs=[0, 1, 2, 13, 14],
        name_languages=[0x409],
        drop_tables=["BASE", "GDEF", "GSUB", "STAT", "VORG", "vhea", "vmtx", "DSIG"],
        notdef_outline=True,
        recalc_timestamp=False,
    )
    font = subset.load_font(full, options)
    if narrow:
        _narrow_quotes(font)
        codes = sorted({*codes, *map(ord, QUOTES)})
    subsetter = subset.Subsetter(options)
    subsetter.populate(unicodes=codes)
    subsetter.subset(font)
    subset.save_font(font, str(file), options)


def _narrow_quotes(font: TTFont) -> None:
    """Point the quotes at the glyphs that the font's feature ``pwid`` puts in their place."""
    table = font["GSUB"].table
    records = table.FeatureList.FeatureRecord
    lookups = next(one.Feature.LookupListIndex for one in records if one.FeatureTag == "pwid")
    forms: dict[str, str] = {}
    for index in lookups:
        for one in table.LookupList.Lookup[index].SubTable:
            forms.update(getattr(one, "ExtSubTable", one).mapping)
    for cmap in font["cmap"].tables:
        if cmap.format != 14:
            quotes = {code: cmap.cmap[code] for code in map(ord, QUOTES) if code in cmap.cmap}
            cmap.cmap.update({code: forms.get(glyph, glyph) for code, glyph in quotes.items()})


def main(regular: str, bold: str, folder: Path = HERE) -> None:
    """Write every web font into ``folder``, and the two stylesheets that name them."""
    for file in folder.glob("*.woff2"):
        file.unlink()
    for weight, full in zip(WEIGHTS, (regular, bold), strict=True):
        cut(full, latin(), folder / f"latin-{weight}.woff2", narrow=True)
        cut(full, core(), folder / f"core-{weight}.woff2")
        for codes in parts():
            cut(full, codes, folder / f"{name(codes)}-{weight}.woff2")
    (folder / "zh.css").write_text(chinese(), encoding="utf-8")
    (folder / "en.css").write_text(english(), encoding="utf-8")


if __name__ == "__main__":
    main(sys.argv[1], sys.argv[2], *(Path(one) for one in sys.argv[3:]))
