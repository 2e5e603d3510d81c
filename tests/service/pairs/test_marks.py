"""From a report to the marks that dossiers are compared by, each with its place."""

from __future__ import annotations

from typing import Any

import pytest

from service.pairs.marks import comparable, marks_of
from service.pairs.model import FileMark, Mark, Sort
from tests.service.pairs.build import body, claim, counted, document, row

OWN = "阳江云帆服务有限公司"
ROSTER = document("名册.pdf", "staff_roster", "1" * 64)
LEASE = document("合同.pdf", "lease", "2" * 64, landlord="帆影置业有限公司")
LICENCE = document("执照.pdf", "business_licence", "3" * 64)
LIST = document("清单.xlsx", "client_list", "4" * 64, pages=0)
REPORT = document("报告.docx", "application_report", "5" * 64, pages=0)
FORM = document("申请表.docx", "application_form", "6" * 64, pages=0)


def found(sort: Sort, *claims: Any, documents: Any = (), files: Any = ()) -> list[Mark]:
    told = marks_of("d" * 16, 1, body(*claims, documents=tuple(documents)), files)
    return [mark for mark in told.marks if mark.sort is sort]


def test_an_applicant_goes_by_all_its_names_and_its_code() -> None:
    said = body(
        claim("former_name", "阳江旧帆有限公司", FORM, None),
        claim("credit_code", "91441700MA00000000", FORM, None),
        claim("applicant", "帆影置业有限公司", LICENCE),
    )
    assert marks_of("d", 3, said, ()).names == (OWN, "阳江旧帆有限公司", "91441700MA00000000")


def test_people_of_all_rosters_stand_once_with_degree_and_title() -> None:
    staff = claim(
        "headcount", 2, ROSTER, count=counted("staff", row("缪 舒窈"), row("合计"), row("张伟", counts=False))
    )
    qualified = claim("qualification_ratio", 1, ROSTER, count=counted("qualified", row("缪舒窈", "本科", "律师")))
    people = found(Sort.PERSON, staff, qualified, documents=[ROSTER])
    assert [(m.key, m.beside) for m in people] == [("缪舒窈", ("本科", "律师")), ("张伟", ())]


def test_a_usual_degree_is_no_second_mark() -> None:
    qualified = claim("qualification_ratio", 1, ROSTER, count=counted("qualified", row("缪舒窈", "本科")))
    assert [m.beside for m in found(Sort.PERSON, qualified, documents=[ROSTER])] == [()]


def test_a_row_has_its_box_on_the_upright_page() -> None:
    turned = {**ROSTER, "page_sizes": [{"page": 1, "width": 842.0, "height": 595.0, "turn": 90}]}
    staff = claim("headcount", 1, ROSTER, count=counted("staff", row("缪舒窈", page=1, bbox=[10, 20, 30, 40])))
    (mark,) = found(Sort.PERSON, staff, documents=[turned])
    assert (mark.where.page, mark.where.claim, mark.where.sha256) == (1, 0, "1" * 64)
    assert mark.where.box == (555.0, 10.0, 575.0, 30.0)


def test_a_row_without_a_page_has_its_place() -> None:
    staff = claim("headcount", 1, LIST, None, count=counted("staff", row("缪舒窈", place={"sheet": "表", "row": 3})))
    (mark,) = found(Sort.PERSON, staff, documents=[LIST])
    assert mark.where.place == (("sheet", "表"), ("row", 3))


def test_the_head_of_the_applicant_is_one_of_its_people_and_a_landlords_is_not() -> None:
    own = claim("legal_representative", "沃云开", FORM, None)
    other = claim("legal_representative", "阚若谷", LICENCE)
    holder = claim("applicant", "帆影置业有限公司", LICENCE)
    assert [m.key for m in found(Sort.PERSON, own, other, holder, documents=[FORM, LICENCE])] == ["沃云开"]


def leased(subject: str | None, since: str | None = "2023-01-01", tenant: str | None = OWN) -> dict[str, Any]:
    terms = {"since": since, "until": None, "tenant": tenant}
    return claim("floor_area", 180, LEASE, subject=subject, lease=terms)


def test_a_lease_has_premises_days_landlord_and_area() -> None:
    (mark,) = found(Sort.LEASE, leased("阳江市江城区银滩路8号帆影大厦九层"), documents=[LEASE])
    assert mark.key == "银滩路8号帆影大厦9楼 2023-01-01 "
    assert mark.beside == ("帆影置业有限公司", "180")


@pytest.mark.parametrize("claimed", [leased(None), leased("帆影大厦9楼", None)])
def test_a_lease_without_premises_or_days_is_no_mark(claimed: dict[str, Any]) -> None:
    assert found(Sort.LEASE, claimed, documents=[LEASE]) == []


@pytest.mark.parametrize(
    ("text", "count"), [("帆影大厦9楼", 1), ("石湾村六巷12号", 1), ("帆影大厦", 0), ("银滩路8号帆影大厦", 0), ("", 0)]
)
def test_an_address_is_a_room_or_a_house_and_no_tower(text: str, count: int) -> None:
    licence = claim("registered_address", text, LICENCE)
    assert len(found(Sort.ADDRESS, licence, documents=[LICENCE])) == count


def test_addresses_of_others_are_none() -> None:
    holder = claim("applicant", "帆影置业有限公司", LICENCE)
    address = claim("registered_address", "帆影大厦1楼", LICENCE)
    other = leased("帆影大厦9楼", tenant="阳江别家有限公司")
    assert found(Sort.ADDRESS, address, holder, other, documents=[LICENCE, LEASE]) == []
    assert [m.said for m in found(Sort.ADDRESS, leased("帆影大厦9楼"), documents=[LEASE])] == ["帆影大厦9楼"]


