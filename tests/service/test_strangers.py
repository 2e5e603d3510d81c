"""What is another's is told apart when all papers are read."""

from __future__ import annotations

from extractors.model import Extraction, FactName, Paper, Reason
from service.children import Understood
from service.model import Excerpt, ExcerptCell
from service.strangers import with_strangers_aside
from tests.checkers.build import FORM, HEADCOUNT, ROSTER, case, claim, fact

OWN, OTHER = "阳江众达企业服务有限公司", "阳西县旭海科技有限公司"


def test_the_figure_of_another_goes_among_the_left_out_with_its_picture() -> None:
    own, strange = claim(HEADCOUNT, ROSTER, 9, document="一.pdf"), claim(HEADCOUNT, ROSTER, 12, document="二.pdf")
    papers = (Paper(ROSTER, "一.pdf", owner=OWN), Paper(ROSTER, "二.pdf", owner=OTHER))
    named = fact(FactName.APPLICANT, OWN, FORM)
    pictures = (Excerpt(((ExcerptCell("一"),),), is_table=True), Excerpt(((ExcerptCell("二"),),), is_table=True))
    said = Understood(Extraction(papers, (own, strange), (named,)), (), pictures, (None,), ())
    (found,) = with_strangers_aside([said], case(own, strange, facts=(named,), papers=papers))
    assert (found.extraction.claims, found.excerpts) == ((own,), pictures[:1])
    (left,) = found.extraction.left_out
    assert (left.claim, left.reasons) == (strange, (Reason("paper_of_others.owner", OTHER),))
    assert found.left_out_excerpts == pictures[1:]


def test_without_a_stranger_nothing_changes() -> None:
    own = claim(HEADCOUNT, ROSTER, 9)
    said = Understood(Extraction((), (own,), ()), (), (None,), (), ())
    assert list(with_strangers_aside([said], case(own))) == [said]
