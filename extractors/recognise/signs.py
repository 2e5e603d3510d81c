"""A sign before a figure that was the rim of a seal is no minus; in a sum of money a colon is its point, and points
between thousands are its commas."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace

import numpy as np

from extractors.model import Box, Word
from extractors.recognise.rapid import Picture

LIFTED = 12.0
"""Grey steps by which the place of a sign became brighter when the seals' ink was taken off."""
_SIGNED = re.compile(r"[-—–−_~](?=\d)")
_GROUPED = re.compile(r"(?<![\d.,])\d{1,3}(?:[.,]\d{3}){1,4}\.\d{2}(?![\d.,])")
"""A sum of money of which points were taken for commas: 6.340.62."""
_POINT = re.compile(r"(?<=,\d{3})[:;：；·](?=\d{2}$)")


def settled(words: Iterable[Word], picture: Picture, cleaned: Picture) -> list[Word]:
    """The words (in pixels), with such signs left off and such points set; `cleaned` is without the seals' ink."""
    return [_pointed(_unsigned(word, picture, cleaned)) for word in words]


def _unsigned(word: Word, picture: Picture, cleaned: Picture) -> Word:
    if picture is cleaned or not _SIGNED.match(word.text) or len(word.edges) != len(word.text) + 1:
        return word
    end = word.edges[1]
    rows = slice(max(int(word.box.top), 0), max(int(word.box.bottom), 0))
    columns = slice(max(int(word.edges[0]) - 2, 0), max(int(np.ceil(end)), 0))
    before, after = picture[rows, columns].astype(np.float32), cleaned[rows, columns].astype(np.float32)
    if not before.size or float((after - before).mean()) < LIFTED:
        return word
    box = Box(end, word.box.top, word.box.x1, word.box.bottom)
    return replace(word, text=word.text[1:], box=box, edges=word.edges[1:])


def _pointed(word: Word) -> Word:
    text = _GROUPED.sub(_with_commas, _POINT.sub(".", word.text))
    return replace(word, text=text) if text != word.text else word


def _with_commas(sum_of_money: re.Match[str]) -> str:
    whole, pence = sum_of_money[0][:-3], sum_of_money[0][-3:]
    return whole.replace(".", ",") + pence
