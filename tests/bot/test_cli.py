"""The command line's contracts, on a made list of the shape that Kyiv publishes."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from typer.testing import CliRunner, Result

from bot.cli import app

REAL = Path(__file__).parents[2].parent / "shared/real-data/kyiv-heating-points-layer1.json"
EVENING = "2026-03-17T21:30+02:00"
HERE = ("--lat", "50.3977", "--lon", "30.5091")

ROWS = [
    (16978, "Аптека", "вул. Васильківська, 5/7", "Щодня з 08:00 до 21:00", 30.5051, 50.39629),
    (16475, "Кафе", "вул. Максимовича, 24-А", "Щодня з 10:00 до 21:30", 30.5090, 50.39760),
    (17005, "Відділ поліції", "вул. Голосіївська, 15", "Цілодобово", 30.517988, 50.399306),
    (17308, "Школа №15", "вул. Васильківська, 12-А", "Щодня з 00:00 до 23:00", 30.50245, 50.39703),
    (17359, "BREW", "вул. Книшова, 6", "ПН — ПТ: 09:00–18:00", 30.48632, 50.39542),
]


@pytest.fixture(autouse=True)
def _nothing_is_published(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("STATE_DIR", str(tmp_path / "state"))
    for name in ("REDIS_URL", "POINTS"):
        monkeypatch.setenv(name, "")  # goes before a checkout's own .env


@pytest.fixture
def esri(tmp_path: Path) -> Path:
    names = ("objectid", "name_po", "address", "working_time")
    features = [
        {
            "attributes": dict(zip(names, row, strict=False)) | {"type_po": "—"},
            "geometry": {"x": row[4], "y": row[5]},
        }
        for row in ROWS
    ]
    path = tmp_path / "layer.json"
    path.write_text(json.dumps({"features": features}), encoding="utf-8")
    return path


def run(*arguments: str | Path, given: str | None = None) -> Result:
    return CliRunner().invoke(app, [str(each) for each in arguments], input=given)


def lines(result: Result) -> list[dict[str, Any]]:
    assert result.exit_code == 0, result.output
    return [json.loads(line) for line in result.stdout.splitlines()]


def test_nearest_gives_open_points_in_order(esri: Path) -> None:
    (answer,) = lines(run("nearest", *HERE, "--at", EVENING, "--points", esri, "--json"))
    assert [point["id"] for point in answer["points"]] == ["17308", "17005"]
    assert answer["source"] == "layer.json"
    assert answer["as_of"] is None
    first = answer["points"][0]
    assert first["opening"] == {"state": "open", "until": "2026-03-17T23:00+02:00", "at": None}
    assert first["distance_m"] == pytest.approx(478.9, abs=1)
    assert first["bearing"] == pytest.approx(261, abs=1)
    assert (first["lat"], first["lon"]) == (50.39703, 30.50245)
    assert first["address"] == "вул. Васильківська, 12-А"
    assert first["hours_text"] == "Щодня з 00:00 до 23:00"
    assert first["services"] == []
    assert answer["points"][1]["opening"] == {"state": "open", "until": None, "at": None}


def test_nearest_adds_the_rest_with_their_state(esri: Path) -> None:
    arguments = ("nearest", *HERE, "--at", EVENING, "--points", esri, "--include-closed", "--json")
    (answer,) = lines(run(*arguments))
    states = {point["name"]: point["opening"]["state"] for point in answer["points"]}
    assert list(states) == ["Школа №15", "Відділ поліції", "Кафе", "Аптека", "BREW"]
    assert states["Кафе"] == "opens_at"
    assert answer["points"][2]["opening"]["at"] == "2026-03-18T10:00+02:00"


def test_nearest_says_what_the_list_does_not(esri: Path) -> None:
    named = ("--source", "КМВА", "--as-of", "2026-03-17T18:00+02:00", "--limit", "1")
    (answer,) = lines(run("nearest", *HERE, "--at", EVENING, "--points", esri, *named, "--json"))
    assert answer["source"] == "КМВА"
    assert answer["as_of"] == "2026-03-17T18:00+02:00"
    assert len(answer["points"]) == 1


def test_nearest_keeps_points_with_a_service() -> None:
    arguments = ("nearest", *HERE, "--service", "internet", "--service", "water", "--json")
    (answer,) = lines(run(*arguments))
    assert answer["demo"] is True
    assert len(answer["points"]) == 5
    assert all({"internet", "water"} <= set(point["services"]) for point in answer["points"])


def test_nearest_as_text(esri: Path) -> None:
    result = run("nearest", *HERE, "--at", EVENING, "--points", esri)
    assert result.stdout.splitlines()[0].startswith("479\topen\tШкола №15\t")


def test_ask_names_what_is_open_then_in_both_languages(esri: Path) -> None:
    for lang, verdict in (("uk", "Відчинено до 23:00"), ("en", "Open until 23:00")):
        result = run("ask", *HERE, "--points", esri, "--at", EVENING, "--lang", lang)
        assert result.exit_code == 0, result.output
        assert result.stdout.index("1. Школа №15") < result.stdout.index("2. Відділ поліції")
        assert verdict in result.stdout
        assert "1. Кафе" not in result.stdout
        assert "BREW" not in result.stdout


def test_ask_in_words(esri: Path) -> None:
    result = run("ask", "у Києві", "--points", esri, "--at", EVENING)
    assert result.stdout.splitlines()[0] == "Київ"


def test_ask_lists_the_homonyms(esri: Path) -> None:
    lines = run("ask", "Іванівка", "--points", esri).stdout.splitlines()
    assert lines[0] == "Є кілька населених пунктів із назвою Іванівка. Котрий ваш?"
    assert sum(line.startswith("• Іванівка · ") for line in lines) == 8


@pytest.mark.parametrize(
    ("text", "outcome"),
    [
        ("Київ", "found"),
        ("50.45, 30.52", "found"),
        ("Іванівка", "ambiguous"),
        ("привіт", "not_found"),
        ("52.2297, 21.0122", "abroad"),
    ],
)
def test_ask_as_json(esri: Path, text: str, outcome: str) -> None:
    (answer,) = lines(run("ask", text, "--points", esri, "--at", EVENING, "--json"))
    assert answer["outcome"] == outcome


def test_resolve_takes_arguments_or_lines() -> None:
    from_arguments = lines(run("resolve", "у Броварах", "Іванівка", "привіт", "--json"))
    from_lines = lines(run("resolve", "--json", given="у Броварах\n\nІванівка\nпривіт\n"))
    assert from_arguments == from_lines
    found, ambiguous, missing = from_lines
    assert found["query"] == "у Броварах"
    assert found["outcome"] == "found"
    assert set(found["candidates"][0]) == {
        "name_uk",
        "name_en",
        "katottg",
        "oblast_uk",
        "raion_uk",
        "category",
        "lat",
        "lon",
        "approximate",
        "score",
    }
    assert found["candidates"][0]["name_en"] == "Brovary"
    assert found["candidates"][0]["katottg"].startswith("UA32")
    assert ambiguous["outcome"] == "ambiguous"
    assert [each["name_uk"] for each in ambiguous["candidates"]][:119] == ["Іванівка"] * 119
    assert missing == {"query": "привіт", "outcome": "not_found", "candidates": []}


def test_resolve_as_text() -> None:
    line = run("resolve", "Kiev").stdout
    assert line.startswith("Kiev\tfound\tКиїв")


@pytest.mark.parametrize(
    ("arguments", "code", "said"),
    [
        (("nearest", "--lat", "95", "--lon", "30"), 3, "широта"),
        (("nearest", *HERE, "--points", "/nowhere.csv"), 3, "Такого файлу немає"),
        (("ask", "--lat", "50"), 2, "go together"),
        (("ask", "Київ", "--at", "soon"), 2, "ISO 8601"),
        (("ask", "Київ", "--service", "sauna"), 2, "sauna"),
        (("ask", "Київ", "--lang", "ru"), 2, "ru"),
    ],
)
def test_mistakes_are_told_in_words(arguments: tuple[str, ...], code: int, said: str) -> None:
    result = run(*arguments)
    assert result.exit_code == code
    assert said in result.output
    assert not isinstance(result.exception, ValueError)


def test_the_real_list_of_kyiv() -> None:
    if not REAL.exists():
        pytest.skip("the real list is not beside this checkout")
    (answer,) = lines(
        run("nearest", *HERE, "--at", EVENING, "--points", REAL, "--limit", "54", "--json")
    )
    names = [point["name"] for point in answer["points"]]
    assert "Philadelphia Roll&Bowl" not in names, "it closes at 21:30"
    assert names[:3] == [
        "НУБіП (Корпус №3)",
        "Дитячо-юнацький спортивний клуб «Бадьорість» (ЖЕД-103)",
        "Школа №15",
    ]
    distances = [point["distance_m"] for point in answer["points"]]
    assert distances == sorted(distances)


@pytest.mark.parametrize("command", [("resolve", "Київ"), ("nearest", *HERE), ("ask", "Київ")])
def test_answers_load_no_library_that_they_do_without(command: tuple[str, ...]) -> None:
    script = (
        "import sys; from bot.cli import app; app(standalone_mode=False); "
        "spared = {'aiogram', 'aiohttp', 'asyncio', 'geopy', 'openpyxl', 'redis'}; "
        "assert not spared & set(sys.modules)"
    )
    done = subprocess.run(
        [sys.executable, "-c", script, *command], capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr
