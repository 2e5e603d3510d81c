"""What `deploy/` says is what the service knows: settings, commands, limits; and the programs that read it take it."""

from __future__ import annotations

import configparser
import re
import shutil
import subprocess
import sys
from functools import cache
from pathlib import Path
from typing import Any

import pytest
import yaml
from click.testing import CliRunner

from service.serve_cli import serve, worker
from service.settings import MEGABYTE, Settings, load
from service.web import admission

ROOT = Path(__file__).resolve().parents[1]
DEPLOY = ROOT / "deploy"
UNITS = sorted((DEPLOY / "systemd").glob("*.service"))
COMPOSE: dict[str, Any] = yaml.safe_load((DEPLOY / "compose.yaml").read_text(encoding="utf-8"))
NGINX = (DEPLOY / "nginx.conf").read_text(encoding="utf-8")
SETTING = re.compile(r"\b(?:PRESCREEN_[A-Z_]+|DATABASE_URL|REDIS_URL|STORAGE_URL)\b")
OF_S3 = {"AWS_ENDPOINT_URL_S3", "AWS_ACCESS_KEY_ID", "AWS_SECRET_ACCESS_KEY", "AWS_REGION"}
OF_COMPOSE = {"POSTGRES_PASSWORD", "REDIS_PASSWORD", "STORE_PASSWORD"}
OWN_BUSINESS = {"PRESCREEN_LASTING_FOLDER", "PRESCREEN_BEGUN"}
"""What parts of the service tell one another."""

SHUT_IN = {"NoNewPrivileges": "yes", "ProtectSystem": "strict", "PrivateTmp": "yes", "ProtectHome": "yes"}


@cache
def known() -> set[str]:
    """All settings that the program looks for."""
    files = [p for folder in ("service", "extractors", "checkers") for p in (ROOT / folder).rglob("*.py")]
    return {name for p in files for name in SETTING.findall(p.read_text(encoding="utf-8"))} - OWN_BUSINESS


def unit(path: Path) -> configparser.RawConfigParser:
    """A unit's sections."""
    found = configparser.RawConfigParser(strict=False)
    found.optionxform = str  # names keep their letters
    found.read_string(path.read_text(encoding="utf-8"))
    return found


def test_nothing_is_set_that_the_service_does_not_know() -> None:
    there = {p: SETTING.findall(p.read_text(encoding="utf-8")) for p in DEPLOY.rglob("*") if p.is_file()}
    assert {(p.name, name) for p, names in there.items() for name in names if name not in known()} == set()
    assert sum(map(len, there.values())) > 40


def test_every_setting_stands_in_the_example_with_its_usual_value(tmp_path: Path) -> None:
    lines = (DEPLOY / "prescreen.env.example").read_text(encoding="utf-8").splitlines()
    told = dict(line.removeprefix("#").split("=", 1) for line in lines if re.match(r"#?[A-Z_0-9]+=", line))
    assert told.keys() == known() | OF_S3 | OF_COMPOSE
    usual = {name: value for name, value in told.items() if f"#{name}={value}" in lines and "WORK" not in name}
    usual = {name: value for name, value in usual.items() if name.removeprefix("PRESCREEN_") not in EXAMPLES}
    assert load(usual, tmp_path) == load({}, tmp_path)


EXAMPLES = {"LOG_FORMAT", "READING_JOBS", "SITE_URL", "METRICS_ADDRESS", "SECOND_FACTOR", "LOG", "RULES", "WORDS"}
"""Of which the example shows a value that is not the usual one."""


def test_compose_hands_on_what_the_service_takes(tmp_path: Path) -> None:
    for name in ("web", "worker"):
        environment = COMPOSE["services"][name]["environment"]
        given = {key: re.sub(r"\$\{\w+:-?([^}]*)\}", r"\1", value) for key, value in environment.items()}
        given["PRESCREEN_SECRET_KEY"] = "x" * 64
        found: Settings = load({k: v for k, v in given.items() if SETTING.fullmatch(k)}, tmp_path)
        assert (found.own_redis, found.queue, found.log_format) == (False, "reviews", "json")
        assert set(environment) - known() == OF_S3
    assert COMPOSE["services"]["web"]["environment"]["PRESCREEN_PROXIES"] == "1"


