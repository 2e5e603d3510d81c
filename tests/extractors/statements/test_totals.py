"""A total outranks the parts that the same text tells."""

from __future__ import annotations

from extractors.papers import papers
from extractors.statements.find import statements
from extractors.statements.resolve import Resolved, resolve
from tests.extractors.build import document


def resolved(*texts: str) -> Resolved:
    made = document("申请报告", *texts)
    return resolve(statements(made, papers(made)), made, papers(made))


def counts(*texts: str, field: str = "client_count") -> list[int]:
    return [int(c.value) for c in resolved(*texts).claims if c.field.id == field]


def test_all_served_in_the_year_go_before_some_of_them() -> None:
    text = "2022年服务本地企业25家，并为园外14家企业提供咨询服务，全年共服务中小微企业39家。协助9家企业办理贷款。"
    assert counts(text) == [39]
    reasons = {int(x.claim.value): [r.rule for r in x.reasons] for x in resolved(text).left_out}
    assert reasons[25] == reasons[14] == ["part_of_total"]


def test_staff_by_departments_and_in_all() -> None:
    text = "咨询部专职人员4人、市场部专职人员2人，全公司共有专职人员6人。"
    assert counts(text, field="headcount") == [6]


def test_two_totals_or_two_texts_stay_beside_each_other() -> None:
    assert counts("全年共服务企业58家。", "服务企业44家。") == [58, 44]
    assert counts("全年共服务企业58家，共辅导企业44家。") == [58, 44]


def test_a_total_of_an_earlier_year_takes_nothing_from_a_later_one() -> None:
    assert 41 in counts("2021年全年共服务企业58家，2022年服务企业41家。")
    assert 58 not in counts("2021年全年共服务企业58家，2022年服务企业41家。")


def test_figures_told_service_by_service_are_none_of_all() -> None:
    text = "2022年，我司为19家企业办理商标注册，为11家提供版权登记，并协助8家中小企业完成专利申请。"
    assert counts(text) == []
    assert {r.rule for x in resolved(text).left_out for r in x.reasons} == {"part_of_total"}


def test_one_service_alone_or_in_two_sentences_stands() -> None:
    assert counts("2022年，我司为52家中小企业提供商标服务。") == [52]
    assert counts("2022年，我司为52家中小企业提供商标服务。其中为12家企业提供版权登记。")[0] == 52
