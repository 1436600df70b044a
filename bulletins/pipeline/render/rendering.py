"""From planned pages to files: by the embedded renderer or by Quarto, and only those that are not there already."""

from __future__ import annotations

import shutil
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from bulletins import paths
from bulletins.pipeline import quarto
from bulletins.pipeline.hashes import Hashes, hash_text
from bulletins.pipeline.render import policy, scripts, settings, webfonts
from bulletins.pipeline.render.planned import Page
from bulletins.pipeline.render.tree import Tree
from bulletins.vocabulary import Language

# Where the pages of a language are, below the site.
PREFIX = {Language.ZH: "", Language.EN: "en/"}
# Its links are in the navigation of every page.
_NAVIGATION = ("", "find", "calendar", "about")
_NOT_QUARTOS = ("sitemap.xml", "robots.txt")
# The console's words are on no page.
_NOT_FOR_PAGES = {"build.ftl", "faults.ftl"}


@dataclass(frozen=True)
class Renderer:
    """The renderer of one build: Quarto, or our own where ``engine`` is none.

    ``projects`` is the folder of the page projects that Quarto is given.
    """

    engine: quarto.Quarto | None
    projects: Path
    hashes: Hashes

    @property
    def name(self) -> str:
        """Return what it is called."""
        return f"quarto {self.engine.version}" if self.engine else "embedded"

    def render(self, pages: Sequence[Page], tree: Tree) -> int:
        """Give ``tree`` the pages of one language and what they share; return how many had to be rendered."""
        language = pages[0].language
        shared = self._shared(language)
        keys = {page.path: hash_text(f"{shared} {page.made_of}") for page in pages}
        outdated: Sequence[Page] = [page for page in pages if not tree.keeps(_place(page), keys[page.path])]
        if self.engine is None:
            self._embedded(outdated, keys, tree, language, shared)
        elif outdated:
            outdated = self._by_quarto(self.engine, pages, outdated, keys, tree, shared)
        else:
            tree.keep_all(PREFIX[language], shared)
        return len(outdated)

    def _embedded(self, outdated: Sequence[Page], keys: dict[str, str], tree: Tree, language: Language,
                  shared: str) -> None:  # fmt: skip
        from bulletins.pipeline.render.embedded import EmbeddedRenderer, assets

        renderer = EmbeddedRenderer(language)
        for page in outdated:
            tree.write(_place(page), keys[page.path], renderer.page(page.source()).encode())
        for name, content in assets(language).items():
            path = PREFIX[language] + name
            if not tree.keeps(path, shared):
                tree.write(path, shared, content)

    def _by_quarto(self, engine: quarto.Quarto, pages: Sequence[Page], outdated: Sequence[Page],
                   keys: dict[str, str], tree: Tree, shared: str) -> Sequence[Page]:  # fmt: skip
        """Let Quarto render what is outdated; all pages if what they share comes out otherwise than it was."""
        language = outdated[0].language
        self._call(engine, pages, outdated, tree.fresh / PREFIX[language])
        others = sorted(_below(tree.fresh, PREFIX[language]) - {_place(page) for page in outdated})
        if len(outdated) < len(pages) and any(tree.is_other(path, shared) for path in others):
            shutil.rmtree(tree.fresh / PREFIX[language])
            self._call(engine, pages, pages, tree.fresh / PREFIX[language])
            outdated = pages
            others = sorted(_below(tree.fresh, PREFIX[language]) - {_place(page) for page in pages})
        for page in outdated:
            tree.add(_place(page), keys[page.path])
        for path in others:
            tree.add(path, shared)
        if len(outdated) < len(pages):
            tree.keep_all(PREFIX[language], shared)
        return outdated

    def _call(
        self, engine: quarto.Quarto, pages: Sequence[Page], wanted: Sequence[Page], output: Path
    ) -> None:
        from bulletins.pipeline.render import project

        language = wanted[0].language
        folder = self.projects / language
        files = project.write(folder, language, (page.source() for page in wanted))
        if len(wanted) < len(pages):
            linked = (page.source() for page in pages if page.path in _NAVIGATION)
            project.render_only(folder, files, linked)
        quarto.render(
            engine, folder, output, profile=language, expected=files, log=folder.with_suffix(".log")
        )
        for page in files:
            policy.put(output / page)
        # Where it knows the site's address Quarto makes these too, with the dates of files and without the other
        # language: ours lie there.
        for name in _NOT_QUARTOS:
            (output / name).unlink(missing_ok=True)

    def _shared(self, language: Language) -> str:
        """Return a hash of what every page of a language is made with: templates, words, renderer, its code."""
        words = [file for file in _files(paths.TEMPLATES / "language" / language)
                 if file.name not in _NOT_FOR_PAGES]  # fmt: skip
        fonts = [webfonts.sheet(language), *webfonts.files(language)]
        files = [*_furniture(), *words, *fonts, settings.profile_file(language), *scripts.sources()]
        return hash_text(f"{self.name} {language} {self.hashes.of_all(files)}")


@cache
def _furniture() -> tuple[Path, ...]:
    package = paths.REPOSITORY / "bulletins"
    products = (package / "pipeline" / "products").glob("*.py")
    code = (*Path(__file__).parent.glob("*.py"), *products, *package.glob("*.py"))
    folders = (paths.TEMPLATES / name for name in ("nbconvert", "pages", "shell"))
    return (
        settings.project_file(), paths.REPOSITORY / "requirements.txt", paths.TEMPLATES / "theme.scss",
        *code, *(file for folder in folders for file in _files(folder)),
    )  # fmt: skip


def _files(folder: Path) -> Iterator[Path]:
    return (file for file in sorted(folder.rglob("*")) if file.is_file())


def _below(folder: Path, prefix: str) -> set[str]:
    """Return the files that were made below ``prefix``, by their paths in the site."""
    found = (file for file in (folder / prefix).rglob("*") if file.is_file())
    return {file.relative_to(folder).as_posix() for file in found}


def _place(page: Page) -> str:
    """Return where a page lies in the site."""
    return PREFIX[page.language] + page.file
