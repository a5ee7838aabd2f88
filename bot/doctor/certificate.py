"""Whether Telegram would trust the certificate of the webhook's address."""

from __future__ import annotations

import asyncio
import ssl
import time
from urllib.parse import urlsplit

from bot.doctor.finding import Finding, fail, ok, warn

WITHIN_S = 5
SOON_DAYS = 14


async def examine_certificate(url: str) -> Finding:
    """Shake hands with the address as a client; an address unseen from here is only a warning."""
    parts = urlsplit(url)
    host, port = parts.hostname or "", parts.port or 443
    try:
        async with asyncio.timeout(WITHIN_S):
            context = ssl.create_default_context()
            _, writer = await asyncio.open_connection(host, port, ssl=context)
    except ssl.SSLCertVerificationError as error:
        return fail("certificate-bad", reason=error.verify_message)
    except ssl.SSLError as error:
        return fail("certificate-bad", reason=error.reason or "TLS")
    except (OSError, TimeoutError):
        return warn("certificate-unseen")
    days = _days_left(writer.get_extra_info("peercert"))
    writer.close()
    return warn("certificate-soon", days=days) if days < SOON_DAYS else ok("certificate", days=days)


def _days_left(certificate: dict[str, str]) -> int:
    return int((ssl.cert_time_to_seconds(certificate["notAfter"]) - time.time()) // 86_400)
