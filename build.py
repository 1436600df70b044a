#!/usr/bin/env python3
"""The door: ``python build.py VERB``. It parses, chooses, calls one stage and prints what a user can mend."""

from __future__ import annotations

import sys

from bulletins.pipeline import unchanged

if __name__ == "__main__" and unchanged.tell(sys.argv[1:]):
    sys.exit()  # before anything that takes a while to import

import errno
from pathlib import Path
from typing import Any

import click

from bulletins.errors import UserError
from bulletins.pipeline import options as o
from bulletins.pipeline import stages
from bulletins.pipeline.console import Console
from bulletins.pipeline.workspace import Workspace
from bulletins.vocabulary import Language


@click.group(cls=o.Door)
def door() -> None:
    """Take a verb."""


@door.command("check", cls=o.Verb)
@o.options(o.campaign, o.one_language, o.data, o.as_json, o.quiet)
def check(campaigns: tuple[str, ...], language: str | None, as_json: bool, quiet: bool) -> int:
    """Check the data."""
    console = Console(Language(language) if language else None, quiet=quiet)
    return stages.check(Workspace.usual(), campaigns, console, as_json=as_json)


@door.command("plan", cls=o.Verb)
@o.options(*o.selection_options, o.as_of, o.data, o.as_json, o.quiet)
def plan(as_json: bool, quiet: bool, **wanted: Any) -> int:
    """Show what would run and why."""
    return stages.show_plan(Workspace.usual(), o.selection(**wanted), Console(quiet=quiet), as_json=as_json)


@door.command("build", cls=o.Verb)
@o.options(*o.selection_options, o.retry, o.renderer, o.pdf, o.jobs, o.cold, o.cluster, o.megabytes, o.wait, o.as_of,
           o.data, o.site, o.quiet)  # fmt: skip
def build(retry: bool, renderer: str, pdf: bool, jobs: int | None, cold: bool, cluster: str, megabytes: int | None,
          wait: bool, site: Path, quiet: bool, **wanted: Any) -> int:  # fmt: skip
    """Build the site."""
    workspace, selection, console = Workspace.usual(), o.selection(**wanted), Console(quiet=quiet)
    return stages.build(workspace, selection, console, site=site, renderer=renderer, jobs=jobs, cold=cold,
                        retry=retry, cluster=cluster, megabytes=megabytes or 0, wait=wait, pdf=pdf)  # fmt: skip


@door.command("why", cls=o.Verb)
@o.options(o.one_address, o.language, o.as_of, o.data, o.as_json, o.quiet)
def why(address: str, languages: tuple[str, ...], as_json: bool, quiet: bool) -> int:
    """Say why a bulletin would be executed again."""
    from bulletins.pipeline import why

    return why.run(
        Workspace.usual(), address, o.chosen_languages(languages), Console(quiet=quiet), as_json=as_json
    )


@door.command("accept", cls=o.Verb)
@o.options(o.some_addresses, o.reason, o.language, o.as_of, o.data, o.quiet)
def accept(addresses: tuple[str, ...], reason: str, languages: tuple[str, ...], quiet: bool) -> int:
    """Count bulletins as current without executing them."""
    from bulletins.pipeline import accept

    return accept.run(
        Workspace.usual(), addresses, reason, o.chosen_languages(languages), Console(quiet=quiet)
    )


@door.command("whatif", cls=o.Verb)
@o.options(o.one_campaign, o.whatif_month, o.settings, o.exact, o.rules, o.publish, o.one_language, o.data,
           o.as_json, o.quiet)  # fmt: skip
def what_if(campaign: str, month: str, settings: tuple[str, ...], exact: bool, rules: Path | None,
            publish: Path | None, language: str | None, as_json: bool, quiet: bool) -> int:  # fmt: skip
    """Show what other rules would change."""
    from bulletins.pipeline import whatif

    console = Console(Language(language) if language else None, quiet=quiet)
    return whatif.run(Workspace.usual(), campaign, console, month=month, settings=settings, rules_file=rules,
                      exact=exact, publish=publish, as_json=as_json)  # fmt: skip


