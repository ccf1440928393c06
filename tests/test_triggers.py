"""What is asked before a rule is tried: where verbs stand, and whether a clause can take a stand at all."""

from collections.abc import Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.knowledge import load_knowledge
from kg.rules import attitudes
from kg.rules.triggers import TriggerFinder, triggers_behind

KNOWLEDGE = load_knowledge()
VERBS = sorted({verb for rule in KNOWLEDGE.rules for verb in rule.verbs})
FINDER = TriggerFinder(VERBS)
FORMS = st.lists(
    st.lists(st.sampled_from([*VERBS, "了", "和", "，", "\ue001"]) | st.characters(codec="utf-8", exclude_characters="\n"), max_size=6).map("".join),
    max_size=5,
)


@given(FORMS)
def test_triggers_are_the_longest_verbs(forms: Sequence[str]) -> None:
    """At every place of every form the one pass finds the verb that the pattern finds there, and none where that finds none."""
    for form, triggers in zip(forms, FINDER.find(forms), strict=True):
        found = {at: match.end() for at in range(len(form)) if (match := KNOWLEDGE.matcher.verbs.match(form, at))}
        assert triggers == found


@given(FORMS, st.integers(0, 8))
def test_triggers_behind_are_those_of_the_rest(forms: Sequence[str], at: int) -> None:
    """The triggers of the rest of a form are those that are found in the rest alone."""
    for form, triggers in zip(forms, FINDER.find(forms), strict=True):
        assert triggers_behind(triggers, at) == FINDER.find([form[at:]])[0]


@pytest.mark.parametrize(
    "form",
    [
        *("对此表示欢迎", "坚决反对", "绝不接受", "对此表示“反对”", "均不能接受", "乐见其成"),
        *("是绝对不可接受的", "完全无法接受", "投了反对票", "也支持", "均反对", "遭到\ue001拒绝", "被\ue001驳回"),
        *("这一决议获得通过", "该草案最终被否决"),
    ],
)
def test_no_stand_is_turned_away(form: str) -> None:
    """A clause that one of the patterns of taking a stand reads is asked whether it takes one."""
    patterns = ("_TAKES", "_REFUSED", "_BAD", "_VOTES", "_ALSO", "_PASSED")
    assert any(getattr(attitudes, name).search(form) for name in patterns)
    assert attitudes.may_take_stand(form)


@pytest.mark.parametrize("form", ["", "支持某国", "反对的声音", "对此表示关切"])
def test_other_clauses_are_not_asked(form: str) -> None:
    """A clause that ends otherwise is not asked whether it takes a stand."""
    assert not attitudes.may_take_stand(form)
