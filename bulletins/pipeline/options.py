"""The options of the door, each declared once, with its help in the user's language."""

from __future__ import annotations

import os
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Any

import click

from bulletins import paths
from bulletins.language import words
from bulletins.pipeline import releases
from bulletins.pipeline.console import console_language
from bulletins.pipeline.plan import Selection
from bulletins.vocabulary import Language


def tell(message: str, **variables: Any) -> str:
    """Return a message in the user's language; the words are read when the first is asked for."""
    return words(console_language())(message, **variables)


class _Told:
    """Text of a command or an option that is looked up in ``build.ftl`` only when help is shown."""

    def __init__(self, text: Callable[[Any], str]) -> None:
        self._text = text

    def __get__(self, owner: Any, kind: type) -> Any:
        return self._text(owner) if owner is not None else self

    def __set__(self, owner: Any, value: object) -> None:
        owner.about = value


class Door(click.Group):
    """The door with its help and the exit codes."""

    help = _Told(lambda own: tell("help-door"))
    epilog = _Told(lambda own: tell("help-exit-codes"))


class Verb(click.Command):
    """A verb of the door with its help, short help and examples."""

    help = _Told(lambda own: tell(f"help-{own.name}"))
    epilog = _Told(lambda own: f"\b\n{tell(f'examples-{own.name}')}")


class Option(click.Option):
    """An option; its help is the name of a message."""

    help = _Told(lambda own: tell(own.about))


_option = partial(click.option, cls=Option)


def _use_data(context: click.Context, option: click.Parameter, folder: Path | None) -> Path | None:
    """Hand the folder to everything that reads data, the notebooks' own processes included."""
    if folder is not None:
        os.environ[paths.DATA_VARIABLE] = str(folder.absolute())
    return folder


def _use_moment(context: click.Context, option: click.Parameter, text: str) -> str:
    """Hand the moment to everything that asks what time it is."""
    if text:
        os.environ[releases.AS_OF_VARIABLE] = str(releases.as_of(text.strip().replace("T", " ")))
    return text


_FOLDER = click.Path(path_type=Path, file_okay=False)

campaign = _option("--campaign", "campaigns", multiple=True, metavar="ID", help="help-campaign")
district = _option("--district", "districts", multiple=True, metavar="CODE", help="help-district")
month = _option("--month", "months", multiple=True, metavar="YYYY-MM", help="help-month")
period = _option("--period", "periods", multiple=True, metavar="PERIOD", help="help-period")
language = _option("--language", "languages", multiple=True, type=click.Choice(["zh", "en"]),
                        help="help-language")  # fmt: skip
one_language = _option("--language", type=click.Choice(["zh", "en"]), help="help-one-language")
data = _option("--data", type=_FOLDER, callback=_use_data, expose_value=False, help="help-data")
as_of = _option("--as-of", default="", metavar="MOMENT", callback=_use_moment, expose_value=False,
                     help="help-as-of")  # fmt: skip
site = _option("--site", type=_FOLDER, default=paths.REPOSITORY / "_site", help="help-site")
renderer = _option("--renderer", type=click.Choice(["auto", "quarto", "embedded"]), default="auto",
                        show_default=True, help="help-renderer")  # fmt: skip
jobs = _option("--jobs", type=click.IntRange(min=1), metavar="N", help="help-jobs")
cold = _option("--cold", is_flag=True, help="help-cold")
cluster = _option("--cluster", default="", metavar="ADDRESS", help="help-cluster")
megabytes = _option("--memory", "megabytes", type=click.IntRange(min=512), metavar="MB", help="help-memory")
pdf = _option("--pdf", is_flag=True, help="help-pdf")
wait = _option("--wait", is_flag=True, help="help-wait")
retry = _option("--retry", is_flag=True, help="help-retry")
one_address = click.argument("address", metavar="ADDRESS")
some_addresses = click.argument("addresses", metavar="ADDRESS...", nargs=-1, required=True)
reason = _option("--reason", default="", metavar="TEXT", help="help-reason")
port = _option("--port", type=click.IntRange(0, 65535), default=8000, show_default=True,
                    help="help-port")  # fmt: skip
no_watch = _option("--no-watch", is_flag=True, help="help-no-watch")
notebook_language = _option("--language", type=click.Choice(["zh", "en"]), default="zh", show_default=True,
                                 help="help-open-language")  # fmt: skip
words_for_lab = click.argument("words", nargs=-1, metavar="[-- WORDS-FOR-JUPYTERLAB]")
no_browser = _option("--no-browser", is_flag=True, help="help-no-browser")
fresh = _option("--fresh", is_flag=True, help="help-fresh")
whatif_month = _option("--month", default="", metavar="YYYY-MM", help="help-whatif-month")
settings = _option("--set", "settings", multiple=True, metavar="KEY=VALUE", help="help-set")
exact = _option("--exact", is_flag=True, help="help-exact")
rules = _option("--rules", type=click.Path(path_type=Path), metavar="FILE", help="help-rules")
publish = _option("--publish", type=click.Path(path_type=Path), metavar="FOLDER", help="help-publish")
one_campaign = click.argument("campaign", metavar="CAMPAIGN")
one_month = _option("--month", default="", metavar="YYYY-MM", help="help-scores-month")
one_period = _option("--period", default="", metavar="PERIOD", help="help-scores-period")
items = _option("--items", is_flag=True, help="help-items")
out = _option("--out", type=click.Path(path_type=Path, dir_okay=False), metavar="FILE", help="help-out")
some_addresses = click.argument("addresses", nargs=-1, metavar="[ADDRESS]...")
published_site = _option("--site", "site", default=str(paths.REPOSITORY / "_site"), metavar="FOLDER-OR-URL",
                              help="help-published-site")  # fmt: skip
quick = _option("--quick", is_flag=True, help="help-verify-quick")
before = click.argument("before", metavar="SITE", type=_FOLDER)
after = click.argument("after", metavar="OTHER-SITE", type=_FOLDER)
as_json = _option("--json", "as_json", is_flag=True, help="help-json")
quiet = _option("--quiet", is_flag=True, help="help-quiet")
selection_options = (campaign, district, month, period, language)


def selection(*, campaigns: tuple[str, ...], districts: tuple[str, ...], months: tuple[str, ...],
              periods: tuple[str, ...], languages: tuple[str, ...]) -> Selection:  # fmt: skip
    """Return what the user asked for; the languages in the site's order, all if none is named."""
    return Selection(campaigns, districts, months, chosen_languages(languages), periods)


def words_of_build(
    site: Path, renderer: str, jobs: int | None, *, quiet: bool, **wanted: tuple[str, ...]
) -> list[str]:
    """Return the words that ask the door for a build of the same; data and moment are handed on in the environment."""
    words = ["build", "--wait", "--site", str(site), "--renderer", renderer]
    words += [] if jobs is None else ["--jobs", str(jobs)]
    for name, values in wanted.items():
        for value in values:
            words += [f"--{name.removesuffix('s')}", value]
    return [*words, "--quiet"] if quiet else words


def chosen_languages(named: tuple[str, ...]) -> tuple[Language, ...]:
    """Return the languages that are ``named``, in the site's order; all if none is."""
    return tuple(one for one in Language if not named or one.value in named)


def options(*chosen: Callable[[Any], Any]) -> Callable[[Any], Any]:
    """Return a decorator that adds the options, shown in the order given."""

    def add(function: Any) -> Any:
        for option in reversed(chosen):
            function = option(function)
        return function

    return add
