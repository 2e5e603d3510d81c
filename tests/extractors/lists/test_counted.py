"""Further lists: which tables are of the kind, what they count, of which year."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest

from extractors.fields import Field
from extractors.lists.counted import counted_fields, of_field
from extractors.lists.recipes import recipe
from extractors.model import Basis, Block, Claim, CountOf, Kind, Paper
from tests.extractors.build import document, table
from tests.extractors.lists.things import MACHINE_HEADER, MACHINES, PATENT_HEADER, PATENTS, patent

pytestmark = pytest.mark.usefixtures("office")
TWO = [PATENT_HEADER, patent(1, "磨削夹具"), patent(2, "编织装置")]


def counted(field: Field, *blocks: Block | str, name: str = "附件.docx") -> list[Claim]:
    made = document(*blocks, name=name)
    unknown = Paper(Kind.OTHER, name)
    return list(of_field(made, [unknown], field, recipe(field.id)))


def test_the_project_itself_has_no_further_list() -> None:
    assert counted_fields() == ()


def test_a_list_is_known_by_its_title(office: Path) -> None:
    (one,) = counted(PATENTS, "2022年度授权专利清单", table(TWO))
    assert (one.field, one.value, one.basis, one.as_of) == (PATENTS, Decimal(2), Basis.COMPUTED, date(2022, 12, 31))
    assert one.count and one.count.of is CountOf.THINGS
    assert one.evidence.quote == ""


@pytest.mark.parametrize("title", ["软件著作权及专利证书清单", "拟申请专利清单", "成果一览"])
def test_another_list_is_left(title: str) -> None:
    assert counted(PATENTS, title, table(TWO)) == []


def test_the_name_of_the_file_can_be_the_title() -> None:
    assert [c.value for c in counted(PATENTS, table(TWO), name="授权专利.docx")] == [Decimal(2)]


def test_a_paper_that_proves_the_field_needs_no_title() -> None:
    made = document("成果一览", table(TWO))
    roster = Paper(Kind.STAFF_ROSTER, made.name)
    field = replace(PATENTS, proved_by=("staff_roster",))
    assert [c.value for c in of_field(made, [roster], field, recipe("patents"))] == [Decimal(2)]


def test_a_table_without_a_header_goes_on_with_the_one_before() -> None:
    more = table([patent(3, "注塑模具"), patent(4, "清洗机")], number=2)
    found = counted(PATENTS, "授权专利清单", table(TWO), more)
    assert [c.value for c in found] == [Decimal(4)]


def test_each_year_of_a_list_without_a_year_is_counted() -> None:
    rows = [PATENT_HEADER, patent(1, "磨削夹具"), patent(2, "编织装置", day="2021-05-06"), patent(3, "注塑模具")]
    found = counted(PATENTS, "授权专利清单", table(rows))
    assert {(c.value, c.as_of) for c in found} == {(Decimal(2), date(2022, 12, 31)), (Decimal(1), date(2021, 12, 31))}


def test_nothing_that_counts_is_nought_and_no_silence() -> None:
    rows = [PATENT_HEADER, patent(1, "磨削夹具", status="已失效"), patent(2, "编织装置", status="驳回")]
    (one,) = counted(PATENTS, "2022年授权专利清单", table(rows))
    assert one.value == 0


def test_a_sum_has_no_year() -> None:
    rows = [MACHINE_HEADER, ["1", "光谱仪", "2", ""], ["2", "硬度计", "3", ""]]
    (one,) = counted(MACHINES, "2022年服务设备清单", table(rows))
    assert (one.value, one.as_of) == (Decimal(5), None)


def test_missing_rows_and_rows_of_doubt_widen_the_bounds() -> None:
    rows = [PATENT_HEADER, patent(1, "磨削夹具"), patent(2, "编织装置", note="与院校共有"), patent(4, "注塑模具")]
    (one,) = counted(PATENTS, "2022年授权专利清单", table(rows))
    assert one.count
    assert (one.value, one.count.low, one.count.high) == (Decimal(3), Decimal(2), Decimal(4))
    assert [gap.code for gap in one.count.gaps] == ["numbers_missing"]
