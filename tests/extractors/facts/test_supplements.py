"""What a supplement to a lease changes of the rooms is told; what it leaves as it is, and of money, is not."""

from __future__ import annotations

import pytest

from extractors.extract import extract
from extractors.facts.lessened import lessens
from tests.extractors.build import document


def told(*lines: str, title: str = "房屋租赁合同补充协议") -> list[str]:
    paper = document(title, "甲方：榕岸物业有限公司", "乙方：榕桥服务有限公司", *lines, name="附件.docx")
    return [f.text for f in extract(paper).facts if "floor_area" in lessens(f)]


@pytest.mark.parametrize(
    "sentence",
    [
        "自2024年3月起，西侧两间由甲方另行安排。",
        "乙方承租范围缩减为三楼东半层。",
        "原租面积调整为62平方米，租金同比例减少。",
        "308室改由乙方关联企业签约使用，其他条款不变。",
    ],
)
def test_what_is_changed_of_rooms_is_told(sentence: str) -> None:
    assert told("双方就原合同补充如下：", sentence) == [sentence.rstrip("。").replace("，", ",")]


@pytest.mark.parametrize(
    "sentence",
    [
        "自2024年3月起，月租金调整为4200元，租赁房屋及面积不变。",
        "押金于三日内退还乙方，其余条款仍按原合同执行。",
        "租赁期限延长至2027年12月31日。",
    ],
)
def test_what_is_left_as_it_is_and_what_is_of_money_is_not(sentence: str) -> None:
    assert told("双方就原合同补充如下：", sentence) == []


def test_other_agreements_are_no_supplements() -> None:
    assert told("双方共用培训场地。", title="战略合作协议") == []