def test_compose_fits_together() -> None:
    services, volumes = COMPOSE["services"], set(COMPOSE["volumes"])
    assert set(services) == {"web", "worker", "redis", "postgres", "store", "nginx"}
    for name, service in services.items():
        assert set(service.get("depends_on", ())) <= services.keys(), name
        assert set(service["networks"]) <= COMPOSE["networks"].keys(), name
        named = {v.partition(":")[0] for v in service.get("volumes", ()) if v[0] not in "./"}
        assert named <= volumes, name
        assert re.fullmatch(r"[a-z/]+:\S*\d\S*", service["image"]), f"{name} is not pinned"
        assert "ports" not in service or name == "nginx", f"{name} is open to all"
        for waited, how in service.get("depends_on", {}).items():
            assert how["condition"] != "service_healthy" or "healthcheck" in services[waited], waited
    for name in ("web", "worker"):
        assert services[name]["cap_drop"] == ["ALL"]
        assert services[name]["read_only"] is True
        assert services[name]["mem_limit"]


@pytest.mark.parametrize("name", ["web", "worker"])
def test_commands_of_compose_and_units_are_those_of_the_service(name: str) -> None:
    line = unit(DEPLOY / "systemd" / f"prescreen-{'worker@' if name == 'worker' else name}.service")["Service"][
        "ExecStart"
    ]
    for words in (COMPOSE["services"][name]["command"], line.split()[1:]):
        command = {"serve": serve, "worker": worker}[words[0]]
        options = {option for parameter in command.params for option in parameter.opts}
        assert {word for word in words if word.startswith("--")} <= options
        assert CliRunner().invoke(command, [*words[1:], "--help"]).exit_code == 0


def test_all_that_compose_asks_for_stands_in_the_example_that_it_reads() -> None:
    text = (DEPLOY / "compose.yaml").read_text(encoding="utf-8")
    told = re.findall(r"^#?(\w+)=", (DEPLOY / "prescreen.env.example").read_text(encoding="utf-8"), re.MULTILINE)
    asked = set(re.findall(r"\$\{(\w+)", text))
    assert asked >= OF_COMPOSE
    assert asked <= set(told)
    assert all(COMPOSE["services"][name]["env_file"] == [".env"] for name in ("web", "worker"))


def test_the_command_line_has_the_units_user_and_settings() -> None:
    units = [unit(DEPLOY / "systemd" / f"prescreen-{name}.service")["Service"] for name in ("web", "worker@")]
    command = (DEPLOY / "systemd" / "prescreen").read_text(encoding="utf-8")
    options = dict(re.findall(r"--(?:property=)?([A-Za-z]+)=(\S+)", command))
    same = ("EnvironmentFile", "StateDirectory", "StateDirectoryMode", "UMask")
    for service in units:
        assert {name: options[name] for name in same} == {name: service[name] for name in same}
        assert (options["uid"], options["gid"]) == (service["User"], service["Group"])
        assert f"{service['ExecStart'].split()[0]} " in command
    assert command.startswith("#!/bin/sh\n")
    assert (DEPLOY / "systemd" / "prescreen").stat().st_mode & 0o111


def test_what_the_docs_have_installed_is_there() -> None:
    text = (ROOT / "docs" / "service.md").read_text(encoding="utf-8")
    (steps,) = re.findall(r"## On one machine, with systemd\n(.*?)\n## ", text, re.DOTALL)
    named = re.findall(r"/opt/prescreen/(deploy/[\w./*-]+)", steps)
    assert len(named) == 4
    assert [name for name in named if not list(ROOT.glob(name))] == []
    example = (DEPLOY / "prescreen.env.example").read_text(encoding="utf-8")
    first, last = example.index("\nDATABASE_URL="), example.index("\nAWS_REGION=")
    shared = SETTING.findall(example[first:last])
    assert shared == ["DATABASE_URL", "REDIS_URL", "STORAGE_URL"], "what is taken out for one machine, and nothing else"


