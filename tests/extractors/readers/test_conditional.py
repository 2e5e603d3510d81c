"""Cells that a rule or a table style makes look like their ground are not seen; those that it does not, are."""

from __future__ import annotations

import re
import zipfile

import openpyxl
import pytest
from openpyxl.formatting.rule import CellIsRule, DataBarRule, FormulaRule, Rule
from openpyxl.styles import Font, PatternFill
from openpyxl.styles.differential import DifferentialStyle
from openpyxl.styles.numbers import NumberFormat
from openpyxl.styles.table import TableStyle, TableStyleElement
from openpyxl.worksheet.table import Table as SheetTable
from openpyxl.worksheet.table import TableStyleInfo

from tests.extractors.readers.office import flow, notes, tables

WHITE = Font(color="FFFFFFFF")
ROWS = (("周岚", 3), ("罗明", 30), ("退休返聘", 300), ("何舟", None), (None, "#N/A"))


@pytest.fixture
def shown(tmp_path):
    """The texts that a sheet of these rows shows, with one rule laid over an area."""

    def of(rule, area="A1:B5", change=lambda workbook: None):
        workbook = openpyxl.Workbook()
        for row in ROWS:
            workbook.active.append(row)
        if rule is not None:
            workbook.active.conditional_formatting.add(area, rule)
        change(workbook)
        workbook.save(tmp_path / "paper.xlsx")
        document = flow(tmp_path / "paper.xlsx")
        return [cell.passage.text for table in tables(document) for cell in table.cells], notes(document)

    return of


ALL = ["周岚", "3", "罗明", "30", "退休返聘", "300", "何舟", "#N/A"]


def _without(*gone):
    return [text for text in ALL if text not in gone]


@pytest.mark.parametrize(
    ("how", "bounds", "gone"),
    [
        ("lessThan", ["30"], ["3"]),
        ("lessThanOrEqual", ["30"], ["3", "30"]),
        ("between", ["10", "50"], ["30"]),
        ("notBetween", ["10", "50"], ["3", "300", "#N/A"]),
        ("equal", ['"周岚"'], []),
        ("greaterThan", ["$B$2"], ["300", "#N/A"]),
        ("greaterThan", ["AVERAGE(B1:B3)"], ["3", "30", "300", "#N/A"]),
        ("equal", ["0"], []),
    ],
)
def test_a_rule_of_values(shown, how, bounds, gone):
    assert shown(CellIsRule(operator=how, formula=bounds, font=WHITE), "B1:B5")[0] == _without(*gone)


@pytest.mark.parametrize(
    ("formula", "gone"),
    [
        ('$A1="罗明"', ["罗明", "30"]),
        ("$B1>=300", ["退休返聘", "300", "#N/A"]),
        ("TRUE", ALL),
        ("1=2", []),
        ("ISBLANK($B1)", ["何舟"]),
        ("LEN($A1)=4", ["退休返聘", "300"]),
        ("ISERROR($B1)", ["#N/A"]),
        ("NOT(ISNUMBER($B1))", ["#N/A", "何舟"]),
        ("COUNTIF($A:$A,$A1)>1", ALL),
    ],
)
def test_a_rule_of_a_formula(shown, formula, gone):
    texts, told = shown(FormulaRule(formula=[formula], font=WHITE))
    assert texts == _without(*gone)
    assert ("hidden_text" in told) is bool(gone)


def _rule(kind, font=WHITE, **more):
    return Rule(type=kind, dxf=DifferentialStyle(font=font), **more)


@pytest.mark.parametrize(
    ("rule", "gone"),
    [
        (_rule("containsText", operator="containsText", text="返聘", formula=["x"]), ["退休返聘"]),
        (_rule("beginsWith", operator="beginsWith", text="罗", formula=["x"]), ["罗明"]),
        (_rule("endsWith", operator="endsWith", text="明", formula=["x"]), ["罗明"]),
        (_rule("notContainsText", operator="notContains", text="岚", formula=["x"]), ["罗明", "退休返聘", "何舟"]),
        (_rule("duplicateValues"), []),
        (_rule("uniqueValues"), ["周岚", "罗明", "退休返聘", "何舟"]),
        (_rule("top10", rank=1), ["周岚", "罗明", "退休返聘", "何舟"]),
        (_rule("containsBlanks", formula=["x"]), []),
    ],
)
def test_rules_of_other_sorts(shown, rule, gone):
    assert shown(rule, "A1:A5")[0] == _without(*gone)


