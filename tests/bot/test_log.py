"""Logs that cannot carry what a person sent, one JSON object a line."""

from __future__ import annotations

import asyncio
import json
import logging
import re
import sys
import threading
import warnings
from collections.abc import Iterator
from datetime import datetime, timedelta
from typing import Any

import pytest

from bot.log import JsonFormatter, set_up_logging

NAME = "Olena"
SECRET = "50.51099 Бровари 555001"


def render(
    name: str, message: object, *args: object, error: BaseException | None = None, **extra: object
) -> dict[str, Any]:
    info = (type(error), error, error.__traceback__) if error else None
    record = logging.LogRecord(name, logging.ERROR, "f.py", 1, message, args, info)
    vars(record).update(extra)
    line = JsonFormatter().format(record)
    assert "\n" not in line
    entry: dict[str, Any] = json.loads(line)
    return entry


def test_an_own_event_is_whole() -> None:
    entry = render("bot.polling", "polling starts: %d points", 7)
    assert entry.keys() == {"time", "level", "logger", "message"}
    assert entry["message"] == "polling starts: 7 points"
    assert entry["logger"] == "bot.polling"
    assert entry["level"] == "error"
    assert entry["time"].endswith("Z")
    assert datetime.fromisoformat(entry["time"]).utcoffset() == timedelta(0)


def test_own_fields_stand_beside_the_message() -> None:
    entry = render("bot.x", "done", points=7, seconds=1.26, ok=True, state="open", place=[50.5])
    assert entry["points"] == 7
    assert entry["seconds"] == 1.3
    assert entry["ok"] is True
    assert entry["state"] == "open"
    assert "place" not in entry, "only plain values"


@pytest.mark.parametrize("leak", ["50.511077, 30.790133", 50.511077, 880_055_001, float("inf")])
def test_own_fields_are_redacted_too(leak: object) -> None:
    entry = render("bot.x", "done", leak=leak)
    assert entry["leak"] != leak


def test_an_own_message_is_redacted() -> None:
    assert "50.51" not in render("bot.x", "at %s", SECRET)["message"]


def test_an_argument_that_does_not_fit_loses_the_arguments() -> None:
    entry = render("bot.x", "%d points", SECRET)
    assert entry["message"] == "%d points"


def test_a_librarys_arguments_and_fields_stay_out() -> None:
    entry = render("aiogram.event", "Cause exception: %s", SECRET, place=SECRET)
    assert entry["message"] == "Cause exception: %s"
    assert SECRET not in json.dumps(entry, ensure_ascii=False)


def test_a_librarys_later_lines_stay_out() -> None:
    entry = render("aiogram.event", f"failed: %s\n{NAME}", 1)
    assert entry["message"] == "failed: %s"


@pytest.mark.parametrize("message", [f"can't read {NAME}", ValueError(NAME), {NAME: 1}])
def test_what_a_library_put_together_itself_stays_out(message: object) -> None:
    entry = render("somelib", message)
    assert entry["message"] == "what a library says"
    assert entry["level"] == "error"
    assert entry["logger"] == "somelib"


@pytest.mark.parametrize(
    ("message", "kept"),
    [
        (f"Task was destroyed!\ntask: <Task {NAME}>", "Task was destroyed!"),
        (f"Exception in callback fails('{NAME}') at f.py:7", "Exception in callback fails"),
        (f"Exception in callback <Handle {NAME}>", "Exception in callback"),
        (f"Unclosed client session\nclient_session: <{NAME}>", "Unclosed client session"),
    ],
)
def test_of_asyncios_messages_the_first_words_stay(message: str, kept: str) -> None:
    assert render("asyncio", message)["message"] == kept


def test_an_exceptions_own_name_is_redacted() -> None:
    error = type("Канарка", (Exception,), {})("x")
    assert render("bot.x", "failed", error=error)["error"] == "<words>"


def test_an_exception_is_its_type_and_way() -> None:
    def handler() -> None:
        raise ValueError(SECRET)

    with pytest.raises(ValueError, match="Бровари") as caught:
        handler()
    entry = render("bot.handlers.errors", "an update failed", error=caught.value)
    assert entry["error"] == "ValueError"
    assert "handler:" in entry["way"]
    assert "Бровари" not in json.dumps(entry, ensure_ascii=False)


