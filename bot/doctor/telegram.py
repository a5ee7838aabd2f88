"""Whether the token is Telegram's, what the bot may do in chats, and how updates come."""

from __future__ import annotations

import time
from collections.abc import Iterator
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from typing import Any
from urllib.parse import urlsplit

from aiohttp import ClientError, ClientResponse, ClientSession, ClientTimeout

from bot.doctor.finding import Finding, fail, ok, warn
from bot.redaction import redact
from bot.settings import Settings

WITHIN_S = 5
MANY_PENDING = 1_000
RECENT_S = 3_600

# What https://core.telegram.org/bots/api#setwebhook allows; a local Bot API server allows any.
_PORTS = {443, 80, 88, 8443}
_API = "https://api.telegram.org"


class _NoAnswerError(Exception):
    """Telegram wasn't reached, or something else answered."""


async def examine_telegram(settings: Settings) -> tuple[list[Finding], float | None]:
    """The findings, and by how many seconds this machine's clock is ahead of Telegram's."""
    offset: float | None = None
    timeout = ClientTimeout(total=WITHIN_S)
    async with ClientSession(timeout=timeout) as client:
        try:
            me, offset = await _ask(client, settings, "getMe")
            if me is None:
                return [fail("token-refused")], offset
            told, _ = await _ask(client, settings, "getWebhookInfo")
        except _NoAnswerError:
            return [fail("telegram-silent")], offset
    name = str(me.get("username", ""))
    findings = [ok("token-ok", name=name), *_judge_chats(me), *_judge_webhook(settings, told or {})]
    return findings, offset


async def _ask(
    client: ClientSession, settings: Settings, method: str
) -> tuple[dict[str, Any] | None, float | None]:
    """The method's result, None where the token is refused; and the clock's offset."""
    base = str(settings.telegram_api_url or _API).rstrip("/")
    url = f"{base}/bot{settings.bot_token.get_secret_value()}/{method}"
    try:
        async with client.post(url) as response:
            offset = _clock_offset(response)
            if response.status in {401, 404}:
                return None, offset
            body = await response.json(content_type=None)
    except (ClientError, TimeoutError, ValueError):
        # Not chained: the error names the URL, and the token stands in it.
        raise _NoAnswerError from None
    match body:
        case {"ok": True, "result": dict(result)}:
            return result, offset
    raise _NoAnswerError


def _clock_offset(response: ClientResponse) -> float | None:
    try:
        there = parsedate_to_datetime(response.headers.get("Date", ""))
    except ValueError:
        return None
    # The header is cut to whole seconds: on average it is half a second behind.
    return (datetime.now(UTC) - there).total_seconds() - 0.5


def _judge_chats(me: dict[str, Any]) -> Iterator[Finding]:
    """What only @BotFather can change; nothing is said of what Telegram doesn't tell."""
    inline = me.get("supports_inline_queries")
    if inline is not None:
        yield ok("inline-on") if inline else warn("inline-off")
    if me.get("can_join_groups") is False:
        yield warn("groups-shut")
    elif me.get("can_read_all_group_messages"):
        yield warn("groups-overheard")


def _judge_webhook(settings: Settings, told: dict[str, Any]) -> Iterator[Finding]:
    current = str(told.get("url", ""))
    if settings.webhook_url is None:
        yield fail("webhook-in-the-way") if current else ok("webhook-none")
        return
    wanted = str(settings.webhook_url)
    if settings.telegram_api_url is None and urlsplit(wanted).port not in {None, *_PORTS}:
        yield fail("webhook-port")
    pending = int(told.get("pending_update_count", 0))
    if not current:
        yield warn("webhook-unset")
    elif _place(current) != _place(wanted):
        yield warn("webhook-elsewhere")
    elif pending >= MANY_PENDING:
        yield warn("webhook-pending", count=pending)
    else:
        yield ok("webhook-ok", count=pending)
    ago = time.time() - int(told.get("last_error_date", 0))
    if ago < RECENT_S:
        reason = redact(str(told.get("last_error_message", ""))) or "?"
        yield warn("webhook-error", minutes=max(0, round(ago / 60)), reason=reason)


def _place(url: str) -> tuple[str, str | None, int, str]:
    """The address without its query, which carries the secret's fingerprint."""
    parts = urlsplit(url)
    return parts.scheme, parts.hostname, parts.port or 443, parts.path or "/"
