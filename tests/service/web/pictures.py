"""Makes the pictures of docs/pictures from the screenshots that the applicant's journey leaves behind.

SCREENSHOTS=1 pytest tests/service/web/browser/test_applicant.py && python -m tests.service.web.pictures
"""

from __future__ import annotations

from pathlib import Path

from PIL import Image

from tests.service.web.browser.person import SHOTS

PICTURES = Path(__file__).parents[3] / "docs" / "pictures"
BYTES = 150_000

WANTED = {
    "applicant": ("03-applicant-result", (60, 66, 1306, 836), 1000),
    "board": ("04-expert-board", (200, 70, 1400, 490), 900),
    "reading-room": ("05-expert-reading-room", None, 1200),
    "proof-strips": ("06-expert-proof-strips", (0, 196, 740, 780), 740),
    "changes": ("09-staff-changes", (60, 72, 1306, 732), 1000),
    "log": ("11-staff-log", (60, 72, 1306, 562), 1000),
    "phone": ("13-phone-room", None, 300),
}
"""By the picture's name: the screenshot, the part of it that is shown (all for None), and the width it is shown in."""


def main() -> None:
    """Cut, shrink, and reduce to a palette: the pages have few colours."""
    PICTURES.mkdir(parents=True, exist_ok=True)
    for name, (shot, part, width) in WANTED.items():
        image = Image.open(SHOTS / f"{shot}.png").convert("RGB")
        cut = image.crop(part) if part else image
        shown = cut.resize((width, round(cut.height * width / cut.width)), Image.Resampling.LANCZOS)
        target = PICTURES / f"{name}.png"
        shown.quantize(256, Image.Quantize.MEDIANCUT).save(target, optimize=True)
        assert target.stat().st_size < BYTES, f"{target} is too large"


if __name__ == "__main__":
    main()
