"""Signs that are looked for before a pattern: every match of the pattern has one of them."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.prose.clauses import CODES
from kg.prose.including import _AND_OTHERS, _INCLUDING
from kg.prose.modifiers import _FIRST, _GUEST
from kg.prose.saying import _CITED_WORDS, CITED
from kg.prose.subject import _RELATIVE
from kg.prose.thin import _CIRCUMSTANCE, _INVITED, _ITS, _LED, _LOCATED, _PLACE, _REPORTED, _REPORTS, _TIME, _TOPICS, _VENUE, _WIRED, _WITH

_NAMED = tuple(CODES.values())
_ANYWHERE = [
    (_VENUE, ("在",)),
    (_CIRCUMSTANCE, ("在",)),
    (_INVITED, ("应",)),
    (_PLACE, (CODES["Place"],)),
    (_TIME, (CODES["Time"],)),
    (_ITS, (CODES["Group"],)),
    (_WITH, _NAMED),
    (_WITH, "与同跟和"),
    (_LED, ("的",)),
    (_LOCATED, ("的",)),
    (_LOCATED, _NAMED),
    *((pattern, signs) for *signs, pattern in _TOPICS),
    (_INCLUDING, ("在内的",)),
    (_AND_OTHERS, _NAMED),
    (_FIRST, ("的",)),
    (_FIRST, _NAMED),
    (_GUEST, ("的",)),
    (_GUEST, _NAMED),
    (_RELATIVE, ("的",)),
]
_AT_THE_HEAD = [(_REPORTED, _REPORTS), (_WIRED, _REPORTS), (_CITED_WORDS, CITED)]


@pytest.mark.parametrize(("pattern", "signs"), _ANYWHERE, ids=lambda value: value.pattern[:12] if isinstance(value, re.Pattern) else "")
def test_what_matches_has_the_sign(pattern: re.Pattern[str], signs: tuple[str, ...]) -> None:
    """Whatever the pattern matches has a sign of it in or after it, so that nothing is missed where none stands."""

    @given(st.from_regex(pattern))
    def check(text: str) -> None:
        assert all(any(sign in text[found.start() :] for sign in signs) for found in pattern.finditer(text))

    check()


@pytest.mark.parametrize(("pattern", "signs"), _AT_THE_HEAD, ids=lambda value: value.pattern[:12] if isinstance(value, re.Pattern) else "")
def test_what_matches_begins_with_the_sign(pattern: re.Pattern[str], signs: tuple[str, ...]) -> None:
    """Whatever the pattern matches at a form's head begins with a sign of it."""

    @given(st.from_regex(pattern))
    def check(text: str) -> None:
        found = pattern.search(text)
        assert found is None or found.group().startswith(signs)

    check()
