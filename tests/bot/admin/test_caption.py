"""What an admin writes under a file."""

from __future__ import annotations

from datetime import datetime

import pytest

from bot.admin.caption import Caption, read_caption
from geo.clock import KYIV

EVENING = datetime(2026, 3, 17, 18, 0, tzinfo=KYIV)
COLUMNS = {"Де": "Адреса", "х=у": "id", "колір": ""}


@pytest.mark.parametrize(
    ("text", "caption"),
    [
        ("", Caption()),
        ("#kyiv", Caption("kyiv")),
        ("#Kyiv-2", Caption("kyiv-2")),
        ("#київ", Caption("", "#київ")),
        ("#" + "a" * 25, Caption("", "#" + "a" * 25)),
        ("#kyiv Київрада, 17.03.2026 18:00", Caption("kyiv", "Київрада", EVENING)),
        ("Київрада станом на 17.03.2026, 18:00 #kyiv", Caption("kyiv", "Київрада", EVENING)),
        ("17.03.2026", Caption("", "", datetime(2026, 3, 17, 12, 0, tzinfo=KYIV))),
        ("Рада 31.02.2026", Caption("", "Рада 31.02.2026")),
        ("Рада 1.3.2026 25:00", Caption("", "Рада 1.3.2026 25:00")),
        ("х" * 200, Caption("", "х" * 120)),
        ("#kyiv Рада\nДе = Адреса\nх=у =id\nколір=", Caption("kyiv", "Рада", None, COLUMNS)),
        ("= Адреса", Caption("", "= Адреса")),
    ],
)
def test_a_caption_tells_the_source_its_publisher_and_the_date(text: str, caption: Caption) -> None:
    assert read_caption(text) == caption
