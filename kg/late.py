"""Patterns that are compiled when they are first used, so that a first sentence does not wait for what it does not need.

Compiling takes long where a class of characters is wide (one of all Chinese characters: a thousandth of a second). `late` is for such patterns
that are asked a few times an article or less: each use costs a little more than that of a pattern compiled at once, some hundredths of a microsecond.
"""

from __future__ import annotations

import re
from functools import cached_property
from typing import cast


class Late:
    """Stands for a pattern, and has its attributes."""

    def __init__(self, pattern: str, flags: int) -> None:
        self.pattern = pattern
        self._flags = flags

    @cached_property
    def compiled(self) -> re.Pattern[str]:
        """The pattern itself."""
        return re.compile(self.pattern, self._flags)

    def __getattr__(self, name: str) -> object:
        """An attribute of the pattern that was not asked for before."""
        value: object = getattr(self.compiled, name)
        setattr(self, name, value)
        return value


def late(pattern: str, flags: int = 0) -> re.Pattern[str]:
    """What `re.compile` gives, to whoever asks it for something."""
    return cast("re.Pattern[str]", Late(pattern, flags))
