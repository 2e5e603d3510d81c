"""`prescreen verify` and `prescreen replay`: is a bundle or a service whole, and are its verdicts the same?"""

from __future__ import annotations

import json
from pathlib import Path

import click

from service.bundles.parts import BadBundle, Bundle
from service.errors import UnusableInput

_WRONG = {"missing": "is missing", "changed": "was changed", "unlisted": "is in no list"}
FILE = click.Path(path_type=Path, exists=True, dir_okay=False)
BUNDLE = click.argument("file", type=FILE, metavar="BUNDLE")


@click.command()
@click.argument(
    "file", required=False, type=click.Path(path_type=Path, exists=True, dir_okay=False), metavar="[BUNDLE]"
)
@click.option("--data", type=click.Path(path_type=Path), help="Data folder; else PRESCREEN_DATA, else ./data.")
@click.option("--head", metavar="HASH", help="What an earlier verify told of the log: it must still be part of it.")
@click.pass_context
def verify(ctx: click.Context, file: Path | None, data: Path | None, head: str | None) -> None:
    """Hold a service's database, store and log against one another and every hash; or a replay bundle's parts.

    Exit 0: whole; 1: something is missing, changed or unlisted, each told with what to do; 2: nothing to verify.
    """
    from service.verify_cli import verify_service

    ctx.exit(_verify_bundle(file) if file else verify_service(data, head))


def _verify_bundle(file: Path) -> int:
    with _opened(file) as bundle:
        faults = tuple(bundle.faults())
        for fault in faults:
            click.echo(f"{fault.path}: {_WRONG[fault.what]}")
        if not faults:
            click.echo(f"whole: {len(bundle.parts)} parts")
    return int(bool(faults))


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