def test_causes_are_named_by_type() -> None:
    def fail() -> None:
        try:
            raise KeyError(SECRET)
        except KeyError as error:
            raise RuntimeError(SECRET) from error

    with pytest.raises(RuntimeError) as caught:
        fail()
    entry = render("bot.x", "failed", error=caught.value)
    assert entry["cause"] == "KeyError"
    assert "Бровари" not in json.dumps(entry, ensure_ascii=False)


@pytest.mark.parametrize(
    "forged", ['a\n{"level": "info"}', "a\r\nb", "a\x1b[2Jb", "a\u202eb\u200b"]
)
def test_an_entry_cannot_be_forged(forged: str) -> None:
    message = render("bot.x", "said %s", forged)["message"]
    assert message.isprintable()


@pytest.fixture
def _logging_restored() -> Iterator[None]:
    root = logging.getLogger()
    handlers, level, raising = root.handlers[:], root.level, logging.raiseExceptions
    hooks = sys.excepthook, threading.excepthook, sys.unraisablehook, warnings.showwarning
    yield
    root.handlers[:], root.level, logging.raiseExceptions = handlers, level, raising
    sys.excepthook, threading.excepthook, sys.unraisablehook, warnings.showwarning = hooks
    for name in ("bot", "geo"):
        logging.getLogger(name).setLevel(logging.NOTSET)


def entries(capsys: pytest.CaptureFixture[str]) -> list[dict[str, Any]]:
    written = capsys.readouterr()
    assert SECRET not in written.out + written.err
    return [json.loads(line) for line in written.err.splitlines()]


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
    (entry,) = entries(capsys)
    assert entry["message"] == "Task exception was never retrieved"
    assert entry["error"] == "ValueError"


@pytest.mark.usefixtures("_logging_restored")
def test_a_failing_callback_leaves_no_words(capsys: pytest.CaptureFixture[str]) -> None:
    set_up_logging()

    def fails(said: str) -> None:
        raise ValueError(said)

    async def call() -> None:
        asyncio.get_running_loop().call_soon(fails, SECRET)
        await asyncio.sleep(0)

    asyncio.run(call())
    (entry,) = entries(capsys)
    assert entry["message"].startswith("Exception in callback test_a_failing")
    assert entry["error"] == "ValueError"


@pytest.mark.usefixtures("_logging_restored")
def test_a_warning_is_its_category_and_line(capsys: pytest.CaptureFixture[str]) -> None:
    with warnings.catch_warnings():
        warnings.simplefilter("always")
        set_up_logging()
        warnings.warn(SECRET, RuntimeWarning, stacklevel=1)
    (entry,) = entries(capsys)
    assert re.fullmatch(r"a warning: RuntimeWarning at .*test_log\.py:\d+", entry["message"])


@pytest.mark.usefixtures("_logging_restored")
def test_the_level_is_for_own_events_only(capsys: pytest.CaptureFixture[str]) -> None:
    set_up_logging("DEBUG")
    logging.getLogger("bot.x").debug("own")
    logging.getLogger("aiogram").info("theirs")
    set_up_logging("WARNING")
    logging.getLogger("bot.x").info("too little")
    assert [entry["message"] for entry in entries(capsys)] == ["own"]


@pytest.mark.usefixtures("_logging_restored")
def test_what_nobody_caught_is_a_line_too(capsys: pytest.CaptureFixture[str]) -> None:
    set_up_logging()
    error = ValueError(SECRET)
    sys.excepthook(ValueError, error, None)

    class Dying:
        def __del__(self) -> None:
            raise error

    Dying()

    def fails() -> None:
        raise error

    thread = threading.Thread(target=fails)
    thread.start()
    thread.join()
    found = entries(capsys)
    assert [entry["error"] for entry in found] == ["ValueError"] * 3
    assert {entry["level"] for entry in found} == {"critical"}


@pytest.mark.usefixtures("_logging_restored")
def test_ctrl_c_is_no_fault(capsys: pytest.CaptureFixture[str]) -> None:
    set_up_logging()
    sys.excepthook(KeyboardInterrupt, KeyboardInterrupt(), None)
    assert entries(capsys) == []