def test_clients_stand_in_their_order_once_each() -> None:
    rows = [row(n) for n in ("阳江甲五金厂", "阳江乙刀剪厂", "阳江甲五金厂", OWN, "小计")]
    clients = found(
        Sort.CLIENT, claim("client_count", 2, LIST, None, count=counted("clients", *rows)), documents=[LIST]
    )
    assert [(m.said, m.order) for m in clients] == [("阳江甲五金厂", 0), ("阳江乙刀剪厂", 1)]


AGREEMENT = document("协议.pdf", "agreement", "8" * 64, pages=4)


def agreed(parties: str, day: str, page: int = 1) -> list[dict[str, Any]]:
    return [
        claim("agreement_parties", parties, AGREEMENT, page),
        claim("agreement_signed_on", day, AGREEMENT, page),
    ]


def test_an_agreement_is_known_by_its_parties_in_any_order_and_its_day() -> None:
    bank = "阳江漠江银行"
    (one,) = found(Sort.AGREEMENT, *agreed(f"{OWN}、{bank}", "2023-04-05"), documents=[AGREEMENT])
    (other,) = found(Sort.AGREEMENT, *agreed(f"{bank}、{OWN}", "2023-04-05"), documents=[AGREEMENT])
    assert one.key == other.key
    later = [*agreed(f"{OWN}、{bank}", "2023-04-05"), *agreed(f"{OWN}、阳江律所", "2023-06-01", 3)]
    assert [m.where.page for m in found(Sort.AGREEMENT, *later, documents=[AGREEMENT])] == [1, 3]


def test_an_agreement_without_day_or_second_party_is_no_mark() -> None:
    assert found(Sort.AGREEMENT, agreed(f"{OWN}、阳江律所", "2023-04-05")[0], documents=[AGREEMENT]) == []
    assert found(Sort.AGREEMENT, *agreed(OWN, "2023-04-05"), documents=[AGREEMENT]) == []


def test_files_and_scanned_pages_of_comparable_papers() -> None:
    files = [
        FileMark("1" * 64, 0),
        FileMark("1" * 64, 1, "9b" * 128, True),
        FileMark("2" * 64, 0),
        FileMark("2" * 64, 1, "35" * 128, False),
        FileMark("3" * 64, 1, "c6" * 128, True),
    ]
    documents = [ROSTER, LEASE, LICENCE]
    assert [m.key for m in found(Sort.PAGE, documents=documents, files=files)] == ["9b" * 128]
    assert [m.key[0] for m in found(Sort.FILE, documents=documents, files=files)] == ["1", "2"]


def test_an_empty_page_is_no_mark() -> None:
    assert found(Sort.PAGE, documents=[ROSTER], files=[FileMark("1" * 64, 1, "", True)]) == []


def test_a_file_that_could_not_be_read_is_no_mark() -> None:
    assert found(Sort.FILE, documents=[{**ROSTER, "error_code": "damaged"}, {**LEASE, "sha256": None}]) == []


def test_audit_reports_tell_their_firm() -> None:
    audit = document("审计.pdf", "audit_report", "7" * 64)
    firm = claim("auditor", "漠江会计师事务所", audit)
    assert [m.of for m in found(Sort.FILE, firm, documents=[audit])] == ["漠江会计师事务所"]


@pytest.mark.parametrize(
    ("of", "told", "expected"),
    [
        (REPORT, {"author": "admin", "changed_by": "蒙雨桐"}, ["蒙雨桐"]),
        (REPORT, {"author": "蒙雨桐", "changed_by": "Administrator"}, ["蒙雨桐"]),
        (REPORT, {"author": "微软用户", "changed_by": "DESKTOP-8KQ2F1"}, []),
        (FORM, {"author": "蒙雨桐", "changed_by": "蒙雨桐"}, []),
        (LEASE, {"author": "蒙雨桐"}, []),
    ],
)
def test_who_wrote_what_the_applicant_writes(of: Any, told: dict[str, str], expected: list[str]) -> None:
    files = [FileMark(of["sha256"], 0, **told)]
    assert [m.said for m in found(Sort.AUTHOR, documents=[of], files=files)] == expected


@pytest.mark.parametrize(
    ("told", "expected"),
    [
        ({"producer": "WPS", "created": "2024-05-17T10:22:31"}, ["2024-05-17T10:22:31 WPS"]),
        ({"producer": "WPS", "created": "2024-05-17T10:22:00"}, []),
        ({"created": "2024-05-17T10:22:31"}, []),
        ({"changed_by": "蒙雨桐", "changed": "2024-05-17T10:22:00"}, ["2024-05-17T10:22:00 蒙雨桐"]),
        ({"changed_by": "admin", "created": "2024-05-17T10:22:31", "changed": "2024-05-18T09:00:00"}, []),
        ({"producer": "WPS", "created": "2013-12-23T23:15:00"}, []),
    ],
)
def test_moments_need_a_hand_or_a_second(told: dict[str, str], expected: list[str]) -> None:
    files = [FileMark(REPORT["sha256"], 0, **told)]
    assert [m.key for m in found(Sort.MOMENT, documents=[REPORT], files=files)] == expected


def test_what_all_have_is_not_comparable() -> None:
    assert comparable("lease") and comparable("other")
    assert not any(map(comparable, ("property_certificate", "business_licence", "designation")))
