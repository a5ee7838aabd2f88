"""Settings: all problems at once, and never a value in a message."""

from __future__ import annotations

from pathlib import Path

import pytest

from bot.i18n import words_in
from bot.settings import Settings, load_settings, load_store_settings
from bot.settings_error import SettingsError
from bot.views.settings import settings_text

TOKEN = "123456:" + "A" * 35


@pytest.fixture(autouse=True)
def _clean_environment(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.chdir(tmp_path)
    for name in Settings.model_fields:
        monkeypatch.delenv(name.upper(), raising=False)


def test_a_token_is_enough(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("BOT_TOKEN", TOKEN)
    settings = load_settings()
    assert settings.bot_token.get_secret_value() == TOKEN
    assert settings.points is None
    assert TOKEN not in repr(settings)


def test_a_file_of_settings_is_read(tmp_path: Path) -> None:
    points = tmp_path / "points.csv"
    points.write_text("id")
    (tmp_path / ".env").write_text(
        f"BOT_TOKEN={TOKEN}\nPOINTS={points}\nPOINTS_AS_OF=2026-03-17T18:00+02:00\nOTHER=1\n"
    )
    settings = load_settings()
    assert settings.points == points
    assert settings.points_as_of is not None
    assert settings.points_as_of.utcoffset() is not None


def test_every_problem_is_named_at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    secret = "123456:half-a-token"
    for name, value in {
        "BOT_TOKEN": secret,
        "POINTS": "/nowhere/points.csv",
        "POINTS_SOURCE": "x" * 121,
        "POINTS_AS_OF": "2026-03-17T18:00",
        "TELEGRAM_API_URL": "not an address",
        "REDIS_URL": "http://localhost",
    }.items():
        monkeypatch.setenv(name, value)
    with pytest.raises(SettingsError) as caught:
        load_settings()
    text = settings_text(words_in("uk"), caught.value.problems)
    assert text.splitlines()[0] == "Виправте налаштування (змінні середовища або файл .env):"
    assert "• BOT_TOKEN: не схоже на токен від @BotFather" in text
    assert "• POINTS: такого файлу немає" in text
    assert "• POINTS_SOURCE: задовге значення" in text
    assert "• POINTS_AS_OF: бракує часового поясу" in text
    assert "• TELEGRAM_API_URL: не адреса" in text
    assert "• REDIS_URL: не адреса або невідома схема" in text
    assert secret not in text + str(caught.value) + repr(caught.value)


def test_a_missing_token_is_said_in_english_too() -> None:
    with pytest.raises(SettingsError) as caught:
        load_settings()
    assert "• BOT_TOKEN: not set" in settings_text(words_in("en"), caught.value.problems)


def test_a_wrong_date_has_an_example(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("BOT_TOKEN", TOKEN)
    monkeypatch.setenv("POINTS_AS_OF", "last Tuesday")
    with pytest.raises(SettingsError) as caught:
        load_settings()
    assert "2026-03-17T18:00+02:00" in settings_text(words_in("uk"), caught.value.problems)


@pytest.mark.parametrize(
    "url",
    [
        "redis://:canary@localhost:6379/0",
        "rediss://localhost",
        "unix:///run/redis.sock",
        "redis+sentinel://one:26379,two:26379/mymaster?db=1",
    ],
)
def test_redis_is_named_in_four_ways(monkeypatch: pytest.MonkeyPatch, url: str) -> None:
    monkeypatch.setenv("REDIS_URL", url)
    settings = load_store_settings()
    assert settings.redis_url == url
    assert settings.state_dir == Path("state")
    assert "canary" not in repr(settings)


def test_people_are_known_by_a_key_of_the_token_or_of_a_secret(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("BOT_TOKEN", TOKEN)
    of_the_token = load_settings().identity_key()
    monkeypatch.setenv("IDENTITY_SECRET", "sixteen-letters-")
    of_the_secret = load_settings().identity_key()
    monkeypatch.setenv("BOT_TOKEN", TOKEN + "B")
    assert load_settings().identity_key() == of_the_secret != of_the_token
    monkeypatch.setenv("IDENTITY_SECRET", "fifteen-letters")
    with pytest.raises(SettingsError) as caught:
        load_settings()
    assert "• IDENTITY_SECRET: закоротке" in settings_text(words_in("uk"), caught.value.problems)


AGENT = "bot (ops@example.org)"


@pytest.mark.parametrize(
    ("given", "problem"),
    [
        ({"GEOCODER": "nominatim"}, "geocoder_contact"),
        ({"GEOCODER": "nominatim", "GEOCODER_USER_AGENT": "bot"}, "geocoder_contact"),
        ({"GEOCODER": "nominatim", "GEOCODER_USER_AGENT": f"{AGENT}\r\nX: 1"}, "geocoder_contact"),
        ({"GEOCODER": "nosuch", "GEOCODER_USER_AGENT": AGENT}, "geocoder_unknown"),
        ({"GEOCODER": "pelias", "GEOCODER_USER_AGENT": AGENT}, "geocoder_unknown"),
    ],
)
def test_a_geocoder_says_whom_to_ask_and_who_asks(
    monkeypatch: pytest.MonkeyPatch, given: dict[str, str], problem: str
) -> None:
    monkeypatch.setenv("BOT_TOKEN", TOKEN)
    for name, value in given.items():
        monkeypatch.setenv(name, value)
    with pytest.raises(SettingsError) as caught:
        load_settings()
    assert caught.value.problems == (("GEOCODER", problem),)
    assert "GEOCODER" in settings_text(words_in("uk"), caught.value.problems)


@pytest.mark.parametrize("name", ["nominatim", "photon"])
def test_a_geocoder_is_asked_only_where_it_is_set(
    monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    monkeypatch.setenv("BOT_TOKEN", TOKEN)
    assert load_settings().provider() is None
    monkeypatch.setenv("GEOCODER", name)
    monkeypatch.setenv("GEOCODER_USER_AGENT", AGENT)
    provider = load_settings().provider()
    assert provider is not None
    assert provider.name == name


def test_admins_are_named_by_numbers_and_never_repeated(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("BOT_TOKEN", TOKEN)
    assert load_settings().admins == ()
    monkeypatch.setenv("ADMINS", "123456789=all:Черговий; 987654321=UA18:Житомир")
    settings = load_settings()
    assert [admin.label for admin in settings.admins] == ["Черговий", "Житомир"]
    assert "123456789" not in repr(settings)
    monkeypatch.setenv("ADMINS", "@somebody=all:Черговий")
    with pytest.raises(SettingsError) as caught:
        load_settings()
    text = settings_text(words_in("uk"), caught.value.problems)
    assert "• ADMINS: не «номер=області:назва; …»" in text
    assert "somebody" not in text + repr(caught.value)
