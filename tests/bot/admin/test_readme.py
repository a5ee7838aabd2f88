"""The README's report is what the bot says."""

from __future__ import annotations

from pathlib import Path

from tests.office import AdminTalk, made_list

README = (Path(__file__).parents[3] / "README.md").read_text("utf-8")
PHONE = README.partition("### From a phone")[2].partition("\n## ")[0]


async def test_the_report_on_half_a_list_is_the_readmes(talk: AdminTalk) -> None:
    await talk.send_file(made_list(30), caption="#kyiv")
    await talk.press("Опублікувати")
    report = await talk.send_file(made_list(15), caption="#kyiv")
    assert f"```text\n{report}\n```" in PHONE


async def test_every_command_of_an_admin_is_told_of(talk: AdminTalk) -> None:
    for command in ("open", "close", "note", "orders", "history", "rollback", "coverage"):
        assert f"`/{command}" in PHONE
        assert await talk.say(f"/{command}") != await talk.say("/nonsense")
