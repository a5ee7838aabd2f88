"""Logs that cannot carry what a person sent."""

from __future__ import annotations

import asyncio
import logging

import pytest

from bot.log import SafeFormatter, set_up_logging

SECRET = "50.51099 Бровари 555001"


def render(name: str, message: str, *args: object, error: BaseException | None = None) -> str:
    info = (type(error), error, error.__traceback__) if error else None
    record = logging.LogRecord(name, logging.ERROR, "f.py", 1, message, args, info)
    return SafeFormatter().format(record)


def test_own_messages_are_whole() -> None:
    assert "polling starts: 7 points" in render("bot.polling", "polling starts: %d points", 7)


def test_a_librarys_arguments_stay_out() -> None:
    line = render("aiogram.event", "Cause exception: %s", SECRET)
    assert "Cause exception" in line
    assert SECRET not in line


def test_a_librarys_later_lines_stay_out() -> None:
    assert SECRET not in render("asyncio", f"Task exception was never retrieved\n{SECRET}")


def test_an_exception_is_its_type_and_way() -> None:
    def handler() -> None:
        raise ValueError(SECRET)

    with pytest.raises(ValueError, match="Бровари") as caught:
        handler()
    line = render("bot.handlers.errors", "an update failed", error=caught.value)
    assert "ValueError in" in line
    assert "handler:" in line
    assert SECRET not in line


def test_causes_are_named_by_type() -> None:
    def fail() -> None:
        try:
            raise KeyError(SECRET)
        except KeyError as error:
            raise RuntimeError(SECRET) from error

    with pytest.raises(RuntimeError) as caught:
        fail()
    line = render("bot.x", "failed", error=caught.value)
    assert "from KeyError" in line
    assert SECRET not in line


def test_an_entry_is_one_line() -> None:
    assert "\n" not in render("bot.x", "a\nb")


@pytest.fixture
def _logging_restored() -> object:
    root = logging.getLogger()
    handlers, level = root.handlers[:], root.level
    yield
    logging.captureWarnings(capture=False)
    root.handlers[:], root.level = handlers, level


@pytest.mark.usefixtures("_logging_restored")
def test_a_lost_task_leaves_no_words(capsys: pytest.CaptureFixture[str]) -> None:
    set_up_logging()

    async def lost() -> None:
        async def fails() -> None:
            raise ValueError(SECRET)

        task = asyncio.create_task(fails())
        await asyncio.sleep(0)
        del task

    asyncio.run(lost())
    written = capsys.readouterr().err
    assert "Task exception was never retrieved" in written
    assert SECRET not in written
