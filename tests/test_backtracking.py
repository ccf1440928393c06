"""No pattern of kg can be made to backtrack without limit: a bound on its steps is read off its form, and no text exceeds it.

Three things are shown of every pattern, and that the reading itself is right:

- From one start it takes at most MOST steps, for each character of the text at most; never the square of the text, never exponentially many.
- A search does not scan a long stretch again from each start in it; where a pattern would, it is only ever tried at one start.
- What is repeated without bound in rules, whoever writes them, is nothing.

The few patterns that are dearer are named with a limit of their own and why it is borne. Steps are counted by a walk of the pattern that does
as the engine does; time is never measured.
"""

import re
from collections.abc import Iterator
from typing import Any

import numpy as np
import pytest
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st
from regex_found import ROOT, held, written
from regex_starts import Starts
from regex_steps import TooManyStepsError, Walk

from kg.bounds import BLOWUP, MOST, RUN, SQUARE, STEPS, TEXT, UNBOUND, Bound, Form, Part, empty
from kg.knowledge import Knowledge, load_knowledge
from kg.mentions.again import _HEAD

# What the form of these allows is more, and is not reached.
DEARER = {
    "kg.mentions.bylines._BRACKETED": (176_000, "a bracket begins it, and what may follow holds none"),
    "kg.mentions.timewords.DATE": (331_000, "all of it may be left out, so the first way is taken; each part of it alone is short"),
    "kg.read.marks._BYLINE": (271_000, "tried once, on a line of at most 70 characters"),
    "kg.inputs.recognise._FEED": (220_000, "tried once, on 64 KB; what is not whole ends it, and what is whole is never gone back into"),
}
# Texts that make them work, found by changing texts at random and keeping what takes more steps, and how many steps a character is enough.
HARD = [
    (
        "kg.mentions.bylines._BRACKETED",
        "（本报编驻席本理驻网网【驻耆席驻网本编（【驻理本编译摅咍摄、（馗级驻社达级者网【驻社影(记道报驻习报驻者乡【记者和席与报和",
        20,
    ),
    ("kg.mentions.bylines._BRACKETED", "（新华社驻北京记者" + "王和平与" * 9, 60),
    ("kg.mentions.timewords.DATE", "5天21翌5翌25翌21翌5翌555翌同55翌21翌5翌2七5翌21翌" * 3, 200),
    ("kg.read.marks._BYLINE", "本报报综合报报综合报道文汇报驻举监对杦首席编译驻网发报下报、本报综合报报综合报道号合报道综合", 60),
    ("kg.read.marks._BYLINE", "大中小打印本页字号" * 7 + "国", 60),
    ("kg.inputs.recognise._FEED", "<!DOCTYPE a [" + "]" * 3000, 40),
    ("kg.inputs.recognise._FEED", "<!---->" * 400 + "<", 40),
    ("kg.inputs.recognise._FEED", "<!DOCTYPE a []>" * 200 + "<!DOCTYPE a [" + "]   " * 900, 40),
]
# The patterns that are made while reading, as the source has them: words side by side, and nothing repeated.
MADE = {
    "family": "岸田",
    "f'{_HEAD}({titles})'": rf"{_HEAD}(总统|首相|外交部长)",
    "f'[{basic}{_BEYOND_BASIC}]'": "[後們\U00010000-\U0010ffff]",
    "f'(?<![\\\\w<:/?$-]){prefix}:(?![/\\\\s])'": r"(?<![\w<:/?$-])kgo:(?![/\s])",
}
HELD_AS = {  # modules that compile in functions, and where what they make is found
    "kg.mentions.aliases": "finder._latin._before",
    "kg.mentions.guessing": "finder._guesser._title_end",
    "kg.mentions.odds": "finder.odds._opening",
    "kg.mentions.recall": "finder._recall._titled",
    "kg.mentions.unlisted": "finder._unlisted._place_ending",
    "kg.prose.lexicon": "lexicon.speech_pattern",
    "kg.prose.oneof": "matcher._index.verbs",
    "kg.late": "kg.mentions.timewords.DATE",
    "kg.rules.load": "rules[0].after",
    "kg.rules.rule": "rules[0].after",
}
OF_RULES = ("rules[", "kg.rules.", "kg.resolve.", "lexicon.", "matcher")
OF_FILES = ("kg.rules.draft", "kg.rules.examples", "kg.rules.load")  # these read rules, and no article


@pytest.fixture(scope="module")
def knowledge() -> Knowledge:
    """All that is known."""
    return load_knowledge()


@pytest.fixture(scope="module")
def patterns(knowledge: Knowledge) -> dict[str, re.Pattern[Any]]:
    """Every pattern of kg by where it was found."""
    return {**held(knowledge), **written()[0], **{source: re.compile(made) for source, made in MADE.items()}}


