"""Equations of Word files: what stands over and under a line, or high, never runs together with its neighbours."""

from __future__ import annotations

import pytest

from tests.extractors.readers.office import flow, notes, r, texts, word


@pytest.fixture
def read(tmp_path):
    return lambda inner: flow(word(tmp_path / "paper.docx", f"<w:p>{inner}</w:p>"))


def t(text):
    return f"<m:r><m:t>{text}</m:t></m:r>"


def of(name, said="", **parts):
    inner = "".join(f"<m:{key}>{part}</m:{key}>" for key, part in parts.items())
    return f"<m:{name}><m:{name}Pr>{said}</m:{name}Pr>{inner}</m:{name}>"


def over(above, below, said=""):
    return of("f", said, num=above, den=below)


def power(base, above):
    return of("sSup", e=base, sup=above)


def math(inner):
    return f"<m:oMath>{inner}</m:oMath>"


@pytest.mark.parametrize(
    ("inner", "shown"),
    [
        (over(t("6"), t("8")) + t("×100%=75%"), "6/8×100%=75%"),
        (over(t("6"), t("8"), '<m:type m:val="lin"/>'), "6/8"),
        (over(t("6"), t("8"), '<m:type m:val="noBar"/>'), "(6; 8)"),
        (over(t("2+4"), t("8")), "(2+4)/8"),
        (over(over(t("1"), t("2")), t("8")), "(1/2)/8"),
        (over(t("本科人数"), t("总人数")), "本科人数/总人数"),
        (t("1") + over(t("3"), t("4")), "1 3/4"),
        (over(t("1"), t("2")) + over(t("3"), t("4")), "1/2 3/4"),
        (power(t("10"), t("3")), "10^3"),
        (power(t("1+2"), t("2")), "(1+2)^2"),
        (t("57") + power(t("m"), t("2")), "57m^2"),
        (power(t("57 m"), t("2")), "57 m^2"),
        (power(of("d", e=t("57 m")), t("2")), "(57 m)^2"),
        (of("sSub", e=t("S"), sub=t("1")) + t("=9"), "S_1=9"),
        (of("sSubSup", e=t("x"), sub=t("1"), sup=t("2")), "x_1^2"),
        (of("rad", '<m:degHide m:val="1"/>', deg="", e=t("16")), "√(16)"),
        (of("rad", deg=t("3"), e=t("8")), "√[3](8)"),
        (of("d", '<m:begChr m:val="["/><m:endChr m:val="]"/>', e=over(t("6"), t("8"))) + t("×2"), "[6/8]×2"),
        (of("nary", '<m:chr m:val="∑"/>', sub=t("1"), sup=t("5"), e=t("7")), "∑_(1)^(5) 7"),
        (of("func", fName=t("log"), e=t("100")), "log 100"),
        (of("limLow", e=t("7"), lim=t("3")), "7 (3)"),
        ("<m:eqArr><m:e>" + t("3") + "</m:e><m:e>" + t("4") + "</m:e></m:eqArr>", "3\n4"),
        ("<m:m><m:mr><m:e>" + t("3") + "</m:e><m:e>" + t("4") + "</m:e></m:mr></m:m>", "3\t4"),
    ],
)
def test_built_forms_stand_in_a_line(read, inner, shown):
    assert texts(read(math(inner))) == [shown]


def test_equations_under_one_another_stand_in_lines(read):
    assert texts(read(f"<m:oMathPara>{math(t('a=3'))}{math(t('4=b'))}</m:oMathPara>")) == ["a=3\n4=b"]


@pytest.mark.parametrize(
    ("inner", "shown"),
    [
        (r("共1") + math(over(t("3"), t("4"))) + r("。"), "共1 3/4。"),
        (r("共") + math(power(t("10"), t("2"))) + r("平方米"), "共(10^2)平方米"),
        (r("共") + math(over(t("3"), t("4"))) + r("5万元"), "共(3/4)5万元"),
        (f"<w:ins>{r('共1')}{math(over(t('3'), t('4')))}</w:ins>", "共1 3/4"),
    ],
)
def test_a_form_does_not_run_into_the_text_beside_it(read, inner, shown):
    assert texts(read(inner)) == [shown]


RAISED = '<w:vertAlign w:val="superscript"/>'


@pytest.mark.parametrize(
    ("inner", "shown"),
    [
        (r("资产28") + r("1", RAISED) + r("万元"), "资产28万元"),
        (r("资产28") + r("[2]", RAISED) + r("万元"), "资产28万元"),
        (r("共10") + r("3", RAISED) + r("元"), "共(10^3)元"),
        (r("共10") + r("3", RAISED) + r("。"), "共10^3。"),
        (r("共110") + r("3", RAISED) + r("元"), "共110元"),
        (r("57m") + r("2", RAISED), "57m2"),
        (r("57") + r("平方米", RAISED), "57平方米"),
    ],
)
def test_a_raised_number_is_no_digit_of_the_figure_before_it(read, inner, shown):
    assert texts(read(inner)) == [shown]


def test_what_only_keeps_room_or_is_crossed_out_is_noted(read):
    unseen = of("phant", '<m:show m:val="0"/>', e=t("88"))
    crossed = of("borderBox", "<m:strikeH/>", e=t("99"))
    document = read(math(t("7") + unseen + crossed + of("phant", e=t("=7")) + of("borderBox", e=t("!"))))
    assert texts(document) == ["7=7!"]
    assert notes(document)["hidden_text"] == "88"
    assert "99" in notes(document)["tracked_changes"]
