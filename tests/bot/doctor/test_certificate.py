"""Handshakes with servers on 127.0.0.1 whose certificates are made for the test."""

from __future__ import annotations

import asyncio
import shutil
import ssl
import subprocess
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

import pytest

from bot.doctor.certificate import examine_certificate

_OPENSSL = shutil.which("openssl") or ""


def certificate(folder: Path, name: str, days: int) -> tuple[Path, Path]:
    if not _OPENSSL:
        pytest.skip("openssl isn't here to make a certificate")
    file, key = folder / "c.pem", folder / "k.pem"
    kind = "-x509 -newkey ec -pkeyopt ec_paramgen_curve:prime256v1 -nodes -subj /CN=x"
    command = [_OPENSSL, "req", *kind.split(), "-addext", f"subjectAltName={name}"]
    files = ["-days", str(days), "-out", str(file), "-keyout", str(key)]
    subprocess.run([*command, *files], check=True, capture_output=True)
    return file, key


@asynccontextmanager
async def serving(context: ssl.SSLContext | None) -> AsyncIterator[str]:
    def leave(_reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        writer.write(b"no\r\n\r\n")
        writer.close()

    server = await asyncio.start_server(leave, "127.0.0.1", 0, ssl=context)
    async with server:
        yield f"https://127.0.0.1:{server.sockets[0].getsockname()[1]}/hook"


@pytest.mark.parametrize(
    ("name", "days", "trusted", "expected"),
    [
        ("IP:127.0.0.1", 90, True, "ok:certificate"),
        ("IP:127.0.0.1", 5, True, "warn:certificate-soon"),
        ("IP:127.0.0.1", 90, False, "fail:certificate-bad"),
        ("DNS:other.example", 90, True, "fail:certificate-bad"),
    ],
    ids=["trusted", "ending soon", "self-signed", "another's"],
)
async def test_a_certificate_is_judged_as_telegram_would(
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    name: str,
    days: int,
    trusted: bool,
    expected: str,
) -> None:
    file, key = certificate(tmp_path, name, days)
    if trusted:
        monkeypatch.setenv("SSL_CERT_FILE", str(file))
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(file, key)
    async with serving(context) as url:
        finding = await examine_certificate(url)
    assert f"{finding.level}:{finding.code}" == expected
    if "days" in finding.values:
        assert finding.values["days"] == days - 1


async def test_a_server_without_tls() -> None:
    async with serving(None) as url:
        assert (await examine_certificate(url)).code == "certificate-bad"


async def test_nobody_there() -> None:
    assert (await examine_certificate("https://127.0.0.1:1/hook")).code == "certificate-unseen"
