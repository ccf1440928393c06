"""Reading takes time linear in a text's length, shown by counts of calls, and no pattern can backtrack without limit, shown by its form.

Time is never measured here: `bench/speed.py` prints the microseconds a character.
"""

import pkgutil
import re
import sys
from collections.abc import Callable, Iterator
from datetime import date
from importlib import import_module
from re import _constants, _parser
from typing import Any

import pytest

import kg
from kg.knowledge import Knowledge, load_knowledge
from kg.pipeline import extract
from kg.prose import segments
from kg.prose.sentences import LONGEST_SEGMENT
from kg.read import read_text
from kg.types import Span

RUN = "中国外交部发言人王毅说两国元首在莫斯科举行会谈并签署联合声明强调反对单边主义和保护主义我们将继续同俄方一道努力"
STRANGE: dict[str, Callable[[int], str]] = {
    "no punctuation": lambda size: (RUN * (size // len(RUN) + 1))[:size],
    "one character": lambda size: "中" * size,
    "one verb of saying": lambda size: "说" * size,
    "nested quotation marks": lambda size: "王毅说" + ("“中" * size)[: size // 2] + ("国”" * size)[: size // 2] + "。",
    "quotation marks never closed": lambda size: ("“中国" * size)[:size],
    "brackets never closed": lambda size: ("中国（" * size)[:size],
    "ministers": lambda size: ("中国外长" * size)[:size],
    "names": lambda size: ("普京、习近平、" * size)[:size],
    "dots": lambda size: ("阿里·" * size)[:size],
    "dates": lambda size: ("8日中" * size)[:size],
    "definitions": lambda size: ("北大西洋公约组织（北约）" * size)[:size],
    "list items": lambda size: ("一、中国支持俄罗斯\n" * size)[:size],
    "speech in speech": lambda size: ("王毅说" * size)[:size],
}


@pytest.fixture(scope="module")
def knowledge() -> Knowledge:
    """All that is known."""
    return load_knowledge()


def calls(text: str, knowledge: Knowledge) -> int:
    """How many calls, of functions and of methods of C, the reading of a text takes."""
    document, count = read_text(text, published=date(2025, 5, 9)), 0

    def counted(_: object, event: str, __: object) -> None:
        nonlocal count
        count += event in ("call", "c_call")

    sys.setprofile(counted)
    try:
        extract(document, knowledge)
    finally:
        sys.setprofile(None)
    return count


@pytest.mark.parametrize("name", STRANGE)
def test_twice_the_text_is_twice_the_work(name: str, knowledge: Knowledge) -> None:
    """A text that no one writes, twice as long, takes at most a tenth more than twice the calls."""
    make = STRANGE[name]
    calls(make(2400), knowledge)  # what words cost is remembered from here on
    assert calls(make(9600), knowledge) <= 2.2 * calls(make(4800), knowledge)


def test_no_segment_is_longer_than_any_clause() -> None:
    """What rules read is never longer than LONGEST_SEGMENT, and together it is all that was given."""
    parts = segments("中" * 5000 + "，" + "国" * 7, Span(0, 5008))
    assert max(part.span.end - part.span.start for part in parts) == LONGEST_SEGMENT
    assert sum(part.span.end - part.span.start for part in parts) == 5007
    assert [part.mark for part in parts if part.mark] == ["，"]


# Patterns: every compiled pattern that kg holds, as the engine's own parser reads it.
# A repetition without bound is safe where one thing is repeated in one way only: a single character, or alternatives that begin with
# different characters; and where no second one over the same characters follows it at once. Then the ways to match grow no faster than
# the stretch that a search looks at. Where it is repeated itself they would double with each character.

UNBOUND = _constants.MAXREPEAT
REPEATS = ("MAX_REPEAT", "MIN_REPEAT")
SINGLE = ("LITERAL", "NOT_LITERAL", "IN", "ANY", "CATEGORY", "RANGE")


def patterns(knowledge: Knowledge) -> dict[str, re.Pattern[Any]]:
    """Every pattern in a module of kg or in what it loads, by where it was found first."""
    found: dict[tuple[Any, int], tuple[str, re.Pattern[Any]]] = {}
    seen: set[int] = set()

    def look(value: object, where: str) -> None:
        if isinstance(value, re.Pattern):
            found.setdefault((value.pattern, value.flags), (where, value))
            return
        if id(value) in seen:
            return
        seen.add(id(value))
        if isinstance(value, dict):
            for key, inner in value.items():
                look(inner, f"{where}[{key!r}]")
        elif isinstance(value, list | tuple):
            for number, inner in enumerate(value):
                look(inner, f"{where}[{number}]")
        elif type(value).__module__.startswith("kg.") and not isinstance(value, type):
            for name in (*getattr(value, "__slots__", ()), *getattr(value, "__dict__", {})):
                look(getattr(value, name, None), f"{where}.{name}")

    for module in pkgutil.walk_packages(kg.__path__, "kg."):
        if not module.name.endswith("__main__"):
            for name, value in vars(import_module(module.name)).items():
                look(value, f"{module.name}.{name}")
    for part in ("lexicon", "rules", "finder", "matcher"):
        look(getattr(knowledge, part), part)
    return dict(found.values())


def repeats(nodes: Any, inside: bool = False) -> Iterator[tuple[Any, bool]]:
    """Every repetition without bound, with whether it stands inside one that can come more than once."""
    for operation, argument in nodes:
        name = str(operation)
        if name in REPEATS:
            _, most, inner = argument
            if most == UNBOUND:
                yield inner, inside
            yield from repeats(inner, inside or most > 1)
        else:
            for inner in below(name, argument):
                yield from repeats(inner, inside)


def below(name: str, argument: Any) -> list[Any]:
    """The parts of a node that is no repetition (atomic ones never backtrack, and are left out)."""
    if name == "SUBPATTERN":
        return [argument[-1]]
    if name == "BRANCH":
        return list(argument[1])
    if name in ("ASSERT", "ASSERT_NOT"):
        return [argument[1]]
    return []


def test_patterns_are_found(knowledge: Knowledge) -> None:
    """The search for patterns sees modules, tables, rules and the lexicon."""
    names = patterns(knowledge)
    assert len(names) > 300
    for begin in ("kg.read.", "kg.prose.", "kg.mentions.", "kg.rules.", "kg.resolve.", "lexicon.", "rules["):
        assert any(name.startswith(begin) for name in names), begin


def test_rules_repeat_nothing_without_bound(knowledge: Knowledge) -> None:
    """No pattern of a rule, of the engine or of what settles who is meant repeats anything without bound."""
    bad = []
    files = ("kg.rules.draft", "kg.rules.examples", "kg.rules.load")  # these read rules, and no article
    for name, pattern in patterns(knowledge).items():
        if name.startswith(("rules[", "kg.rules.", "kg.resolve.", "lexicon.", "matcher")) and not name.startswith(files):
            bad += [name for _ in repeats(_parser.parse(pattern.pattern, pattern.flags))]
    assert not bad


def test_no_repetition_without_bound_is_repeated(knowledge: Knowledge) -> None:
    """In no pattern of kg does a repetition without bound stand inside another repetition: that is what grows exponentially."""
    found = patterns(knowledge)
    bad = [name for name, p in found.items() for _, inside in repeats(_parser.parse(p.pattern, p.flags & ~re.DEBUG)) if inside]
    assert not bad


@pytest.mark.parametrize(
    ("pattern", "safe"), [("(?:a+)+b", False), ("(?:a*b){0,3}", False), ("a+b", True), ("(?:a{1,9}){0,9}", True), ("(?>a+)+", True)]
)
def test_the_test_can_fail(pattern: str, safe: bool) -> None:
    """The classical bad patterns are seen."""
    assert (not any(inside for _, inside in repeats(_parser.parse(pattern)))) is safe


def test_many_digits_in_a_line_are_read_at_once() -> None:
    """中222…2国 is no row of buttons and counts, and is known for none without trying every way to cut the digits."""
    document = read_text(f"习近平会见普京\n中{'2' * 60}国\n现代国际关系\n研究所所长", published=date(2025, 5, 9))
    assert "2" * 60 in document.text


def test_a_byline_that_never_comes_is_given_up_at_once() -> None:
    """（驻驻驻… is tried as a correspondent's post a few times, and not in every way to cut it."""
    document = read_text("（" + "驻" * 60 + "。\n\n普京会见莫迪。", published=date(2025, 5, 9))
    assert "普京会见莫迪" in document.text
