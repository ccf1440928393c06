"""Takes from a process the power to open a connection, for good: a filter of system calls (seccomp, Linux on x86-64 and AArch64)."""

from __future__ import annotations

import ctypes
import platform
import sys
from collections.abc import Mapping

# Of each machine: its number in audit.h, and that of socket() and io_uring_setup(), by which alone a connection can begin.
_MACHINES: Mapping[str, tuple[int, tuple[int, ...]]] = {"x86_64": (0xC000003E, (41, 425)), "aarch64": (0xC00000B7, (198, 425))}
_NO_NEW_PRIVILEGES, _SECCOMP, _FILTER = 38, 22, 2  # prctl
_ALLOW, _DENY = 0x7FFF0000, 0x00050001  # let it pass; EPERM
_LOAD, _EQUAL, _AT_LEAST, _RETURN = 0x20, 0x15, 0x35, 0x06  # codes of the filter's machine
_NUMBER, _ARCH = 0, 4  # offsets of what it sees
_X32 = 0x40000000  # from here on, numbers of another interface


class _Step(ctypes.Structure):
    _fields_ = (("code", ctypes.c_ushort), ("yes", ctypes.c_ubyte), ("no", ctypes.c_ubyte), ("value", ctypes.c_uint))


class _Program(ctypes.Structure):
    _fields_ = (("length", ctypes.c_ushort), ("steps", ctypes.POINTER(_Step)))


def forbid_connections() -> bool:
    """From now on no socket can be made here, nor in any child; False where this system has no such filter."""
    known = _MACHINES.get(platform.machine())
    if known is None or not sys.platform.startswith("linux"):
        return False
    arch, calls = known
    rules = [(_AT_LEAST, _X32), *((_EQUAL, call) for call in calls)]
    steps = [(_LOAD, 0, 0, _ARCH), (_EQUAL, 0, len(rules) + 2, arch), (_LOAD, 0, 0, _NUMBER)]
    steps += [(code, len(rules) - place, 0, value) for place, (code, value) in enumerate(rules)]
    steps += [(_RETURN, 0, 0, _ALLOW), (_RETURN, 0, 0, _DENY)]
    program = _Program(len(steps), (_Step * len(steps))(*(_Step(*step) for step in steps)))
    libc = ctypes.CDLL(None)
    if libc.prctl(_NO_NEW_PRIVILEGES, 1, 0, 0, 0):
        return False
    return not libc.prctl(_SECCOMP, _FILTER, ctypes.byref(program), 0, 0)
