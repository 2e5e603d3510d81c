"""Takes dossiers in, keeps them, runs the pipeline, shows reports."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from flask import Flask

    from service.settings import Settings


def create_app(settings: Settings) -> Flask:
    """The service as a WSGI application; imported here, so that the command line need not load Flask."""
    from service.web import create_app as create

    return create(settings)
