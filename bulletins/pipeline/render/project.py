"""The page project of one language: ``_quarto.yml``, its profile, the theme and page sources, in one folder."""

from __future__ import annotations

import shutil
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any

from ruamel.yaml import YAML

from bulletins.paths import TEMPLATES
from bulletins.pipeline.render import scripts, settings, webfonts
from bulletins.pipeline.render.source import PageSource
from bulletins.vocabulary import Language


def write(project: Path, language: Language, sources: Iterable[PageSource]) -> list[str]:
    """Write the project afresh into ``project`` and return the page files that come of it.

    Quarto renders it as it stands.
    """
    shutil.rmtree(project, ignore_errors=True)
    project.mkdir(parents=True)
    shutil.copyfile(settings.project_file(), project / "_quarto.yml")
    profile = settings.profile_file(language)
    shutil.copyfile(profile, project / profile.name)
    shutil.copyfile(TEMPLATES / "theme.scss", project / "theme.scss")
    _write_fonts(project, language)
    for name, content in scripts.files(language).items():
        (project / name).parent.mkdir(exist_ok=True)
        (project / name).write_bytes(content)
    return [_write(source, project) for source in sources]


def render_only(project: Path, files: Sequence[str], others: Iterable[PageSource]) -> None:
    """Let Quarto render the pages ``files`` only; ``others`` are there to be linked to, by the navigation."""
    for source in others:
        if not (project / source.file).exists():
            source.write(project)
    names = {file.removesuffix(".html") for file in files}
    wanted = sorted(file.relative_to(project).as_posix() for file in project.rglob("*.[qi]*")
                    if file.relative_to(project).with_suffix("").as_posix() in names)  # fmt: skip
    yaml = YAML(typ="safe", pure=True)
    yaml.default_flow_style = False
    values: dict[str, Any] = yaml.load(settings.project_file().read_text(encoding="utf-8"))
    values["project"]["render"] = wanted
    yaml.dump(values, project / "_quarto.yml")


def _write_fonts(project: Path, language: Language) -> None:
    (project / "fonts").mkdir()
    shutil.copyfile(webfonts.sheet(language), project / "fonts.css")
    for file in webfonts.files(language):
        shutil.copyfile(file, project / "fonts" / file.name)


def _write(source: PageSource, project: Path) -> str:
    source.write(project)
    return source.file.rsplit(".", 1)[0] + ".html"
