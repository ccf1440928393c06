"""`import kg`: the names that it promises, and what they do."""

import ast
import json
import subprocess
import sys
from datetime import date
from importlib import import_module
from pathlib import Path

import networkx as nx
import pytest
import rdflib

import kg

HERE = Path(__file__).parent
SENTENCE = "俄罗斯总统普京5月8日在莫斯科同中国国家主席习近平举行会谈。"
PUBLIC = [
    "Claim", "DataFileError", "Document", "Entity", "Evidence", "Extraction", "GraphError", "KgError", "KnowledgeGraph", "Mention",
    "QueryError", "ReadError", "Sentence", "Span", "Statement", "UsageError", "__version__", "build", "extract",
]  # fmt: skip


def test_public_names_are_the_list() -> None:
    """`__all__` is exactly the promised list, sorted, and every name is there."""
    assert kg.__all__ == PUBLIC == sorted(PUBLIC)
    assert all(getattr(kg, name) is not None for name in PUBLIC)
    assert set(PUBLIC) <= set(dir(kg))


def test_stub_and_module_agree() -> None:
    """What type checkers read in `__init__.pyi` is what the module gives, name for name, from the same home."""
    tree = ast.parse((HERE.parent / "kg" / "__init__.pyi").read_text("utf-8"))
    homes = {alias.asname: node.module for node in tree.body if isinstance(node, ast.ImportFrom) for alias in node.names}
    assert {*homes, "__version__"} == set(PUBLIC)
    for name, home in homes.items():
        assert getattr(import_module(home or ""), name or "") is getattr(kg, name or "")


def test_a_name_that_is_not_there() -> None:
    """An unknown attribute is an AttributeError that lists the public names."""
    with pytest.raises(AttributeError, match="it has Claim"):
        _ = kg.nothing  # type: ignore[attr-defined]


def test_import_loads_nothing_heavy() -> None:
    """`import kg` alone imports none of the libraries that take long."""
    code = "import kg, sys; sys.exit(' '.join({'rdflib', 'pyoxigraph', 'networkx', 'jieba', 'rjieba', 'rjieba.rjieba'} & set(sys.modules)) or 0)"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0


def test_extract_takes_text(tmp_path: Path) -> None:
    """A text gives mentions that are slices of it; the file of that text gives the same."""
    extraction = kg.extract(SENTENCE, published="2025-05-09")
    text = extraction.document.text
    mentions = {(m.span.of(text), m.type) for m in extraction.mentions}
    assert ("习近平", "Person") in {(words[-3:], kind) for words, kind in mentions}
    assert extraction.document.published == date(2025, 5, 9)
    path = tmp_path / "a.txt"
    path.write_text(SENTENCE, "utf-8")
    for given in (path, str(path)):
        assert kg.extract(given, published=date(2025, 5, 9)).claims == extraction.claims


def test_extract_of_a_missing_file() -> None:
    """A path that is not there is a UsageError, not a text without Chinese."""
    with pytest.raises(kg.UsageError, match=r"missing\.txt"):
        kg.extract("missing.txt")
    with pytest.raises(kg.ReadError):
        kg.extract("")


def test_build_gives_a_graph_in_every_shape(tmp_path: Path) -> None:
    """A built graph is an rdflib Graph, a networkx network, answers queries, and writes Turtle and HTML; no file is left behind."""
    (tmp_path / "a.txt").write_text("---\npublished: 2025-05-09\n---\n" + SENTENCE, "utf-8")
    graph = kg.build([tmp_path / "a.txt"])
    assert isinstance(graph.rdf, rdflib.Graph)
    assert all(len(triple) == 3 for triple in graph.rdf)
    assert len(graph) == len(graph.rdf) > 0
    assert isinstance(graph.network, nx.MultiDiGraph)
    assert graph.query("ASK { ?a a schema:NewsArticle ; schema:datePublished '2025-05-09'^^xsd:date }") is True
    assert [row["when"] for row in graph.query("@articles")] == ["2025-05-09"]
    graph.to_turtle(tmp_path / "g.ttl")
    graph.to_html(tmp_path / "g.html")
    assert set(rdflib.Graph().parse(tmp_path / "g.ttl")) == set(graph.rdf)
    assert "<html" in (tmp_path / "g.html").read_text("utf-8")
    assert {path.name for path in tmp_path.iterdir()} == {"a.txt", "g.ttl", "g.html"}


def test_build_writes_where_it_is_told(tmp_path: Path) -> None:
    """With a folder, the same files as `kg build` writes; failures are on the graph."""
    (tmp_path / "news").mkdir()
    (tmp_path / "news" / "a.txt").write_text(SENTENCE, "utf-8")
    (tmp_path / "news" / "b.txt").write_text("", "utf-8")
    graph = kg.build(tmp_path / "news", tmp_path / "out", publisher="某报")
    assert json.loads((tmp_path / "out" / "run.json").read_text("utf-8"))["articles"][0]["publisher"] == "某报"
    assert [Path(failure.source).name for failure in graph.failures] == ["b.txt"]
    with pytest.raises(kg.ReadError, match=r"b\.txt"):
        kg.build(tmp_path / "news" / "b.txt")


def test_a_graph_is_loaded_and_asked_by_name() -> None:
    """A graph from a file answers named queries, with parameters by name."""
    graph = kg.KnowledgeGraph.load(HERE / "query_sample.ttl")
    rows = graph.query("@stances", actor="中國")
    assert isinstance(rows, list)
    assert rows[0]["object"] == "https://w3id.org/zhkg/id/concept/单边主义"
    built = graph.query("CONSTRUCT { ?s kgo:opposes ?o } WHERE { ?s kgo:opposes ?o }")
    assert isinstance(built, list)
    assert len(built) == 2
    with pytest.raises(kg.QueryError):
        graph.query("SELECT")
