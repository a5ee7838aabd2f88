"""In groups and topics: who speaks to the bot is answered there, others are left alone."""

from __future__ import annotations

import asyncio
import time
from collections.abc import AsyncIterator, Callable
from datetime import datetime
from pathlib import Path
from typing import Any

import pytest
from aiogram.methods import EditMessageText, GetChatMember, SendMessage
from aiogram.types import (
    Chat,
    ChatMemberLeft,
    ChatMemberMember,
    ChatMemberUpdated,
    Message,
    MessageEntity,
    User,
)

from bot.app import build_dispatcher
from bot.callbacks import MAX_BYTES
from bot.chats import Chats
from bot.i18n import Language
from bot.live import Live
from bot.middlewares.group import GroupMiddleware
from bot.storage.breaker import Breaker
from bot.storage.connection import connect
from bot.storage.groups import Groups, GroupSettings
from bot.storage.languages import Languages
from bot.storage.pace import BURST, INTERVAL_MS, Pace
from bot.terminal.emulator import EmulatedTelegram
from geo.guide import Guide
from tests.talk import Talk

BROVARY = "UA32060050010081797"
TOPIC = 77


@pytest.fixture
async def store(redis_socket: Path) -> AsyncIterator[Breaker]:
    client = connect(f"unix://{redis_socket}")
    yield Breaker(client)
    await client.aclose()


@pytest.fixture
def chats(store: Breaker) -> Chats:
    return Chats(Groups(b"secret", store), Pace(b"secret", store))


@pytest.fixture
def group(guide: Guide, noon: datetime, chats: Chats) -> Talk:
    dispatcher = build_dispatcher(Live(guide), Languages(b"secret"), lambda: noon, chats=chats)
    return Talk(dispatcher, EmulatedTelegram("en", "supergroup"))


def own(talk: Talk, text: str = "Бровари: …") -> Message:
    """A message of the bot's, as Telegram shows it in a reply."""
    bot = User(id=talk.telegram.bot.id, is_bot=True, first_name="Незламність")
    return Message(
        message_id=900, date=datetime.now().astimezone(), chat=talk.telegram.chat, text=text
    ).model_copy(update={"from_user": bot})


def mention(text: str) -> dict[str, Any]:
    at, length = text.index("@"), len("@demo_bot")
    return {"text": text, "entities": [MessageEntity(type="mention", offset=at, length=length)]}


def said(talk: Talk) -> list[Any]:
    return [call for call in talk.calls if isinstance(call, SendMessage | EditMessageText)]


@pytest.mark.parametrize("text", ["/near Бровари", "/near@demo_bot Бровари"])
async def test_a_command_is_answered_to_who_asked_in_the_same_topic(group: Talk, text: str) -> None:
    answer = await group.send(text=text, message_thread_id=TOPIC, is_topic_message=True)
    assert "1. Ліцей № 3" in answer
    (call,) = said(group)
    assert call.message_thread_id == TOPIC
    assert call.reply_parameters.message_id == 1


@pytest.mark.parametrize("text", ["@demo_bot Бровари", "Бровари @demo_bot"])
async def test_a_mention_is_answered(group: Talk, text: str) -> None:
    assert "1. Ліцей № 3" in await group.send(**mention(text))
    assert "4. Намет ДСНС" in await group.press("Далі")


async def test_who_calls_the_bot_is_told_what_it_does_not_know(group: Talk) -> None:
    for call in ("@demo_bot щось незрозуміле", "щось незрозуміле @demo_bot"):
        assert "Не впізнаю цього місця" in await group.send(**mention(call))
    assert (await group.send(**mention("@demo_bot"))).startswith("Напишіть, де шукати")


async def test_a_reply_to_the_bot_is_answered(group: Talk) -> None:
    answer = await group.send(text="Бровари", reply_to_message=own(group))
    assert "1. Ліцей № 3" in answer


