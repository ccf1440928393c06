"""The process that holds the graph, and gives birth to one for each question.

The graph is loaded once, or opened, and again where there is a newer state of it. The nursery does nothing but wait: for each question it
forks, and the child, which has the whole graph without copying it, answers and ends. So a question can be killed at any time without harm
to another, and what it used is given back whole.
"""

from __future__ import annotations

import gc
import json
import logging
import os
import signal
import socket
from collections.abc import Callable, Mapping
from contextlib import suppress
from dataclasses import dataclass, replace
from traceback import format_exc
from typing import Any, Protocol

from kg.errors import UsageError
from kg.serve.reply import Reply, refusal
from kg.serve.settings import Limits
from kg.serve.unconnected import forbid_connections

Job = Callable[[Mapping[str, Any]], Reply]
BROKEN = "x-kg-broken"  # the header under which a child tells the server what broke; it goes no further
STATE = "x-kg-state"  # and that of the number of the graph's state that it answered from, which is one higher after each renewal
LOG = logging.getLogger("uvicorn.error")
MESSAGE = 8  # bytes of a number on a line: of the process, and of the length before a question
_OUT_OF_MEMORY = 77


@dataclass(frozen=True, slots=True)
class Task:
    """What may be asked: the function that answers, and whether it may open files and connections.

    What a client writes itself may do neither, but that a store on disk opens its own files.
    """

    job: Job
    opens: bool = True
    connects: bool = True


class Source(Protocol):
    """Where tasks come from."""

    def tasks(self) -> Mapping[str, Task]:
        """The tasks by name, over the graph as it is."""
        ...

    def renewed(self) -> Mapping[str, Task] | None:
        """The tasks over a newer state of the graph, None where there is none; asked before each question."""
        ...


def start(source: Source, limits: Limits) -> socket.socket:
    """Fork the nursery off this process, with the tasks of `source` as this process sees them; its control socket comes back.

    It ends when that socket is closed, which is so too when this process dies.

    Raises:
        UsageError: this system cannot fork.
    """
    if not hasattr(os, "fork"):
        raise UsageError("kg serve needs a system that can fork a process: Linux, macOS, or WSL on Windows")
    import resource  # noqa: F401  # loaded now, once for all children

    tasks = source.tasks()
    ours, theirs = socket.socketpair()
    gc.collect()
    gc.freeze()  # a collection in a child would write to, and so copy, every page
    if os.fork():
        theirs.close()
        gc.unfreeze()
        return ours
    try:
        ours.close()
        _wait(theirs, source, tasks, limits)
    finally:
        os._exit(0)


def _wait(control: socket.socket, source: Source, tasks: Mapping[str, Task], limits: Limits) -> None:
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # the server ends first, and closes the socket
    signal.signal(signal.SIGTERM, signal.SIG_DFL)
    signal.signal(signal.SIGCHLD, signal.SIG_IGN)  # nobody waits for the children
    state = 0
    while True:
        data, sockets, _, _ = socket.recv_fds(control, 1, 1)
        if not data:
            return
        newer = _renewed(source)
        if newer is not None:
            tasks, state = newer, state + 1
        if os.fork() == 0:
            control.close()
            _answer(sockets[0], tasks, limits, state)
        os.close(sockets[0])


def _renewed(source: Source) -> Mapping[str, Task] | None:
    try:
        newer = source.renewed()
    except Exception:
        LOG.exception("There is a newer state of the graph, which cannot be read; the old one is served on.")
        return None
    if newer is not None:
        gc.collect()
        gc.freeze()
    return newer


def _answer(number: int, tasks: Mapping[str, Task], limits: Limits, state: int) -> None:
    """Read one question from the socket of this number, answer it, and end this process whatever happens."""
    code = 1
    try:
        with socket.socket(fileno=number) as line:
            line.sendall(os.getpid().to_bytes(MESSAGE, "big"))
            question = json.loads(_exactly(line, int.from_bytes(_exactly(line, MESSAGE), "big")))
            task = tasks[question["job"]]
            if not task.connects:
                forbid_connections()
            _confine(limits, float(question["seconds"]), opens=task.opens)
            reply = _done(task.job, question["with"])
            signal.setitimer(signal.ITIMER_REAL, 0)
            reply = replace(reply, headers={**reply.headers, STATE: str(state)})
            line.sendall(reply.head())
            line.sendall(reply.body)
        code = 0
    except MemoryError:
        code = _OUT_OF_MEMORY
    finally:
        os._exit(code)


def _done(job: Job, given: Mapping[str, Any]) -> Reply:
    try:
        return job(given)
    except MemoryError:
        return refusal(422, "This needs more memory than a question may take; ask for less.")
    except Exception:  # noqa: BLE001  # whatever broke, the client gets an answer and the server a word for its log
        reply = refusal(500, "This could not be answered: a fault in kg. The server's messages say which.")
        return Reply(reply.status, reply.media_type, reply.body, {BROKEN: json.dumps(format_exc())})


def _confine(limits: Limits, seconds: float, *, opens: bool) -> None:
    """The time, memory and files of this process: the system ends it at the limit; without `opens`, no file and no connection can be opened."""
    import resource  # not there on Windows, which cannot fork either

    signal.signal(signal.SIGALRM, signal.SIG_DFL)
    signal.setitimer(signal.ITIMER_REAL, seconds)
    most = limits.memory + _taken(resource.getpagesize())
    for what, limit in ((resource.RLIMIT_AS, most), (resource.RLIMIT_CORE, 0)):
        with suppress(OSError, ValueError):
            resource.setrlimit(what, (limit, limit))
    if not opens:
        lowest = os.dup(0)
        os.close(lowest)
        resource.setrlimit(resource.RLIMIT_NOFILE, (lowest, lowest))  # no number below is free


def _taken(page: int) -> int:
    """Bytes of address space that this process has; 1 GiB where the system does not tell."""
    try:
        with open("/proc/self/statm", "rb") as file:  # noqa: PTH123  # the shortest way in a process about to be confined
            return int(file.read().split()[0]) * page
    except (OSError, ValueError, IndexError):
        return 1 << 30


def _exactly(line: socket.socket, count: int) -> bytes:
    parts = bytearray()
    while len(parts) < count:
        part = line.recv(count - len(parts))
        if not part:
            raise ConnectionError("the server hung up")
        parts += part
    return bytes(parts)
