"""Lists of clients in several files that together hold what is declared."""

from __future__ import annotations

from checkers.standing.continued import without_parts
from checkers.standing.several_lists import as_one
from extractors.model import Claim, Remark
from tests.checkers.build import BEFORE, CLIENTS, FORM, LAST, LISTED, agreement, case, claim, listing, threshold

BRONZE = tuple(f"阳江市岚洲{a}{b}铜艺有限公司" for a in "东西南北" for b in "山水云石田林泉")
FOOD = tuple(f"阳春市雁汀{a}{b}食品有限公司" for a in "甲乙丙" for b in "禾麦谷豆粟薯")


def listed(names: tuple[str, ...], document: str, **other: object) -> Claim:
    return claim(CLIENTS, LISTED, len(names), "", count=listing(*names), document=document, **{"as_of": LAST} | other)


def declared(value: int) -> Claim:
    return claim(CLIENTS, FORM, value, as_of=LAST)


def test_two_trades_are_one_list_where_the_form_says_their_sum() -> None:
    one, two, said = listed(BRONZE, "一.xlsx"), listed(FOOD, "二.xlsx"), declared(46)
    whole, rest, _ = as_one((one, two, said))
    assert (whole.value, rest) == (46, two)
    assert whole.count is not None and whole.count.joined == (Remark("counted_with", ("二.xlsx", "18")),)
    assert list(without_parts({0: whole, 1: rest})) == [0]
    judged = case(whole, rest, said)
    assert (threshold(judged).status, agreement(judged).status) == ("met", "met")


def test_who_stands_in_both_counts_once() -> None:
    whole, *_ = as_one((listed(BRONZE, "一.xlsx"), listed((*FOOD, *BRONZE[:5]), "二.xlsx"), declared(46)))
    assert whole.value == 46


def test_names_written_otherwise_leave_it_open() -> None:
    copies = tuple(name.replace("阳江市", "广东阳江市") for name in BRONZE[:10])
    whole, *_ = as_one((listed(BRONZE, "一.xlsx"), listed((*FOOD[:8], *copies), "二.xlsx"), declared(46)))
    assert whole.count is not None and (whole.value, whole.count.low) == (46, 36)
    assert threshold(case(whole, declared(46))).status == "uncertain"


def test_otherwise_they_stay_apart() -> None:
    one, two = listed(BRONZE, "一.xlsx"), listed(FOOD, "二.xlsx")
    assert as_one((one, two, declared(45)))[0] == one
    assert as_one((one, two))[0] == one
    assert as_one((one, listed(FOOD, "二.xlsx", as_of=BEFORE), declared(46)))[0] == one
    assert as_one((one, listed(FOOD, "一.xlsx"), declared(46)))[0] == one
    assert as_one((one, listed(BRONZE[:9], "二.xlsx"), declared(28)))[0] == one
