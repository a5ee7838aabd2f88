"""The files that put the bot online: what must hold in each, whatever else changes."""

from __future__ import annotations

import json
import re
import shutil
import subprocess
import tomllib
from pathlib import Path
from typing import Any

import pytest
import yaml

from bot.operations import ALIVE, READY
from bot.prefork import STOP_WITHIN_S
from bot.settings import Settings
from bot.webhook import MAX_BODY

ROOT = Path(__file__).parents[1]
MARGIN_S = 1
BODY_SIZE = "nginx.ingress.kubernetes.io/proxy-body-size"
WEBHOOK_PORT: int = Settings.model_fields["webhook_port"].default
OPERATIONS_PORT: int = Settings.model_fields["operations_port"].default
NAMES = {name.upper() for name in Settings.model_fields}

DOCKERFILE = (ROOT / "Dockerfile").read_text("utf-8")
COMPOSE: dict[str, Any] = yaml.safe_load((ROOT / "compose.yaml").read_text("utf-8"))
SERVICES: dict[str, dict[str, Any]] = COMPOSE["services"]
CADDYFILE = (ROOT / "Caddyfile").read_text("utf-8")
UNIT = (ROOT / "nezlamnist.service").read_text("utf-8")
KUBERNETES: list[dict[str, Any]] = list(
    yaml.safe_load_all((ROOT / "kubernetes.yaml").read_text("utf-8"))
)
FILES = ["Dockerfile", "compose.yaml", "Caddyfile", "nezlamnist.service", "kubernetes.yaml"]


def manifest(kind: str) -> dict[str, Any]:
    (found,) = [each for each in KUBERNETES if each["kind"] == kind]
    return found


POD: dict[str, Any] = manifest("Deployment")["spec"]["template"]["spec"]
CONTAINER: dict[str, Any] = POD["containers"][0]


def instructions(name: str) -> list[str]:
    """The arguments of a Dockerfile's instruction, continued lines joined."""
    lines = re.sub(r"\\\n\s*", " ", DOCKERFILE).splitlines()
    return [line.removeprefix(name).strip() for line in lines if line.startswith(f"{name} ")]


def unit(name: str) -> list[str]:
    return re.findall(rf"^{name}=(.*)$", UNIT, re.MULTILINE)


def seconds(text: str) -> float:
    return float(text.removesuffix("s"))


def needed_to_build() -> set[str]:
    """Of the locked packages those that nothing but the project's `build` extra asks for."""
    needed_by: dict[str, set[str]] = {}
    name = ""
    for line in (ROOT / "requirements.lock").read_text().splitlines():
        if pinned := re.match(r"([\w.-]+)==", line):
            name = pinned[1]
            needed_by[name] = set()
        elif via := re.match(r"    #(?: via)?\s+(\S+)", line):
            needed_by[name].add(via[1])
    extras = tomllib.loads((ROOT / "pyproject.toml").read_text())["project"]
    build = {re.split(r"[>=<]", each)[0] for each in extras["optional-dependencies"]["build"]}
    while more := {name for name, by in needed_by.items() if by and by <= build} - build:
        build |= more
    return build


@pytest.mark.parametrize("file", FILES)
def test_no_file_names_a_registry_or_somebodys_folder(file: str) -> None:
    text = (ROOT / file).read_text("utf-8")
    images = re.findall(r"^[ \t-]*(?:FROM|image:|COPY --from=) *(\S+)", text, re.MULTILINE)
    assert not [image for image in images if re.match(r"[^/]*[.:][^/]*/", image)]
    assert not re.search(r"(?i)index[-_]url|/home/|/root/|/Users/", text)


@pytest.mark.parametrize("file", FILES)
def test_no_file_holds_a_secret(file: str) -> None:
    text = (ROOT / file).read_text("utf-8")
    assert not re.search(r"\d{6,}:[A-Za-z0-9_-]{30,}", text)
    assert not re.search(r"(?i)(token|secret|password)\s*[:=]\s*[a-z0-9]{8,}", text)


