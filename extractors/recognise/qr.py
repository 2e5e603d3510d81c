"""The texts of the QR codes on a picture, where they are sharp enough to be read."""

from __future__ import annotations

from extractors.pictures.pixels import Picture


def qr_texts(picture: Picture) -> tuple[str, ...]:
    """What the codes on a picture say, each once."""
    import numpy as np
    import zxingcpp

    found = zxingcpp.read_barcodes(
        np.ascontiguousarray(picture), formats=zxingcpp.BarcodeFormats(zxingcpp.BarcodeFormat.QRCode)
    )
    return tuple(dict.fromkeys(code.text for code in found if code.valid and code.text))