@pytest.mark.parametrize("path", UNITS, ids=lambda p: p.name)
def test_units_are_shut_in_and_bounded(path: Path) -> None:
    service = unit(path)["Service"]
    assert {name: service[name] for name in SHUT_IN} == SHUT_IN
    assert {"MemoryMax", "TasksMax", "User", "StateDirectory", "Restart"} <= set(service)
    assert service["CapabilityBoundingSet"] == ""
    assert "MemoryDenyWriteExecute" not in service, "OpenVINO writes code in memory"


@pytest.mark.parametrize("path", UNITS, ids=lambda p: p.name)
def test_systemd_takes_the_units(path: Path, tmp_path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    if shutil.which("systemd-analyze") is None:
        assert {"Unit", "Service", "Install"} == set(unit(path).sections())
        return
    there = re.sub(r"ExecStart=\S+", f"ExecStart={sys.executable}", text)
    for folder in ("WorkingDirectory=/opt/prescreen",):
        there = there.replace(folder, f"WorkingDirectory={tmp_path}")
    placed = tmp_path / path.name.replace("@.", "@1.")
    placed.write_text(there, encoding="utf-8")
    done = subprocess.run(
        ["systemd-analyze", "verify", "--man=no", "--recursive-errors=no", str(placed)],
        capture_output=True,
        text=True,
        check=False,
    )
    said = [line for line in done.stderr.splitlines() if path.name.partition(".")[0].partition("@")[0] in line]
    assert (done.returncode, said) == (0, [])


def test_nginx_lets_through_what_the_service_takes_and_no_more_figures() -> None:
    (body,) = re.findall(r"client_max_body_size (\d+)m;", NGINX)
    (door,) = re.findall(r"client_max_body_size (\d+)k;", NGINX)
    assert int(door) * 1024 == admission.SMALL, "what anybody may send"
    assert Settings.__dataclass_fields__["max_request"].default / MEGABYTE < int(body) < 320
    assert "proxy_request_buffering off;" in NGINX
    assert re.search(r"limit_conn clients \d+;", NGINX)
    assert re.search(r"location = /metrics \{\s*return 404;", NGINX)
    for header in ("X-Forwarded-For $remote_addr", "X-Forwarded-Proto $scheme", "X-Forwarded-Host $host"):
        assert NGINX.count(f"proxy_set_header {header};") == NGINX.count("proxy_pass ")
    assert NGINX.count("{") == NGINX.count("}")


def test_the_image_installs_the_lock_and_is_nobodys_root() -> None:
    text = (DEPLOY / "Dockerfile").read_text(encoding="utf-8")
    assert "--no-deps -r requirements.lock" in text
    assert text.index("USER prescreen") < text.index("ENTRYPOINT")
    copied = {word for line in re.findall(r"COPY (.+) \S+", text) for word in line.split()}
    assert [name for name in copied if not (ROOT / name).exists()] == []
    assert {"extractors", "checkers", "service", "worker.py"} <= copied


def test_the_image_is_made_of_what_it_copies_and_of_no_papers_that_lie_about() -> None:
    lines = (ROOT / ".dockerignore").read_text(encoding="utf-8").splitlines()
    rules = [line for line in lines if line and not line.startswith("#")]
    text = (DEPLOY / "Dockerfile").read_text(encoding="utf-8")
    copied = {word for line in re.findall(r"COPY (.+) \S+", text) for word in line.split()}
    assert rules[0] == "*"
    assert {rule.removeprefix("!") for rule in rules[1:] if rule.startswith("!")} == copied
