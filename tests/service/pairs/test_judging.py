"""What of that which two dossiers share says anything, and how much."""

from __future__ import annotations

import pytest

from service.pairs.comparing import compared
from service.pairs.model import Code, Mark, Pair, Sort, Strength, Where
from tests.service.pairs.build import (
    address,
    author,
    clients,
    file,
    lease,
    marks,
    moment,
    page,
    people,
    person,
)

LOOK = "9b" * 128
FIRMS = tuple(f"阳江{name}五金有限公司" for name in "甲乙丙丁戊己庚辛壬癸子丑寅卯辰巳午未申酉")
OTHERS = tuple(f"阳春{name}刀剪厂" for name in "金木水火土日月星")


def between(one: tuple[Mark, ...], other: tuple[Mark, ...]) -> tuple[Pair, ...]:
    return compared(marks("甲", *one), [marks("乙", *other)])


def strengths(one: tuple[Mark, ...], other: tuple[Mark, ...]) -> list[tuple[Code, Strength]]:
    return [(p.code, p.strength) for p in between(one, other)]


def test_a_common_name_alone_is_nobody() -> None:
    assert between(people("张伟"), people("张伟", "李娜")) == ()
    assert between(people("张伟", "陈静"), people("张伟", "陈静")) == ()


def test_a_rare_name_alone_is_weak() -> None:
    assert strengths(people("缪舒窈"), people("缪舒窈")) == [(Code.SAME_PEOPLE, Strength.WEAK)]


def test_two_rare_names_say_more() -> None:
    assert strengths(people("缪舒窈", "阚若谷"), people("缪舒窈", "阚若谷"))[0][1] is Strength.MEDIUM


def test_a_second_mark_says_who_is_meant() -> None:
    title = ("大专", "高级经济师")
    common = (person("张伟", *title),)
    assert strengths(common, common) == [(Code.SAME_PEOPLE, Strength.MEDIUM)]
    (pair,) = between((person("缪舒窈", *title),), (person("缪舒窈", *title),))
    assert pair.strength is Strength.STRONG
    assert pair.shared[0].certain


def test_another_title_is_no_second_mark() -> None:
    assert between((person("张伟", "大专", "高级经济师"),), (person("张伟", "本科", "律师"),)) == ()


def test_three_people_in_common_are_no_chance() -> None:
    three = people("张伟", "陈静", "李强")
    assert strengths(three, three) == [(Code.SAME_PEOPLE, Strength.MEDIUM)]
    mixed = people("张伟", "陈静", "缪舒窈")
    assert strengths(mixed, mixed)[0][1] is Strength.STRONG


def test_the_same_lease_has_the_same_premises_and_days() -> None:
    one, other = (lease("帆影大厦901室", landlord=by, area="180") for by in ("帆影置业有限公司", ""))
    assert strengths((one,), (one,)) == [(Code.SAME_LEASE, Strength.STRONG)]
    assert strengths((one,), (other,)) == [(Code.SAME_LEASE, Strength.STRONG)]
    assert strengths((lease("帆影大厦901室"),), (one,)) == [(Code.SAME_LEASE, Strength.MEDIUM)]


@pytest.mark.parametrize(
    "other",
    [
        lease("帆影大厦8楼", landlord="帆影置业有限公司"),
        lease("帆影大厦9楼", "2021-05-01 2024-05-01", landlord="帆影置业有限公司"),
    ],
)
def test_another_room_or_term_with_the_same_landlord_is_no_hit(other: Mark) -> None:
    assert between((lease("帆影大厦9楼", landlord="帆影置业有限公司"),), (other,)) == ()


@pytest.mark.parametrize("premises", ["帆影大厦", "帆影大厦9楼"])
def test_what_several_may_rent_needs_the_same_area(premises: str) -> None:
    one, other = (lease(premises, landlord="帆影置业有限公司", area=area) for area in ("180", "90"))
    assert between((one,), (other,)) == ()
    assert strengths((one,), (one,)) == [(Code.SAME_LEASE, Strength.STRONG)]
    elsewhere = lease(premises, landlord="帆影物业有限公司", area="180")
    assert strengths((one,), (elsewhere,)) == [(Code.SAME_LEASE, Strength.MEDIUM)]


@pytest.mark.parametrize(
    ("text", "strength"),
    [("帆影大厦901室", Strength.MEDIUM), ("帆影大厦9楼", Strength.WEAK), ("石湾村12号", Strength.WEAK)],
)
def test_a_room_says_more_than_a_floor_or_house(text: str, strength: Strength) -> None:
    assert strengths((address(text),), (address(text),)) == [(Code.SAME_ADDRESS, strength)]


