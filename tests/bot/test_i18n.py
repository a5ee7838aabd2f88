"""The words: both languages say the same, all of it is used, and all of it can be said."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from fluent.syntax import FluentParser
from fluent.syntax.ast import Junk, Message, VariableReference
from fluent.syntax.visitor import Visitor

import bot
import geo
from bot.i18n import LANGUAGES, Language, Words, WordsError, guess_language, is_language, words_in
from geo.gazetteer.settlement import Category
from geo.point import Kind, Service
from locales import FOLDER

# Ukrainian says «об» before eleven; English has nothing to choose.
ONLY_IN_UKRAINIAN = {"at-time": {"hour"}}

# A variable that is a number in some message; all others are texts.
NUMBERS = {"count", "days", "hours", "minutes", "month", "weekday", "hour", "km", "number"}
NUMBERS_OF = {"date": {"day", "month"}}
SAMPLES = (1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 21, 1.5)


class Variables(Visitor):
    """Collects the variables of a message."""

    def __init__(self) -> None:
        self.names: set[str] = set()

    def visit_VariableReference(self, node: VariableReference) -> None:  # noqa: N802 - its name
        self.names.add(node.id.name)


def messages(language: Language) -> dict[str, set[str]]:
    found: dict[str, set[str]] = {}
    for path in sorted((FOLDER / language).glob("*.ftl")):
        for entry in FluentParser().parse(path.read_text("utf-8")).body:
            assert not isinstance(entry, Junk), f"{path.name}: {entry.content}"
            if isinstance(entry, Message):
                assert entry.id.name not in found, f"{entry.id.name} stands twice"
                variables = Variables()
                variables.visit(entry)
                found[entry.id.name] = variables.names
    return found


UKRAINIAN = messages("uk")
ENGLISH = messages("en")


def said(language: Language) -> Iterator[tuple[str, str]]:
    """Every message with sample values, each number taking every sample."""
    words = words_in(language)
    for key, variables in UKRAINIAN.items():
        numbers = NUMBERS_OF.get(key, NUMBERS)
        for sample in SAMPLES if variables & numbers else (0,):
            values = {name: sample if name in numbers else "текст" for name in variables}
            yield key, words(key, **values)


def trees(package: object) -> Iterator[ast.AST]:
    folder = Path(str(getattr(package, "__file__", ""))).parent
    for path in sorted(folder.rglob("*.py")):
        yield from ast.walk(ast.parse(path.read_text("utf-8")))


def test_both_languages_have_the_same_files() -> None:
    uk, en = ({path.name for path in (FOLDER / each).glob("*.ftl")} for each in LANGUAGES)
    assert uk == en


def test_both_languages_have_the_same_messages_with_the_same_variables() -> None:
    assert UKRAINIAN.keys() == ENGLISH.keys()
    for key, variables in UKRAINIAN.items():
        assert variables - ONLY_IN_UKRAINIAN.get(key, set()) == ENGLISH[key], key


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_message_can_be_said(language: Language) -> None:
    for key, text in said(language):
        assert text.strip(), key
        assert not re.search(r"[{}]|\$|\?\?\?", text), key


@pytest.mark.parametrize("language", LANGUAGES)
def test_words_keep_the_voice(language: Language) -> None:
    for key, text in said(language):
        assert "!" not in text, key
        assert not re.search(r"\b(сьогодні|завтра|today|tomorrow|tonight)\b", text.lower()), key
        assert not re.search(r"['\"<>&]", text), f"{key}: typographic marks, and no markup"
        assert not re.search(r"(?<!\n)\n(?!\n)  |[ ]{2}| $", text), f"{key}: stray spaces"


def test_every_message_asked_for_exists() -> None:
    asked_for = set()
    for node in trees(bot):
        match node:
            case ast.Call(ast.Name("words"), [ast.Constant(str(key))]):
                asked_for.add(key)
    assert len(asked_for) > 50
    assert asked_for <= UKRAINIAN.keys()


def test_every_call_gives_the_variables_of_its_message() -> None:
    for node in trees(bot):
        match node:
            case ast.Call(ast.Name("words"), [ast.Constant(str(key))], keywords):
                given = {keyword.arg for keyword in keywords}
                if None in given:
                    assert given - {None} <= UKRAINIAN[key], key
                else:
                    assert given == UKRAINIAN[key], key


def test_every_message_is_used() -> None:
    texts, prefixes = set(), set()
    for node in trees(bot):
        match node:
            case ast.Constant(str(text)):
                texts.add(text)
            case ast.Call(ast.Name("words"), [ast.JoinedStr([ast.Constant(str(prefix)), *_])]):
                prefixes.add(prefix)
    unsaid = UKRAINIAN.keys() - texts
    assert not [key for key in unsaid if not key.startswith(tuple(prefixes))]


def test_every_notice_has_its_words_and_its_advice() -> None:
    codes = set()
    for node in trees(geo):
        match node:
            case ast.Call(
                ast.Attribute(attr="add"),
                [ast.Constant(str(code)), ast.Attribute(ast.Name("Severity")), *_],
            ):
                codes.add(code)
    assert "without-code" in codes
    for code in codes:
        assert {f"notice-{code}", f"notice-{code}-do"} <= UKRAINIAN.keys()


def test_every_name_that_makes_a_key_has_its_message() -> None:
    codes = set()
    for node in (*trees(geo), *trees(bot)):
        match node:
            case ast.Call(ast.Name("PointsFileError"), [ast.Constant(str(code)), *_]):
                codes.add(code)
    made = {
        "service-": set(Service),
        "kind-": set(Kind),
        "category-": set(Category) - {Category.DISTRICT},
        "direction-": {str(sector) for sector in range(8)},
        "language-": set(LANGUAGES),
        "points-file-": codes,
    }
    for prefix, names in made.items():
        found = {key.removeprefix(prefix) for key in UKRAINIAN if key.startswith(prefix)}
        assert found - {"question", "set"} == names, prefix


@pytest.mark.parametrize(
    ("count", "text"),
    [
        (0, "У даних 0 пунктів:"),
        (1, "У даних 1 пункт:"),
        (2, "У даних 2 пункти:"),
        (5, "У даних 5 пунктів:"),
        (11, "У даних 11 пунктів:"),
        (21, "У даних 21 пункт:"),
        (1.5, "У даних 1,5 пункту:"),
        (13464, "У даних 13\N{NO-BREAK SPACE}464 пункти:"),
    ],
)
def test_ukrainian_plurals(count: float, text: str) -> None:
    assert words_in("uk")("about-total", count=count) == text


@pytest.mark.parametrize(
    ("count", "text"),
    [
        (1, "The data hold 1 point:"),
        (2, "The data hold 2 points:"),
        (21, "The data hold 21 points:"),
        (1.5, "The data hold 1.5 points:"),
    ],
)
def test_english_plurals(count: float, text: str) -> None:
    assert words_in("en")("about-total", count=count) == text


def test_the_words_of_a_language_are_read_once() -> None:
    assert words_in("uk") is words_in("uk")
    assert words_in("uk").language == "uk"


def test_an_unknown_message_is_an_error() -> None:
    with pytest.raises(WordsError, match="en: no message nonsense"):
        words_in("en")("nonsense")


def test_a_missing_variable_is_an_error_that_names_no_value() -> None:
    with pytest.raises(WordsError, match="uk: source") as error:
        words_in("uk")("source", source="canary")
    assert "canary" not in str(error.value)


def test_a_damaged_file_is_an_error(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "uk").mkdir()
    (tmp_path / "uk" / "broken.ftl").write_text("key = { $unclosed", "utf-8")
    monkeypatch.setattr("bot.i18n.FOLDER", tmp_path)
    with pytest.raises(WordsError, match="uk: "):
        Words("uk")("key")


@pytest.mark.parametrize(
    ("code", "language"),
    [
        (None, "uk"),
        ("", "uk"),
        ("uk", "uk"),
        ("uk-UA", "uk"),
        ("UK", "uk"),
        ("ru", "uk"),
        ("ru_RU", "uk"),
        ("en", "en"),
        ("be", "en"),
        ("pl", "en"),
        ("rue", "en"),
    ],
)
def test_the_first_guess_of_a_language(code: str | None, language: Language) -> None:
    assert guess_language(code) == language


def test_which_codes_are_languages() -> None:
    assert is_language("uk")
    assert is_language("en")
    assert not is_language("ru")
