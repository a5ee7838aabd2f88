"""A refused list takes a reason and a second admin; a withheld point can't be argued about."""

from __future__ import annotations

import pytest

from bot.admin.identity import Admin
from tests.office import DUTY, OBLAST, SECOND, AdminTalk, MadeDesk, made_list

REASON = "Школи справді зачинили"


async def halve(talk: AdminTalk) -> None:
    await talk.send_file(made_list(30), caption="#kyiv")
    await talk.press("Опублікувати")
    await talk.send_file(made_list(15), caption="#kyiv")


async def test_a_reason_and_a_second_admin_publish_a_refused_list(
    people: dict[int, AdminTalk],
) -> None:
    first, second = people[DUTY.id], people[SECOND.id]
    await halve(first)
    await first.press("Опублікувати попри це…")
    assert "чому список правильний" in (first.notice or "")
    assert await first.reply(REASON) == (
        "Запитав: Змінник. Якщо хтось погодиться впродовж 10 хвилин, список буде опубліковано."
    )
    assert "Черговий просить опублікувати" in second.text
    assert REASON in second.text
    assert "Пунктів менше на 50 %" in second.text
    assert "Опубліковано: kyiv" in await second.press("Погоджуюсь")
    assert first.text == "Змінник погоджується. Опубліковано: kyiv."
    (edition, *_) = await first.office.desk.history()
    assert (edition.who, edition.second, edition.reason) == (DUTY.label, SECOND.label, REASON)
    (asked, *_) = await first.office.audit.last(5)
    assert (asked.who, asked.action, asked.reason) == (DUTY.label, "ask", REASON)


async def test_the_second_may_refuse(people: dict[int, AdminTalk]) -> None:
    first, second = people[DUTY.id], people[SECOND.id]
    await halve(first)
    await first.reply(REASON)
    confirm = second.data("Погоджуюсь, опублікувати")
    question = second.last
    assert await second.press("Не погоджуюсь") == "Чернетку відхилено. Нічого не змінено."
    assert "не погоджується" in first.text
    await second.press_data(confirm, question)
    assert "Цієї чернетки вже немає" in second.text
    assert len(await first.office.desk.history()) == 1


async def test_nobody_agrees_with_themselves(people: dict[int, AdminTalk]) -> None:
    first, second = people[DUTY.id], people[SECOND.id]
    await halve(first)
    await first.reply(REASON)
    await first.press_data(second.data("Погоджуюсь"))
    assert "Кнопка вже не діє" in (first.notice or "")
    assert len(await first.office.desk.history()) == 1


async def test_an_admin_of_another_oblast_is_not_asked(people: dict[int, AdminTalk]) -> None:
    await halve(people[DUTY.id])
    await people[DUTY.id].reply(REASON)
    assert OBLAST.label not in people[DUTY.id].text
    assert not [m for m in people[OBLAST.id].telegram.messages.values() if m.from_user is None]


async def test_a_reason_is_more_than_a_word(talk: AdminTalk) -> None:
    await halve(talk)
    report = talk.last
    assert "від 5 до 200" in await talk.reply("так")
    replied = report.model_copy(update={"reply_to_message": None})
    assert "Запитав" in await talk.send(text=REASON, reply_to_message=replied)
    again = await talk.send(text=REASON, reply_to_message=replied)
    assert "Цієї чернетки вже немає" in again, "a reason counts once"


async def test_where_nobody_can_be_asked_that_is_said(people: dict[int, AdminTalk]) -> None:
    first = people[DUTY.id]
    await halve(first)
    del first.telegram._chats[SECOND.id]
    assert "Запитати нікого" in await first.reply(REASON)


@pytest.mark.parametrize("text", ["Бровари", "/help"])
async def test_a_reply_to_anything_else_is_a_question(talk: AdminTalk, text: str) -> None:
    await talk.send_file(made_list(3), caption="#kyiv")
    assert "Цієї чернетки" not in await talk.reply(text)
    assert "Запитав" not in talk.text


async def test_a_withheld_point_is_never_published_by_consent(talk: AdminTalk) -> None:
    head = "id,name,kind,lat,lon,katottg,hours,disclosure,source\n"
    row = "w{0},Підвал {0},permanent,47.58,35.79,UA23100170010023304,24/7,{1},Рада\n"
    rows = "".join(row.format(number, "public") for number in range(3))
    hidden = (head + rows + row.format(9, "withheld")).encode()
    shown = (head + rows + row.format(9, "public")).encode()
    await talk.send_file(hidden, caption="#zp")
    await talk.press("Опублікувати")
    report = await talk.send_file(shown, caption="#zp")
    assert "Цієї заборони зняти не можна" in report
    assert "Підвал 9" not in report
    assert talk.labels == []


async def test_who_is_no_admin_any_more_decides_nothing(people: dict[int, AdminTalk]) -> None:
    assert people[DUTY.id].office.labelled("хтось") is None
    assert people[DUTY.id].office.labelled(SECOND.label) == SECOND
    assert isinstance(people[DUTY.id].office.desk, MadeDesk)
    assert Admin(1, "x") not in people[DUTY.id].office.admins