@pytest.fixture(scope="module")
def forms(patterns: dict[str, re.Pattern[Any]]) -> dict[str, Form]:
    """Every pattern in parts."""
    return {name: Form(pattern.pattern, pattern.flags) for name, pattern in patterns.items()}


def parts(part: Part) -> Iterator[Part]:
    """A part and all within it."""
    yield part
    for inner in part.parts:
        yield from parts(inner)


def test_patterns_are_found(patterns: dict[str, re.Pattern[Any]]) -> None:
    """The search for patterns sees modules, tables, rules, the lexicon and calls."""
    assert len(patterns) > 700
    for begin in ("kg.read.", "kg.prose.", "kg.mentions.", "kg.rules.", "kg.resolve.", "lexicon.", "rules[", "kg.mentions.reach:"):
        assert any(name.startswith(begin) for name in patterns), begin


def test_no_pattern_is_made_unseen(patterns: dict[str, re.Pattern[Any]]) -> None:
    """A pattern that only a run can tell is held by what is loaded, and so is found, or is one of MADE."""
    unknown = {(module, source) for module, source in written()[1] if source not in MADE}
    assert {module for module, _ in unknown} == set(HELD_AS)
    assert set(HELD_AS.values()) <= set(patterns)
    assert set(MADE) <= {source for _, source in written()[1]}


def test_rules_repeat_nothing_without_bound(forms: dict[str, Form]) -> None:
    """No pattern of a rule, of the engine or of what settles who is meant repeats anything without bound."""
    ours = {name: form for name, form in forms.items() if name.startswith(OF_RULES) and not name.startswith(OF_FILES)}
    assert [name for name, form in ours.items() if any(part.sort == "repeat" and part.most == UNBOUND for part in parts(form.root))] == []


def test_every_pattern_is_bounded(forms: dict[str, Form]) -> None:
    """From one start no pattern takes more than MOST steps and MOST for each character, or what DEARER allows it."""
    costs = {name: Bound(form).cost for name, form in forms.items()}
    assert [name for name, cost in costs.items() if cost[SQUARE:].any()] == []
    over = {name: int(cost.max()) for name, cost in costs.items() if cost.max() > MOST}
    assert set(over) == set(DEARER)
    assert [name for name, steps in over.items() if steps > DEARER[name][0]] == []


def test_no_search_scans_again(forms: dict[str, Form]) -> None:
    """A pattern whose repetition many starts could be inside of at once is never searched for: it is tried where it must begin."""
    bad = []
    for name in (name for name, form in forms.items() if Starts(form).crowded()):
        module, _, own = name.rpartition(".")
        assert own.isidentifier(), name
        assert own.startswith("_"), name  # no other module has it
        source = ROOT.joinpath(*module.split(".")[1:]).with_suffix(".py").read_text("utf-8")
        uses = set(re.findall(rf"\b{own}\b(?:\.(\w+))?", source)) - {""}
        if not uses or uses - {"match", "fullmatch"} or re.search(rf"[(,=:] ?{own}\b(?!\.)", source):
            bad.append((name, uses))
    assert bad == []


@pytest.mark.parametrize(("name", "text", "most"), HARD)
def test_what_is_dear_is_cheap_on_hard_texts(name: str, text: str, most: int, forms: dict[str, Form]) -> None:
    """The texts that were found to make the dear patterns work take few steps a character."""
    walk, at = Walk(forms[name], text), 0
    while at <= len(text):
        end = next(walk.ends(at), at)
        at = max(end, at + 1) if "_FEED" not in name and "_BYLINE" not in name else len(text) + 1
    assert walk.steps <= most * len(text)


# That the reading of the form is right.

CATASTROPHES = ["(?:a+)+b", "(?:a|a)*b", "(?:a*b?)*c", "(?:a{1,3})*b", "(?:ab?|a)*c", "(?:(?:a|b)+,?)*;"]
SQUARES = ["a*a*b", "a*b?a*c", r"\s*x?\s*$", "<[a-z]+[^<>]*>", "(?:a|b+(?=.*c))*d", ".*a.*b"]
LINES = ["a*b", "a*+a*b", "(?:[^\\\\]|\\\\.)*!", "(?:a{1,3}+b)*c", "(?>a+)+b", "<[a-z]++[^<>]*>", "(?:a|bc)*d"]


@pytest.mark.parametrize("pattern", CATASTROPHES)
def test_exponential_patterns_are_seen(pattern: str) -> None:
    """The classical bad patterns are told by their form."""
    assert Bound(Form(pattern)).cost[BLOWUP] > 0


@pytest.mark.parametrize("pattern", SQUARES)
def test_square_patterns_are_seen(pattern: str) -> None:
    """Repetitions of the same characters one after the other are told by their form."""
    assert Bound(Form(pattern)).cost[SQUARE] > 0


