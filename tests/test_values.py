import gc
import pickle
import weakref
from dataclasses import FrozenInstanceError, dataclass, field, replace

import pytest

from kg.graph import article_nquads
from kg.knowledge import load_knowledge
from kg.ontology import load_ontology
from kg.pipeline import extract
from kg.read import read_text
from kg.types import Mention, Span
from kg.values import changed, collecting_seldom, quick


@quick
@dataclass(frozen=True, slots=True, order=True)
class Pair:
    """A value with all that a field may have."""

    first: int
    second: str = "二"
    rest: dict[int, str] = field(hash=False, compare=False, default_factory=dict)


def test_quick_values_are_those_of_the_dataclass():
    """Defaults, names of arguments, equality, order, hash, text and replacement are those that the dataclass declares."""
    one = Pair(1)
    assert (one.first, one.second, one.rest) == (1, "二", {})
    assert one == Pair(first=1, second="二") != Pair(2)
    assert one < Pair(2)
    assert len({one, Pair(1), Pair(2)}) == 2
    assert repr(one) == "Pair(first=1, second='二', rest={})"
    assert replace(one, second="三") == Pair(1, "三")
    assert Pair(1).rest is not one.rest


def test_changed_values_are_those_that_replacement_gives():
    """A value with some fields changed is another one, with all other fields as they were; a field that was not declared is refused."""
    one = Pair(1, "三", {4: "四"})
    assert changed(one, first=2) == replace(one, first=2)
    assert (one.first, changed(one, first=2).rest) == (1, {4: "四"})
    with pytest.raises(AttributeError):
        changed(one, third=3)


def test_quick_values_take_no_other_fields():
    """A wrong argument, or a field that was not declared, is refused."""
    with pytest.raises(TypeError):
        Pair(1, third=3)
    with pytest.raises(AttributeError):
        Pair(1).third = 3


def test_quick_values_go_to_other_processes():
    """What the stages hand on can be pickled."""
    mention = Mention(Span(0, 2), "Country", "gazetteer:countries.csv:1", entity="China")
    assert pickle.loads(pickle.dumps(mention)) == mention  # noqa: S301 (our own bytes)


def test_public_values_cannot_be_changed():
    """What users hold is frozen at run time too, and has the defaults and names of arguments that it declares."""
    mention = Mention(span=Span(0, 2), type="Country", found_by="gazetteer:countries.csv:1")
    assert mention == replace(Mention(Span(1, 2), "Country", "gazetteer:countries.csv:1"), span=Span(0, 2))
    for change in (lambda: setattr(mention, "type", "Person"), lambda: setattr(mention.span, "start", 1), lambda: delattr(mention.span, "end")):
        with pytest.raises(FrozenInstanceError):
            change()
    with pytest.raises(TypeError):
        Span(1)


def test_the_collector_is_as_before_after_a_build():
    """Within the block cycles are looked for seldom, and after it as often as before, whatever happened in it."""
    before = gc.get_threshold()
    within = []

    def fails() -> None:
        with collecting_seldom():
            within.append(gc.get_threshold())
            raise KeyError

    with pytest.raises(KeyError):
        fails()
    assert within[0] > before
    assert gc.get_threshold() == before


def test_a_cycle_of_the_program_around_a_build_is_found_after_it():
    """What stood in the process before the block, and goes after it, is collected, and no build after another keeps more from being so."""
    gc.unfreeze()

    class Loop:
        def __init__(self) -> None:
            self.own = self

    gone = []
    for _ in range(3):
        loop = Loop()
        weakref.finalize(loop, gone.append, None)
        with collecting_seldom():
            del loop
    gc.collect()
    assert len(gone) == 3


def test_no_article_leaves_a_cycle():
    """Whatever an extraction and its graph are made of goes when nobody holds it any more: there is nothing to collect."""
    knowledge, ontology = load_knowledge(), load_ontology()
    text = "北京5月8日电（记者某某）8日，普京在莫斯科同习近平会谈。“双方支持两国加强合作，”普京说。他批评美国制裁俄罗斯，并呼吁停火。"
    article_nquads(extract(read_text(text), knowledge), ontology)  # what is remembered is made with the first
    gc.collect()
    gc.disable()
    try:
        article_nquads(extract(read_text(text), knowledge), ontology)
        assert gc.collect() == 0
    finally:
        gc.enable()
