"""What a finding on the legal form says, in both languages."""

from __future__ import annotations

from checkers.saying.legal_person import hardly_read, missing, name_differs, over, seen_otherwise, told, unproved
from checkers.standing.licences import Licence
from extractors.model import FactName, FactReading, Kind, Reader
from tests.checkers.build import fact

FORM = fact(FactName.LEGAL_FORM, "有限责任公司", Kind.BUSINESS_LICENCE)


def test_the_form_and_what_it_makes_of_its_holder() -> None:
    assert told(FORM, True, (), ()).zh.endswith("载明类型为“有限责任公司”，属于法人。")
    assert "no legal person" in told(FORM, False, (), ()).en
    open_ = told(FORM, None, (), ())
    assert "不能判断" in open_.zh
    assert open_.zh.endswith("请对照原件认定。")


def test_what_leaves_it_open() -> None:
    other = fact(FactName.LEGAL_FORM, "个体工商户", Kind.BUSINESS_LICENCE)
    doubts = (hardly_read(FORM), name_differs("云帆合伙"), over(fact(FactName.REGISTRATION_ENDED, "注销")))
    said = told(FORM, True, doubts, (other,))
    assert "个体工商户" in said.zh
    assert "云帆合伙" in said.en
    assert "registration has ended (注销)" in said.en
    rival = FactReading(Reader.TESSERACT, "合伙", "合伙", 0.9)
    assert "合伙" in seen_otherwise(rival).zh


def test_what_is_lacking() -> None:
    assert "法人证书" in missing().zh
    landlord = Licence({0: fact(FactName.APPLICANT, "漠江云帆物业有限公司", Kind.BUSINESS_LICENCE)})
    assert "not the applicant" in unproved(None, (landlord,), True, False).en
    assert "alone" in unproved(FORM, (), False, False).en
    assert "was not read" in unproved(None, (), True, True).en
