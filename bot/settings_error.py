"""What every command can say about settings that are wrong, without loading them all."""

from __future__ import annotations


class SettingsError(Exception):
    """Settings are missing or wrong; `problems` holds (setting, what is wrong), never a value."""

    def __init__(self, problems: tuple[tuple[str, str], ...]) -> None:
        super().__init__(", ".join(name for name, _ in problems))
        self.problems = problems