def test_what_stands_twice(shown):
    def twice(workbook):
        workbook.active["A4"] = "周岚"

    assert shown(_rule("duplicateValues"), "A1:A5", twice)[0] == _without("周岚", "何舟")


@pytest.mark.parametrize(
    ("look", "seen"),
    [
        ({"font": Font(color="FFFF0000")}, True),
        ({"fill": PatternFill(bgColor="FFFFFF00")}, True),
        ({"fill": PatternFill(bgColor="FF000000")}, False),
        ({"font": WHITE, "fill": PatternFill(bgColor="FF000080")}, True),
        ({"font": Font(color="FF000080"), "fill": PatternFill(bgColor="FF000080")}, False),
        ({"font": Font(bold=True)}, True),
    ],
)
def test_only_a_look_that_hides_hides(shown, look, seen):
    texts, told = shown(FormulaRule(formula=["TRUE"], **look), "B1:B1")
    assert ("3" in texts) is seen
    assert told.get("hidden_text") == (None if seen else "sheet Sheet: B1 3")


def test_a_rule_may_hide_by_its_number_format_or_cross_out(shown):
    nothing = DifferentialStyle(numFmt=NumberFormat(numFmtId=164, formatCode=";;;"))
    assert shown(Rule(type="expression", dxf=nothing, formula=["TRUE"]), "B2")[0] == _without("30")
    texts, told = shown(FormulaRule(formula=["TRUE"], font=Font(strike=True)), "B2")
    assert (texts, told["tracked_changes"]) == (_without("30"), "sheet Sheet: − B2 30")


@pytest.mark.parametrize(("alone", "gone"), [(True, ["3", "30", "300"]), (False, [])])
def test_bars_may_stand_for_their_figures(shown, alone, gone):
    rule = DataBarRule(start_type="min", end_type="max", color="FF638EC6", showValue=not alone)
    assert shown(rule, "B1:B3")[0] == _without(*gone)


@pytest.mark.parametrize(
    ("looks", "gone"),
    [
        ([("wholeTable", WHITE, None)], ["罗明", "30", "周岚", "3"]),
        ([("wholeTable", WHITE, PatternFill(bgColor="FF1F4E78"))], []),
        ([("wholeTable", None, PatternFill(bgColor="FF1F4E78")), ("headerRow", WHITE, None)], []),
    ],
)
def test_a_table_style_of_the_workbooks_own(shown, looks, gone):
    def styled(workbook):
        parts = []
        for kind, font, fill in looks:
            workbook._differential_styles.append(DifferentialStyle(font=font, fill=fill))
            parts.append(TableStyleElement(type=kind, dxfId=len(workbook._differential_styles.styles) - 1))
        workbook._table_styles.tableStyle = [TableStyle(name="own", tableStyleElement=parts)]
        table = SheetTable(displayName="t", ref="A1:B2")
        table.tableStyleInfo = TableStyleInfo(name="own")
        workbook.active["A1"], workbook.active["B1"] = "周岚", "3"
        workbook.active.add_table(table)

    assert shown(None, change=styled)[0] == _without(*gone)


def test_a_workbook_that_knows_no_styles_of_tables_is_read_all_the_same(tmp_path):
    workbook = openpyxl.Workbook()
    workbook.active.append(["周岚", "3"])
    workbook.save(tmp_path / "whole.xlsx")
    with zipfile.ZipFile(tmp_path / "whole.xlsx") as whole, zipfile.ZipFile(tmp_path / "paper.xlsx", "w") as bare:
        for name in whole.namelist():
            content = whole.read(name)
            bare.writestr(name, re.sub(rb"<(?:tableStyles|dxfs)[^>]*/>", b"", content) if "styles" in name else content)
    assert [cell.passage.text for table in tables(flow(tmp_path / "paper.xlsx")) for cell in table.cells] == [
        "周岚",
        "3",
    ]
