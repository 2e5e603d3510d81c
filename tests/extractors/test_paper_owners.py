"""Whose a paper is, as its text says it."""

from __future__ import annotations

import pytest

from extractors.model import Block, Kind, Paper
from extractors.paper_owners import owner_of, party, with_owners
from extractors.papers import papers
from tests.extractors.build import document, table

FIRM = "阳江市众达企业服务有限公司"
SHEET, ROSTER, LISTED, DEED = Kind.BALANCE_SHEET, Kind.STAFF_ROSTER, Kind.CLIENT_LIST, Kind.PROPERTY_CERTIFICATE
LIST = table([["序号", "企业名称", "服务内容", "时间", "备注"], ["1", "阳江市旭海五金有限公司", "培训", "5月", ""]])


@pytest.mark.parametrize(
    ("kind", "blocks"),
    [
        (SHEET, ("资产负债表", f"编制单位：{FIRM}　　2022年12月31日　　单位：元")),
        (SHEET, (f"{FIRM}资产负债表",)),
        (Kind.AUDIT_REPORT, ("审计报告", f"{FIRM}全体股东：", "我们审计了后附的财务报表。", "阳江信达会计师事务所")),
        (Kind.AUDIT_REPORT, ("审计报告", f"关于{FIRM}", "信达审字〔2023〕第8号", "阳江信达会计师事务所")),
        (Kind.AUDIT_REPORT, (f"关于{FIRM}2022年度财务报表的审计报告",)),
        (SHEET, ("资产负债表", f"致：{FIRM}", "2022年12月31日")),
        (SHEET, (table([["资产负债表", "<", "<"], ["编制单位", FIRM, "单位：元"]]),)),
        (ROSTER, (f"{FIRM}2022年员工花名册", LIST)),
        (ROSTER, ("员工花名册", f"填报单位（盖章）：{FIRM}", LIST)),
        (ROSTER, ("职工名录", f"单位：{FIRM}", LIST)),
        (ROSTER, (FIRM, "员工花名册", LIST)),
        (ROSTER, ("员工花名册", LIST, f"{FIRM}（盖章）", "2023年2月1日")),
        (Kind.INSURANCE_LIST, ("阳江市社会保险基金管理局", "参保人员明细", f"单位名称：{FIRM}", LIST)),
        (LISTED, (f"2022年度{FIRM}服务企业名单", LIST)),
        (DEED, ("不动产权证书", table([["权利人", FIRM], ["共有情况", "单独所有"]]))),
        (DEED, ("不动产权证书", f"权利人：{FIRM}，坐落：滨江路8号")),
        (Kind.LEASE, ("甲方（出租方）：林木森", f"乙方（承租方）：{FIRM}，统一社会信用代码")),
        (Kind.LEASE, (f"甲方（承租方）：{FIRM}", "乙方（出租方）：林木森")),
        (Kind.LEASE, (f"房东林木森（甲方）把滨江路8号三楼的写字楼，连同水电设施，租给{FIRM}（乙方）办公。",)),
        (Kind.OTHER, ("情况说明", f"填报单位：{FIRM}")),
    ],
)
def test_a_paper_names_its_owner(kind: Kind, blocks: tuple[Block | str, ...]) -> None:
    made = document(*blocks)
    assert owner_of(made, Paper(kind, made.name)) == FIRM


@pytest.mark.parametrize(
    ("kind", "blocks"),
    [
        (LISTED, ("2022年度服务企业名单", LIST)),
        (LISTED, ("企业服务中心服务企业名单", LIST)),
        (LISTED, ("阳江市工业和信息化局", "服务企业名单", LIST)),
        (
            ROSTER,
            (
                "员工花名册",
                table([["单位名称", "姓名", "学历", "职称", "专兼职"], [FIRM, "林木森", "本科", "", "专职"]]),
            ),
        ),
        (Kind.AUDIT_REPORT, ("阳江信达会计师事务所有限公司", "审计报告")),
        (Kind.APPLICATION_FORM, (f"申报单位：{FIRM}",)),
        (Kind.AGREEMENT, (f"乙方：{FIRM}",)),
    ],
)
def test_names_of_clients_issuers_and_auditors_are_no_owners(kind: Kind, blocks: tuple[Block | str, ...]) -> None:
    made = document(*blocks)
    assert owner_of(made, Paper(kind, made.name)) == ""


def test_a_lease_has_two_parties() -> None:
    texts = ["出租方（甲方）：林木森", f"承租方（乙方）：{FIRM}"]
    plain = [t.replace("（", "(").replace("）", ")").replace("：", ":") for t in texts]
    assert (party("landlord", plain), party("tenant", plain)) == ("林木森", FIRM)


def test_a_file_is_named_by_its_owner_and_lists_beside_are_of_the_same() -> None:
    made = document("员工花名册", LIST, name=f"03 {FIRM}员工花名册.docx")
    assert [p.owner for p in with_owners(made, [Paper(ROSTER, made.name)])] == [FIRM]
    titled = document(f"{FIRM}员工花名册", LIST)
    lists = [Paper(ROSTER, titled.name), Paper(LISTED, titled.name, part="名单")]
    assert [p.owner for p in with_owners(titled, lists)] == [FIRM, FIRM]


