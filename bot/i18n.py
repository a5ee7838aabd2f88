"""Words in two languages: Project Fluent's messages behind one call, `words("key", name=value)`."""

from __future__ import annotations

import re
from functools import cache, lru_cache
from pathlib import Path
from typing import Final, Literal, TypeGuard, get_args

from fluent_compiler.bundle import FluentBundle

from locales import FOLDER

Language = Literal["uk", "en"]
LANGUAGES: Final[tuple[Language, ...]] = get_args(Language)

# Fluent's identifiers begin a line; what continues a message is indented.
_KEY = re.compile(r"^([a-zA-Z][\w-]*) *=", re.MULTILINE | re.ASCII)

REMEMBERED = 4096
"""Messages of one language, filled in, that are kept ready."""

_READ_UKRAINIAN = frozenset({"uk", "ru"})


class WordsError(LookupError):
    """A message or one of its variables is missing: a mistake in the code or in `locales`."""


class Words:
    """The words of one language; a file of messages is compiled when one of its keys is asked for.

    Raises WordsError when the asked file has an error.
    """

    def __init__(self, language: Language) -> None:
        self.language: Final = language
        self._file_of = {
            key: path
            for path in sorted((FOLDER / language).glob("*.ftl"))
            for key in _KEY.findall(path.read_text("utf-8"))
        }
        self._bundles: dict[Path, FluentBundle] = {}
        # An answer is fifty messages, nearly all said a moment ago; formatting numbers is slow.
        self._remembered = lru_cache(REMEMBERED)(self._say)

    def __call__(self, key: str, /, **values: str | float) -> str:
        """Return the message, plain text, with its variables filled in.

        Raises WordsError on an unknown key or variable; it names the key, never a value.
        """
        return self._remembered(key, *values.items())

    def _say(self, key: str, *values: tuple[str, str | float]) -> str:
        path = self._file_of.get(key)
        if path is None:
            raise WordsError(f"{self.language}: no message {key}")
        bundle = self._bundles.get(path) or self._compile(path)
        text, errors = bundle.format(key, dict(values))
        if errors:
            raise WordsError(f"{self.language}: {key}: {type(errors[0]).__name__}")
        return str(text)

    def _compile(self, path: Path) -> FluentBundle:
        bundle = FluentBundle.from_files(self.language, [str(path)], use_isolating=False)
        for key, error in bundle.check_messages():
            raise WordsError(f"{self.language}: {key}: {error}")
        self._bundles[path] = bundle
        return bundle


@cache
def words_in(language: Language) -> Words:
    """The words of a language, read from its files once, when first asked for."""
    return Words(language)


def is_language(code: str) -> TypeGuard[Language]:
    """Whether the code names a language that the bot speaks."""
    return code in LANGUAGES


def guess_language(code: str | None) -> Language:
    """Guess from an IETF tag such as Telegram's `language_code`.

    Ukrainian for uk and ru with their regional variants, and where nothing is said, since the
    audience is in Ukraine; English for all others.
    """
    if not code:
        return "uk"
    primary = code.replace("_", "-").split("-", 1)[0].lower()
    return "uk" if primary in _READ_UKRAINIAN else "en"
