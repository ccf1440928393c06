"""The network of a graph, and the text of its page."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from datetime import date
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from view_graphs import claim, entity, load, talks

from kg.errors import UsageError
from kg.graph import write
from kg.view import LineReader, layout, network, render, write_page

KG = "https://w3id.org/zhkg/id/"
HOSTILE = "</script><script>window.pwned=1</script><img src=x onerror=window.pwned=2><!--\u2028&"


def data_of(page: str) -> dict:
    """What the page's script reads."""
    return json.loads(re.search(r'id="kg-data">(.*?)</script>', page, re.DOTALL)[1])


def test_nodes_have_class_labels_names_and_degree():
    """A node tells its class, its label in each language, its other names, and how many entities it is tied to."""
    node = network(load(talks())).nodes[KG + "Xi"]
    assert node["class"] == "Person"
    assert node["labels"] == {"zh-Hans": "习近平", "zh-Hant": "習近平", "en": "Xi Jinping"}
    assert node["names"] == ("习主席",)
    assert node["degree"] == 2


@pytest.mark.parametrize("odd", ["", f'{HOSTILE}\\\t"甲"\u202e'])
def test_lines_tell_what_a_store_tells(odd):
    """Out of the lines of a graph comes the network that comes out of a store of it, escaped texts and all."""
    store = load(talks() + claim(77, "Xi calls Putin", f"习近平{odd}普京", "0-3", f" ; kgo:role {json.dumps(odd)}"))
    lines = LineReader(line[:-3] for line in write(store, "nt").splitlines(keepends=True))
    there, here = network(store), network(lines)
    assert dict(here.nodes(data=True)) == dict(there.nodes(data=True))
    assert list(here.edges(keys=True, data=True)) == list(there.edges(keys=True, data=True))
    assert here.graph == there.graph


def test_symmetric_claims_make_one_edge():
    """Who met whom is one edge with both citations, whichever was named first."""
    graph = network(load(talks()))
    assert graph.number_of_edges(KG + "Putin", KG + "Xi") == 2  # meets, praises
    assert not graph.has_edge(KG + "Xi", KG + "Putin")
    edge = graph.edges[KG + "Putin", KG + "Xi", "meets"]
    assert edge["count"] == 2
    assert edge["dates"] == ("2024", "2025-05-08")


def test_citations_carry_sentence_marks_speaker_and_article():
    """An edge's evidence says in which words, by whom, by what rule and where it was told."""
    graph = network(load(talks()))
    (citation,) = graph.edges[KG + "USA", KG + "Russia", "threatens"]["evidence"]
    assert [citation.sentence[start:end] for start, end in citation.marks] == ["美国威胁俄罗斯"]
    assert (citation.speakers, citation.verb, citation.rule) == ((KG + "Putin",), "指出", "threatens-test")
    assert (citation.title, citation.publisher, citation.published) == ("两国元首会谈", "东岸日报", "2025-05-09")


def test_accusations_and_denials_are_not_direct():
    """What is attributed, negated or planned is an edge that is not direct."""
    graph = network(load(talks()))
    direct = {(a.removeprefix(KG), p, b.removeprefix(KG)): d for a, b, p, d in graph.edges(keys=True, data="direct")}
    assert direct["Russia", "opposes", "Unilateralism"]
    assert not direct["USA", "threatens", "Russia"]
    assert not direct["China", "opposes", "Russia"]
    assert not direct["Putin", "visits", "China"]


@pytest.mark.parametrize("name", ["習近平", "习近平", "Xi Jinping", "xi jinping", "習主席", KG + "Xi"])
def test_focus_takes_any_name_in_any_script(name):
    """A focus leaves the entity and those tied to it."""
    graph = network(load(talks()), focus=name)
    assert {iri.removeprefix(KG) for iri in graph} == {"Xi", "Putin", "China"}
    assert graph.graph["focus"] == KG + "Xi"


def test_unknown_focus_is_told_with_a_guess():
    """A focus that names nothing is an error that shows the name and the nearest one."""
    with pytest.raises(UsageError, match=r"Puttin.*did you mean 'Vladimir Putin'"):
        network(load(talks()), focus="Vladimir Puttin")


def test_dates_bound_the_claims():
    """Only claims whose own time, else their article's date, overlaps the range are there; a year overlaps all its days."""
    in_2024 = network(load(talks()), until=date(2024, 6, 1))
    assert [edge["count"] for _, _, edge in in_2024.edges(data=True)] == [1]
    assert network(load(talks()), since=date(2025, 5, 9)).number_of_edges() == 6
    with pytest.raises(UsageError, match="comes after"):
        network(load(talks()), since=date(2025, 2, 1), until=date(2025, 1, 1))


def test_parallel_edges_are_drawn_as_one():
    """The page draws one line for two entities, whatever relations tie them; its data keep every relation."""
    page = render(network(load(talks())), "t")
    drawn = json.loads(re.search(r'id="kg-vis">(.*?)</script>', page, re.DOTALL)[1])
    pairs = [frozenset((edge["from"], edge["to"])) for edge in drawn["edges"]]
    assert len(pairs) == len(set(pairs)) == 6
    assert len(data_of(page)["relations"]) == 7


