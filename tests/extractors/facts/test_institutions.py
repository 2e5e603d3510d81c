"""Institution papers by heading and content: which, how long, of which year, whose."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from extractors.facts.identity import _passages
from extractors.facts.institutions import find, items, own_length
from extractors.facts.told import Told
from extractors.model import Block, FactName, Page, Passage, Reader
from extractors.papers import papers
from tests.extractors.build import document, table

RULES = (
    "员工每天八点半到岗打卡，请假须由部门负责人审批；费用报销应当附票据，由财"
    "务在三天内支付，不得预支备用金，违者扣减当月奖金并在月例会上通报，印章由"
    "综合部专人保管，外借须登记。"
)
PROCESS = (
    "企业提出需求后由前台登记，当天派给专员，两天内上门核实并拟定方案，签订协"
    "议后开始办理，办结五天内回访，记录评价并归档，遇到跨部门事项由主任牵头对"
    "接，全程在系统里留痕可查询。"
)
GOALS = (
    "全年服务企业八十家，举办培训十二场、参加六百人次，新增合作机构三家，满意"
    "率达到百分之九十五以上，注册用户达到五百户，营业收入增长一成，投诉全部在"
    "规定期限内办结，员工持证率达到八成。"
)


def told(*blocks: Block | str, name: str = "材料.docx") -> dict[str, Told]:
    made = document(*blocks, name=name)
    found = find(made, papers(made), tuple(_passages(made)))
    return {str(t.value): t for t in found if t.name is FactName.INSTITUTION_PAPERS}


def noted(one: Told) -> dict[str, tuple[str, ...]]:
    return {r.code: r.parts for r in one.remarks}


@pytest.mark.parametrize(
    ("title", "codes"),
    [
        ("财务管理制度", ["management_rules"]),
        ("服务流程、收费标准及保证措施", ["service_process", "charges", "safeguards"]),
        ("发展规划与年度目标", ["development_plan", "yearly_goals"]),
        ("品牌建设与发展规划", ["brand_plan", "development_plan"]),
        ("服务质量控制与投诉处理办法", ["safeguards"]),
        ("2024-2026年发展规划", ["development_plan"]),
        ("2024年计划", ["yearly_goals"]),
        ("收费管理办法", ["charges"]),
        ("员工培训与发展计划", []),
        ("三年发展目标", []),
        ("2023年工作目标完成情况", []),
        ("费用报销工作流程", []),
        ("中小企业公共服务示范平台管理办法", []),
        ("我单位制定了管理制度", []),
        ("品牌影响力", []),
        ("消防安全保障措施", []),
    ],
)
def test_what_a_heading_names(title: str, codes: list[str]) -> None:
    assert list(items(title)) == codes


def test_chapters_of_one_file() -> None:
    found = told("一、管理制度", RULES, "二、服务流程", PROCESS, "三、2024年度工作目标", GOALS)
    assert set(found) == {"management_rules", "service_process", "yearly_goals"}
    assert found["yearly_goals"].as_of == date(2024, 12, 31)
    assert found["management_rules"].as_of is None
    assert int(noted(found["management_rules"])["characters"][0]) >= 60


def test_a_heading_alone_and_one_that_points_elsewhere_are_none() -> None:
    assert told("一、管理制度", "二、服务流程", "（略）", "三、收费标准", "详见附件3。") == {}


def test_names_of_papers_are_no_text() -> None:
    assert own_length(["《财务管理制度》《考勤管理办法》,详见附件材料"]) == 0
    assert own_length(["每天打卡"]) == 4
    assert own_length(["有管理制度的得5分"]) == 0


def test_a_text_that_only_praises_is_vague() -> None:
    praise = "公司高度重视，多年来不断总结经验，取得明显成效，得到充分肯定，今后将再接再厉，把工作做得更好更扎实。"
    assert "vague" in noted(told("管理制度", praise)["management_rules"])
    assert "vague" not in noted(told("管理制度", RULES)["management_rules"])


def test_under_a_heading_of_two_papers_each_has_its_own_sentences() -> None:
    found = told("服务流程与收费标准", PROCESS, "诊断每次收取八百元，小微企业减半。")
    sizes = {code: int(noted(one)["characters"][0]) for code, one in found.items()}
    assert sizes["service_process"] > 60
    assert sizes["charges"] < 20
    assert set(told("管理制度与发展规划", "平台与多家院校、商会合作开展活动。")) == set()


def test_measures_that_carry_out_a_plan_secure_no_service() -> None:
    measures = "加强组织领导，落实经费保障，建立考核机制，每半年检查一次，对责任人进行监督并通报结果。"
    plan = "到2026年建成三个分中心，引进合作机构十家，服务企业累计达到三百家，并逐步扩大到周边县区。"
    assert set(told("发展规划", plan, "一、保障措施", measures)) == {"development_plan"}
    assert "vague" in noted(told("保障措施", measures)["safeguards"])
    served = "每月抽查十份服务档案，接到投诉两个工作日内答复，办结后逐户回访，满意率低于九成的限期整改。"
    assert "vague" not in noted(told("保障措施", served)["safeguards"])


def test_a_plan_tells_of_what_is_to_come() -> None:
    past = "中心成立于2015年，2018年迁入新址，2020年通过评估，先后设立三个分中心，员工由五人增至二十人。"
    assert "vague" in noted(told("发展规划", past)["development_plan"])


@pytest.mark.parametrize(
    "plan",
    [
        "2027年至2029年，分两步走：第一年搭好网上受理系统，第二年在两个镇街各设联络站，企业不出镇就能找到人。",
        "近期：补足检测设备两台，人员到岗十二名；远期：在开发区开办第二个窗口，服务半径覆盖三个镇。",
        "2027年引进检测机构两家，2028年开通跨境结算咨询，2029年服务企业三百家，队伍二十人。",
    ],
)
def test_a_plan_by_steps_and_years_says_what_is_to_come(plan: str) -> None:
    assert "vague" not in noted(told("三年发展规划", plan)["development_plan"])


@pytest.mark.parametrize(
    "heading", ["业务流程图说明", "服务流程及办理时限", "三、受理流程一览表", "办事程序图与文字说明"]
)
def test_a_process_may_be_headed_with_what_its_paper_holds(heading: str) -> None:
    assert set(told(heading, PROCESS)) == {"service_process"}


def test_a_chart_names_its_steps() -> None:
    drawn = told("服务流程图", table([["受理"], ["↓"], ["登记"], ["↓"], ["对接"], ["↓"], ["回访"]]))
    assert noted(drawn["service_process"])["steps"] == ("受理", "登记", "对接", "回访")
    assert "steps" not in noted(told("服务流程", PROCESS)["service_process"])
    arrows = told("服务流程", "受理→登记→派专员→办结→回访→归档")
    assert len(noted(arrows["service_process"])["steps"]) >= 4


@pytest.mark.parametrize(
    ("heading", "text", "year"),
    [
        ("年度工作目标", GOALS, None),
        ("2023年工作目标", GOALS, 2023),
        ("年度目标", "2024年" + GOALS, 2024),
        ("年度目标", "在2023年基础上，2024年" + GOALS, 2024),
        ("年度目标", "中心成立于2015年。" + GOALS, None),
    ],
)
def test_of_which_year_goals_are(heading: str, text: str, year: int | None) -> None:
    day = told(heading, text)["yearly_goals"].as_of
    assert (day.year if day else None) == year


def test_a_bare_heading_of_the_brand_must_tell_what_is_to_be_done() -> None:
    past = "先后获得多项荣誉，多家媒体报道，口碑和知名度不断提升，已成为本地知名的服务品牌。"
    assert told("品牌建设", past) == {}
    assert set(told("品牌建设", "一是统一标识，二是每季度在公众号推广案例，年内注册商标。")) == {"brand_plan"}


def test_whose_rules_they_are() -> None:
    assert noted(told("漠江五金制品有限公司员工手册", RULES)["management_rules"])["of"] == ("漠江五金制品有限公司",)
    assert "of" not in noted(told("公司员工手册", RULES)["management_rules"])


def test_the_name_of_a_file_or_its_sheet_tells_where_nothing_in_it_does() -> None:
    priced = "诊断每次八百元，辅导每天一千二百元，政策咨询与公益讲座对所有小微企业一律免费，不另收费用。"
    assert set(told(priced, name="03收费标准.docx")) == {"charges"}
    assert told(priced, name="03说明.docx") == {}


@pytest.mark.parametrize("title", ["房屋租赁合同", "合作协议书"])
def test_clauses_of_contracts_are_none(title: str) -> None:
    parties = ("甲方：漠江物业有限公司", "乙方：海帆服务中心")
    assert told(title, *parties, "第一条 租赁房屋面积一百平方米，租金每月两千元。", "二、服务流程", PROCESS) == {}
    assert told(title, *parties, "第二条 管理制度：" + RULES) == {}


def test_scores_of_ones_own_service_are_no_marks_of_the_office() -> None:
    brand = "统一门头标识与工服，每季度在公众号推广案例，年内注册商标，并把客户评分和回访结果公开上墙。"
    assert set(told("服务品牌培育计划", brand)) == {"brand_plan"}
    scored = "办结后请企业打分，满意度满分十分，低于八分的三日内回访整改，连续两次的更换经办人并通报。"
    assert set(told("服务质量监督规范", scored)) == {"safeguards"}
    for asked in ("本项满分10分，品牌推广有计划有标识的得6分。", "评分标准：有品牌推广计划，商标已注册，活动丰富。"):
        assert told("品牌建设方案", asked) == {}


@pytest.mark.parametrize("closing", ["（以下无正文）", "（此页无正文）", "待补充"])
def test_a_heading_over_nothing_is_no_paper(closing: str) -> None:
    assert told("品牌建设方案", closing) == {}


def of_a_scan(*lines: str, reader: Reader = Reader.RAPIDOCR) -> dict[str, Told]:
    made = replace(
        document(*(Passage(line, page=1) for line in lines), name="材料.pdf"),
        pages=(Page(1, 595, 842, reader, ()),),
        reader=reader,
    )
    found = find(made, papers(made), tuple(_passages(made)))
    return {str(t.value): t for t in found if t.name is FactName.INSTITUTION_PAPERS}


def test_a_heading_that_was_misread_by_a_letter_is_told_as_such() -> None:
    found = of_a_scan("服务流呈", PROCESS, "2024年度工作自标", GOALS)
    assert {code: noted(one)["misread"] for code, one in found.items()} == {
        "service_process": ("服务流呈",),
        "yearly_goals": ("2024年度工作自标",),
    }


def test_what_is_printed_is_read_as_it_stands_and_other_text_makes_no_paper() -> None:
    assert of_a_scan("服务流呈", PROCESS, reader=Reader.TEXT_LAYER) == {}
    assert of_a_scan("服务流呈", "我单位成立于漠江之畔，历史悠久，环境优美，交通便利，欢迎各界人士前来参观。") == {}
