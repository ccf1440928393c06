"""What may be asked of the server, and how much of it."""

from __future__ import annotations

import os
from dataclasses import dataclass
from ipaddress import ip_address

LOOPBACK = ("localhost", "127.0.0.1", "::1")


@dataclass(frozen=True, slots=True)
class Limits:
    """Where the server says no. Seconds and rows hold for one query, the bytes for one answer, one body and one address."""

    seconds: float = 10.0
    rows: int = 10_000
    answer: int = 64 << 20  # bytes
    memory: int = 2 << 30  # bytes that one query may take beyond the graph itself
    body: int = 1 << 20  # bytes
    url: int = 16 << 10  # bytes, path and query together
    processes: int = max(4, os.cpu_count() or 4)  # questions answered at once; the others wait
    waiting: int = 2000  # questions that may wait


@dataclass(frozen=True, slots=True)
class Settings:
    """Where the server listens, and to whom it answers."""

    host: str = "127.0.0.1"
    port: int = 8000
    limits: Limits = Limits()
    cors: bool = False  # whether pages of other sites may read answers of /sparql
    names: tuple[str, ...] = ()  # host names besides those of this machine under which the server may be called

    def serves(self, host: str) -> bool:
        """Whether a request's Host header names this server.

        A site of somebody else can make its own name point at this machine (DNS rebinding); by the header it is known. Plain
        addresses cannot be made to do that, so where the server listens to other machines any address will do.
        """
        name = host.rpartition(":")[0] if host.rpartition(":")[2].isdecimal() and not host.endswith("]") else host
        name = name.removeprefix("[").removesuffix("]").rstrip(".").casefold()
        if name in {*LOOPBACK, self.host.casefold(), *(known.casefold() for known in self.names)}:
            return True
        return self.host not in LOOPBACK and _is_address(name)


def _is_address(name: str) -> bool:
    try:
        ip_address(name)
    except ValueError:
        return False
    return True
