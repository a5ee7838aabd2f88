"""`nezlamnist orders`: what the authorities have ordered of points, given and lifted."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from bot.cli_frame import (
    EXIT_NO_STORE,
    EXIT_SETTINGS,
    LangOption,
    awaited,
    errors_in_words,
    fail,
    terminal_user,
)
from bot.clock import kyiv_now

if TYPE_CHECKING:
    from bot.i18n import Words

orders_app = typer.Typer(
    name="orders", help="What is ordered of points: open, close, 24/7.", no_args_is_help=True
)

PointsOption = Annotated[
    Path | None,
    typer.Option("--points", help="A list; else the published one, else POINTS."),
]
ReasonOption = Annotated[str, typer.Option("--reason", help="Why, for the audit log.")]


@orders_app.command()
def add(
    oblast: Annotated[str, typer.Option(help="Its name or code: Житомирська, UA18.")] = "",
    raion: Annotated[str, typer.Option(help="Its name or code.")] = "",
    hromada: Annotated[str, typer.Option(help="Its name or code.")] = "",
    source: Annotated[str, typer.Option(help="All points of this source.")] = "",
    point: Annotated[str, typer.Option(help="The id of one point.")] = "",
    open_: Annotated[bool, typer.Option("--open", help="Open the standby points.")] = False,
    close: Annotated[bool, typer.Option("--close", help="Close.")] = False,
    always: Annotated[bool, typer.Option("--always", help="Keep open round the clock.")] = False,
    confirm: Annotated[bool, typer.Option("--confirm", help="Open already.")] = False,
    note: Annotated[str, typer.Option(help="What residents are told.")] = "",
    start: Annotated[str, typer.Option("--from", help="Since when; now by default.")] = "",
    until: Annotated[str, typer.Option(help="«вт 08:00», 12h, ISO; until lifted without.")] = "",
    reason: ReasonOption = "",
    points: PointsOption = None,
    lang: LangOption = "uk",
) -> None:
    """Give an order; running bots answer under it at once."""
    with _errors_of_orders(lang) as words:
        from bot.order_arguments import UnknownUnitError, read_effect, read_target, read_when
        from bot.ordering_at_hand import ordering_at_hand
        from bot.settings import load_points_settings
        from bot.views.orders import given_text, order_line
        from geo.orders import Effect, new_order

        chosen = {
            Effect.OPEN: open_,
            Effect.CLOSE: close,
            Effect.ALWAYS: always,
            Effect.CONFIRM: confirm,
        }
        named = {
            "oblast": oblast,
            "raion": raion,
            "hromada": hromada,
            "source": source,
            "point": point,
        }
        effect, now = read_effect(chosen, note), kyiv_now()
        begins, ends = read_when(start, now), read_when(until, now)

        async def give() -> str:
            async with ordering_at_hand(load_points_settings(), points) as (ordering, live):
                try:
                    reach, target = read_target(named, live.guide.gazetteer)
                except UnknownUnitError as error:
                    await ordering.refuse_unnamed(terminal_user(), error.name, reason)
                    raise
                order = new_order(
                    effect,
                    reach,
                    target,
                    issued=now,
                    start=begins,
                    expiry=ends,
                    note=note,
                    reason=reason,
                    who=terminal_user(),
                )
                given = await ordering.give(order)
                line = order_line(words, given.order, live.guide, now)
                return given_text(words, line, new=given.new, reached=len(given.points))

        typer.echo(awaited(give()))


@orders_app.command("list")
def list_orders(points: PointsOption = None, lang: LangOption = "uk") -> None:
    """The orders that are in force or to come, the latest first."""
    with _errors_of_orders(lang) as words:
        from bot.ordering_at_hand import ordering_at_hand
        from bot.settings import load_points_settings
        from bot.views.orders import orders_text

        async def read() -> str:
            async with ordering_at_hand(load_points_settings(), points) as (ordering, live):
                return orders_text(words, await ordering.standing(), live.guide, kyiv_now())

        typer.echo(awaited(read()))


@orders_app.command()
def cancel(
    order_id: Annotated[str, typer.Argument(metavar="ID", help="As `list` shows it.")],
    reason: ReasonOption = "",
    points: PointsOption = None,
    lang: LangOption = "uk",
) -> None:
    """Lift an order now."""
    with _errors_of_orders(lang) as words:
        from bot.ordering_at_hand import ordering_at_hand
        from bot.settings import load_points_settings

        async def lift() -> bool:
            async with ordering_at_hand(load_points_settings(), points) as (ordering, _):
                return await ordering.cancel(order_id, terminal_user(), reason) is not None

        if not awaited(lift()):
            fail(words("order-id-unknown", id=order_id[:40]), EXIT_SETTINGS)
        typer.echo(words("order-cancelled"))


@contextmanager
def _errors_of_orders(lang: LangOption) -> Iterator[Words]:
    """The words of the language; inside, say why an order isn't given, and end with the code."""
    with errors_in_words(lang):
        from bot.i18n import words_in
        from bot.order_arguments import OrderArgumentError
        from bot.ordering import UnknownTargetError
        from bot.storage.breaker import StoreUnavailableError
        from bot.storage.embedded import EmbeddedUnavailableError
        from bot.storage.orders import TooManyOrdersError
        from geo.errors import QueryError
        from geo.orders import LONGEST_TEXT

        words = words_in(lang)
        try:
            yield words
        except OrderArgumentError as error:
            fail(words(error.code, **error.values), EXIT_SETTINGS)
        except QueryError:
            fail(words("order-wrong", longest=LONGEST_TEXT), EXIT_SETTINGS)
        except UnknownTargetError:
            fail(words("order-target-unknown"), EXIT_SETTINGS)
        except TooManyOrdersError:
            fail(words("orders-too-many"), EXIT_SETTINGS)
        except EmbeddedUnavailableError:
            fail(words("orders-no-own-redis"), EXIT_NO_STORE)
        except StoreUnavailableError:
            fail(words("orders-no-redis"), EXIT_NO_STORE)
