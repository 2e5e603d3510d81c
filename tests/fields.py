"""The five figures by name, for tests."""

from __future__ import annotations

from extractors.fields import field

TOTAL_ASSETS = field("total_assets")
FLOOR_AREA = field("floor_area")
HEADCOUNT = field("headcount")
QUALIFICATION_RATIO = field("qualification_ratio")
CLIENT_COUNT = field("client_count")
