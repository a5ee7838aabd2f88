"""What the bot decides before it serves."""

from __future__ import annotations

from collections.abc import Callable
from hashlib import sha256
from pathlib import Path

import pytest
from typer.testing import CliRunner

from bot import serving
from bot.cli import app
from bot.cli_frame import EXIT_SETTINGS, EXIT_UNREADABLE
from bot.live import Live
from bot.publication import ListFile, publish_file
from bot.publishing import Held
from bot.settings import Settings, StoreSettings
from bot.storage.kept import KeptSnapshot
from bot.storage.pointer import Publication
from geo.refresh.packing import pack
from geo.refresh.reading import read_points
from geo.snapshot import Snapshot

TOKEN = "424242:" + "A" * 35
LIST = (
    "id,name,kind,lat,lon,hours,services,source,as_of\n"
    "a,Ліцей,permanent,50.515,30.795,Цілодобово,heat,Рада,2026-03-17T18:00+02:00\n"
)


def publish(state_dir: Path, file: Path) -> None:
    """As an operator does it, with no bot running: it stands in the server's file then."""
    publish_file(StoreSettings(state_dir=state_dir), ListFile(file))


def keep(state_dir: Path, file: Path) -> None:
    """As a replica leaves it on its disk."""
    read = read_points(file)
    blob = pack(Snapshot.build(read.points, read.manifest))
    KeptSnapshot(state_dir).write(Publication(sha256(blob).hexdigest(), 1), blob)


@pytest.fixture
def served(monkeypatch: pytest.MonkeyPatch) -> list[tuple[Live, Held | None]]:
    """What would be served: the process is neither warmed up nor kept."""
    served: list[tuple[Live, Held | None]] = []

    def work(_settings: Settings, live: Live, held: Held | None, *_rest: object) -> None:
        served.append((live, held))

    monkeypatch.setattr(serving, "_work", work)
    monkeypatch.setattr(serving, "warm_up", lambda _guide: None)
    monkeypatch.setattr(serving, "set_up_logging", lambda _level: None)
    return served


def settings(state_dir: Path) -> Settings:
    return Settings(bot_token=TOKEN, state_dir=state_dir)


@pytest.mark.parametrize("leave", [publish, keep])
def test_published_points_are_real_ones(
    leave: Callable[[Path, Path], None], tmp_path: Path, served: list[tuple[Live, Held | None]]
) -> None:
    file = tmp_path / "points.csv"
    file.write_text(LIST)
    leave(tmp_path / "state", file)
    serving.serve(settings(tmp_path / "state"), demo=False)
    ((live, held),) = served
    assert [point.name for point in live.guide.snapshot.points] == ["Ліцей"]
    assert held is not None


@pytest.mark.parametrize(
    ("points", "said", "code"),
    [
        ("", "Це вигадані пункти", EXIT_SETTINGS),
        ("empty.csv", "У файлі немає пунктів", EXIT_UNREADABLE),
    ],
    ids=["demo points", "an empty list"],
)
def test_what_cannot_be_served_is_refused_in_words(
    points: str,
    said: str,
    code: int,
    tmp_path: Path,
    served: list[tuple[Live, Held | None]],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    (tmp_path / "empty.csv").write_text("")
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("BOT_TOKEN", TOKEN)
    if points:
        monkeypatch.setenv("POINTS", points)
    refused = CliRunner().invoke(app, ["run"])
    assert refused.exit_code == code
    assert said in refused.stderr
    assert served == []


def test_a_trial_is_asked_for_by_name(
    tmp_path: Path, served: list[tuple[Live, Held | None]], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("BOT_TOKEN", TOKEN)
    assert CliRunner().invoke(app, ["run", "--demo"]).exit_code == 0
    ((live, held),) = served
    assert live.guide.snapshot.manifest.demo
    assert held is None