@pytest.mark.parametrize(
    "content",
    [
        {"text": "Бровари"},
        {"text": "/near@other_bot Бровари"},
        {"text": "@other_bot Бровари"},
        {"text": "дякую!", "reply_to_message": "own"},
        {"sticker": None, "reply_to_message": "own"},
    ],
)
async def test_everything_else_is_ignored(group: Talk, content: dict[str, Any]) -> None:
    if content.get("reply_to_message"):
        content = content | {"reply_to_message": own(group)}
    if content.get("text", "").startswith("@"):
        content |= mention(content["text"])
    await group.telegram.send(group.dispatcher, **content)
    assert said(group) == []


async def test_a_group_speaks_ukrainian_whoever_asks_until_an_admin_chooses(group: Talk) -> None:
    assert "Відчинено до 20:00" in await group.say("/near Бровари")
    await group.say("/language")
    await group.press("English")
    assert group.notice == "Це можуть лише адміністратори групи."
    group.telegram.admins.add(group.telegram.person.id)
    await group.press("English")
    assert "Open until 20:00" in await group.say("/near Бровари")


async def test_admins_choose_the_town_of_a_bare_near(group: Talk, chats: Chats) -> None:
    assert (await group.say("/near")).startswith("Напишіть, де шукати")
    assert await group.say("/setplace Бровари") == "Це можуть лише адміністратори групи."
    group.telegram.admins.add(group.telegram.person.id)
    assert await group.say("/setplace") == "Напишіть населений пункт: /setplace Бровари"
    done = await group.say("/setplace Бровари")
    assert done == "Відтепер /near без назви: Бровари, Київська обл."
    assert "1. Ліцей № 3" in await group.say("/near")
    assert "4. Намет ДСНС" in await group.press("Далі")
    assert await chats.groups.settings(group.telegram.chat.id) == GroupSettings(BROVARY)


@pytest.mark.parametrize(
    ("language", "named", "further", "back", "done"),
    [
        ("uk", "Іванівка", "Далі", "Назад", "Відтепер /near без назви: Іванівка, "),
        ("en", "Ivanivka", "Further", "Back", "From now on /near without a name: Ivanivka, "),
    ],
)
async def test_of_towns_of_one_name_an_admin_presses_one(
    group: Talk,
    chats: Chats,
    language: Language,
    named: str,
    further: str,
    back: str,
    done: str,
) -> None:
    chat = group.telegram.chat.id
    await chats.groups.keep(chat, GroupSettings(language=language))
    group.telegram.admins.add(group.telegram.person.id)
    asked = await group.say(f"/setplace {named}")
    assert named in asked
    first, pages = group.labels, len(said(group))
    assert len(first) == 8 + 1
    assert all(len(button.callback_data or "") <= MAX_BYTES for button in group.buttons)
    await group.press(further)
    assert not set(first[:8]) & set(group.labels)
    assert first[:8] != group.labels[:8]
    await group.press(back)
    assert group.labels == first
    chosen = group.labels[1]
    code = (group.buttons[1].callback_data or "").partition("|")[2]
    assert (await group.press(chosen)).startswith(done)
    assert group.labels == []
    assert await chats.groups.settings(chat) == GroupSettings(code, language)
    assert len(said(group)) == pages + 3, "one message, edited"


async def test_who_is_no_admin_presses_in_vain(group: Talk, chats: Chats) -> None:
    group.telegram.admins.add(group.telegram.person.id)
    asked = await group.say("/setplace Іванівка")
    group.telegram.admins.clear()
    assert await group.press("Іванівка") == asked
    assert group.notice == "Це можуть лише адміністратори групи."
    group.telegram.messages[group.last.message_id] = group.last.model_copy(
        update={"sender_chat": group.telegram.chat}
    )
    await group.press("Іванівка")
    assert len(said(group)) == 1, "that the bot hides makes nobody an admin"
    assert await chats.groups.settings(group.telegram.chat.id) == GroupSettings()


@pytest.mark.parametrize("data", ["g|UA99999999999999999", "h|0|UA99999999999999999"])
async def test_a_forged_place_is_told_of(group: Talk, data: str) -> None:
    await group.say("/near Бровари")
    await group.telegram.press(group.dispatcher, group.last, data)
    assert "застаріла" in (group.notice or "")


