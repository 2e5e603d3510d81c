"""Where a regulation holds: a rulebook's `places.yaml` in, its places out, or a RulebookError with file and line."""

from __future__ import annotations

from collections.abc import Iterator

from checkers.rulebook.model import Level, Place, Places, Source
from checkers.rulebook.strict_yaml import Item, choice, keyed, listed, text


def source(item: Item) -> Source:
    """Where a value or a list comes from: article and document."""
    found = keyed(item, ("article", "document"))
    return Source(text(found["article"]), text(found["document"]))


def places(item: Item) -> Places:
    """The places of a file, towns behind their district."""
    found = keyed(item, ("source", "places"), ("around", "codes"))
    return Places(
        source=source(found["source"]),
        around=texts(found.get("around")),
        codes=texts(found.get("codes")),
        each=tuple(place for one in listed(found["places"]) for place in _each(one)),
    )


def texts(item: Item | None) -> tuple[str, ...]:
    """The words of a list, () for a part that is left out."""
    return tuple(map(text, listed(item))) if item is not None else ()


def _each(item: Item) -> Iterator[Place]:
    found = keyed(item, ("name", "level"), ("also", "short", "towns", "elsewhere_too"))
    level = choice(found["level"], Level)
    yield Place(text(found["name"]), level, texts(found.get("also")), texts(found.get("short")))
    yield from (Place(name, Level.TOWN) for name in texts(found.get("towns")))
    yield from (Place(name, Level.TOWN, elsewhere=True) for name in texts(found.get("elsewhere_too")))
