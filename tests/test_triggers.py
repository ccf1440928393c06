"""What is asked before a rule is tried: where verbs stand, and whether a clause can take a stand at all."""

from collections.abc import Sequence

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kg.knowledge import load_knowledge
from kg.pipeline import read_clauses
from kg.prose.clauses import CODES
from kg.read import read_text
from kg.rules import Rule, attitudes, motions
from kg.rules.index import as_in_forms
from kg.rules.load import _has_noun
from kg.rules.triggers import TriggerFinder, triggers_behind

KNOWLEDGE = load_knowledge()
VERBS = sorted({as_in_forms(verb) for rule in KNOWLEDGE.rules for verb in rule.verbs})
MODALS = KNOWLEDGE.lexicon.modal_words
FINDER = TriggerFinder(VERBS, MODALS)
FORMS = st.lists(
    st.lists(st.sampled_from([*VERBS, *MODALS, "了", "和", "，", "\ue001"]) | st.characters(codec="utf-8", exclude_characters="\n"), max_size=6).map(
        "".join
    ),
    max_size=5,
)


@given(FORMS)
def test_triggers_are_the_longest_verbs(forms: Sequence[str]) -> None:
    """At every place of every form the one pass finds the verb that the pattern finds there, and none where that finds none."""
    for form, (triggers, _) in zip(forms, FINDER.find(forms), strict=True):
        found = {at: match.end() for at in range(len(form)) if (match := KNOWLEDGE.matcher.verbs.match(form, at))}
        assert triggers == found


@given(FORMS, st.integers(0, 8))
def test_triggers_behind_are_those_of_the_rest(forms: Sequence[str], at: int) -> None:
    """The triggers of the rest of a form are those that are found in the rest alone."""
    for form, (triggers, _) in zip(forms, FINDER.find(forms), strict=True):
        assert triggers_behind(triggers, at) == FINDER.find([form[at:]])[0][0]


@given(FORMS)
def test_modal_words_are_those_of_the_pattern(forms: Sequence[str]) -> None:
    """In every form the one pass finds the modal words that the pattern finds there, and words that only begin like one."""
    for form, (_, modals) in zip(forms, FINDER.find(forms), strict=True):
        assert modals == [found.span() for found in KNOWLEDGE.lexicon.modal_pattern.finditer(form)]


@given(FORMS)
def test_a_verb_that_ends_a_modal_word_is_known(forms: Sequence[str]) -> None:
    """No verb that the engine is not to look for in modal words ends one."""
    known = KNOWLEDGE.matcher._index.in_modals  # noqa: SLF001
    for form, (triggers, modals) in zip(forms, FINDER.find(forms), strict=True):
        ends = {end: start for start, end in modals}
        assert all(form[at:end] in known for at, end in triggers.items() if end in ends and ends[end] < at)


@pytest.mark.parametrize("rule", KNOWLEDGE.rules, ids=lambda rule: rule.id)
def test_rules_that_are_not_tried_would_match_nothing(rule: Rule) -> None:
    """Every example of every rule gives the same matches whether or not rules are passed over whose roles nobody can bear."""
    for example in rule.examples:
        document = read_text(example.text, "example")
        plain, full = read_clauses(document, KNOWLEDGE), read_clauses(document, KNOWLEDGE, [])
        assert plain.matches == full.matches


@pytest.mark.parametrize(
    ("part", "noun"),
    [
        ("{object:Actor}", True),
        ("在{place:Place}?", False),
        ("(?:对{object:Actor})?", False),
        (r"(?:\){object:Actor})?", False),
        (r"\({object:Actor}\)", True),
    ],
)
def test_a_noun_that_may_be_missing_is_not_asked_for(part: str, noun: bool) -> None:
    """Only a slot that stands in no group and is not optional is in every match of a pattern; brackets that are meant as such open no group."""
    assert _has_noun(part) == noun


@settings(max_examples=30)
@given(st.data(), st.sampled_from([rule for rule in KNOWLEDGE.rules if rule.noun_before or rule.noun_after]))
def test_a_pattern_that_has_a_noun_has_one_in_every_match(data: st.DataObject, rule: Rule) -> None:
    """Whatever matches a side of a rule's pattern that is said to hold a noun phrase holds one."""
    for pattern in [rule.before] * rule.noun_before + [rule.after] * rule.noun_after:
        text = data.draw(st.from_regex(pattern))
        assert all(set(found.group()) & set(CODES.values()) for found in pattern.finditer(text))


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
    patterns = {attitudes: ("TAKES", "_REFUSED", "_BAD", "_VOTES", "_ALSO"), motions: ("_PASSED", "_VOTE")}
    assert any(getattr(module, name).search(form) for module, names in patterns.items() for name in names)
    assert attitudes.may_take_stand(form)


@pytest.mark.parametrize("form", ["", "支持某国", "反对的声音", "对此表示关切"])
def test_other_clauses_are_not_asked(form: str) -> None:
    """A clause that ends otherwise is not asked whether it takes a stand."""
    assert not attitudes.may_take_stand(form)