@pytest.mark.parametrize("pattern", LINES)
def test_linear_patterns_are_let_pass(pattern: str) -> None:
    """What the next character decides, or what gives nothing back, is linear."""
    assert not Bound(Form(pattern)).cost[SQUARE:].any()


@pytest.mark.parametrize("pattern", ["(?:a{0,30}b?){9}c", "(?:a{1,9}){0,9}b", "(?:(?:a|ab){0,9}c?){9}"])
def test_bounded_repetition_in_bounded_repetition_is_counted(pattern: str) -> None:
    """A number is no safety: thirty ways nine times over are more than MOST."""
    assert Bound(Form(pattern)).cost[STEPS] > MOST


def searched(pattern: str, text: str) -> int:
    """The steps of a search that finds nothing."""
    walk = Walk(Form(pattern), text)
    assert not any(True for at in range(len(text) + 1) for _ in walk.ends(at))
    return walk.steps


@pytest.mark.parametrize(
    ("pattern", "crowded", "text"),
    [
        (r"\s+$", True, " " * 200 + "x"),
        (r"(?<!\s)\s+$", False, " " * 200 + "x"),
        (r"\[[^\]]*\]", True, "[" * 200),
        (r"<[^<>]*>", False, "<" * 200),
        (r"：(?!.* |.*$)", True, "：" * 200),
        (r"a+b", True, "a" * 200),
        (r"^a+b", False, "a" * 200),
        (r"\ba+b", False, "a" * 200),
        (r'"(?:\\.|[^"\\])*"', True, '"' + r"\"" * 100),
    ],
)
def test_what_many_starts_scan_is_seen(pattern: str, crowded: bool, text: str) -> None:
    """A search that scans the same stretch from many starts is told by its form, and takes the square of the text; the others do not."""
    assert bool(Starts(Form(pattern)).crowded()) is crowded
    assert (searched(pattern, text) > 25 * len(text)) is crowded


SINGLE = ["a", "b", "c", "[ab]", "[^a]", "[bc]", ".", r"\w", "a?", "b??", "(?=a)", "(?!b)", "(?<=a)", "(?<![bc])", "$", "^", r"\b"]
MANY = ["*", "+", "?", "{0,2}", "{1,3}", "{2}", "*?", "+?", "{0,3}?", "*+", "++", "?+", "{1,2}+", "{2,}"]


def _grown(inner: st.SearchStrategy[str]) -> st.SearchStrategy[str]:
    return st.one_of(
        st.lists(inner, min_size=1, max_size=3).map("".join),
        st.lists(inner, min_size=2, max_size=3).map(lambda given: f"(?:{'|'.join(given)})"),
        st.tuples(inner, st.sampled_from(MANY)).map(lambda given: f"(?:{given[0]}){given[1]}"),
        st.tuples(st.sampled_from(["a", "b", "[ab]", "[^c]", "."]), st.sampled_from(MANY)).map("".join),
        *(inner.map(lambda given, mark=mark: f"(?{mark}{given})") for mark in (">", "=", "!")),
    )


@given(st.recursive(st.sampled_from(SINGLE), _grown, max_leaves=7), st.text("abc\n", max_size=12))
@settings(max_examples=400, suppress_health_check=list(HealthCheck))
def test_no_text_takes_more_than_the_bound(pattern: str, text: str) -> None:
    """The walk finds what the engine finds, and even where nothing satisfies it takes no more steps than the form tells."""
    form = Form(pattern)
    assume(not any(part.sort == "repeat" and part.most > 1 and empty(part.parts[0]) for part in parts(form.root)))
    found, cost = re.compile(pattern).match(text), Bound(form).cost
    walk = Walk(form, text, most=50_000)
    try:
        assert next(walk.ends(0), None) == (found.end() if found else None)
        steps = walk.exhausted(0)
    except TooManyStepsError:
        steps = walk.most
    if not cost[SQUARE:].any():
        assert steps <= cost[STEPS] + (cost[RUN] + cost[TEXT]) * (len(text) + 1)


@given(st.characters())
def test_kinds_of_character_are_told_apart(character: str) -> None:
    """A character is of the kind that a pattern takes exactly where the engine takes it."""
    for pattern in (r"[\w。-～]", r"[^\s\d]", r"\d", r"[a-fé-ö中]", "."):
        form = Form(pattern)
        kind = form.alphabet.kind(character)
        assert bool(np.asarray(form.root.kinds)[kind]) is (re.compile(pattern).fullmatch(character) is not None), pattern


@pytest.mark.parametrize("name", sorted(DEARER))
def test_what_is_dearer_is_a_pattern(name: str, patterns: dict[str, re.Pattern[Any]]) -> None:
    """Nothing is excused that is no longer there."""
    assert name in patterns
