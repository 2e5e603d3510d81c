"""Who applies for what."""

from __future__ import annotations

from datetime import date

import pytest

from extractors.facts.identity import find
from extractors.model import Basis, Block, FactName
from extractors.papers import papers
from tests.extractors.build import document, table


def facts(*blocks: Block | str) -> dict[FactName, list[str]]:
    made = document(*blocks)
    found: dict[FactName, list[str]] = {}
    for fact in find(made, papers(made)):
        found.setdefault(fact.name, []).append(fact.text)
    return found


def test_a_form_says_who_applies() -> None:
    rows = [
        ["申报单位名称", "阳江市蓝帆企业服务有限公司", "统一社会信用代码", "91441700MA4TE5T01B"],
        ["平台名称", "蓝帆中小企业信息化服务平台", "平台类别", "□综合服务平台 ☑专业服务平台"],
        ["服务功能", "☑培训服务 □市场服务 ☑信息化服务", "成立日期", "2018年5月3日"],
    ]
    found = facts("示范平台申报表", table(rows), "申报日期：2023年3月1日")
    assert found[FactName.APPLICANT] == ["阳江市蓝帆企业服务有限公司"]
    assert found[FactName.CREDIT_CODE] == ["91441700MA4TE5T01B"]
    assert found[FactName.PLATFORM_NAME] == ["蓝帆中小企业信息化服务平台"]
    assert found[FactName.CATEGORY] == ["specialised"]
    assert found[FactName.SERVICES] == ["training、informatisation"]
    assert found[FactName.ESTABLISHED_ON] == ["2018-05-03"]
    assert found[FactName.FILING_DATE] == ["2023-03-01"]


def test_the_day_on_which_the_platform_was_set_up_is_not_the_applicants() -> None:
    rows = [
        ["平台情况", "名称", "蓝帆中小企业信息化服务平台"],
        ["^", "成立时间", "2021年6月"],
        ["单位情况", "名称", "阳江市蓝帆企业服务有限公司"],
        ["^", "成立时间", "2018年5月3日"],
    ]
    assert facts("示范平台申报表", table(rows))[FactName.ESTABLISHED_ON] == ["2018-05-03"]


def test_the_platforms_name_tells_the_category_where_no_box_is_ticked() -> None:
    rows = [["平台名称", "阳江市江城区中小企业综合服务平台"]]
    assert facts("示范平台申报表", table(rows))[FactName.CATEGORY] == ["comprehensive"]


def test_what_the_form_says_is_declared_and_what_the_licence_says_is_evidence() -> None:
    form = document("示范平台申报表", "成立日期：2018年5月3日")
    paper = document("营业执照", "成立日期：2018年5月3日", name="营业执照.docx")
    (said,), (proved,) = (
        [f for f in find(made, papers(made)) if f.name is FactName.ESTABLISHED_ON] for made in (form, paper)
    )
    assert (said.basis, proved.basis) == (Basis.DECLARED, Basis.EVIDENCED)
    assert (proved.value, proved.evidence.quote) == (date(2018, 5, 3), "2018年5月3日")


def test_an_audit_report_states_its_facts_as_of_the_end_of_its_year() -> None:
    made = document(
        "漠江市云帆企业服务有限公司", "2022年度审计报告", "漠江恒明会计师事务所（普通合伙）", name="审计报告.docx"
    )
    found = {f.name: f for f in find(made, papers(made))}
    assert found[FactName.AUDITOR].value == "漠江恒明会计师事务所（普通合伙）"
    assert found[FactName.AUDITOR].as_of == date(2022, 12, 31)


def test_a_form_may_ask_for_the_body_by_one_word() -> None:
    rows = [["单位", "阳江市海晏企业服务有限公司", "代码", "91441700MA4TE5T01B"], ["单位", "人"]]
    assert facts("专业服务平台申请表", table(rows))[FactName.APPLICANT] == ["阳江市海晏企业服务有限公司"]
    assert FactName.APPLICANT not in facts("专业服务平台申请表", "单位：万元")


def test_labels_run_on_to_their_values() -> None:
    found = facts(
        "示范平台申请表",
        "1.平台依托单位 阳江海燕产业促进有限公司",
        "2.拟申报平台全称 阳江市海燕综合服务平台",
        "3.申报平台类型（综合/专业） 综合示范平台",
        "4.平台服务领域 □培训服务 ☑创业创新服务",
        "☑法律服务",
        "阳江海燕产业促进有限公司（盖章）",
        "2024年8月14日",
    )
    assert found[FactName.APPLICANT] == ["阳江海燕产业促进有限公司"]
    assert found[FactName.PLATFORM_NAME] == ["阳江市海燕综合服务平台"]
    assert found[FactName.CATEGORY] == ["comprehensive"]
    assert found[FactName.SERVICES] == ["innovation", "legal"]
    assert found[FactName.FILING_DATE] == ["2024-08-14"]


def test_labels_in_a_row_have_their_values_under_them() -> None:
    rows = [["平台运营单位名称", "平台名称"], ["阳江市海晏企业服务有限公司", "海晏法律服务平台"]]
    found = facts("示范平台申报表", table(rows))
    assert found[FactName.APPLICANT] == ["阳江市海晏企业服务有限公司"]
    assert found[FactName.PLATFORM_NAME] == ["海晏法律服务平台"]


