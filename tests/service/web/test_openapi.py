"""Schemathesis calls every address of the interface with what its description allows, and with what it does not."""

from __future__ import annotations

import io
import json
from collections.abc import Callable
from importlib.resources import files

import pytest
import schemathesis
from flask import Flask
from hypothesis import HealthCheck, Phase, given, settings
from schemathesis import GenerationMode
from schemathesis.checks import not_a_server_error
from schemathesis.config import SchemathesisConfig
from schemathesis.specs.openapi.checks import (
    content_type_conformance,
    response_schema_conformance,
    status_code_conformance,
)

CHECKS = [not_a_server_error, status_code_conformance, content_type_conformance, response_schema_conformance]
DESCRIPTION = json.loads(files("service.web").joinpath("openapi.json").read_text(encoding="utf-8"))
CONFIG = SchemathesisConfig.from_dict({"analysis": {"constants": {"enabled": False}}})
"""Nothing is drawn from the code's own words: looking through it took a third of the time, for each address anew."""

OPERATIONS = [(path, method) for path, item in DESCRIPTION["paths"].items() for method in item]


@pytest.mark.parametrize("mode", [GenerationMode.POSITIVE, GenerationMode.NEGATIVE], ids=["fit", "unfit"])
@pytest.mark.parametrize(("path", "method"), OPERATIONS)
def test_every_address_keeps_to_its_description(
    app: Flask, token: Callable[[str], dict[str, str]], path: str, method: str, mode: GenerationMode
) -> None:
    headers, client = token("staff"), app.test_client()
    paper = (io.BytesIO(b"total_assets=1"), "x.txt")
    made = client.post("/api/v1/dossiers", data={"files[]": paper}, headers=headers).get_json()
    schema = schemathesis.openapi.from_wsgi("/api/v1/openapi.json", app, config=CONFIG)
    operation = schema[f"{path}"][method.upper()]

    @settings(max_examples=12, deadline=None, suppress_health_check=list(HealthCheck), phases=[Phase.generate])
    @given(case=operation.as_strategy(generation_mode=mode))
    def keeps(case: schemathesis.Case) -> None:
        if mode == GenerationMode.POSITIVE and "dossier_id" in case.path_parameters:
            case.path_parameters["dossier_id"] = made["id"]
        case.call_and_validate(headers=headers, checks=CHECKS)

    keeps()
