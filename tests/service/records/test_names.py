"""Names that nobody takes for another's or for the service's own; Chinese ones stay possible."""

from __future__ import annotations

import pytest

from service.records import accounts
from service.records.names import folded, is_fit, is_reserved, likeness
from service.records.refusals import Refused

FIT = [
    "zhou.lan",
    "ZhouLan",
    "周岚",
    "阳江某服务中心",
    "周岚2",
    "lan@example",
    "José",
    "漠阳-ABC_1",
    "李一二三",
    "㐀㐁",
]
UNFIT = ["", "...", "a b", "周岚!", "аdmin2", "Ωmega", "αlpha", "周\u200b岚", "a\u202eb", "x" * 33, "٣abc"]
UNFIT += ["さくら", "김", "q\u0301\u0301b", "周岚😀", "〇", "a/b", "a\x00b"]


@pytest.mark.parametrize("name", FIT)
def test_latin_and_chinese_names_are_fit(name: str) -> None:
    assert accounts.checked_name(name)


@pytest.mark.parametrize("name", [name for name in UNFIT if name])
def test_other_letters_and_signs_are_not(name: str) -> None:
    with pytest.raises(Refused, match="Latin or Chinese"):
        accounts.checked_name(name)
    assert not is_fit("")


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("lisi", "Iisi"),
        ("lisi", "1isi"),
        ("zhoulan0", "zhoulano"),
        ("zhoulan0", "ZhouLanO"),
        ("modern", "modem"),
        ("Jose", "José"),
        ("wvvang", "wwang"),
        ("dan", "đan"),
        ("李未", "李末"),
        ("周己", "周已"),
        ("王日", "王曰"),
        ("gao", "ɡɑo"),
        ("abc", "ＡＢＣ"),
    ],
)
def test_what_a_reader_takes_for_one_another_is_alike(one: str, other: str) -> None:
    assert likeness(one) == likeness(other)


@pytest.mark.parametrize(
    ("one", "other"), [("expert1", "expert2"), ("周岚", "周兰"), ("lisi", "lisl"), ("wang", "wong"), ("ab", "ba")]
)
def test_what_differs_to_the_eye_is_not(one: str, other: str) -> None:
    assert likeness(one) != likeness(other)


@pytest.mark.parametrize(
    "name",
    ["system", "SYSTEM", "ＳＹＳＴＥＭ", "sys.tem", "Admin", "adrnin", "adm-in", "r00t", "系统", "管理员", "管理员_"],
)
def test_nobody_is_called_as_the_service(name: str) -> None:
    assert is_reserved(name)
    with pytest.raises(Refused, match="kept for the service"):
        accounts.checked_name(name)


@pytest.mark.parametrize("name", ["staff", "systems", "管理员甲", "adam", "周系统"])
def test_but_others_are_free(name: str) -> None:
    assert accounts.checked_name(name) == name


def test_a_name_is_looked_up_without_width_case_and_blanks_around() -> None:
    assert folded("  ＺhouＬan ") == folded("zhoulan\u3000") == "zhoulan"
