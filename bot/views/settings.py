"""Which settings are wrong, in words for the terminal."""

from __future__ import annotations

from bot.i18n import Words

_PROBLEMS = {
    "missing": "setting-missing",
    "token_shape": "setting-wrong-token",
    "no_such_file": "setting-no-file",
    "timezone_aware": "setting-no-timezone",
    "datetime_parsing": "setting-wrong-date",
    "datetime_from_date_parsing": "setting-wrong-date",
    "url_parsing": "setting-wrong-url",
    "url_scheme": "setting-wrong-url",
    "string_too_long": "setting-too-long",
    "too_short": "setting-too-short",
    "weak_secret": "setting-weak-secret",
    "workers_poll": "setting-workers-poll",
    "geocoder_contact": "setting-geocoder-contact",
    "geocoder_unknown": "setting-geocoder-unknown",
    "admins_unclear": "setting-admins",
    "channels_unclear": "setting-channels",
    "chat_unclear": "setting-chat",
    "source_unknown": "setting-source",
    "path_not_file": "setting-no-file",
}


def settings_text(words: Words, problems: tuple[tuple[str, str], ...]) -> str:
    """Every wrong setting on a line of its own; problems are (setting, pydantic's error type)."""
    lines = (
        words("setting-problem", name=name, problem=words(_PROBLEMS.get(kind, "setting-wrong")))
        for name, kind in problems
    )
    return "\n".join((words("settings-wrong"), *lines))