@pytest.mark.parametrize(
    "lines",
    [
        ("申请报告", "阳江市海晏服务有限公司成立于2016年5月，运营海晏法律服务平台，主要为企业提供法律服务、财税服务。"),
        ("申请报告", "阳江市海晏服务有限公司（统一社会信用代码：91441700MA4TE5T01B）位于江城区。"),
        ("房屋租赁合同", "出租方（甲方）：张三", "承租方（乙方）：阳江市海晏服务有限公司"),
        ("社会保险参保人员明细", "单位名称：阳江市海晏服务有限公司　　费款所属期：2024年4月"),
        ("阳江市海晏服务有限公司2023年度员工花名册", "姓名 学历"),
    ],
)
def test_the_applicant_without_a_label(lines: tuple[str, ...]) -> None:
    assert facts(*lines)[FactName.APPLICANT] == ["阳江市海晏服务有限公司"]


@pytest.mark.parametrize(
    "lines",
    [
        ("房屋租赁合同", "出租方（甲方）：阳江市大厦物业有限公司", "承租方（乙方）：李四"),
        ("审计报告", "阳江市海晏服务有限公司全体股东："),
        ("资产负债表", "编制单位：阳江市海晏服务有限公司"),
        ("申请报告", "合作单位阳江市海晏服务有限公司成立于2016年。"),
    ],
)
def test_others_named_are_no_applicant(lines: tuple[str, ...]) -> None:
    assert FactName.APPLICANT not in facts(*lines)


def test_services_that_a_report_tells() -> None:
    found = facts("申请报告", "我单位主要为中小微企业提供管理咨询服务、法律服务。")
    assert found[FactName.SERVICES] == ["consulting、legal"]


@pytest.mark.parametrize("parting", ["\n", None])
def test_squares_go_on_in_the_next_line_and_a_value_ends_at_the_next_label(parting: str | None) -> None:
    first = "注册资金：200.00万元 平台服务领域：□培训服务■市场服务□管理咨询服务"
    second = "■信息化服务 □法律服务 ■财税服务"
    lines = [first, second] if parting is None else [first + parting + second]
    found = facts("示范平台推荐表", *lines, "资产总额/万元：49.54 服务满意度：91.0%")
    assert set("、".join(found[FactName.SERVICES]).split("、")) == {"market", "informatisation", "finance_tax"}


def test_codes_of_clients_are_not_the_applicants() -> None:
    rows = [["企业名称", "统一社会信用代码"], ["阳江市启源食品有限公司", "91441700MA4TE5T01B"]]
    assert FactName.CREDIT_CODE not in facts("服务企业名单", table(rows))


def test_radicals_that_print_like_characters() -> None:
    assert facts("申报书", "申报单位：阳江市\u2ee8穗服务有限公司")[FactName.APPLICANT] == ["阳江市麦穗服务有限公司"]


@pytest.mark.parametrize(
    ("blocks", "holder"),
    [
        (("阳江市蓝帆企业服务有限公司（统一社会信用代码：91441700MA4TE5T01B）：",), "阳江市蓝帆企业服务有限公司"),
        (
            ("编制单位：阳江市蓝帆企业服务有限公司", "统一社会信用代码：91441700MA4TE5T01B"),
            "阳江市蓝帆企业服务有限公司",
        ),
        (
            (table([["被审计单位", "蓝帆企业服务有限公司"], ["统一社会信用代码", "91441700MA4TE5T01B"]]),),
            "蓝帆企业服务有限公司",
        ),
        (("蓝帆企业服务有限公司（以下简称“蓝帆”），社会信用代码91441700MA4TE5T01B，",), "蓝帆企业服务有限公司"),
        (("蓝帆企业服务有限公司位于漠江路8号。", "统一社会信用代码：91441700MA4TE5T01B"), None),
    ],
)
def test_a_code_tells_behind_whose_name_it_stands(blocks: tuple[Block | str, ...], holder: str | None) -> None:
    made = document("审计报告", *blocks)
    (code,) = (f for f in find(made, papers(made)) if f.name is FactName.CREDIT_CODE)
    assert [r.parts[0] for r in code.remarks] == ([holder] if holder else [])


@pytest.mark.parametrize("behind", ["（2023年5月前为漠江鹭汀咨询有限公司）", "（原名：漠江鹭汀咨询有限公司）"])
def test_a_former_name_in_brackets_behind_the_name_is_one_of_its_own(behind: str) -> None:
    rows = [["申报单位名称", f"漠江鹭汀企业服务有限公司{behind}"], ["平台类别", "专业服务平台"]]
    said = facts("示范平台申请表", table(rows))
    assert said[FactName.APPLICANT] == ["漠江鹭汀企业服务有限公司"]
    assert said[FactName.FORMER_NAME] == ["漠江鹭汀咨询有限公司"]


def test_another_bracket_stays_with_the_name() -> None:
    said = facts(
        "示范平台申请表", table([["申报单位名称", "漠江鹭汀事务所（普通合伙）"], ["平台类别", "专业服务平台"]])
    )
    assert said[FactName.APPLICANT] == ["漠江鹭汀事务所(普通合伙)"] and FactName.FORMER_NAME not in said