async def test_homonyms_are_told_from_the_group_s_town_on(group: Talk, chats: Chats) -> None:
    kherson = "UA65100150010064384"
    await group.say("/near Іванівка")
    assert "Херсонська" not in group.labels[0]
    await chats.groups.keep(group.telegram.chat.id, GroupSettings(kherson))
    await group.say("/near Іванівка")
    assert "Херсонська" in group.labels[0]


async def test_an_admin_who_hides_is_one_without_asking(group: Talk) -> None:
    chat = group.telegram.chat
    text = await group.send(text="/setplace Бровари", sender_chat=chat)
    assert "Відтепер" in text
    assert not any(isinstance(call, GetChatMember) for call in group.calls)


async def test_buttons_edit_the_one_answer(group: Talk) -> None:
    answer = await group.say("/near Бровари")
    point = await group.press("🗺 1")
    assert point.startswith("Ліцей № 3")
    assert "щодня: 08:00–20:00" in point
    assert await group.press("Назад") == answer
    card = await group.press("Поділитися")
    assert card.endswith(f"https://t.me/demo_bot?start=t_{BROVARY}")
    assert await group.press("Назад") == answer
    assert [type(call) for call in said(group)] == [SendMessage, *[EditMessageText] * 4]


async def test_near_works_in_private_too(talk: Talk) -> None:
    assert "1. Ліцей № 3" in await talk.say("/near Бровари")
    assert "4. Намет ДСНС" in await talk.press("Далі")
    assert "Напишіть, де шукати" in await talk.say("/near")
    assert (
        await talk.say("/setplace Бровари") == "Ця команда для груп. Мені досить назви: «Бровари»."
    )


def changed(talk: Talk, *, joins: bool, kind: str = "supergroup") -> ChatMemberUpdated:
    bot = User(id=talk.telegram.bot.id, is_bot=True, first_name="—")
    inside, outside = ChatMemberMember(user=bot), ChatMemberLeft(user=bot)
    return ChatMemberUpdated(
        chat=Chat(id=talk.telegram.chat.id, type=kind),
        from_user=talk.telegram.person,
        date=datetime.now().astimezone(),
        old_chat_member=outside if joins else inside,
        new_chat_member=inside if joins else outside,
    )


async def test_being_added_is_answered_with_one_line(group: Talk) -> None:
    await group.telegram.deliver(group.dispatcher, my_chat_member=changed(group, joins=True))
    await group.say("/start@demo_bot here")
    (call,) = said(group)
    assert "/near Бровари" in call.text
    assert "\n" not in call.text


async def test_leaving_deletes_and_growing_moves_what_was_chosen(group: Talk, chats: Chats) -> None:
    old, new = group.telegram.chat.id, -1_009
    await chats.groups.keep(old, GroupSettings(BROVARY, "en"))
    for _ in range(2):
        await group.telegram.send(group.dispatcher, migrate_to_chat_id=new)
    assert await chats.groups.settings(old) == GroupSettings()
    assert await chats.groups.settings(new) == GroupSettings(BROVARY, "en")
    group.telegram.chat = Chat(id=new, type="supergroup")
    left = changed(group, joins=False)
    await group.telegram.deliver(group.dispatcher, my_chat_member=left)
    assert await chats.groups.settings(new) == GroupSettings()
    assert said(group) == []


async def test_private_chats_and_channels_come_and_go_unheard(group: Talk) -> None:
    for kind in ("private", "channel"):
        event = changed(group, joins=True, kind=kind)
        await group.telegram.deliver(group.dispatcher, my_chat_member=event)
    assert group.calls == []


async def test_without_redis_a_named_town_is_answered_and_nothing_is_chosen(
    make_talk: Callable[..., Talk],
) -> None:
    talk = make_talk(chat_type="group")
    assert "1. Ліцей № 3" in await talk.say("/near Бровари")
    assert (await talk.say("/near")).startswith("Зараз не виходить")
    assert (await talk.say("/setplace Бровари")).startswith("Зараз не виходить")


class SteppingPace(Pace):
    """Counts for itself; once it `steps`, whoever has no turn yet has waited a second."""

    def __init__(self) -> None:
        super().__init__(b"secret", None, lambda: self.seconds)
        self.seconds = 0.0
        self.steps = False

    async def take(self, chat_id: int) -> bool:
        given = await super().take(chat_id)
        if self.steps and not given:
            self.seconds += 1
        return given


