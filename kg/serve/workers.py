"""The server's side of the nursery: a question out, its answer back, killed at the limit or when nobody waits for it any more."""

from __future__ import annotations

import asyncio
import json
import logging
import os
import signal
import socket
from collections.abc import Mapping
from contextlib import suppress
from typing import Any

from kg.serve.nursery import BROKEN, MESSAGE, STATE
from kg.serve.reply import Reply, refusal
from kg.serve.settings import Limits

LOG = logging.getLogger("uvicorn.error")
_GRACE = 3.0  # seconds after the limit at which a process that the system did not end is ended from here
_LINE = 1 << 20  # bytes of the head of an answer, tracebacks included


class Workers:
    """Asks the nursery; at most `limits.processes` questions at once, the others wait their turn."""

    def __init__(self, control: socket.socket, limits: Limits) -> None:
        self._control = control
        self._limits = limits
        self._free = asyncio.Semaphore(limits.processes)
        self._waiting = 0
        self.state = 0  # of the graph, by the latest answer

    def close(self) -> None:
        """Let the nursery end."""
        self._control.close()

    async def ask(self, job: str, given: Mapping[str, Any], seconds: float = 0.0) -> Reply:
        """The answer to one question, within `seconds` where they are given; cancelling this ends its process."""
        if self._waiting >= self._limits.waiting:
            return refusal(503, "Too many questions are waiting; ask again in a moment.", {"Retry-After": "5"})
        self._waiting += 1
        try:
            async with self._free:
                limit = seconds or self._limits.seconds
                return await self._asked(json.dumps({"job": job, "with": dict(given), "seconds": limit}).encode(), limit)
        finally:
            self._waiting -= 1

    async def _asked(self, question: bytes, limit: float) -> Reply:
        ours, theirs = socket.socketpair()
        try:
            with theirs:
                socket.send_fds(self._control, [b"?"], [theirs.fileno()])
            reader, writer = await asyncio.open_connection(sock=ours, limit=_LINE)
        except OSError:
            ours.close()
            return refusal(503, "The process that holds the graph has ended; start kg serve again.")
        return await self._heard(reader, writer, question, limit)

    async def _heard(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter, question: bytes, limit: float) -> Reply:
        child, clock = 0, asyncio.get_running_loop().time
        begun = clock()
        try:
            async with asyncio.timeout(limit + _GRACE):
                child = int.from_bytes(await reader.readexactly(MESSAGE), "big")
                writer.write(len(question).to_bytes(MESSAGE, "big") + question)
                reply, state = await _reply(reader)
                self.state = max(self.state, state)
                child = 0  # it has answered, and ends by itself
                return reply
        except (asyncio.IncompleteReadError, ConnectionError, ValueError):
            return _lost(clock() - begun, limit)
        except TimeoutError:
            return _lost(limit, limit)
        finally:
            if child:
                with suppress(ProcessLookupError):
                    os.kill(child, signal.SIGKILL)
            writer.close()
            with suppress(OSError):
                await writer.wait_closed()


def _lost(seconds: float, limit: float) -> Reply:
    """A process ended without an answer: at its time limit, or for want of memory."""
    if seconds >= limit * 0.98:
        more = "Make it narrower, or start kg serve with a higher --time-limit."
        return refusal(503, f"Stopped at the time limit of {limit:g} s: nothing is answered. {more}")
    return refusal(503, "Stopped: this needs more memory than a question may take. Nothing is answered; make it narrower.")


async def _reply(reader: asyncio.StreamReader) -> tuple[Reply, int]:
    head = json.loads(await reader.readuntil(b"\n"))
    headers: dict[str, str] = head["headers"]
    if BROKEN in headers:
        LOG.error("%s", json.loads(headers.pop(BROKEN)))
    state = int(headers.pop(STATE))
    return Reply(head["status"], head["type"], await reader.readexactly(head["length"]), headers), state
