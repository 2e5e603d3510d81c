"""Comments of Word files: what they say, at which words, and whether they are done."""

from __future__ import annotations

from extractors.model import Place, Spot
from tests.extractors.readers.office import NAMES, flow, p, r, tbl, tc, word

START, END = (
    '<w:commentRangeStart w:id="{0}"/>',
    '<w:commentRangeEnd w:id="{0}"/><w:r><w:commentReference w:id="{0}"/></w:r>',
)
RELATED = {"rId1": ("comments", "comments.xml"), "rId2": ("commentsExtended", "commentsExtended.xml")}
W14, W15 = (
    "http://schemas.microsoft.com/office/word/2010/wordml",
    "http://schemas.microsoft.com/office/word/2012/wordml",
)


def _comment(number, text, paragraph="00000001"):
    return f'<w:comment w:id="{number}" w:author="Lan"><w:p w14:paraId="{paragraph}">{r(text)}</w:p></w:comment>'


def _read(tmp_path, body, *comments, threads=""):
    parts = {
        "comments.xml": f'<w:comments {NAMES} xmlns:w14="{W14}">{"".join(comments)}</w:comments>',
        "commentsExtended.xml": f'<w15:commentsEx xmlns:w15="{W15}">{threads}</w15:commentsEx>',
    }
    return flow(word(tmp_path / "paper.docx", body, parts, RELATED)).annotations


def test_a_comment_hangs_at_the_words_of_its_range(tmp_path):
    body = p("前文") + f"<w:p>{r('面积')}{START.format(0)}{r('126平方米')}{END.format(0)}{r('。')}</w:p>"
    (one,) = _read(tmp_path, body, _comment(0, "存疑"))
    assert (one.text, one.quote, one.place, one.settled) == ("存疑", "126平方米", Place(Spot.PARAGRAPH, 2), False)


def test_one_over_several_paragraphs_hangs_at_each(tmp_path):
    body = START.format(0) + p("甲") + p("乙") + f"<w:p>{END.format(0)}{r('丙')}</w:p>"
    assert [a.place.number for a in _read(tmp_path, body, _comment(0, "再议"))] == [1, 2]


def test_one_in_a_cell_hangs_at_its_row_and_one_without_a_range_at_its_paragraph(tmp_path):
    marked = f'<w:p>{r("6人")}<w:r><w:commentReference w:id="3"/></w:r></w:p>'
    (one,) = _read(tmp_path, tbl(f"<w:tr>{tc('人数')}</w:tr>", f"<w:tr>{tc(marked)}</w:tr>"), _comment(3, "含兼职"))
    assert (one.place, one.quote) == (Place(table=1, row=2), "")


def test_a_thread_that_is_done_is_settled_with_its_replies(tmp_path):
    body = (
        f"<w:p>{''.join(START.format(i) for i in (0, 1, 2))}{r('甲')}{''.join(END.format(i) for i in (0, 1, 2))}</w:p>"
    )
    said = [_comment(0, "问", "0A"), _comment(1, "答", "0B"), _comment(2, "另", "0C")]
    threads = '<w15:commentEx w15:paraId="0A" w15:done="1"/><w15:commentEx w15:paraId="0B" w15:paraIdParent="0A"/>'
    threads += '<w15:commentEx w15:paraId="0C" w15:done="0"/>'
    found = {a.text: a.settled for a in _read(tmp_path, body, *said, threads=threads)}
    assert found == {"问": True, "答": True, "另": False}


def test_one_whose_words_nobody_sees_has_no_place(tmp_path):
    (one,) = _read(tmp_path, p("甲"), _comment(7, "旧"))
    assert one.place is None
