"""Telegram's HTML as its server reads it: which tags it knows, and how long the text is."""

from __future__ import annotations

from html.parser import HTMLParser

KNOWN_TAGS = frozenset(
    {"a", "b", "blockquote", "code", "del", "em", "i", "ins", "pre", "s", "strong", "u"}
)


class BadHtmlError(ValueError):
    """Telegram would refuse this text: an unknown, unclosed or stray tag."""


def visible_text(html: str) -> str:
    """The text a reader sees; raises BadHtmlError where Telegram would refuse it."""
    parser = _Reader()
    parser.feed(html)
    parser.close()
    if parser.open_tags:
        raise BadHtmlError(f"unclosed tag {parser.open_tags[-1]}")
    return "".join(parser.text)


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.open_tags: list[str] = []
        self.text: list[str] = []

    def handle_starttag(self, tag: str, _attrs: list[tuple[str, str | None]]) -> None:
        if tag not in KNOWN_TAGS:
            raise BadHtmlError(f"unknown tag {tag}")
        self.open_tags.append(tag)

    def handle_endtag(self, tag: str) -> None:
        if not self.open_tags or self.open_tags.pop() != tag:
            raise BadHtmlError(f"stray end tag {tag}")

    def handle_data(self, data: str) -> None:
        self.text.append(data)

    def handle_comment(self, _data: str) -> None:
        raise BadHtmlError("comment")

    def handle_decl(self, _decl: str) -> None:
        raise BadHtmlError("declaration")
