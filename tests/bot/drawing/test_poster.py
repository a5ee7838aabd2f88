"""The poster: its words, its pages, its QR code, and that it prints in black and white."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime

import numpy as np
import pypdfium2
import pytest
import zxingcpp
from PIL import Image

from bot.drawing.icons import ICONS
from bot.drawing.pdf import printable
from bot.drawing.poster import draw_poster
from bot.drawing.sheet import Sheet
from bot.i18n import Language, words_in
from bot.links import Links
from bot.views.poster import Order, QrLink, choose, poster_sheet
from geo.coordinate import Coordinate
from geo.gazetteer.settlement import Settlement
from geo.guide import Guide
from geo.hours import parse_hours
from geo.point import Kind, Point, Service
from geo.snapshot import Manifest, Snapshot

BROVARY = "UA32060050010081797"
A4 = (595, 842)


def pages_of(content: bytes) -> list[str]:
    document = pypdfium2.PdfDocument(content)
    return [page.get_textpage().get_text_range() for page in document]


def rendered(content: bytes, page: int = 0) -> Image.Image:
    image: Image.Image = pypdfium2.PdfDocument(content)[page].render(scale=2).to_pil()
    return image


def brovary(guide: Guide) -> Settlement:
    settlement = guide.gazetteer.by_code(BROVARY)
    assert settlement is not None
    return settlement


def sheet_of(
    guide: Guide, noon: datetime, language: Language = "uk", order: Order = Order.DISTANCE
) -> Sheet:
    settlement = brovary(guide)
    link = QrLink.to(Links("demo_bot"), settlement)
    return poster_sheet(words_in(language), guide, choose(guide, settlement), order, noon, link)


def guide_with(guide: Guide, points: list[Point], *, demo: bool = False) -> Guide:
    manifest = replace(guide.snapshot.manifest, demo=demo)
    return replace(guide, snapshot=Snapshot.build(points, manifest))


def many(point: Point, count: int) -> list[Point]:
    """Points about one, each a little further, each with all services."""
    kinds = (Kind.PERMANENT, Kind.STANDBY)
    return [
        replace(
            point,
            id=f"m{number:03}",
            name=f"Пункт{number:03}",
            kind=kinds[number % 2],
            services=frozenset(Service),
            coordinate=Coordinate(50.511 + number * 1e-4, 30.79 - number * 2e-4),
            address=replace(point.address, street=f"вул. Зразкова, {count - number}"),
        )
        for number in range(count)
    ]


def test_all_that_a_door_needs(guide: Guide, noon: datetime) -> None:
    (page,) = pages_of(draw_poster([sheet_of(guide, noon)], "uk"))
    for words in (
        "Пункти Незламності",
        "Бровари",
        "Броварська громада, Київська обл.",
        "Броварська міська рада, станом на пн 16.03.2026",
        "Ліцей № 3",
        "вул. Зразкова, 1",
        "щодня: 08:00–20:00",
        "Резервний: відчиняють протягом 2 год",
        "тепло",
        "@demo_bot",
        "Пн",
        "2 км",
        "1545",
    ):
        assert words in page, words
    for number in range(1, 7):
        assert f"{number}\r\n" in page or f"\n{number}" in page


def test_a_long_address_keeps_its_house_and_hours_their_days(
    guide: Guide, made_points: tuple[Point, ...], noon: datetime
) -> None:
    street = "вул. Академіка Володимира Вернадського та Героїв Небесної Сотні, 120-В, корпус 3"
    point = replace(
        made_points[0],
        name="Комунальний заклад загальної освіти «Школа І–ІІІ ступенів міста № 9 імені Коцюби»",
        address=replace(made_points[0].address, street=street),
        schedule=parse_hours("пн-пт 08:00-13:00, 14:00-18:00"),
    )
    points = [replace(point, id=f"p{number}") for number in range(8)]
    text = pages_of(draw_poster([sheet_of(guide_with(guide, points), noon)], "uk"))[0]
    printed = " ".join(text.split())
    assert "Сотні, 120-В, корпус 3" in printed
    assert "№ 9 імені Коцюби" in printed
    assert "\nсб–нд: зачинено" in text.replace("\xa0", " ").replace("\r", "")


def test_a_bot_of_a_long_name_stays_on_the_sheet(guide: Guide, noon: datetime) -> None:
    link = QrLink.to(Links("n" * 28 + "_bot"), brovary(guide))
    chosen = choose(guide, brovary(guide))
    sheet = poster_sheet(words_in("uk"), guide, chosen, Order.DISTANCE, noon, link)
    pixels = np.asarray(rendered(draw_poster([sheet], "uk")).convert("L"))
    assert pixels[:, -2 * 33 :].min() == 255


def test_both_languages_one_after_another(guide: Guide, noon: datetime) -> None:
    sheets = [sheet_of(guide, noon, "uk"), sheet_of(guide, noon, "en")]
    first, second = pages_of(draw_poster(sheets, "uk"))
    assert "Пункти Незламності" in first
    assert "Points of Invincibility" in second
    assert "Ліцей № 3 (Litsei № 3)" in second


def test_the_qr_code_opens_the_bot_at_the_town(guide: Guide, noon: datetime) -> None:
    image = rendered(draw_poster([sheet_of(guide, noon)], "uk"))
    (found,) = zxingcpp.read_barcodes(image)
    assert found.text == f"https://t.me/demo_bot?start=t_{BROVARY}"


def test_without_the_bots_name_it_opens_the_national_map(guide: Guide, noon: datetime) -> None:
    link = QrLink.to(Links(), brovary(guide))
    chosen = choose(guide, brovary(guide))
    sheet = poster_sheet(words_in("uk"), guide, chosen, Order.DISTANCE, noon, link)
    content = draw_poster([sheet], "uk")
    (found,) = zxingcpp.read_barcodes(rendered(content))
    assert found.text == "https://nezlamnist.gov.ua"
    assert "Мапа всієї України" in pages_of(content)[0]


def test_a_page_is_a4_in_black_and_white(guide: Guide, noon: datetime) -> None:
    content = draw_poster([sheet_of(guide, noon)], "uk")
    page = pypdfium2.PdfDocument(content)[0]
    assert (round(page.get_width()), round(page.get_height())) == A4
    pixels = np.asarray(rendered(content).convert("RGB"), dtype=int)
    assert (pixels.max(axis=2) - pixels.min(axis=2)).max() == 0, "no colour"
    ink = (pixels[:, :, 0] < 128).mean()
    assert 0.01 < ink < 0.25, "neither empty nor black"
    margin = 40
    assert pixels[:margin].min() == pixels[-margin:].min() == 255, "printers leave an edge"
    assert pixels[:, :margin].min() == pixels[:, -margin:].min() == 255


def test_sixty_points_stand_on_several_pages_each_once(
    guide: Guide, made_points: tuple[Point, ...], noon: datetime
) -> None:
    there = guide_with(guide, many(made_points[0], 60), demo=True)
    pages = pages_of(draw_poster([sheet_of(there, noon)], "uk"))
    assert 3 <= len(pages) <= 6
    text = "\n".join(pages)
    for number in range(60):
        assert text.count(f"Пункт{number:03}") == 1
    for number, page in enumerate(pages, 1):
        assert "ДЕМО: вигадані пункти" in page, "on every sheet, they may be parted"
        assert f"{number} / {len(pages)}" in page
    assert text.index("Пункт000") < text.index("Пункт030") < text.index("Пункт059")


def test_by_street_houses_go_by_number(
    guide: Guide, made_points: tuple[Point, ...], noon: datetime
) -> None:
    there = guide_with(guide, many(made_points[0], 12))
    sheet = sheet_of(there, noon, order=Order.STREET)
    assert [entry.name for entry in sheet.entries[:3]] == ["Пункт011", "Пункт010", "Пункт009"]


def test_marks_and_entries_have_the_same_numbers(guide: Guide, noon: datetime) -> None:
    sheet = sheet_of(guide, noon)
    assert [mark.number for mark in sheet.map.marks] == [entry.number for entry in sheet.entries]
    by_name = {point.name: point for point in guide.snapshot.points}
    for mark, entry in zip(sheet.map.marks, sheet.entries, strict=True):
        assert mark.at == by_name[entry.name].coordinate
        assert mark.hollow is entry.hollow is (by_name[entry.name].kind is Kind.STANDBY)


def test_too_many_are_left_out_and_it_says_so(
    guide: Guide, made_points: tuple[Point, ...], noon: datetime
) -> None:
    sheet = sheet_of(guide_with(guide, many(made_points[0], 130)), noon)
    assert len(sheet.entries) == 120
    assert "ще 10 пунктів" in " ".join(sheet.notes)


def test_a_village_without_points_has_its_hromadas(guide: Guide, noon: datetime) -> None:
    village = next(
        each
        for each in guide.gazetteer.settlements
        if each.hromada == BROVARY[:9] and each.code != BROVARY
    )
    chosen = choose(guide, village)
    assert chosen.wider
    assert len(chosen.points) == 6
    link = QrLink.to(Links(), village)
    sheet = poster_sheet(words_in("uk"), guide, chosen, Order.DISTANCE, noon, link)
    assert sheet.place == f"{village.name_uk} й громада"
    assert all("Бровари" in entry.address for entry in sheet.entries)


@pytest.mark.parametrize(
    "name", ["😀 Ґанок \x07 ꙮ", "Дуже" * 60, "слово " * 60, "", "<b>&amp;</b>"]
)
def test_any_name_can_be_printed(
    guide: Guide, made_points: tuple[Point, ...], noon: datetime, name: str
) -> None:
    points = [replace(each, name=name, entrance=name) for each in many(made_points[0], 9)]
    there = guide_with(guide, points)
    assert pages_of(draw_poster([sheet_of(there, noon)], "uk"))


def test_an_entry_taller_than_a_page_is_still_printed(guide: Guide, noon: datetime) -> None:
    sheet = sheet_of(guide, noon)
    tall = replace(sheet.entries[0], notes=("довга примітка " * 40,) * 12)
    pages = pages_of(draw_poster([replace(sheet, entries=(tall, *sheet.entries[1:]))], "uk"))
    assert "Клуб" in "".join(pages)


def test_the_same_sheet_gives_the_same_bytes(guide: Guide, noon: datetime) -> None:
    assert draw_poster([sheet_of(guide, noon)], "uk") == draw_poster([sheet_of(guide, noon)], "uk")


def test_every_service_has_an_icon_of_its_own() -> None:
    assert ICONS.keys() == set(Service)
    assert len(set(ICONS.values())) == len(Service)


def test_what_the_font_lacks_is_left_out() -> None:
    assert printable("Ґї №’—«є» 🔥\x00") == "Ґї №’—«є» "


def test_a_suburb_is_shown_in_its_own_oblast(
    guide: Guide, made_points: tuple[Point, ...], noon: datetime
) -> None:
    suburb = guide.gazetteer.by_code("UA32060090040088774")
    assert suburb is not None
    assert suburb.oblast_uk == "Київська область"
    address = replace(made_points[0].address, katottg=suburb.code)
    there = guide_with(guide, [replace(made_points[0], address=address)])
    link = QrLink.to(Links(), suburb)
    sheet = poster_sheet(words_in("uk"), there, choose(there, suburb), Order.DISTANCE, noon, link)
    assert sheet.outline == guide.regions.outline("UA32")


def test_a_manifest_without_a_date(guide: Guide, noon: datetime) -> None:
    undated = replace(guide, snapshot=replace(guide.snapshot, manifest=Manifest("", "", None)))
    assert "дата невідома" in sheet_of(undated, noon).source
