"""What a resident reads of an order, in both languages, through the whole bot."""

from __future__ import annotations

from datetime import datetime, timedelta

import pytest

from geo.guide import Guide
from geo.orders import Effect, Order, Reach, new_order
from tests.talk import MakeTalk


def opened(noon: datetime) -> Order:
    return new_order(
        Effect.OPEN, Reach.UNIT, "UA32", issued=noon, note="беріть ковдри", reason="таємна причина"
    )


@pytest.mark.parametrize(
    ("language", "nearer", "open_", "kind"),
    [
        (
            "uk",
            "🟡 Ближче, але ще розгортають: Школа № 5",
            "🟢 Цілодобово · резервний\nℹ️ беріть ковдри",
            "🟡 Розгортають: відчинять до 14:00 (рішення о 12:00, до 2 год) · резервний",
        ),
        (
            "en",
            "🟡 Closer, being set up: Школа № 5 (Shkola № 5)",
            "🟢 Open 24/7 · standby\nℹ️ беріть ковдри (berit kovdry)",
            "🟡 Being set up: open by 14:00 (ordered at 12:00, up to 2 h) · standby",
        ),
    ],
)
async def test_a_standby_point_under_an_order(
    make_talk: MakeTalk,
    guide: Guide,
    noon: datetime,
    language: str,
    nearer: str,
    open_: str,
    kind: str,
) -> None:
    now = [noon]
    ordered = guide.under([opened(noon)])
    talk = make_talk(language, guide=ordered, clock=lambda: now[0])
    before = await talk.say("50.5110, 30.7905")
    assert nearer in before
    assert "беріть ковдри" not in before, "a point that the order doesn't open"

    now[0] = noon + timedelta(hours=2)
    after = await talk.say("50.5110, 30.7905")
    assert open_ in after
    assert "причина" not in after

    card = ordered.card("p4", noon)
    assert card is not None
    await talk.press("🗺 1")
    assert talk.last.venue is not None
    assert talk.last.venue.address.startswith(open_.split(" · ", maxsplit=1)[0])
    now[0] = noon
    await talk.press("🕒")
    assert kind in talk.text
    assert "ℹ️ беріть ковдри" in talk.text


async def test_nothing_is_open_but_one_is_being_opened(
    make_talk: MakeTalk, guide: Guide, noon: datetime
) -> None:
    closed = new_order(Effect.CLOSE, Reach.UNIT, "UA32", issued=noon - timedelta(minutes=5))
    talk = make_talk(guide=guide.under([closed, opened(noon)]))
    answer = await talk.say("Бровари")
    assert "🟡 Найближчий розгортають: Школа № 5" in answer
    assert "Відчинять до 14:00 (рішення о 12:00, до 2 год)." in answer
