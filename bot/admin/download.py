"""An admin's file from Telegram, never more of it than a bot may fetch."""

from __future__ import annotations

from aiogram import Bot
from aiogram.exceptions import TelegramAPIError
from aiogram.types import Document
from aiohttp import ClientError

from geo.errors import PointsFileError

MAX_FILE = 20 * 1024 * 1024
WITHIN_S = 60
CHUNK = 64 * 1024


class DownloadError(Exception):
    """Telegram didn't give the file."""


def is_too_large(document: Document) -> bool:
    """Whether it says before the download that it is."""
    return (document.file_size or 0) > MAX_FILE


async def download(bot: Bot, document: Document) -> bytes:
    """The file's bytes; raises DownloadError and, whatever its said size, `too-large`."""
    try:
        file = await bot.get_file(document.file_id)
        if not file.file_path:
            raise DownloadError
        url = bot.session.api.file_url(bot.token, file.file_path)
        content = bytearray()
        async for chunk in bot.session.stream_content(
            url, timeout=WITHIN_S, chunk_size=CHUNK, raise_for_status=True
        ):
            content += chunk
            if len(content) > MAX_FILE:
                raise PointsFileError("too-large")
    except (TelegramAPIError, ClientError, TimeoutError, OSError):
        # Their messages hold the address, and so the token.
        raise DownloadError from None
    return bytes(content)
