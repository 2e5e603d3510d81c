"""`prescreen verify` and `prescreen replay`: is a bundle whole, and does it give the same verdicts again?"""

from __future__ import annotations

import json
from pathlib import Path

import click

from service.bundles.parts import BadBundle, Bundle
from service.errors import UnusableInput

_WRONG = {"missing": "is missing", "changed": "was changed", "unlisted": "is in no list"}
BUNDLE = click.argument("file", type=click.Path(path_type=Path, exists=True, dir_okay=False), metavar="BUNDLE")


@click.command()
@BUNDLE
@click.pass_context
def verify(ctx: click.Context, file: Path) -> None:
    """Hold every part of a replay bundle against its hash.

    Exit 0: whole; 1: parts are missing, changed or unlisted; 2: no bundle.
    """
    with _opened(file) as bundle:
        faults = tuple(bundle.faults())
        for fault in faults:
            click.echo(f"{fault.path}: {_WRONG[fault.what]}")
        if not faults:
            click.echo(f"whole: {len(bundle.parts)} parts")
    ctx.exit(int(bool(faults)))


@click.command()
@BUNDLE
@click.option("--read", "reading", is_flag=True, help="Understand its files again from their kept pages, too.")
@click.pass_context
def replay(ctx: click.Context, file: Path, reading: bool) -> None:
    """Judge a replay bundle again, offline, and hold the verdicts against those that it keeps.

    Exit 0: the same verdicts; 1: some differ, the first is told; 2: no bundle, or not a whole one.
    """
    from service.bundles.replaying import replayed
    from service.version import project_version

    with _opened(file) as bundle:
        try:
            found = replayed(bundle, reading)
        except BadBundle as error:
            raise UnusableInput(error.text) from error
        made = bundle.about.get("prescreen")
    if not found:
        click.echo("the same verdicts")
    for one in found[:1]:
        click.echo(f"{one.rule}: {one.part} was {_short(one.before)}, now {_short(one.now)}")
    if len(found) > 1:
        click.echo(f"and {len(found) - 1} more differences")
    if found and made != project_version():
        click.echo(f"hint: the bundle was made by version {made}, this is {project_version()}.")
    ctx.exit(int(bool(found)))


def _short(value: object) -> str:
    text = json.dumps(value, ensure_ascii=False)
    return text if len(text) <= 200 else text[:200] + "…"


def _opened(file: Path) -> Bundle:
    try:
        return Bundle(file)
    except BadBundle as error:
        raise UnusableInput(error.text) from error
