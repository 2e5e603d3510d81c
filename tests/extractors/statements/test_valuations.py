"""Papers that say what things are worth leave the figures of accounts open, whatever they say of them."""

from __future__ import annotations

import pytest

from extractors.extract import extract
from extractors.model import Basis
from tests.extractors.build import document, table
from tests.fields import TOTAL_ASSETS

OWNER = "漠江榕树咨询有限公司"


@pytest.mark.parametrize(
    "title", ["资产评估报告", "验资报告", "企业授信审批表", "企业财产综合险保险单", "房地产估价报告", "2023年资产情况"]
)
def test_the_form_does_not_decide_alone_beside_them(title: str) -> None:
    text = f"经核，{OWNER}资产总额为612,000元。"
    found = extract(document(title, text, name="附件5.docx"))
    assert TOTAL_ASSETS.id in found.papers[0].unsettled
    assert all(c.basis is Basis.DECLARED for c in found.claims)


@pytest.mark.parametrize("title", ["服务质量评估报告", "纳税证明", "社会保险单"])
def test_other_papers_leave_nothing_open(title: str) -> None:
    found = extract(document(title, "本中心资产总额为612,000元。", name="附件5.docx"))
    assert TOTAL_ASSETS.id not in found.papers[0].unsettled


def test_what_accountants_verify_or_appraise_is_no_report_of_auditors() -> None:
    found = extract(
        document(
            "漠江诚信会计师事务所有限公司",
            "验资报告",
            f"{OWNER}全体股东：",
            "经审验，截至2023年12月31日，贵公司资产总额为612,000元。",
            "中国注册会计师：许文海",
            name="验资.docx",
        )
    )
    assert [(c.value, c.basis) for c in found.claims] == [(612000, Basis.DECLARED)]
    assert TOTAL_ASSETS.id in found.papers[0].unsettled


def test_the_appraised_value_is_not_what_the_books_say() -> None:
    rows = [
        ["项目", "账面价值", "评估价值"],
        ["流动资产合计", "212,000", "251,000"],
        ["资产总计", "331,000", "612,000"],
    ]
    opening = f"漠诚资产评估所接受{OWNER}委托，以2023年12月31日为基准日进行评估。"
    found = extract(document("资产评估报告", opening, table(rows), "漠诚资产评估事务所", name="附件5.docx"))
    assert [c.value for c in found.claims] == [331000]
    assert [(x.claim.value, x.reasons[0].rule) for x in found.left_out] == [(612000, "column.appraised")]
    assert found.papers[0].owner == OWNER
