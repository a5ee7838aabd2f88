"""`nezlamnist run` as a process of its own."""

from __future__ import annotations

import asyncio
import os
import socket
import sys
from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager
from pathlib import Path


@asynccontextmanager
async def bot_process(
    folder: Path, environment: dict[str, str], *arguments: str, around: Sequence[str] = ()
) -> AsyncIterator[asyncio.subprocess.Process]:
    """Start it in a folder with these settings; killed at the end if it still runs.

    `around` is a command that starts it, if not this process itself.
    """
    process = await asyncio.create_subprocess_exec(
        *around,
        sys.executable,
        "-m",
        "bot",
        "run",
        *arguments,
        cwd=folder,
        env={
            "PATH": os.environ["PATH"],
            "PYTHONPATH": str(Path(__file__).parents[1]),
            "PYTHONDONTWRITEBYTECODE": "1",
            "PYTHONWARNINGS": "default",
            "OPERATIONS_PORT": str(free_port()),
            **environment,
        },
        stdout=asyncio.subprocess.PIPE,
        stderr=asyncio.subprocess.PIPE,
    )
    try:
        yield process
    finally:
        if process.returncode is None:
            process.kill()
        await process.wait()


def free_port() -> int:
    """A port that nobody listens on."""
    with socket.create_server(("127.0.0.1", 0)) as listener:
        port: int = listener.getsockname()[1]
        return port


async def listening(port: int, process: asyncio.subprocess.Process, within_s: float = 40.0) -> None:
    """Wait until the process listens; one that ends instead is told of at once."""
    for _ in range(int(within_s / 0.1)):
        if process.returncode is not None:
            _, errors = await process.communicate()
            raise RuntimeError(errors.decode())
        try:
            _, writer = await asyncio.open_connection("127.0.0.1", port)
        except OSError:
            await asyncio.sleep(0.1)
        else:
            writer.close()
            return
    raise TimeoutError("nobody listens")
