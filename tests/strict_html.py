"""What Telegram takes of the bot's texts, and texts that were published to break them."""

from __future__ import annotations

from html import unescape
from html.parser import HTMLParser

from hypothesis import strategies as st

TELEGRAM_LENGTH = 4_096
CAPTION_LENGTH = 1_024

MARKS = ("<b>&\"'</a>", "</b><script>", "&lt;&amp", "\u202eпадил\u2066", "\ud800", "\x00", "\u200b")
hostile = st.one_of(
    st.text(max_size=200),
    st.sampled_from(MARKS),
    st.sampled_from(("Ж", "щ", "<", "&", "😀", "\u0301", "  \n")).map(lambda char: char * 10_000),
)


class Strict(HTMLParser):
    """Accepts only bold text, properly closed and never nested."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=False)
        self.depth = 0
        self.text = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        assert (tag, attrs, self.depth) == ("b", [], 0)
        self.depth = 1

    def handle_endtag(self, tag: str) -> None:
        assert (tag, self.depth) == ("b", 1)
        self.depth = 0

    def handle_data(self, data: str) -> None:
        assert not set(data) & set("<>&")
        self.text += data

    def handle_entityref(self, name: str) -> None:
        self.text += {"lt": "<", "gt": ">", "amp": "&"}[name]

    def handle_charref(self, name: str) -> None:
        raise AssertionError(name)

    def handle_comment(self, data: str) -> None:
        raise AssertionError(data)

    def handle_decl(self, decl: str) -> None:
        raise AssertionError(decl)


def check_html(html: str, longest: int = TELEGRAM_LENGTH) -> str:
    """The text that Telegram shows of it."""
    parser = Strict()
    parser.feed(html)
    parser.close()
    assert parser.depth == 0
    assert parser.text == unescape(html.replace("<b>", "").replace("</b>", ""))
    check_plain(parser.text, longest)
    return parser.text


def check_plain(text: str, longest: int = TELEGRAM_LENGTH) -> None:
    """Not empty, as long as Telegram takes it, and nothing in it that turns the rest round."""
    assert 0 < len(text.encode("utf-16-le")) // 2 <= longest
    assert set(filter(lambda char: not char.isprintable(), text)) <= {"\n", "\xa0"}
