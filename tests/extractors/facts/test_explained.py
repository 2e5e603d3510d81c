"""In a short letter that explains papers each sentence that touches a figure is told, in whatever words."""

from __future__ import annotations

import pytest

from extractors.extract import extract
from extractors.facts.lessened import lessens, takes
from extractors.facts.taking import EXPLAINED, NAMED
from tests.extractors.build import document


def told(*lines: str, title: str = "关于有关材料的情况说明", name: str = "附件九.docx") -> list[tuple[str, str]]:
    """The first field and the code of each fact."""
    facts = extract(document(title, *lines, name=name)).facts
    return [(lessens(f)[0], takes(f).code) for f in facts if lessens(f)]


@pytest.mark.parametrize(
    ("sentence", "field"),
    [
        ("去年台风过后四楼就没人去了，大伙各自找地方干活。", "floor_area"),
        ("房东把锁换了，东西还在里面。", "floor_area"),
        ("同事们平日在别处领饷，有活才来。", "headcount"),
        ("花名册照着旧年的抄，后来走了好些。", "headcount"),
        ("名单是照园区通讯录誊下来的。", "client_count"),
        ("送检的其实都是一个老板开的铺子。", "client_count"),
        ("仪器设备多半是借来摆着的。", "total_assets"),
        ("小数点点错了一位。", "total_assets"),
        ("文凭是应聘时各人自己填的。", "qualification_ratio"),
    ],
)
def test_words_that_no_list_holds(sentence: str, field: str) -> None:
    assert (field, EXPLAINED) in told(sentence)


@pytest.mark.parametrize(
    "sentence",
    [
        "现将有关情况说明如下：",
        "特此说明。",
        "四楼全部由我司自用，未转租。",
        "如遇拆迁，另行选址。",
        "我公司没有母公司。",
    ],
)
def test_openings_closings_denials_and_rules_are_none(sentence: str) -> None:
    assert [code for _, code in told(sentence) if code == EXPLAINED] == []


def test_a_sentence_of_people_alone_is_told_for_those_whom_it_names() -> None:
    assert told("许海生、敖秀兰往后不来了。") == [("headcount", NAMED)]


def test_reports_rules_and_long_papers_are_no_such_letters() -> None:
    sentence = "同事们的社保由财务室统一申报。"
    assert told(sentence, title="年度工作总结") == []
    assert told(sentence, title="人事管理制度说明", name="人事管理制度.docx") == []
    assert told(sentence, *["平台为企业提供检测与咨询，成效明显。" * 20] * 3) == []


def test_a_paper_that_tells_the_whole_application_is_a_report_whatever_it_is_called() -> None:
    sentence = "同事们的社保由财务室统一申报。"
    report = ("一、单位基本情况", "二、服务设施与场所", "三、服务队伍", sentence, "四、服务开展情况")
    assert told(*report, title="示范平台申报材料综合情况说明") == []
    letter = ("一、关于单位名称", "二、关于办公场所", "三、关于人员", sentence, "四、关于服务企业数")
    assert told(*letter) != []
    assert told("二、办公场所", "三、服务队伍", sentence, "四、服务功能") != []


def fields(*lines: str, **more: str) -> set[str]:
    paper = document(more.get("title", "情况说明"), *lines, name=more.get("name", "附件.docx"))
    found = (f for f in extract(paper).facts if lessens(f) and takes(f).code != NAMED)
    return {field for f in found for field in lessens(f)}


def test_a_sentence_that_names_no_figure_may_touch_any() -> None:
    assert fields("凡扫过码的都算了进去。") == {
        "total_assets", "floor_area", "headcount", "qualification_ratio", "client_count",
    }  # fmt: skip


@pytest.mark.parametrize(
    "sentence",
    [
        "阳江市工业和信息化局：",
        "2024年6月18日",
        "我单位法定代表人于五月由许海生变更为敖秀兰，已办理登记。",
        "贵局来函收悉。",
        "若需补充材料，我们随时提供。",
        "附件：营业执照复印件",
    ],
)
def test_names_days_and_other_affairs_touch_none(sentence: str) -> None:
    assert fields(sentence) == set()


@pytest.mark.parametrize("title", ["真实性声明", "服务流程说明", "填表说明"])
def test_papers_that_explain_no_figures_are_not_open(title: str) -> None:
    assert fields("后续按此一一办理，长期坚持。", title=title) == set()
    assert fields("后续按此一一办理，长期坚持。") != set()
