"""The work of the child that reads lists, done in this process: the same code, at once."""

from __future__ import annotations

import asyncio
import io
from collections.abc import Mapping, Sequence
from typing import Any

from bot.frames import Frame, receive
from bot.list_worker import Worker
from bot.preparing import Preparing, result_of
from geo.refresh.checking import Progress


class InProcess(Preparing):
    async def _run(
        self,
        word: str,
        said: Mapping[str, Any],
        blobs: Sequence[bytes],
        progress: Progress | None,
    ) -> Frame:
        outgoing = io.BytesIO()
        task = bytes(Frame(word, said, tuple(blobs)))
        await asyncio.to_thread(Worker(io.BytesIO(task), outgoing).work)
        outgoing.seek(0)
        while (frame := receive(outgoing)).word == "progress":
            if progress:
                progress(*frame.said)
        return result_of(frame)
