"""Categories and services as a rulebook has them: read from its files, asked of the one in force, told by a name."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from functools import lru_cache
from pathlib import Path

from checkers.errors import RulebookError
from checkers.model import Category, Offered, PlatformCategory, Service, Text
from checkers.rulebook import folders
from checkers.rulebook.strict_yaml import Item, keyed, listed, text, truth
from extractors.words.loading import pattern

_CODE = re.compile(r"[a-z][a-z0-9_]{0,63}")


def offered_in(folder: Path, book: Item | None = None, within: tuple[Path, ...] = ()) -> Offered:
    """The categories and services of a folder's rulebook, of those that it includes where it has none of its own.

    `book` is its `rulebook.yaml` where that was read before, `within` are the folders that include it. Raises
    RulebookError.
    """
    said = (book or folders.read(folder / folders.BOOK, folder)).value
    entries = {str(key): value for key, value in said.items()} if isinstance(said, dict) else {}
    base = _included(entries["includes"], (*within, folder.resolve())) if "includes" in entries else Offered()
    own = folder / folders.SERVICES
    categories = _categories(entries["categories"]) if "categories" in entries else base.categories
    services = _services(folders.read(own, folder)) if own.is_file() else base.services
    return Offered(categories, services)


def _included(item: Item, within: tuple[Path, ...]) -> Offered:
    name = keyed(item, ("rulebook",), ("rules",))["rulebook"]
    other = folders.included(text(name), within[-1])
    if other.resolve() in within:
        raise RulebookError(name.spot, "includes_itself", name=text(name))
    return offered_in(other, within=within)


def offered() -> Offered:
    """Those of the rulebook in force; raises RulebookError."""
    return _kept(folders.in_force())


@lru_cache(maxsize=8)
def _kept(folder: Path) -> Offered:
    return offered_in(folder)


def called(code: str) -> Text | None:
    """What a category or service is called: by the rulebook in force, else by one that comes with the project."""
    known = (offered(), *(_kept(folders.folder_of(name)) for name in folders.names()))
    return next((one.called(code) for one in known if one.called(code).zh != code), None)


def _categories(item: Item) -> tuple[PlatformCategory, ...]:
    """`- {id: comprehensive, names: {zh: …, en: …}, several: true}`."""
    found = [keyed(one, ("id", "names"), ("several",)) for one in listed(item)]
    _once([one["id"] for one in found])
    return tuple(
        PlatformCategory(Category(text(one["id"])), _names(one["names"]), "several" in one and truth(one["several"]))
        for one in found
    )


def _services(item: Item) -> tuple[Service, ...]:
    """`services: [{id: legal, names: {zh: …, en: …}, named_by: [法律]}]`."""
    found = [keyed(one, ("id", "names"), ("named_by",)) for one in listed(keyed(item, ("services",))["services"])]
    _once([one["id"] for one in found])
    return tuple(Service(text(one["id"]), _names(one["names"]), tuple(_words(one))) for one in found)


def _once(ids: list[Item]) -> None:
    """Each id is a code, and stands once."""
    for one in ids:
        if not _CODE.fullmatch(text(one)):
            raise RulebookError(one.spot, "no_code", id=text(one))
    times = Counter(text(one) for one in ids)
    if twice := next((one for one in ids if times[text(one)] > 1), None):
        raise RulebookError(twice.spot, "id_twice", id=text(twice))


def _words(service: dict[str, Item]) -> Iterator[str]:
    yield from (text(word) for word in listed(service["named_by"])) if "named_by" in service else ()


def _names(item: Item) -> Text:
    found = keyed(item, ("zh", "en"))
    return Text(text(found["zh"]), text(found["en"]))


def service_of_name(name: str | None, offered: Offered) -> str | None:
    """The service that a platform's name ends on (Article 9: type, then 服务平台); None where it names none.

    The last word counts, since the applicant's own name stands before the type.
    """
    head = pattern("facts/identity", "platform_ending").sub("", name or "")
    ends = {s.id: max((head.rfind(w) + len(w) for w in s.named_by if w in head), default=0) for s in offered.services}
    last = max(ends, key=lambda s: ends[s], default="")
    return last if ends.get(last) else None
