"""Whether premises are named as something else than an office: one answer for forms, leases, titles and addresses."""

from __future__ import annotations

from extractors.words.loading import pattern

_OTHER = pattern("statements/premises_use", "no_office")
_OFFICE = pattern("statements/premises_use", "office")
_LET_ON = pattern("statements/premises_use", "let_on")
_WORK = pattern("statements/premises_use", "work")
_SHOP = pattern("statements/premises_use", "shop")


def is_no_office(said: str | None) -> bool:
    """Whether words on premises (their use, address, or row in a table) name stores, flats, shops … and no office.

    An office counts only where it is named for itself: a store in an office building (写字楼地下仓库) is a store.
    """
    return bool(said and _OTHER.search(said) and not _OFFICE.search(said))


def is_used_otherwise(use: str) -> bool:
    """Whether words on what premises are used for name no office, but such a use, or work that is done in none."""
    return is_no_office(use) or bool(_WORK.search(use) and not _OFFICE.search(use))


def is_office(use: str) -> bool:
    """Whether words name an office as what premises are used for, and nothing beside it."""
    return bool(_OFFICE.search(use) and not _OTHER.search(use))


def is_let_on(said: str) -> bool:
    """Whether words on premises say that others than the applicant use them."""
    return _LET_ON.search(said) is not None


def may_hold_an_office(title: str) -> bool:
    """Whether a paper of that title can prove an office; a shop's can, since it may name the office in the shop."""
    return not is_no_office(_SHOP.sub("", title))
