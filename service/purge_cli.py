"""`prescreen purge`: what is due by the policies, told first; deleted only where that is really meant."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path

import click

from service.database import Database
from service.records.audit import SHELL
from service.retention import due, listing, purging
from service.retention.due import Due, OfRound
from service.retention.listing import BadList, Entry
from service.retention.purging import Done
from service.serve_cli import with_settings
from service.settings import Settings
from service.tables import Sweep
from service.verify_cli import opened

FOREVER = float("inf")
"""A moment that nothing was touched after: where nobody else is at work nothing has to wait."""


@click.command()
@click.option("--round", "number", default="", help="Only the dossiers of this round (the number of its notice).")
@click.option("--really", is_flag=True, help="Delete it. Without this it is only told what would go.")
@click.option("--again", type=click.Path(path_type=Path, exists=True), help="Purge what a list (purged.jsonl) names.")
@with_settings
def purge(found: Settings, number: str, really: bool, again: Path | None) -> None:
    """Tell what is due by the policies of the rounds: dossiers by round and state, accounts, bytes; or delete it."""
    with opened(found.database_url) as database:
        try:
            _listed(database, found, again, really) if again else _by_policy(database, found, number, really)
        except BadList as error:
            raise click.ClickException(str(error)) from error


def _by_policy(database: Database, found: Settings, number: str, really: bool) -> None:
    today = purging.today(found)
    with database.reading() as session:
        rounds = due.rounds(session, today, number)
        accounts = [] if number else due.accounts(session, today)
    if number and not rounds:
        raise click.ClickException(f"there is no round {number}")
    for one in rounds:
        for line in told(one):
            click.echo(line)
    if not number:
        click.echo(f"accounts: {len(accounts)} of applicants, not used for long and without dossiers")
    if not really:
        click.echo("nothing was deleted; with --really it is")
        return
    done = [purging.purge_round(database, found, SHELL, one) for one in rounds if one.free]
    done.append(purging.purge_accounts(database, found, SHELL, [one.id for one in accounts]))
    _finish(database, found, done)


def told(one: OfRound) -> Iterator[str]:
    """What is due of a round, in lines: its counts and bytes, each dossier, and what is held back and why."""
    name = f"round {one.round.number}" if one.round else "in no round"
    sweep = "" if one.policy.sweep is Sweep.NEVER else f", swept {one.policy.sweep}"
    yield f"{name}: {len(one.free)} due, {one.size} bytes, {len(one.due) - len(one.free)} held, {one.kept} kept{sweep}"
    for stage in dict.fromkeys(d.stage for d in one.free):
        mine = [d for d in one.free if d.stage is stage]
        yield f"  {stage.value}: {len(mine)}, {sum(d.files for d in mine)} files, {sum(d.size for d in mine)} bytes"
    yield from (f"    {_line(d)}" for d in one.due)


def _line(one: Due) -> str:
    held = f", held: {', '.join(one.held)}" if one.held else ""
    return f"{one.id} {one.stage.value} since {one.since.date()}, over on {one.ended_on}{held}"


def _listed(database: Database, found: Settings, path: Path, really: bool) -> None:
    entries, foreign = listing.read(path, found.secret_key)
    click.echo(f"{len(entries)} entries in the list" + (f", {foreign} of another service" if foreign else ""))
    if really:
        _finish(database, found, [purging.purge_again(database, found, SHELL, entries)])


def _finish(database: Database, found: Settings, done: Iterable[Done]) -> None:
    gone = list(done)
    whole = purging.clear(database, found, gone={file for one in gone for file in one.files})
    dossiers, users = sum(len(one.dossiers) for one in gone), sum(len(one.users) for one in gone)
    click.echo(f"deleted: {dossiers} dossiers, {users} accounts, {sum(one.size for one in gone)} bytes of papers")
    if skipped := [number for one in gone for number in one.skipped]:
        click.echo(f"kept after all, since something came up: {', '.join(skipped)}")
    if not whole:
        click.echo("what came within the last hour or so goes later: `prescreen serve` looks after it, or this command")
    click.echo(f"the list for later restores: {found.data / listing.NAME}")


def beside(source: Path, named: Iterable[Path]) -> list[Path]:
    """The lists that lie beside a backup, and those that are named."""
    there = source.resolve().parent / listing.NAME
    return [*([there] if there.exists() else []), *named]


def _ours(found: Settings, path: Path) -> list[Entry]:
    """The list's entries that were signed with this secret; others are not purged again, which is told."""
    entries, foreign = listing.read(path, found.secret_key)
    if foreign:
        click.echo(
            f"hint: {foreign} lines of {path} are signed with another secret and purge nothing; were they this "
            f"service's before: PRESCREEN_SECRET_KEY=THAT prescreen purge --again {path} --really"
        )
    return entries


def purge_listed(found: Settings, lists: Iterable[Path]) -> bool:
    """Purge again what these lists name, in a service that nobody else uses yet; False without any. Raises BadList."""
    lists = list(lists)
    entries = [entry for path in lists for entry in _ours(found, path)]
    if not entries:
        return bool(lists)
    database = Database(found.database_url)
    try:
        done = purging.purge_again(database, found, SHELL, {(e.kind, e.subject): e for e in entries}.values())
        purging.clear(database, found, FOREVER, done.files)
    finally:
        database.close()
    click.echo(f"purged again: {len(done.dossiers)} dossiers, {len(done.users)} accounts")
    return True
