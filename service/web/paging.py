"""Numbers that come in addresses: a page of a list, and all the others; what can be none is said so, never an error."""

from __future__ import annotations

from flask import Flask, request
from werkzeug.exceptions import NotFound
from werkzeug.routing import IntegerConverter, Map

from checkers.model import Text
from service.records.refusals import Refused

GREATEST = 2**31 - 1
"""What a number in the database can be."""

LAST_PAGE = 10**5

BAD_PAGE = Text("page 应为从 1 起的整数。", "page must be a whole number from 1 on.")
NO_PAGE = Text("没有这一页。", "There is no such page.")


class Number(IntegerConverter):
    """A whole number that the database can hold; an address with a greater one names nothing."""

    def __init__(self, map: Map, *args: object, **kwargs: object) -> None:
        super().__init__(map)

    def to_python(self, value: str) -> int:
        """The number. Raises NotFound: a mere mismatch is answered 405 where the address has several methods."""
        if len(value.lstrip("0")) > len(str(GREATEST)) or int(value) > GREATEST:
            raise NotFound
        return int(super().to_python(value))


def register(app: Flask) -> None:
    """Have all addresses take such numbers; before the blueprints are there."""
    app.url_map.converters["int"] = Number


def page_wanted() -> int:
    """Which page of a list is asked for by `?page=`. Raises Refused for what is no page."""
    text = request.args.get("page", "1").strip()
    if not (text.isascii() and text.isdecimal()) or not text.strip("0"):
        raise Refused("bad_page", BAD_PAGE, 400)
    if len(text.lstrip("0")) > len(str(LAST_PAGE)) or int(text) > LAST_PAGE:
        raise Refused("no_page", NO_PAGE, 404)
    return int(text)


def check_there(place: int, found: object) -> None:
    """Raises Refused where a page after the first holds nothing."""
    if place > 1 and not found:
        raise Refused("no_page", NO_PAGE, 404)
