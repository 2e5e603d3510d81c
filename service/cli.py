"""The command line: `prescreen check` and, where the service is installed, its commands. Errors meet the outside here.

Exit 0: nothing to discuss; 1: discrepancies; 2: unusable input, told in one line.
"""

from __future__ import annotations

import os
import sys
import tempfile
from collections.abc import Sequence
from contextlib import ExitStack
from datetime import datetime
from importlib import import_module
from itertools import pairwise
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple, NoReturn, cast

import click

if TYPE_CHECKING:
    from checkers.model import Category
    from checkers.rulebook.model import Rulebook
    from extractors.isolate import Isolated
    from service.model import Lang, Options, Readers, Report

SERVICE_COMMANDS = {
    "serve": "service.serve_cli",
    "worker": "service.serve_cli",
    "user": "service.serve_cli",
    "token": "service.serve_cli",
    "verify": "service.bundle_cli",
    "replay": "service.bundle_cli",
    "rules": "service.rules_cli",
    "export": "service.export_cli",
    "backup": "service.backup_cli",
    "purge": "service.purge_cli",
    "restore": "service.backup_cli",
}
"""Commands that live in a module of their own, imported only when one of them is asked for."""


class Commands(click.Group):
    """The group of all commands; those of the service are found by name."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """All names, those at hand first."""
        return [*super().list_commands(ctx), *(n for n in SERVICE_COMMANDS if self.get_command(ctx, n))]

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """The command of that name; None where there is none, or the service is not there."""
        found = super().get_command(ctx, cmd_name)
        if found or cmd_name not in SERVICE_COMMANDS:
            return found
        try:
            module = import_module(SERVICE_COMMANDS[cmd_name])
        except ModuleNotFoundError as error:
            if error.name != SERVICE_COMMANDS[cmd_name]:
                raise
            return None
        return cast("click.Command | None", getattr(module, cmd_name, None))


@click.group(cls=Commands)
@click.version_option(package_name="prescreen")
def cli() -> None:
    """Pre-screen applications for recognition as an SME public service demonstration platform."""


@cli.command()
@click.argument("paths", nargs=-1, required=True, type=click.Path(path_type=Path), metavar="PATH...")
@click.option("--as-of", type=click.DateTime(["%Y-%m-%d"]), help="Day to judge by; else the form's filing date.")
@click.option("--category", help="A category of the rulebook (comprehensive, specialised); else as the form says.")
@click.option("--rulebook", metavar="DIR|ID", help="Else the one that PRESCREEN_RULES names, if any, else yangjiang.")
@click.option("--notice", type=click.Path(path_type=Path), metavar="FILE", help="The year's notice, as a YAML file.")
@click.option("--json", "json_file", metavar="FILE", help="Write the report as JSON; - for standard output.")
@click.option("--html", "html_file", metavar="FILE", help="Write the report as one self-contained HTML file.")
@click.option("--bundle", "bundle_file", metavar="FILE", help="Keep all that the report rests on, to be judged again.")
@click.option("--readers", type=click.Choice(["auto", "rapidocr", "tesseract"]), default="auto", show_default=True)
@click.option("--jobs", type=click.IntRange(min=0), default=0, help="Reading processes; 0: one for each core.")
@click.option("--lang", type=click.Choice(["zh", "en"]), default="zh", show_default=True)
@click.option("--explain", is_flag=True, help="Also list every figure seen, whether it counts, and why not.")
@click.pass_context
def check(
    ctx: click.Context,
    paths: tuple[Path, ...],
    as_of: datetime | None,
    category: str | None,
    rulebook: str | None,
    notice: Path | None,
    json_file: str | None,
    html_file: str | None,
    bundle_file: str | None,
    readers: str,
    jobs: int,
    lang: str,
    explain: bool,
) -> None:
    """Pre-screen one dossier: its folder, or its files.

    Exit 0: nothing to discuss; 1: discrepancies; 2: unusable input.
    """
    from checkers.rulebook import folders
    from service.warming import warm

    folders.settle(rulebook)
    warm()  # from here on, since children read by the words of the rulebook that the environment names by now
    from service.model import Options

    options = Options(
        as_of=as_of.date() if as_of else None,
        category=_known(category) if category else None,
        readers=cast("Readers", readers),
        jobs=jobs,
        lang=cast("Lang", lang),
    )
    ctx.exit(_check(paths, options, _rulebook(notice), Wanted(notice, json_file, html_file, bundle_file), explain))


def _known(category: str) -> Category:
    """The category of that name, by the rulebook in force. Raises UnusableInput."""
    from checkers.rulebook.services import offered
    from service.errors import no_such_category

    found = offered().known(category)
    if found is None:
        raise no_such_category(category, [str(c.id) for c in offered().categories])
    return found


class Wanted(NamedTuple):
    """The notice of the round, and the files that a report is to be written to, if any."""

    notice: Path | None
    json: str | None
    html: str | None
    bundle: str | None


def _rulebook(notice: Path | None) -> Rulebook:
    """The rulebook in force, as the notice has it. Raises RulebookError."""
    from checkers.rulebook.loading import in_force
    from checkers.rulebook.notice import load_notice, with_notice

    return with_notice(in_force(), load_notice(notice)) if notice else in_force()


def _check(
    paths: Sequence[Path],
    options: Options,
    rulebook: Rulebook,
    wanted: Wanted,
    explain: bool,
) -> int:
    """Review, write what was asked for, and give the exit code. Raises UnusableInput."""
    from extractors.rooms import Room
    from service.attached import with_attached
    from service.bundles.making import Recorder
    from service.bundles.reviewed import Told, keep_review
    from service.children import LOG_LEVEL
    from service.errors import all_unreadable
    from service.intake import collect
    from service.pipeline import new_children, review
    from service.report.explaining import explained
    from service.report.terminal import progress, show
    from service.report.viewing import needs_discussion

    # What goes wrong with a paper stands in the report; a trace on the terminal is for those who ask for it.
    os.environ.setdefault(LOG_LEVEL, "CRITICAL")
    today = datetime.now().date()
    with ExitStack() as stack:
        scratch = Path(stack.enter_context(tempfile.TemporaryDirectory(prefix="prescreen-")))
        collected = collect(paths, scratch / "unpacked")
        room = Room(reads=tuple({one.path.resolve() for one in collected}))
        children = stack.enter_context(new_children(options, room))
        handed = with_attached(collected, children, children.work / "attached")
        with progress(options.lang) as tell:
            recorder = Recorder()
            report = review(handed, rulebook, options, today, tell, recorder, children)
        _write(report, options, wanted, children)
        if wanted.bundle:
            keep_review(Path(wanted.bundle), report, handed, recorder, Told(options, today, wanted.notice))
    if all(d.error for d in report.documents):
        raise all_unreadable([(d.name, d.error.text) for d in report.documents if d.error])
    if wanted.json != "-":
        show(report, options.lang)
    if wanted.json != "-" and explain:
        explained(report, options.lang)
    return int(needs_discussion(report))


def _write(report: Report, options: Options, wanted: Wanted, children: Isolated) -> None:
    from service.report.html import to_html
    from service.report.json import dumps

    if wanted.json == "-":
        click.echo(dumps(report, options.lang), nl=False)
    elif wanted.json:
        _put(wanted.json, dumps(report, options.lang))
    if wanted.html:
        _put(wanted.html, to_html(report, children, options.lang))


def _put(file: str, text: str) -> None:
    path = Path(file)
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")


@cli.group()
def words() -> None:
    """The words by which papers are read."""


@words.command(name="check")
@click.argument("folder", required=False, type=click.Path(path_type=Path), metavar="[DIR]", envvar="PRESCREEN_WORDS")
@click.pass_context
def check_words(ctx: click.Context, folder: Path | None) -> None:
    """Say what is wrong in the word files, and how to mend it.

    DIR: an office's own words, on top of the project's; else those that PRESCREEN_WORDS names, if any.
    Exit 0: clean, perhaps with hints; 1: faults; 2: unusable input.
    """
    from extractors import fields
    from extractors.words.checking import UnreadableWords, faults, together
    from extractors.words.loading import project_folder, texts
    from service.errors import not_found, unreadable_words

    if folder and not folder.is_dir():
        raise not_found(str(folder))
    try:
        written = [texts(root) for root in (project_folder(), *([folder] if folder else []))]
        found = (*faults(*written), *fields.faults(together(*written)))
    except (UnreadableWords, UnicodeDecodeError) as error:
        raise unreadable_words(str(error)) from error
    for fault in found:
        click.echo(f"hint: {fault}" if fault.hint else str(fault))
    ctx.exit(int(any(not fault.hint for fault in found)))


def main(arguments: Sequence[str] | None = None) -> NoReturn:
    """Run the command line; whatever goes wrong with the input ends in one line and exit code 2."""
    from extractors.words.checking import UnreadableWords

    given = list(sys.argv[1:] if arguments is None else arguments)
    try:
        code = _run(given)
    except UnreadableWords as error:  # nothing can be said in two languages before the words are whole
        click.echo(f"prescreen: {error}", err=True)
        code = 2
    sys.exit(code)


def _run(arguments: list[str]) -> int:
    from checkers.errors import RulebookError, UnknownRulebook
    from extractors.errors import PaperError
    from service.errors import UnusableInput

    try:
        return int(cli.main(args=arguments, prog_name="prescreen", standalone_mode=False) or 0)
    except UnusableInput as error:
        message = error.text.en if _wants_english(arguments) else error.text.zh
    except (
        PaperError,
        RulebookError,
        UnknownRulebook,
    ) as error:  # of no single paper: no reader of pictures; an office's own rules
        message = error.en if _wants_english(arguments) else error.zh
    except click.exceptions.NoArgsIsHelpError as error:
        click.echo(error.format_message(), err=True)
        return 2
    except click.ClickException as error:
        message = error.format_message()
    except (KeyboardInterrupt, click.Abort):
        return 130
    except OSError as error:
        # A folder that cannot be listed, an output that cannot be written: the system's own words name it best.
        message = f"{error.filename or ''}: {error.strerror or error}".lstrip(": ")
    click.echo(f"prescreen: {message}", err=True)
    return 2


def _wants_english(arguments: Sequence[str]) -> bool:
    """Asked of the raw words, since the error may stand before the option was understood."""
    return "--lang=en" in arguments or ("--lang", "en") in pairwise(arguments)


if __name__ == "__main__":
    main()
