"""Token and webhook, asked of a Telegram on 127.0.0.1."""

from __future__ import annotations

import time
from datetime import timedelta
from typing import Any

import pytest

from bot.doctor.finding import Level
from bot.doctor.report import report
from bot.doctor.telegram import examine_telegram
from bot.i18n import LANGUAGES, words_in

HOOK = "https://bot.example/hook"
SECRET = "Str0ng-and-l0ng-enough"


def codes(findings: Any) -> list[str]:
    return [f"{each.level}:{each.code}" for each in findings]


async def test_a_good_token_is_named(make_settings: Any) -> None:
    findings, offset = await examine_telegram(make_settings())
    assert codes(findings) == ["ok:token-ok", "ok:webhook-none"]
    assert findings[0].values == {"name": "demo_bot"}
    assert offset is not None
    assert abs(offset) < 3


@pytest.mark.parametrize(
    ("inline", "join", "overhears", "expected"),
    [
        (True, True, False, ["ok:inline-on"]),
        (False, True, False, ["warn:inline-off"]),
        (True, False, False, ["ok:inline-on", "warn:groups-shut"]),
        (True, False, True, ["ok:inline-on", "warn:groups-shut"]),
        (False, True, True, ["warn:inline-off", "warn:groups-overheard"]),
    ],
)
async def test_what_only_botfather_can_change_is_told(
    telegram: Any,
    make_settings: Any,
    inline: bool,
    join: bool,
    overhears: bool,
    expected: list[str],
) -> None:
    telegram.abilities = {
        "supports_inline_queries": inline,
        "can_join_groups": join,
        "can_read_all_group_messages": overhears,
    }
    findings, _ = await examine_telegram(make_settings())
    assert codes(findings)[1:-1] == expected
    for words in map(words_in, LANGUAGES):
        told = report(words, findings)
        assert ("/setinline" in told) is not inline
        assert ("/setjoingroups" in told) is not join
        assert ("/setprivacy" in told) is (join and overhears)


async def test_a_refused_token_ends_it(telegram: Any, make_settings: Any) -> None:
    telegram.refuses = True
    findings, _ = await examine_telegram(make_settings())
    assert codes(findings) == ["fail:token-refused"]


@pytest.mark.parametrize("body", ["<html>login</html>", "[]", '{"ok": true}', '"x"'])
async def test_somebody_elses_answer_is_none(telegram: Any, make_settings: Any, body: str) -> None:
    telegram.body = body
    findings, _ = await examine_telegram(make_settings())
    assert codes(findings) == ["fail:telegram-silent"]


async def test_nobody_there(make_settings: Any) -> None:
    findings, offset = await examine_telegram(
        make_settings(telegram_api_url="http://127.0.0.1:1"),
    )
    assert codes(findings) == ["fail:telegram-silent"]
    assert offset is None


async def test_the_clock_is_compared(telegram: Any, make_settings: Any) -> None:
    telegram.ahead = timedelta(minutes=-10)
    _, offset = await examine_telegram(make_settings())
    assert offset == pytest.approx(600, abs=3)


@pytest.mark.parametrize(
    ("told", "expected"),
    [
        ({"url": ""}, ["warn:webhook-unset"]),
        ({"url": HOOK + "?v=12345678", "pending_update_count": 3}, ["ok:webhook-ok"]),
        ({"url": "https://bot.example:443/hook"}, ["ok:webhook-ok"]),
        ({"url": "https://other.example/hook"}, ["warn:webhook-elsewhere"]),
        ({"url": HOOK, "pending_update_count": 5_000}, ["warn:webhook-pending"]),
        (
            {"url": HOOK, "last_error_date": int(time.time()) - 600, "last_error_message": "502"},
            ["ok:webhook-ok", "warn:webhook-error"],
        ),
        ({"url": HOOK, "last_error_date": int(time.time()) - 90_000}, ["ok:webhook-ok"]),
    ],
)
async def test_a_webhook_is_judged(
    telegram: Any, make_settings: Any, told: dict[str, Any], expected: list[str]
) -> None:
    telegram.webhook = told
    findings, _ = await examine_telegram(make_settings(webhook_url=HOOK, webhook_secret=SECRET))
    assert codes(findings)[1:] == expected


async def test_what_telegram_says_is_shown_redacted(telegram: Any, make_settings: Any) -> None:
    said = "SSL error at \x1b[2Jhttps://user:hunter2@bot.example"
    telegram.webhook = {"url": HOOK, "last_error_date": time.time(), "last_error_message": said}
    findings, _ = await examine_telegram(make_settings(webhook_url=HOOK, webhook_secret=SECRET))
    reason = str(findings[-1].values["reason"])
    assert "SSL error" in reason
    assert "hunter2" not in reason
    assert "\x1b" not in reason


async def test_a_webhook_keeps_polling_from_getting_anything(
    telegram: Any, make_settings: Any
) -> None:
    telegram.webhook = {"url": "https://old.example/secret-path"}
    findings, _ = await examine_telegram(make_settings())
    assert codes(findings)[1:] == ["fail:webhook-in-the-way"]
    assert findings[1].level is Level.FAIL
    assert "old.example" not in repr(findings)


@pytest.mark.parametrize(("port", "refused"), [("", False), (":8443", False), (":8080", True)])
async def test_telegram_sends_to_four_ports(
    telegram: Any,
    make_settings: Any,
    monkeypatch: pytest.MonkeyPatch,
    port: str,
    refused: bool,
) -> None:
    monkeypatch.setattr("bot.doctor.telegram._API", telegram.url)
    url = f"https://bot.example{port}/hook"
    settings = make_settings(webhook_url=url, webhook_secret=SECRET, telegram_api_url=None)
    findings, _ = await examine_telegram(settings)
    assert ("fail:webhook-port" in codes(findings)) is refused
