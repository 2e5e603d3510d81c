"""Pixels of pages as files: pictures that a browser shows, small enough to be kept by the hundred."""

from __future__ import annotations

import io
from typing import Any

DPI = 120
QUALITY = 78


def jpeg(pixels: Any) -> bytes:
    """Pixels as JPEG."""
    import numpy as np
    from PIL import Image

    buffer = io.BytesIO()
    Image.fromarray(np.ascontiguousarray(pixels)).save(buffer, "JPEG", quality=QUALITY, optimize=True)
    return buffer.getvalue()