class TestImage:
    def test_the_base_is_pinned_and_the_same_in_both_stages(self) -> None:
        bases = {each.removesuffix(" AS build") for each in instructions("FROM")}
        (base,) = bases
        assert re.fullmatch(r"python:3\.1[123]\.\d+-slim-\w+", base)

    def test_dependencies_come_by_hash(self) -> None:
        installs = [each for each in instructions("RUN") if " install " in f" {each} "]
        assert any("--require-hashes" in each and "requirements.lock" in each for each in installs)
        assert all("--require-hashes" in e or "--no-deps" in e for e in installs if "pip" in e)

    def test_what_installs_and_builds_stays_behind(self) -> None:
        (removed,) = [each for each in instructions("RUN") if "/bin/python uninstall" in each]
        names = removed.partition("uninstall --yes")[2].partition("&&")[0].split()
        assert set(names) == needed_to_build()
        assert "--without-pip" in instructions("RUN")[0]
        python = re.match(r"python:(3\.\d+)", instructions("FROM")[-1])
        assert python is not None
        last = instructions("RUN")[-1]
        assert last.startswith("pip uninstall --yes ")
        assert f"rm -r /usr/local/lib/python{python[1]}/ensurepip" in last

    def test_the_last_user_is_nobody_special(self) -> None:
        user, _, group = instructions("USER")[-1].partition(":")
        assert int(user) >= 10_000
        assert int(group) >= 10_000

    def test_it_is_the_first_process_and_hears_the_signal(self) -> None:
        assert json.loads(instructions("ENTRYPOINT")[-1]) == ["nezlamnist"]
        assert json.loads(instructions("CMD")[-1]) == ["run"]
        assert instructions("STOPSIGNAL") == ["SIGTERM"]

    def test_the_health_check_asks_what_there_is(self) -> None:
        (check,) = instructions("HEALTHCHECK")
        command = json.loads(check[check.index("[") :])
        assert command[0] == "python"
        compile(command[2], "check", "exec")
        assert f"'{OPERATIONS_PORT}'" in command[2]
        assert f"'{ALIVE}'" in command[2]

    def test_ports_and_folders_are_those_of_the_settings(self) -> None:
        assert instructions("EXPOSE") == [str(WEBHOOK_PORT)]
        (variables,) = instructions("ENV")[1:]
        assert "STATE_DIR=/state" in variables
        assert instructions("VOLUME") == ["/state"]

    def test_what_is_copied_exists_and_is_let_through(self) -> None:
        let_through = (ROOT / ".dockerignore").read_text().splitlines()
        for line in instructions("COPY"):
            if line.startswith("--from"):
                continue
            for source in line.split()[:-1]:
                assert (ROOT / source).exists()
                assert f"!{source}" in let_through

    def test_nothing_else_is_let_in(self) -> None:
        lines = [line for line in (ROOT / ".dockerignore").read_text().splitlines() if line]
        assert lines[1] == "*"
        assert "!.env" not in lines


class TestCompose:
    @pytest.mark.parametrize("name", SERVICES)
    def test_every_service_is_held_short(self, name: str) -> None:
        service = SERVICES[name]
        assert service["read_only"] is True
        assert service["cap_drop"] == ["ALL"]
        assert service["security_opt"] == ["no-new-privileges:true"]
        assert "mem_limit" in service
        assert service["restart"] == "unless-stopped"
        assert not service.get("privileged")
        assert "docker.sock" not in str(service)

    @pytest.mark.parametrize("name", ["redis", "proxy"])
    def test_images_are_pinned(self, name: str) -> None:
        assert re.fullmatch(r"[\w/]+:\d+\.\d+\.\d+-\w+", SERVICES[name]["image"])

    def test_two_bots_run_as_the_images_user(self) -> None:
        bot = SERVICES["bot"]
        assert bot["deploy"]["replicas"] == 2
        assert bot["user"] == instructions("USER")[-1]
        assert bot["env_file"] == ".env"
        assert set(bot["environment"]) <= NAMES

    def test_only_the_proxy_is_open_to_the_world(self) -> None:
        assert [name for name in SERVICES if "ports" in SERVICES[name]] == ["proxy"]
        assert COMPOSE["networks"]["back"] == {"internal": True}
        assert SERVICES["redis"]["networks"] == ["back"]

    def test_redis_keeps_its_data(self) -> None:
        command = SERVICES["redis"]["command"]
        assert command[command.index("--appendonly") + 1] == "yes"
        assert command[command.index("--maxmemory-policy") + 1] == "volatile-ttl"
        assert "redis:/data" in SERVICES["redis"]["volumes"]
        assert "healthcheck" in SERVICES["redis"]

    def test_volumes_and_mounted_files_are_there(self) -> None:
        mounts = [each for service in SERVICES.values() for each in service["volumes"]]
        for source in (each.split(":")[0] for each in mounts):
            if source.startswith("./"):
                assert source == "./points" or (ROOT / source).is_file()
            else:
                assert source in COMPOSE["volumes"]

    def test_the_bot_has_time_to_end(self) -> None:
        assert seconds(SERVICES["bot"]["stop_grace_period"]) > STOP_WITHIN_S + MARGIN_S

    def test_the_bot_has_an_init(self) -> None:
        assert SERVICES["bot"]["init"] is True


class TestProxy:
    def test_it_sends_the_webhooks_path_to_the_bots(self) -> None:
        assert re.search(rf"name bot\n\s+port {WEBHOOK_PORT}\n", CADDYFILE)
        path = SERVICES["bot"]["environment"]["WEBHOOK_URL"].rpartition("/")[2]
        assert f"path /{path}\n" in CADDYFILE

    def test_it_lets_through_what_the_bot_takes(self) -> None:
        (size,) = re.findall(r"max_size (\d+)KiB\n", CADDYFILE)
        assert int(size) * 1024 == MAX_BODY

    def test_its_logs_hold_no_headers(self) -> None:
        assert "request>headers delete" in CADDYFILE

    def test_its_braces_close(self) -> None:
        code = re.sub(r"#.*", "", CADDYFILE)
        assert code.count("{") == code.count("}")

    def test_probes_and_metrics_stay_inside(self) -> None:
        assert str(OPERATIONS_PORT) not in CADDYFILE


