"""The interface's blueprint, which every module of it adds its addresses to."""

from __future__ import annotations

from flask import Blueprint

blueprint = Blueprint("api", __name__, url_prefix="/api/v1")
