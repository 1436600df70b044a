#!/usr/bin/env python3
"""Stands in for the Quarto program in tests: holds the caller to the contract, and fails as Quarto does.

It knows ``quarto --version`` and ``quarto render PROJECT --output-dir DIR --no-execute [--profile NAME]``,
and makes a page of each source that the project names, and a folder that all pages share. As Quarto does it writes
scripts into its pages, copies what the project names as resources, and makes a sitemap where it knows its address.
``STAND_IN_FAULT`` says how to fail: ``status``, ``left-out``, ``deleted``, ``sources``; ``STAND_IN_STYLE`` is what the
shared stylesheet holds.
"""

from __future__ import annotations

import argparse
import html
import json
import os
import shutil
import sys
from itertools import takewhile
from pathlib import Path
from typing import Any

VERSION = "1.11.0"
# Scripts as Quarto writes them into its pages: one between tags, one that waits for a click, and data.
INLINE = """<script type="application/javascript">window.quarto = "a && b";</script>
<script id="quarto-search-options" type="application/json">{"language": {}}</script>"""
TOGGLER = (
    """<button onclick="if (window.quartoToggleHeadroom) { window.quartoToggleHeadroom(); }"></button>"""
)
FAULT = os.environ.get("STAND_IN_FAULT", "")


def render(arguments: list[str]) -> int:
    options = argparse.ArgumentParser(prog="quarto render", allow_abbrev=False)
    options.add_argument("project", type=Path)
    options.add_argument("--output-dir", type=Path, required=True)
    options.add_argument("--no-execute", action="store_true", required=True)
    options.add_argument("--profile")
    wanted = options.parse_args(arguments)
    project, output = wanted.project, wanted.output_dir
    keep_contract(project, output, wanted.profile)
    # As Quarto does: the output folder goes first.
    shutil.rmtree(output, ignore_errors=True)
    if FAULT == "deleted":
        return 1
    named = named_sources(project)
    pages = sorted(file for file in project.rglob("*") if is_source(file.relative_to(project))
                   and (named is None or file.relative_to(project).as_posix() in named))  # fmt: skip
    for page in pages[: -1 if FAULT == "left-out" else None]:
        write_page(page, output / page.relative_to(project).with_suffix(".html"))
        print(f"[{page.name}]")
    (output / "site_libs").mkdir(parents=True)
    (output / "site_libs" / "site.css").write_text(os.environ.get("STAND_IN_STYLE", ""), encoding="utf-8")
    copy_resources(project, output)
    if "site-url:" in (project / "_quarto.yml").read_text(encoding="utf-8"):
        for name in ("sitemap.xml", "robots.txt"):
            (output / name).write_text("by Quarto, with the dates of files", encoding="utf-8")
    if FAULT == "sources":
        pages[-1].write_text("overwritten", encoding="utf-8")
    if FAULT == "status":
        print("ERROR: the theme cannot be read", file=sys.stderr)
        return 3
    return 0


def keep_contract(project: Path, output: Path, profile: str | None) -> None:
    """Refuse what the true Quarto would take amiss, or what would let it execute a notebook."""
    assert project.is_absolute() and output.is_absolute(), "paths must not depend on the working directory"
    settings = (project / "_quarto.yml").read_text(encoding="utf-8")
    assert "enabled: false" in settings, "execution must be off in _quarto.yml"
    assert profile is None or (project / f"_quarto-{profile}.yml").is_file(), "the profile has no file"
    assert not output.exists() or not any(output.iterdir()), "the output folder is not empty"
    assert sys.stdin.read() == "", "nothing must be waited for on the standard input"
    assert "QUARTO_PYTHON" not in os.environ and "QUARTO_PROFILE" not in os.environ


def named_sources(project: Path) -> set[str] | None:
    """Return the sources that ``project: render:`` names one by one; nothing where it names patterns, or no list."""
    named = listed(project, "render")
    return set(named) if named and not any("*" in name for name in named) else None


def listed(project: Path, key: str) -> list[str]:
    """Return the items below ``key:`` in the settings of the project."""
    lines = iter((project / "_quarto.yml").read_text(encoding="utf-8").splitlines())
    items = []
    for line in lines:
        if line.strip() == f"{key}:":
            items = [item.strip(" -\"'") for item in takewhile(lambda text: text.strip()[:2] == "- ", lines)]
    return items


def copy_resources(project: Path, output: Path) -> None:
    for pattern in listed(project, "resources"):
        for file in sorted(project.glob(pattern)):
            place = output / file.relative_to(project)
            place.parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(file, place)


def is_source(file: Path) -> bool:
    hidden = any(part[0] in "._" for part in file.parts)
    return file.suffix in {".qmd", ".md", ".ipynb"} and not hidden and file.stem.lower() != "readme"


def write_page(source: Path, page: Path) -> None:
    text = source.read_text(encoding="utf-8")
    if source.suffix == ".ipynb":
        text = "\n\n".join("".join(cell["source"]) for cell in json.loads(text)["cells"])
    page.parent.mkdir(parents=True, exist_ok=True)
    told = front_matter(text)
    title, language, said = (
        html.escape(str(told.get(name, ""))) for name in ("title", "lang", "description-meta")
    )
    included = "\n".join(block["text"] for block in told.get("include-in-header", ()))
    page.write_text(
        f'<!DOCTYPE html>\n<html lang="{language}"><head>\n<meta charset="utf-8">\n{INLINE}\n{included}\n</head>\n'
        f'<body>{TOGGLER}<main><h1 class="title">{title}</h1><p>{said}</p></main>\n'
        f"<pre>{html.escape(text)}</pre></body></html>\n",
        encoding="utf-8",
    )


def front_matter(text: str) -> dict[str, Any]:
    """Return the values between the first two lines of dashes; none of a source whose head nobody fills."""
    if not text.startswith("---\n") or "include-in-header" not in text:
        return {}
    # Imported here: whatever Python the machine has runs this file, and sources of ours are rendered by our own.
    from ruamel.yaml import YAML

    return dict(YAML(typ="safe", pure=True).load(text.split("---\n", 2)[1]))


if __name__ == "__main__":
    if sys.argv[1:] == ["--version"]:
        print(VERSION)
    elif sys.argv[1:2] == ["render"]:
        sys.exit(render(sys.argv[2:]))
    else:
        sys.exit(f"not known: {sys.argv[1:]}")