@door.command("scores", cls=o.Verb)
@o.options(o.one_campaign, o.one_month, o.one_period, o.items, o.out, o.data, o.quiet)
def scores(campaign: str, month: str, period: str, items: bool, out: Path | None, quiet: bool) -> int:
    """Write the scores without pages."""
    from bulletins.pipeline import evaluate

    return evaluate.scores(campaign, Console(quiet=quiet), month=month, period=period, items=items, out=out)


@door.command("new", cls=o.Verb)
@o.options(o.one_campaign, o.data, o.quiet)
def new(campaign: str, quiet: bool) -> int:
    """Begin a new campaign."""
    from bulletins.pipeline import skeleton

    return skeleton.new(Workspace.usual().data, campaign, Console(quiet=quiet))


@door.command("verify", cls=o.Verb)
@o.options(
    o.some_addresses, o.published_site, o.language, o.quick, o.jobs, o.cold, o.data, o.as_json, o.quiet
)
def verify(addresses: tuple[str, ...], site: str, languages: tuple[str, ...], quick: bool, jobs: int | None,
           cold: bool, as_json: bool, quiet: bool) -> int:  # fmt: skip
    """Verify what was published."""
    from bulletins.pipeline import verify

    chosen = tuple(Language(one) for one in languages) or tuple(Language)
    asked = verify.Asked(site, addresses, chosen, quick, jobs, cold)
    return verify.run(Workspace.usual(), asked, Console(quiet=quiet), as_json=as_json)


@door.command("compare", cls=o.Verb)
@o.options(o.before, o.after, o.as_json, o.quiet)
def compare(before: Path, after: Path, as_json: bool, quiet: bool) -> int:
    """Compare two sites."""
    from bulletins.pipeline import compare

    return compare.run(before, after, Console(quiet=quiet), as_json=as_json)


@door.command("serve", cls=o.Verb)
@o.options(o.site, o.port, o.no_watch, *o.selection_options, o.renderer, o.jobs, o.as_of, o.data, o.quiet)
def serve(
    site: Path, port: int, no_watch: bool, renderer: str, jobs: int | None, quiet: bool, **wanted: Any
) -> int:
    """Show the site."""
    from bulletins.pipeline import serving

    words = None if no_watch else o.words_of_build(site, renderer, jobs, quiet=quiet, **wanted)
    return serving.serve(site, port, Console(quiet=quiet), Workspace.usual(), words)


@door.command("open", cls=o.Verb)
@o.options(o.one_address, o.words_for_lab, o.notebook_language, o.fresh, o.no_browser, o.data, o.quiet)
def open_notebook(address: str, words: tuple[str, ...], language: str, fresh: bool, no_browser: bool,
                  quiet: bool) -> int:  # fmt: skip
    """Open a notebook."""
    from bulletins.pipeline import opening

    return opening.run(Workspace.usual(), address, Language(language), Console(quiet=quiet), fresh=fresh,
                       browser=not no_browser, words=words)  # fmt: skip


def main() -> int:
    """Run a verb; the one place where a user's error becomes sentences. Bugs keep their traceback."""
    try:
        return door(standalone_mode=False) or stages.ALL_WELL
    except OSError as error:
        if error.errno not in (errno.ENOSPC, errno.EDQUOT):
            raise
        full = UserError("disk-full", file=str(error.filename or "none"))
        print(*full.sentences(o.console_language()), sep="\n", file=sys.stderr)
        return full.exit_code
    except UserError as error:
        print(*error.sentences(o.console_language()), sep="\n", file=sys.stderr)
        return error.exit_code
    except click.ClickException as error:
        error.show()
        return stages.WRONG_USE
    except (KeyboardInterrupt, click.Abort):
        print(o.tell("interrupted"), file=sys.stderr)
        return stages.INTERRUPTED


if __name__ == "__main__":
    sys.exit(main())
