"""Shadows and uneven light taken off a picture; an evenly white scan is left as it is."""

from __future__ import annotations

import cv2
import numpy as np

from extractors.recognise.channels import each
from extractors.recognise.rapid import Picture

UNEVEN = 22
"""Grey steps between the paper's darker and brighter parts from which the light is corrected …"""
DIM = 215
"""… as it is where the paper is darker than this."""
GAIN = 3.5
"""The most that a dark place is brightened."""


def flattened(picture: Picture) -> Picture:
    """The RGB picture with its paper evenly near white; the same array where it is so already."""
    paper = _paper(picture)
    grey = paper.min(axis=2)
    dark, usual, bright = np.percentile(grey, [3, 50, 97])
    if bright - dark < UNEVEN and usual >= DIM:
        return picture
    small = np.clip(245.0 / np.maximum(paper.astype(np.float32), 1), 1.0, GAIN)
    gain = cv2.resize(small, (picture.shape[1], picture.shape[0]), interpolation=cv2.INTER_LINEAR)
    return np.asarray(np.clip(picture * gain, 0, 255), dtype=np.uint8)


def _paper(picture: Picture) -> Picture:
    """The colour of the paper, without print, in a small picture."""
    factor = 400 / max(picture.shape[:2])
    small = each(picture, lambda one: cv2.resize(one, None, fx=factor, fy=factor, interpolation=cv2.INTER_AREA))
    opened = cv2.dilate(small, np.ones((7, 7), np.uint8))
    smooth = cv2.medianBlur(np.asarray(opened, dtype=np.uint8), 25)
    return np.asarray(cv2.GaussianBlur(smooth, (0, 0), 4), dtype=np.uint8)
