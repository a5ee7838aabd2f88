"""Imports aiogram without building its models: each is built when it is first used.

Aiogram asks pydantic to defer each of its types, and then builds all 400 of them, as deep as they
refer to each other, because their annotations name classes that only type checkers import: 5 s and
100 MB, of which a bot uses a twentieth. Here every module gets the names it refers to instead, and
pydantic builds what is used. And each object learns its bot in one step, where pydantic would take
one for every class that it inherits from. Nor are answered updates kept: aiogram remembers 128
updates' kinds by the updates themselves, people's positions and all. Where aiogram was imported
before, nothing changes.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Iterator, Mapping
from importlib import import_module
from inspect import get_annotations, isclass, unwrap
from itertools import chain
from typing import Any

from pydantic import BaseModel

_WORD = re.compile(r"\w+")
_BOT = "_bot"


def import_aiogram() -> None:
    """Import aiogram; call it before anything else does."""
    if "aiogram" in sys.modules:
        return
    names: dict[str, Any] = {}
    rebuild = vars(BaseModel)["model_rebuild"]

    def defer(cls: type[BaseModel], /, **options: Any) -> bool | None:
        namespace = options.get("_types_namespace")
        if namespace is None or not cls.model_config.get("defer_build"):
            answer: bool | None = rebuild.__func__(cls, **options)
            return answer
        names.update(namespace)
        return None

    BaseModel.model_rebuild = classmethod(defer)  # type: ignore[method-assign, assignment]
    try:
        import_module("aiogram")
    finally:
        BaseModel.model_rebuild = rebuild  # type: ignore[method-assign]
    _give_names(names)
    _bind_in_one_step(import_module("aiogram.client.context_controller").BotContextController)
    _keep_no_update(import_module("aiogram.types").Update)


def _give_names(names: Mapping[str, Any]) -> None:
    """Let the module of each model know the names in its annotations, inherited ones as well."""
    for model in filter(isclass, names.values()):
        module = vars(sys.modules[model.__module__])
        inherited = chain.from_iterable(get_annotations(each).values() for each in model.mro())
        for word in _WORD.findall(" ".join(map(str, inherited))):
            if word in names:
                module.setdefault(word, names[word])


def _bind_in_one_step(knowing_bot: type[BaseModel]) -> None:
    """Let every model that knows its bot, and nothing else of its own, take it from the context."""
    for model in _descent(knowing_bot):
        if tuple(model.__private_attributes__) == (_BOT,):
            model.model_post_init = _bind  # type: ignore[method-assign]


def _descent(model: type[BaseModel]) -> Iterator[type[BaseModel]]:
    yield model
    for each in model.__subclasses__():
        yield from _descent(each)


def _bind(model: BaseModel, context: Mapping[str, Any] | None, /) -> None:
    """As aiogram's own, without its layers."""
    known = {_BOT: context.get("bot") if context else None}
    object.__setattr__(model, "__pydantic_private__", known)


def _keep_no_update(update: Any) -> None:
    """Look an update's kind up each time; its fresh objects are also nearer in memory."""
    update.event_type = property(unwrap(update.event_type.fget))
