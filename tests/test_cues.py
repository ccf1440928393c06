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
from kg.prose.subject import _DEED_ENDS, _DEED_SIGN, _LEAST_DEED, _PARTNERSHIP, _RELATIVE
from kg.prose.thin import (
    _CIRCUMSTANCE,
    _FIGURES,
    _INVITED,
    _ITS,
    _LED,
    _LOCATED,
    _NUMBER,
    _PLACE,
    _REPORTED,
    _REPORTS,
    _TIME,
    _TOPICS,
    _VENUE,
    _WIRED,
    _WITH,
)
from kg.read.marks import AGENCY_CREDIT, CREDIT_END, NO_CREDIT

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
    (_INVITED, _NAMED),
    (_PARTNERSHIP, ("伙伴关系",)),
    (CREDIT_END, ("来源",)),
]
_AT_THE_HEAD = [(_REPORTED, _REPORTS), (_WIRED, _REPORTS), (_CITED_WORDS, CITED), (_NUMBER, tuple(_FIGURES))]


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


@given(st.from_regex(_DEED_ENDS))
def test_what_is_said_of_a_deed_has_its_sign(text: str) -> None:
    """Wherever something is said of a deed, one of the signs stands behind the deed's first characters."""
    found = _DEED_ENDS.search(text)
    assert found is None or _DEED_SIGN.search(text, found.start() + _LEAST_DEED)


@given(st.from_regex(AGENCY_CREDIT), st.sampled_from(NO_CREDIT))
def test_no_name_of_an_agency_ends_with_a_stop(text: str, stop: str) -> None:
    """What ends with a stop ends with no agency's name, whatever stands before it."""
    assert AGENCY_CREDIT.search(text.rstrip("\n") + stop) is None
