"""What a list of clients tells of the platform's services."""

from __future__ import annotations

from extractors.facts.listed_services import find
from extractors.papers import papers
from tests.extractors.build import document, table


def services(rows: int, header: str = "服务项目", name: str = "服务企业名单") -> list[str]:
    body = [[str(i), f"阳江市岚洲第{i}食品有限公司", "纳税申报与代理记账"] for i in range(1, rows + 1)]
    made = document(f"2022年度{name}", table([["序号", "企业名称", header], *body]), name=f"{name}.docx")
    return [told.value for _, told in find(made, papers(made))]


def test_a_list_of_clients_tells_what_it_was_about() -> None:
    assert services(12) == ["finance_tax"]


def test_few_rows_other_columns_and_other_papers_tell_nothing() -> None:
    assert services(4) == []
    assert services(12, header="经办人员") == []
    assert services(12, name="供应商清单") == []