class TestUnit:
    @pytest.mark.parametrize(
        "line",
        [
            "DynamicUser=yes",
            "NoNewPrivileges=yes",
            "ProtectSystem=strict",
            "ProtectHome=yes",
            "CapabilityBoundingSet=",
            "PrivateTmp=yes",
            "SystemCallFilter=@system-service",
            "KillMode=mixed",
            "StateDirectoryMode=0700",
        ],
    )
    def test_it_is_held_short(self, line: str) -> None:
        assert f"\n{line}\n" in UNIT

    def test_the_state_stands_where_systemd_puts_it(self) -> None:
        (folder,) = unit("StateDirectory")
        (environment,) = unit("Environment")
        assert f"STATE_DIR=%S/{folder}" in environment.split()

    def test_secrets_come_from_a_file(self) -> None:
        assert unit("EnvironmentFile") == ["/etc/nezlamnist.env"]

    def test_the_bot_has_time_to_end(self) -> None:
        (stop,) = unit("TimeoutStopSec")
        assert seconds(stop) > STOP_WITHIN_S + MARGIN_S

    def test_systemd_reads_it(self, tmp_path: Path) -> None:
        analyze = shutil.which("systemd-analyze")
        if analyze is None:
            pytest.skip("systemd-analyze isn't here")
        copy = tmp_path / "nezlamnist.service"
        copy.write_text(UNIT.replace(unit("ExecStart")[0], "/bin/true"))
        told = subprocess.run(
            [analyze, "verify", copy], capture_output=True, text=True, check=False
        )
        assert told.stderr == ""
        assert told.returncode == 0


class TestKubernetes:
    def test_it_has_what_a_webhook_needs(self) -> None:
        kinds = {each["kind"] for each in KUBERNETES}
        assert {"Deployment", "Service", "Ingress", "Secret", "ConfigMap"} <= kinds

    def test_there_are_two_and_never_none(self) -> None:
        spec = manifest("Deployment")["spec"]
        assert spec["replicas"] == 2
        assert spec["strategy"]["rollingUpdate"]["maxUnavailable"] == 0
        assert manifest("PodDisruptionBudget")["spec"]["minAvailable"] == 1

    @pytest.mark.parametrize(
        ("probe", "path"),
        [("startupProbe", ALIVE), ("livenessProbe", ALIVE), ("readinessProbe", READY)],
    )
    def test_probes_ask_what_there_is(self, probe: str, path: str) -> None:
        assert CONTAINER[probe]["httpGet"] == {"path": path, "port": "operations"}

    def test_ports_are_those_of_the_settings(self) -> None:
        ports = {each["name"]: each["containerPort"] for each in CONTAINER["ports"]}
        assert ports == {"webhook": WEBHOOK_PORT, "operations": OPERATIONS_PORT}
        (port,) = manifest("Service")["spec"]["ports"]
        assert port["targetPort"] == "webhook"

    def test_it_is_held_short(self) -> None:
        assert POD["securityContext"]["runAsNonRoot"] is True
        assert str(POD["securityContext"]["runAsUser"]) == instructions("USER")[-1].split(":")[0]
        assert POD["automountServiceAccountToken"] is False
        assert CONTAINER["securityContext"] == {
            "allowPrivilegeEscalation": False,
            "readOnlyRootFilesystem": True,
            "capabilities": {"drop": ["ALL"]},
        }
        assert "memory" in CONTAINER["resources"]["limits"]

    def test_what_it_writes_to_is_mounted(self) -> None:
        mounts = {each["mountPath"]: each["name"] for each in CONTAINER["volumeMounts"]}
        assert {"/state", "/tmp", "/points"} == set(mounts)
        assert set(mounts.values()) == {each["name"] for each in POD["volumes"]}

    def test_the_bot_has_time_to_end(self) -> None:
        (_, pause) = CONTAINER["lifecycle"]["preStop"]["exec"]["command"]
        assert POD["terminationGracePeriodSeconds"] > STOP_WITHIN_S + seconds(pause) + MARGIN_S

    def test_the_pod_has_an_init(self) -> None:
        assert POD["shareProcessNamespace"] is True

    def test_its_settings_exist(self) -> None:
        given = {**manifest("Secret")["stringData"], **manifest("ConfigMap")["data"]}
        assert given.keys() <= NAMES
        assert "WEBHOOK_SECRET" not in manifest("ConfigMap")["data"]

    def test_the_ingress_leads_to_the_webhook(self) -> None:
        size = manifest("Ingress")["metadata"]["annotations"][BODY_SIZE].removesuffix("k")
        assert int(size) * 1024 == MAX_BODY
        (rule,) = manifest("Ingress")["spec"]["rules"]
        (path,) = rule["http"]["paths"]
        assert (
            manifest("ConfigMap")["data"]["WEBHOOK_URL"] == f"https://{rule['host']}{path['path']}"
        )
        assert path["backend"]["service"]["name"] == manifest("Service")["metadata"]["name"]
