"""QR codes on pictures are read where they are sharp."""

from __future__ import annotations

import numpy as np
import zxingcpp

from extractors.recognise.qr import qr_texts

SAID = "https://register.example/query?id=20240517"


def page_with(*texts: str, scale: int = 4) -> np.ndarray:
    """A page with these codes below one another."""
    page = np.full((1400, 1000, 3), 255, np.uint8)
    for place, text in enumerate(texts):
        code = np.array(zxingcpp.create_barcode(text, zxingcpp.BarcodeFormat.QRCode).to_image(scale=scale))
        page[100 + 400 * place :, 600:][: code.shape[0], : code.shape[1]] = code[:, :, None]
    return page


def test_each_text_once() -> None:
    assert sorted(qr_texts(page_with(SAID, "二维码", SAID))) == sorted([SAID, "二维码"])


def test_a_page_without_codes_or_with_a_smeared_one_says_nothing() -> None:
    assert qr_texts(page_with()) == ()
    smeared = page_with(SAID)
    smeared[150:200, 600:760] = 120
    assert qr_texts(smeared) == ()