def test_pages_are_the_same_bytes_whatever_the_hash_seed(tmp_path):
    """The same graph gives the same page under any PYTHONHASHSEED."""
    code = (
        "import sys; from pathlib import Path; from view_graphs import crowd, load, talks; from kg.view import network, write_page;"
        "write_page(Path(sys.argv[1]), network(load(talks() + crowd(40)), focus=None), '会谈')"
    )
    here = Path(__file__).parent
    pages = []
    for seed in ("0", "1", "77"):
        path = tmp_path / f"{seed}.html"
        environment = {**os.environ, "PYTHONHASHSEED": seed, "PYTHONPATH": os.pathsep.join([str(here), str(here.parent)])}
        subprocess.run([sys.executable, "-c", code, str(path)], check=True, env=environment)
        pages.append(path.read_bytes())
    assert len(set(pages)) == 1


def test_page_refers_to_nothing_outside():
    """No src, href, url() or import of the page points anywhere, and its policy forbids whatever it does not name."""
    page = render(network(load(talks())), "会谈")
    assert not re.search(r"""(?:src|href)\s*=\s*["']?\s*(?:https?:)?//""", page)
    assert not re.search(r"url\(\s*[\"']?https?:|@import", page)
    policy = re.search(r'Content-Security-Policy" content="([^"]*)"', page)[1]
    assert policy.startswith("default-src 'none'; ")
    assert "unsafe" not in policy
    assert "http" not in policy


def test_hostile_text_stays_text():
    """Markup in a title, a name, a sentence or a rule opens no element: the page has the script elements that it has anyway."""
    plain = render(network(load(entity("A", "Person", "甲") + entity("B", "Person", "乙") + claim(1, "A meets B", "甲会见乙。"))), "t")
    turtle = entity("A", "Person", HOSTILE, HOSTILE, HOSTILE) + entity("B", "Person", "乙") + claim(1, "A meets B", HOSTILE, "0-4")
    page = render(network(load(turtle)), HOSTILE)
    assert page.count("<script") == plain.count("<script")
    assert page.count("<img") == plain.count("<img") == 0
    assert data_of(page)["sentences"] == [HOSTILE]


@settings(max_examples=25)
@given(st.text(st.characters(exclude_categories=["Cs"]), min_size=1, max_size=40))
def test_any_text_comes_back_as_it_was(text):
    """Whatever a sentence holds, the page's data give it back, and the page holds no element more."""
    turtle = entity("A", "Person", "甲") + entity("B", "Person", "乙") + claim(1, "A meets B", text)
    page = render(network(load(turtle)), text)
    assert data_of(page)["sentences"] == [text]
    assert page.count("<script") == render(network(load("")), "").count("<script")


@pytest.mark.parametrize("marks", ["x-3", "3-1", "0-99", "-", "1", "0-0", "³-5"])
def test_broken_marks_are_left_out(marks):
    """Ranges that are none, or lie outside the sentence, mark nothing."""
    turtle = entity("A", "Person", "甲") + entity("B", "Person", "乙") + claim(1, "A meets B", "甲会见乙。", marks)
    assert "marks" not in data_of(render(network(load(turtle))))["claims"][0]


def test_layout_keeps_labels_apart():
    """No two entities of a graph of a small size stand on the same spot, nor within a node's height and breadth of each other."""
    page = render(network(load(talks())), "t")
    nodes = json.loads(re.search(r'id="kg-vis">(.*?)</script>', page, re.DOTALL)[1])["nodes"]
    near = [(a, b) for a in nodes for b in nodes if a["id"] < b["id"] and abs(a["x"] - b["x"]) < 30 and abs(a["y"] - b["y"]) < 30]
    assert not near


@given(st.lists(st.tuples(st.floats(-500, 500), st.floats(1, 80)), min_size=1, max_size=30))
def test_the_layout_misses_no_boxes_that_overlap(boxes):
    """Of the boxes whose heights overlap each pair is looked at, once each way."""
    height, half = np.array(boxes).T
    pairs = list(zip(*(numbers.tolist() for numbers in layout.near_in_height(height, half)), strict=True))
    overlap = {(a, b) for a, (y, h) in enumerate(boxes) for b, (z, k) in enumerate(boxes) if abs(y - z) < h + k}
    assert overlap <= set(pairs)
    assert len(pairs) == len(set(pairs))


@given(st.integers(2, 60), st.integers(1, 40), st.integers(0, 9))
def test_pushes_do_not_depend_on_how_many_are_worked_out_at_a_time(nodes, at_once, seed):
    """The layout's repulsion is to the last bit that of all pairs in one sum, however the nodes are cut into pieces."""
    rng = np.random.default_rng(seed)
    where, mass = rng.random((nodes, 2)) * 100, rng.integers(1, 9, nodes).astype(float)
    apart = [where[:, axis][:, None] - where[:, axis][None, :] for axis in (0, 1)]
    strength = 10.0 * mass[:, None] * mass[None, :] / (apart[0] * apart[0] + apart[1] * apart[1] + 0.01)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(layout, "_AT_ONCE", at_once)
        assert (layout.Repulsion(mass, rng).at(where) == np.stack([(one * strength).sum(axis=1) for one in apart], axis=1)).all()


def test_an_empty_graph_has_a_page(tmp_path):
    """A graph without entities gives a page without nodes, not an error."""
    write_page(tmp_path / "empty.html", network(load("")), "空")
    assert data_of((tmp_path / "empty.html").read_text(encoding="utf-8"))["nodes"] == 0
