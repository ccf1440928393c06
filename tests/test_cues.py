"""Signs that are looked for before a pattern: every match of the pattern has one of them."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.prose.clauses import CODES
from kg.prose.including import _AND_OTHERS, _INCLUDING
from kg.prose.mask import _TAIL, _TAIL_BEGINS
from kg.prose.modifiers import _FIRST, _GUEST
from kg.prose.openers import _NOBODY_BEGINS, _NOBODY_NAMED, _NOBODY_SIGN, _OPENING, _OPENING_BEGINS
from kg.prose.relative import RELATIVE, RELATIVE_TITLED
from kg.prose.saying import _CITED_WORDS, CITED
from kg.prose.subject import (
    _DEED_ENDS,
    _DEED_SIGN,
    _LEAST_DEED,
    _PARTNERSHIP,
)
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
from kg.read.credits import _PUBLISHERS, _SIGN
from kg.read.marks import _LONGEST_END, _ONLY_CREDIT, AGENCY_CREDIT, CREDIT_END, NO_CREDIT

_NAMED = tuple(CODES.values())
_OF_ACTOR = tuple(f"的{CODES[name]}" for name in ("Person", "Title", "Organization", "Country"))
_ANYWHERE = [
    (_VENUE, ("在",)),
    (_CIRCUMSTANCE, ("在",)),
    (_INVITED, ("应", "受")),
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
    (_AND_OTHERS, "多众个名家"),
    (_FIRST, _OF_ACTOR),
    (_GUEST, _OF_ACTOR),
    (RELATIVE, _OF_ACTOR),
    (RELATIVE_TITLED, _OF_ACTOR),
    (_INVITED, _NAMED),
    (_PARTNERSHIP, ("伙伴关系",)),
    (CREDIT_END, ("来源",)),
]
_AT_THE_HEAD = [(_REPORTED, _REPORTS), (_WIRED, _REPORTS), (_CITED_WORDS, CITED), (_NUMBER, tuple(_FIGURES)), (_TAIL, tuple(_TAIL_BEGINS))]


def compiled(pattern: re.Pattern[str]) -> re.Pattern[str]:
    """The pattern, compiled by now."""
    return re.compile(pattern.pattern, pattern.flags)


@pytest.mark.parametrize(("pattern", "signs"), _ANYWHERE, ids=lambda value: value.pattern[:12] if isinstance(value, re.Pattern) else "")
def test_what_matches_has_the_sign(pattern: re.Pattern[str], signs: tuple[str, ...]) -> None:
    """Whatever the pattern matches has a sign of it in or after it, so that nothing is missed where none stands."""

    @given(st.from_regex(compiled(pattern)))
    def check(text: str) -> None:
        assert all(any(sign in text[found.start() :] for sign in signs) for found in pattern.finditer(text))

    check()


@pytest.mark.parametrize(("pattern", "signs"), _AT_THE_HEAD, ids=lambda value: value.pattern[:12] if isinstance(value, re.Pattern) else "")
def test_what_matches_begins_with_the_sign(pattern: re.Pattern[str], signs: tuple[str, ...]) -> None:
    """Whatever the pattern matches at a form's head begins with a sign of it."""

    @given(st.from_regex(compiled(pattern)))
    def check(text: str) -> None:
        found = pattern.search(text)
        assert found is None or found.group().startswith(signs)

    check()


@given(st.from_regex(compiled(_DEED_ENDS)))
def test_what_is_said_of_a_deed_has_its_sign(text: str) -> None:
    """Wherever something is said of a deed, one of the signs stands behind the deed's first characters."""
    found = _DEED_ENDS.search(text)
    assert found is None or _DEED_SIGN.search(text, found.start() + _LEAST_DEED)


@given(st.from_regex(compiled(AGENCY_CREDIT)), st.sampled_from(NO_CREDIT))
def test_no_name_of_an_agency_ends_with_a_stop(text: str, stop: str) -> None:
    """What ends with a stop ends with no agency's name, whatever stands before it."""
    assert AGENCY_CREDIT.search(text.rstrip("\n") + stop) is None


@given(st.from_regex(compiled(_ONLY_CREDIT), fullmatch=True))
def test_no_credit_is_longer_than_what_is_looked_at(text: str) -> None:
    """A line that is longer than `_LONGEST_END` is no credit alone."""
    assert len(text.rstrip("\n")) <= _LONGEST_END


@pytest.mark.parametrize("pattern", _PUBLISHERS, ids=lambda pattern: pattern.pattern[:12])
def test_where_somebody_publishes_a_sign_of_it_stands(pattern: re.Pattern[str]) -> None:
    """Wherever a pattern finds who publishes, one of the signs is there."""

    @given(st.from_regex(compiled(pattern)))
    def check(text: str) -> None:
        assert pattern.match(text) is None or _SIGN.search(text)

    check()


@pytest.mark.parametrize(
    ("pattern", "begins", "or_holds"), [(_OPENING, _OPENING_BEGINS, re.compile("来")), (_NOBODY_NAMED, _NOBODY_BEGINS, _NOBODY_SIGN)]
)
def test_what_opens_a_clause_shows_it(pattern: re.Pattern[str], begins: frozenset[str], or_holds: re.Pattern[str]) -> None:
    """What matches begins with one of the characters, or holds one of the words."""

    @given(st.from_regex(compiled(pattern)))
    def check(text: str) -> None:
        assert pattern.match(text) is None or text[0] in begins or or_holds.search(text)

    check()
