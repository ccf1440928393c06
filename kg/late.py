"""Patterns that are compiled when they are first used, so that a first sentence does not wait for what it does not need.

Compiling takes long where a class of characters is wide (one of all Chinese characters: a thousandth of a second). `late` is for such patterns
that are asked a few times an article or less: each use costs a little more than that of a pattern compiled at once, some hundredths of a microsecond.
"""

from __future__ import annotations

import re
from functools import cached_property
from operator import attrgetter
from typing import cast


class Late:
    """Stands for a pattern. What is asked of it is kept beside it, which is found faster than by a method for all that is not there."""

    def __init__(self, pattern: str, flags: int) -> None:
        self.pattern = pattern
        self._flags = flags

    @cached_property
    def compiled(self) -> re.Pattern[str]:
        """The pattern itself."""
        return re.compile(self.pattern, self._flags)

    match = cached_property(attrgetter("compiled.match"))
    fullmatch = cached_property(attrgetter("compiled.fullmatch"))
    search = cached_property(attrgetter("compiled.search"))
    finditer = cached_property(attrgetter("compiled.finditer"))
    findall = cached_property(attrgetter("compiled.findall"))
    split = cached_property(attrgetter("compiled.split"))
    sub = cached_property(attrgetter("compiled.sub"))
    flags = cached_property(attrgetter("compiled.flags"))
    groups = cached_property(attrgetter("compiled.groups"))


def late(pattern: str, flags: int = 0) -> re.Pattern[str]:
    """What `re.compile` gives, to whoever asks it for something."""
    return cast("re.Pattern[str]", Late(pattern, flags))
