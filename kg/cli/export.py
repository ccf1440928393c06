"""A graph for other programs: kg export."""

from __future__ import annotations

from pathlib import Path

import click

from kg.cli.options import PATH, Verb, common, default_graph, lang
from kg.cli.say import data, message
from kg.errors import UsageError

FORMS = ("ttl", "nt", "nq", "trig", "jsonld", "rdfxml", "rdf12", "graphml", "gexf", "csv", "sheets")


@click.command(cls=Verb)
@click.argument("graph", required=False, type=PATH)
@click.option("--format", "form", type=click.Choice(FORMS), help="What to write; by default what the suffix of -o says.")
@click.option("-o", "--output", type=PATH, metavar="FILE|DIR", help="A file instead of stdout; for csv and sheets a folder.")
@click.option("--context", "context", is_flag=True, help="Write the JSON-LD context alone, as a file to publish.")
@lang
@common
def export(graph: Path | None, form: str | None, output: Path | None, context: bool, lang: str) -> int:
    """Write a graph in a format that another program reads: RDF, or the network for Gephi, networkx and Neo4j.

    graphml and gexf open in Gephi and networkx; csv is Neo4j's import form, four files in a folder; sheets are three tables for Excel
    (entities, relations, claims); rdf12 is Turtle of RDF 1.2, each edge annotated with its claims. --lang chooses the labels of a network.
    docs/exports.md says what each format keeps.

    Examples:
      kg export outputs/graph.nq --format gexf -o network.gexf
      kg export outputs/graph.nq -o network.graphml
      kg export outputs/graph.nq --format csv -o neo4j/
      kg export outputs/graph.nq --format sheets -o tables/
      kg export outputs/graph.nq --format jsonld > graph.jsonld
      kg export --context -o context.jsonld
    """
    from kg.export import form_of, pieces, save
    from kg.graph import context_file

    to_file = output if output is not None and str(output) != "-" else None
    if context:
        if form not in {None, "jsonld"}:
            raise UsageError(f"--context is of jsonld, and --format asks for {form}; leave one of them out")
        data(context_file(), to_file)
        return 0
    chosen, source, languages = form_of(form, to_file), default_graph(graph), lang.split(",")
    if to_file is None:
        for piece in pieces(source, chosen, languages):
            data(piece)
        return 0
    save(source, chosen, to_file, languages)
    message(f"Wrote {to_file}", minor=True)
    return 0


VERBS = (export,)
