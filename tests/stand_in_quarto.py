#!/usr/bin/env python3
"""Stands in for the Quarto program in tests: holds the caller to the contract, and fails as Quarto does.

It knows ``quarto --version`` and ``quarto render PROJECT --output-dir DIR --no-execute [--profile NAME]``,
and makes a page of each source that the project names, and a folder that all pages share. ``STAND_IN_FAULT`` says how
to fail: ``status``, ``left-out``, ``deleted``, ``sources``; ``STAND_IN_STYLE`` is what the shared stylesheet holds.
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

VERSION = "1.11.0"
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
    lines = iter((project / "_quarto.yml").read_text(encoding="utf-8").splitlines())
    named = []
    for line in lines:
        if line.strip() == "render:":
            named = [item.strip(" -\"'") for item in takewhile(lambda text: text.strip()[:2] == "- ", lines)]
    return set(named) if named and not any("*" in name for name in named) else None


def is_source(file: Path) -> bool:
    hidden = any(part[0] in "._" for part in file.parts)
    return file.suffix in {".qmd", ".md", ".ipynb"} and not hidden and file.stem.lower() != "readme"


def write_page(source: Path, page: Path) -> None:
    text = source.read_text(encoding="utf-8")
    if source.suffix == ".ipynb":
        text = "\n\n".join("".join(cell["source"]) for cell in json.loads(text)["cells"])
    page.parent.mkdir(parents=True, exist_ok=True)
    page.write_text(
        f"<!DOCTYPE html>\n<html><body><pre>{html.escape(text)}</pre></body></html>\n", encoding="utf-8"
    )


if __name__ == "__main__":
    if sys.argv[1:] == ["--version"]:
        print(VERSION)
    elif sys.argv[1:2] == ["render"]:
        sys.exit(render(sys.argv[2:]))
    else:
        sys.exit(f"not known: {sys.argv[1:]}")
