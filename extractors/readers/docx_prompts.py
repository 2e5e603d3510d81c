"""Content controls of a Word file that nobody has filled in: what they show is a prompt, and no entry."""

from __future__ import annotations

from collections.abc import Iterator

from lxml import etree

from extractors.readers.docx_drawn import plain_text
from extractors.readers.docx_styles import W, switched


def without_prompts(tree: etree._Element) -> Iterator[str]:
    """Take the words out of each control that still shows its prompt, and tell them."""
    for control in tree.iter(W + "sdt"):
        content = control.find(W + "sdtContent")
        if content is None or not switched(control.find(W + "sdtPr"), "showingPlcHdr"):
            continue
        if (prompt := plain_text(content)).strip():
            yield prompt
        for node in content.iter(W + "t"):
            node.text = ""
