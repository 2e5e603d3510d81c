"""Small look-ups in the XML of OFD: elements by their local names, numbers and boxes as they are written."""

from __future__ import annotations

from collections.abc import Iterator

from lxml import etree

Element = etree._Element
Matrix = tuple[float, float, float, float, float, float]
PLAIN: Matrix = (1.0, 0.0, 0.0, 1.0, 0.0, 0.0)


def name_of(element: Element) -> str:
    """An element's name without its space; "" for comments."""
    return str(element.tag).rpartition("}")[2] if isinstance(element.tag, str) else ""


def children(element: Element | None, *names: str) -> Iterator[Element]:
    """The children of one of these names, all for none."""
    for child in element if element is not None else ():
        if name_of(child) and (not names or name_of(child) in names):
            yield child


def child(element: Element | None, name: str) -> Element | None:
    """The first child of that name."""
    return next(children(element, name), None)


def text_of(element: Element | None, name: str) -> str:
    """What stands in the first child of that name."""
    found = child(element, name)
    return (found.text or "").strip() if found is not None else ""


def numbers(text: str | None) -> list[float]:
    """Numbers with blanks between; what is none ends them."""
    found = []
    for word in (text or "").split():
        try:
            found.append(float(word))
        except ValueError:
            break
    return found


def number(text: str | None, usual: float) -> float:
    """One number, or the usual one."""
    found = numbers(text)
    return found[0] if found else usual


def box(text: str | None) -> tuple[float, float, float, float] | None:
    """Left, top, width and height."""
    found = numbers(text)
    return (found[0], found[1], found[2], found[3]) if len(found) >= 4 else None


def matrix(text: str | None) -> Matrix:
    """A transformation; where none is written, none."""
    found = numbers(text)
    return (found[0], found[1], found[2], found[3], found[4], found[5]) if len(found) >= 6 else PLAIN


def is_off(text: str | None) -> bool:
    """Does an attribute say no?"""
    return (text or "").strip().lower() in ("false", "0")


def is_on(text: str | None) -> bool:
    """Does an attribute say yes?"""
    return (text or "").strip().lower() in ("true", "1")
