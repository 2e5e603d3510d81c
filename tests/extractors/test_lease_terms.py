"""The last day of a lease is found in every way of writing its term."""

from __future__ import annotations

from datetime import date

import pytest

from extractors.lease_terms import lease_of, unread_end


@pytest.mark.parametrize(
    ("text", "end"),
    [
        ("租期:2020年4月1日至2023年3月31日", date(2023, 3, 31)),
        ("租期2023.1.1-2026.12.31", date(2026, 12, 31)),
        ("有效期自2020/1/1起,至2025/12/31止", date(2025, 12, 31)),
        ("租赁期限叁年,自2021年5月1日起", date(2024, 4, 30)),
        ("自2024年2月29日起租期五年", date(2029, 2, 27)),
        ("二〇二〇年四月一日至二〇二三年三月三十一日", date(2023, 3, 31)),
        ("起租日:2020年1月1日,到期日:2022年12月31日", date(2022, 12, 31)),
        ("租赁期共24个月,自2021年12月1日起算", date(2023, 11, 30)),
        ("租约由2021年12月1日生效,为期两年", date(2023, 11, 30)),
        ("合同期限三年,自2021年1月1日起计", date(2023, 12, 31)),
        ("自贰零贰壹年拾贰月壹日起至贰零贰叁年拾壹月叁拾日止", date(2023, 11, 30)),
        ("本合同有效期至2023年底", date(2023, 12, 31)),
        ("起租日:2021/12/01,止租日:2023/11/30", date(2023, 11, 30)),
        ("租期至2023年12月31日,期满后甲乙双方未续签", date(2023, 12, 31)),
        ("合同期限:2020-04-01~2023-03-31", date(2023, 3, 31)),
        ("租赁期限:2020年4月1日起三年", date(2023, 3, 31)),
        ("租期:20200401至20230331", date(2023, 3, 31)),
        ("双方于2022年签订的租赁合同自2023年10月31日起解除,原租期2022年1月1日至2025年12月31日", date(2023, 10, 31)),
        ("自2020年1月1日起长期有效", None),
        ("租期2020年1月1日至2021年12月31日,期满无异议则自动顺延", None),
        ("签订日期:2020年1月1日", None),
    ],
)
def test_the_last_day(text: str, end: date | None) -> None:
    assert lease_of([text]).until == end


def test_a_term_may_run_on_in_the_next_line() -> None:
    assert lease_of(["租赁期限2021年12月1日至", "2023年11月30日"]).until == date(2023, 11, 30)


def test_the_latest_of_several_ends_counts() -> None:
    assert lease_of(["免租期2022年1月1日至2022年2月28日", "租期2022年1月1日至2024年12月31日"]).until == date(
        2024, 12, 31
    )


@pytest.mark.parametrize(
    ("text", "tenant"),
    [
        ("甲方(出租方):李某\n乙方(承租方):阳江市榕桥企业服务有限公司(以下简称乙方)", "阳江市榕桥企业服务有限公司"),
        ("承租人:陈志伟 身份证号:441721", "陈志伟"),
        ("乙方(盖章):\n乙方使用面积为62平方米", None),
        ("乙方:应当按时向甲方支付租金", None),
    ],
)
def test_the_tenant(text: str, tenant: str | None) -> None:
    assert lease_of(text.split("\n")).tenant == tenant


def test_the_first_day() -> None:
    assert lease_of(["租期2024年7月1日至2026年12月31日"]).since == date(2024, 7, 1)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("租期两年,由癸卯年五月初五日起,至乙巳年五月初四日止", "乙巳年五月初四日"),
        ("租期自农历二〇二三年八月初一至农历二〇二五年七月三十止", "农历二〇二五年七月三十"),
        ("租期自2023年3月1日起至丙午年清明", "丙午年清明"),
        ("合同期限自2023年3月1日起至2026年端午止", "2026年端午"),
        ("租赁期限自2023年3月1日起至年月日止", "年月日"),
        ("租期自2023年3月1日起至2025年2月28日(乙巳年二月初一)止", ""),
        ("租期三年,自2023年3月1日起至丙午年二月止", ""),
        ("租期至乙巳年五月初四日止,期满自动续租", ""),
        ("每年租金于端午前交清", ""),
    ],
)
def test_an_end_that_is_no_day_is_told_in_its_words(text: str, words: str) -> None:
    assert unread_end([text], lease_of([text])) == words