def test_many_clients_in_the_same_order_are_one_list() -> None:
    one, other = clients(*FIRMS), clients(*OTHERS[:4], *FIRMS[:12], *OTHERS[4:])
    (pair,) = between(one, other)
    assert (pair.code, pair.strength, pair.total, pair.of) == (Code.SAME_CLIENTS, Strength.STRONG, 12, 20)
    assert [s.said for s in pair.shared] == list(FIRMS[:12])


def test_one_of_them_may_stand_elsewhere() -> None:
    moved = (*FIRMS[1:12], FIRMS[0])
    assert strengths(clients(*FIRMS), clients(*moved))[0][1] is Strength.STRONG


def test_nearly_all_clients_in_any_order_say_something() -> None:
    mixed = FIRMS[::3] + FIRMS[1::3] + FIRMS[2::3]
    assert strengths(clients(*FIRMS), clients(*mixed)) == [(Code.SAME_CLIENTS, Strength.MEDIUM)]


@pytest.mark.parametrize("shared", [FIRMS[:7], FIRMS[:9][::-1]])
def test_a_few_clients_or_some_in_no_order_are_usual(shared: tuple[str, ...]) -> None:
    many = tuple(f"阳西{n}号公司" for n in range(11))
    assert between(clients(*FIRMS), clients(*shared, *many)) == ()


def test_the_same_parties_and_day_are_the_same_agreement() -> None:
    where = Where("协议.pdf", "8" * 64, "agreement", 1, 6)
    same = (Mark(Sort.AGREEMENT, "阳江律所、阳江云帆 2023-04-05", "阳江云帆、阳江律所", where),)
    assert strengths(same, same) == [(Code.SAME_AGREEMENT, Strength.MEDIUM)]


def test_scans_of_leases_and_agreements_are_called_so() -> None:
    assert strengths((page(LOOK, "lease"),), (page(LOOK, "lease", "9" * 64),))[0][0] is Code.SAME_LEASE
    same = (file("1" * 64, "agreement"),)
    assert strengths(same, same) == [(Code.SAME_AGREEMENT, Strength.STRONG)]


def test_the_pages_of_two_files_are_one_pair() -> None:
    looks = [f"{n:02x}" * 128 for n in (0x9B, 0x35, 0xC6)]
    one = tuple(page(look, number=n) for n, look in enumerate(looks, 1))
    other = tuple(page(look, sha256="9" * 64, number=n) for n, look in enumerate(looks[:2], 4))
    (pair,) = between(one, other)
    assert pair.total == 2
    assert [(s.one.page, s.other.page) for s in pair.shared] == [(1, 4), (2, 5)]


def test_a_paper_of_no_known_kind_is_weak() -> None:
    assert strengths((page(LOOK, "other"),), (page(LOOK, "lease", "9" * 64),))[0][1] is Strength.WEAK


def test_licences_that_a_firm_hangs_on_all_its_reports_are_no_hit() -> None:
    firm = "漠江会计师事务所"
    own, other = page(LOOK, "audit_report", of=firm), page(LOOK, "audit_report", "9" * 64, of=firm)
    assert between((own,), (other,)) == ()
    assert strengths((own,), (page(LOOK, "audit_report", "9" * 64, of="别家"),))[0][1] is Strength.WEAK
    report = (file("1" * 64, "audit_report", of=firm),)
    assert between(report, report) == ()


def test_one_file_of_an_author_is_weak_and_more_are_not() -> None:
    assert strengths((author("蒙雨桐"),), (author("蒙雨桐"),)) == [(Code.SAME_AUTHOR, Strength.WEAK)]
    assert strengths((author("蒙雨桐"),), (author("蒙雨桐"),) * 2) == [(Code.SAME_AUTHOR, Strength.MEDIUM)]


def test_files_made_at_the_same_moment() -> None:
    keys = ("2024-05-17T10:22:31 WPS", "2024-05-17T10:22:33 WPS")
    one, other = (tuple(moment(k, sha) for k in keys) for sha in ("1" * 64, "2" * 64))
    assert strengths(one, other) == [(Code.SAME_MOMENT, Strength.STRONG)]
    assert strengths(one[:1], other) == [(Code.SAME_MOMENT, Strength.MEDIUM)]


def test_only_the_first_few_are_kept_and_all_are_counted() -> None:
    names = [f"{a}{b}" for a in "缪阚沃漆" for b in ("云开", "若谷", "舒窈", "怀瑾")]
    (pair,) = between(people(*names), people(*names))
    assert (pair.total, len(pair.shared)) == (16, 12)
