"""`prescreen rules`: check a rulebook, read it, compare two, judge again by a draft. Imported only when asked for."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from service.report.words import Words

LANG = click.option("--lang", type=click.Choice(["zh", "en"]), default="zh", show_default=True)
BOOK = "[DIR|ID]"


@click.group()
def rules() -> None:
    """The rulebook by which dossiers are judged."""


@rules.command()
@click.argument("book", required=False, metavar=BOOK)
@LANG
@click.pass_context
def check(ctx: click.Context, book: str | None, lang: str) -> None:
    """Say what is wrong in a rulebook or can be read in two ways, where, and how to mend it.

    An office's own, by its folder, or one of the project's by its id; else the one that PRESCREEN_RULES names, if any.
    Exit 0: sound, perhaps with a hint; 1: something to mend; 2: a file that cannot be read.
    """
    folder = _opened(book)
    from checkers.check import surprises
    from checkers.rulebook.ambiguity import faults
    from checkers.rulebook.loading import load_folder
    from service.report.checking import told

    found = load_folder(folder)
    wrong, left = surprises(found), faults(found, folder)
    for line in told(wrong, left, _words(lang)):
        click.echo(line)
    ctx.exit(int(bool(wrong) or any(not fault.hint for fault in left)))


@rules.command()
@click.argument("book", required=False, metavar=BOOK)
@LANG
def show(book: str | None, lang: str) -> None:
    """All rules with their values, sources and days; what was not verified is marked."""
    folder = _opened(book)
    from checkers.rulebook.loading import load_folder
    from checkers.saying.rulebooks import shown

    for line in shown(load_folder(folder)):
        click.echo(_words(lang).say(line))


@rules.command()
@click.argument("one", metavar="DIR|ID")
@click.argument("other", metavar="DIR|ID")
@LANG
@click.pass_context
def diff(ctx: click.Context, one: str, other: str, lang: str) -> None:
    """What the second rulebook asks otherwise than the first.

    Exit 0: nothing; 1: something; 2: a file that cannot be read.
    """
    from checkers.rulebook import folders
    from checkers.rulebook.loading import load_folder
    from checkers.saying.rulebooks import differences

    found = differences(*(load_folder(folders.folder_of(name)) for name in (one, other)))
    for line in found:
        click.echo(_words(lang).say(line))
    ctx.exit(int(bool(found)))


@rules.command("try")
@click.argument("draft", metavar="DIR|ID")
@click.option("--on", "paths", multiple=True, required=True, type=click.Path(path_type=Path), metavar="REPORTS")
@click.argument("more", nargs=-1, type=click.Path(path_type=Path), metavar="[REPORTS]...")
@LANG
@click.pass_context
def try_draft(ctx: click.Context, draft: str, paths: tuple[Path, ...], more: tuple[Path, ...], lang: str) -> None:
    """Judge again by a draft, from what was read before: whose verdict turns, and who meets all of its figures.

    REPORTS: files that `prescreen check --json` wrote, folders of such files, or the data folder of a service.
    Exit 0: no verdict turns; 1: some do; 2: unusable input.
    """
    from checkers.rulebook import folders
    from checkers.rulebook.loading import load_folder
    from service.kept_reports import kept
    from service.report.trying import told
    from service.trying import tried

    book, present = load_folder(folders.folder_of(draft)), load_folder(folders.in_force())
    found = [tried(one.name, one.report, book, present) for one in kept((*paths, *more))]
    for line in told(found, book, _words(lang)):
        click.echo(line)
    ctx.exit(int(any(one.turns for one in found)))


def _opened(book: str | None) -> Path:
    """The folder of a rulebook, whose own words are read from now on: before anything is imported that reads words."""
    from checkers.rulebook import folders

    folders.settle(book)
    return folders.in_force()


def _words(lang: str) -> Words:
    from service.report.words import Words

    return Words("en" if lang == "en" else "zh")
