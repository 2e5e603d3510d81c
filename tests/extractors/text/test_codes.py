"""Credit codes and their check digit."""

from __future__ import annotations

import pytest

from extractors.text.codes import checks, credit_codes, is_personal

GOOD = "91441702MA4W2K7T35"


@pytest.mark.parametrize(
    ("code", "good"),
    [(GOOD, True), ("91441702MA4W2K7T85", False), ("91441702MA4W2K7T3", False), ("91441702MA4W2K7TO5", False)],
)
def test_the_last_character_follows_from_the_others(code: str, good: bool) -> None:
    assert checks(code) is good


def test_codes_are_found_with_their_place() -> None:
    text = f"代码:{GOOD}。另91441702MA4W2K7T85"
    assert [(c.value, text[c.start : c.end]) for c in credit_codes(text)] == [
        (GOOD, GOOD),
        ("91441702MA4W2K7T85", "91441702MA4W2K7T85"),
    ]


def test_letters_that_no_code_has_are_digits_where_the_code_then_checks() -> None:
    assert [c.value for c in credit_codes("9144I7O2MA4W2K7T35")] == [GOOD]
    assert not list(credit_codes("9144I7O2MA4W2K7T85"))


def test_a_code_that_ran_together_with_a_number_is_found_where_it_checks() -> None:
    assert [(c.value, c.start) for c in credit_codes(f"编号S0512016003{GOOD}")] == [(GOOD, 13)]
    assert not list(credit_codes("编号S051201600391441702MA4W2K7T85"))


def test_longer_numbers_hold_no_code() -> None:
    assert not list(credit_codes(f"{GOOD}7"))


def test_letters_in_the_number_of_a_district_are_digits_where_the_code_then_checks() -> None:
    assert [c.value for c in credit_codes("代码914417D2MA4W2K7T35")] == [GOOD]
    assert not list(credit_codes("代码914417D2MA4W2K7T85"))


def test_the_number_of_the_copy_may_follow_a_code() -> None:
    assert [c.value for c in credit_codes(f"{GOOD}1-1")] == [GOOD]
    assert [c.value for c in credit_codes(f"{GOOD}(1-1)")] == [GOOD]


def test_the_number_of_a_diploma_is_no_code() -> None:
    assert list(credit_codes("毕业证 125581202002100417")) == []
    assert [c.value for c in credit_codes("代码 124400002002100417")] == ["124400002002100417"]


@pytest.mark.parametrize("number", ["110651201407002153", "512082199805001204", "440301199001011234"])
def test_numbers_of_diplomas_and_of_identity_cards_are_no_codes(number: str) -> None:
    assert is_personal(number)


@pytest.mark.parametrize("code", ["91350100M000100Y43", "12441700456318204X", "124417004563182040"])
def test_codes_of_enterprises_and_institutions_are_nobodys_own(code: str) -> None:
    assert not is_personal(code)
