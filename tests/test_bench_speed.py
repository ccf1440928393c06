"""bench/speed.py takes the stages apart that kg goes through; it must go through them as kg does."""

from pathlib import Path
from types import ModuleType

import pytest
from bench_script import loaded

from kg.graph import article_nquads
from kg.inputs import Article
from kg.knowledge import load_knowledge
from kg.ontology import load_ontology
from kg.pipeline import extract
from kg.read import read_bytes

DATA = Path(__file__).parents[1] / "data"


@pytest.fixture(scope="module")
def speed() -> ModuleType:
    """bench/speed.py as a module."""
    return loaded("speed")


def test_the_stages_give_what_kg_gives(speed: ModuleType) -> None:
    """The stages that are timed one by one end with the N-Quads of the whole."""
    data = (DATA / "xi-putin-talks-2025-05-08.txt").read_bytes()
    knowledge, ontology = load_knowledge(), load_ontology()
    made: list[bytes] = []
    timed = list(speed.steps(Article("a.txt", data), knowledge, lambda done: made.append(article_nquads(done, ontology))))
    assert [stage for stage, _ in timed] == list(speed.STAGES)
    assert made == [article_nquads(extract(read_bytes(data, "a.txt", published=speed.DAY), knowledge), ontology)]