@pytest.mark.parametrize(
    ("lines", "owner", "issuer"),
    [
        (("证明", f"兹证明{FIRM}现有专职人员九名。", "漠江工业商会"), FIRM, "漠江工业商会"),
        (("情况说明", f"{FIRM}现有专职人员九名，办公面积120平方米。", "2023年2月1日"), FIRM, ""),
        (("情况说明", f"截至2022年底，{FIRM}共有专职人员九名。", f"{FIRM}"), FIRM, ""),
        (("确认函", "经查，我中心现有专职人员九名。", FIRM), FIRM, ""),
        (("证明", "兹证明其租用的房屋属实，面积120平方米。", "2023年2月1日"), "", ""),
    ],
)
def test_a_letter_is_of_whom_it_speaks_and_its_signature_is_its_issuers(
    lines: tuple[str, ...], owner: str, issuer: str
) -> None:
    made = document(*lines)
    found = with_owners(made, [Paper(Kind.OTHER, made.name)])[0]
    assert (found.owner, found.issuer) == (owner, issuer)


def test_a_certificate_of_rooms_without_parties_is_of_whom_it_speaks() -> None:
    made = document("场地证明", "漠江市榕湾商会现使用滨江路8号办公用房160平方米，产权属我单位。", "漠江市房管中心")
    found = with_owners(made, [Paper(Kind.LEASE, made.name)])[0]
    assert (found.owner, found.issuer) == ("漠江市榕湾商会", "")


def test_a_reply_that_lends_rooms_to_you_names_whom_it_writes_to() -> None:
    (paper,) = with_owners_of("关于解决办公场地的批复", "漠江荔枝商会：", "同意将文化楼二楼借给你会作办公场所使用。")
    assert paper.owner == "漠江荔枝商会"


def test_a_tenants_identity_number_is_none_of_its_name() -> None:
    (paper,) = with_owners_of("房屋租赁合同", "乙方（承租方）：梁海生（身份证号：略）")
    assert paper.owner == "梁海生"


def test_the_first_of_several_tenants_is_named() -> None:
    (paper,) = with_owners_of("写字楼合租协议", "承租方一：漠江榕树咨询有限公司", "承租方二：漠江荔枝广告社")
    assert paper.owner == "漠江榕树咨询有限公司"


def with_owners_of(*texts: str):
    made = document(*texts)
    return with_owners(made, papers(made))


def test_whoever_a_lease_names_beside_its_landlord_is_its_tenant_and_a_lease_that_names_nobody_says_so() -> None:
    (paper,) = with_owners_of(
        "写字楼租赁合同", "业主：林木森", "租客：漠江榕树咨询有限公司", "租期两年，自2024年1月1日起。"
    )
    assert (paper.owner, paper.nameless) == ("漠江榕树咨询有限公司", False)
    (paper,) = with_owners_of("写字楼租赁合同", "业主：林木森", "租期两年，自2024年1月1日起。")
    assert (paper.owner, paper.nameless) == ("", True)
    (paper,) = with_owners_of("写字楼租赁合同", "业主：林木森", "漠江榕树咨询有限公司、漠江荔枝商会合用二楼。")
    assert paper.nameless


@pytest.mark.parametrize(
    "lines",
    [
        ("房间交接单", "接收单位：漠江榕树咨询有限公司", "漠江石埠物业有限公司"),
        ("关于场地的函", "漠江榕树咨询有限公司：", "三楼两间暂不能交付。", "漠江石埠物业有限公司"),
        ("场地确认", "双方确认三楼归一方使用。", "漠江榕树咨询有限公司", "漠江石埠物业有限公司"),
    ],
)
def test_whom_a_sheet_is_addressed_to_and_who_else_signs_it_are_its_parties(lines: tuple[str, ...]) -> None:
    made = document(*lines, name="材料.docx")
    (paper,) = with_owners(made, papers(made))
    assert {paper.owner, *paper.parties} == {"漠江石埠物业有限公司", "漠江榕树咨询有限公司"}


def test_a_title_that_breaks_off_behind_whom_it_is_about_names_its_owner() -> None:
    cover = document("关于漠江云舟信息技术有限公司", "2023年度财务报表的审计报告", "漠审字〔2024〕第12号")
    assert owner_of(cover, papers(cover)[0]) == "漠江云舟信息技术有限公司"
    whole = document("关于漠江云舟信息技术有限公司2023年度财务报表的审计报告", "漠审字〔2024〕第12号")
    assert owner_of(whole, papers(whole)[0]) == "漠江云舟信息技术有限公司"


def test_whom_a_tenant_lets_rooms_on_to_is_no_tenant_and_a_landlord_named_alone_is_none() -> None:
    for said in (f"乙方不得转租给{FIRM}（丙方）。", f"{FIRM}（甲方）把三楼租给林木森（乙方）居住。"):
        lease = document("租房协议", said, name="租房协议.docx")
        assert owner_of(lease, papers(lease)[0]) != FIRM
