"""What became of an OFD since it was signed."""

from __future__ import annotations

import base64
import hashlib

import pytest

from extractors.model import Note, NoteCode
from extractors.ofd.container import opened
from extractors.ofd.signed import State, state_of
from extractors.readers import open_document, read_pages
from tests.extractors.ofd.build import SPACE, ofd, page, text
from tests.extractors.readers.conftest import ENGINES

CONTENT = page(text("资产总计 644,000", 20, 30))
PLACE = "/Doc_0/Pages/Page_0/Content.xml"
LIST = "/Doc_0/Signs/S.xml"


def _signed(path, method="sha256", value=None, more=(), **others):
    """A page with one signature over it and over `more`."""
    digest = base64.b64encode(hashlib.new("sha256", CONTENT.encode()).digest()).decode() if value is None else value
    listed = [(PLACE, digest), *more]
    inner = "".join(
        f'<ofd:Reference FileRef="{name}"><ofd:CheckValue>{said}</ofd:CheckValue></ofd:Reference>'
        for name, said in listed
    )
    statement = f'<ofd:SignedInfo><ofd:References CheckMethod="{method}">{inner}</ofd:References></ofd:SignedInfo>'
    parts = {
        LIST[1:]: f'<ofd:Signatures {SPACE}><ofd:Signature ID="1" BaseLoc="Sign_0/Signature.xml"/></ofd:Signatures>',
        "Doc_0/Signs/Sign_0/Signature.xml": f"<ofd:Signature {SPACE}>{statement}</ofd:Signature>",
    }
    body = f"<ofd:Signatures>{LIST}</ofd:Signatures>"
    return ofd(path, CONTENT, parts=parts | others.get("parts", {}), body=body)


def _state(path):
    with opened(path) as container:
        return state_of(container)


@pytest.mark.parametrize(
    ("more", "state"),
    [
        ({}, State.KEPT),
        ({"method": "2.16.840.1.101.3.4.2.1"}, State.KEPT),
        ({"method": "9.9.9"}, State.UNKNOWN),
        ({"value": "AAAA"}, State.CHANGED),
        ({"value": "?"}, State.CHANGED),
        ({"more": [("/Doc_0/gone.xml", "AAAA")]}, State.CHANGED),
        ({"more": [(LIST, "AAAA")]}, State.KEPT),
        ({"parts": {PLACE[1:]: page(text("资产总计 944,000", 20, 30))}}, State.CHANGED),
        ({"parts": {LIST[1:]: "<x/>"}}, State.UNSIGNED),
    ],
)
def test_states(tmp_path, more, state):
    assert _state(_signed(tmp_path / "a.ofd", **more)) is state


def test_one_without_signatures(tmp_path):
    assert _state(ofd(tmp_path / "a.ofd", CONTENT)) is State.UNSIGNED


@pytest.mark.parametrize(
    ("more", "code"), [({}, NoteCode.SIGNATURE_UNVERIFIED), ({"value": "AAAA"}, NoteCode.SIGNATURE_BROKEN)]
)
def test_it_is_told_on_the_first_page(tmp_path, more, code):
    outline = open_document(_signed(tmp_path / "a.ofd", **more))
    (first,) = read_pages(outline, [1], ENGINES)
    assert Note(code, None, "OFD") in first.notes