def use(pace: Pace, group: Talk, chats: Chats, monkeypatch: pytest.MonkeyPatch) -> None:
    """Have the whole group keep to this pace, looking again at once."""
    paced = next(
        each
        for each in group.dispatcher.message.outer_middleware
        if isinstance(each, GroupMiddleware)
    )
    monkeypatch.setattr(paced, "_pace", pace)
    monkeypatch.setattr(chats.merging, "_pace", pace)
    monkeypatch.setattr(chats.merging, "_pause_s", 0.0)


async def test_two_hundred_commands_at_once_keep_to_the_pace_and_are_all_answered(
    group: Talk, chats: Chats, monkeypatch: pytest.MonkeyPatch
) -> None:
    pace = SteppingPace()
    use(pace, group, chats, monkeypatch)
    sent_at: list[float] = []
    towns = ("Бровари", "Київ", "Житомир", "Миколаїв")
    for number in range(200):
        await group.telegram.say(group.dispatcher, f"/near {towns[number % 4]}")
        sent_at += [pace.seconds] * (len(said(group)) - len(sent_at))
    assert len(sent_at) == BURST
    pace.steps = True
    settled = asyncio.create_task(chats.merging.settled())
    while not settled.done():
        await asyncio.sleep(0)
        sent_at += [pace.seconds] * (len(said(group)) - len(sent_at))
    assert all(sum(start <= each < start + 60 for each in sent_at) <= 20 for start in sent_at)
    assert BURST < len(sent_at) < 20
    merged = [call.text for call in said(group)[BURST:]]
    for town in towns:
        assert any(town in text for text in merged)
    assert "Запитань багато" in merged[0]


async def test_a_stop_answers_at_once_what_waits_in_every_topic(
    group: Talk, chats: Chats, monkeypatch: pytest.MonkeyPatch
) -> None:
    use(SteppingPace(), group, chats, monkeypatch)
    for _ in range(BURST):
        await group.say("/near Бровари")
    for town, topic in (("Київ", TOPIC), ("Житомир", TOPIC), ("Бровари", TOPIC + 1)):
        await group.send(text=f"/near {town}", message_thread_id=topic, is_topic_message=True)
    assert len(said(group)) == BURST
    await chats.merging.close()
    merged, single = said(group)[BURST:]
    assert merged.message_thread_id == TOPIC
    assert "Запитань багато" in merged.text
    assert "Київ" in merged.text
    assert "Житомир" in merged.text
    assert single.message_thread_id == TOPIC + 1
    assert "1. Ліцей № 3" in single.text
    await asyncio.wait_for(chats.merging.settled(), 1)


async def test_a_stop_waits_for_no_telegram_that_is_silent(
    group: Talk, chats: Chats, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    use(SteppingPace(), group, chats, monkeypatch)
    for _ in range(BURST + 1):
        await group.say("/near Бровари")

    async def silent(*_request: object, **_more: object) -> None:
        await asyncio.Event().wait()

    monkeypatch.setattr(group.telegram, "make_request", silent)
    await asyncio.wait_for(chats.merging.close(0.05), 1)
    assert "go unanswered" in caplog.text
    await asyncio.wait_for(chats.merging.settled(), 1)


async def test_a_press_that_must_wait_says_so(group: Talk, chats: Chats) -> None:
    await group.say("/near Бровари")
    while await chats.pace.take(group.telegram.chat.id):
        pass
    await group.press("Далі")
    assert group.notice
    assert "зачекати" in group.notice
    assert len(said(group)) == 1


@pytest.mark.parametrize("with_redis", [True, False])
async def test_the_pace_is_twenty_a_minute_with_redis_and_without(
    store: Breaker, with_redis: bool
) -> None:
    pace = Pace(b"secret", store if with_redis else None, time.monotonic)
    given = [await pace.take(-1) for _ in range(BURST + 5)]
    assert given == [True] * BURST + [False] * 5
    assert await pace.take(-2), "each group has its own"
    assert BURST + 60_000 / INTERVAL_MS == 20
