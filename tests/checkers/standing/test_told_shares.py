"""Of a list of which only a share was served no more than that share counts, and the verdict stays open."""

from __future__ import annotations

from decimal import Decimal

import pytest

from checkers.case import case_from
from checkers.check import check
from checkers.model import Status
from checkers.standing.told_shares import number_of
from extractors.model import Basis, Count, CountOf, Extraction, FactName, Kind, Remark, Row
from tests.checkers.build import CLIENTS, DAY, LAST, LISTED, claim, fact, rulebook


@pytest.mark.parametrize(
    ("words", "whole", "number"),
    [
        ("登记企业中,签订合同并获得服务的占58.3%", 60, 35),
        ("来访企业签约率为38%", 50, 19),
        ("登记企业中,签订合同并获得服务的占58.3%", 50, None),
        ("名单企业中实际接受服务的约占六成", 60, None),
        ("登记企业中,未签订合同的占41.7%", 60, None),
        ("客户满意率为98%", 50, None),
    ],
)
def test_a_share_is_a_number_where_it_is_a_whole_one(words: str, whole: int, number: int | None) -> None:
    assert number_of(words, Decimal(whole)) == number


@pytest.mark.parametrize(("share", "number"), [("45%", 36), ("75%", 60)])
def test_no_more_than_the_share_counts_and_nobody_is_passed_on_it(share: str, number: int) -> None:
    some = Count(tuple(Row(f"企业{i}", True) for i in range(80)), Decimal(80), Decimal(80), of=CountOf.CLIENTS)
    listed = claim(CLIENTS, LISTED, 80, as_of=LAST, count=some)
    remarks = (Remark("lessens", (CLIENTS.id,)), Remark("untold", ("", "", "", "")))
    said = fact(FactName.LESSENED, f"登记企业中,签订合同并获得服务的占{share}", Kind.OTHER, remarks=remarks)
    case = case_from([Extraction((), (listed,), (said,), ())], as_of=DAY)
    (found,) = [c for c in case.claims if c.basis is Basis.COMPUTED]
    assert found.count and (found.value, found.count.low, found.count.high) == (number, number, 80)
    status = {f.rule: f.status for f in check(case, rulebook())}
    assert status["8.4.clients"] is Status.UNCERTAIN
