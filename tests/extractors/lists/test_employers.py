"""Several employers in one roster: whose rows are this one's."""

from __future__ import annotations

from extractors.lists import roster
from extractors.lists.employers import bodies, employer_columns, own_employers
from extractors.lists.listing import Listing, listings
from extractors.lists.people import people, schema
from extractors.papers import papers
from tests.extractors.build import document, table

OWN, OTHER = "阳江市榕桥企业服务有限公司", "阳江市榕桥物业管理有限公司"
NAMES = ["林小禾", "陈大川", "黄文海", "梁文远", "苏雨晴"]


def _document(title: str, header: str, *firms: str):
    rows = [[n, "大专", f, "专职"] for n, f in zip(NAMES, firms, strict=True)]
    return document(title, table([["姓名", "学历", header, "用工形式"], *rows]), name="员工名册.docx")


def _list(title: str, header: str, *firms: str) -> Listing:
    (found,) = listings(_document(title, header, *firms), schema())
    return found


def test_rows_of_other_companies_do_not_count_whatever_their_column_is_called() -> None:
    found = _list(OWN + "员工名册", "合同主体", OWN, OTHER, OWN, OTHER, OWN)
    assert employer_columns(found) == {2}
    assert own_employers(found, frozenset({2})) == {OWN}
    assert [p.counted for p in people(found)] == [True, False, True, False, True]


def test_of_several_each_has_its_own_count_where_no_title_says_which() -> None:
    paper = _document("榕桥系企业员工名册", "签约单位", OWN, OTHER, OTHER, OWN, OTHER)
    claims = [c for c in roster.find(paper, papers(paper)) if c.field == roster.HEADCOUNT]
    assert {(c.body, c.value) for c in claims} == {(OWN, 2), (OTHER, 3)}


def test_somebody_of_whom_it_is_not_said_is_in_doubt_for_each() -> None:
    paper = _document("榕桥系企业员工名册", "签约单位", OWN, "", OTHER, OWN, OTHER)
    claims = [c for c in roster.find(paper, papers(paper)) if c.field == roster.HEADCOUNT]
    assert {(c.body, c.count.low, c.count.high) for c in claims if c.count} == {(OWN, 2, 3), (OTHER, 2, 3)}


def test_where_somebody_learned_or_worked_before_is_no_employer() -> None:
    for header in ("毕业院校", "原工作单位", "社保缴纳单位"):
        found = _list("员工名册", header, OWN, OTHER, OWN, OTHER, OWN)
        assert employer_columns(found) == frozenset()
        assert bodies(found) == ()
