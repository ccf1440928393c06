"""Looking at a graph: kg view, explain, validate, stats."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import click

from kg.cli.options import PATH, Day, Verb, common, default_graph, lang, reading, row_format
from kg.cli.say import data, message, table
from kg.errors import QueryError, UsageError, guess

NOT_CONFORMING = NO_REASON = 1


@click.command(cls=Verb)
@click.argument("graph", required=False, type=PATH)
@click.option("-o", "--output", type=PATH, default=Path("graph.html"), show_default=True, help="The page to write, - for stdout.")
@click.option("--focus", metavar="NAME", help="Only this entity and those tied to it.")
@click.option("--since", type=Day(), metavar="DATE", help="Leave out what is dated before.")
@click.option("--until", type=Day(), metavar="DATE", help="Leave out what is dated after.")
@click.option("--title", default="", help="The page's heading.")
@common
def view(graph: Path | None, output: Path, title: str, **part: Any) -> int:
    """Write the network of a graph as one HTML page that needs no connection.

    Of a large store (of kg build --store) the page shows what most is told of, or what is around the focus, without reading all of it; with
    --since or --until all of it is read.

    Examples:
      kg view outputs/graph.nq
      kg view outputs/graph.nq -o xi.html --focus 习近平
      kg view outputs/graph.nq -o may.html --since 2025-05-01 --until 2025-05-31
    """
    from kg.graph import load_store
    from kg.view import network, render

    place = default_graph(graph)
    large = None if part["since"] or part["until"] else _large(place)
    drawn = _excerpt(large, part["focus"]) if large else network(load_store(place), **part)
    data(render(drawn, title), output)
    if str(output) != "-":
        size = f"{drawn.number_of_nodes()} entities, {drawn.number_of_edges()} relations"
        whole = f" of {large.overview().entities:,} and {large.overview().relations:,}" if large else ""
        message(f"Wrote {output}: {size}{whole}. Open it in a browser.", minor=True)
    return 0


def _large(place: Path) -> Any:
    """The store at a path, if it is one whose network is drawn in part."""
    from kg.serve import StoreLibrary

    library = StoreLibrary.at(place)
    return library if library is not None and library.excerpt() is not None else None


def _excerpt(library: Any, focus: str | None) -> Any:
    """Of a large store what is told of most, or of one entity, without reading the rest."""
    from kg.serve import find

    iri = find(library, focus or "")
    drawn = library.network(iri)
    if iri:
        drawn.graph["focus"] = iri
    return drawn


@click.command(cls=Verb)
@click.argument("words", nargs=-1, metavar="[GRAPH] S P O")
@click.option("--sentence", metavar="TEXT", help="What is found in this text, and by which rules.")
@lang
@reading
@common
def explain(words: tuple[str, ...], sentence: str | None, lang: str, **reading: Any) -> int:
    """Show why an edge is there: its sentences, speakers and rules, and why its names were linked. Or what is found in a sentence, and why.

    Names may be in either script; a predicate is one of the ontology, such as meets or opposes.

    Examples:
      kg explain 习近平 meets 普京
      kg explain outputs/graph.nq 中国 opposes 单边主义
      kg explain --sentence 俄罗斯总统普京同中国国家主席习近平在克里姆林宫举行会谈。
    """
    if sentence is not None:
        from kg.explain import explain_sentence
        from kg.knowledge import load_knowledge

        data(explain_sentence(sentence, load_knowledge(reading["rules"], reading["gazetteer"]), reading["published"]))
        return 0
    if len(words) not in (3, 4):
        raise UsageError("give subject, predicate and object (and a graph before them), or --sentence TEXT")
    return _explain(default_graph(Path(words[0]) if len(words) == 4 else None), words[-3:], lang, reading)


def _explain(graph: Path, triple: tuple[str, ...], lang: str, reading: Mapping[str, Any]) -> int:
    from kg.explain import explain_edge, explain_names
    from kg.graph import Namespaces
    from kg.knowledge import load_knowledge
    from kg.ontology import load_ontology
    from kg.query import Names, open_store

    store = open_store(graph)
    names = Names(store, lang.split(","))
    predicate = triple[1].removeprefix("kgo:")
    known = load_ontology().predicates
    if predicate not in known:
        raise QueryError(f"There is no predicate {triple[1]!r}{guess(predicate, known)}; there are {', '.join(known)}")
    found: list[str] = []
    knowledge = None
    for subject in names.find(triple[0]):
        for obj in names.find(triple[2]):
            explanation = explain_edge(store, subject, Namespaces().kgo(predicate), obj)
            if explanation.reasons:
                knowledge = knowledge or load_knowledge(reading["rules"], reading["gazetteer"])
                linked = [explain_names(store, reason, knowledge) for reason in explanation.reasons]
                found += [f"{names.label(subject)} {predicate} {names.label(obj)}", *_lines(explanation, linked, names)]
    if not found:
        message(f"No article says that {triple[0]} {predicate} {triple[2]}.")
        return NO_REASON
    data("\n".join([*found, ""]))
    return 0


def _lines(explanation: Any, linked: Sequence[Any], names: Any) -> list[str]:
    """One paragraph a reason, the words that say it in 【】."""
    asserted = "an edge of the graph" if explanation.asserted else "a claim only: negated, not yet so, or a speaker's about others"
    lines = [f"{asserted}; {len(explanation.reasons)} sentence(s) say it", ""]
    for n, (reason, links) in enumerate(zip(explanation.reasons, linked, strict=True), 1):
        text = reason.sentence
        for start, end in sorted(reason.marks, reverse=True):
            text = f"{text[:start]}【{text[start:end]}】{text[end:]}"
        who = "、".join(names.find_label(iri) for iri in reason.speakers) or "the article itself"
        about = [f"told by {who}", reason.modality, "" if reason.positive else "negated", reason.time]
        about += [names.find_label(reason.place) if reason.place else "", reason.role, reason.quantity]
        about += [f"topic {'、'.join(names.find_label(iri) for iri in reason.topics)}" if reason.topics else ""]
        where = [reason.headline, reason.publisher, reason.published, f"{reason.source}:{reason.begin}-{reason.end}"]
        lines += [f"{n}. {text}", f"   {' · '.join(part for part in about if part)}"]
        rule = f"   rule {reason.rule}" + (f": {reason.why}" if reason.why else "")
        lines += [rule, *(f"   {names.find_label(link.entity)}: {f'“{link.words}”, ' if link.words else ''}{link.why}" for link in links)]
        lines += [f"   {' · '.join(part for part in where if part)}", ""]
    return lines


@click.command(cls=Verb)
@click.argument("graph", required=False, type=PATH)
@common
def validate(graph: Path | None) -> int:
    """Check a graph against the shipped SHACL shapes. Exit code 1 where it does not conform.

    Examples:
      kg validate outputs/graph.ttl
    """
    from kg.graph import load_store
    from kg.graph.validate import validate as check

    report = check(load_store(default_graph(graph)))
    data(report.text)
    return 0 if report.conforms else NOT_CONFORMING


@click.command(cls=Verb)
@click.argument("graph", required=False, type=PATH)
@row_format
@lang
@common
def stats(graph: Path | None, form: str | None, lang: str) -> int:
    """Count what a graph holds: by class, predicate, publisher and month, and the actors told of most.

    Examples:
      kg stats
      kg stats outputs/graph.ttl --format json
    """
    from kg.graph import load_store
    from kg.query import Names
    from kg.run import stored_totals, totals

    place = default_graph(graph)
    store = load_store(place)
    counted, names = stored_totals(place) or totals(store), Names(store, lang.split(","))
    rows = [[name, "", str(getattr(counted, name))] for name in ("triples", "articles", "claims", "statements")]
    parts = (("class", counted.classes), ("predicate", counted.predicates), ("publisher", counted.publishers), ("month", counted.months))
    rows += [[part, names.find_label(key), str(count)] for part, counts in parts for key, count in counts.items()]
    rows += [["actor", names.find_label(iri), str(count)] for iri, count in counted.actors.items()]
    table(["what", "which", "count"], rows, form)
    return 0


VERBS = (view, explain, validate, stats)
