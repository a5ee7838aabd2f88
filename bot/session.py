"""Methods as JSON: what a webhook's response carries, and how the bot asks Telegram itself.

Aiogram writes every request as a multipart form; Telegram reads JSON as well, at a fraction of the
cost. Only a method with a file still goes as a form.
"""

from __future__ import annotations

import asyncio
from functools import cache
from http import HTTPStatus
from typing import Any

import orjson
from aiogram import Bot
from aiogram.client.default import Default
from aiogram.client.session.aiohttp import AiohttpSession
from aiogram.client.session.middlewares.base import BaseRequestMiddleware, NextRequestMiddlewareType
from aiogram.exceptions import ClientDecodeError, TelegramNetworkError, TelegramRetryAfter
from aiogram.methods import AnswerCallbackQuery, TelegramMethod
from aiogram.methods.base import Response, TelegramType
from aiogram.types import InputFile
from aiohttp import ClientError, ClientTimeout
from pydantic import BaseModel

LONGEST_WAIT_S = 5
"""A person waits no longer than this for a method that Telegram asked to repeat later."""

_DONE = b'{"ok":true,"result":true}'
_JSON = {"Content-Type": "application/json"}
_OURS = ClientTimeout(total=None)  # the session's own would be a second clock


class FileInMethodError(Exception):
    """The method carries a file, which JSON can't."""


def method_body(bot: Bot, method: TelegramMethod[Any], /, **besides: str) -> bytes:
    """The method's parameters and `besides` as a JSON object, the bot's defaults filled in.

    Raises FileInMethodError, orjson.JSONEncodeError.
    """

    def told(model: BaseModel) -> dict[str, Any]:
        # As pydantic's dump would have it, at a fifth of its cost. To Telegram a null is the text
        # "null", not an absent parameter.
        fields = {name: value for name, value in vars(model).items() if value is not None}
        for name in _defaulted(type(model)):
            value = fields.get(name)
            if isinstance(value, Default):
                fields[name] = bot.default[value.name]
                if fields[name] is None:
                    del fields[name]
        return fields

    def json_value(value: object) -> Any:
        if isinstance(value, BaseModel):
            return told(value)
        if isinstance(value, InputFile):
            raise FileInMethodError
        return bot.session.prepare_value(value, bot=bot, files={}, _dumps_json=False)

    try:
        return orjson.dumps(besides | told(method), json_value, orjson.OPT_PASSTHROUGH_DATETIME)
    except orjson.JSONEncodeError as error:
        if isinstance(error.__cause__, FileInMethodError):
            raise error.__cause__ from None
        raise


@cache
def _defaulted(model: type[BaseModel]) -> tuple[str, ...]:
    """The fields that the bot's defaults fill in."""
    return tuple(
        name for name, field in model.model_fields.items() if isinstance(field.default, Default)
    )


class JsonSession(AiohttpSession):
    """Aiogram's session, its requests written as JSON."""

    async def make_request(
        self,
        bot: Bot,
        method: TelegramMethod[TelegramType],
        timeout: int | None = None,  # noqa: ASYNC109 - the base class's signature
    ) -> TelegramType:
        """Send the method; raises aiogram's TelegramAPIError."""
        try:
            body = method_body(bot, method)
        except FileInMethodError:
            return await super().make_request(bot, method, timeout)
        session = await self.create_session()
        url = self.api.api_url(token=bot.token, method=method.__api_method__)
        try:
            async with asyncio.timeout(self.timeout if timeout is None else timeout):
                async with session.post(url, data=body, headers=_JSON, timeout=_OURS) as response:
                    content = await response.read()
        except TimeoutError as error:
            raise TelegramNetworkError(method, "timeout") from error
        except ClientError as error:
            raise TelegramNetworkError(method, type(error).__name__) from error
        if response.status == HTTPStatus.OK and content.translate(None, b" ") == _DONE:
            return True  # type: ignore[return-value] # what most methods give
        try:
            told: Response[TelegramType] = self.check_response(
                bot, method, response.status, content.decode(errors="replace")
            )
        except ClientDecodeError:
            # A page of whatever stands between, or what only a newer aiogram reads: it may quote
            # the person, so it isn't kept as the cause.
            raise TelegramNetworkError(method, "not the Bot API's answer") from None
        return told.result  # type: ignore[return-value] # present when ok, as check_response saw


class OnceMore(BaseRequestMiddleware):
    """Repeats a method once when Telegram asks to wait; never a callback's answer: it expires."""

    async def __call__(
        self,
        make_request: NextRequestMiddlewareType[TelegramType],
        bot: Bot,
        method: TelegramMethod[TelegramType],
    ) -> Response[TelegramType]:
        """Wait as long as Telegram says, up to LONGEST_WAIT_S."""
        try:
            return await make_request(bot, method)
        except TelegramRetryAfter as refused:
            if isinstance(method, AnswerCallbackQuery) or refused.retry_after > LONGEST_WAIT_S:
                raise
            await asyncio.sleep(refused.retry_after)
        return await make_request(bot, method)
