"""A bot that ends sends Telegram to the other replica at once, not a second later."""

from __future__ import annotations

from aiogram import Bot, Dispatcher
from aiohttp.test_utils import make_mocked_request

from bot.intake import Intake
from bot.lifecycle import InFlight
from bot.webhook import Webhook

SECRET = "test-secret-0123456789"


async def test_nobody_is_asked_to_wait_for_a_bot_that_ends() -> None:
    in_flight = InFlight()
    bot = Bot("424242:" + "A" * 35)
    webhook = Webhook(Intake(Dispatcher(), bot), bot, SECRET, in_flight)
    await in_flight.drain()
    request = make_mocked_request("POST", "/", {"X-Telegram-Bot-Api-Secret-Token": SECRET})
    refused = await webhook.respond(request)
    assert refused.status == 503
    assert refused.headers["Connection"] == "close"
    assert "Retry-After" not in refused.headers
