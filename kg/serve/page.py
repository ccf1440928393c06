"""Pages out of templates: what each has in common, and that all text in them is escaped."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from importlib.resources import files
from typing import Any
from urllib.parse import urlencode

import jinja2
from markupsafe import Markup, escape

from kg.graph import Namespaces
from kg.query import PREFIXES, shorten
from kg.serve.catalogue import Catalogue, href
from kg.serve.reply import HTML, Reply
from kg.serve.text import shorter, tame
from kg.serve.words import Tongue

LONGEST_NAME = 60  # characters
CHARTED = ("meets", "calls", "visits", "signs", "supports", "opposes", "upholds")  # the predicates that charts speak of
VIEWS = ("stances", "timeline", "meetings", "statements", "articles")
_SHAPES = {
    "Person": "M10 3a7 7 0 1 0 .01 0z",
    "Country": "M4 4h12v12H4z",
    "Organization": "M10 2l8 8-8 8-8-8z",
    "Place": "M10 17L2.5 4h15z",
    "Event": "M10 1.5l2.5 5.6 6 .6-4.5 4 1.3 6-5.3-3.1-5.3 3.1 1.3-6-4.5-4 6-.6z",
    "Document": "M6 3.2h8l4 6.8-4 6.8H6L2 10z",
    "Concept": "M10 3l7.5 13h-15z",
}


@dataclass(frozen=True, slots=True)
class Visit:
    """A request for a page: where, with which parameters, by whom."""

    path: str
    args: Mapping[str, str] = field(default_factory=dict)
    tongue: Tongue = field(default_factory=Tongue)
    theme: str = ""
    accept: str = ""
    extra: Mapping[str, Any] = field(default_factory=dict)

    @staticmethod
    def of(given: Mapping[str, Any]) -> Visit:
        """The request as it came from the server's process."""
        tongue = Tongue(given["page"], given["names"])
        return Visit(given["path"], given["args"], tongue, given["theme"], given["accept"], given.get("extra", {}))

    def arg(self, name: str) -> str:
        """A parameter, "" where it is not given."""
        return self.args.get(name, "").strip()

    def number(self, name: str, default: int, most: int) -> int:
        """A parameter that is a whole number from 1 to `most`."""
        text = self.arg(name)
        return min(max(int(text), 1), most) if text.isascii() and text.isdigit() and len(text) < 9 else default

    def again(self, **args: object) -> str:
        """This address with other parameters; one that is "" or None is left out."""
        merged = {**self.args, **args}
        query = urlencode({key: value for key, value in merged.items() if value not in ("", None)})
        return self.path + (f"?{query}" if query else "")


class Pages:
    """The templates, loaded and compiled before the first request: a process that answers can open no file."""

    def __init__(self, library: Catalogue, assets: Mapping[str, str], limits: Mapping[str, Any]) -> None:
        self.library = library
        self._assets = assets
        self._limits = limits
        sources = {file.name: file.read_text(encoding="utf-8") for file in files("kg").joinpath("resources/serve/templates").iterdir()}
        loader = jinja2.DictLoader(sources)
        form: dict[str, Any] = {"trim_blocks": True, "lstrip_blocks": True, "undefined": jinja2.StrictUndefined}
        self._environment = jinja2.Environment(loader=loader, autoescape=True, finalize=_tamed, **form)
        self._environment.filters.update(shorter=shorter, tojsonblock=block, short=_short, day=lambda text: text[:10])
        self._environment.globals.update(shape=_shape, href=href)
        for name in sources:
            self._environment.get_template(name)

    def render(self, template: str, visit: Visit, status: int = 200, **context: Any) -> Reply:
        """A page; `context` is what its template shows."""
        tongue = visit.tongue
        shared = {
            "visit": visit,
            "tongue": tongue,
            "say": tongue.say,
            "assets": self._assets,
            "limits": self._limits,
            "site": tongue.word(self.library.titles),
            "views": VIEWS,
            "name": lambda iri: self.name(iri, tongue),
            "kind_of": lambda iri: self.library.named(iri).kind,
            "predicate": lambda name: self.predicate(name, tongue),
            "chartwords": lambda: self._chart_words(tongue),
            "classword": lambda name: tongue.word(self.library.ontology.classes[name].labels) if name in self.library.ontology.classes else name,
        }
        body = self._environment.get_template(template).render(shared | context)
        return Reply(status, HTML, body.encode("utf-8", "replace"), {"Vary": "Accept, Accept-Language, Cookie", "Cache-Control": "no-cache"})

    def name(self, iri: str, tongue: Tongue) -> str:
        """What a reader calls a thing; an article by its headline."""
        article = self.library.article(iri)
        if article is not None:
            return shorter(article.title or shorten(iri), LONGEST_NAME)
        return shorter(tongue.name(self.library.named(iri).labels), LONGEST_NAME)

    def predicate(self, name: str, tongue: Tongue) -> str:
        """The word for a predicate of the ontology."""
        known = self.library.ontology.predicates.get(name)
        return tongue.word(known.labels) if known else name

    def _chart_words(self, tongue: Tongue) -> dict[str, str]:
        """What the charts call predicates and their groups."""
        ontology = self.library.ontology
        groups = {name: tongue.word(group.labels) for name, group in ontology.groups.items()}
        return groups | {name: self.predicate(name, tongue) for name in CHARTED}

    def missing(self, visit: Visit, message: str = "") -> Reply:
        """404, with a way on."""
        return self.render("error.html", visit, 404, heading=visit.tongue.say("notFound"), message=message or visit.tongue.say("notFoundWhy"))


def kgo(name: str) -> str:
    """The IRI of a class or predicate of ours."""
    return Namespaces().kgo(name).value


def iri_of(path: str) -> str:
    """The IRI that an address below /id/ stands for."""
    return PREFIXES["kg"] + path


def _tamed(value: Any) -> Any:
    return tame(value) if isinstance(value, str) and not hasattr(value, "__html__") else value


def _short(iri: str) -> str:
    return shorter(shorten(iri), 100)


def block(value: Any) -> Markup:
    """JSON for a script element of data: nothing in it can end the element or be taken for markup."""
    text = json.dumps(value, ensure_ascii=False, separators=(",", ":"))
    for sign in "<>&\u2028\u2029":
        text = text.replace(sign, f"\\u{ord(sign):04x}")
    return Markup(text)  # noqa: S704  # every sign that HTML reads is escaped above


def _shape(kind: str) -> Markup:
    """The sign of a class, its colour by the style sheet."""
    path = _SHAPES.get(kind, _SHAPES["Concept"])
    return Markup('<svg class="shape shape-{}" viewBox="0 0 20 20" aria-hidden="true"><path d="{}"/></svg>').format(escape(kind or "Other"), path)
